"""Coaching around answers: the follow-up in a talk, the debrief after it, advice for the days that are left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from interview_coach.domain.vocabulary import QuestionType


class FollowUpKind(StrEnum):
    """What a follow-up asks for: more of it, what was meant, a figure, or whether it holds."""

    EXPAND = "expand"
    CLARIFY = "clarify"
    QUANTIFY = "quantify"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer in a running interview. `asked` are the questions that were asked so far, `missing`
    says in words what the answer lacks (empty when that is not known)."""

    question: str
    type: QuestionType
    answer: str = field(repr=False)
    asked: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One question of at most 40 words. `quote` stands word for word in the answer (white space collapsed), None when
    the follow-up points to nothing said."""

    engine: str
    text: str
    kind: FollowUpKind
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Debriefed:
    """One marked answer of an interview: `mark` 1.0 to 5.0 or None (not assessed), `quotes` are the accepted ones."""

    question: str
    mark: float | None
    main_fix: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Debrief:
    """How an interview went: three sentences, what came up in two answers or more, the one next step."""

    engine: str
    summary: tuple[str, ...]
    recurring: tuple[str, ...]
    next_step: str


@dataclass(frozen=True, slots=True)
class StudyArea:
    """Something to work on: its name, where it stands (`weak`, `steady`, …) and why it is on the list."""

    name: str
    status: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do in the time that is left, and why."""

    text: str
    why: str
