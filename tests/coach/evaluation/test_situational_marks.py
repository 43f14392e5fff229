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


FIRM = (
    "I stop him and he comes off the ladder. No helmet, no work, and that is not up for talk: a brick from two floors "
    "can kill you. If he does it twice he goes home and I write it up. Next morning I do the toolbox talk about it "
    "with the whole crew."
)
LADDER = "A worker stands on a ladder without his helmet and says it is only for a minute. What do you do?"


def test_what_follows_the_second_time_and_next_morning_is_follow_up() -> None:
    found = evaluate(EvaluationRequest(LADDER, QuestionType.SITUATIONAL, FIRM))
    assert (found.dimensions["consequences"] or 0) >= 3.0


def test_holding_to_a_rule_with_a_reason_is_judgement() -> None:
    found = evaluate(EvaluationRequest(LADDER, QuestionType.SITUATIONAL, FIRM))
    without_reason = (
        "I stop him and he comes off the ladder. No helmet, no work, and that is not up for talk. He can put it on or "
        "go home, it is his choice, that is it."
    )
    bare = evaluate(EvaluationRequest(LADDER, QuestionType.SITUATIONAL, without_reason))
    assert (found.dimensions["judgement"] or 0) >= 3.0
    assert (bare.dimensions["judgement"] or 5) < (found.dimensions["judgement"] or 0)


def test_forbidding_harm_is_no_harm() -> None:
    answer = (
        "I go to the table and tell the guest calmly that we do not shout at staff here, because my people have to "
        "feel safe. If he goes on, he pays and leaves. Later I sit down with the waiter and ask what happened."
    )
    question = "A guest shouts at your waiter. What would you do?"
    found = evaluate(EvaluationRequest(question, QuestionType.SITUATIONAL, answer))
    assert (found.dimensions["judgement"] or 0) >= 2.8
    assert "Think again" not in found.main_fix
