"""Questions of one user's preparations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, func, insert, select, update

from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import answers, evaluations
from interview_coach.storage.tables import questions as t


class QuestionRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, preparation_id: str, questions: Sequence[Question], *, own: bool, at: datetime) -> None:
        """After those that are there, in the given order."""
        last = self._connection.scalar(select(func.max(t.c.position)).where(t.c.preparation_id == preparation_id))
        for position, question in enumerate(questions, start=(last or 0) + 1):
            self._insert(preparation_id, question, position, own=own, at=at)

    def add_first(self, preparation_id: str, questions: Sequence[Question], *, at: datetime) -> None:
        """Own questions before those that are there, in the given order."""
        before = self._before(preparation_id) - len(questions)
        for position, question in enumerate(questions, start=before + 1):
            self._insert(preparation_id, question, position, own=True, at=at)

    def move_first(self, preparation_id: str, question_ids: Sequence[str]) -> None:
        """Questions that are there come before all others, in the given order; a dismissed one is asked again."""
        before = self._before(preparation_id) - len(question_ids)
        for position, question_id in enumerate(question_ids, start=before + 1):
            here = and_(t.c.id == question_id, t.c.user_id == self._user_id, t.c.preparation_id == preparation_id)
            self._connection.execute(update(t).where(here).values(position=position, dismissed=False))

    def _before(self, preparation_id: str) -> int:
        """The last free position before all questions of the preparation."""
        first = self._connection.scalar(select(func.min(t.c.position)).where(t.c.preparation_id == preparation_id))
        return (1 if first is None else first) - 1

    def change_type(self, question_id: str, type: QuestionType) -> None:
        """Of an own question. Raises NotFound."""
        changed = replace(self.get(question_id).question, type=type)
        sealed = self._cipher.seal(to_text(changed), f"questions.question:{question_id}")
        mine = and_(t.c.id == question_id, t.c.user_id == self._user_id)
        self._connection.execute(update(t).where(mine).values(type=type.value, question_sealed=sealed))

    def _insert(self, preparation_id: str, question: Question, position: int, *, own: bool, at: datetime) -> None:
        self._connection.execute(
            insert(t).values(
                id=question.id,
                user_id=self._user_id,
                preparation_id=preparation_id,
                position=position,
                type=question.type.value,
                own=own,
                question_sealed=self._cipher.seal(to_text(question), f"questions.question:{question.id}"),
                created_at=at,
            )
        )

    def list(self, preparation_id: str) -> tuple[AskedQuestion, ...]:
        """In the order in which they were added."""
        here = and_(t.c.preparation_id == preparation_id, t.c.dismissed.is_(False))
        query = self._asked().where(here).order_by(t.c.position)
        return tuple(map(self._asked_question, self._connection.execute(query)))

    def open_ones(self, preparation_id: str) -> tuple[Question, ...]:
        """Those of `list` alone, without their answers: the time for it does not grow with these."""
        return self._opened(and_(t.c.preparation_id == preparation_id, t.c.dismissed.is_(False)))

    def open_one(self, question_id: str) -> Question:
        """As `get`, without its answers."""
        found = self._opened(t.c.id == question_id)
        if not found:
            raise NotFound("there is no such question")
        return found[0]

    def _opened(self, which: ColumnElement[bool]) -> tuple[Question, ...]:
        query = select(t.c.id, t.c.question_sealed).where(t.c.user_id == self._user_id, which).order_by(t.c.position)
        rows = self._connection.execute(query)
        opened = (self._cipher.open(row.question_sealed, f"questions.question:{row.id}") for row in rows)
        return tuple(from_text(Question, text) for text in opened)

    def texts(self, preparation_id: str) -> dict[str, tuple[str, int]]:
        """Of all questions there ever were but the removed ones: the text and the number of attempts, by id."""
        rows = self._connection.execute(self._asked().where(t.c.preparation_id == preparation_id))
        return {asked.question.id: (asked.question.text, asked.attempts) for asked in map(self._asked_question, rows)}

    def known(self, preparation_id: str) -> tuple[str, ...]:
        """The texts of all questions there ever were but the removed ones, dismissed ones too."""
        query = self._asked().where(t.c.preparation_id == preparation_id)
        return tuple(self._asked_question(row).question.text for row in self._connection.execute(query))

    def put_in_place_of(self, question_id: str, question: Question, *, at: datetime) -> None:
        """`question` where the other one stood, which is dismissed: it keeps its answers."""
        place = and_(t.c.id == question_id, t.c.user_id == self._user_id)
        old = self._connection.execute(select(t.c.preparation_id, t.c.position).where(place)).first()
        if old is None:
            raise NotFound("there is no such question")
        self._connection.execute(update(t).where(place).values(dismissed=True))
        self._insert(old.preparation_id, question, old.position, own=False, at=at)

    def get(self, question_id: str) -> AskedQuestion:
        row = self._connection.execute(self._asked().where(t.c.id == question_id)).first()
        if row is None:
            raise NotFound("there is no such question")
        return self._asked_question(row)

    def remove(self, question_id: str) -> None:
        """With its answers and evaluations."""
        self.get(question_id)
        self._connection.execute(delete(t).where(t.c.id == question_id))

    def _asked(self) -> Select[tuple[object, ...]]:
        """Questions with the number of attempts, the newest answer and the newest mark of that answer."""
        attempts = (
            select(answers.c.question_id, func.max(answers.c.attempt).label("last"), func.count().label("attempts"))
            .where(answers.c.user_id == self._user_id)
            .group_by(answers.c.question_id)
            .subquery()
        )
        newest_mark = (
            select(evaluations.c.overall)
            .where(evaluations.c.answer_id == answers.c.id)
            .order_by(evaluations.c.created_at.desc(), evaluations.c.id)
            .limit(1)
            .scalar_subquery()
        )
        last = and_(answers.c.question_id == attempts.c.question_id, answers.c.attempt == attempts.c.last)
        return (
            select(t, attempts.c.attempts, answers.c.id.label("answer_id"), newest_mark.label("mark"))
            .select_from(
                t.outerjoin(attempts, attempts.c.question_id == t.c.id).outerjoin(
                    answers, and_(last, answers.c.question_id == t.c.id)
                )
            )
            .where(t.c.user_id == self._user_id)
        )

    def _asked_question(self, row: Row[tuple[object, ...]]) -> AskedQuestion:
        text = self._cipher.open(row.question_sealed, f"questions.question:{row.id}")
        return AskedQuestion(
            question=from_text(Question, text),
            preparation_id=row.preparation_id,
            own=row.own,
            attempts=row.attempts or 0,
            last_mark=row.mark,
            last_answer_id=row.answer_id,
        )
