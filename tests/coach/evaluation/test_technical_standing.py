"""Questions that ask for level, limits, papers or a plan, and not for an explanation."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.evaluation.technical_standing import asks_where_you_stand, replies
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType

HELD = "We ask for a forklift licence and first aid. Which of these do you hold today, and which has shaped the way you work most?"  # noqa: E501
LEVEL = "How good are you with pivot tables today? Name the hardest thing you have done there, and one thing you still cannot do."  # noqa: E501
SILENT = "Your CV is silent on SAP, and we do need that. What is your honest level, and what is your plan?"
FULL = (
    "I have used pivot tables every week for three years. The hardest was a stock report over 14 shops: I joined four "
    "exports, grouped them by supplier and found 220 items that were counted twice. I cannot write my own calculated "
    "fields yet, I ask a colleague in finance for those."
)
EMPTY = (
    "I am really good with pivot tables and everybody knows that. They are a great tool and I like to use them a lot."
)


def marked(question: str, answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(question, QuestionType.TECHNICAL, answer))


def words(found: Evaluation) -> str:
    return " ".join((found.main_fix, *found.improvements, *found.asks))


@pytest.mark.parametrize("question", [HELD, LEVEL, SILENT, "We ask for five years of baking. Which part do you count?",
    "I do not see Excel on your CV. What is the nearest thing you have worked with, and what carries over?",
    "How much do you know about welding today, and what have you read or tried so far?"])  # fmt: skip
def test_a_question_about_level_or_papers_is_recognised(question: str) -> None:
    assert asks_where_you_stand(question)


@pytest.mark.parametrize("question", ["How do you find out why a query is slow?", "What goes wrong most with yeast?",
    "Walk me through how you go about a closing. Where do beginners go wrong?"])  # fmt: skip
def test_a_question_for_an_explanation_is_not_mistaken_for_one(question: str) -> None:
    assert not asks_where_you_stand(question)


@pytest.mark.parametrize("answer", [FULL, EMPTY])
def test_trade_offs_and_checks_are_left_open(answer: str) -> None:
    found = marked(LEVEL, answer)
    assert found.dimensions["tradeoffs"] is None
    assert found.dimensions["verification"] is None
    assert "costs" not in words(found)


def test_each_part_that_was_asked_counts() -> None:
    assert (marked(LEVEL, FULL).dimensions["depth"] or 0) >= 4.0
    assert (marked(LEVEL, EMPTY).dimensions["depth"] or 5) <= 2.2


def test_the_open_part_is_named_in_plain_words() -> None:
    no_limit = FULL.split(" I cannot", maxsplit=1)[0]
    assert "what you cannot do yet" in marked(LEVEL, no_limit).main_fix
    no_plan = "I have never worked in SAP. I know the basics of stock bookings from 6 years with another system."
    assert "your plan" in marked(SILENT, no_plan).main_fix


def test_a_licence_with_its_year_is_kept_and_not_weighed() -> None:
    found = marked(
        HELD,
        "I hold the forklift licence since 2011 and first aid since 2019. First aid shaped me most, because "
        "since then I look at where people walk before I lift a pallet.",
    )
    assert any("2011" in line for line in found.strengths)
    assert "2011" not in found.main_fix


def test_a_reason_is_praised_only_where_there_is_one() -> None:
    found = marked(
        "How do you clean a deep fryer?",
        "I let the oil cool down to 40 degrees and drain it into the can. If the can is full I take another, then I "
        "scrub the basin with hot water. So I do the baskets at the end of the shift and dry them with a cloth.",
    )
    assert not any("you give a reason" in line for line in found.strengths)


def test_an_honest_no_with_a_date_answers_a_question_about_papers() -> None:
    found = marked(
        "This job calls for a pastry diploma. Where are you with that today, and what has it changed in the way you "
        "work?",
        "I do not have it yet. I sit the exam in March and I study on my days off.",
    )
    assert "papers" not in found.main_fix
    assert (found.dimensions["depth"] or 0) >= 2.5


def test_where_do_you_stand_with_each_paper_is_such_a_question() -> None:
    question = "Take us through BLS and ACLS: where do you stand with each, and which one do you use most?"
    assert asks_where_you_stand(question)
    answer = AnswerText.of("I hold BLS and ACLS, both renewed in May 2025. I use ACLS every week on the unit.")
    assert [reply.part.name for reply in replies(question, answer)] == ["held"]
    assert replies(question, answer)[0].concrete
