"""Views that join nouns: a question with its attempts, an answer with its evaluation, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from interview_coach.domain.answers import Answer, EvaluationRecord
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A slice of a list: `total` is the length of the whole list."""

    items: Sequence[T]
    total: int
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of a preparation with what has happened to it; `last_mark` is None when nothing was scored.
    `own` is true for a question the user added."""

    question: Question
    preparation_id: str
    own: bool = False
    attempts: int = 0
    last_mark: float | None = None
    last_answer_id: str | None = None


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An answer with its question and its newest evaluation (None: stored, not marked yet)."""

    answer: Answer = field(repr=False)
    question: Question
    preparation_id: str
    preparation_title: str
    record: EvaluationRecord | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The start page: the preparation that matters now and the next step in it; `asked` are its questions."""

    preparation: Preparation | None = None
    days_left: int | None = None
    questions: int = 0
    answered: int = 0
    next_question: AskedQuestion | None = None
    unmarked: tuple[AnsweredQuestion, ...] = ()
    latest: AnsweredQuestion | None = None
    others: tuple[Preparation, ...] = ()
    asked: tuple[AskedQuestion, ...] = ()
