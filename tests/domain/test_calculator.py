from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.calculator import LARGEST, LONGEST, Result, calculate
from interview_coach.errors import InvalidInput


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("600,000 × 40%", "240,000"),
        ("1 000 000 / 8", "125,000"),
        ("1.2m x 3", "3,600,000"),
        ("$1.25 million / 4 =", "312,500"),
        ("2 bn - 500k", "1,999,500,000"),
        ("-2^2", "-4"),
        ("2^3^2", "512"),
        ("2^-3", "0.125"),
        ("(1 - 18%) * 100", "82"),
        ("85% + 7%", "0.92"),
        ("0.1 + 0.2", "0.3"),
        ("10 : 4", "2.5"),
        ("5 − - 3", "8"),
    ],
)
def test_a_sum_is_worked_out_exactly(expression: str, words: str) -> None:
    found = calculate(expression)
    assert (found.words, found.exact) == (words, True)


@pytest.mark.parametrize(("expression", "words"), [("1/3", "0.333333333333"), ("2^0.5", "1.41421356237")])
def test_what_has_no_end_is_rounded_and_says_so(expression: str, words: str) -> None:
    assert calculate(expression) == Result(Decimal(words), exact=False)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("", "nothing to calculate"),
        ("2 +", "number is missing at the end"),
        ("2 * * 3", "number is missing before"),
        ("(2 + 3", "closing parenthesis"),
        ("2 + 3)", "sign is missing before"),
        ("3 4", "sign is missing"),
        ("1/0", "division by zero"),
        ("0^-1", "division by zero"),
        ("(-8)^(1/3)", "root of a negative"),
        ("200 + 10%", "two things"),
        ("9^100", "too large"),
        ("2^1000", "exponent"),
        ("1,2,3", "cannot read"),
        ("__import__('os')", "cannot read"),
        ("2 apples", "cannot read"),
        ("(" * 40 + "1" + ")" * 40, "too many"),
        ("-" * 40 + "1", "too many"),
        ("1+" * LONGEST + "1", "too long"),
    ],
)
def test_what_cannot_be_worked_out_is_said_clearly(expression: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        calculate(expression)


NUMBERS = st.integers(0, 10**6).map(str) | st.decimals(0, 10**4, places=3).map(str)
EXPRESSIONS = st.recursive(NUMBERS, lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner), max_leaves=8)


@given(EXPRESSIONS)
def test_every_sum_has_the_value_that_fractions_give(expression: object) -> None:
    def value(node: Any) -> Fraction:
        if isinstance(node, str):
            return Fraction(node)
        left, sign, right = value(node[0]), node[1], value(node[2])
        return left / right if sign == "/" else {"+": left + right, "-": left - right, "*": left * right}[sign]

    try:
        wanted = value(expression)
    except ZeroDivisionError:
        with pytest.raises(InvalidInput):
            calculate(_nested(expression))
        return
    try:
        found = calculate(_nested(expression))
    except InvalidInput as error:
        assert "too large or too small" in str(error) or "too long" in str(error)
        return
    assert abs(Fraction(found.value) - wanted) <= abs(wanted) / 10**11
    assert found.exact == (Fraction(found.value) == wanted)


def _nested(node: Any) -> str:
    return node if isinstance(node, str) else f"({_nested(node[0])} {node[1]} {_nested(node[2])})"


@given(st.text(max_size=LONGEST) | st.text("0123456789.,+-*/^%()kmbn x$", max_size=LONGEST))
def test_whatever_is_typed_gives_a_number_or_a_sentence(typed: str) -> None:
    try:
        assert abs(Fraction(calculate(typed).value)) <= LARGEST
    except InvalidInput as error:
        assert str(error)
