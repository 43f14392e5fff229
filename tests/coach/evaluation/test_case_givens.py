"""Numbers of the question that an answer leaves aside."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.case_givens import left_aside

QUESTION = "A kiosk sells 340 coffees a day at 3 euros, 70 per cent with milk, open 310 days, rent 21,000 a year."


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("340 x 3 = 1,020 a day, 310 days, 0.7 with milk, rent 21,000.", 0),
        ("1,020 a day over 310 days, 238 with milk, less 21,000.", 0),  # 340 x 3 and 340 x 70 % stand for their parts
        ("340 at 3 euros, 70%, on 310 days.", 1),
        ("I would look at the brand.", 5),
    ],
)
def test_what_is_not_touched_is_counted(answer: str, count: int) -> None:
    assert left_aside(QUESTION, answer) == count


def test_a_question_with_hardly_any_numbers_asks_for_none() -> None:
    assert left_aside("Sales fell by 20% in 2 shops. Why?", "Because of the weather.") == 0
