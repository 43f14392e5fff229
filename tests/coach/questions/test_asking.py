"""What holds for every set of questions."""

from __future__ import annotations

import re

import pytest

from interview_coach.coach.builtin.questions import ask
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput


@pytest.fixture(scope="module")
def asked(cv: Cv, posting: Posting) -> tuple[Question, ...]:
    return ask(cv, posting, count=16)


def test_a_mixed_set_has_the_count_asked_for_and_three_types_at_least(asked: tuple[Question, ...]) -> None:
    assert len(asked) == 16
    assert len({q.type for q in asked}) >= 3


@pytest.mark.parametrize("count", [1, 3, 7])
def test_small_sets_are_exact(cv: Cv, posting: Posting, count: int) -> None:
    assert len(ask(cv, posting, count=count)) == count


@pytest.mark.parametrize("type", list(QuestionType))
def test_fifty_questions_of_one_type_are_fifty_different_ones(posting: Posting, type: QuestionType) -> None:
    found = ask(Cv.from_document({}), posting, type=type, count=50)
    assert len({q.text for q in found}) == 50
    assert {q.type for q in found} == {type}


@pytest.mark.parametrize("count", [0, 51])
def test_a_count_out_of_range_is_refused(cv: Cv, posting: Posting, count: int) -> None:
    with pytest.raises(InvalidInput):
        ask(cv, posting, count=count)


def test_without_posting_and_title_nothing_is_asked(cv: Cv) -> None:
    with pytest.raises(InvalidInput):
        ask(cv, Posting(""))


def test_every_quote_stands_word_for_word(asked: tuple[Question, ...], cv: Cv, posting: Posting) -> None:
    text = " ".join(posting.text.split())
    for question in asked:
        source = question.source
        assert source.job_quote is None or source.job_quote in text
        assert not source.cv_quote or source.cv_quote in " ".join(cv.line(source.cv_ref or "").text.split())  # type: ignore[union-attr]
        assert question.type is QuestionType.MOTIVATION or source.job_quote or source.cv_quote


def test_every_question_has_a_reason_and_two_to_four_follow_ups(asked: tuple[Question, ...]) -> None:
    for question in asked:
        assert question.why.strip()
        assert 2 <= len(question.follow_ups) <= 4 or question.standard
        assert question.guidance.looks_for and question.guidance.avoid
        assert 1 <= question.difficulty <= 5


def test_each_type_keeps_its_hard_rule(asked: tuple[Question, ...]) -> None:
    for question in asked:
        if question.type is QuestionType.BEHAVIORAL:
            assert not re.search(r"\b(would|will) you\b", question.text, re.I)
        if question.type is QuestionType.SITUATIONAL:
            assert "would you do" in question.text
        if question.type is QuestionType.CASE:
            assert len(re.findall(r"\d[\d,]*", question.text)) >= 4
        if question.type is QuestionType.TECHNICAL:
            assert question.skill


def test_must_haves_are_taken_up(asked: tuple[Question, ...]) -> None:
    everything = " ".join(f"{q.text} {q.skill}" for q in asked).lower()
    for skill in ("sap ewm", "stock control", "forklift licence"):
        assert skill in everything


def test_no_slot_is_left_open(asked: tuple[Question, ...]) -> None:
    for question in asked:
        for text in (question.text, question.why, *question.follow_ups, *question.guidance.looks_for):
            assert "{" not in text and "}" not in text


def test_a_change_of_trade_is_asked_about_once(asked: tuple[Question, ...]) -> None:
    assert len([q for q in asked if "baker" in q.text.lower() and q.type is QuestionType.MOTIVATION]) <= 1


def test_the_employer_and_a_figure_of_the_cv_are_named(asked: tuple[Question, ...]) -> None:
    texts = " ".join(q.text for q in asked)
    assert "Fernby Foods" in texts
    assert "from 3.1% to 1.2%" in texts


def test_nobody_is_asked_about_age_family_or_health(asked: tuple[Question, ...]) -> None:
    for question in asked:
        assert not re.search(r"married|pregnan|how old|religio|nationality|illness", question.text, re.I)


def test_standard_questions_are_two_or_three_of_sixteen(asked: tuple[Question, ...]) -> None:
    assert 1 <= sum(q.standard for q in asked) <= 3


def test_the_same_input_gives_the_same_questions(cv: Cv, posting: Posting, asked: tuple[Question, ...]) -> None:
    assert ask(cv, posting, count=16) == asked


def test_with_a_title_alone_the_reason_names_occupation_and_task(cv: Cv) -> None:
    found = ask(cv, Posting("", "Registered nurse"), count=8)
    for question in found:
        assert question.standard or ("O*NET" in question.why and "Registered Nurses" in question.why)
        assert question.source.job_quote is None
