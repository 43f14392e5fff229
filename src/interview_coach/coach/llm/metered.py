"""A model whose every request is allowed first, tried again when that can help, and written down afterwards."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from pydantic_ai import RunContext
from pydantic_ai.exceptions import ModelConnectionError
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RequestUsage
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_before_delay, wait_exponential_jitter

from interview_coach.coach.llm.failures import is_refusal, is_transient, retry_after
from interview_coach.coach.llm.prices import price
from interview_coach.coach.llm.sizes import CHARACTERS_PER_TOKEN
from interview_coach.domain.costs import ModelCall, Tokens
from interview_coach.ports import ModelLedger

T = TypeVar("T")
NOTHING = Decimal(0)


@dataclass
class Meter:
    """What one thing the user did costs: asks the ledger before a request, writes to it after. `base_url` decides
    whose prices hold; `clock` gives aware instants."""

    engine: str
    base_url: str
    ledger: ModelLedger
    clock: Callable[[], datetime]
    calls: list[ModelCall] = field(default_factory=list)

    async def allow(self, task: str, model: str, characters: int, output_tokens: int) -> None:
        """Raises BudgetExceeded."""
        about = Tokens(-(-characters // CHARACTERS_PER_TOKEN), output_tokens)
        cost = price(self.engine, model, about, self.clock(), self.base_url)
        await asyncio.to_thread(self.ledger.allow, task, cost)

    async def afford(self, task: str, steps: Sequence[Ahead]) -> None:
        """Whether all of that together may be spent. Raises BudgetExceeded."""
        prices = [price(self.engine, s.model, s.tokens, self.clock(), self.base_url) for s in steps]
        known = [p for p in prices if p is not None]
        if len(known) == len(prices):
            await asyncio.to_thread(self.ledger.afford, task, sum(known, NOTHING))

    async def check_agreed(self) -> None:
        """Raises ProviderError when the user took the consent back."""
        await asyncio.to_thread(self.ledger.check_agreed)

    async def record(self, call: ModelCall) -> None:
        self.calls.append(call)
        await asyncio.to_thread(self.ledger.record, call)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A request that will have to follow: its model, its characters and how much it may write."""

    model: str
    characters: int
    output_tokens: int

    @property
    def tokens(self) -> Tokens:
        return Tokens(-(-self.characters // CHARACTERS_PER_TOKEN), self.output_tokens)


@dataclass(frozen=True)
class Errand:
    """One task for a model: what it is called in the books, how long it may take, how much it may write, and what has
    to follow it."""

    task: str
    deadline: float
    output_tokens: int
    ahead: Ahead | None = None


class MeteredModel(WrapperModel):
    """Made anew for each errand; the model inside is shared."""

    def __init__(self, wrapped: Model, meter: Meter, errand: Errand) -> None:
        super().__init__(wrapped)
        self._meter = meter
        self._errand = errand
        self._ends = time.monotonic() + errand.deadline
        self._noted: list[ModelCall] = []
        self._failure: Exception | None = None

    async def settle(self, *, used: bool, first: bool = False, otherwise: str = "unreadable") -> None:
        """Write down every call of the errand. Of the replies that came one at most was used, the last, or with
        `first` the first; the others were paid all the same and get the outcome `otherwise`."""
        replies = [call for call in self._noted if call.outcome == "ok"]
        one = (replies[0] if first else replies[-1]) if replies and used else None
        noted, self._noted = self._noted, []
        for call in noted:
            unused = call.outcome == "ok" and call is not one
            await self._meter.record(replace(call, outcome=otherwise) if unused else call)

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        started = time.monotonic()
        settings = self._limited(model_settings)
        response = await self._tried(
            messages,
            model_request_parameters,
            lambda: self.wrapped.request(messages, settings, model_request_parameters),
        )
        self._note("ok", started, response.usage)
        return response

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        started = time.monotonic()
        settings = self._limited(model_settings)
        async with AsyncExitStack() as stack:

            def opened() -> Awaitable[StreamedResponse]:
                return stack.enter_async_context(
                    self.wrapped.request_stream(messages, settings, model_request_parameters, run_context)
                )

            response = await self._tried(messages, model_request_parameters, opened)
            outcome = "failed"
            try:
                yield response
                outcome = "ok"
            except asyncio.CancelledError:
                outcome = "cancelled" if time.monotonic() < self._ends else "failed"
                raise
            finally:
                self._note(outcome, started, response.usage, cost=None)

    def _limited(self, settings: ModelSettings | None) -> ModelSettings:
        left = max(0.1, self._ends - time.monotonic())
        limited: ModelSettings = {**(settings or {}), "max_retries": 0, "timeout": left}
        return limited

    async def _tried(
        self, messages: list[ModelMessage], parameters: ModelRequestParameters, send: Callable[[], Awaitable[T]]
    ) -> T:
        """The first try that works before the deadline; every failed one is written down."""
        errand, characters = self._errand, characters_in(messages, parameters)
        if errand.ahead is not None:
            now = Ahead(self.model_name, characters, errand.output_tokens)
            await self._meter.afford(errand.task, (now, errand.ahead))
        await self._meter.allow(errand.task, self.model_name, characters, errand.output_tokens)
        attempts = AsyncRetrying(
            retry=retry_if_exception(is_transient),
            stop=stop_before_delay(max(0.1, self._ends - time.monotonic())),
            wait=_wait,
            reraise=True,
        )
        return await attempts(self._once, send)

    async def _once(self, send: Callable[[], Awaitable[T]]) -> T:
        if self._failure is not None:  # between two tries there is time to take a consent back
            await self._meter.check_agreed()
        started = time.monotonic()
        try:
            async with asyncio.timeout(max(0.1, self._ends - time.monotonic())):
                return await send()
        except asyncio.CancelledError:
            self._note("cancelled" if time.monotonic() < self._ends else "failed", started, None, cost=None)
            raise
        except Exception as error:
            outcome, cost = outcome_of(error)
            self._note(outcome, started, None, cost=cost)
            if isinstance(error, TimeoutError) and self._failure is not None:
                raise self._failure from None  # why it took so long says more than that it did
            self._failure = error
            raise

    def _note(self, outcome: str, started: float, usage: RequestUsage | None, cost: Decimal | None = NOTHING) -> None:
        tokens = tokens_of(usage)
        at = self._meter.clock()
        if usage is not None and (outcome == "ok" or tokens != Tokens()):
            cost = price(self._meter.engine, self.model_name, tokens, at, self._meter.base_url)
        self._noted.append(
            ModelCall(
                at=at,
                engine=self._meter.engine,
                model=self.model_name,
                task=self._errand.task,
                tokens=tokens,
                seconds=round(time.monotonic() - started, 3),
                cost_usd=cost,
                outcome=outcome,
            )
        )


def outcome_of(error: Exception) -> tuple[str, Decimal | None]:
    """What becomes of a try that failed, and what it cost (None: unknown). A refusal and a fault are free."""
    if isinstance(error, IndexError):  # a reply without any choice, from an OpenAI-compatible server
        return "unreadable", None
    if isinstance(error, TimeoutError | ModelConnectionError) and not _never_arrived(error):
        return "failed", None  # the provider may go on and bill what nobody waits for
    return ("refused" if is_refusal(error) else "failed"), NOTHING


def _never_arrived(error: Exception) -> bool:
    return isinstance(error, ModelConnectionError) and error.phase in ("pool", "connect")


def characters_in(messages: Sequence[ModelMessage], parameters: ModelRequestParameters) -> int:
    """Characters of everything that is sent as text: the rules, what was said so far, the shape of the reply."""
    rules = next((m.instructions for m in reversed(messages) if isinstance(m, ModelRequest) and m.instructions), "")
    parts = (getattr(part, "content", "") for message in messages for part in message.parts)
    said = sum(len(text) for content in parts for text in _texts(content))
    shape = parameters.output_object
    return len(rules) + said + (len(json.dumps(shape.json_schema)) if shape is not None else 0)


def _texts(content: object) -> Iterator[str]:
    """A part's text; of one with sound or pictures only the words beside them."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Sequence):
        yield from (piece for piece in content if isinstance(piece, str))


def tokens_of(usage: RequestUsage | None) -> Tokens:
    """The provider's count; thinking is part of the output, cached input part of the input."""
    if usage is None:
        return Tokens()
    return Tokens(
        usage.input_tokens or 0,
        usage.output_tokens or 0,
        usage.cache_read_tokens or 0,
        usage.output_reasoning_tokens or 0,
    )


def _wait(state: RetryCallState) -> float:
    """What the provider asked for, else 0.5, 1, 2, 4, 8 seconds, each with up to half a second of chance."""
    error = state.outcome.exception() if state.outcome else None
    asked = retry_after(error)
    return asked if asked is not None else wait_exponential_jitter(initial=0.5, max=8, jitter=0.5)(state)
