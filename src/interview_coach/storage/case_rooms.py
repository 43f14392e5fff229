"""Case rooms of one user: the whole talk is sealed; each change needs the version it was made from."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, Row, delete, insert, select, update

from interview_coach.domain.case_room import CaseRoom, StoredRoom
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import case_rooms as t


class CaseRoomRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, stored: StoredRoom) -> None:
        self._connection.execute(
            insert(t).values(
                id=stored.id,
                user_id=self._user_id,
                question_id=stored.question_id,
                session_id=stored.session_id,
                created_at=stored.created_at,
                **self._changing(stored),
            )
        )

    def get(self, question_id: str, session_id: str | None = None) -> StoredRoom:
        """The newest room of a question: of a mock interview, or of practice (None). Raises NotFound."""
        found = self.find(question_id, session_id)
        if found is None:
            raise NotFound("this case has not been opened yet")
        return found

    def find(self, question_id: str, session_id: str | None = None) -> StoredRoom | None:
        """The same; None when there is none."""
        here = t.c.session_id.is_(None) if session_id is None else t.c.session_id == session_id
        query = select(t).where(t.c.user_id == self._user_id, t.c.question_id == question_id, here)
        row = self._connection.execute(query.order_by(t.c.created_at.desc(), t.c.id)).first()
        return None if row is None else self.read(row)

    def of_answer(self, answer_id: str) -> StoredRoom | None:
        """The room from which an answer was handed in; None for other answers."""
        query = select(t).where(t.c.user_id == self._user_id, t.c.answer_id == answer_id)
        row = self._connection.execute(query).first()
        return None if row is None else self.read(row)

    def put(self, stored: StoredRoom) -> StoredRoom:
        """The next state, made from the version it carries; it comes back with its new one. Raises Conflict when
        another window was faster, NotFound when it was removed meanwhile."""
        new = replace(stored, version=stored.version + 1)
        mine = (t.c.id == stored.id, t.c.user_id == self._user_id)
        done = self._connection.execute(
            update(t).where(*mine, t.c.version == stored.version).values(**self._changing(new))
        )
        if done.rowcount != 1:
            self.check_version(stored.id, stored.version)
        return new

    def check_version(self, room_id: str, version: int) -> None:
        """Raises Conflict when the room has gone on since that version, NotFound when it was removed."""
        mine = (t.c.id == room_id) & (t.c.user_id == self._user_id)
        known = self._connection.scalar(select(t.c.version).where(mine))
        if known is None:
            raise NotFound("this case was removed meanwhile")
        if known != version:
            raise Conflict("this case has gone on in another window; load it again")

    def remove(self, room_id: str) -> None:
        self._connection.execute(delete(t).where(t.c.id == room_id, t.c.user_id == self._user_id))

    def read(self, row: Row[tuple[object, ...]]) -> StoredRoom:
        return StoredRoom(
            id=row.id,
            question_id=row.question_id,
            room=from_text(CaseRoom, self._cipher.open(row.room_sealed, f"case_rooms.room:{row.id}")),
            created_at=row.created_at,
            updated_at=row.updated_at,
            version=row.version,
            session_id=row.session_id,
            answer_id=row.answer_id,
        )

    def _changing(self, stored: StoredRoom) -> dict[str, object]:
        return {
            "answer_id": stored.answer_id,
            "version": stored.version,
            "room_sealed": self._cipher.seal(to_text(stored.room), f"case_rooms.room:{stored.id}"),
            "updated_at": stored.updated_at,
        }
