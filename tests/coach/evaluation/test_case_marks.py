"""Case answers: numbers computed again, a recommendation or none, frameworks without use."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

QUESTION = (
    "A bakery chain sells 900,000 loaves a year at $4, each costs $2.50 to make. A supermarket offers to take 300,000 "
    "more at $3, and we would need a second oven for $200,000. Should the owner accept?"
)
STRONG = (
    "Two questions first: is the offer for one year or several, and would supermarket loaves take sales from the "
    "shops? "
    "I'll assume one year and no loss.\n"
    "Today: 900,000 x $1.50 = $1.35m a year.\n"
    "The offer: $3 - $2.50 = $0.50 a loaf, so 300,000 x 0.5 = $150,000. That does not pay the oven in the first year: "
    "150,000 - 200,000 = -50,000. In two years it does, so the contract length is the main question.\n"
    "The risk: if 4% of shop customers switch, that is 36,000 x 1.5 = $54,000 less, because they cost us the full "
    "margin. Sanity check: 50 cents against 1.50 means three supermarket loaves for each shop loaf.\n"
    "I'd recommend to accept only with a two-year contract or $3.25, and to walk away otherwise. Next step this week: "
    "ask for the two years, and get a quote for renting the oven."
)
HEDGED = (
    "So three minus two fifty is fifty cents, and three hundred thousand times point five is a hundred and fifty "
    "thousand "
    "dollars. And the oven is two hundred thousand. So it is a bit less than the oven in a year. It really "
    "depends on the "
    "owner and the market, and I'd want to look at that more before saying anything."
)
MEMORISED = (
    "I would start with Porter's five forces to understand the industry, then a SWOT of the bakery, and a PESTLE "
    "analysis "
    "of the environment. After that I would use the 4 Ps for the marketing mix and the BCG matrix for the "
    "portfolio. With "
    "these frameworks the owner can take an informed decision about the offer."
)
MISCALCULATED = (
    "The margin of the offer is 50 cents. 300,000 x 0.5 = $1.5 million a year, that is much more than the oven. I'd "
    "recommend to accept it at once and to buy the oven, because it pays back in two months."
)


def marked(answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(QUESTION, QuestionType.CASE, answer))


def test_the_strong_answer_is_far_above_the_memorised_one() -> None:
    strong, memorised = marked(STRONG), marked(MEMORISED)
    assert (strong.overall or 0) >= 4.0
    assert (memorised.overall or 0) <= 2.0
    assert {Flag.GENERIC, Flag.NO_RECOMMENDATION} <= set(memorised.flags)
    assert not strong.flags


def test_it_depends_is_no_recommendation() -> None:
    hedged = marked(HEDGED)
    assert Flag.NO_RECOMMENDATION in hedged.flags
    assert hedged.dimensions["synthesis"] == 1.0
    assert (hedged.overall or 0) <= 3.0
    assert "It really depends on the owner" in hedged.main_fix


def test_a_wrong_sum_caps_numbers_and_is_named() -> None:
    found = marked(MISCALCULATED)
    assert Flag.MATH_ERROR in found.flags
    assert (found.dimensions["numbers"] or 5) <= 2.0
    assert "150,000" in found.main_fix
    assert "300,000 x 0.5 = $1.5 million" in found.main_fix


def test_right_sums_are_no_error_typed_or_spoken() -> None:
    assert Flag.MATH_ERROR not in marked(STRONG).flags
    assert Flag.MATH_ERROR not in marked(HEDGED).flags


@pytest.mark.parametrize("answer", [STRONG, HEDGED, MEMORISED, MISCALCULATED])
def test_quotes_and_words_belong_to_the_answer(answer: str) -> None:
    found = marked(answer)
    for quote in found.evidence:
        assert answer[quote.start : quote.end] == quote.quote
    assert found.main_fix


def test_different_answers_get_different_fixes() -> None:
    assert len({marked(a).main_fix for a in (STRONG, HEDGED, MEMORISED, MISCALCULATED)}) == 4


def test_framework_names_and_padding_do_not_lift_an_answer() -> None:
    salad = HEDGED + " SWOT, Porter, leadership, synergy, KPI, 30 percent, stakeholder management."
    assert (marked(salad).overall or 0) - (marked(HEDGED).overall or 0) <= 0.2
