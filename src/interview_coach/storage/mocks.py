"""Mock interviews of one user: the whole talk is sealed; each change needs the version it was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from interview_coach.domain.interviews import OVER, Mock, StoredMock
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import interview_sessions
from interview_coach.storage.tables import mocks as t

CHANGED_ELSEWHERE = "the interview has gone on in another window; load it again"


class MockRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, stored: StoredMock) -> None:
        """Its interview session is there already."""
        self._connection.execute(
            insert(t).values(
                id=stored.id,
                user_id=self._user_id,
                type=stored.mock.setup.type.value,
                minutes=stored.mock.setup.minutes,
                started_at=stored.started_at,
                **self._changing(stored),
            )
        )

    def get(self, mock_id: str) -> StoredMock:
        found = self.find(mock_id)
        if found is None:
            raise NotFound("there is no such mock interview")
        return found

    def find(self, session_id: str) -> StoredMock | None:
        """The mock of an interview session; None for a session of practice."""
        row = self._connection.execute(self._joined().where(t.c.id == session_id)).first()
        return None if row is None else self.read(row)

    def list(self, preparation_id: str, *, limit: int, offset: int) -> tuple[StoredMock, ...]:
        """Newest first."""
        here = interview_sessions.c.preparation_id == preparation_id
        query = self._joined().where(here).order_by(t.c.started_at.desc(), t.c.id).limit(limit).offset(offset)
        return tuple(map(self.read, self._connection.execute(query)))

    def count(self, preparation_id: str) -> int:
        joined = t.join(interview_sessions, interview_sessions.c.id == t.c.id)
        here = (t.c.user_id == self._user_id, interview_sessions.c.preparation_id == preparation_id)
        return self._connection.scalar(select(func.count()).select_from(joined).where(*here)) or 0

    def left_open(self, unchanged_since: datetime) -> tuple[StoredMock, ...]:
        """Those that are not over and without a sign of the user since then."""
        is_open = t.c.state.not_in([phase.value for phase in OVER])
        query = self._joined().where(is_open, t.c.changed_at < unchanged_since).order_by(t.c.id)
        return tuple(map(self.read, self._connection.execute(query)))

    def put(self, stored: StoredMock) -> StoredMock:
        """The next state, made from the version it carries; it comes back with its new one. Raises Conflict when
        another window was faster, NotFound when it was removed meanwhile."""
        new = replace(stored, version=stored.version + 1)
        mine = (t.c.id == stored.id, t.c.user_id == self._user_id)
        done = self._connection.execute(
            update(t).where(*mine, t.c.version == stored.version).values(**self._changing(new))
        )
        if done.rowcount != 1:
            self.get(stored.id)
            raise Conflict(CHANGED_ELSEWHERE)
        return new

    def keep_draft(self, mock_id: str, text: str, at: datetime) -> None:
        """No new version: what another window shows stays valid."""
        mine = (t.c.id == mock_id, t.c.user_id == self._user_id)
        kept = {"draft_sealed": self._sealed_draft(mock_id, text), "changed_at": at}
        if self._connection.execute(update(t).where(*mine).values(**kept)).rowcount != 1:
            raise NotFound("there is no such mock interview")

    def remove(self, mock_id: str) -> None:
        """With its session, and so with its answers and their evaluations."""
        self.get(mock_id)
        s = interview_sessions
        self._connection.execute(delete(s).where(s.c.id == mock_id, s.c.user_id == self._user_id))

    def read(self, row: Row[tuple[object, ...]]) -> StoredMock:
        """The value of a row of this table that has the preparation's id beside it."""
        draft = self._cipher.open(row.draft_sealed, f"mocks.draft:{row.id}") if row.draft_sealed else ""
        return StoredMock(
            id=row.id,
            preparation_id=row.preparation_id,
            version=row.version,
            mock=from_text(Mock, self._cipher.open(row.mock_sealed, f"mocks.mock:{row.id}")),
            started_at=row.started_at,
            changed_at=row.changed_at,
            ended_at=row.ended_at,
            draft=draft,
        )

    def _joined(self) -> Select[tuple[object, ...]]:
        return (
            select(t, interview_sessions.c.preparation_id)
            .select_from(t.join(interview_sessions, interview_sessions.c.id == t.c.id))
            .where(t.c.user_id == self._user_id)
        )

    def _changing(self, stored: StoredMock) -> dict[str, object]:
        return {
            "state": stored.mock.phase.value,
            "version": stored.version,
            "mock_sealed": self._cipher.seal(to_text(stored.mock), f"mocks.mock:{stored.id}"),
            "draft_sealed": self._sealed_draft(stored.id, stored.draft),
            "changed_at": stored.changed_at,
            "ended_at": stored.ended_at,
        }

    def _sealed_draft(self, mock_id: str, text: str) -> bytes | None:
        return self._cipher.seal(text, f"mocks.draft:{mock_id}") if text else None
