"""Marks in the clear, one for each evaluation: what progress is computed from without opening every answer.

`at` is when the answer was marked; it only grows, so that the number of marks and the newest `at` say whether
anything has changed. Reading is bounded: the newest marks of each area, however many there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, insert, select

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.progress import MOST_ANSWERS, folded
from interview_coach.domain.progress_history import KeptMark
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import COMPETENCY_IDS, QuestionType
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text
from interview_coach.storage.tables import answers, evaluations, questions
from interview_coach.storage.tables import marks as t

AN_AREA = 2 * MOST_ANSWERS
"""Newest marks read of an area: with a model each answer has two, the builtin coach's too."""
NEWEST = 400
"""Newest marks read of all areas: they hold the parts, and the types that have no competency."""
MOST_SKILLS, _SKILLS_FROM = 15, 1_000
"""Skills practised last, as they stand among so many newest marks."""


class MarkRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, record: EvaluationRecord) -> None:
        """The mark of an evaluation that was stored in this transaction."""
        row = self._connection.execute(
            select(answers.c.question_id, answers.c.attempt, answers.c.self_rating, questions.c.preparation_id,
                   questions.c.question_sealed)
            .select_from(answers.join(questions, questions.c.id == answers.c.question_id))
            .where(answers.c.id == record.answer_id, answers.c.user_id == self._user_id)
        ).one()  # fmt: skip
        text = self._cipher.open(row.question_sealed, f"questions.question:{row.question_id}")
        question, evaluation = from_text(Question, text), record.evaluation
        self._connection.execute(
            insert(t).values(
                evaluation_id=record.id,
                user_id=self._user_id,
                answer_id=record.answer_id,
                question_id=row.question_id,
                preparation_id=row.preparation_id,
                at=record.created_at,
                type=question.type.value,
                engine=evaluation.engine,
                competency=question.competency,
                difficulty=question.difficulty,
                attempt=row.attempt,
                self_rating=row.self_rating,
                overall=evaluation.overall if evaluation.scored else None,
                dimensions=_to_json(evaluation),
                **self._skill(question.skill, record.id),
            )
        )

    def lacks_some(self) -> bool:
        """Whether there are evaluations that were stored before there were marks."""
        return self._connection.execute(select(evaluations.c.id).where(self._is_missing()).limit(1)).first() is not None

    def add_missing(self, limit: int) -> int:
        """Of evaluations without a mark, at most `limit`; how many there were."""
        e = evaluations
        query = select(e.c.id, e.c.answer_id, e.c.evaluation_sealed, e.c.created_at).where(self._is_missing())
        found = self._connection.execute(query.limit(limit)).all()
        for row in found:
            text = self._cipher.open(row.evaluation_sealed, f"evaluations.evaluation:{row.id}")
            self.add(EvaluationRecord(row.id, row.answer_id, from_text(Evaluation, text), row.created_at))
        return len(found)

    def version(self) -> tuple[int, datetime | None]:
        """Another one after every change."""
        query = select(func.count(), func.max(t.c.at)).where(t.c.user_id == self._user_id)
        count, newest = self._connection.execute(query).one()
        return count, newest

    def newest(self) -> tuple[KeptMark, ...]:
        """Of each answer the newest mark by each engine; the newest ones of every area. In no particular order."""
        found: dict[str, Row[Any]] = {row.evaluation_id: row for row in self._read(NEWEST)}
        for area in self._areas():
            found.update((row.evaluation_id, row) for row in self._read(AN_AREA, area))
        return tuple(map(self._kept, found.values()))

    def _is_missing(self) -> ColumnElement[bool]:
        marked = exists().where(t.c.evaluation_id == evaluations.c.id)
        return and_(evaluations.c.user_id == self._user_id, ~marked)

    def _areas(self) -> Iterable[ColumnElement[bool]]:
        yield from (t.c.competency == competency for competency in COMPETENCY_IDS)
        last = (
            select(t.c.skill_key, t.c.at)
            .where(t.c.user_id == self._user_id)
            .order_by(t.c.at.desc())
            .limit(_SKILLS_FROM)
            .subquery()
        )
        skills = (
            select(last.c.skill_key)
            .where(last.c.skill_key.is_not(None))
            .group_by(last.c.skill_key)
            .order_by(func.max(last.c.at).desc())
            .limit(MOST_SKILLS)
        )
        yield from (t.c.skill_key == key for key in self._connection.scalars(skills).all())

    def _read(self, limit: int, *where: ColumnElement[bool]) -> Iterable[Row[Any]]:
        newer = t.alias("newer")
        again = and_(newer.c.answer_id == t.c.answer_id, newer.c.engine == t.c.engine, newer.c.at > t.c.at)
        query = (
            select(t, answers.c.created_at.label("answered_at"))
            .select_from(t.join(answers, answers.c.id == t.c.answer_id))
            .where(t.c.user_id == self._user_id, *where, ~exists().where(again))
            .order_by(t.c.at.desc())
            .limit(limit)
        )
        return self._connection.execute(query)

    def _skill(self, skill: str | None, row_id: str) -> dict[str, object]:
        if not skill or not skill.strip():
            return {"skill_key": None, "skill_sealed": None}
        sealed = self._cipher.seal(skill, f"marks.skill:{row_id}")
        return {"skill_key": self._cipher.digest(folded(skill), "marks.skill"), "skill_sealed": sealed}

    def _kept(self, row: Row[Any]) -> KeptMark:
        sealed = row.skill_sealed
        return KeptMark(
            at=row.answered_at,
            type=QuestionType(row.type),
            engine=row.engine,
            overall=row.overall,
            competency=row.competency,
            skill=None if sealed is None else self._cipher.open(sealed, f"marks.skill:{row.evaluation_id}"),
            question=row.question_id,
            difficulty=row.difficulty,
            attempt=row.attempt,
            dimensions=json.loads(row.dimensions),
            answer_id=row.answer_id,
            preparation_id=row.preparation_id,
            self_rating=row.self_rating,
        )


def _to_json(evaluation: Evaluation) -> str:
    """The parts that were assessed, by their names."""
    assessed = {name: round(mark, 2) for name, mark in evaluation.dimensions.items() if mark is not None}
    return json.dumps(assessed, separators=(",", ":"))
