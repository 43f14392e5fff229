"""Messages by e-mail about appointments: what waits to be sent, and what became of it.

A message is sent once: before it goes out it is marked as being sent, and one that was being sent when the program
stopped is never sent again by itself, since nobody knows whether it arrived. It is shown, and the user decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from interview_coach.domain.appointments import Appointment, Occurrence

BACK_OFF_MINUTES = (1, 5, 15, 60, 180, 360, 720, 1440)
"""Between attempts; after the last the user is asked."""
SENDING_TAKES = timedelta(minutes=10)
LONGEST_PROBLEM = 300


class MessageKind(StrEnum):
    INVITATION = "invitation"
    CANCELLATION = "cancellation"
    REMINDER = "reminder"


class MessageState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Message:
    """`slot` names an occurrence (`slot_text`), empty is the whole appointment. `due_at` is when it is to go out,
    `next_at` when it is tried next. `problem` says why it has not gone out."""

    id: str
    appointment_id: str
    kind: MessageKind
    slot: str
    sequence: int
    due_at: datetime
    created_at: datetime
    next_at: datetime
    state: MessageState = MessageState.WAITING
    attempts: int = 0
    problem: str = ""
    changed_at: datetime | None = None

    @property
    def can_be_repeated(self) -> bool:
        return self.state in (MessageState.FAILED, MessageState.UNSURE, MessageState.WAITING) and bool(self.problem)


def failed(message: Message, problem: str, at: datetime, *, permanent: bool) -> Message:
    """After an attempt that did not work: tried again later, or left to the user."""
    attempts = message.attempts + 1
    shown = problem[:LONGEST_PROBLEM]
    if permanent or attempts > len(BACK_OFF_MINUTES):
        return replace(message, state=MessageState.FAILED, attempts=attempts, problem=shown, changed_at=at)
    wait = timedelta(minutes=BACK_OFF_MINUTES[attempts - 1])
    return replace(
        message, state=MessageState.WAITING, attempts=attempts, problem=shown, next_at=at + wait, changed_at=at
    )


def sent(message: Message, at: datetime) -> Message:
    return replace(message, state=MessageState.SENT, attempts=message.attempts + 1, problem="", changed_at=at)


def repeated(message: Message, at: datetime) -> Message:
    """Sent anew because the user wants it."""
    return replace(message, state=MessageState.WAITING, attempts=0, problem="", next_at=at, changed_at=at)


def reminders_of(appointment: Appointment, planned: Iterable[Occurrence]) -> tuple[tuple[Occurrence, datetime], ...]:
    """Each occurrence with the instants at which its reminders are due."""
    return tuple(
        (each, each.starts - timedelta(minutes=minutes))
        for each in planned
        for minutes in sorted(set(appointment.remind))
    )
