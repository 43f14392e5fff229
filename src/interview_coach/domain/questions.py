"""Interview questions, the CV lines that answer them, and sample answers."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.domain.vocabulary import QuestionType


@dataclass(frozen=True, slots=True)
class Example:
    """A line of the CV that is a fair example for a question; `score` from 0 to 1, `reason` in words."""

    ref: str
    text: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Examples best first; empty when no line of the CV is a fair example."""

    engine: str
    ranked: tuple[Example, ...]

    @property
    def none(self) -> bool:
        return not self.ranked


@dataclass(frozen=True, slots=True)
class Source:
    """Where a question comes from: word-for-word quotes (200 characters at most) of the posting or the CV."""

    job_quote: str | None = None
    cv_quote: str | None = None
    cv_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a strong answer shows, and what to avoid."""

    looks_for: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `difficulty` 1-5; `standard` marks the screening set every interview has;
    `variant` is `coding` or `system_design` for technical questions that have one."""

    id: str
    type: QuestionType
    text: str
    why: str
    competency: str | None = None
    skill: str | None = None
    difficulty: int = 2
    standard: bool = False
    source: Source = Source()
    examples: tuple[Example, ...] = ()
    follow_ups: tuple[str, ...] = ()
    guidance: Guidance = Guidance()
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact of a sample answer and where it stands (a CV reference, a story, a key point)."""

    text: str
    ref: str


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """`blanks` are the bracketed gaps in `text` that only the user can fill: `[how many people?]`."""

    engine: str
    text: str
    claims: tuple[Claim, ...]
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """One piece of advice; `topic` is format, prepare, terms, mistakes, ask_them or situation."""

    text: str
    why: str
    topic: str
    source: str


@dataclass(frozen=True, slots=True)
class Tips:
    industry: str
    tips: tuple[Tip, ...]
