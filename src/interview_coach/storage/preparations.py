"""Preparations of one user."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from interview_coach.domain.job import Job, Posting
from interview_coach.domain.preparations import Preparation
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import cv_from_text, cv_to_text, from_text, to_text
from interview_coach.storage.tables import preparations as t


class PreparationRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, preparation: Preparation) -> None:
        self._connection.execute(
            insert(t).values(
                id=preparation.id,
                user_id=self._user_id,
                created_at=preparation.created_at,
                **self._content(preparation),
            )
        )

    def get(self, preparation_id: str) -> Preparation:
        row = self._connection.execute(select(t).where(t.c.user_id == self._user_id, t.c.id == preparation_id)).first()
        if row is None:
            raise NotFound("there is no such preparation")
        return self._preparation(row)

    def list(self, *, limit: int, offset: int) -> tuple[Preparation, ...]:
        """Newest first."""
        query = select(t).where(t.c.user_id == self._user_id).order_by(t.c.created_at.desc(), t.c.id)
        return tuple(map(self._preparation, self._connection.execute(query.limit(limit).offset(offset))))

    def count(self) -> int:
        return self._connection.scalar(select(func.count()).where(t.c.user_id == self._user_id)) or 0

    def replace(self, preparation: Preparation, *, unchanged_since: datetime) -> None:
        """Raises Conflict when it was changed after `unchanged_since`: a correction made meanwhile must not be lost."""
        if self.get(preparation.id).updated_at != unchanged_since:
            raise Conflict("this preparation was changed in another window; load it again and repeat the correction")
        self._connection.execute(update(t).where(t.c.id == preparation.id).values(**self._content(preparation)))

    def remove(self, preparation_id: str) -> None:
        """With its questions, sessions, answers and evaluations."""
        self.get(preparation_id)
        self._connection.execute(delete(t).where(t.c.id == preparation_id))

    def _content(self, preparation: Preparation) -> dict[str, object]:
        row = preparation.id
        return {
            "cv_sealed": self._cipher.seal(cv_to_text(preparation.cv), f"preparations.cv:{row}"),
            "posting_sealed": self._cipher.seal(to_text(preparation.posting), f"preparations.posting:{row}"),
            "job_sealed": self._cipher.seal(to_text(preparation.job), f"preparations.job:{row}"),
            "interview_on": preparation.interview_on,
            "updated_at": preparation.updated_at,
        }

    def _preparation(self, row: Row[tuple[object, ...]]) -> Preparation:
        opened = self._cipher.open
        return Preparation(
            id=row.id,
            cv=cv_from_text(opened(row.cv_sealed, f"preparations.cv:{row.id}")),
            posting=from_text(Posting, opened(row.posting_sealed, f"preparations.posting:{row.id}")),
            job=from_text(Job, opened(row.job_sealed, f"preparations.job:{row.id}")),
            interview_on=row.interview_on,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
