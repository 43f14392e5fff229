"""How many of the numbers in the question an answer carries on: said again, or put together in what it works out.

An interviewer gives a number because the answer needs it, so one that is touched nowhere mostly means that a step was
left out: the second bottleneck, the people in a household, the cost of each sale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities

_ROUNDED = 0.012
"""Share within which a product of two numbers of the question counts as worked out."""
_EXACT = 0.002
"""The same for a multiple of one: there are many multiples, so only an exact one tells."""
_MOST_TIMES = 12
_LARGE = 50.0
"""Multiples of small numbers meet others by chance."""
_FEWEST_GIVEN = 3


def left_aside(question: str, answer: str) -> int:
    """How many numbers of the question the answer does not use; none where the question gives fewer than three."""
    given = [q for q in quantities(question) if q.value not in (0.0, 1.0) or q.percent]
    said = set(chain.from_iterable(map(_scales, quantities(answer))))
    if len(given) < _FEWEST_GIVEN:
        return 0
    return sum(not _is_used(at, given, said) for at in range(len(given)))


def _is_used(at: int, given: Sequence[Quantity], said: Collection[float]) -> bool:
    mine = _plain(given[at])
    others = [_plain(q) for index, q in enumerate(given) if index != at]
    direct = chain(_scales(given[at]), (1 + mine, 1 - mine))
    pairs = chain.from_iterable((mine * other, mine / other, other / mine) for other in others if other and mine)
    multiples = (mine * times for times in range(2, _MOST_TIMES + 1) if times in said and mine >= _LARGE)
    return _meets(direct, said, _EXACT) or _meets(pairs, said, _ROUNDED) or _meets(multiples, said, _EXACT)


def _meets(values: Iterator[float], said: Collection[float], share: float) -> bool:
    return any(abs(value - one) <= share * abs(value) for value in values for one in said)


def _plain(quantity: Quantity) -> float:
    return quantity.value / 100 if quantity.percent else quantity.value


def _scales(quantity: Quantity) -> Iterator[float]:
    """A number as it stands and as a share: eight per cent may be written 8 % or 0.08."""
    for value in quantity.values:
        yield value
        yield value / 100
