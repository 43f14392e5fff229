"""A bench for the contract's tests whose engine is a real model, put together as the program does it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.coach.llm.live.purse import Purse

from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.ports import Coach
from interview_coach.services.engines import Engines


@dataclass(frozen=True)
class LiveBench:
    """Has what `Bench` of the contract's tests has. The builtin coach does not step in: a model that fails is what
    these tests are to show."""

    engine: str
    engines: Engines
    purse: Purse

    @property
    def coach(self) -> Coach:
        return self.engines.model(self.engine, self.purse).model

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        return self.coach.evaluate(request)

    @property
    def requests(self) -> int:
        return len(self.purse.calls)
