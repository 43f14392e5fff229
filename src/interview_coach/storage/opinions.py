"""What one user said about feedbacks: useful or not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from interview_coach.domain.disputes import Opinion
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.tables import answers, evaluations, questions
from interview_coach.storage.tables import opinions as t


class OpinionRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def put(self, opinion: Opinion) -> Opinion:
        """In the place of an earlier one about the same evaluation, whose id it takes over. Returns it as kept."""
        earlier = self.of(opinion.evaluation_id)
        id = opinion.id if earlier is None else earlier.id
        values: dict[str, Any] = {
            "useful": opinion.useful,
            "note_sealed": self._cipher.seal(opinion.note, f"opinions.note:{id}") if opinion.note else None,
            "created_at": opinion.created_at,
        }
        if earlier is None:
            values |= {"id": id, "user_id": self._user_id, "evaluation_id": opinion.evaluation_id}
            self._connection.execute(insert(t).values(**values))
        else:
            self._connection.execute(update(t).where(t.c.id == id).values(**values))
        return Opinion(id, opinion.evaluation_id, opinion.useful, opinion.note, opinion.created_at)

    def of(self, evaluation_id: str) -> Opinion | None:
        mine = (t.c.user_id == self._user_id) & (t.c.evaluation_id == evaluation_id)
        row = self._connection.execute(select(t).where(mine)).first()
        return None if row is None else self.read(row)

    def unhelpful(self) -> tuple[Opinion, ...]:
        """Oldest first."""
        mine = (t.c.user_id == self._user_id) & t.c.useful.is_(False)
        query = select(t).where(mine).order_by(t.c.created_at, t.c.id)
        return tuple(map(self.read, self._connection.execute(query)))

    def rated(self) -> dict[QuestionType, int]:
        """How many feedbacks something was said about, by the type of their question."""
        query = (
            select(questions.c.type, func.count().label("rated"))
            .select_from(t.join(evaluations).join(answers).join(questions))
            .where(t.c.user_id == self._user_id)
            .group_by(questions.c.type)
        )
        return {QuestionType(row.type): row.rated for row in self._connection.execute(query)}

    def read(self, row: Row[Any]) -> Opinion:
        note = self._cipher.open(row.note_sealed, f"opinions.note:{row.id}") if row.note_sealed else ""
        return Opinion(row.id, row.evaluation_id, row.useful, note, row.created_at)
