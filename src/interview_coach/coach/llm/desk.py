"""Where the model engine sits for one request: a provider, a meter, and names hidden from the one who reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from interview_coach.coach.llm.client import Check, Task, Watch
from interview_coach.coach.llm.fence import fence, plain
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.prompts import render
from interview_coach.domain.evaluations import Usage
from interview_coach.errors import ProviderError

T = TypeVar("T", bound=BaseModel)
_NOTHING = Decimal(0)


class Client(Protocol):
    """`ModelClient`, or one that only shows what would be sent."""

    engine: str

    def ask(self, task: Task, meter: Meter, *, check: Check | None = None, watch: Watch | None = None) -> Any: ...


class Hiding(Protocol):
    """Takes personal data out of what is sent and puts it back into what comes."""

    def hide(self, text: str) -> str: ...
    def restore(self, text: str) -> str: ...


class Nearness(Protocol):
    """`Embeddings`: which texts are near a question."""

    def nearest(self, question: str, texts: Sequence[str], meter: Meter) -> list[int]: ...


class NothingHidden:
    """For a request for which the user switched it off."""

    def hide(self, text: str) -> str:
        return text

    def restore(self, text: str) -> str:
        return text


@dataclass(frozen=True)
class Ask:
    """One thing to ask: the prompt's name, plain values for it, and data of the user, which is hidden and fenced."""

    prompt: str
    values: dict[str, object]
    data: dict[str, str]
    strong: bool = False
    output_tokens: int = 1_500
    then: tuple[Ask, type[BaseModel]] | None = None
    """What will be asked afterwards, about as long as it will be; see `Task.then`."""


@dataclass(frozen=True)
class Desk:
    client: Client
    meter: Meter
    hiding: Hiding
    nearness: Nearness | None = None

    def ask(
        self,
        ask: Ask,
        reply: type[T],
        *,
        check: Callable[[T], str | None] | None = None,
        watch: Callable[[T], None] | None = None,
    ) -> T:
        """The reply with hidden data put back; `check` and `watch` see it like that too.

        Raises BudgetExceeded, ProviderError.
        """
        task = self._task(ask, reply)
        found: T = self.client.ask(
            task,
            self.meter,
            check=check and (lambda given: self._hidden(check(self._restored(given)))),
            watch=watch and (lambda given: watch(self._restored(given))),
        )
        return self._restored(found)

    def _task(self, ask: Ask, reply: type[BaseModel]) -> Task:
        # Cleaned before anything is looked for in it: an invisible sign inside a name would hide the name from us.
        data = {name: fence(name, self.hiding.hide(plain(text))) for name, text in ask.data.items()}
        then = self._task(*ask.then) if ask.then is not None else None
        return Task(render(ask.prompt, **ask.values, **data), reply, ask.strong, ask.output_tokens, then)

    def nearest(self, question: str, texts: Sequence[str]) -> list[int] | None:
        """Places of the texts, the nearest to the question first, by the provider's vectors of them; None where the
        settings want none or the provider fails, and the builtin coach's order holds. Names are hidden here too.

        Raises BudgetExceeded.
        """
        if self.nearness is None:
            return None
        hidden = [self.hiding.hide(plain(text)) for text in (question, *texts)]
        try:
            return self.nearness.nearest(hidden[0], hidden[1:], self.meter)
        except ProviderError:
            return None

    def usage(self) -> Usage:
        """What was asked so far."""
        return spent(self.meter)

    def _hidden(self, wrong: str | None) -> str | None:
        """What is wrong may quote the reply with its names put back; it goes to the model again."""
        return None if wrong is None else self.hiding.hide(wrong)

    def _restored(self, reply: T) -> T:
        return type(reply).model_construct(**_mapped(dict(reply), self.hiding.restore))


def spent(meter: Meter) -> Usage:
    """What went over a meter. One unknown price makes the sum unknown."""
    costs = [call.cost_usd for call in meter.calls]
    known = [cost for cost in costs if cost is not None]
    return Usage(
        requests=len(meter.calls),
        input_tokens=sum(call.tokens.input for call in meter.calls),
        output_tokens=sum(call.tokens.output for call in meter.calls),
        cost_usd=sum(known, start=_NOTHING) if len(known) == len(costs) else None,
    )


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed; models, lists and dictionaries are walked through."""
    if isinstance(value, str) and type(value) is str:
        return change(value)
    if isinstance(value, BaseModel):
        return type(value).model_construct(**{k: _mapped(v, change) for k, v in value})
    if isinstance(value, list):
        return [_mapped(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    return value
