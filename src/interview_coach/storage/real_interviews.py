"""Real interviews of one user, and the practice marks that were there before them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from interview_coach.domain.real_interviews import RealInterview
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import answers, evaluations, questions
from interview_coach.storage.tables import real_interviews as t


class RealInterviewRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def put(self, interview: RealInterview) -> None:
        """The first time it is stored, later it takes the place of what was there."""
        values = {
            "on": interview.on,
            "outcome": interview.outcome.value,
            "interview_sealed": self._cipher.seal(to_text(interview), f"real_interviews.interview:{interview.id}"),
            "updated_at": interview.updated_at,
        }
        mine = (t.c.user_id == self._user_id) & (t.c.id == interview.id)
        if self._connection.execute(update(t).where(mine).values(**values)).rowcount == 0:
            self._connection.execute(
                insert(t).values(
                    id=interview.id,
                    user_id=self._user_id,
                    preparation_id=interview.preparation_id,
                    created_at=interview.created_at,
                    **values,
                )
            )

    def get(self, interview_id: str) -> RealInterview:
        """Raises NotFound."""
        mine = (t.c.user_id == self._user_id) & (t.c.id == interview_id)
        row = self._connection.execute(select(t).where(mine)).first()
        if row is None:
            raise NotFound("there is no such interview")
        return self.read(row)

    def list(self, preparation_id: str | None = None) -> tuple[RealInterview, ...]:
        """By day, the newest first; of one preparation, or of all."""
        query = select(t).where(t.c.user_id == self._user_id).order_by(t.c.on.desc(), t.c.created_at.desc(), t.c.id)
        if preparation_id is not None:
            query = query.where(t.c.preparation_id == preparation_id)
        return tuple(map(self.read, self._connection.execute(query)))

    def remove(self, interview_id: str) -> None:
        self.get(interview_id)
        self._connection.execute(delete(t).where(t.c.id == interview_id))

    def latest_marks(self, preparation_id: str, *, before: datetime) -> tuple[tuple[str, float], ...]:
        """(engine, mark) of each question of the preparation: its last attempt that was made and marked before that
        instant, the newest mark of it by each engine."""
        place = func.row_number().over(
            partition_by=(answers.c.question_id, evaluations.c.engine),
            order_by=(answers.c.attempt.desc(), evaluations.c.created_at.desc()),
        )
        ranked = (
            select(evaluations.c.engine, evaluations.c.overall, place.label("place"))
            .select_from(evaluations.join(answers).join(questions))
            .where(
                evaluations.c.user_id == self._user_id,
                questions.c.preparation_id == preparation_id,
                evaluations.c.overall.is_not(None),
                evaluations.c.created_at < before,
            )
            .subquery()
        )
        found = self._connection.execute(select(ranked.c.engine, ranked.c.overall).where(ranked.c.place == 1))
        return tuple((row.engine, row.overall) for row in found)

    def read(self, row: Row[Any]) -> RealInterview:
        return from_text(RealInterview, self._cipher.open(row.interview_sealed, f"real_interviews.interview:{row.id}"))
