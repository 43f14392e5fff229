"""Rubrics: dimensions with weights and anchors, caps, and the one function that turns dimensions into a mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

LOWEST_MARK = 1.0
HIGHEST_MARK = 5.0


@dataclass(frozen=True, slots=True)
class Dimension:
    """`weight` in percent of the rubric; `anchors` maps "1".."5" to what that mark looks like."""

    id: str
    name: str
    weight: float
    anchors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on the overall mark (and on one dimension) that holds when `when` is true of the answer."""

    when: str
    overall_at_most: float | None = None
    dimension: str | None = None
    dimension_at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric for one question type (or variant of it); its version is stored with every evaluation."""

    id: str
    version: str
    dimensions: tuple[Dimension, ...]
    caps: tuple[Cap, ...] = ()

    def cap(self, when: str) -> Cap | None:
        return next((cap for cap in self.caps if cap.when == when), None)


def to_mark(value: float) -> float:
    """A mark: one decimal, half up, within 1.0-5.0."""
    rounded = Decimal(str(round(value, 6))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return min(HIGHEST_MARK, max(LOWEST_MARK, float(rounded)))


@dataclass(frozen=True, slots=True)
class Marks:
    """Dimensions after caps, and the overall mark; `equal_weight` is logged beside it to watch the weights."""

    dimensions: Mapping[str, float | None]
    overall: float | None
    equal_weight: float | None


def mark(rubric: Rubric, levels: Mapping[str, float | None], conditions: frozenset[str]) -> Marks:
    """Marks from `levels` (1-5 by dimension, None = not assessed) and the cap conditions that hold.

    The overall mark is the weighted mean over the assessed dimensions, limited by every cap whose condition
    holds. Nothing assessed gives no mark.
    """
    caps = [cap for cap in rubric.caps if cap.when in conditions]
    dimensions = {d.id: _capped(d.id, levels.get(d.id), caps) for d in rubric.dimensions}
    assessed = [(d.weight, value) for d in rubric.dimensions if (value := dimensions[d.id]) is not None]
    if not assessed:
        return Marks(dimensions, None, None)
    limit = min((cap.overall_at_most for cap in caps if cap.overall_at_most is not None), default=HIGHEST_MARK)
    weighted = sum(weight * value for weight, value in assessed) / sum(weight for weight, _ in assessed)
    equal = sum(value for _, value in assessed) / len(assessed)
    return Marks(dimensions, to_mark(min(limit, weighted)), to_mark(min(limit, equal)))


def _capped(dimension: str, level: float | None, caps: list[Cap]) -> float | None:
    if level is None:
        return None
    limits = [c.dimension_at_most for c in caps if c.dimension == dimension and c.dimension_at_most is not None]
    return to_mark(min([level, *limits]))
