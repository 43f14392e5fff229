"""What one user agreed to; a withdrawn consent stays as a record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from interview_coach.domain.consents import Consent
from interview_coach.storage.tables import consents as t


class ConsentRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def add(self, consent: Consent) -> None:
        self._connection.execute(
            insert(t).values(
                id=consent.id,
                user_id=self._user_id,
                kind=consent.kind,
                recipient=consent.recipient,
                version=consent.version,
                given_at=consent.given_at,
                withdrawn_at=consent.withdrawn_at,
            )
        )

    def list(self, kind: str) -> tuple[Consent, ...]:
        """Newest first."""
        query = select(t).where(t.c.user_id == self._user_id, t.c.kind == kind).order_by(t.c.given_at.desc(), t.c.id)
        return tuple(
            Consent(row.id, row.kind, row.recipient, row.version, row.given_at, row.withdrawn_at)
            for row in self._connection.execute(query)
        )

    def withdraw(self, kind: str, at: datetime, recipient: str | None = None) -> None:
        """All that still hold; for one recipient, or for every one."""
        query = update(t).where(t.c.user_id == self._user_id, t.c.kind == kind, t.c.withdrawn_at.is_(None))
        if recipient is not None:
            query = query.where(t.c.recipient == recipient)
        self._connection.execute(query.values(withdrawn_at=at))
