"""Every case computed again, from the text of its formulas, by a reader of its own over fractions."""

from __future__ import annotations

import ast
import math
from fractions import Fraction

import pytest

from interview_coach.content.cases import FilledCase, case_in, case_library

SEEDS = 20
CASES = sorted(case_library())


def again(formula: str, names: dict[str, Fraction]) -> Fraction:
    """The value of a formula in fractions; a root by floats. Shares nothing with content.formulas."""

    def value(node: ast.expr) -> Fraction:
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        if isinstance(node, ast.Name):
            return names[node.id]
        if isinstance(node, ast.UnaryOp):
            return -value(node.operand)
        if isinstance(node, ast.Call):
            arguments = [value(argument) for argument in node.args]
            kind = node.func.id  # type: ignore[attr-defined]
            plain = {"ceil": math.ceil, "floor": math.floor, "round": round, "min": min, "max": max}[kind]
            return Fraction(plain(*arguments))
        assert isinstance(node, ast.BinOp)
        left, right = value(node.left), value(node.right)
        return _joined(type(node.op).__name__, left, right)

    return value(ast.parse(formula, mode="eval").body)


def _joined(sign: str, left: Fraction, right: Fraction) -> Fraction:
    if sign == "Pow":
        return left ** int(right) if right.denominator == 1 else Fraction(math.pow(left, right))
    if sign == "Div":
        return left / right
    return {"Add": left + right, "Sub": left - right, "Mult": left * right}[sign]


def filled(case: str) -> list[FilledCase]:
    return [case_library()[case].chosen_by(str(seed)) for seed in range(SEEDS)]


@pytest.mark.parametrize("case", CASES)
def test_every_figure_of_twenty_seeds_comes_out_the_same_again(case: str) -> None:
    for one in filled(case):
        names = {name: Fraction(str(value)) for name, value in one.choice.items()}
        for figure in one.template.figures:
            names[figure.id] = again(figure.formula, names)
            assert one.values[figure.id] == pytest.approx(float(names[figure.id]), rel=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_what_a_case_claims_of_its_numbers_holds_and_its_text_gives_them_back(case: str) -> None:
    for one in filled(case):
        assert all(one.holds(claim) for claim in one.template.holds)
        found = case_in(one.text)
        assert found is not None
        assert (found.template.id, found.figures) == (case, one.figures)


def test_twenty_seeds_are_not_one_case() -> None:
    assert all(len({tuple(one.choice.items()) for one in filled(case)}) > 1 for case in CASES)
    assert len(CASES) >= 24


@pytest.mark.parametrize("case", CASES)
def test_a_prompt_alone_is_known_as_its_case(case: str) -> None:
    one = case_library()[case].chosen_by("7")
    found = case_in(one.prompt)
    assert found is not None
    assert (found.template.id, found.prompt) == (case, one.prompt)
