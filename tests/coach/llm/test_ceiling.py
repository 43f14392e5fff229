"""With a model that reads as the raters did, the pipeline marks as the rubric computes from their labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tools.marking.ceiling import arithmetic, evaluate_all

from interview_coach.domain.vocabulary import Flag

pytestmark = pytest.mark.slow
LABELLED = Path(__file__).parents[3] / "labelled"


def rows(name: str, every: int) -> list[dict[str, Any]]:
    lines = (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::every]]


def astray(told: list[dict[str, Any]], at_most: float) -> list[str]:
    """The answers whose mark is further off than that, except where somebody tells something painful."""
    found = evaluate_all(told)
    return [
        f"{row['id']}: {made.overall} instead of {wanted}"
        for row, made in zip(told, found, strict=True)
        if Flag.SENSITIVE not in made.flags
        and (
            made.overall is None
            or (wanted := arithmetic(row)) is None
            or round(abs(made.overall - wanted), 1) > at_most
        )
    ]


def test_checks_cost_nothing_where_a_story_was_read_rightly() -> None:
    told = rows("answers", 6)
    assert len(told) == 40
    off = astray(told, 0.1)
    assert len(off) <= 0.05 * len(told), off


def test_checks_cost_little_in_cases() -> None:
    """Sums are not taken from a model: what code could not work out again counts as right. The best answers lose what
    they lie above the builtin coach's mark by more than one."""
    told = rows("case", 2)
    off = astray(told, 0.5)
    assert len(off) <= 0.05 * len(told), off


def test_the_bound_is_all_that_technical_marks_lose() -> None:
    """Fluent answers with a wrong fact are held up by the builtin coach's mark; nothing else is lost."""
    told = [row for row in rows("technical", 2) if not any("wrong_fact" in rater["flags"] for rater in row["raters"])]
    off = astray(told, 0.5)
    assert len(off) <= 0.15 * len(told), off
