"""The JSON of the debrief of a mock interview, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from pydantic import AwareDatetime

from interview_coach.contract import Document, Mark, SampleDocument
from interview_coach.contract_mocks import MockSetupDocument, TurnDocument
from interview_coach.domain.plan_days import Kind
from interview_coach.domain.vocabulary import Flag, QuestionType


class PartMarkDocument(Document):
    """A part of the rubric; `weight` is its share of the whole mark, 0 to 1."""

    id: str
    name: str
    mark: Mark | None
    weight: float


class AnswerNoteDocument(Document):
    """One answer. `mark` null: `why_no_mark` says why. `stronger` null: there is none to give."""

    number: int
    question_id: str
    answer_id: str
    type: QuestionType
    question: str
    text: str
    engine: str | None
    mark: Mark | None
    parts: tuple[PartMarkDocument, ...]
    quote: str | None
    strength: str
    fix: str
    why_no_mark: str | None
    seconds: int | None
    flags: tuple[Flag, ...]
    stronger: SampleDocument | None


class DrillDocument(Document):
    minutes: int
    steps: tuple[str, ...]


class RecurrenceDocument(Document):
    """A part below 3.5 in two answers or more; `answers` are their numbers."""

    part: str
    answers: tuple[int, ...]
    mark: Mark
    drill: DrillDocument


class NextPracticeDocument(Document):
    kind: Kind
    title: str
    minutes: int
    why: str
    competency: str | None


class TalkDocument(Document):
    mock_id: str
    started_at: AwareDatetime
    mark: Mark
    answers: int


class ComparisonDocument(Document):
    """Earlier mocks of the same type marked by the same engine, oldest first."""

    engine: str
    earlier: tuple[TalkDocument, ...]
    sentence: str


class DebriefDocument(Document):
    """`mark` is the mean of the marked answers, null when two engines marked them."""

    mock_id: str
    preparation_id: str
    title: str
    setup: MockSetupDocument
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    engine: str
    summary: tuple[str, ...]
    observations: tuple[str, ...]
    next_step: str
    mark: Mark | None
    answers: tuple[AnswerNoteDocument, ...]
    recurring: tuple[RecurrenceDocument, ...]
    next_practice: NextPracticeDocument | None
    comparison: ComparisonDocument | None
    transcript: tuple[TurnDocument, ...]
