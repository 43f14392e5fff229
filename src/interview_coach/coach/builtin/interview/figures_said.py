"""Holds the numbers that a candidate says against the figures that the case computes.

A right number must never be called wrong: rounding, units, thousands and millions, percent and share, a loss said
without its sign are all allowed for. Wrong is only what is called by a figure's name, is near it or off by a power of
ten, and is nothing else the case knows; and a sum of the candidate's own that does not come out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from interview_coach.coach.builtin.evaluation.arithmetic import calculations
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.content.formulas import in_words
from interview_coach.domain.case_room import NumberCheck, Verdict

ROUNDED = 0.015
"""Share by which a figure may differ and is the same number said shorter."""
FAR, FAR_WITH_ONE_WORD = 1.33, 1.18
"""A number with a figure's name that is within this factor of it is taken for the figure, worked out wrongly; farther
away, and sooner where the name is a single word, for another thing of that name."""
_SAME = 0.003
_LEAST_DIGITS = 2
_ROUGHLY = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|nearly|almost|some|just (?:under|over|short of)|close to|circa|over|"
    r"under|more than|less than|say|call it|a bit (?:over|under))|[~≈])\s*[$€£]?\s*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|suppos\w+|assum\w+|instead|imagine|what if|unless|at (?:least|most)|more than|less than|up to|between|"
    r"range|target|goal|versus|compared|half of|double|twice|without|before|even (?:at|with)|worst|best|"
    r"need(?:s|ed)? to)\b",
    re.IGNORECASE,
)
"""Where a sentence supposes or compares, its numbers may be anything."""
_SLIPS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_PERIOD_STEMS = terms("a year, month, week, day; yearly, weekly, monthly, daily; today").stems
_PERIODS = (4.0, 12.0, 52.0, 365.0, 50.0, 48.0, 2.0, 5.0, 7.0, 30.0)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the case: its name's stems, its value and form, the line that shows it, the numbers it is made of."""

    id: str
    name: frozenset[str]
    value: float
    form: str
    line: str
    made_of: frozenset[float]


def figures_said(message: str, case: FilledCase | None) -> tuple[NumberCheck, ...]:
    """The numbers of `message` that are figures of the case or should be, and its own sums that do not come out, in
    their order. Numbers that are neither are left out."""
    sentences = () if case is None else AnswerText.of(message).sentences
    found = [check for s in sentences if case for check in _of_sentence(s.start, s.text, _sheet(case))]
    taken = [(check.start, check.end) for check in found]
    found += [c for c in _wrong_sums(message, case) if not any(s < c.end and c.start < e for s, e in taken)]
    return tuple(sorted(found, key=lambda check: check.start))


def _of_sentence(start: int, sentence: str, sheet: _Sheet) -> Iterator[NumberCheck]:
    numbers = [q for q in quantities(sentence) if not _is_ordinal(q, sentence)]
    right = {q.start: figure for q in numbers if (figure := _right(q, sentence, sheet))}
    for quantity in numbers:
        figure = right.get(quantity.start)
        if figure is not None:
            yield _check(start, quantity, Verdict.RIGHT, figure)
    meant = _meant(sentence, sheet)
    worked = bool(meant) and _all_stand_in(meant[0].made_of, _plain_numbers(sentence))
    if not meant or any(figure in meant for figure in right.values()) or (_SUPPOSED.search(sentence) and not worked):
        return
    # a name of one word may mean another thing, so more is allowed for
    known = sheet.written if worked or len(meant[0].name) > 1 else sheet.known
    assumed = _from_assumptions(sentence, sheet)
    wrong = [
        (q, f) for q in numbers if not _is_known(q, known) and q.end not in assumed for f in meant if _is_slip_of(q, f)
    ]
    if wrong:  # of a sum it is the result that counts
        yield _check(start, wrong[-1][0], Verdict.WRONG, wrong[-1][1])


def _check(start: int, quantity: Quantity, verdict: Verdict, figure: _Figure) -> NumberCheck:
    first, last = start + quantity.start, start + quantity.end
    return NumberCheck(first, last, quantity.text, verdict, figure.id, figure.line)


def _is_ordinal(quantity: Quantity, sentence: str) -> bool:
    """A number of a list ("1. Slots"), or a word like "one" that counts nothing."""
    bare = quantity.value in (0.0, 1.0, 2.0) and not (quantity.percent or quantity.currency or quantity.scaled)
    listed = sentence[quantity.end : quantity.end + 1] in (")", ".") and not sentence[: quantity.start].strip(" -*(")
    return bare or listed


def _right(quantity: Quantity, sentence: str, sheet: _Sheet) -> _Figure | None:
    """The figure that a number is. One that says its form (a percentage, money, millions) may be any figure of this
    value; a bare one has to be exact, or stand with the figure's name."""
    near = [f for f in sheet.figures if any(_is_value(quantity, v, sentence) for v in _said_values(quantity, f))]
    near.sort(key=lambda f: -_named(f, sentence))
    if not near:
        return None
    best = near[0]
    worked = [f for f in near if _all_stand_in(f.made_of, _plain_numbers(sentence))]
    if worked or _named(best, sentence) >= 0.5 or _digits(quantity.text) >= 3:
        return (worked or near)[0]
    formed = quantity.scaled or (quantity.percent and best.form == "share")
    formed = formed or (quantity.currency and best.form == "money")
    return best if formed and not _is_known(quantity, sheet.known) else None


def _said_values(quantity: Quantity, figure: _Figure) -> tuple[float, ...]:
    """A figure's value as a number like this one may say it."""
    value = abs(figure.value)
    if quantity.percent:
        return (value * 100,) if figure.form in ("share", "decimal") else ()
    if figure.form == "share":
        return (value, value * 100)
    if figure.form == "money" and quantity.currency and value < 10:
        return (value, value * 100)
    return (value,)


def _is_value(quantity: Quantity, value: float, sentence: str) -> bool:
    """Whether one reading of a number is `value`, perhaps rounded."""
    return any(_is_same(abs(said), value, quantity, sentence) for said in quantity.values)


def _is_same(said: float, value: float, quantity: Quantity, sentence: str) -> bool:
    if abs(said - value) <= _SAME * value:
        return True
    digits = _digits(quantity.text)
    rough = digits >= _LEAST_DIGITS or bool(_ROUGHLY.search(sentence[: quantity.start]))
    if (rough or quantity.scaled) and abs(said - value) <= ROUNDED * value:
        return True
    return rough and _is_rounded(said, value, digits)


def _is_rounded(said: float, value: float, digits: int) -> bool:
    return bool(value) and math.isclose(float(f"{value:.{max(1, digits)}g}"), said, rel_tol=1e-9)


def _digits(said: str) -> int:
    """Digits that a number is given to; one in words has as many as its words."""
    figures = re.sub(r"[^\d.]", "", said)
    if not figures:
        return len(re.findall(r"[a-z]+", said, re.IGNORECASE))
    return len(figures.replace(".", "").lstrip("0").rstrip("0") or "0")


def _meant(sentence: str, sheet: _Sheet) -> tuple[_Figure, ...]:
    """The figures that a sentence works out, with all the numbers they are made of; else those it names, the ones with
    the longest name."""
    numbers = _plain_numbers(sentence)
    if worked := [f for f in sheet.figures if len(f.made_of) > 1 and _all_stand_in(f.made_of, numbers)]:
        most = max(len(f.made_of) for f in worked)
        return tuple(f for f in worked if len(f.made_of) == most)
    named = [f for f in sheet.figures if f.name and _named(f, sentence) == 1.0]
    longest = max((len(f.name) for f in named), default=0)
    return tuple(f for f in named if len(f.name) == longest)


def _from_assumptions(sentence: str, sheet: _Sheet) -> frozenset[int]:
    """Where the results of sums end that come out and rest on a number of the candidate's own."""
    return frozenset(
        sum.end
        for sum in calculations(sentence)
        if sum.correct and not all(_is_known(q, sheet.written) for q in quantities(sum.expression))
    )


def _made_of(line: str) -> frozenset[float]:
    return frozenset(_plain_numbers(line.rpartition("=")[0].rpartition(":")[2]))


def _plain_numbers(text: str) -> tuple[float, ...]:
    """The numbers of a text without their signs, percentages as shares."""
    return tuple(abs(v) / (100 if q.percent else 1) for q in quantities(text) for v in q.values)


def _all_stand_in(wanted: frozenset[float], numbers: Sequence[float]) -> bool:
    return bool(wanted) and all(any(_close(one, number) for number in numbers) for one in wanted)


def _named(figure: _Figure, sentence: str) -> float:
    return overlap(figure.name, terms(sentence).stems)


def _is_slip_of(quantity: Quantity, figure: _Figure) -> bool:
    """Whether a number is near a figure or off by a power of ten, in the form of the figure."""
    if quantity.percent != (figure.form == "share") or (quantity.currency and figure.form != "money"):
        return False
    values = _said_values(quantity, figure)
    far = FAR if len(figure.name) > 1 else FAR_WITH_ONE_WORD
    near = any(1 / far <= abs(said) / value <= far for value in values if value for said in quantity.values)
    if any(_is_rounded(abs(said), value, _digits(quantity.text)) for value in values for said in quantity.values):
        return False
    shifted = any(_close(abs(said), value * slip) for value in values for slip in _SLIPS for said in quantity.values)
    return near or shifted


def _is_known(quantity: Quantity, known: Sequence[float]) -> bool:
    said = [abs(value) / (100 if quantity.percent else 1) for value in quantity.values]
    return any(_close(value, one) for value in said for one in known)


def _close(left: float, right: float) -> bool:
    return abs(left - right) <= _SAME * max(abs(left), abs(right))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a case computes: its figures; the numbers that are written in it; these and all that follow in one step."""

    figures: tuple[_Figure, ...]
    written: tuple[float, ...]
    known: tuple[float, ...]


def _sheet(case: FilledCase) -> _Sheet:
    return _sheet_of(case.template.id, tuple(case.choice.items()))


@lru_cache(maxsize=256)
def _sheet_of(id: str, choice: tuple[tuple[str, float], ...]) -> _Sheet:
    case = FilledCase(case_library()[id], dict(choice))
    rows = zip(case.template.figures, case.figures, strict=True)
    figures = tuple(_Figure(f.id, _name(f.text), case.values[f.id], f.form, line, _made_of(line)) for f, line in rows)
    written = tuple(_written(case))
    return _Sheet(figures, written, (*written, *_one_step_on(case)))


def _written(case: FilledCase) -> Iterator[float]:
    """What stands in the case and in its sums, and its values."""
    texts = (case.text, *case.figures, case.said(case.template.recommendation))
    for quantity in (q for text in texts for q in quantities(text)):
        yield from (abs(v) / 100 if quantity.percent else abs(v) for v in quantity.values)
    yield from (abs(value) for value in case.values.values())


def _one_step_on(case: FilledCase) -> Iterator[float]:
    """What is left of a share, values for another period, sums and differences of two."""
    values = [abs(value) for value in case.values.values() if value]
    yield from (one for v in values if v < 1 for one in (1 - v, 1 + v))
    yield from (one for v in values for n in _PERIODS for one in (v * n, v / n))
    yield from (one for v in values for w in values if v != w for one in (v + w, abs(v - w)))


def _name(text: str) -> frozenset[str]:
    """The stems of what a figure is called: its line up to the colon, or what stands behind its result."""
    head, colon, _ = text.partition(":")
    named = head if colon and re.match(r"[A-Z]", head) else text.rpartition("}")[2]
    words = re.sub(r"\{\w+\}|[^A-Za-z,'’ -]", " ", named)
    return frozenset(one for one in terms(words.partition(",")[0]).stems if one not in _PERIOD_STEMS)


def _wrong_sums(message: str, case: FilledCase | None) -> Iterator[NumberCheck]:
    """The candidate's own sums, computed again."""
    for found in calculations(message, case.text if case else ""):
        if not found.correct and not found.corrected_later:
            line = f"{found.expression.strip()} = {in_words(found.computed, _form(found.computed))}"
            yield NumberCheck(found.start, found.end, found.quote, Verdict.WRONG, None, line)


def _form(value: float) -> str:
    return "count" if value == int(value) else "decimal"
