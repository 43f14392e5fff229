"""The adapter over a fake provider: ask something, and see what was sent, what it cost and what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from interview_coach.coach.llm.client import Check, ModelClient, Task, Watch
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.prompts import Prompt
from interview_coach.coach.llm.providers import gemini_client, openai_client
from interview_coach.config import Settings
from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.openai import FakeOpenAI
from tests.fakes.script import Step
from tests.fakes.server import FakeModelServer

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Note(BaseModel):
    text: str
    points: list[str]


def task(user: str = "How was it?", *, strong: bool = False) -> Task:
    return Task(Prompt("note", "note@1", "You are a coach.", user), Note, strong, output_tokens=100)


@dataclass
class Talk:
    """A client of a fake provider with a ledger in memory."""

    fake: FakeModelServer
    client: ModelClient
    ledger: Notebook
    partial: list[Any] = field(default_factory=list)
    seconds: float = 0.0

    def ask(self, user: str = "How was it?", *, check: Check | None = None, stream: bool = False) -> Any:
        watch: Watch | None = self.partial.append if stream else None
        began = time.monotonic()
        try:
            return self.client.ask(task(user), self.meter(), check=check, watch=watch)
        finally:
            self.seconds = time.monotonic() - began

    def meter(self) -> Meter:
        return Meter(self.client.engine, self.client.base_url, self.ledger, lambda: NOON)

    @property
    def requests(self) -> int:
        return len(self.fake.generated)

    @property
    def outcomes(self) -> list[str]:
        return [call.outcome for call in self.ledger.calls]

    @property
    def costs(self) -> list[Decimal | None]:
        return [call.cost_usd for call in self.ledger.calls]


def settings_for(fake: FakeModelServer, **more: Any) -> Settings:
    """Settings with both providers at the fake's address; `more` wins."""
    given: dict[str, Any] = {
        "data_dir": Path("nowhere"),
        "gemini_api_key": "test-key",
        "gemini_base_url": fake.url,
        "openai_api_key": "test-key",
        "openai_base_url": f"{fake.url}/v1",
        "openai_fast_model": "qwen3:8b",
        "model_deadline": 5,
    }
    return Settings(**{**given, **more})


@contextmanager
def talking(provider: str, *steps: Step, always: Step | None = None, **more: Any) -> Iterator[Talk]:
    """A talk with `gemini` or `openai`, whose fake does `steps` first and then `always`."""
    with FakeGemini() if provider == "gemini" else FakeOpenAI() as fake:
        fake.then(*steps)
        fake.always(always)
        settings = settings_for(fake, **more)
        client = gemini_client(settings) if provider == "gemini" else openai_client(settings)
        try:
            yield Talk(fake, client, Notebook())
        finally:
            client.close()
