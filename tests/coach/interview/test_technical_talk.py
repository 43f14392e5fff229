import pytest

from interview_coach.coach.builtin.interview.technical_talk import next_prompt
from interview_coach.content.bank import bank
from interview_coach.content.case_talk import case_talk_words
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType

VARIANTS = sorted(id for id in bank().texts if bank().question(id).variant)


def question(id: str) -> Question:
    found = bank().question(id)
    return Question("q", QuestionType.TECHNICAL, found.text, "It is asked.", variant=found.variant)


def steps(variant: str) -> dict[str, str]:
    return {name: wordings[0] for name, wordings in case_talk_words().technical[variant].items()}


def test_an_empty_talk_starts_with_the_approach() -> None:
    assert next_prompt(question("cpp.reverse_list"), (), ()) == steps("coding")["explain"]
    assert next_prompt(question("system_design.url_shortener"), (), ()) == steps("system_design")["explain"]


def test_what_was_covered_is_not_asked() -> None:
    said = (
        "I walk along the list with three pointers, turn the link of each node round, and move on until the end. "
        "The alternative is recursion, but then a long list overflows the stack. It is linear in time and needs "
        "constant memory."
    )
    assert next_prompt(question("cpp.reverse_list"), (said,), ()) == steps("coding")["testing"]


@pytest.mark.parametrize("id", VARIANTS)
def test_no_prompt_comes_twice_and_the_talk_ends(id: str) -> None:
    asked: list[str] = []
    while (prompt := next_prompt(question(id), ("I would start simple.",), asked)) is not None:
        assert prompt not in asked
        asked.append(prompt)
        assert len(asked) < 15
    assert set(steps(question(id).variant or "").values()) <= set(asked)


@pytest.mark.parametrize("id", VARIANTS)
def test_a_model_answer_is_not_asked_for_more_points_a_thin_one_is(id: str) -> None:
    every = list(steps(question(id).variant or "").values())
    points = case_talk_words().point
    model = " ".join((bank().question(id).model_answer, *(p.text for p in bank().question(id).key_points)))
    assert next_prompt(question(id), (model,), every) not in points
    assert next_prompt(question(id), ("I would start simple and see.",), every) in points


def test_other_questions_have_no_such_talk() -> None:
    assert next_prompt(Question("q", QuestionType.BEHAVIORAL, "Tell me.", "Why."), ("x",), ()) is None
