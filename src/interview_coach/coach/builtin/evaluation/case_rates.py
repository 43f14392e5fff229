"""Checks rates against the numbers of the question: "revenue per visit" when the question gives revenue and visits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms

SAME_RATE, CLEARLY_MEANT = 0.01, 0.10
"""Within 1 % a stated rate is right; farther than 10 % it is taken to be another rate, about which nothing is said."""

_PER = re.compile(r"\b(?P<top>[a-z]+) (?:per|a|each) (?P<bottom>[a-z]+)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;?!](?=\s|$)|,\s(?:but|and)\s|\n|\band (?=\w+ (?:plus|and|other|rose|fell|went|from))")
_SUPPOSED = re.compile(r"\b(?:if|would|could|should|after|with|without|target|goal|aim)\b", re.IGNORECASE)
"""What would be is no number of the question."""
_REACH = 90


def rate_checks(text: str, question: str) -> tuple[Calculation, ...]:
    """Stated rates near one that the question's own numbers give, right or off by 1 to 10 %."""
    given = _named_values(question)
    found = []
    for match in _PER.finditer(text):
        expected = list(_ratios(given, stem(match["top"]), stem(match["bottom"])))
        if expected:
            found += list(_checked(text, match, expected))
    return tuple(found)


def _named_values(question: str) -> Mapping[str, Sequence[float]]:
    """Values by the nouns before them in the same clause: "revenue went from $50.0M to $54.0M"."""
    named: dict[str, list[float]] = {}
    start = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(question)), len(question)]:
        clause = question[start:end]
        numbers = [q for q in quantities(clause) if not q.percent]
        if 1 <= len(numbers) <= 2:
            for word in terms(clause[: numbers[0].start]).stems:
                named.setdefault(word, [q.value for q in numbers])
        start = end
    return named


def _ratios(given: Mapping[str, Sequence[float]], top: str, bottom: str) -> Iterator[float]:
    """Only like with like: last year's with last year's, this year's with this year's."""
    above, below = given.get(top, ()), given.get(bottom, ())
    if len(above) == len(below) == 2:
        yield from (a / b for a, b in zip(above, below, strict=True) if b)


def _checked(text: str, match: re.Match[str], expected: Sequence[float]) -> Iterator[Calculation]:
    reach = text[match.end() : match.end() + _REACH]
    stop = re.search(r"[.;\n](?=\s|$)", reach)
    for number in quantities(reach[: stop.start()] if stop else reach)[:2]:
        nearest = min(expected, key=lambda value: abs(value - number.value))
        off = abs(nearest - number.value) / abs(nearest)
        another = number.percent or off > CLEARLY_MEANT or _SUPPOSED.search(reach[: number.start])
        if another or not _is_precise(number):
            continue
        start, end = match.start(), match.end() + number.end
        expression = match.group()
        yield Calculation(start, end, text[start:end], expression, number.value, nearest, off <= SAME_RATE)


def _is_precise(number: Quantity) -> bool:
    """A rounded number ("about 95") is no slip."""
    return len(re.sub(r"\D", "", number.text).strip("0")) >= 3 or number.value == round(number.value, -1)
