"""Sends e-mail over SMTP (RFC 5321): a text, and for invitations the calendar part beside it (RFC 6047)."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from interview_coach.config import Settings
from interview_coach.errors import ConfigurationError, ProviderError

SECONDS = 20
_FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """`calendar` is an iCalendar file with its METHOD; `id` stays the same when the letter is tried again, so that a
    mail program shows it once."""

    id: str
    to: str = field(repr=False)
    to_name: str = field(repr=False)
    reply_to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    calendar: bytes = field(default=b"", repr=False)
    method: str = ""


class Mailer:
    """The server of the settings. Check `is_set_up` first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_set_up(self) -> bool:
        return bool(self._settings.smtp_host)

    @property
    def sender(self) -> str:
        return self._settings.smtp_from

    def send(self, letter: Letter) -> None:
        """Raises ProviderError (`permanent` when trying again cannot help), ConfigurationError without a sender."""
        if not self.sender:
            raise ConfigurationError("set COACH_SMTP_FROM to the address that mails come from")
        message = compose(letter, self.sender)
        try:
            with self._connect() as server:
                if self._settings.smtp_user:
                    server.login(self._settings.smtp_user, self._settings.smtp_password)
                server.send_message(message, self.sender, [letter.to])
        except (smtplib.SMTPException, OSError) as error:
            raise _failure(error) from error

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        if settings.smtp_tls == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=SECONDS, context=context)
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SECONDS)
        if settings.smtp_tls == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server


def compose(letter: Letter, sender: str) -> EmailMessage:
    """Text first, the calendar as its alternative: programs that know calendars show an invitation."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Interview Coach", addr_spec=sender)
    message["To"] = Address(_one_line(letter.to_name), addr_spec=letter.to)
    if letter.reply_to:
        message["Reply-To"] = Address(addr_spec=letter.reply_to)
    message["Subject"] = _one_line(letter.subject)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic replies, please
    message.set_content(letter.text)
    if letter.calendar:
        message.add_alternative(
            letter.calendar.decode(), subtype="calendar", params={"method": letter.method}, cte="base64"
        )
    return message


def _one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _failure(error: smtplib.SMTPException | OSError) -> ProviderError:
    """What went wrong, in words; never what was sent, nor what the server repeats of it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return ProviderError("the mail server refused the user or the password", permanent=False)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        for_good = bool(codes) and min(codes) >= _FOR_GOOD
        return ProviderError("the mail server refused the address of the recipient", permanent=for_good)
    if isinstance(error, smtplib.SMTPResponseException):
        return ProviderError(
            f"the mail server refused it (code {error.smtp_code})", permanent=error.smtp_code >= _FOR_GOOD
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ProviderError("the mail server does not offer what COACH_SMTP_TLS asks for", permanent=False)
    return ProviderError("the mail server cannot be reached", permanent=False)
