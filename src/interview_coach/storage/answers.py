"""Answers of one user, and answers joined with their question and newest evaluation. An answer is never updated."""

from __future__ import annotations

from sqlalchemy import Connection, Row, Select, and_, delete, exists, func, insert, select

from interview_coach.domain.answers import Answer, EvaluationRecord
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.job import Job
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text
from interview_coach.storage.tables import answers as t
from interview_coach.storage.tables import evaluations, preparations, questions


class AnswerRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, answer: Answer) -> None:
        self._connection.execute(
            insert(t).values(
                id=answer.id,
                user_id=self._user_id,
                question_id=answer.question_id,
                session_id=answer.session_id,
                attempt=answer.attempt,
                text_sealed=self._cipher.seal(answer.text, f"answers.text:{answer.id}"),
                medium=answer.medium.value,
                self_rating=answer.self_rating,
                seconds=answer.seconds,
                created_at=answer.created_at,
            )
        )

    def next_attempt(self, question_id: str) -> int:
        return (self._connection.scalar(select(func.max(t.c.attempt)).where(t.c.question_id == question_id)) or 0) + 1

    def get(self, answer_id: str) -> AnsweredQuestion:
        row = self._connection.execute(self._joined().where(t.c.id == answer_id)).first()
        if row is None:
            raise NotFound("there is no such answer")
        return self._answered(row)

    def attempts(self, question_id: str) -> tuple[AnsweredQuestion, ...]:
        """Oldest first."""
        query = self._joined().where(t.c.question_id == question_id).order_by(t.c.attempt)
        return tuple(map(self._answered, self._connection.execute(query)))

    def of_session(self, session_id: str) -> tuple[AnsweredQuestion, ...]:
        """In the order in which they were given."""
        query = self._joined().where(t.c.session_id == session_id).order_by(t.c.created_at, t.c.id)
        return tuple(map(self._answered, self._connection.execute(query)))

    def history(self, *, limit: int, offset: int, preparation_id: str | None = None) -> tuple[AnsweredQuestion, ...]:
        """Newest first."""
        query = self._joined().order_by(t.c.created_at.desc(), t.c.id).limit(limit).offset(offset)
        if preparation_id is not None:
            query = query.where(questions.c.preparation_id == preparation_id)
        return tuple(map(self._answered, self._connection.execute(query)))

    def unmarked(self, *, limit: int) -> tuple[AnsweredQuestion, ...]:
        """Stored but without an evaluation, newest first: the process died, or the engine failed."""
        other = evaluations.alias()
        has_none = ~exists().where(other.c.answer_id == t.c.id)
        query = self._joined().where(has_none).order_by(t.c.created_at.desc()).limit(limit)
        return tuple(map(self._answered, self._connection.execute(query)))

    def count(self, preparation_id: str | None = None) -> int:
        query = select(func.count()).select_from(t.join(questions)).where(t.c.user_id == self._user_id)
        if preparation_id is not None:
            query = query.where(questions.c.preparation_id == preparation_id)
        return self._connection.scalar(query) or 0

    def remove(self, answer_id: str) -> None:
        """With its evaluations."""
        self.get(answer_id)
        self._connection.execute(delete(t).where(t.c.id == answer_id))

    def _joined(self) -> Select[tuple[object, ...]]:
        newer = evaluations.alias("newer")
        newest = (
            select(newer.c.id)
            .where(newer.c.answer_id == t.c.id)
            .order_by(newer.c.created_at.desc(), newer.c.id)
            .limit(1)
            .scalar_subquery()
        )
        return (
            select(
                t,
                questions.c.preparation_id,
                questions.c.question_sealed,
                preparations.c.job_sealed,
                evaluations.c.id.label("evaluation_id"),
                evaluations.c.evaluation_sealed,
                evaluations.c.created_at.label("evaluated_at"),
            )
            .select_from(
                t.join(questions, questions.c.id == t.c.question_id)
                .join(preparations, preparations.c.id == questions.c.preparation_id)
                .outerjoin(evaluations, and_(evaluations.c.answer_id == t.c.id, evaluations.c.id == newest))
            )
            .where(t.c.user_id == self._user_id)
        )

    def _answered(self, row: Row[tuple[object, ...]]) -> AnsweredQuestion:
        opened = self._cipher.open
        job = from_text(Job, opened(row.job_sealed, f"preparations.job:{row.preparation_id}"))
        return AnsweredQuestion(
            answer=self._answer(row),
            question=from_text(Question, opened(row.question_sealed, f"questions.question:{row.question_id}")),
            preparation_id=row.preparation_id,
            preparation_title=job.title,
            record=self._record(row),
        )

    def _answer(self, row: Row[tuple[object, ...]]) -> Answer:
        return Answer(
            id=row.id,
            question_id=row.question_id,
            session_id=row.session_id,
            attempt=row.attempt,
            text=self._cipher.open(row.text_sealed, f"answers.text:{row.id}"),
            medium=Medium(row.medium),
            self_rating=row.self_rating,
            seconds=row.seconds,
            created_at=row.created_at,
        )

    def _record(self, row: Row[tuple[object, ...]]) -> EvaluationRecord | None:
        if row.evaluation_id is None:
            return None
        text = self._cipher.open(row.evaluation_sealed, f"evaluations.evaluation:{row.evaluation_id}")
        return EvaluationRecord(row.evaluation_id, row.id, from_text(Evaluation, text), row.evaluated_at)
