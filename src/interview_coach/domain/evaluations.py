"""Evaluations: what was found in an answer, the marks it earned, and the words about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from interview_coach.domain.cv import Cv
from interview_coach.domain.questions import Example
from interview_coach.domain.vocabulary import Flag, Medium, QuestionType, ResponseType, SegmentLabel


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the answer, `answer[start:end]` in code points, and the STAR part it is."""

    start: int
    end: int
    label: SegmentLabel


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote of the answer, exactly `answer[start:end]`, that speaks for (+) or against (-) a dimension."""

    dimension: str
    polarity: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point of the reference: present, partly, absent or contradicted, with the quote that decided it. `source`
    names the bank's question when the reference is the bank's ("bank:sql.joins")."""

    text: str
    status: str
    quote: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What an evaluation cost. The builtin engine costs nothing."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = Decimal(0)


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A number, exactly `answer[start:end]`, that is not what it should be; `line` is how it is computed."""

    start: int
    end: int
    quote: str
    line: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is certain about a case that was talked through: questions about the task, pieces of the data room asked
    for and there, figures of the case that were said right, numbers that are wrong and were not mended, and whether
    a message of its own recommended something."""

    clarifying: int = 0
    data_asked: int = 0
    data_there: int = 0
    right: int = 0
    wrong: tuple[WrongNumber, ...] = ()
    recommended: bool = False


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """Everything an engine may look at. `reference` is a model answer with key points, for technical truth; `facts`
    come from a case room, where `answer` is all that the candidate said."""

    question: str
    type: QuestionType
    answer: str
    medium: Medium = Medium.TYPED
    variant: str | None = None
    cv: Cv | None = field(default=None, repr=False)
    posting_text: str | None = field(default=None, repr=False)
    reference: str | None = field(default=None, repr=False)
    facts: CaseFacts | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An engine's judgement of one answer.

    `overall` and dimensions run from 1.0 to 5.0; None is "not assessed". `confidence` runs from 0 to 1.
    `star` holds situation, task, action, result as 0 absent, 1 vague, 2 clear (behavioral answers only).
    """

    engine: str
    engine_version: str
    rubric_version: str
    scored: bool
    response_type: ResponseType
    overall: float | None = None
    equal_weight: float | None = None
    confidence: float | None = None
    why_not_scored: str | None = None
    dimensions: Mapping[str, float | None] = field(default_factory=dict)
    star: Mapping[str, int] | None = None
    segments: tuple[Segment, ...] = ()
    flags: tuple[Flag, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    strengths: tuple[str, ...] = ()
    main_fix: str = ""
    improvements: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    key_points: tuple[KeyPoint, ...] | None = None
    usage: Usage = Usage()
    notice: str | None = None
    """Why the builtin coach marked it, or wrote the words about it, although a model was asked for."""
