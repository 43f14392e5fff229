"""Prices of models: by the provider's list, and unknown rather than guessed."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from interview_coach.coach.llm import sizes
from interview_coach.coach.llm.prices import estimate, price
from interview_coach.coach.llm.sizes import FEATURES, typical
from interview_coach.domain.costs import Tokens

AT = datetime(2026, 11, 24, tzinfo=UTC)
MILLION = 1_000_000


def test_input_and_output_have_their_prices() -> None:
    """Gemini 2.5 Flash: 0.30 dollars a million tokens in, 2.50 out, 0.03 cached."""
    assert price("gemini", "gemini-2.5-flash", Tokens(input=MILLION), AT) == Decimal("0.3")
    assert price("gemini", "gemini-2.5-flash", Tokens(output=MILLION), AT) == Decimal("2.5")
    assert price("gemini", "models/gemini-2.5-flash", Tokens(input=MILLION, cached=MILLION), AT) == Decimal("0.03")


def test_thinking_is_part_of_the_output_and_not_billed_twice() -> None:
    quiet, thinking = Tokens(100, 900), Tokens(100, 900, thinking=800)
    assert price("gemini", "gemini-2.5-flash", quiet, AT) == price("gemini", "gemini-2.5-flash", thinking, AT)


@pytest.mark.parametrize(
    ("engine", "model", "base_url"),
    [
        ("gemini", "gemini-of-tomorrow", ""),
        ("openai", "llama-of-mine", ""),
        ("openai", "gpt-4o-mini", "http://127.0.0.1:11434/v1"),
        ("openai", "gpt-4o-mini", "nonsense"),
        ("openai", "", ""),
        ("builtin", "gpt-4o-mini", ""),
    ],
)
def test_an_unknown_price_is_unknown(engine: str, model: str, base_url: str) -> None:
    assert price(engine, model, Tokens(1000, 1000), AT, base_url) is None


def test_a_providers_own_address_has_the_providers_prices() -> None:
    known = price("openai", "gpt-4o-mini", Tokens(1000, 1000), AT)
    assert known is not None
    assert price("openai", "gpt-4o-mini", Tokens(1000, 1000), AT, "https://api.openai.com/v1") == known


def test_figures_no_provider_should_send_do_not_break_the_sum() -> None:
    odd = price("gemini", "gemini-2.5-flash", Tokens(input=10, output=-5, cached=400), AT)
    assert odd == price("gemini", "gemini-2.5-flash", Tokens(input=10, cached=10), AT)


def test_an_estimate_is_the_price_of_a_typical_action() -> None:
    marking = typical("marking")
    assert marking is not None
    assert estimate("gemini", "gemini-2.5-flash", "marking", AT) == price("gemini", "gemini-2.5-flash", marking, AT)
    assert estimate("gemini", "gemini-2.5-flash", "juggling", AT) is None
    assert estimate("gemini", "gemini-of-tomorrow", "marking", AT) is None


def test_an_estimate_grows_with_the_prompts_that_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {feature: typical(feature) for feature in FEATURES}
    monkeypatch.setattr(sizes, "length_of", lambda task: 40_000)
    typical.cache_clear()
    try:
        for feature, tokens in before.items():
            longer = typical(feature)
            assert tokens is not None and longer is not None
            assert longer.input > tokens.input and longer.output == tokens.output
    finally:
        typical.cache_clear()


def test_the_price_list_is_loaded_only_when_a_price_is_asked() -> None:
    code = "import sys; import interview_coach.coach.llm.prices; print('genai_prices' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"False"
