"""Words for failures, and the breaker."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelAPIError,
    ModelHTTPError,
    ModelRateLimitError,
    UnexpectedModelBehavior,
)

from interview_coach.coach.llm.failures import Breaker, is_refusal, is_transient, retry_after, to_provider_error
from interview_coach.coach.llm.metered import outcome_of
from interview_coach.errors import KeyRefused, ProviderError

SECRET = "Wilhelmina told me about her illness; key AIza-secret"


class Limited(ModelRateLimitError, ModelHTTPError):
    """As pydantic-ai raises a 429."""


@pytest.mark.parametrize(
    "error",
    [
        ModelHTTPError(400, "m", SECRET),
        ModelHTTPError(500, "m", {"error": SECRET}),
        ContentFilterError(SECRET, body=SECRET),
        UnexpectedModelBehavior(SECRET, SECRET),
        ModelAPIError("m", SECRET),
        TimeoutError(SECRET),
        IndexError(SECRET),
        ValueError(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_sentence_repeats_what_was_sent(error: Exception) -> None:
    told = to_provider_error("Gemini", error)
    assert str(told).startswith("Gemini ")
    for word in ("Wilhelmina", "illness", "AIza"):
        assert word not in str(told)
    assert told.__cause__ is None


def test_an_error_nobody_knows_is_named_by_its_kind() -> None:
    assert "ZeroDivisionError" in str(to_provider_error("Gemini", ZeroDivisionError()))


def test_a_key_without_quota_is_told_apart_from_one_that_was_used_a_lot() -> None:
    none = Limited(429, "m", {"message": "Quota exceeded, limit: 0, model: x"}, retry_after=22)
    often = Limited(429, "m", {"message": "Quota exceeded, limit: 250, model: x"}, retry_after=22)
    assert (is_transient(none), is_transient(often)) == (False, True)
    assert (is_refusal(none), is_refusal(often)) == (True, False)
    assert isinstance(to_provider_error("Gemini", none), KeyRefused)
    assert not isinstance(to_provider_error("Gemini", often), KeyRefused)
    assert retry_after(often) == 22


def test_a_faulty_library_is_no_transient_failure() -> None:
    assert not is_transient(ValueError())
    assert retry_after(ValueError()) is None and retry_after(None) is None


def test_what_nobody_waited_for_has_an_unknown_price_and_a_refusal_none() -> None:
    assert outcome_of(TimeoutError()) == ("failed", None)
    assert outcome_of(IndexError()) == ("unreadable", None)
    assert outcome_of(ModelHTTPError(503, "m")) == ("failed", Decimal(0))


class Clock:
    at = 1_000.0

    def __call__(self) -> float:
        return self.at


def test_the_breaker_opens_after_three_in_a_row_and_lets_one_through_after_a_minute() -> None:
    clock = Clock()
    breaker = Breaker("Gemini", clock)
    for _ in range(2):
        breaker.failed()
    breaker.worked()
    breaker.failed()
    breaker.check()
    for _ in range(2):
        breaker.failed()
    with pytest.raises(ProviderError, match="again in 60 seconds") as raised:
        breaker.check()
    assert not raised.value.permanent

    clock.at += 60.5
    breaker.check()
    with pytest.raises(ProviderError, match="again in 10 seconds"):
        breaker.check()
    breaker.failed()
    with pytest.raises(ProviderError, match="again in 60 seconds"):
        breaker.check()

    clock.at += 60.5
    breaker.check()
    breaker.worked()
    breaker.check()


def test_one_that_was_let_through_and_never_came_back_does_not_close_it_for_ever() -> None:
    clock = Clock()
    breaker = Breaker("Gemini", clock)
    for _ in range(3):
        breaker.failed()
    clock.at += 60.5
    breaker.check()
    clock.at += 10.5
    breaker.check()
