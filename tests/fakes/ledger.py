"""A ledger in memory: what was asked, what was spent, what was kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from interview_coach.domain.costs import ModelCall
from interview_coach.errors import BudgetExceeded, ProviderError


@dataclass
class Notebook:
    """`budget` None is no limit; `kept` are replies by their key, `keeps` False keeps none; `agreed` is the consent."""

    budget: Decimal | None = None
    keeps: bool = False
    agreed: bool = True
    asked: list[tuple[str, Decimal | None]] = field(default_factory=list)
    afforded: list[tuple[str, Decimal]] = field(default_factory=list)
    calls: list[ModelCall] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    def allow(self, task: str, estimate_usd: Decimal | None) -> None:
        self.asked.append((task, estimate_usd))
        self._refuse(estimate_usd)

    def afford(self, task: str, estimate_usd: Decimal) -> None:
        self.afforded.append((task, estimate_usd))
        self._refuse(estimate_usd)

    def _refuse(self, estimate_usd: Decimal | None) -> None:
        spent = sum((call.cost_usd or Decimal(0) for call in self.calls), Decimal(0))
        if self.budget is not None and spent + (estimate_usd or 0) > self.budget:
            raise BudgetExceeded("The month's budget for models is used up")

    def check_agreed(self) -> None:
        if not self.agreed:
            raise ProviderError("you took back your consent", permanent=True)

    def record(self, call: ModelCall) -> None:
        self.calls.append(call)

    def recall(self, key: str) -> str | None:
        return self.kept.get(key)

    def remember(self, key: str, reply: str) -> None:
        if self.keeps:
            self.kept[key] = reply
