from datetime import date
from decimal import Decimal

import pytest

from interview_coach.domain.costs import (
    Budget,
    Spent,
    Tokens,
    days_of,
    dollars,
    read_dollars,
    reserve,
    why_not,
)
from interview_coach.errors import InvalidInput

D = Decimal
TWO = Budget(month_usd=D(2))


def spent(month: str, session: str = "0", began: str | None = None) -> Spent:
    return Spent(D(month), D(session), D(began) if began is not None else None)


def test_without_a_budget_everything_may_be_asked() -> None:
    assert why_not("questions", D(1000), spent("1000"), Budget()) is None


def test_a_call_may_use_the_budget_up_to_the_last_cent_but_no_more() -> None:
    limit = D(2) - reserve(D(2))
    assert why_not("questions", limit, Spent(), TWO) is None
    assert why_not("questions", limit + D("0.000001"), Spent(), TWO)


def test_the_reserve_is_a_fifth_and_half_a_dollar_at_most() -> None:
    assert [reserve(D(amount)) for amount in ("0", "1", "2", "100")] == [D(0), D("0.2"), D("0.4"), D("0.50")]


@pytest.mark.parametrize("feature", ["marking", "mock", "debrief"])
def test_a_session_that_began_in_time_may_spend_the_reserve(feature: str) -> None:
    assert why_not(feature, D("0.05"), spent("1.70", "0.40", began="1.30"), TWO) is None
    assert why_not(feature, D("0.05"), spent("1.98", "0.40", began="1.30"), TWO)


@pytest.mark.parametrize(
    ("feature", "began"),
    [("questions", "1.30"), ("sample", "1.30"), ("marking", None), ("marking", "1.60"), ("marking", "1.90")],
)
def test_nothing_else_may_spend_it(feature: str, began: str | None) -> None:
    reason = why_not(feature, D("0.05"), spent("1.70", "0", began), TWO)
    assert reason is not None
    assert "$0.40, kept to mark a session that has begun ($1.70 spent); the builtin coach goes on at no cost" in reason


def test_the_reason_names_the_budget_and_what_was_spent() -> None:
    assert why_not("tips", D("0.01"), spent("2.05"), TWO) == (
        "the month's budget of $2.00 for models is used up ($2.05 spent); the builtin coach goes on at no cost"
    )
    assert why_not("marking", D(1), spent("1.50", "0.1", began="0"), TWO) == (
        "this step costs about $1.00, and with the $1.50 spent so far that is more than the month's budget of $2.00 "
        "for models; the builtin coach goes on at no cost"
    )


def test_a_session_has_a_budget_of_its_own_and_no_reserve() -> None:
    budget = Budget(session_usd=D("0.50"))
    assert why_not("marking", D("0.10"), spent("9", "0.40", began="0"), budget) is None
    assert why_not("marking", D("0.11"), spent("9", "0.40", began="0"), budget) == (
        "this step costs about $0.11, and with the $0.40 spent so far that is more than the budget of $0.50 for models "
        "in one session; the builtin coach goes on at no cost"
    )
    assert "is used up ($0.60 spent)" in (why_not("marking", D("0.01"), spent("9", "0.60", "0"), budget) or "")


def test_a_call_of_unknown_price_is_never_stopped() -> None:
    assert why_not("questions", None, spent("99", "99"), Budget(D(0), D(0))) is None


def test_a_budget_of_nothing_lets_only_free_calls_through() -> None:
    nothing = Budget(month_usd=D(0))
    assert why_not("marking", D("0.0001"), spent("0", "0", began="0"), nothing)
    assert why_not("marking", D(0), Spent(), nothing) is None


def test_of_two_budgets_the_lower_amounts_hold() -> None:
    assert Budget(D(2), None).tightened(Budget(D(5), D(1))) == Budget(D(2), D(1))
    assert Budget().tightened(Budget()) == Budget()


def test_tokens_add_up() -> None:
    assert Tokens(1, 2, 3, 4) + Tokens(10, 20, 30, 40) == Tokens(11, 22, 33, 44)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "unknown"), ("0", "$0.00"), ("0.00001", "under $0.0001"), ("0.0031", "$0.0031"), ("0.0214", "$0.021"),
        ("0.3", "$0.30"), ("12.345", "$12.34"), ("1234.5", "$1,234.50"),
    ],
)  # fmt: skip
def test_small_amounts_keep_the_digits_that_count(amount: str | None, words: str) -> None:
    assert dollars(None if amount is None else D(amount)) == words


@pytest.mark.parametrize(
    ("text", "amount"),
    [("2", "2"), (" $1.50 ", "1.50"), ("0,5", "0.5"), ("1,500", "1500"), ("-0", "0"), ("", None), ("  ", None)],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str | None) -> None:
    assert read_dollars(text) == (None if amount is None else D(amount))


@pytest.mark.parametrize("text", ["two", "-1", "nan", "inf", "1e9", "100001", "0.0000001", "1.2.3", "٣", "1 2"])
def test_what_is_no_budget_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="0 to 100,000"):
        read_dollars(text)


def test_a_month_has_its_days() -> None:
    assert days_of("2026-11") == (date(2026, 11, 1), date(2026, 12, 1))
    assert days_of("2026-12") == (date(2026, 12, 1), date(2027, 1, 1))
    for odd in ("", "2026", "2026-13", "2026-00", "1999-01", "2999-12", "2026-11-01", "2026-1"):
        with pytest.raises(InvalidInput):
            days_of(odd)
