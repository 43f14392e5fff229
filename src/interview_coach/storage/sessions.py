"""Interview sessions of one user: sittings in which answers were given."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from interview_coach.domain.answers import InterviewSession
from interview_coach.storage.tables import interview_sessions as t


class SessionRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def add(self, session: InterviewSession) -> None:
        self._connection.execute(
            insert(t).values(
                id=session.id,
                user_id=self._user_id,
                preparation_id=session.preparation_id,
                kind=session.kind,
                started_at=session.started_at,
                last_answer_at=session.last_answer_at,
            )
        )

    def latest(self, preparation_id: str, kind: str) -> InterviewSession | None:
        row = self._connection.execute(
            select(t)
            .where(t.c.user_id == self._user_id, t.c.preparation_id == preparation_id, t.c.kind == kind)
            .order_by(t.c.last_answer_at.desc(), t.c.id)
        ).first()
        if row is None:
            return None
        return InterviewSession(row.id, row.preparation_id, row.kind, row.started_at, row.last_answer_at)

    def has(self, session_id: str) -> bool:
        mine = (t.c.user_id == self._user_id) & (t.c.id == session_id)
        return self._connection.scalar(select(t.c.id).where(mine)) is not None

    def touch(self, session_id: str, at: datetime) -> None:
        """An answer was given at `at`."""
        self._connection.execute(
            update(t).where(t.c.user_id == self._user_id, t.c.id == session_id).values(last_answer_at=at)
        )
