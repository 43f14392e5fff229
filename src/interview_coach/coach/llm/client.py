"""The adapter to model providers: a prompt and a schema in, a checked value out; synchronous for its callers."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from pydantic_ai import Agent, ModelRetry, NativeOutput, RunContext
from pydantic_ai.exceptions import ContentFilterError, OutputTokenLimitExceeded, UnexpectedModelBehavior
from pydantic_ai.messages import ModelMessage
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from interview_coach.coach.llm.embeddings import Embeddings
from interview_coach.coach.llm.failures import Breaker, is_transient, to_provider_error
from interview_coach.coach.llm.loop import BackgroundLoop
from interview_coach.coach.llm.metered import Ahead, Errand, Meter, MeteredModel
from interview_coach.coach.llm.partial import so_far
from interview_coach.coach.llm.prompts import Prompt
from interview_coach.errors import CoachError, ProviderError

T = TypeVar("T", bound=BaseModel)

Check = Callable[[Any], str | None]
"""Looks at a reply: None when it holds, else what is wrong, in words for the model."""

Watch = Callable[[Any], None]
"""Gets the reply as far as it has come, again and again while it streams: fields that have not begun are None."""

TEMPERATURE = 0.0
MOST_REQUESTS = 2
"""Replies that are paid for one task at most: a first one, and a second when the first cannot be read, breaks off or
fails its check. Tries that the provider refuses before it replies (429, 5xx) are not among them."""
_GRACE_SECONDS = 0.3
"""A request ends at its deadline by itself, with the reason; after this much more everything is cut off."""


@dataclass(frozen=True)
class Task:
    """Something a model is asked: the prompt, the shape of the reply, whether the strong model does it."""

    prompt: Prompt
    reply: type[BaseModel]
    strong: bool = False
    output_tokens: int = 1_500
    then: Task | None = None
    """What has to be asked afterwards, about as long as it will be: the budget must hold both before this one goes
    out, for the one without the other is money spent for half a thing."""


@dataclass
class _Reasking:
    """What one run asks of its reply. `readable` is the first reply that could be read but failed its check: it is
    paid, so it comes back when asking again brings nothing better."""

    check: Check | None
    readable: BaseModel | None = None


@dataclass(frozen=True)
class _Run:
    """One task with one model, whole or streamed."""

    agent: Agent[_Reasking, Any]
    task: Task
    model: MeteredModel
    reasking: _Reasking
    settings: ModelSettings

    async def whole(self) -> BaseModel:
        return await self._ran(MOST_REQUESTS - 1)

    async def _ran(self, retries: int, history: Sequence[ModelMessage] = (), prompt: str | None = None) -> BaseModel:
        ran = await self.agent.run(
            prompt or self.task.prompt.user,
            message_history=history or None,
            instructions=self.task.prompt.system,
            model=self.model,
            deps=self.reasking,
            model_settings=self.settings,
            retries={"output": retries},
        )
        return cast(BaseModel, ran.output)

    async def streamed(self, watch: Watch) -> BaseModel:
        """A streamed run cannot ask again by itself: the question goes out once more, not streamed, and no third
        time. So it does when the stream breaks off or cannot be read: what was seen of it stays true, since each piece
        was checked."""
        began = False
        try:
            async with self.agent.run_stream(
                self.task.prompt.user,
                instructions=self.task.prompt.system,
                model=self.model,
                deps=_Reasking(None),
                model_settings=self.settings,
                retries={"output": 0},
            ) as stream:
                began = True
                async for response in stream.stream_response(debounce_by=None):
                    partial = so_far(self.task.reply, response.text or "")
                    if partial is not None:
                        watch(partial)
                output = cast(BaseModel, await stream.get_output())
        except Exception as error:
            if not _worth_asking_again(error, began=began):
                raise
            return await self._ran(0)
        check = self.reasking.check
        wrong = check(output) if check is not None else None
        if wrong is None:
            return output
        self.reasking.readable = output
        return await self._ran(0, stream.all_messages(), wrong)


@dataclass
class ModelClient:
    """One provider with its fast and its strong model; shared by all threads of the process."""

    engine: str
    provider: str
    fast: Model
    strong: Model
    base_url: str = ""
    deadline: float = 60.0
    shut: Callable[[], Coroutine[Any, Any, None]] | None = None
    """Closes the connections; runs in the loop in which they were opened."""
    embeddings: Embeddings | None = None
    """The provider's vectors of texts, where the settings ask for them."""
    loop: BackgroundLoop = field(default_factory=BackgroundLoop)
    breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        self.breaker = Breaker(self.provider)

    def ask(self, task: Task, meter: Meter, *, check: Check | None = None, watch: Watch | None = None) -> Any:
        """The reply as `task.reply`, for `MOST_REQUESTS` paid replies at most. One that cannot be read or fails `check`
        is asked for once more, naming what is wrong; the second one comes back as it is, and when there is none, the
        first one does if it could be read. An identical request of this user is answered from what is kept.

        Raises BudgetExceeded, ProviderError, StorageFailed. Never retries what cannot work (a wrong key, say).
        """
        model = self.strong if task.strong else self.fast
        key = _digest(self.engine, model.model_name, task)
        kept = meter.ledger.recall(key)
        if kept is not None:
            return task.reply.model_validate_json(kept)
        what = f"{model.model_name} {task.prompt.task}"
        self.breaker.check(what)
        try:
            reply = self.loop.run(self._run(task, model, meter, _Reasking(check), watch))
        except CancelledError:
            raise ProviderError(f"{self.provider} was not waited for", permanent=False) from None
        except CoachError:
            raise
        except Exception as error:  # noqa: BLE001  (libraries raise what they like; it becomes one kind of error)
            raise self._failed(error, what) from None
        self.breaker.worked(what)
        meter.ledger.remember(key, reply.model_dump_json())
        return reply

    def close(self) -> None:
        self.loop.close(self.shut() if self.shut is not None else None)

    async def _run(self, task: Task, model: Model, meter: Meter, reasking: _Reasking, watch: Watch | None) -> BaseModel:
        metered = MeteredModel(model, meter, self._errand(task))
        settings = ModelSettings(temperature=TEMPERATURE, max_tokens=4 * task.output_tokens)
        errand = _Run(_agent(task.reply), task, metered, reasking, settings)
        used, refused, again = False, False, False
        try:
            async with asyncio.timeout(self.deadline + _GRACE_SECONDS):
                reply = await (errand.whole() if watch is None else errand.streamed(watch))
            used = True
            return reply
        except Exception as error:  # whatever it was: the first reply is paid and can be used
            refused = isinstance(error, ContentFilterError)
            if reasking.readable is None:
                raise
            used = again = True
            return reasking.readable
        finally:
            await metered.settle(used=used, first=again, otherwise="refused" if refused else "unreadable")

    def _errand(self, task: Task) -> Errand:
        then = task.then
        ahead = None
        if then is not None:
            model = self.strong if then.strong else self.fast
            ahead = Ahead(model.model_name, characters_of(then), then.output_tokens)
        return Errand(task.prompt.task, self.deadline, task.output_tokens, ahead)

    def _failed(self, error: Exception, what: str) -> ProviderError:
        told = to_provider_error(self.provider, error)
        if told.permanent:
            self.breaker.worked(what)  # it is there: what was asked is at fault
        else:
            self.breaker.failed(what)
        return told


def _worth_asking_again(error: Exception, *, began: bool) -> bool:
    """Of a stream that failed: whether the same question may get a reply that can be used. One that never began was
    tried again already as long as there was time."""
    hopeless = isinstance(error, ContentFilterError | OutputTokenLimitExceeded)
    return (began and is_transient(error)) or (isinstance(error, UnexpectedModelBehavior) and not hopeless)


@lru_cache(maxsize=64)
def _agent(reply: type[T]) -> Agent[_Reasking, T]:
    """An agent for replies of that shape; making one takes milliseconds, so each is made once."""
    agent: Agent[_Reasking, T] = Agent(
        output_type=NativeOutput(reply), deps_type=_Reasking, retries=MOST_REQUESTS - 1, name="interview-coach"
    )

    @agent.output_validator
    def holds(context: RunContext[_Reasking], output: T) -> T:
        reasking = context.deps
        if context.partial_output or reasking.check is None or context.retry >= context.max_retries:
            return output
        wrong = reasking.check(output)
        if wrong is not None:
            reasking.readable = output
            raise ModelRetry(wrong)
        return output

    return agent


def characters_of(task: Task) -> int:
    """Characters that go out for a task: both parts of the prompt and the shape of the reply."""
    return len(task.prompt.system) + len(task.prompt.user) + _schema_length(task.reply)


@lru_cache(maxsize=64)
def _schema_length(reply: type[BaseModel]) -> int:
    return len(json.dumps(reply.model_json_schema()))


def _digest(engine: str, model: str, task: Task) -> str:
    """The same request has the same digest, whoever sends it; what is kept is kept per user."""
    prompt = task.prompt
    parts = [engine, model, prompt.task, prompt.version, prompt.system, prompt.user]
    parts.append(json.dumps(task.reply.model_json_schema(), sort_keys=True))
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
