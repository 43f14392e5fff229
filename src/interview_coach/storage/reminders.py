"""Messages of one user about appointments: ids and states, no text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from interview_coach.domain.reminders import SENDING_TAKES, Message, MessageKind, MessageState
from interview_coach.errors import NotFound
from interview_coach.storage.tables import reminders as t


class ReminderRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def add(self, message: Message) -> bool:
        """False when the same message is there already."""
        same = (
            (t.c.user_id == self._user_id)
            & (t.c.appointment_id == message.appointment_id)
            & (t.c.kind == message.kind.value)
            & (t.c.slot == message.slot)
            & (t.c.sequence == message.sequence)
            & (t.c.due_at == message.due_at)
        )
        if self._connection.scalar(select(t.c.id).where(same)) is not None:
            return False
        values = {"user_id": self._user_id, "created_at": message.created_at, **_key(message), **_values(message)}
        self._connection.execute(insert(t).values(id=message.id, **values))
        return True

    def get(self, message_id: str) -> Message:
        row = self._connection.execute(select(t).where(t.c.user_id == self._user_id, t.c.id == message_id)).first()
        if row is None:
            raise NotFound("there is no such message")
        return read_message(row)

    def of_appointment(self, appointment_id: str) -> tuple[Message, ...]:
        """Newest first."""
        return self._found(t.c.appointment_id == appointment_id)

    def due(self, now: datetime) -> tuple[Message, ...]:
        """Those that wait and may be tried."""
        return self._found(t.c.state == MessageState.WAITING.value, t.c.next_at <= now)

    def stuck(self, now: datetime) -> tuple[Message, ...]:
        """Those that were being sent when the program stopped."""
        return self._found(t.c.state == MessageState.SENDING.value, t.c.changed_at <= now - SENDING_TAKES)

    def claim(self, message_id: str, now: datetime) -> bool:
        """Mark as being sent; of two that try, one succeeds."""
        waiting = (t.c.id == message_id) & (t.c.state == MessageState.WAITING.value) & (t.c.next_at <= now)
        done = self._connection.execute(
            update(t)
            .where(t.c.user_id == self._user_id, waiting)
            .values(state=MessageState.SENDING.value, changed_at=now)
        )
        return bool(done.rowcount == 1)

    def save(self, message: Message) -> None:
        self._connection.execute(
            update(t).where(t.c.user_id == self._user_id, t.c.id == message.id).values(**_values(message))
        )

    def _found(self, *conditions: Any) -> tuple[Message, ...]:
        query = select(t).where(t.c.user_id == self._user_id, *conditions).order_by(t.c.created_at.desc(), t.c.id)
        return tuple(map(read_message, self._connection.execute(query)))


def _key(message: Message) -> dict[str, object]:
    return {
        "appointment_id": message.appointment_id,
        "kind": message.kind.value,
        "slot": message.slot,
        "sequence": message.sequence,
        "due_at": message.due_at,
    }


def _values(message: Message) -> dict[str, object]:
    return {
        "next_at": message.next_at,
        "state": message.state.value,
        "attempts": message.attempts,
        "problem": message.problem,
        "changed_at": message.changed_at,
    }


def read_message(row: Row[Any]) -> Message:
    return Message(
        id=row.id,
        appointment_id=row.appointment_id,
        kind=MessageKind(row.kind),
        slot=row.slot,
        sequence=row.sequence,
        due_at=row.due_at,
        created_at=row.created_at,
        next_at=row.next_at,
        state=MessageState(row.state),
        attempts=row.attempts,
        problem=row.problem,
        changed_at=row.changed_at,
    )
