"""Whether a model engine has what it needs; asked for every page, so nothing heavy is loaded here."""

from __future__ import annotations

from interview_coach.config import Settings

MODELS = ("gemini", "openai")


def lacks(engine: str, settings: Settings) -> str | None:
    """What the settings lack for that engine, as a sentence for the one who sets them; None when it can work."""
    if engine not in MODELS:
        return f"there is no engine {engine!r}"
    if engine == "gemini":
        return None if settings.gemini_api_key else "the engine gemini needs a key: set COACH_GEMINI_API_KEY"
    if not settings.openai_fast_model:
        return "the engine openai needs a model: set COACH_OPENAI_FAST_MODEL (and _STRONG_MODEL)"
    if not settings.openai_api_key and not settings.openai_base_url:
        return "the engine openai needs COACH_OPENAI_API_KEY, or COACH_OPENAI_BASE_URL of a server"
    return None
