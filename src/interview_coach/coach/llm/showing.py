"""Shows what would be sent to a model, exactly, without sending it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

from interview_coach.coach.llm.agent import Hide, InterviewCoachAgent
from interview_coach.coach.llm.client import Check, Task, Watch
from interview_coach.coach.llm.evaluation.reading import Reading
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.prompts import Prompt
from interview_coach.domain.costs import ModelCall
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.vocabulary import ResponseType
from interview_coach.ports import Coach


class Shown(Exception):
    """Carries the prompt out of the agent before anything would be sent."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt.task)
        self.prompt = prompt


class ShowingClient:
    """Stands where a provider's client stands. What comes before the wanted task is answered from the builtin coach's
    evaluation, so that the prompt of the feedback can be seen too."""

    engine = "none"

    def __init__(self, task: str, first: Evaluation | None = None) -> None:
        self._task = task
        self._first = first

    def ask(self, task: Task, meter: Meter, *, check: Check | None = None, watch: Watch | None = None) -> Any:  # noqa: ARG002
        if task.prompt.task == self._task or self._first is None:
            raise Shown(task.prompt)
        return _reading_of(self._first, task)


class _Nothing:
    """A ledger for calls that are never made."""

    def allow(self, task: str, estimate_usd: Decimal | None) -> None: ...
    def record(self, call: ModelCall) -> None: ...
    def recall(self, key: str) -> str | None:  # noqa: ARG002
        return None

    def remember(self, key: str, reply: str) -> None: ...


def prompt_of(
    task: str, act: Callable[[Coach], object], builtin: Coach, hide: Hide, first: Evaluation | None = None
) -> Prompt | None:
    """The prompt that `act` would send for `task`; None when nothing would be sent (an empty answer, say)."""
    meter = Meter("none", "", _Nothing(), lambda: datetime.now(UTC))  # noqa: TID251  (no call is written down)
    try:
        act(InterviewCoachAgent(ShowingClient(task, first), meter, builtin, hide))
    except Shown as shown:
        return shown.prompt
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
