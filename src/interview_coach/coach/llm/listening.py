"""A model that hears: sound in, the text of what is said out; allowed, tried again and written down like any call."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.exceptions import ContentFilterError
from pydantic_ai.messages import BinaryContent
from pydantic_ai.settings import ModelSettings

from interview_coach.coach.llm.client import TEMPERATURE, ModelClient
from interview_coach.coach.llm.failures import to_provider_error
from interview_coach.coach.llm.metered import Errand, Meter, MeteredModel
from interview_coach.coach.llm.prices import price
from interview_coach.coach.llm.prompts import Prompt, render
from interview_coach.domain.costs import ModelCall, Tokens
from interview_coach.errors import CoachError, ProviderError
from interview_coach.ports import ModelLedger

TASK = "transcribe"
AUDIO_TOKENS_A_SECOND = 32
"""Gemini's count for sound, whatever its form (ai.google.dev/gemini-api/docs/audio)."""
WORDS_A_SECOND = 3
_PROMPT_TOKENS = 500
_LEAST_OUTPUT = 200
_TOKENS_A_WORD = 2
_SHARE_OF_LENGTH = 5
"""Waiting grows by a fifth of the recording's length: a model hears much faster than people speak."""


class Audible(Protocol):
    """What can be sent: a file, its media type, and how long it lasts."""

    @property
    def data(self) -> bytes: ...
    @property
    def media_type(self) -> str: ...
    @property
    def seconds(self) -> float: ...


class Heard(BaseModel):
    text: str


class AudioMeter(Meter):
    """Counts sound by its length: its tokens have a price of their own, and its bytes are no characters."""

    def __init__(self, client: ModelClient, ledger: ModelLedger, clock: Callable[[], datetime], seconds: float) -> None:
        super().__init__(client.engine, client.base_url, ledger, clock)
        self._audio = round(AUDIO_TOKENS_A_SECOND * seconds)

    async def allow(self, task: str, model: str, characters: int, output_tokens: int) -> None:  # noqa: ARG002
        """Raises BudgetExceeded."""
        about = Tokens(self._audio + _PROMPT_TOKENS, output_tokens)
        await asyncio.to_thread(self.ledger.allow, task, self._price(model, about))

    async def record(self, call: ModelCall) -> None:
        paid = call.cost_usd is not None and call.tokens.input > 0
        await super().record(replace(call, cost_usd=self._price(call.model, call.tokens)) if paid else call)

    def _price(self, model: str, tokens: Tokens) -> Decimal | None:
        known = price(self.engine, model, tokens, self.clock(), self.base_url)
        return None if known is None else known + _surcharge(model, min(self._audio, tokens.input), self.clock())


def _surcharge(model: str, audio: int, at: datetime) -> Decimal:
    """What that many tokens of sound cost more than as many of text, at Google's prices."""
    from genai_prices import Usage, calc_price  # 0.2 s, as in prices.py

    name = model.removeprefix("models/")
    usages = (Usage(input_tokens=audio, input_audio_tokens=audio), Usage(input_tokens=audio))
    try:
        heard, read = (calc_price(u, name, genai_request_timestamp=at, provider_id="google") for u in usages)
    except (LookupError, ValueError):
        return Decimal(0)
    return heard.total_price - read.total_price


class ModelListener:
    """One for each thing a user does: `ledger` belongs to it, `client` is shared."""

    def __init__(self, client: ModelClient, ledger: ModelLedger, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._ledger = ledger
        self._clock = clock

    def listen(self, sound: Audible) -> str:
        """What is said. The same recording is paid once: the reply to it is kept like every reply.

        Raises BudgetExceeded, ProviderError, StorageFailed.
        """
        client = self._client
        prompt = render(TASK, seconds=round(sound.seconds))
        key = _digest(client, prompt, sound)
        kept = self._ledger.recall(key)
        if kept is not None:
            return Heard.model_validate_json(kept).text
        client.breaker.check()
        meter = AudioMeter(client, self._ledger, self._clock, sound.seconds)
        try:
            heard = client.loop.run(self._ask(prompt, sound, meter))
        except CancelledError:
            raise ProviderError(f"{client.provider} was not waited for", permanent=False) from None
        except CoachError:
            raise
        except Exception as error:  # noqa: BLE001  (libraries raise what they like; it becomes one kind of error)
            raise self._failed(error) from None
        client.breaker.worked()
        self._ledger.remember(key, heard.model_dump_json())
        return heard.text

    async def _ask(self, prompt: Prompt, sound: Audible, meter: Meter) -> Heard:
        seconds = self._client.deadline + sound.seconds / _SHARE_OF_LENGTH
        output = _LEAST_OUTPUT + round(_TOKENS_A_WORD * WORDS_A_SECOND * sound.seconds)
        metered = MeteredModel(self._client.fast, meter, Errand(TASK, seconds, output))
        used, refused = False, False
        try:
            async with asyncio.timeout(seconds):
                ran = await _agent().run(
                    [prompt.user, BinaryContent(sound.data, media_type=sound.media_type)],
                    instructions=prompt.system,
                    model=metered,
                    model_settings=ModelSettings(temperature=TEMPERATURE, max_tokens=2 * output),
                )
            used = True
            return ran.output
        except ContentFilterError:
            refused = True
            raise
        finally:
            await metered.settle(used=used, otherwise="refused" if refused else "unreadable")

    def _failed(self, error: Exception) -> ProviderError:
        told = to_provider_error(self._client.provider, error)
        if told.permanent:
            self._client.breaker.worked()  # it is there: what was asked is at fault
        else:
            self._client.breaker.failed()
        return told


@lru_cache(maxsize=1)
def _agent() -> Agent[None, Heard]:
    return Agent(output_type=NativeOutput(Heard), retries=1, name="interview-coach")


def _digest(client: ModelClient, prompt: Prompt, sound: Audible) -> str:
    heard = hashlib.sha256(sound.data).hexdigest()
    parts = [client.engine, client.fast.model_name, prompt.version, prompt.system, prompt.user, heard]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
