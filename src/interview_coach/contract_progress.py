"""The JSON of `coach weak-areas` and `coach plan`, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from interview_coach.contract import Document, Mark
from interview_coach.domain.vocabulary import QuestionType

Minutes = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


class HistoryRow(BaseModel):
    """A line of the history: one evaluated answer, about a competency or a skill (motivation and cases: neither).
    `overall` null is not assessed. `attempt` counts from 1 for a question."""

    model_config = ConfigDict(extra="ignore")

    at: datetime
    type: QuestionType
    engine: Annotated[str, Field(min_length=1)]
    overall: Mark | None
    competency: str | None = None
    skill: str | None = None
    question: str | None = None
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None
    attempt: Annotated[int, Field(ge=1)] | None = None
    dimensions: dict[str, Mark | None] | None = None


class CauseDocument(Document):
    """The part that costs most marks: its mean mark in how many answers."""

    name: str
    mark: Mark
    answers: Count


class DrillDocument(Document):
    minutes: Minutes
    steps: list[str]


class AreaEvidenceDocument(Document):
    """One of the answers that cost most; `mark` is that of the part where the area is a part."""

    at: datetime
    question: str | None
    mark: Mark


class WeakAreaDocument(Document):
    """Marks; `low` to `high` holds the level with 90 % probability. All three are null when nothing was marked.
    `name` is the id of a competency or part, or the skill; `type` is the question type of a part."""

    kind: Literal["competency", "skill", "part"]
    competency: str | None
    name: str
    title: str
    type: QuestionType | None
    estimate: Mark | None
    low: Mark | None
    high: Mark | None
    answers: Count
    not_assessed: Count
    status: Literal["weak", "steady", "strong", "not_enough_data"]
    change: Literal["improved", "declined", "no_change", "not_enough_data"]
    gain: float | None
    engine: str
    priority: Annotated[float, Field(ge=0.0)]
    reason: str
    focus: str
    cause: CauseDocument | None
    evidence: list[AreaEvidenceDocument]
    drill: DrillDocument


class WeakAreasDocument(Document):
    """`coach weak-areas`: the area to work on first in front."""

    areas: list[WeakAreaDocument]


class PlanItemDocument(Document):
    """`competency` is null for skills and for what is not about one."""

    kind: Literal["practice", "review", "story", "mock", "read"]
    title: str
    competency: str | None
    skill: str | None
    minutes: Minutes
    why: str


class PlanDayDocument(Document):
    on: date
    minutes: Minutes
    items: list[PlanItemDocument]


class PlanDocument(Document):
    """`coach plan`: days with something to do, in their order; none is after the interview."""

    interview_on: date | None
    days: list[PlanDayDocument]
    summary: str
