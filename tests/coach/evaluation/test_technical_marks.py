"""Technical answers: truth only against a reference, and feedback that quotes."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

QUESTION = "Our nightly report got slow since the orders table grew. How do you find out why and make it fast again?"
REFERENCE = """Measure first, then index and rewrite.

Key points:
1. Look at the execution plan of the slow query before changing anything.
2. A sequential scan on a large table points to a missing index on the filtered or joined columns.
3. An index makes writes slower and takes space, so only add the ones that queries use.
4. Old rows can be moved to partitions or an archive so that the report reads less.
5. Compare the run time before and after on realistic data, and keep watching it.

Misconceptions:
1. Adding an index on every column makes all queries faster.
"""
STRONG = (
    "First I look at the execution plan of the query with EXPLAIN ANALYZE, because guessing wastes days. If it shows a "
    "sequential scan over the orders table, an index on the columns we filter and join by is missing, so I add that "
    "one. Each index costs space and makes inserts slower, so I only keep what queries use. If the table still grows, "
    "I move old orders into monthly partitions so that the report reads less. Then I compare run times before and "
    "after on a copy of real data, and put an alert on the duration."
)
WEAK = "I would restart the server at night and ask for a bigger machine. Usually that helps and the report is fine."
WRONG = (
    "I would add an index on every column of the table, that makes all the queries faster, and then the report will be "
    "quick and nobody has to think about it any more."
)


def marked(answer: str, reference: str | None = REFERENCE, variant: str | None = None) -> Evaluation:
    request = EvaluationRequest(QUESTION, QuestionType.TECHNICAL, answer, variant=variant, reference=reference)
    return evaluate(request)


def overall(evaluation: Evaluation) -> float:
    return evaluation.overall or 1.0


def test_an_answer_with_the_key_points_gets_a_high_mark() -> None:
    strong = marked(STRONG)
    assert overall(strong) >= 4.0
    assert [p.status for p in strong.key_points or ()].count("present") >= 4


def test_an_answer_without_them_gets_a_low_mark() -> None:
    assert overall(marked(WEAK)) <= 2.2
    assert overall(marked(STRONG)) - overall(marked(WEAK)) >= 1.8


def test_an_answer_to_something_else_gets_few_points() -> None:
    answer = "I enjoy hiking with my family. We went to the lake last summer and the weather was lovely all week long."
    other = marked(answer)
    assert (other.dimensions["coverage"] or 1.0) <= 1.3
    assert overall(other) <= 1.5


def test_a_listed_misconception_caps_the_mark() -> None:
    wrong = marked(WRONG)
    assert Flag.WRONG_FACT in wrong.flags
    assert overall(wrong) <= 2.5
    assert (wrong.dimensions["correctness"] or 1.0) <= 2.0
    assert "index on every column" in wrong.main_fix


def test_warning_of_a_mistake_is_no_mistake() -> None:
    answer = STRONG + " Putting an index on every column would be wrong, it slows the writes."
    assert Flag.WRONG_FACT not in marked(answer).flags


@pytest.mark.parametrize("reference", [None, "", "  \n"])
def test_without_a_reference_truth_stays_open(reference: str | None) -> None:
    found = marked(STRONG, reference)
    assert found.overall is None
    assert found.dimensions["correctness"] is None
    assert found.dimensions["coverage"] is None
    assert found.dimensions["depth"] is not None
    assert found.key_points is None
    assert any("Check for yourself" in line for line in found.improvements)


def test_variants_have_their_own_dimensions() -> None:
    coding = marked(STRONG, variant="coding")
    design = marked(STRONG, None, variant="system_design")
    assert set(coding.dimensions) == {
        "problem_solving", "working_code", "communication", "testing", "complexity_tradeoffs",
    }  # fmt: skip
    assert design.dimensions["high_level_design"] is None
    assert design.overall is None


def test_a_short_right_answer_is_marked() -> None:
    request = EvaluationRequest(
        "What does a pointer hold?",
        QuestionType.TECHNICAL,
        "It holds the memory address of another variable.",
        reference="A variable that contains the address in memory of another variable.",
    )
    found = evaluate(request)
    assert (found.dimensions["correctness"] or 1.0) >= 4.0


def test_quotes_stand_in_the_answer() -> None:
    for answer in (STRONG, WEAK, WRONG):
        for quote in marked(answer).evidence:
            assert answer[quote.start : quote.end] == quote.quote


def test_blank_lines_and_padding_change_nothing_much() -> None:
    padded = WEAK + " I think communication is very important because teamwork and results matter to me a great deal."
    assert overall(marked(padded)) - overall(marked(WEAK)) <= 0.2
    assert overall(marked(STRONG.replace(". ", ".\n\n"))) == pytest.approx(overall(marked(STRONG)), abs=0.1)


def test_the_main_fix_names_what_is_missing() -> None:
    without_last = STRONG.split(" Then I compare", maxsplit=1)[0]
    found = marked(without_last)
    assert found.main_fix != marked(WEAK).main_fix
    assert any("run time before and after" in line for line in (found.main_fix, *found.improvements))
