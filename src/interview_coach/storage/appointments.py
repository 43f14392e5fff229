"""Appointments of one user. What is said in them is sealed; when they take place is not: it is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from interview_coach.domain.appointments import Appointment, occurrences
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import appointments as t
from interview_coach.storage.tokens import token_hash


@dataclass(frozen=True, slots=True)
class Access:
    """The private address of a partner: it opens until `until`, and shows questions only if the user wants it."""

    token: str = field(repr=False)
    until: datetime
    shares_questions: bool


class AppointmentRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, appointment: Appointment) -> None:
        self._connection.execute(
            insert(t).values(
                id=appointment.id,
                user_id=self._user_id,
                created_at=appointment.created_at,
                shares_questions=False,
                first_at=_first_at(appointment),
                last_at=_last_at(appointment),
                **self._values(appointment),
            )
        )

    def save(self, appointment: Appointment) -> None:
        """Raises NotFound. A cancelled appointment keeps the time it had, for the lists."""
        self._row(appointment.id)
        values = self._values(appointment)
        if not appointment.cancelled:
            values |= {"first_at": _first_at(appointment), "last_at": _last_at(appointment)}
        self._connection.execute(self._of(appointment.id).values(**values))

    def get(self, appointment_id: str) -> Appointment:
        return self.read(self._row(appointment_id))

    def list(self, since: datetime | None = None, until: datetime | None = None) -> tuple[Appointment, ...]:
        """Those that may take place in the window, by their first time; cancelled ones too."""
        query = select(t).where(t.c.user_id == self._user_id)
        if since is not None:
            query = query.where(t.c.last_at > since)
        if until is not None:
            query = query.where(t.c.first_at < until)
        return tuple(map(self.read, self._connection.execute(query.order_by(t.c.first_at, t.c.id))))

    def remove(self, appointment_id: str) -> None:
        self._row(appointment_id)
        self._connection.execute(delete(t).where(t.c.user_id == self._user_id, t.c.id == appointment_id))

    def access(self, appointment_id: str) -> Access | None:
        """None when there is no private address, or it was taken back."""
        row = self._row(appointment_id)
        if row.token_sealed is None:
            return None
        token = self._cipher.open(row.token_sealed, f"appointments.token:{appointment_id}")
        return Access(token, row.token_until, row.shares_questions)

    def put_access(self, appointment_id: str, access: Access | None) -> None:
        self._row(appointment_id)
        if access is None:
            values: dict[str, Any] = {"token_hash": None, "token_sealed": None, "token_until": None}
        else:
            values = {
                "token_hash": token_hash(access.token),
                "token_sealed": self._cipher.seal(access.token, f"appointments.token:{appointment_id}"),
                "token_until": access.until,
                "shares_questions": access.shares_questions,
            }
        self._connection.execute(self._of(appointment_id).values(**values))

    def of_token(self, token: str, now: datetime) -> Appointment | None:
        """Whose private address this is; None when it is over or taken back."""
        mine = (t.c.user_id == self._user_id) & (t.c.token_hash == token_hash(token)) & (t.c.token_until > now)
        row = self._connection.execute(select(t).where(mine)).first()
        return self.read(row) if row is not None else None

    def read(self, row: Row[Any]) -> Appointment:
        text = self._cipher.open(row.appointment_sealed, f"appointments.appointment:{row.id}")
        return replace(from_text(Appointment, text), preparation_id=row.preparation_id)

    def _values(self, appointment: Appointment) -> dict[str, Any]:
        return {
            "preparation_id": appointment.preparation_id,
            "cancelled": appointment.cancelled,
            "appointment_sealed": self._cipher.seal(to_text(appointment), f"appointments.appointment:{appointment.id}"),
        }

    def _of(self, appointment_id: str) -> Any:
        return update(t).where(t.c.user_id == self._user_id, t.c.id == appointment_id)

    def _row(self, appointment_id: str) -> Row[Any]:
        query = select(t).where(t.c.user_id == self._user_id, t.c.id == appointment_id)
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound("there is no such appointment")
        return row


def _first_at(appointment: Appointment) -> datetime:
    return occurrences(appointment)[0].starts


def _last_at(appointment: Appointment) -> datetime:
    return max(each.ends for each in occurrences(appointment))
