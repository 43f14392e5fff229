"""Invitations, cancellations and reminders by e-mail: kept first, sent by a job, tried again, never sent twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from interview_coach.domain.appointments import Appointment, occurrences, slot_text
from interview_coach.domain.reminders import (
    Message,
    MessageKind,
    MessageState,
    failed,
    reminders_of,
    repeated,
    sent,
)
from interview_coach.errors import CoachError, Conflict, ProviderError
from interview_coach.mail import Letter, Mailer
from interview_coach.services.letters import Correspondence, letter_of
from interview_coach.services.parts import Parts
from interview_coach.storage.database import Transaction

MAIL = "mail"
"""The kind of the job that sends one message."""

_AHEAD = timedelta(days=8)

StartJob = Callable[[str, str, str, str], None]
"""Kind, user, record, key."""


@dataclass(frozen=True, slots=True)
class PostOffice:
    """`start` asks for a job, `public_url` is where others reach the app (empty: they cannot)."""

    mailer: Mailer
    start: StartJob
    public_url: str = ""


class Reminders:
    def __init__(self, parts: Parts, office: PostOffice) -> None:
        self._parts = parts
        self._office = office

    @property
    def can_send(self) -> bool:
        """Whether a mail server is set up."""
        return self._office.mailer.is_set_up

    @property
    def public_url(self) -> str:
        return self._office.public_url

    def invite(self, rows: Transaction, appointment: Appointment) -> tuple[Message, ...]:
        """Tell the partner what the appointment is now, in the transaction that changed it. `post` comes after it."""
        return self._announce(rows, appointment, MessageKind.INVITATION, None)

    def call_off(self, rows: Transaction, appointment: Appointment, slot: datetime | None) -> tuple[Message, ...]:
        """Tell the partner that it, or one occurrence, is cancelled; like `invite`."""
        return self._announce(rows, appointment, MessageKind.CANCELLATION, slot)

    def post(self, user_id: str, messages: Iterable[Message]) -> None:
        """Have them sent now, in the background."""
        for message in messages:
            key = f"{MAIL}:{message.id}:{message.attempts}-{int(message.next_at.timestamp())}"
            self._office.start(MAIL, user_id, message.id, key)

    def of_appointment(self, user_id: str, appointment_id: str) -> tuple[Message, ...]:
        """Newest first. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            rows.appointments.get(appointment_id)
            return rows.reminders.of_appointment(appointment_id)

    def again(self, user_id: str, message_id: str) -> Message:
        """Send once more what failed, or what may not have arrived. Raises NotFound, Conflict for one that was sent."""
        with self._parts.storage.writing(user_id) as rows:
            message = rows.reminders.get(message_id)
            if not message.can_be_repeated:
                raise Conflict("this message was sent, or is being sent")
            message = repeated(message, self._parts.clock())
            rows.reminders.save(message)
        self.post(user_id, (message,))
        return message

    def tick(self) -> None:
        """What the calendar asks for every few minutes: reminders that are due, and messages that wait."""
        if not self.can_send:
            return
        for user_id in self._parts.storage.users():
            for message in self._due(user_id):
                self.send(user_id, message.id)

    def send(self, user_id: str, message_id: str) -> None:
        """One message, unless it was sent, is being sent, or is not due. What fails is kept with the reason."""
        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            if not rows.reminders.claim(message_id, now):
                return
            message = rows.reminders.get(message_id)
            letter = self._letter(rows, message, now)
        outcome = self._sent(message, letter) if letter is not None else _too_late(message, now)
        with self._parts.storage.writing(user_id) as rows:
            rows.reminders.save(outcome)

    def _sent(self, message: Message, letter: Letter) -> Message:
        """The server has it, or says why not. An error that is neither leaves the message marked as being sent: then
        nobody knows."""
        try:
            self._office.mailer.send(letter)
        except ProviderError as error:
            return failed(message, str(error), self._parts.clock(), permanent=error.permanent)
        except CoachError as error:
            return failed(message, str(error), self._parts.clock(), permanent=False)
        return sent(message, self._parts.clock())

    def _letter(self, rows: Transaction, message: Message, now: datetime) -> Letter | None:
        """None when there is nothing left to say: it has been, it was cancelled, or a newer message says it."""
        appointment = rows.appointments.get(message.appointment_id)
        newer = [
            each
            for each in rows.reminders.of_appointment(appointment.id)
            if each.kind is not MessageKind.REMINDER and each.sequence > message.sequence and not each.slot
        ]
        if message.kind is MessageKind.INVITATION and newer:
            return None
        access = rows.appointments.access(appointment.id)
        link = f"{self._office.public_url}/partner/{access.token}" if access and self._office.public_url else ""
        return letter_of(message, appointment, Correspondence(now, self._office.mailer.sender, link))

    def _due(self, user_id: str) -> tuple[Message, ...]:
        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            for stuck in rows.reminders.stuck(now):
                rows.reminders.save(_unsure(stuck, now))
            for appointment in rows.appointments.list(now, now + _AHEAD):
                self._plan_reminders(rows, appointment, now)
            return rows.reminders.due(now)

    def _plan_reminders(self, rows: Transaction, appointment: Appointment, now: datetime) -> None:
        if not appointment.own_email:
            return
        coming = [each for each in occurrences(appointment, now, now + _AHEAD) if each.starts > now]
        for occurrence, due_at in reminders_of(appointment, coming):
            if due_at <= now and occurrence.session_id is None and due_at >= appointment.created_at:
                rows.reminders.add(self._message(appointment, MessageKind.REMINDER, occurrence.key, due_at))

    def _announce(
        self, rows: Transaction, appointment: Appointment, kind: MessageKind, slot: datetime | None
    ) -> tuple[Message, ...]:
        partner = appointment.partner
        if not self.can_send or partner is None or not partner.email:
            return ()
        key = slot_text(slot) if slot is not None else ""
        message = self._message(appointment, kind, key, self._parts.clock())
        return (message,) if rows.reminders.add(message) else ()

    def _message(self, appointment: Appointment, kind: MessageKind, slot: str, due_at: datetime) -> Message:
        now = self._parts.clock()
        sequence = 0 if kind is MessageKind.REMINDER else appointment.sequence
        return Message(self._parts.new_id(), appointment.id, kind, slot, sequence, due_at, now, next_at=now)


def _too_late(message: Message, now: datetime) -> Message:
    return replace(message, state=MessageState.TOO_LATE, problem="", changed_at=now)


def _unsure(message: Message, now: datetime) -> Message:
    problem = "the program stopped while this was being sent; it may have arrived"
    return replace(message, state=MessageState.UNSURE, problem=problem, changed_at=now)
