"""The steps every engine goes through: extract, verify, score, write.

An engine supplies `Findings` (what is in the answer) and `Feedback` (the words about it). Code in between checks
each quote, applies the caps of the rubric and computes the marks, so no engine can hand out a mark of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from interview_coach.domain.evaluations import Evidence, KeyPoint, Segment
from interview_coach.domain.vocabulary import Flag, ResponseType


@dataclass(frozen=True, slots=True)
class Findings:
    """What an extractor found. `levels` are 1-5 by dimension (None = not assessed); `conditions` are the names
    of rubric caps that hold; `details` carries facts the writer may use (quotes, numbers, names of parts)."""

    response_type: ResponseType
    levels: Mapping[str, float | None]
    conditions: frozenset[str] = frozenset()
    star: Mapping[str, int] | None = None
    segments: tuple[Segment, ...] = ()
    flags: tuple[Flag, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    key_points: tuple[KeyPoint, ...] | None = None
    confidence: float = 0.5
    overall_assessable: bool = True
    """False when the dimensions that can be assessed do not add up to a mark (technical without a reference)."""
    why_not_scored: str | None = None
    """Set when the answer is no answer to mark: junk, a refusal, too short. Then nothing is scored."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feedback:
    """The words: one main fix, the rest folded away. Built from accepted findings only."""

    main_fix: str
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
