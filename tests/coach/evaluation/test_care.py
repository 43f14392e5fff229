"""Answers that disclose something painful are met with care; words of work that sound alike are not taken for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from interview_coach.coach.builtin.evaluation.behavioral_wordings import HELP, IF_PAINFUL
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, Medium, QuestionType

pytestmark = pytest.mark.slow

KEPT = Path(__file__).parents[3] / "labelled" / "care_answers.jsonl"
ROWS = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
FOR_FIGURES = re.compile(r"\b(?:figures?|how many|how long|measure|a number|percent)\b", re.I)


def advice(found: Evaluation) -> str:
    """All that is asked of the user, without what is quoted from the answer."""
    return re.sub(r"“[^”]*”", "", " ".join((found.main_fix, *found.improvements, *found.asks)))


Judged = list[tuple[dict[str, object], Evaluation]]


def judge(row: dict[str, str]) -> Evaluation:
    return evaluate(EvaluationRequest(row["question"], QuestionType.BEHAVIORAL, row["answer"], Medium(row["medium"])))


@pytest.fixture(scope="module")
def judged() -> Judged:
    return [(row, judge(row)) for row in ROWS]


def test_nobody_who_discloses_something_is_asked_for_figures(judged: Judged) -> None:
    told = [found for row, found in judged if row["discloses"]]
    assert len(told) >= 30
    assert [found.main_fix for found in told if FOR_FIGURES.search(advice(found))] == []
    assert not any(Flag.UNQUANTIFIED in found.flags for found in told)


def test_most_disclosures_are_acknowledged_first(judged: Judged) -> None:
    told = [found for row, found in judged if row["discloses"]]
    acknowledged = [found for found in told if found.main_fix.startswith(("Thank you for telling", HELP))]
    assert len(acknowledged) >= 0.5 * len(told)
    assert all(Flag.SENSITIVE in found.flags for found in acknowledged)
    freed = [found for found in told if found.main_fix.startswith(IF_PAINFUL)]
    assert len(acknowledged) + len(freed) >= 0.8 * len(told)


def test_work_with_pain_is_not_taken_for_ones_own(judged: Judged) -> None:
    work = [found for row, found in judged if not row["discloses"]]
    assert sum(Flag.SENSITIVE in found.flags for found in work) <= 0.12 * len(work)


def test_help_is_named_only_where_somebody_may_be_in_danger(judged: Judged) -> None:
    helped = [row for row, found in judged if "crisis line" in advice(found)]
    assert any(row["danger"] for row in helped)
    assert all(row["discloses"] for row in helped)


@pytest.mark.parametrize("type", list(QuestionType))
@pytest.mark.parametrize(
    "answer",
    [
        "I would rather not say much about that month, my father died in March.",
        "In the spring I was diagnosed with cancer and for half a year I worked from my bed, mornings only. I kept the "
        "list of open orders on a board beside it and my colleague rang me at ten each day to go through it with me.",
    ],
)
def test_plain_words_are_acknowledged_whatever_was_asked(type: QuestionType, answer: str) -> None:
    found = evaluate(EvaluationRequest("Tell me about a hard time at work.", type, answer))
    assert found.main_fix.startswith("Thank you for telling")
    assert Flag.SENSITIVE in found.flags


def test_a_killed_process_is_nobodys_death() -> None:
    answer = (
        "My brother killed it at the stand and sold forty bikes on the first day, so I took over the repairs, wrote a "
        "ticket for each bike and called the owners in the evening. By Sunday all of them had been picked up."
    )
    found = evaluate(EvaluationRequest("Tell me about a busy day.", QuestionType.BEHAVIORAL, answer))
    assert Flag.SENSITIVE not in found.flags
