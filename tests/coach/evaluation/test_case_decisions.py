"""Recommendations in everyday words, and words about them that anybody understands."""

from __future__ import annotations

import json

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

QUESTION = (
    "A garage has 40 regular fleet vans. A second lift costs 30,000 and would let it take 25 more vans at 900 profit "
    "a year each, but needs half a mechanic at 20,000 a year. Should the owner buy the lift?"
)
SUMS = (
    "25 vans times 900 is 22,500 a year. Half a mechanic is 20,000, so 2,500 a year are left, and 30,000 divided by "
    "2,500 is 12 years. "
)
REASON = " Twelve years is longer than a lift lasts, and one lost fleet would turn it into a loss."


def marked(answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(QUESTION, QuestionType.CASE, answer))


@pytest.mark.parametrize(
    "decision",
    ["So I would not do it.", "So I would keep the one lift.", "My answer is no.", "So I'd go for renting.",
     "I wouldn't buy it, but I would hire the half mechanic.", "So I would start it, but only if the fleets sign."],
)  # fmt: skip
def test_a_decision_in_everyday_words_is_a_recommendation(decision: str) -> None:
    found = marked(SUMS + decision + REASON)
    assert Flag.NO_RECOMMENDATION not in found.flags
    assert (found.dimensions["synthesis"] or 0) >= 2.5
    assert (found.dimensions["hypothesis"] or 0) >= 2.0
    assert "Make your decision easy to hear" not in " ".join((found.main_fix, *found.improvements))


@pytest.mark.parametrize(
    "decision",
    ["Don't buy the lift.", "So no, don't buy it.", "The owner should rather keep one lift.", "Take the first option.",
     "Bottom line: no lift.", "It is better to wait.", "I'm against the second lift.", "Recommendation: not yet, rent.",
     "I don't think they should sign.", "I think we can take it.", "For me it would be the one lift.", "I'd wait.",
     "I suggest to rent a lift.", "The best is to keep one lift.", "He'd be better off renting a lift.",
     "On balance no, I would leave it.", "My suggestion would be to rent one.", "so yeah I'd keep the one lift"],
)  # fmt: skip
def test_a_decision_may_be_worded_in_many_ways_first_or_last(decision: str) -> None:
    assert Flag.NO_RECOMMENDATION not in marked(SUMS + decision).flags
    assert Flag.NO_RECOMMENDATION not in marked(decision.rstrip(".") + ". " + SUMS + REASON).flags


@pytest.mark.parametrize(
    "said",
    ["I would recommend a deeper analysis.", "They should build a culture of quality.", "I'd run a workshop.",
     "Before I recommend anything I need more data.", "There are pros and cons.", "I would start with a SWOT.",
     "They should put the customer first.", "I would make a table with all costs.", "So there's no easy answer.",
     "The recommendation would depend on the fleets.", "I'd ask the mechanics what they think.",
     "Let me start with the lift.", "I would keep an open mind.", "Should the owner buy the lift?"],
)  # fmt: skip
def test_what_one_does_in_general_is_no_decision(said: str) -> None:
    assert Flag.NO_RECOMMENDATION in marked(SUMS + said).flags


def test_where_nothing_is_worked_out_an_activity_is_no_decision() -> None:
    vague = (
        "Growth is always about people and quality. I would start the lift of the customer experience and invest in "
        "the brand, and the owner should open up to partners, because trust is what counts in the long run."
    )
    assert Flag.NO_RECOMMENDATION in marked(vague).flags


def test_assumptions_conditions_and_a_threshold_lift_an_answer() -> None:
    plain = marked(SUMS + "So I would not buy it." + REASON)
    more = marked(
        SUMS + "I'm assuming the half mechanic can be had. It breaks even at 2 years only with 39 vans. So I would not "
        "buy it, unless the fleets sign for ten years. The risk is that a rival does it. Next step: ask two fleets."
    )
    for name in ("clarify", "hypothesis", "synthesis", "numbers"):
        assert (more.dimensions[name] or 0) > (plain.dimensions[name] or 0)


def test_a_decision_may_stand_first() -> None:
    assert Flag.NO_RECOMMENDATION not in marked("No, I'd leave it. " + SUMS + REASON).flags


@pytest.mark.parametrize(
    "put_off",
    ["So I would look at the numbers again.", "So I would want to know more about the fleets first.",
     "So I would do a benchmark of other garages.", "It depends, so I would not say yes or no yet."],
)  # fmt: skip
def test_what_puts_the_decision_off_is_none(put_off: str) -> None:
    assert Flag.NO_RECOMMENDATION in marked(SUMS + put_off).flags


def test_nobody_has_to_be_a_consultant_to_read_the_case_rubric() -> None:
    words = json.dumps([[d.name, dict(d.anchors)] for d in library().rubric(QuestionType.CASE).dimensions])
    assert "MECE" not in words
    assert "client" not in words.lower()
    found = marked(SUMS + "So I would not do it." + REASON)
    assert "client" not in " ".join((found.main_fix, *found.improvements, *found.strengths, *found.asks))
