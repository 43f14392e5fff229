"""What a call costs, by the price list of genai-prices (data in the package, nothing is fetched)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from interview_coach.coach.llm.sizes import typical
from interview_coach.domain.costs import Tokens


def price(engine: str, model: str, tokens: Tokens, at: datetime, base_url: str = "") -> Decimal | None:
    """US dollars for one call made `at`; None when the price is not known. Cached input has its own price, thinking
    is part of the output and billed as such.

    Gemini is priced as Google's whatever stands in between. An OpenAI-compatible server is priced only when its
    address is a provider's own: a model of the same name on another machine costs something else, or nothing.
    """
    # Imported here: 0.2 s, and most users never call a model.
    from genai_prices import Usage, calc_price

    usage = Usage(
        input_tokens=max(0, tokens.input),
        cache_read_tokens=min(max(0, tokens.cached), max(0, tokens.input)),
        output_tokens=max(0, tokens.output),
    )
    provider = _provider(engine, base_url)
    if provider is None:
        return None
    try:
        found = calc_price(usage, model.removeprefix("models/"), genai_request_timestamp=at, **provider)
    except (LookupError, ValueError):
        return None
    return found.total_price


def estimate(engine: str, model: str, feature: str, at: datetime, base_url: str = "") -> Decimal | None:
    """About what one action of a feature costs with that model, before anything is known of it; None: unknown."""
    tokens = typical(feature)
    return price(engine, model, tokens, at, base_url) if tokens else None


def _provider(engine: str, base_url: str) -> dict[str, Any] | None:
    if engine == "gemini":
        return {"provider_id": "google"}
    if engine == "openai":
        return {"provider_api_url": base_url} if base_url else {"provider_id": "openai"}
    return None
