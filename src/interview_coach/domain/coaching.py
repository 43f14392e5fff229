"""Coaching around answers: the follow-up in a talk, the debrief after it, advice for the days that are left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.vocabulary import Flag, QuestionType


class FollowUpKind(StrEnum):
    """What a follow-up asks for: more of it, what was meant, a figure, or whether it holds. A `re_ask` puts the
    question itself once more in other words, after an answer that passed it by."""

    EXPAND = "expand"
    CLARIFY = "clarify"
    QUANTIFY = "quantify"
    CHALLENGE = "challenge"
    RE_ASK = "re_ask"


PROBES = (FollowUpKind.EXPAND, FollowUpKind.CLARIFY, FollowUpKind.QUANTIFY, FollowUpKind.CHALLENGE)
"""The kinds that go deeper, in the order in which an interviewer uses them."""


class Style(StrEnum):
    """How an interviewer talks. It changes words, never marks."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    PROBING = "probing"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with what was said to it so far in a running interview.

    `answer` is all replies to this question, joined by blank lines; `last` the newest of them (empty: the answer is the
    only one). `asked` are the follow-ups and re-asks put so far. `missing` says in words what the answer lacks (empty
    when that is not known). `kinds` are the kinds allowed now, the one to prefer first. `evaluation` is the reading of
    `answer` so far, None when there is none. `probes` are follow-ups written for this very question.
    """

    question: str
    type: QuestionType
    answer: str = field(repr=False)
    asked: tuple[str, ...] = ()
    missing: str = ""
    kinds: tuple[FollowUpKind, ...] = PROBES
    style: Style = Style.NEUTRAL
    evaluation: Evaluation | None = field(default=None, repr=False)
    last: str = field(default="", repr=False)
    probes: tuple[str, ...] = ()


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
    """One marked answer of an interview: `mark` 1.0 to 5.0 or None (not assessed), `quotes` are the accepted ones,
    those that speak for the answer first. `weakest` names the part that cost most marks, `flags` are those of the
    evaluation, `strength` is the first good thing said of it."""

    question: str
    mark: float | None
    main_fix: str
    quotes: tuple[str, ...] = ()
    type: QuestionType = QuestionType.BEHAVIORAL
    weakest: str = ""
    flags: tuple[Flag, ...] = ()
    strength: str = ""

    @property
    def is_sensitive(self) -> bool:
        """Whether it told of something painful: such an answer is neither quoted nor compared."""
        return Flag.SENSITIVE in self.flags


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

    engine: str
    text: str
    why: str
