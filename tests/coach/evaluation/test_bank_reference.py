"""Technical answers marked by the bank: its own question only, by meaning and not by words thrown together."""

from __future__ import annotations

import random
import re

import pytest

from interview_coach.coach.builtin.evaluation.bank_reference import bank_question
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.content.bank import BankQuestion, bank
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType

SOME = [bank().question(id) for id in list(bank().texts)[3::60]]


def judged(question: BankQuestion, answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(question.text, QuestionType.TECHNICAL, answer))


def lowered(text: str) -> str:
    return text[0].lower() + text[1:].rstrip(".")


@pytest.mark.parametrize("question", SOME, ids=lambda question: question.id)
def test_a_right_answer_is_marked_and_not_called_wrong(question: BankQuestion) -> None:
    found = judged(question, " ".join(point.say[0] for point in question.key_points))
    assert (found.overall or 0) >= 3.0
    assert Flag.WRONG_FACT not in found.flags
    assert {point.source for point in found.key_points or ()} == {f"bank:{question.id}"}


@pytest.mark.parametrize("question", SOME, ids=lambda question: question.id)
def test_a_misconception_is_told_what_is_right(question: BankQuestion) -> None:
    found = judged(question, " ".join(wrong.says for wrong in question.misconceptions))
    assert Flag.WRONG_FACT in found.flags
    assert (found.overall or 1) <= 2.5
    assert any(wrong.instead in found.main_fix for wrong in question.misconceptions)


@pytest.mark.parametrize("question", SOME[:4], ids=lambda question: question.id)
@pytest.mark.parametrize(
    "form", ["It is a myth that {}.", "People say that {}, but that is wrong.", "Should one say that {}?"]
)
def test_what_is_not_claimed_earns_nothing(question: BankQuestion, form: str) -> None:
    said = " ".join(form.format(lowered(point.text)) for point in question.key_points)
    assert (judged(question, said).overall or 1) <= 2.0


def test_the_same_words_in_any_order_are_no_answer() -> None:
    marks = []
    for question in SOME:
        words = question.model_answer.split()
        random.Random(question.id).shuffle(words)
        marks.append(judged(question, " ".join(words)).response_type is ResponseType.NOT_AN_ANSWER)
    assert sum(marks) >= 0.7 * len(marks)


def test_only_its_own_question_is_marked_by_the_bank() -> None:
    assert all(bank_question(question.text) is question for question in SOME)
    with_figures = next(q for q in SOME if any(c.isdigit() for c in q.text))
    assert bank_question(re.sub(r"\d", "9", with_figures.text)) is None
    assert bank_question("Now to SQL. " + SOME[0].text) is SOME[0]
    for other in ("What is a database index?", "Tell me about PostgreSQL.", "How do you test software?"):
        assert bank_question(other) is None
        found = evaluate(EvaluationRequest(other, QuestionType.TECHNICAL, SOME[0].model_answer))
        assert found.overall is None and found.key_points is None


def test_figures_side_by_side_are_read() -> None:
    answer = "We sold 100,000 120,000 and 140,000 units, so the third year was the best of all of them by far."
    assert evaluate(EvaluationRequest("How did sales go?", QuestionType.CASE, answer * 3)).engine == "builtin"
