"""The key points of a reference in an answer: each proven by words of it, counted by their weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.llm.evaluation.places import NO_BLANKS_FROM, Places
from interview_coach.coach.llm.evaluation.reading import PointStatus
from interview_coach.domain.evaluations import KeyPoint

POINTS_IN_A_QUOTE = 3
"""Key points that one and the same quote may prove; whoever proves more with it proves none of them."""
BADLY_WRONG = 0.3
"""Share of the points, by weight, from which what is contradicted spoils the answer."""
_PROVES_WORDS, _SHORT = 2, 25
"""Words of a quote that proves something ("the" stands in every answer), except in an answer of a few words."""
_WORTH = {PointStatus.PRESENT: 1.0, PointStatus.PARTLY: 0.5}


def proves(quote: str, places: Places) -> bool:
    return words_in(quote) >= _PROVES_WORDS or len(places.answer.split()) < _SHORT


def words_in(quote: str) -> int:
    """Words; in scripts without blanks between them two signs are about one."""
    joined = sum(ch >= NO_BLANKS_FROM for ch in quote)
    return max(len(quote.split()), joined // 2)


def key_points(read: Sequence[Any], reference: Reference | None, places: Places) -> tuple[KeyPoint, ...] | None:
    """Every key point of the reference once, in its order; None without any. One that is said to be there needs its
    quote. `read` are `PointFound`; the first of a number counts."""
    if reference is None or not reference.key_points:
        return None
    found = {point.number: point for point in reversed(read)}
    source = f"bank:{reference.bank_id}" if reference.bank_id else None
    points = [_point(text, found.get(i), places, source) for i, text in enumerate(reference.key_points, 1)]
    used = Counter(point.quote for point in points if point.status in _WORTH)
    return tuple(_absent(p.text, source) if used[p.quote] > POINTS_IN_A_QUOTE else p for p in points)


def badly_wrong(points: Sequence[KeyPoint], reference: Reference | None) -> bool:
    """Whether much of what matters is contradicted."""
    weights = _weights(points, reference)
    wrong = sum(w for w, point in zip(weights, points, strict=True) if point.status == PointStatus.CONTRADICTED)
    return wrong > 0 and wrong >= BADLY_WRONG * sum(weights)


def covered(points: Sequence[KeyPoint], reference: Reference | None) -> float:
    """The share of the key points that is there, a partial one counting half."""
    weights = _weights(points, reference)
    earned = sum(w * _WORTH.get(PointStatus(p.status), 0.0) for w, p in zip(weights, points, strict=True))
    return earned / max(1, sum(weights))


def _weights(points: Sequence[KeyPoint], reference: Reference | None) -> Sequence[int]:
    weights = reference.weights if reference else ()
    return weights if len(weights) == len(points) else [1] * len(points)


def _point(text: str, found: Any, places: Places, source: str | None) -> KeyPoint:
    place = places.find(found.quote) if found is not None else None
    quote = places.answer[place[0] : place[1]] if place is not None else ""
    if not quote or not proves(quote, places) or found.status == PointStatus.ABSENT:
        return _absent(text, source)
    return KeyPoint(text, str(found.status), quote, source)


def _absent(text: str, source: str | None) -> KeyPoint:
    return KeyPoint(text, PointStatus.ABSENT.value, None, source)
