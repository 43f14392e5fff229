"""Figures with a unit that belong to the same thing in reference and answer, and lie far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities
from interview_coach.coach.builtin.evaluation.technical_statements import Statement, statements

_SECONDS = {
    "second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "day": 86_400, "week": 604_800,
    "fortnight": 1_209_600, "month": 2_629_800, "year": 31_557_600,
}  # fmt: skip
_UNITS = (
    ("time", _SECONDS),
    ("mass", {"mcg": 1e-6, "microgram": 1e-6, "mg": 1e-3, "milligram": 1e-3, "g": 1, "gram": 1, "kg": 1e3,
              "kilogram": 1e3, "kilo": 1e3, "tonne": 1e6}),
    ("volume", {"ml": 1, "millilitre": 1, "milliliter": 1, "litre": 1e3, "liter": 1e3}),
    ("length", {"mm": 1, "millimetre": 1, "millimeter": 1, "cm": 10, "centimetre": 10, "metre": 1e3, "meter": 1e3,
                "km": 1e6, "kilometre": 1e6}),
    ("heat", {"°c": 1, "c": 1, "degree": 1, "celsius": 1}),
    ("power", {"w": 1, "watt": 1, "kw": 1e3, "kilowatt": 1e3}),
    ("tension", {"mv": 1e-3, "v": 1, "volt": 1, "kv": 1e3}),
    ("current", {"ma": 1e-3, "amp": 1, "ampere": 1}),
    ("percent", {"percent": 1}),
)  # fmt: skip
_UNIT = re.compile(r"^[\s-]*(?P<unit>°\s?c|[a-z]+?)s?\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?P<half>half )?an? (?P<unit>second|minute|hour|day|week|fortnight|month|year)\b", re.IGNORECASE)
_TO_NEXT = re.compile(r"^\s*(?:to|or|and|-|–)\s*$", re.IGNORECASE)
FAR = 2.0
"""Twice or half is another figure; less may be another fair practice, or rounding."""
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    dimension: str
    value: float


def off_figures(reference: str, answer: str, asked: frozenset[str]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements (answer, reference) on the same matter whose figures lie further apart than FAR."""
    said = [(s, measures(s.text)) for s in statements(answer)]
    anywhere = [m for _, found in said for m in found]
    held = [(s, measures(s.text)) for s in statements(reference)]
    everywhere = [m for _, found in held for m in found]
    for other, wanted in held:
        if len({m.dimension for m in wanted}) != 1 or any(_near(m, anywhere) for m in wanted):
            continue
        for one, given in said:
            alike = [m for m in given if m.dimension == wanted[0].dimension]
            if alike and not any(_near(m, everywhere) for m in alike) and _same_matter(other, one, asked):
                yield one, other


def _same_matter(held: Statement, said: Statement, asked: frozenset[str]) -> bool:
    here, there = _matter(held) - asked, _matter(said) - asked
    shared = {word for word in here & there if len(word) > 3}
    return bool(shared) and len(shared) >= _LEAST_SHARE * max(len(here), len(there)) and not said.negated


_UNIT_WORDS = frozenset(unit for _, units in _UNITS for unit in units)


def _matter(statement: Statement) -> frozenset[str]:
    return frozenset(s for s in statement.stems if s not in _UNIT_WORDS and s.rstrip("s") not in _UNIT_WORDS)


def _near(measure: Measure, others: list[Measure]) -> bool:
    return any(
        other.dimension == measure.dimension and (_alike(measure.value, other.value) or _adds_up(measure, other))
        for other in others
    )


def _alike(one: float, other: float) -> bool:
    return max(one, other) < FAR * max(1e-9, min(one, other))


def _adds_up(one: Measure, other: Measure) -> bool:
    """95 % and 5 % say the same from two sides."""
    return one.dimension == "percent" and abs(one.value + other.value - 100) < 1


def measures(text: str) -> list[Measure]:
    """Figures with a unit in `text`, in the base unit of each dimension; "10 to 15 minutes" are two."""
    found = [*quantities(text)]
    given = [m for i, quantity in enumerate(found) if (m := _measure(text, found, i, quantity))]
    for match in _ONE.finditer(text):
        seconds = _SECONDS[match["unit"].lower()]
        given.append(Measure("time", seconds * (0.5 if match["half"] else 1.0)))
    return given


def _measure(text: str, found: list[Quantity], index: int, quantity: Quantity) -> Measure | None:
    if quantity.currency:
        return None
    if quantity.percent:
        return Measure("percent", quantity.value)
    following = found[index + 1] if index + 1 < len(found) else None
    if following and _TO_NEXT.match(text[quantity.end : following.start]):
        next_one = _measure(text, found, index + 1, following)
        factor = next_one.value / following.value if next_one and following.value else None
        return Measure(next_one.dimension, quantity.value * factor) if next_one and factor else None
    unit = _UNIT.match(text[quantity.end :])
    name = unit["unit"].lower().replace(" ", "") if unit else ""
    return next((Measure(d, quantity.value * units[name]) for d, units in _UNITS if name in units), None)
