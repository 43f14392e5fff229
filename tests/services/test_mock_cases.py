"""A case of a mock goes on while its work goes on, beyond the two follow-ups that a question gets."""

from __future__ import annotations

import pytest

from interview_coach.content.cases import case_library
from interview_coach.domain.interviews import PlannedQuestion
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.mock_rooms import RoomTalk

FILLED = case_library()["bike_workshop_market"].chosen_by("seed")
CASE = PlannedQuestion("case1", QuestionType.CASE, FILLED.text)
SUM = f"{FILLED.figures[0]}."
DECIDED = "So I recommend to open two workshops, because a tenth of the market is enough for both."


def test_after_a_sum_the_interviewer_asks_for_what_comes_next() -> None:
    assert RoomTalk().lead_on(CASE, [SUM])


@pytest.mark.parametrize(
    "said", [["Because costs are the easiest to change quickly."], [SUM, DECIDED], [SUM, "  "], []]
)
def test_a_reply_without_work_or_after_the_decision_leads_no_further(said: list[str]) -> None:
    assert RoomTalk().lead_on(CASE, said) is None
