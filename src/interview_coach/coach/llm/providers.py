"""The models that settings name: Gemini through google-genai, and every server that speaks OpenAI's chat API."""

from __future__ import annotations

from urllib.parse import urlsplit

from interview_coach.coach.llm.client import ModelClient
from interview_coach.coach.llm.embeddings import Embeddings
from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.errors import ConfigurationError

CONNECT_SECONDS = 5.0
SLACK_SECONDS = 1.0
"""How much longer a connection may take than the deadline: it is the deadline that ends a request, not a time-out."""
GEMINI_URL = "https://generativelanguage.googleapis.com"
OPENAI_URL = "https://api.openai.com/v1"
NO_KEY_NEEDED = "none"
"""What is sent as the key to a server of one's own that asks for none."""


def check(engine: str, settings: Settings) -> None:
    """Raises ConfigurationError when a setting is missing that the engine needs."""
    missing = lacks(engine, settings)
    if missing is not None:
        raise ConfigurationError(missing)


def gemini_client(settings: Settings) -> ModelClient:
    """Raises ConfigurationError when the key is missing."""
    import httpx2
    from pydantic_ai.models import create_async_httpx2_client
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    check("gemini", settings)
    url = settings.gemini_base_url.rstrip("/")
    patience = httpx2.Timeout(settings.model_deadline + SLACK_SECONDS, connect=CONNECT_SECONDS)
    http = create_async_httpx2_client(timeout=patience)
    # The address is always given: without one the SDK takes GOOGLE_GEMINI_BASE_URL, to which nobody agreed.
    provider = GoogleProvider(api_key=settings.gemini_api_key, base_url=url or GEMINI_URL, http_client=http)
    fast, strong = (
        GoogleModel(name, provider=provider) for name in (settings.gemini_fast_model, settings.gemini_strong_model)
    )
    name = "Gemini" if url in ("", GEMINI_URL) else f"Gemini at {host_of(url)}"
    client = ModelClient("gemini", name, fast, strong, url or GEMINI_URL, settings.model_deadline, http.aclose)
    if settings.embeddings == "gemini":
        from pydantic_ai.embeddings.google import GoogleEmbeddingModel

        client.embeddings = Embeddings(client, GoogleEmbeddingModel(settings.gemini_embedding_model, provider=provider))
    return client


def openai_client(settings: Settings) -> ModelClient:
    """OpenAI, Ollama, vLLM, llama.cpp … Raises ConfigurationError when the model, or key and address, are missing."""
    from openai import AsyncOpenAI
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    check("openai", settings)
    url = settings.openai_base_url.rstrip("/") or OPENAI_URL
    sdk = AsyncOpenAI(
        api_key=settings.openai_api_key or NO_KEY_NEEDED, base_url=url, max_retries=0, timeout=settings.model_deadline
    )
    provider = OpenAIProvider(openai_client=sdk)
    names = (settings.openai_fast_model, settings.openai_strong_model or settings.openai_fast_model)
    fast, strong = (OpenAIChatModel(name, provider=provider) for name in names)
    name = "OpenAI" if url == OPENAI_URL else f"The model server at {host_of(url)}"
    return ModelClient("openai", name, fast, strong, url, settings.model_deadline, sdk.close)


def host_of(url: str) -> str:
    """Host and port of an address, as sentences name it; a user's name or password in it is left out."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = parts.hostname or url
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port else host
