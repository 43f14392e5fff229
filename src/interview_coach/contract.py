"""The JSON that other programs rely on: Pydantic models of the contract, made from domain values.

Fields may be added, never renamed. Marks run from 1.0 to 5.0, similarity scores from 0 to 1, `null` means
"not assessed". Unknown input fields are ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from interview_coach.domain.vocabulary import (
    Flag,
    Level,
    Medium,
    QuestionType,
    ResponseType,
    SegmentLabel,
    Seniority,
)

Mark = Annotated[float, Field(ge=1.0, le=5.0)]
Score = Annotated[float, Field(ge=0.0, le=1.0)]
MoneyUsd = Annotated[Decimal, PlainSerializer(str, return_type=str)]
Quote200 = Annotated[str, Field(max_length=200)]
Quote300 = Annotated[str, Field(max_length=300)]


class Document(BaseModel):
    """Root of all documents of the contract; built from domain values by attribute."""

    model_config = ConfigDict(from_attributes=True, extra="ignore")


class CvDocument(BaseModel):
    """A JSON Resume document; every section of it is kept, known to us or not."""

    model_config = ConfigDict(extra="allow")

    basics: dict[str, Any] = {}
    work: list[dict[str, Any]] = []
    education: list[dict[str, Any]] = []
    skills: list[dict[str, Any]] = []
    meta: dict[str, Any] = {}


class SkillDocument(Document):
    name: str
    level: Level
    quote: Quote300


class CvEvidenceDocument(Document):
    ref: str
    text: str
    score: Score


class RequirementDocument(Document):
    text: str
    level: Level
    evidence: list[CvEvidenceDocument]


class JobDocument(Document):
    """`coach job`."""

    title: str
    company: str
    seniority: Seniority
    industry: str
    skills: list[SkillDocument]
    competencies: list[str]
    requirements: list[RequirementDocument]
    gaps: list[str]


class TipDocument(Document):
    text: str
    why: str
    topic: Literal["format", "prepare", "terms", "mistakes", "ask_them", "situation"]
    source: str


class TipsDocument(Document):
    """`coach tips`."""

    industry: str
    tips: list[TipDocument]


class ExampleDocument(Document):
    ref: str
    text: str
    score: Score
    reason: str


class SourceDocument(Document):
    job_quote: Quote200 | None = None
    cv_quote: Quote200 | None = None
    cv_ref: str | None = None


class GuidanceDocument(Document):
    looks_for: list[str]
    avoid: list[str]


class QuestionDocument(Document):
    id: str
    type: QuestionType
    standard: bool
    text: str
    competency: str | None
    skill: str | None
    difficulty: Annotated[int, Field(ge=1, le=5)]
    why: str
    source: SourceDocument
    examples: list[ExampleDocument]
    follow_ups: list[str]
    guidance: GuidanceDocument
    variant: str | None = None


class QuestionsDocument(Document):
    """`coach questions`."""

    engine: str
    questions: list[QuestionDocument]


class RankingDocument(Document):
    """`coach examples`."""

    engine: str
    ranked: list[ExampleDocument]
    none: bool


class ClaimDocument(Document):
    text: str
    ref: str


class SampleDocument(Document):
    """`coach sample`."""

    engine: str
    text: str
    claims: list[ClaimDocument]
    blanks: list[str]


class LikelyQuestionDocument(Document):
    type: QuestionType
    text: str
    why: str
    say: str
    ref: str | None
    blanks: list[str]


class StoryPartDocument(Document):
    part: Literal["situation", "task", "action", "result"]
    facts: list[str]
    blanks: list[str]


class StoryDocument(Document):
    """`ref` is empty when the CV has no line for it."""

    ref: str
    line: str
    place: str
    competency: str
    why: str
    parts: list[StoryPartDocument]


class BlockDocument(Document):
    title: str
    minutes: Annotated[int, Field(ge=1)]
    what: str


class RushPlanDocument(Document):
    """`coach tomorrow`. The minutes of `blocks` add up to `minutes`."""

    engine: str
    title: str
    company: str
    minutes: int
    questions: list[LikelyQuestionDocument]
    stories: list[StoryDocument]
    ask_them: list[str]
    blocks: list[BlockDocument]
    leave_out: list[str]


class PitchDocument(Document):
    """`coach pitch`. `seconds` is how long it takes to say at 140 words a minute."""

    engine: str
    text: str
    words: int
    seconds: int
    claims: list[ClaimDocument]
    blanks: list[str]


class SegmentDocument(Document):
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    label: SegmentLabel


class EvidenceDocument(Document):
    dimension: str
    polarity: Literal["+", "-"]
    quote: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class KeyPointDocument(Document):
    text: str
    status: Literal["present", "partly", "absent", "contradicted"]
    quote: str | None = None
    source: str | None = None


class UsageDocument(Document):
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: MoneyUsd | None = Decimal(0)


class TokensDocument(Document):
    """`cached` is part of `input`, `thinking` is part of `output`."""

    input: int
    output: int
    cached: int
    thinking: int


class TotalDocument(Document):
    """`cost_usd` adds the known prices; `unpriced` is the number of calls whose price is not known."""

    calls: int
    tokens: TokensDocument
    seconds: float
    cost_usd: MoneyUsd
    estimate_usd: MoneyUsd
    unpriced: int


class ShareDocument(Document):
    name: str
    total: TotalDocument


class BudgetDocument(Document):
    """`null` is no limit."""

    month_usd: MoneyUsd | None
    session_usd: MoneyUsd | None


class BudgetsDocument(Document):
    """`coach usage budget`. `holds` is the lower of the user's own budget and the one of the settings."""

    own: BudgetDocument
    installation: BudgetDocument
    holds: BudgetDocument
    spent_this_month_usd: MoneyUsd


class CostsDocument(Document):
    """`coach usage`. `month` is null for all the time; `by_time` are then months, else days, in UTC."""

    month: str | None
    total: TotalDocument
    by_feature: list[ShareDocument]
    by_model: list[ShareDocument]
    by_task: list[ShareDocument]
    by_time: list[ShareDocument]


StarLevel = Annotated[int, Field(ge=0, le=2)]


class StarDocument(Document):
    situation: StarLevel
    task: StarLevel
    action: StarLevel
    result: StarLevel


def _star_fields(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


class EvaluationDocument(Document):
    """`coach evaluate`. `delivery` is filled for recorded answers only."""

    engine: str
    engine_version: str
    rubric_version: str
    scored: bool
    overall: Mark | None
    equal_weight: Mark | None = None
    confidence: Score | None
    why_not_scored: str | None
    response_type: ResponseType
    dimensions: dict[str, Mark | None]
    star: Annotated[StarDocument | None, BeforeValidator(_star_fields)]
    segments: list[SegmentDocument]
    flags: list[Flag]
    evidence: list[EvidenceDocument]
    strengths: list[str]
    main_fix: str
    improvements: list[str]
    asks: list[str]
    delivery: dict[str, Any] | None = None
    examples: list[ExampleDocument]
    key_points: list[KeyPointDocument] | None
    usage: UsageDocument
    notice: str | None = None
    """Why the builtin coach marked it although a model was asked for."""


def _as_text(value: object) -> object:
    """`reference` may be given as a list of points; it is read as lines."""
    return "\n".join(str(v) for v in value) if isinstance(value, list) else value


class EvaluateRow(BaseModel):
    """One line of `coach evaluate --batch`: the text itself; `cv` and `job` are paths."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    type: QuestionType = QuestionType.BEHAVIORAL
    answer: str
    medium: Medium = Medium.TYPED
    variant: str | None = None
    cv: str | None = None
    job: str | None = None
    reference: Annotated[str | None, BeforeValidator(_as_text)] = None


class ExamplesRow(BaseModel):
    """One line of `coach examples --batch`."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    type: QuestionType = QuestionType.BEHAVIORAL
    cv: str
    job: str | None = None
    top: Annotated[int, Field(ge=1, le=50)] = 5


class LineError(BaseModel):
    """What stands in a batch's output for a line that could not be used."""

    id: str | int | None
    error: str
