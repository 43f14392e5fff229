"""Answers to "what would you do"."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

QUESTION = "A colleague keeps missing deadlines, and your part of the project is late because of it. What would you do?"
STRONG = (
    "I would talk to my colleague first, in private, the same day, and ask what is in the way, because it could be the "
    "workload and not the will. Then I'd agree on two dates for the open parts and offer to take over the data "
    "check. I "
    "would rather do that than go to our manager at once, since trust matters more to me than one late week. But "
    "if the "
    "next date slips too, I tell my colleague that I will involve our lead, and bring a plan for the deadline. "
    "After each "
    "date I check whether it held, and at the end we look at how to split the work so that it does not happen again."
)
THIN = (
    "I would talk to them about it and do my best so that we fini"
    "sh the project in the end, communication is always the key to that."
)
HARMFUL = (
    "I would ignore it for a while, it is not my problem. Then I would tell the manager that the project is late "
    "because of "
    "him and blame him in the meeting, so that everybody sees who it was."
)
OTHER = (
    "My favourite dish is lasagne with spinach. My grandmother taught me the recipe when I was a child, and in "
    "summer we "
    "used tomatoes of our own garden and a lot of basil."
)


def marked(answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(QUESTION, QuestionType.SITUATIONAL, answer))


def mark_of(answer: str) -> float:
    return marked(answer).overall or 1.0


def test_would_is_the_right_form_here() -> None:
    found = marked(STRONG)
    assert Flag.HYPOTHETICAL not in found.flags
    assert (found.overall or 0) >= 4.0


def test_one_vague_step_is_thin() -> None:
    assert mark_of(THIN) <= 2.6
    assert mark_of(STRONG) - mark_of(THIN) >= 1.5


def test_harm_lowers_judgement_and_comes_first() -> None:
    found = marked(HARMFUL)
    assert (found.dimensions["judgement"] or 5) <= 2.0
    assert "Think again" in found.main_fix


def test_another_topic_is_off_topic() -> None:
    found = marked(OTHER)
    assert Flag.OFF_TOPIC in found.flags
    assert (found.overall or 5) <= 1.5


def test_quotes_stand_in_the_answer() -> None:
    for answer in (STRONG, THIN, HARMFUL):
        for quote in marked(answer).evidence:
            assert answer[quote.start : quote.end] == quote.quote


def test_feedback_differs_and_quotes() -> None:
    fixes = {marked(a).main_fix for a in (STRONG, THIN, HARMFUL)}
    assert len(fixes) == 3
    assert all("“" in fix for fix in fixes)
