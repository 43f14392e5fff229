"""The JSON of `coach weak-areas`, `coach plan` and /api/v1/progress, with the rules of `contract`: fields may be added,
never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from interview_coach.contract import Document, Mark
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.domain.weak_areas import WeakArea

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
    """One of the answers that cost most; `mark` is that of the part where the area is a part. `answer_id` and `quote`
    (words of the answer) are there when it is stored, for the first areas."""

    at: datetime
    question: str | None
    mark: Mark
    answer_id: str | None = None
    quote: str | None = None


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
    practice_question_id: str | None = None

    @classmethod
    def of(
        cls,
        area: WeakArea,
        evidence: Iterable[AreaEvidenceDocument] | None = None,
        practice_question_id: str | None = None,
    ) -> Self:
        """`evidence` in place of the area's own, where there are quotes."""
        cause = area.cause
        return cls(
            kind=area.kind.value,
            competency=area.competency,
            name=area.name,
            title=area.title,
            type=area.type,
            estimate=_rounded(area.estimate),
            low=_rounded(area.low),
            high=_rounded(area.high),
            answers=area.answers,
            not_assessed=area.not_assessed,
            status=area.status.value,
            change=area.change.value,
            gain=_rounded(area.gain),
            engine=area.engine,
            priority=round(area.priority, 3),
            reason=area.reason,
            focus=area.focus,
            cause=CauseDocument(name=cause.name, mark=round(cause.mark, 2), answers=cause.answers) if cause else None,
            evidence=list(_evidence_of(area) if evidence is None else evidence),
            drill=DrillDocument.model_validate(area.drill),
            practice_question_id=practice_question_id,
        )


class WeakAreasDocument(Document):
    """`coach weak-areas`: the area to work on first in front."""

    areas: list[WeakAreaDocument]


def _evidence_of(area: WeakArea) -> Iterable[AreaEvidenceDocument]:
    return (
        AreaEvidenceDocument(at=each.answer.at, question=each.answer.question, mark=each.mark)
        for each in area.evidence
        if each.mark is not None
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


class BandPointDocument(Document):
    """At this time, after so many marked answers, the level lay between these marks with 90 % probability."""

    at: datetime
    answers: Count
    low: Mark
    high: Mark


class BandDocument(Document):
    kind: Literal["competency", "skill", "part"]
    name: str
    title: str
    points: list[BandPointDocument]


class WeekCellDocument(Document):
    """The mean mark of the answers of one competency in one week."""

    competency: str
    begin_on: date
    mean: Mark
    answers: Count


class RatedMarksDocument(Document):
    """The marks that answers with one self-rating got."""

    rating: Annotated[int, Field(ge=1, le=5)]
    answers: Count
    low: Mark
    mean: Mark
    high: Mark


class CalibrationDocument(Document):
    """`difference` is self-rating minus mark on average: above 0 is kinder than the mark."""

    engine: str
    answers: Count
    difference: float
    ratings: list[RatedMarksDocument]


class ProgressDocument(Document):
    """`areas` in the order in which to work on them, without the evidence (see weak-areas). `calibration` is null below
    three rated answers. `hide_numbers` is how the user wants to see it."""

    headline: str
    hide_numbers: bool
    marked: Count
    not_assessed: Count
    areas: list[WeakAreaDocument]
    bands: list[BandDocument]
    weeks: list[WeekCellDocument]
    calibration: CalibrationDocument | None


class ViewSettingsDocument(Document):
    """`hide_numbers`: pages show marks in words only."""

    hide_numbers: bool


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
