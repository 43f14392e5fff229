"""The words about a behavioral answer."""

from functools import cache

import pytest
from tests.coach.evaluation import answers_told as told

from interview_coach.coach.builtin.evaluation.behavioral_wordings import ACKNOWLEDGEMENT
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

ILL = (
    "In 2021 I was diagnosed with cancer while I ran the stock room of a book shop. I told my "
    "manager on the same day and "
    "I wrote a list of every open order for my colleague. I worked mornings for three months and came back in May. "
    "It was hard, and the team carried a lot of it."
)


@cache
def marked(answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(told.QUESTION, QuestionType.BEHAVIORAL, answer))


def quotes_in(sentence: str) -> list[str]:
    return [piece.split("”")[0] for piece in sentence.split("“")[1:]]


@pytest.mark.parametrize(
    "answer",
    [told.STORY, told.HYPOTHETICAL, told.HABIT, told.SLOGANS, told.WE_STORY, told.NO_END, told.VAGUE, told.SPOKEN],
)
def test_the_main_fix_holds_the_users_own_words(answer: str) -> None:
    quotes = quotes_in(marked(answer).main_fix)
    assert quotes
    assert all(quote in answer for quote in quotes)


def test_different_answers_get_different_main_fixes() -> None:
    answers = [told.STORY, told.HYPOTHETICAL, told.HABIT, told.SLOGANS, told.WE_STORY, told.NO_END, told.VAGUE]
    assert len({marked(answer).main_fix for answer in answers}) == len(answers)


def test_a_story_without_an_end_is_asked_for_its_end() -> None:
    assert any("chang" in ask or "figures" in ask for ask in marked(told.NO_END).asks)


def test_strengths_quote_what_earned_the_mark() -> None:
    strengths = marked(told.STORY).strengths
    assert strengths
    assert all(quote in told.STORY for line in strengths for quote in quotes_in(line))


def test_there_are_two_to_four_improvements() -> None:
    for answer in (told.STORY, told.WE_STORY, told.VAGUE):
        assert 2 <= len(marked(answer).improvements) <= 4


def test_feedback_has_no_exclamation_marks() -> None:
    evaluation = marked(told.VAGUE)
    assert "!" not in " ".join((evaluation.main_fix, *evaluation.improvements, *evaluation.strengths, *evaluation.asks))


def test_an_illness_is_acknowledged_first_and_no_figures_are_asked_for() -> None:
    evaluation = marked(ILL)
    assert Flag.SENSITIVE in evaluation.flags
    assert Flag.UNQUANTIFIED not in evaluation.flags
    assert evaluation.main_fix.startswith(ACKNOWLEDGEMENT)
    words = " ".join((evaluation.main_fix, *evaluation.improvements, *evaluation.asks)).lower()
    assert "figure" not in words
    assert "number" not in words
