"""What a follow-up could be after, and how much the answer needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.text import Span

LACKING, THIN, WORTH_ASKING = 3.0, 2.0, 1.0
"""How much an answer needs a follow-up: a part is not there, it is thin, or it would only be interesting to hear."""


@dataclass(frozen=True, slots=True)
class Aim:
    """`name` is one of content/follow_ups.yaml. `spans` are the stretches that it could quote, best first."""

    name: str
    need: float
    spans: tuple[Span, ...] = ()


def aim(name: str, need: float, *spans: Iterable[Span]) -> Aim:
    return Aim(name, need, tuple(span for some in spans for span in some))


def worth(aims: Iterable[Aim]) -> Iterator[Aim]:
    """Those that the answer needs at all."""
    return (each for each in aims if each.need > 0)
