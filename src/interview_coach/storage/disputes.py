"""Disputed marks of one user."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from interview_coach.domain.disputes import Dispute, Objection
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import disputes as t


class DisputeRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, dispute: Dispute) -> None:
        """A second one about the same evaluation is a Conflict."""
        self._connection.execute(
            insert(t).values(
                id=dispute.id,
                user_id=self._user_id,
                answer_id=dispute.answer_id,
                evaluation_id=dispute.evaluation_id,
                reason_sealed=self._cipher.seal(to_text(dispute.objection), f"disputes.reason:{dispute.id}"),
                created_at=dispute.created_at,
            )
        )

    def set_second(self, dispute_id: str, evaluation_id: str) -> None:
        mine = (t.c.user_id == self._user_id) & (t.c.id == dispute_id)
        self._connection.execute(update(t).where(mine).values(second_evaluation_id=evaluation_id))

    def get(self, dispute_id: str) -> Dispute:
        """Raises NotFound."""
        mine = (t.c.user_id == self._user_id) & (t.c.id == dispute_id)
        row = self._connection.execute(select(t).where(mine)).first()
        if row is None:
            raise NotFound("there is no such dispute")
        return self.read(row)

    def of_answer(self, answer_id: str) -> tuple[Dispute, ...]:
        """Oldest first."""
        return self._found(t.c.answer_id == answer_id)

    def list(self) -> tuple[Dispute, ...]:
        """Oldest first."""
        return self._found()

    def _found(self, *conditions: Any) -> tuple[Dispute, ...]:
        query = select(t).where(t.c.user_id == self._user_id, *conditions).order_by(t.c.created_at, t.c.id)
        return tuple(map(self.read, self._connection.execute(query)))

    def read(self, row: Row[Any]) -> Dispute:
        text = self._cipher.open(row.reason_sealed, f"disputes.reason:{row.id}")
        return Dispute(
            row.id,
            row.answer_id,
            row.evaluation_id,
            from_text(Objection, text),
            row.created_at,
            row.second_evaluation_id,
        )
