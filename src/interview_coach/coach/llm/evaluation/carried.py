"""How high a level the words can carry that were quoted for it: a model's praise alone lifts no mark.

The limits were chosen with `tools/marking/ceiling.py` (what they cost a model that reads as raters do) and
`tools/marking/flattery.py` (what a model gains that gives 5 for everything); the figures stand in decision 18.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.coach.llm.evaluation.points import words_in
from interview_coach.domain.evaluations import Evidence

ABOVE_THIS = 3.0
"""Anchors up to 3 say that something is there; above, that it is good, which takes words of its own."""
DIMENSIONS_A_QUOTE = 3
"""Dimensions that one and the same passage may lift above 3; whoever lifts more with it lifts none of them."""
NEAR, FAR = 1.5, 2.0
"""How far a level may lie above the builtin coach's for the same dimension: with one passage, and with two."""
TELLING_WORDS = 6
"""Words from which a quote says enough to be one of two."""


def carried(
    levels: Mapping[str, float], evidence: Sequence[Evidence], own: Mapping[str, float | None]
) -> dict[str, float]:
    """The levels (1-5), none higher than its quotes carry; `own` are the builtin coach's. None falls below 1, nor below
    the builtin coach's level because of what its quotes lack."""
    for_it = [e for e in evidence if e.polarity == "+"]
    lifted = [e for e in for_it if levels.get(e.dimension, 0.0) > ABOVE_THIS]

    def limited(name: str, level: float) -> float:
        quotes = [e for e in for_it if e.dimension == name]
        known = own.get(name)
        worn = level > ABOVE_THIS and all(_is_worn(quote, lifted) for quote in quotes)
        most = max(ABOVE_THIS, known or ABOVE_THIS) if worn else level
        return min(level, most, _reach(known, quotes))

    return {name: limited(name, level) for name, level in levels.items()}


def _is_worn(quote: Evidence, lifted: Sequence[Evidence]) -> bool:
    return len({other.dimension for other in lifted if _is_same(quote, other)}) > DIMENSIONS_A_QUOTE


def _reach(own: float | None, quotes: Sequence[Evidence]) -> float:
    if own is None:
        return float("inf")
    apart: list[Evidence] = []
    for quote in quotes:
        if words_in(quote.quote) >= TELLING_WORDS and not any(_is_same(quote, other) for other in apart):
            apart.append(quote)
    return own + (FAR if len(apart) > 1 else NEAR)


def _is_same(one: Evidence, other: Evidence) -> bool:
    """Whether half of the shorter quote lies in the other one: cut differently it is still the same passage."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)
