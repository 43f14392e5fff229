"""Finds the sums in an answer, written or spoken, and computes them again.

A sum is an expression of numbers and operators, a word or sign for "is", and a result: "22 billion / 365 = 60
million", "twenty two billion, divide that by three sixty five, that's about sixty million a day". It is called wrong
only when no fair reading fits: thousands and millions that were left out, a percent sign that was not said and numbers
said digit by digit are given the benefit of the doubt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from interview_coach.coach.builtin.evaluation.case_certainty import Sum, is_certainly_wrong, rounds_boldly, rounds_up
from interview_coach.coach.builtin.evaluation.case_tokens import Token, tokens_of, words_between
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities

TOLERANCE = 0.10
"""Share by which a stated result may differ: the cap of the case rubric speaks of errors over 10 %."""

_MOST_READINGS = 64
_MOST_WORDS_BETWEEN = 4
_SCALE_STEPS = (0, 1, -1, 2, -2)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sum as it stands in the answer, `answer[start:end]`. `computed` is the reading nearest to `stated`, in the
    scale of `stated`; `correct` is false when it is more than 10 % away."""

    start: int
    end: int
    quote: str
    expression: str
    stated: float
    computed: float
    correct: bool
    corrected_later: bool = False


_CORRECTION = re.compile(
    r"\b(?:sorry|no wait|wait|scratch that|correction|let me (?:redo|correct)|i mean|that's wrong|that is wrong|"
    r"i made a mistake|my mistake)\b",
    re.IGNORECASE,
)
_PERIODS = {("week", "year"): 52.0, ("month", "year"): 12.0, ("week", "month"): 4.33, ("day", "week"): 7.0,
            ("quarter", "year"): 4.0}  # fmt: skip
_PER = re.compile(
    r"\s*(?:/|a|per|each|every|an)?\s*(?P<period>day|week|wk|month|mo|quarter|year|yr|annual|annually|weekly|monthly)\b"
)
_PERIOD_NAMES = {"wk": "week", "weekly": "week", "mo": "month", "monthly": "month", "yr": "year", "annual": "year",
                 "annually": "year"}  # fmt: skip
_SAME_SENTENCE = 90


def calculations(text: str, question: str = "") -> tuple[Calculation, ...]:
    """Sums of `text` in their order. Percentages named in `question` may be said without their sign."""
    tokens = tokens_of(text)
    percents = _percentages(question, text)
    found = [
        calculation
        for index, token in enumerate(tokens)
        if token.kind == "equals" and (calculation := _calculation(_Work(text, tokens, percents, question), index))
    ]
    return tuple(sorted([*_with_corrections(text, found), *_conversions(text)], key=lambda c: c.start))


def _conversions(text: str) -> Iterator[Calculation]:
    """Rates carried to a longer period and right ("2,700 a week, about 140,000 a year"). A wrong-looking pair may
    mean something else, so it says nothing."""
    rates = []
    for quantity in quantities(text):
        period = _PER.match(text, quantity.end)
        if period and not quantity.percent:
            rates.append((quantity, _PERIOD_NAMES.get(period["period"], period["period"]), period.end()))
    for (first, short, _), (second, long, end) in pairwise(rates):
        factor = _PERIODS.get((short, long))
        if factor and second.start - first.end <= _SAME_SENTENCE:
            computed = first.value * factor
            if _near(computed, second.value):
                quote = text[first.start : end]
                yield Calculation(first.start, end, quote, first.text, second.value, computed, True)


def _percentages(question: str, text: str) -> set[float]:
    """Numbers that are percentages here, and the points between two percentages of the question."""
    asked = [q.value for q in quantities(question) if q.percent]
    between = {round(abs(a - b), 6) for a in asked for b in asked if a != b}
    return {*asked, *between, *(q.value for q in quantities(text) if q.percent)}


@dataclass(frozen=True, slots=True)
class _Work:
    """A text cut into tokens, and what the question says about its numbers."""

    text: str
    tokens: Sequence[Token]
    percents: set[float]
    question: str


def _calculation(work: _Work, at: int) -> Calculation | None:
    text, tokens = work.text, work.tokens
    result = _result(text, tokens, at)
    if result is None:
        return None
    left = _left_side(text, tokens, at)
    tries = [
        (_distance(computed, stated), part, stated, computed)
        for part in (left[first:] for first in range(len(left)))
        if _is_expression(part)
        for value in _readings(part, work.percents)
        for stated, computed in _comparisons(value, result, part)
    ]
    if not tries:
        return None
    miss, part, stated, computed = min(tries, key=lambda one: one[0])
    doubtful = Sum(part, tokens[at], result, stated, computed)
    fits = miss <= math.log1p(TOLERANCE)
    correct = fits or rounds_up(part, stated, computed) or rounds_boldly(text, doubtful)
    if not correct and not is_certainly_wrong(text, tokens, doubtful, work.question):
        return None
    start, end = part[0].start, result.end
    return Calculation(start, end, text[start:end], text[start : part[-1].end], stated, computed, correct)


def _distance(computed: float, stated: float) -> float:
    """How many times too large or too small, as a logarithm: ten times is farther off than twice."""
    return abs(math.log(max(computed, 1e-12) / max(stated, 1e-12)))


def _is_expression(part: Sequence[Token]) -> bool:
    """Starts with a number and has an operator."""
    return part[0].kind in ("number", "open") and any(token.kind == "operator" for token in part)


def _result(text: str, tokens: Sequence[Token], at: int) -> Quantity | None:
    """The number after the word for "is", a few words away at most, unless it opens another sum."""
    for index in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[index]
        if token.kind == "number" and token.quantity is not None:
            near = words_between(text, tokens[at].end, token.start) <= _MOST_WORDS_BETWEEN
            return token.quantity if near and not _opens_another(text, tokens[index : index + 3]) else None
        if token.kind not in ("equals",) and token.symbol not in ("-",):
            return None
    return None


def _opens_another(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a number goes on as a product or quotient ("so 60m / 150 …")."""
    if len(tokens) < 3 or tokens[1].symbol not in ("*", "/") or tokens[2].kind != "number":
        return False
    return not words_between(text, tokens[0].end, tokens[2].start)


def _left_side(text: str, tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The expression that ends at the word for "is": numbers and operators by turns, few other words between."""
    parts: list[Token] = []
    right = tokens[at]
    for token in reversed(tokens[:at]):
        if token.kind in ("break", "equals") or words_between(text, token.end, right.start) > _MOST_WORDS_BETWEEN:
            break
        if parts and token.kind == "number" and parts[0].kind == "number":
            break
        parts.insert(0, token)
        right = token
    while parts and parts[-1].kind in ("operator", "open"):
        parts.pop()
    is_list = [token.symbol for token in parts].count("/") > 1  # "84k / 108k / 104k"
    return [] if is_list else parts


def _readings(part: Sequence[Token], percents: set[float]) -> Iterator[float]:
    shares = {id(left) for left, right in pairwise(part) if right.symbol in ("of", "on", "off")}
    choices = [_choices(token, percents, share=id(token) in shares) for token in part if token.kind == "number"]
    carried = _carried_scale(part)
    if carried > 1:
        choices = [[*options, *(v * carried for v in options if v < carried)] for options in choices]
    count = 1
    for options in choices:
        count *= len(options)
    if count > _MOST_READINGS:
        choices = [options[:1] for options in choices]
    for values in product(*choices):
        for ranks in (_RANK, _AS_SAID):
            computed = _evaluate(part, list(values), ranks)
            if computed is not None:
                yield computed


def _carried_scale(part: Sequence[Token]) -> float:
    """The scale of one number that others of a sum may leave out ("ninety thousand minus fifty five"), or 1."""
    if not any(token.symbol in ("+", "-") for token in part):
        return 1.0
    scaled = [t.quantity.value for t in part if t.quantity is not None and t.quantity.scaled]
    return 1000.0 ** int(math.log(max(scaled), 1000) + 1e-9) if scaled and max(scaled) >= 1000 else 1.0


def _choices(token: Token, percents: set[float], *, share: bool) -> list[float]:
    """Readings of a number; one that stands before "of" or "on" and is a percentage here is nothing else."""
    quantity = token.quantity
    if quantity is None:
        return []
    if quantity.percent:
        return [quantity.value / 100] if share else [quantity.value / 100, quantity.value]
    as_share = [v / 100 for v in quantity.values if v in percents and v <= 100]
    return as_share if share and as_share else [*quantity.values, *as_share]


_RANK = {"+": 1, "-": 1, "*": 2, "/": 2, "of": 2, "on": 2, "off": 2}


_AS_SAID = dict.fromkeys(_RANK, 1)
"""From left to right, as sums are said aloud: "forty plus twenty, times three"."""


def _evaluate(part: Sequence[Token], values: list[float], ranks: Mapping[str, int]) -> float | None:
    """The value of the expression by the ranks of its operators; None when it is not well formed."""
    output: list[float] = []
    pending: list[str] = []
    queue = list(values)
    for token in part:
        if token.kind == "number":
            output.append(queue.pop(0))
        elif token.kind == "open":
            pending.append("(")
        elif not (_close(output, pending) if token.kind == "close" else _push(output, pending, token.symbol, ranks)):
            return None
    done = all(symbol != "(" and _apply(output, symbol) for symbol in reversed(pending))
    return output[0] if done and len(output) == 1 else None


def _push(output: list[float], pending: list[str], symbol: str, ranks: Mapping[str, int]) -> bool:
    while pending and pending[-1] != "(" and ranks[pending[-1]] >= ranks[symbol]:
        if not _apply(output, pending.pop()):
            return False
    pending.append(symbol)
    return True


def _close(output: list[float], pending: list[str]) -> bool:
    while pending and pending[-1] != "(":
        if not _apply(output, pending.pop()):
            return False
    if not pending:
        return False
    pending.pop()
    return True


def _apply(output: list[float], symbol: str) -> bool:
    if len(output) < 2 or (symbol == "/" and output[-1] == 0):
        return False
    right, left = output.pop(), output.pop()
    output.append(
        {
            "+": left + right,
            "-": left - right,
            "*": left * right,
            "of": left * right,
            "on": left * right,
            "off": (1 - left) * right if left < 1 else right - left,
            "/": left / right if right else 0.0,
        }[symbol]
    )
    return True


def _comparisons(value: float, result: Quantity, part: Sequence[Token]) -> Iterator[tuple[float, float]]:
    """Pairs (stated, computed in the same scale): with the sign ignored, and with a scale or percent left out."""
    quantities_used = [token.quantity for token in part if token.quantity is not None]
    bare = not all(q.scaled for q in (*quantities_used, result))
    steps = _SCALE_STEPS if bare and not _only_small(quantities_used, result) else (0,)
    percents = any(q.percent for q in (*quantities_used, result)) or any(t.symbol == "/" for t in part)
    for stated in result.values:
        for step in steps:
            scaled = abs(value) * 1000.0**step
            yield abs(stated), scaled
            if percents and result.percent:
                yield abs(stated), scaled * 100


def _only_small(used: Sequence[Quantity], result: Quantity) -> bool:
    """Plain small numbers (3 x 4 = 12) leave no scale out."""
    return all(q.value < 100 and not q.scaled for q in (*used, result))


def _with_corrections(text: str, found: list[Calculation]) -> Iterator[Calculation]:
    for index, one in enumerate(found):
        if one.correct:
            yield one
            continue
        again = any(other.correct and _near(other.stated, one.computed) for other in found[index + 1 :])
        yield Calculation(
            one.start, one.end, one.quote, one.expression, one.stated, one.computed, False,
            again or _corrected_in_words(text, one),
        )  # fmt: skip


def _corrected_in_words(text: str, one: Calculation) -> bool:
    """ "… sorry, four hundred thousand": a correction in words and the right number soon after."""
    after = text[one.end : one.end + 160]
    cue = _CORRECTION.search(after)
    return cue is not None and any(
        _near(value, one.computed * 1000.0**step)
        for quantity in quantities(after[cue.end() :])[:3]
        for value in quantity.values
        for step in _SCALE_STEPS
    )


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= TOLERANCE * max(abs(left), abs(right), 1e-9)
