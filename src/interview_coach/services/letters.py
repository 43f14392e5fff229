"""The words of messages about appointments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from interview_coach.calendars import Invitation, cancellation, request
from interview_coach.domain.appointments import Appointment, Occurrence, occurrences, read_slot
from interview_coach.domain.appointments_time import local_of
from interview_coach.domain.reminders import Message, MessageKind
from interview_coach.mail import Letter

_NEXT = 5


@dataclass(frozen=True, slots=True)
class Correspondence:
    """`sender` is the address mails come from, `link` the partner's private page (empty: none that others reach)."""

    now: datetime
    sender: str
    link: str = field(default="", repr=False)


def letter_of(message: Message, appointment: Appointment, about: Correspondence) -> Letter | None:
    """None when there is nothing left to say."""
    if message.kind is MessageKind.REMINDER:
        return _reminder(message, appointment, about.now)
    if appointment.partner is None or not appointment.partner.email:
        return None
    if message.kind is MessageKind.CANCELLATION:
        return _cancellation(message, appointment, about)
    return _invitation(message, appointment, about) if occurrences(appointment, about.now) else None


def invitation_text(appointment: Appointment, now: datetime, link: str = "") -> str:
    """What the partner reads; also for the user to copy where no mail server is set up."""
    name = appointment.partner.name if appointment.partner else ""
    lines = [
        f"Hello {name},",
        "",
        "would you interview me, as practice for a real interview?",
        "",
        f"  {appointment.title}",
        *_when(appointment, now),
        "",
        f"It is a {appointment.mock.type} interview of {appointment.minutes} minutes.",
    ]
    if link:
        lines += ["", "Your page for it, with a sheet to note how it went (nobody else needs this address):", link]
    return "\n".join(lines) + "\n"


def when_words(occurrence: Occurrence) -> str:
    """`Friday 27 November 2026, 18:00 to 18:30 (Europe/Berlin)`."""
    local = occurrence.local
    zone = occurrence.appointment.zone
    shown, ends = local_of(occurrence.starts, zone), local_of(occurrence.ends, zone)
    return f"{local:%A} {local.day} {local:%B %Y}, {shown:%H:%M} to {ends:%H:%M} ({zone})"


def _invitation(message: Message, appointment: Appointment, about: Correspondence) -> Letter:
    first = appointment.sequence == 0
    text = invitation_text(appointment, about.now, about.link)
    if not first:
        text = "This replaces what was said before.\n\n" + text
    subject = f"{'Invitation' if first else 'Changed'}: {appointment.title}"
    calendar = request(appointment, about.now, Invitation(_organizer(appointment, about), text))
    return _letter(message, appointment, (subject, text), calendar, "REQUEST")


def _cancellation(message: Message, appointment: Appointment, about: Correspondence) -> Letter:
    slot = read_slot(message.slot) if message.slot else None
    day = slot or appointment.starts
    which = f"on {day:%A} {day.day} {day:%B %Y}, {day:%H:%M} ({appointment.zone})"
    rest = " It does not take place that day; the rest stays." if slot else " It does not take place."
    text = f"Hello,\n\n“{appointment.title}” {which} is cancelled.{rest}\n"
    calendar = cancellation(appointment, about.now, Invitation(_organizer(appointment, about), text), slot)
    return _letter(message, appointment, (f"Cancelled: {appointment.title}", text), calendar, "CANCEL")


def _reminder(message: Message, appointment: Appointment, now: datetime) -> Letter | None:
    slot = read_slot(message.slot)
    occurrence = next((each for each in occurrences(appointment, now) if each.slot == slot and each.starts > now), None)
    if occurrence is None or not appointment.own_email:
        return None
    text = f"{appointment.title}\n{when_words(occurrence)}\n\nOpen Interview Coach to begin.\n"
    return Letter(message.id, appointment.own_email, "", "", f"Reminder: {appointment.title}", text)


def _letter(message: Message, appointment: Appointment, words: tuple[str, str], calendar: bytes, method: str) -> Letter:
    assert appointment.partner is not None
    subject, text = words
    partner = appointment.partner
    return Letter(
        message.id, partner.email, partner.name, appointment.own_email, subject, text, calendar=calendar, method=method
    )


def _organizer(appointment: Appointment, about: Correspondence) -> str:
    return appointment.own_email or about.sender


def _when(appointment: Appointment, now: datetime) -> list[str]:
    coming = occurrences(appointment, now)
    lines = [f"  {when_words(each)}" for each in coming[:_NEXT]]
    return [*lines, f"  and {len(coming) - _NEXT} more times"] if len(coming) > _NEXT else lines
