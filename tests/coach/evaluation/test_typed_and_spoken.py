"""The same story typed and spoken gets the same mark: fourteen stories told twice, never trained on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType

pytestmark = pytest.mark.slow

TOLD = Path(__file__).parents[3] / "labelled" / "spoken.jsonl"


def marks(row: dict[str, str]) -> tuple[float, float]:
    found = [
        evaluate(EvaluationRequest(row["question"], QuestionType.BEHAVIORAL, row[medium], Medium(medium))).overall
        or 1.0
        for medium in ("typed", "spoken")
    ]
    return found[0], found[1]


def test_the_way_of_telling_moves_no_mark_far() -> None:
    apart = [abs(typed - spoken) for typed, spoken in map(marks, map(json.loads, TOLD.read_text("utf-8").splitlines()))]
    assert len(apart) == 14
    assert sum(difference <= 0.3001 for difference in apart) >= 0.7 * len(apart)
    assert max(apart) <= 0.6
