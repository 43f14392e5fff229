"""A pocket calculator for the case room: reads + - * / ^ % and parentheses, and computes exactly where it can.

A grammar of its own, so that nothing that is typed can run:

    sum      = product { ("+" | "-") product }
    product  = signed { ("*" | "/") signed }
    signed   = { "+" | "-" } power
    power    = percent [ "^" signed ]
    percent  = amount { "%" }
    amount   = number [ "k" | "m" | "bn" | … ] | "(" sum ")"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

from interview_coach.errors import InvalidInput

LONGEST = 300
"""Characters of an expression."""
DEEPEST = 30
"""Parentheses and signs inside each other."""
LARGEST_EXPONENT = 100
LARGEST = Fraction(10) ** 40
SMALLEST = 1 / LARGEST
DIGITS = 12
"""Significant digits that are shown."""
_EXACT_BITS = 4_000
"""A fraction with longer terms is rounded: it shows no digit more and costs time."""
_ROUND = Context(prec=40, traps=[InvalidOperation, Overflow])

_SCALES = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "b": 9, "bn": 9, "billion": 9,
    "tn": 12, "trillion": 12,
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[,'\u2019\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+"
_TOKEN = re.compile(
    rf"\s*(?:[$€£]\s*)?(?:(?P<number>{_NUMBER})(?:\s*(?P<scale>thousand|million|billion|trillion|mio|bn|mn|tn|k|m|b)\b)?"
    r"|(?P<sign>\*\*|[-+*/^%()×÷·−–:]|x\b))",
    re.IGNORECASE,
)
_SAME = {"×": "*", "·": "*", "x": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "**": "^"}


@dataclass(frozen=True, slots=True)
class Result:
    """`value` with at most 12 significant digits, as `words` shows it with separators; `exact` is false when it was
    rounded."""

    value: Decimal
    exact: bool

    @property
    def words(self) -> str:
        """`1,234.5`; a very small or large one in powers of ten."""
        return f"{self.value:,f}" if self._is_plain else f"{self.value:E}"

    @property
    def _is_plain(self) -> bool:
        return not self.value or -8 < self.value.adjusted() < 18


def calculate(expression: str) -> Result:
    """The value of `expression` ("(600,000 * 40%) / 12", "1.2m x 3"). % is a hundredth; k, m and bn are scales; powers
    have precedence over signs (-2^2 is -4) and are read from the right.

    Raises InvalidInput with the place where it cannot be read, for a division by zero, for a sum of a number and a
    percentage that can mean two things, and for what is too long or too large.
    """
    if len(expression) > LONGEST:
        raise InvalidInput(f"that is too long to calculate; {LONGEST} characters are the limit")
    reader = _Reader(_tokens(expression))
    return _shown(reader.whole())


@dataclass(frozen=True, slots=True)
class _Amount:
    """A value on its way. `percent`: it was written as a percentage; `exact`: nothing was rounded."""

    value: Fraction
    exact: bool = True
    percent: bool = False


def _tokens(expression: str) -> list[str | Fraction]:
    found: list[str | Fraction] = []
    at, end = 0, len(expression.rstrip().removesuffix("=").rstrip())
    while at < end:
        match = _TOKEN.match(expression, at, end)
        if match is None:
            raise InvalidInput(f"I cannot read this from “{expression[at:end].strip()[:20]}” on")
        found.append(_number(match) if match["number"] else _sign(match["sign"]))
        at = match.end()
    if not found:
        raise InvalidInput("there is nothing to calculate")
    return found


def _sign(said: str) -> str:
    return _SAME.get(said.lower(), said)


def _number(match: re.Match[str]) -> Fraction:
    digits = re.sub(r"[^\d.]", "", match["number"])
    return Fraction(digits) * Fraction(10) ** _SCALES[(match["scale"] or "").lower()]


class _Reader:
    """Reads tokens by the grammar of this module, each rule by the method of its name."""

    def __init__(self, tokens: list[str | Fraction]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> _Amount:
        found = self._sum()
        if self._at < len(self._tokens):
            raise InvalidInput(f"a sign is missing before “{_said(self._tokens[self._at])}”")
        return found

    def _next(self) -> str | Fraction | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _took(self, *signs: str) -> str | None:
        token = self._next()
        if isinstance(token, str) and token in signs:
            self._at += 1
            return token
        return None

    def _sum(self) -> _Amount:
        found = self._product()
        while sign := self._took("+", "-"):
            found = _added(found, sign, self._product())
        return found

    def _product(self) -> _Amount:
        found = self._signed()
        while sign := self._took("*", "/"):
            found = _multiplied(found, sign, self._signed())
        return found

    def _signed(self) -> _Amount:
        sign = self._took("+", "-")
        if sign is None:
            return self._power()
        with _Deeper(self):
            found = self._signed()
        return found if sign == "+" else replace(found, value=-found.value)

    def _power(self) -> _Amount:
        found = self._percent()
        if not self._took("^"):
            return found
        with _Deeper(self):
            return _raised(found, self._signed())

    def _percent(self) -> _Amount:
        found = self._amount()
        while self._took("%"):
            found = _Amount(found.value / 100, found.exact, percent=True)
        return found

    def _amount(self) -> _Amount:
        token = self._next()
        if isinstance(token, Fraction):
            self._at += 1
            return _Amount(_within(token))
        if not self._took("("):
            where = "at the end" if token is None else f"before “{token}”"
            raise InvalidInput(f"a number is missing {where}")
        with _Deeper(self):
            found = self._sum()
        if not self._took(")"):
            raise InvalidInput("a closing parenthesis is missing")
        return found

    def deeper(self, by: int) -> None:
        self._depth += by
        if self._depth > DEEPEST:
            raise InvalidInput(f"more than {DEEPEST} parentheses or signs inside each other are too many")


class _Deeper:
    """One level further inside."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def __enter__(self) -> None:
        self._reader.deeper(1)

    def __exit__(self, *_: object) -> None:
        self._reader.deeper(-1)


def _said(token: str | Fraction) -> str:
    return token if isinstance(token, str) else _shown(_Amount(token)).words


def _added(left: _Amount, sign: str, right: _Amount) -> _Amount:
    """A percentage is added to a percentage, or to 1, where "of it" makes no difference."""
    if right.percent and not left.percent and left.value != 1:
        raise InvalidInput(f"{sign} a percentage can mean two things; write of what, as in 200 {sign} 10% * 200")
    value = left.value + right.value if sign == "+" else left.value - right.value
    return _kept(value, exact=left.exact and right.exact, percent=left.percent and right.percent)


def _multiplied(left: _Amount, sign: str, right: _Amount) -> _Amount:
    if sign == "/" and not right.value:
        raise InvalidInput("a division by zero has no result")
    value = left.value * right.value if sign == "*" else left.value / right.value
    return _kept(value, exact=left.exact and right.exact)


def _raised(base: _Amount, exponent: _Amount) -> _Amount:
    power = exponent.value
    if abs(power) > LARGEST_EXPONENT:
        raise InvalidInput(f"an exponent above {LARGEST_EXPONENT} is too large")
    if not base.value and power < 0:
        raise InvalidInput("a division by zero has no result")
    if power.denominator != 1 and base.value < 0:
        raise InvalidInput("a root of a negative number has no result")
    exact = base.exact and exponent.exact
    if power.denominator == 1 and base.value.numerator.bit_length() < 200 and base.value.denominator.bit_length() < 200:
        return _kept(base.value ** int(power), exact=exact)
    return _kept(_root(base.value, power), exact=False)


def _root(base: Fraction, power: Fraction) -> Fraction:
    if not base:
        return Fraction(0)
    try:
        return Fraction(_ROUND.power(_decimal(base), _decimal(power)))
    except (InvalidOperation, Overflow) as error:
        raise InvalidInput("the result is too large to show") from error


def _kept(value: Fraction, *, exact: bool, percent: bool = False) -> _Amount:
    value = _within(value)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _EXACT_BITS:
        return _Amount(Fraction(_decimal(value)), exact=False, percent=percent)
    return _Amount(value, exact, percent)


def _within(value: Fraction) -> Fraction:
    if abs(value) > LARGEST or (value and abs(value) < SMALLEST):
        raise InvalidInput("a number on the way is too large or too small to show")
    return value


def _decimal(value: Fraction) -> Decimal:
    return _ROUND.divide(Decimal(value.numerator), Decimal(value.denominator))


def _shown(amount: _Amount) -> Result:
    context = Context(prec=DIGITS, traps=[InvalidOperation, Overflow])
    value = context.divide(Decimal(amount.value.numerator), Decimal(amount.value.denominator))
    rounded = bool(context.flags[Inexact])
    plain = value.normalize(context)
    if plain == plain.to_integral_value() and plain.adjusted() < 18:
        plain = plain.quantize(Decimal(1))
    return Result(plain, amount.exact and not rounded)
