"""Arithmetic written as data: a formula over named numbers, and numbers put into words.

A formula knows + - * / ** %, comparisons, parentheses, numbers, names and min, max, round, ceil, floor. Nothing else is
evaluated, so content files cannot run code.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "round": round,
    "ceil": math.ceil,
    "floor": math.floor,
}
LARGEST_POWER = 64
THOUSAND, MILLION, BILLION = 1e3, 1e6, 1e9


def value_of(formula: str, names: Mapping[str, float]) -> float:
    """The value of `formula` with `names`; a comparison gives 1 or 0. Raises ValueError for anything that is no
    arithmetic, for an unknown name and for a division by zero."""
    try:
        return float(_value(ast.parse(formula, mode="eval").body, names))
    except (SyntaxError, ZeroDivisionError, OverflowError, TypeError) as error:
        raise ValueError(f"{formula!r} cannot be computed ({error})") from error


def _value(node: ast.AST, names: Mapping[str, float]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _applied(op, _value(left, names), _value(right, names))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(operand, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, names) for arg in args))
        case _:
            raise ValueError(f"{ast.unparse(node)!r} is no arithmetic over {', '.join(sorted(names))}")


def _applied(op: ast.operator, left: float, right: float) -> Any:
    if isinstance(op, ast.Pow) and abs(right) > LARGEST_POWER:
        raise ValueError(f"a power of {right} is too large")
    return _OPERATORS[type(op)](left, right)


def in_words(value: float, form: str, currency: str = "$") -> str:
    """A number as one says it: `count` 1,250; `decimal` 1.5; `share` 32% (of 0.32); `money` $1.25 million, $18,400,
    $4.50."""
    if form == "share":
        return f"{_short(value * 100)}%"
    if form == "money":
        sign = "-" if value < 0 else ""
        return f"{sign}{currency}{_amount(abs(value))}"
    if form == "decimal":
        return _short(value)
    return _amount(value) if abs(value) >= MILLION else f"{round(value):,}"


def _amount(value: float) -> str:
    if abs(value) >= BILLION:
        return f"{_short(value / BILLION, 2)} billion"
    if abs(value) >= MILLION:
        return f"{_short(value / MILLION, 2)} million"
    if abs(value) >= THOUSAND or abs(value - round(value)) < 0.005:
        return f"{round(value):,}"
    return f"{value:,.2f}"


def _short(value: float, places: int = 1) -> str:
    """Without needless zeros."""
    return f"{round(value, places):,.{places}f}".rstrip("0").rstrip(".")
