"""The model coach over a fake provider on loopback, as the program puts it together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.openai import FakeOpenAI
from tests.fakes.script import ModelRequest, Replier
from tests.fakes.server import FakeModelServer

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.agent import Hide, InterviewCoachAgent, hide_nothing
from interview_coach.coach.llm.client import ModelClient
from interview_coach.coach.llm.evaluation.evaluate import Tell
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import gemini_client, openai_client
from interview_coach.config import Settings
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KEY = "key-1f0c9a-of-nobody"


@lru_cache(maxsize=1024)
def by_builtin(request: EvaluationRequest) -> Evaluation:
    """The builtin coach's evaluation; each is made once in a run of the tests."""
    return BuiltinCoach().evaluate(request)


class KnownBuiltin(BuiltinCoach):
    """The builtin coach that does not mark the same answer twice."""

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        return by_builtin(request) if request.cv is None else super().evaluate(request)


@dataclass
class Coached:
    server: FakeModelServer
    client: ModelClient
    notebook: Notebook = field(default_factory=Notebook)

    def agent(self, *, hide: Hide = hide_nothing, tell: Tell | None = None) -> InterviewCoachAgent:
        meter = Meter(self.client.engine, self.client.base_url, self.notebook, lambda: NOON)
        return InterviewCoachAgent(self.client, meter, KnownBuiltin(), hide, tell)

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        return self.agent().evaluate(request)

    def listens_to(self, replier: Replier) -> Coached:
        """The same server with another model behind it; a breaker that opened is closed."""
        self.server.forget()
        self.server.replier = replier
        self.client.breaker.forget()
        return self

    @property
    def sent(self) -> list[ModelRequest]:
        return self.server.generated


@contextmanager
def coached(replier: Replier, engine: str = "gemini") -> Iterator[Coached]:
    fake = {"gemini": FakeGemini, "openai": FakeOpenAI}[engine]
    with fake(replier) as server:
        settings = Settings(
            data_dir=Path("nowhere"),
            gemini_api_key=KEY,
            gemini_base_url=server.url,
            openai_api_key=KEY,
            openai_base_url=f"{server.url}/v1",
            openai_fast_model="gpt-4.1-mini",
        )
        client = gemini_client(settings) if engine == "gemini" else openai_client(settings)
        try:
            yield Coached(server, client)
        finally:
            client.close()
