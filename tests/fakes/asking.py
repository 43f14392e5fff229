"""The real clients against a fake: one question, one event loop, one HTTP client that is closed again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from enum import StrEnum
from typing import Any, TypeVar

import httpx2
from pydantic import BaseModel, Field
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.models import Model, create_async_httpx2_client
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.google import GoogleProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.usage import RunUsage

from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.server import FakeModelServer

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Its result, in a thread of its own: the journeys' browser keeps a loop running in the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


class Part(StrEnum):
    SITUATION = "situation"
    TASK = "task"
    RESULT = "result"


class Found(BaseModel):
    part: Part
    weight: float = Field(ge=0, le=1)
    note: str | None = None


class Notes(BaseModel):
    """A schema with all that is awkward: nested enumerations, bounds, null and lists."""

    score: int = Field(ge=1, le=5)
    summary: str = Field(min_length=10, max_length=200)
    found: list[Found] = Field(min_length=2, max_length=3)
    main: Found | None = None


class Asked:
    """What came of one question; `usage` is filled even when it was not answered."""

    def __init__(self) -> None:
        self.usage = RunUsage()
        self.notes: Notes | None = None
        self.partial: list[Notes] = []
        self.finish: str | None = None
        self.error: Exception | None = None


def client() -> AbstractAsyncContextManager[httpx2.AsyncClient]:
    """The fakes speak plain HTTP, so no certificates are loaded: that would take longer than the question."""
    plain = httpx2.AsyncHTTPTransport(verify=False)
    return create_async_httpx2_client(timeout=httpx2.Timeout(5, connect=2), transport=plain)


def model(fake: FakeModelServer, http: httpx2.AsyncClient) -> Model:
    if isinstance(fake, FakeGemini):
        google = GoogleProvider(api_key="test-key", base_url=fake.url, http_client=http)
        return GoogleModel("gemini-2.5-flash", provider=google)
    assert isinstance(fake, FakeOpenAI)
    provider = OpenAIProvider(api_key="test-key", base_url=fake.base_url, http_client=http)
    return OpenAIChatModel("gpt-5-mini", provider=provider)


def ask(
    fake: FakeModelServer,
    question: str = "How was it?",
    *,
    stream: bool = False,
    settings: Mapping[str, Any] | None = None,
    schema: Callable[[type[Notes]], Any] = NativeOutput,
) -> Asked:
    """Ask for `Notes` without any retry; an exception is kept in `error`."""
    asked = Asked()

    async def once() -> None:
        async with client() as http:
            agent = Agent(
                model(fake, http),
                output_type=schema(Notes),
                instructions="You are a coach.",
                retries=0,
                model_settings={"max_retries": 0, **(settings or {})},
            )
            if not stream:
                result = await agent.run(question, usage=asked.usage)
                asked.notes, asked.finish = result.output, result.response.finish_reason
                return
            async with agent.run_stream(question, usage=asked.usage) as streamed:
                async for notes in streamed.stream_output(debounce_by=None):
                    asked.partial.append(notes)
                asked.notes, asked.finish = await streamed.get_output(), streamed.response.finish_reason

    try:
        run(once())
    except Exception as error:  # noqa: BLE001
        asked.error = error
    return asked
