"""Finds the sums in an answer, written or spoken, and computes them again.

A sum is an expression of numbers and operators, a word or sign for "is", and a result: "22 billion / 365 = 60
million", "twenty two billion, divide that by three sixty five, that's about sixty million a day". It is called wrong
only when no fair reading fits: thousands and millions that were left out, a percent sign that was not said and numbers
said digit by digit are given the benefit of the doubt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

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


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # number, operator, equals, open, close, break
    start: int
    end: int
    symbol: str = ""
    quantity: Quantity | None = None


_SYMBOLS = (
    ("equals", "=", r"=|≈|→|->|=>|\bequals?\b|\bmakes\b|\bgives?(?: (?:me|us|you))?\b|\bcomes? (?:out )?(?:to|at)\b"
     r"|\bthat(?:'s| is| are|’s| makes| gives)\b|\bthere(?:'s|’s)\b|\bwhich is\b|\bis\b|\bare\b|\bit(?:'s|’s)\b"
     r"|(?<=,) ?so\b|(?<=, uh )so\b|~(?=\s?[$€£]?\d)"),
    ("operator", "/", r"÷|/|\bdivided? (?:that |it |this |them )?by\b|\bdivided into\b|\bover\b"),
    ("operator", "*", r"[×*]|\bx\b(?=\s*[$€£(.]?\s*\w)|(?<=\d)x(?=[\d.$])|\btimes\b"
     r"|\bmultipl(?:y|ied) (?:that |it |this )?(?:by|with)\b"),
    ("operator", "+", r"\+|\bplus\b"),
    ("operator", "-", r"(?<=[\s)\d])[−–-](?=\s?[$€£]?\d)(?<![a-z]-)|(?<=\s)[−–-](?=\s)|\bminus\b"),
    ("operator", "off", r"\boff\b"),
    ("operator", "of", r"\bof\b"),
    ("operator", "on", r"\bon\b"),
    ("open", "(", r"\("),
    ("close", ")", r"\)"),
    ("break", "", r"[;?!]|\.(?=\s|$)|\n|\b(?:and|but|because|if|then|when|where|with|to|from|than|or|per|at|against|"
     r"compared|while|instead|into|for|what|what's)\b"),
)  # fmt: skip
_PATTERNS = [(kind, symbol, re.compile(pattern, re.IGNORECASE)) for kind, symbol, pattern in _SYMBOLS]
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
    tokens = _tokens(text)
    percents = _percentages(question, text)
    found = [
        calculation
        for index, token in enumerate(tokens)
        if token.kind == "equals" and (calculation := _calculation(text, tokens, index, percents))
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


def _tokens(text: str) -> list[_Token]:
    numbers = quantities(text)
    taken = [(q.start, q.end) for q in numbers]
    tokens = [_Token("number", q.start, q.end, quantity=q) for q in numbers]
    for kind, symbol, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                tokens.append(_Token(kind, match.start(), match.end(), symbol))
                taken.append(match.span())
    tokens.sort(key=lambda token: token.start)
    return [t for i, t in enumerate(tokens) if t.kind != "operator" or _has_operand(text, tokens[i : i + 2])]


def _has_operand(text: str, tokens: Sequence[_Token]) -> bool:
    """Whether an operator is followed at once by what it works on ("over budget" is no division)."""
    if len(tokens) < 2 or tokens[1].kind not in ("number", "open"):
        return False
    return _words_between(text, tokens[0].end, tokens[1].start) <= 2


def _calculation(text: str, tokens: Sequence[_Token], at: int, percents: set[float]) -> Calculation | None:
    result = _result(text, tokens, at)
    if result is None:
        return None
    left = _left_side(text, tokens, at)
    tries = [
        (_distance(computed, stated), part, stated, computed)
        for part in (left[first:] for first in range(len(left)))
        if _is_expression(part)
        for value in _readings(part, percents)
        for stated, computed in _comparisons(value, result, part)
    ]
    if not tries:
        return None
    miss, part, stated, computed = min(tries, key=lambda one: one[0])
    correct = miss <= math.log1p(TOLERANCE)
    if not correct and (_is_uncertain(part, result) or not _is_plain(text, part, tokens[at], result)):
        return None
    start, end = part[0].start, result.end
    return Calculation(start, end, text[start:end], text[start : part[-1].end], stated, computed, correct)


def _is_uncertain(part: Sequence[_Token], result: Quantity) -> bool:
    """Whether a number has more than one reading: then a sum that does not come out proves nothing."""
    return any(len(q.values) > 1 for q in (result, *(t.quantity for t in part if t.quantity is not None)))


_NOTATION = re.compile(r"[\^!\[\]]|\*\*|[A-Za-z]\(|\d[A-Z]\b|/\s?[A-Za-z]|\bchoose\b|\(\s?\d+ over ")
_BEFORE_RESULT = re.compile(
    r"(?:\s|[,:~≈$€£-]|\b(?:about|around|roughly|approximately|like|nearly|almost|just|only|a|an|uh|um|well|maybe|minus|plus|"
    r"over|under|little|bit|more|less|than|so|that's|thats|call|it|is|some|total|of)\b)*",
    re.IGNORECASE,
)


def _is_plain(text: str, part: Sequence[_Token], equals: _Token, result: Quantity) -> bool:
    """Whether a sum is simple enough to call it wrong: no powers, functions or units with a slash, "of" and "on" only
    after a percentage, nothing but words like "about" between "is" and the result, and a result that is no pronoun."""
    around = text[max(0, part[0].start - 2) : result.end + 1]
    shares = all(_is_share(left) for left, right in pairwise(part) if right.symbol in ("of", "on"))
    direct = _BEFORE_RESULT.fullmatch(text[equals.end : result.start]) is not None
    cut_off = part[0].start > 0 and text[part[0].start - 1] in "^*/(+-=)"
    at_once = _words_between(text, part[-1].end, equals.start) <= 2
    return (
        shares and direct and at_once and not cut_off and not _NOTATION.search(around) and result.text.lower() != "one"
    )


def _is_share(token: _Token) -> bool:
    return token.quantity is not None and (token.quantity.percent or token.quantity.value != int(token.quantity.value))


def _distance(computed: float, stated: float) -> float:
    """How many times too large or too small, as a logarithm: ten times is farther off than twice."""
    return abs(math.log(max(computed, 1e-12) / max(stated, 1e-12)))


def _is_expression(part: Sequence[_Token]) -> bool:
    """Starts with a number and has an operator."""
    return part[0].kind in ("number", "open") and any(token.kind == "operator" for token in part)


def _result(text: str, tokens: Sequence[_Token], at: int) -> Quantity | None:
    """The number after the word for "is", a few words away at most, unless it opens another sum."""
    for index in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[index]
        if token.kind == "number" and token.quantity is not None:
            near = _words_between(text, tokens[at].end, token.start) <= _MOST_WORDS_BETWEEN
            return token.quantity if near and not _opens_another(text, tokens[index : index + 3]) else None
        if token.kind not in ("equals",) and token.symbol not in ("-",):
            return None
    return None


def _opens_another(text: str, tokens: Sequence[_Token]) -> bool:
    """Whether a number goes on as a product or quotient ("so 60m / 150 …")."""
    if len(tokens) < 3 or tokens[1].symbol not in ("*", "/") or tokens[2].kind != "number":
        return False
    return not _words_between(text, tokens[0].end, tokens[2].start)


def _left_side(text: str, tokens: Sequence[_Token], at: int) -> Sequence[_Token]:
    """The expression that ends at the word for "is": numbers and operators by turns, few other words between."""
    parts: list[_Token] = []
    right = tokens[at]
    for token in reversed(tokens[:at]):
        if token.kind in ("break", "equals") or _words_between(text, token.end, right.start) > _MOST_WORDS_BETWEEN:
            break
        if parts and token.kind == "number" and parts[0].kind == "number":
            break
        parts.insert(0, token)
        right = token
    while parts and parts[-1].kind in ("operator", "open"):
        parts.pop()
    is_list = [token.symbol for token in parts].count("/") > 1  # "84k / 108k / 104k"
    return [] if is_list else parts


def _words_between(text: str, start: int, end: int) -> int:
    return len(re.findall(r"[A-Za-z]+", text[start:end]))


def _readings(part: Sequence[_Token], percents: set[float]) -> Iterator[float]:
    shares = {id(left) for left, right in pairwise(part) if right.symbol in ("of", "on", "off")}
    choices = [_choices(token, percents, share=id(token) in shares) for token in part if token.kind == "number"]
    count = 1
    for options in choices:
        count *= len(options)
    if count > _MOST_READINGS:
        choices = [options[:1] for options in choices]
    for values in product(*choices):
        computed = _evaluate(part, list(values))
        if computed is not None:
            yield computed


def _choices(token: _Token, percents: set[float], *, share: bool) -> list[float]:
    """Readings of a number; one that stands before "of" or "on" and is a percentage here is nothing else."""
    quantity = token.quantity
    if quantity is None:
        return []
    if quantity.percent:
        return [quantity.value / 100] if share else [quantity.value / 100, quantity.value]
    as_share = [v / 100 for v in quantity.values if v in percents and v <= 100]
    return as_share if share and as_share else [*quantity.values, *as_share]


_RANK = {"+": 1, "-": 1, "*": 2, "/": 2, "of": 2, "on": 2, "off": 2}


def _evaluate(part: Sequence[_Token], values: list[float]) -> float | None:
    """The value of the expression by precedence; None when it is not well formed."""
    output: list[float] = []
    pending: list[str] = []
    queue = list(values)
    for token in part:
        if token.kind == "number":
            output.append(queue.pop(0))
        elif token.kind == "open":
            pending.append("(")
        elif not (_close(output, pending) if token.kind == "close" else _push(output, pending, token.symbol)):
            return None
    done = all(symbol != "(" and _apply(output, symbol) for symbol in reversed(pending))
    return output[0] if done and len(output) == 1 else None


def _push(output: list[float], pending: list[str], symbol: str) -> bool:
    while pending and pending[-1] != "(" and _RANK[pending[-1]] >= _RANK[symbol]:
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


def _comparisons(value: float, result: Quantity, part: Sequence[_Token]) -> Iterator[tuple[float, float]]:
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
