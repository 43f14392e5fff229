"""Builds an application with answers of given marks, stored as the services store them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from interview_coach.domain.answers import Answer, EvaluationRecord, InterviewSession
from interview_coach.domain.evaluations import Evaluation, Evidence
from interview_coach.domain.job import Job
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import Medium, QuestionType, ResponseType
from interview_coach.storage.database import Storage
from tests.cast import CV, JOB, POSTING
from tests.conftest import NOON

WORDS = "The line stopped fourteen times. I logged every stop and rebuilt the plan."
WEAK_SPOT = "I logged every stop"


def evaluation(overall: float | None, engine: str = "builtin", result: float | None = None) -> Evaluation:
    """`result` is the mark of that part; the others follow the overall mark. None is junk."""
    blank = Evaluation(engine, "1", "1", scored=False, response_type=ResponseType.NOT_AN_ANSWER)
    if overall is None:
        return blank
    parts = {"relevance": overall, "action": overall, "result": result or overall, "reflection": None}
    start = WORDS.index(WEAK_SPOT)
    quote = Evidence("result", "-", WEAK_SPOT, start, start + len(WEAK_SPOT))
    return replace(
        blank,
        scored=True,
        response_type=ResponseType.EVENT,
        overall=overall,
        dimensions=parts,
        evidence=(quote,),
        main_fix="Say what came of it.",
    )


@dataclass
class Practised:
    """Adds to the storage of one user; ids are counted."""

    storage: Storage
    user: str = "local"
    job: Job = JOB
    days_ago: int = 60
    counted: int = 0
    answers: list[str] = field(default_factory=list)

    @property
    def preparation(self) -> str:
        return f"p-{self.user}"

    def begin(self) -> Practised:
        with self.storage.writing(self.user) as rows:
            rows.preparations.add(Preparation(self.preparation, CV, POSTING, self.job, None, NOON, NOON))
            rows.sessions.add(InterviewSession(f"s-{self.user}", self.preparation, "practice", NOON, NOON))
        return self

    def question(self, competency: str | None = None, skill: str | None = None) -> str:
        self.counted += 1
        id = f"q{self.counted}-{self.user}"
        type = QuestionType.TECHNICAL if skill else QuestionType.BEHAVIORAL
        asked = Question(id, type, f"Number {self.counted}: what did you do?", "", competency, skill, 3)
        with self.storage.writing(self.user) as rows:
            rows.questions.add(self.preparation, [asked], own=True, at=NOON)
        return id

    def answer(
        self,
        overall: float | None,
        question: str,
        *,
        at: datetime | None = None,
        rating: int | None = None,
        **more: object,
    ) -> str:
        self.counted += 1
        id = f"a{self.counted}-{self.user}"
        when = at or NOON - timedelta(days=self.days_ago) + timedelta(days=self.counted)
        with self.storage.writing(self.user) as rows:
            attempt = rows.answers.next_attempt(question)
            rows.answers.add(Answer(id, question, f"s-{self.user}", attempt, WORDS, Medium.TYPED, rating, 60, when))
            rows.evaluations.add(EvaluationRecord(f"e{id}", id, evaluation(overall, **more), when))  # type: ignore[arg-type]
        self.answers.append(id)
        return id

    def each(self, marks: Sequence[float | None], competency: str | None = None, **more: object) -> None:
        """An answer to a new question each."""
        for mark in marks:
            self.answer(mark, self.question(competency, more.pop("skill", None)), **more)  # type: ignore[arg-type]
