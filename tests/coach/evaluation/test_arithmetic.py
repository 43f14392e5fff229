"""Sums in answers, written and spoken, and what counts as an error."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.arithmetic import calculations
from interview_coach.coach.builtin.evaluation.case_rates import rate_checks
from interview_coach.coach.builtin.evaluation.numbers import quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six hundred twelve K", 612_000),
        ("22 billion", 22e9),
        ("$1.2m", 1.2e6),
        ("1,850", 1850),
        ("13 thousand 600", 13_600),
        ("four and a half", 4.5),
        ("twenty seven hundred", 2700),
        ("a hundred and twenty five thousand", 125_000),
        ("half a million", 500_000),
        ("one point three million", 1.3e6),
        (".85", 0.85),
    ],
)
def test_numbers_are_read_in_figures_and_words(text: str, value: float) -> None:
    assert quantities(text)[0].value == pytest.approx(value)


def test_numbers_said_digit_by_digit_keep_every_reading() -> None:
    assert set(quantities("ninety one fifty")[0].values) == {9150.0, 91.5}
    assert 2880.0 not in quantities("two eighty eight")[0].values
    assert 288.0 in quantities("two eighty eight")[0].values


def test_a_percent_sign_is_seen_with_and_without_a_space() -> None:
    assert [q.percent for q in quantities("40 % of it, 12 percent and 3 points")] == [True, True, True]


def test_two_numbers_joined_by_and_stay_two() -> None:
    assert [q.value for q in quantities("between two and three people")] == [2.0, 3.0]


@pytest.mark.parametrize(
    "text",
    [
        "9 billion parcels / 300 days = 30 million a day",
        "nine billion, divide that by three hundred, that's about thirty million a day",
        "240 x 12 = 2,880",
        "6,000 x (0.5 x 20% + 0.5 x 10%) = 900",
        "three percent of fifty thousand is fifteen hundred",
        "two forty times point five is one twenty",
        "300k - 120k = 180k",
    ],
)
def test_right_sums_are_right(text: str) -> None:
    assert [c.correct for c in calculations(text)] == [True]


@pytest.mark.parametrize(
    ("text", "computed"),
    [("80m / 200 = 4 million shops", 400_000), ("fifty times forty is twenty thousand", 2000)],
)
def test_a_result_ten_times_off_is_an_error(text: str, computed: float) -> None:
    (found,) = calculations(text)
    assert not found.correct
    assert found.computed == pytest.approx(computed)


def test_points_between_two_percentages_of_the_question_are_percentages() -> None:
    question = "Waste is 6.5% against a target of 4%, on sales of $40,000 a week."
    (found,) = calculations("two and a half on forty thousand, so that's one hundred a week", question)
    assert not found.correct
    assert found.computed == pytest.approx(1000)


@pytest.mark.parametrize(
    "text",
    [
        "We had 80 / 90 / 100 k, so 25% looks best",
        "It went from 40 to 30 and that is 3 weeks later",
        "Thirty times, what's that, seventy, so an eighty",
        "We are over budget and that's 3 weeks",
        "Call me 24/7, that is what I say",
    ],
)
def test_what_is_no_sum_is_never_called_wrong(text: str) -> None:
    assert all(c.correct for c in calculations(text))


def test_a_corrected_error_is_known_as_corrected() -> None:
    (found,) = calculations("80m / 200 = 4 million. Sorry, that is 400,000 shops.")
    assert not found.correct
    assert found.corrected_later


def test_a_weekly_rate_carried_to_the_year_is_seen() -> None:
    (found,) = calculations("that is $1,000 a week, so about $52k a year")
    assert found.correct


QUESTION = "Revenue went from $40.0M to $45.0M. Orders rose from 200,000 to 250,000."


def test_a_rate_is_checked_against_the_numbers_of_the_question() -> None:
    (wrong,) = rate_checks("Revenue per order fell to $174.50.", QUESTION)
    assert not wrong.correct
    assert wrong.computed == pytest.approx(180)
    (right,) = rate_checks("Revenue per order fell to $180.", QUESTION)
    assert right.correct


def test_a_rate_that_means_something_else_is_left_alone() -> None:
    assert rate_checks("Revenue per order in Texas is $61.20.", QUESTION) == ()
    assert rate_checks("Orders per driver are at 178.4.", QUESTION) == ()
