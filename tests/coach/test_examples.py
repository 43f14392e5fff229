"""Lines of the CV for a question, and honest nones."""

from __future__ import annotations

import re

import pytest

from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType

CV = Cv.from_document(
    {
        "basics": {"label": "Veterinary nurse"},
        "work": [
            {
                "name": "Hill Lane Vets",
                "position": "Veterinary nurse",
                "highlights": [
                    "Objected to the new rota, trialled another one for a month, the practice kept it",
                    "Answered phones",
                    "Trained three student nurses, two were hired afterwards",
                    "Wrong dose label went out in my first year; reported it at once and wrote the double-check list",
                    "Cut waiting time on surgery days from 50 to 20 minutes with staggered drop-off",
                ],
            }
        ],
    }
)


def first(question: str, type: QuestionType = QuestionType.BEHAVIORAL) -> str:
    return rank_examples(question, type, CV).ranked[0].text


def test_a_disagreement_is_found_without_the_word() -> None:
    assert first("Tell me about a time you disagreed with your manager.").startswith("Objected")


def test_a_mistake_is_found() -> None:
    assert first("Tell me about a mistake you made. What did you do?").startswith("Wrong dose")


def test_developing_others_is_found() -> None:
    assert first("Describe someone you helped to develop.").startswith("Trained")


def test_a_better_process_is_found() -> None:
    assert first("Tell me about a process you improved.").startswith("Cut waiting time")


def test_the_reason_names_what_in_the_line_fits() -> None:
    best = rank_examples("Tell me about a time you disagreed with your manager.", QuestionType.BEHAVIORAL, CV).ranked[0]
    assert "disagreement" in best.reason
    assert "Objected" in best.reason
    assert 0 <= best.score <= 1


def test_another_trades_technical_question_gets_none() -> None:
    question = "How do you size the breaker for a three-phase motor that trips on start?"
    assert rank_examples(question, QuestionType.TECHNICAL, CV).none
    assert rank_examples(
        question, QuestionType.TECHNICAL, CV, Posting("Industrial electrician for motor controls")
    ).none


def test_top_limits_the_list_and_scores_fall() -> None:
    ranked = rank_examples("Tell me about a time you led others.", QuestionType.BEHAVIORAL, CV, top=2).ranked
    assert len(ranked) <= 2
    assert [e.score for e in ranked] == sorted((e.score for e in ranked), reverse=True)


def test_a_cv_without_lines_gets_none() -> None:
    assert rank_examples("Tell me about a conflict.", QuestionType.BEHAVIORAL, Cv.from_document({})).none


def test_the_same_question_gets_the_same_ranking() -> None:
    question = "Give an example of working under heavy pressure."
    assert rank_examples(question, QuestionType.BEHAVIORAL, CV) == rank_examples(question, QuestionType.BEHAVIORAL, CV)


@pytest.mark.parametrize("question", [
    "Tell me about a sale that you closed.", "Describe a software outage that you handled.",
    "Tell me about a time you negotiated with a supplier.", "Describe a machine that you repaired.",
])  # fmt: skip
def test_a_story_that_no_line_supports_gets_none(question: str) -> None:
    few = Cv.from_document({"work": [{"name": "Lane", "position": "Teacher", "highlights": [
        "Planned maths lessons for Year 4", "Ran the eco club for 20 children"]}]})  # fmt: skip
    assert rank_examples(question, QuestionType.BEHAVIORAL, few).none


def test_a_reason_quotes_only_what_stands_in_the_line() -> None:
    for question in (
        "Tell me about a mistake.",
        "Tell me about a time you led others.",
        "Describe a process you made better.",
    ):
        for example in rank_examples(question, QuestionType.BEHAVIORAL, CV).ranked:
            assert all(quote in example.text for quote in re.findall("“([^”]+)”", example.reason))


def test_a_year_or_a_standard_is_no_figure_to_tell() -> None:
    lines = ["Tested and certified installations to BS 7671 in 2020", "Wired 36 flats"]
    work = [{"name": "Alder", "position": "Electrician", "highlights": lines}]
    ranked = rank_examples("How do you test an installation in a flat?", QuestionType.TECHNICAL,
                           Cv.from_document({"work": work})).ranked  # fmt: skip
    reasons = {example.text: example.reason for example in ranked}
    assert "figure to tell" not in reasons[lines[0]]


def test_words_that_stand_together_in_both_decide() -> None:
    lines = ["Took over the pass when the head chef fell ill", "New allergen labels after a near miss with nuts"]
    work = [{"name": "Pear", "position": "Sous chef", "highlights": lines}]
    ranked = rank_examples("Tell me about a near miss and what you changed.", QuestionType.BEHAVIORAL,
                           Cv.from_document({"work": work})).ranked  # fmt: skip
    assert ranked[0].text == lines[1]
