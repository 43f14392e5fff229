"""Shows what would be sent to a model, exactly, without sending it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from interview_coach.coach.llm.agent import Hide, InterviewCoachAgent
from interview_coach.coach.llm.client import Check, Task, Watch
from interview_coach.coach.llm.evaluation.reading import Reading
from interview_coach.coach.llm.loop import BackgroundLoop
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.config import Settings
from interview_coach.domain.costs import ModelCall
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.vocabulary import ResponseType
from interview_coach.ports import Coach


class Shown(Exception):
    """Carries the task out of the agent before anything would be sent."""

    def __init__(self, task: Task) -> None:
        super().__init__(task.prompt.task)
        self.task = task


class _SchemaShown(Exception):
    def __init__(self, schema: dict[str, Any]) -> None:
        super().__init__()
        self.schema = schema


class ShowingClient:
    """Stands where a provider's client stands. What comes before the wanted task is answered from the builtin coach's
    evaluation, so that the prompt of the feedback can be seen too."""

    engine = "none"

    def __init__(self, task: str, first: Evaluation | None = None) -> None:
        self._task = task
        self._first = first

    def ask(self, task: Task, meter: Meter, *, check: Check | None = None, watch: Watch | None = None) -> Any:  # noqa: ARG002
        if task.prompt.task == self._task or self._first is None:
            raise Shown(task)
        return _reading_of(self._first, task)


class _Nothing:
    """A ledger for calls that are never made."""

    def allow(self, task: str, estimate_usd: Decimal | None) -> None: ...
    def afford(self, task: str, estimate_usd: Decimal) -> None: ...
    def check_agreed(self) -> None: ...
    def record(self, call: ModelCall) -> None: ...
    def recall(self, key: str) -> str | None:  # noqa: ARG002
        return None

    def remember(self, key: str, reply: str) -> None: ...


class _Stopping(WrapperModel):
    """A provider's model that stops where it would write to the line."""

    async def request(
        self,
        messages: list[ModelMessage],  # noqa: ARG002
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        _, prepared = self.wrapped.prepare_request(model_settings, model_request_parameters)
        shape = prepared.output_object
        assert shape is not None
        named = {"title": shape.name, "description": shape.description}
        raise _SchemaShown({**shape.json_schema, **{key: text for key, text in named.items() if text}})


def schema_of(reply: type[BaseModel], settings: Settings) -> dict[str, Any]:
    """The JSON schema that goes to Gemini with a prompt for that reply; no key is needed, and nothing is sent."""
    client = gemini_client(replace(settings, gemini_api_key=settings.gemini_api_key or "none"))
    agent = Agent(output_type=NativeOutput(reply), model=_Stopping(client.fast))
    loop = BackgroundLoop()  # the caller's thread may have a loop of its own
    try:
        loop.run(agent.run(""))
    except _SchemaShown as shown:
        return shown.schema
    finally:
        loop.close()
        client.close()
    raise AssertionError("a request for a reply of some shape always has that shape with it")


def task_of(
    task: str, act: Callable[[Coach], object], builtin: Coach, hide: Hide, first: Evaluation | None = None
) -> Task | None:
    """What `act` would send for `task`, prompt and shape of the reply; None when nothing would be sent (an
    empty answer, say)."""
    meter = Meter("none", "", _Nothing(), lambda: datetime.now(UTC))  # noqa: TID251  (no call is written down)
    try:
        act(InterviewCoachAgent(ShowingClient(task, first), meter, builtin, hide))
    except Shown as shown:
        return shown.task
    return None


def _reading_of(first: Evaluation, task: Task) -> Reading:
    """The builtin coach's evaluation in the shape a model is asked for."""
    quotes: dict[str, list[str]] = {}
    for evidence in first.evidence:
        quotes.setdefault(evidence.dimension, []).append(evidence.quote)
    kind = first.response_type
    found = {
        "kind_why": "",
        "response_type": "event" if kind is ResponseType.OTHER_LANGUAGE else kind.value,
        "fits_why": "",
        "fits_question": True,
        "passages": [],
        "star": {name: {"why": "", "level": level} for name, level in (first.star or _NO_STAR).items()},
        "key_points": [],
        "dimensions": [
            {"name": name, "quotes": quotes.get(name, [])[:3], "against": [], "why": "", "level": level or 1.0}
            for name, level in first.dimensions.items()
        ],
        "flags": [],
    }
    return cast(Reading, task.reply.model_validate({name: found[name] for name in task.reply.model_fields}))


_NO_STAR = {"situation": 0, "task": 0, "action": 0, "result": 0}
