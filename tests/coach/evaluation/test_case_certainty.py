"""A sum is called wrong only when nothing else can be meant, and then it is called wrong."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.arithmetic import calculations
from interview_coach.coach.builtin.evaluation.case_rates import rate_checks
from interview_coach.coach.builtin.evaluation.case_shares import share_checks
from interview_coach.coach.builtin.evaluation.numbers import quantities

QUESTION = (
    "A gym has 1,200 members at £35 a month. Rent is £18,000 a month, 6 trainers cost £2,600 each. A rival opens and "
    "we expect to lose 15 per cent of members unless we cut the price by £5. What do you do?"
)


@pytest.mark.parametrize(
    "text",
    [
        "1,200 x (£35 - £5) = £36,000 a month",
        "the gym has 1,200 members, 1,200 × £35 = £504k a year",  # the months are left out
        "£42,000 - £18,000 - 6 x £2,600 = £8,400",
        "so forty two thousand take off eighteen is twenty four thousand",
        "ninety thousand take away fifty is forty thousand",
        "450 calls / 40 = 12 people",
        "1,200 less 15% = 1,020",
        "200 plus 50% is 300",
        "40 over 200 is 20%",
        "thirty plus twenty times three is a hundred and fifty",
        "280 times 16 is 420 short of what we need",
        "£30k over 2 years is £60k",
        "10 x 12 is roughly 100",
        "two thirds of 90 is 60",
        "3 vans at 20 plus 40 is 100",
        "3-4 x 20 = 70",
        "a thousand times eighty p is eight hundred",
        "two hundred and eighty an hour times sixteen is four thousand four hundred and eighty",
    ],
)
def test_what_can_be_right_is_never_called_wrong(text: str) -> None:
    assert [c.quote for c in calculations(text, QUESTION) if not c.correct] == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("1,200 x £35 = £52,000 a month", 42_000),
        ("fifteen percent of twelve hundred is two hundred and eighty", 180),
        ("42,000 - 18,000 - 15,600 = 12,400", 8400),
        ("6,300 / 42,000 = 25%", 15),
        ("six times two thousand six hundred is eighteen thousand six hundred", 15_600),
        ("£60k / 5 = £15k a year", 12_000),
    ],
)
def test_a_plain_slip_is_called_wrong(text: str, computed: float) -> None:
    (found,) = (c for c in calculations(text, QUESTION) if not c.correct)
    assert found.computed == pytest.approx(computed)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty three thousand four hundred and forty", 33_440),
        ("one million two hundred and fifty thousand", 1_250_000),
        ("eight and a half thousand", 8500),
        ("six and three quarters", 6.75),
        ("a hundred grand", 100_000),
        ("fifty p", 0.5),
        ("nought point nine eight", 0.98),
    ],
)
def test_long_numbers_in_words_are_read(text: str, value: float) -> None:
    assert quantities(text)[-1].value == pytest.approx(value)


def test_a_percentage_after_thousands_is_a_number_of_its_own() -> None:
    assert [q.value for q in quantities("thirty six thousand and twelve percent of them leave")] == [36_000, 12]


def test_a_time_of_day_is_no_pence() -> None:
    assert quantities("at 5 p.m.")[0].value == 5


HOMES = "A town has 90,000 people and 2.5 people per home. 20 per cent of homes have solar panels. How many is that?"


def test_a_share_of_homes_is_not_taken_of_people() -> None:
    (found,) = share_checks("I take 90,000 people times 20% so that is 18,000 panels.", HOMES)
    assert not found.correct
    assert found.computed == pytest.approx(7200)


@pytest.mark.parametrize(
    "text",
    ["90,000 / 2.5 = 36,000 homes, and 20% of 36,000 is 7,200.", "90,000 people are many. 20% have 18,000 panels.",
     "If every home had 2.5, then 90,000 x 20% = 18,000 people live under panels."],
)  # fmt: skip
def test_a_share_of_the_right_thing_is_left_alone(text: str) -> None:
    assert share_checks(text, HOMES) == ()


def test_a_rate_that_would_be_is_no_slip() -> None:
    question = "Revenue went from $40.0M to $45.0M. Orders rose from 200,000 to 250,000."
    assert rate_checks("Revenue per order would be $187.50 at the old mix.", question) == ()
