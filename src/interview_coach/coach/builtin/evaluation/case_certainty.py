"""When a sum that does not come out may be called wrong: only when nothing else can be meant.

A false alarm costs trust in every other line, so a slip is passed over wherever the sum may be part of a longer one,
leave out a factor that stands nearby (months in a year, a number of the question), or mean another thing by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interview_coach.coach.builtin.evaluation.case_tokens import Token, words_between
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities

_NOTATION = re.compile(r"[\^!\[\]]|\*\*|[A-Za-z]\(|\d[A-Z]\b|/\s?[A-Za-z]|\bchoose\b|\(\s?\d+ over |\d[-–]\d")
_BEFORE_RESULT = re.compile(
    r"(?:\s|[,:~≈$€£-]|\b(?:about|around|roughly|approximately|like|nearly|almost|just|only|a|an|uh|um|well|maybe|"
    r"minus|plus|"
    r"over|under|little|bit|more|less|than|so|that's|thats|call|it|is|some|total|of)\b)*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|like|call it|or so)\b|[~≈]", re.IGNORECASE
)
_IN_PARTS = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|dozens?|couple|twice|double|odd|something|score)\b|"
    r"[½¼¾⅓⅔]",
    re.IGNORECASE,
)
"""Numbers said as parts or loosely, which are not read as numbers."""
_OVER_TIME = re.compile(r"\bover\s+\S+(?:\s+\S+)?\s+(?:days?|weeks?|months?|quarters?|years?)\b", re.IGNORECASE)
_LESS_OF_THEM = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s+(?:fewer|less|more|extra|others?|left|spare|short|missing|over|under|above|below|higher|"
    r"lower|"
    r"better|worse|too (?:many|few|much|little)|off|times|of (?:them|these|those|the))\b",
    re.IGNORECASE,
)
_SURELY_EQUALS = re.compile(r"=|≈|→|->|equal|makes|give|come|that|which|\bis\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:hours?|hourly|days?|daily|weeks?|weekly|months?|monthly|quarters?|quarterly|years?|yearly|"
    r"annual(?:ly)?|minutes?|shifts?|yr|mo|wk)\b",
    re.IGNORECASE,
)
_PERIOD_FACTORS = (4.0, 4.33, 5.0, 7.0, 12.0, 24.0, 30.0, 52.0, 60.0, 250.0, 260.0, 365.0)
_LIKE = 0.015
"""Share within which a factor is taken for one that was left out."""
_CLOSE = 2
"""Words that may stand between a number and its operator: a unit, hardly more."""
_NEARBY = 160
_AROUND = 50
_AT_ITS_ENDS = 16


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that seems not to come out: its left side, the word for "is", and what was stated and computed."""

    part: Sequence[Token]
    equals: Token
    result: Quantity
    stated: float
    computed: float


def is_certainly_wrong(text: str, tokens: Sequence[Token], one: Sum, question: str) -> bool:
    return not (
        _has_readings(one)
        or not _is_plain(text, one)
        or _goes_on_before(text, tokens, one.part[0])
        or not _SURELY_EQUALS.search(text[one.equals.start : one.result.start])
        or _goes_on_after(text, tokens, one.result)
        or _is_in_parts(text, one)
        or _mixes_shares(one)
        or _leaves_out_a_factor(text, one, question)
    )


def rounds_up(part: Sequence[Token], stated: float, computed: float) -> bool:
    """7.2 vans are 8 vans: a quotient carried to a whole number near it."""
    divides = any(token.symbol == "/" for token in part)
    return divides and stated == int(stated) and abs(stated - computed) < 1 <= min(stated, computed)


def rounds_boldly(text: str, one: Sum) -> bool:
    """Said to be rough, and right to the digits that are given ("10 x 12 is roughly 100")."""
    rough = _ROUGHLY.search(text[one.equals.start : one.result.start])
    if not rough or not one.stated:
        return False
    digits = len(f"{one.stated:.10g}".replace(".", "").strip("0"))
    return float(f"{one.computed:.{max(1, digits)}g}") == one.stated


def _has_readings(one: Sum) -> bool:
    """Whether a number has more than one reading: then a sum that does not come out proves nothing."""
    used = (one.result, *(t.quantity for t in one.part if t.quantity is not None))
    return any(len(quantity.values) > 1 for quantity in used)


def _is_plain(text: str, one: Sum) -> bool:
    """Whether a sum is simple enough to call it wrong: no powers, functions, ranges or units with a slash, "of" and
    "on" only after a percentage, nothing but words like "about" between "is" and the result, which is no pronoun."""
    start, end = one.part[0].start, one.result.end
    around = text[max(0, start - 2) : end + 1]
    shares = all(_is_share(left) for left, right in pairwise(one.part) if right.symbol in ("of", "on"))
    direct = _BEFORE_RESULT.fullmatch(text[one.equals.end : one.result.start]) is not None
    at_once = words_between(text, one.part[-1].end, one.equals.start) <= 2
    notation = _NOTATION.search(around) or _OVER_TIME.search(around) or _LESS_OF_THEM.match(text, end)
    close = all(words_between(text, left.end, right.start) <= _CLOSE for left, right in pairwise(one.part))
    return shares and direct and at_once and close and not notation and one.result.text.lower() != "one"


def _is_in_parts(text: str, one: Sum) -> bool:
    """Whether a part or a dozen stands in the sum or at its ends, outside the numbers that are read."""
    start, end = max(0, one.part[0].start - _AT_ITS_ENDS), one.result.end + _AT_ITS_ENDS
    read = [(q.start, q.end) for q in quantities(text)]
    found = [match.start() for match in _IN_PARTS.finditer(text) if start <= match.start() < end]
    return any(not any(first <= place < last for first, last in read) for place in found)


def _is_share(token: Token) -> bool:
    return token.quantity is not None and (token.quantity.percent or token.quantity.value != int(token.quantity.value))


def _goes_on_before(text: str, tokens: Sequence[Token], first: Token) -> bool:
    """Whether the sum is the tail of a longer one ("20, 30 plus 10 is 60", "400 (90 - 15)", "x 3 x 4")."""
    last = text[first.start - 1 : first.start]
    if last and (last in "^*/+=-" or (first.kind == "open" and not last.isspace())):
        return True
    before = [token for token in tokens if token.start < first.start][-2:]
    if before and before[-1].kind == "break":
        joined = text[before[-1].start : before[-1].end].isalpha()  # "3 vans at 20 plus 40": a word, no full stop
        return joined and len(before) == 2 and _touch(text, before[0], first, most=3)
    return bool(before) and before[-1].kind != "equals" and _touch(text, before[-1], first, most=2)


def _goes_on_after(text: str, tokens: Sequence[Token], result: Quantity) -> bool:
    """Whether the result opens a sum of its own ("that's 10 percent of 900")."""
    after = [token for token in tokens if token.start >= result.end][:1]
    return bool(after) and after[0].kind == "operator" and not words_between(text, result.end, after[0].start)


def _touch(text: str, left: Token, right: Token, *, most: int) -> bool:
    """Whether a number, operator or bracket stands before, on the same line and few words away."""
    between = text[left.end : right.start]
    counted = left.kind in ("number", "operator", "open", "close")
    return counted and "\n" not in between and words_between(text, left.end, right.start) <= most


def _mixes_shares(one: Sum) -> bool:
    """Whether a percentage is added to or taken from something else ("200 + 50 %"), or a number grown by one."""
    numbers = [token.quantity for token in one.part if token.quantity is not None]
    shares = [q for q in numbers if q.percent]
    if not shares or len(shares) == len(numbers):
        return False
    grown = (b.value * (1 + sign * p.value / 100) for b in numbers for p in shares for sign in (1, -1))
    added = any(token.symbol in ("+", "-") for token in one.part)
    return added or any(abs(value - one.stated) <= 0.02 * abs(one.stated) for value in grown)


def _leaves_out_a_factor(text: str, one: Sum, question: str) -> bool:
    """Whether stated and computed differ by a number that stands nearby or in the question: "400 x 90 = 432,000 a
    year" leaves out the months and is right."""
    low, high = sorted((abs(one.stated), abs(one.computed)))
    if not low:
        return True
    start, end = one.part[0].start, one.result.end
    factors = set(_numbers_said(text[max(0, start - _NEARBY) : start], question))
    if _PERIOD.search(text[max(0, start - _AROUND) : end + _AROUND]):
        factors.update(_PERIOD_FACTORS)
    return any(abs(high / low - factor) <= _LIKE * factor for factor in factors)


def _numbers_said(*texts: str) -> Iterator[float]:
    for text in texts:
        yield from (value for q in quantities(text) if not q.percent for value in q.values if value > 1)
