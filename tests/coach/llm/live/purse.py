"""What the live tests may spend: one ledger for the whole run, which stops it before the cap is passed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.fakes.ledger import Notebook

from interview_coach.domain.costs import read_dollars
from interview_coach.errors import BudgetExceeded, InvalidInput

CAP = "COACH_LIVE_CAP_USD"
USUAL_CAP = Decimal("0.50")
MOST_UNPRICED = 120
"""Requests whose price nobody knows (a server of one's own): money cannot stop those."""


@dataclass
class Purse(Notebook):
    """Refuses the request that would pass the cap, and every one after it. Replies are kept for the run: what two
    tests ask alike is paid once."""

    budget: Decimal | None = USUAL_CAP
    keeps: bool = True
    stopped: str = ""
    """Why nothing more is sent; empty as long as something may be."""

    def allow(self, task: str, estimate_usd: Decimal | None) -> None:
        unpriced = sum(call.cost_usd is None for call in self.calls)
        if estimate_usd is None and unpriced >= MOST_UNPRICED:
            self._stop(f"{unpriced} requests of unknown price were sent, and no more are")
        super().allow(task, estimate_usd)

    def _refuse(self, estimate_usd: Decimal | None) -> None:
        if self.stopped or (self.budget is not None and self.spent + (estimate_usd or 0) > self.budget):
            self._stop(f"the next request might cost more than is left of the {self.budget} dollars of {CAP}")

    def _stop(self, why: str) -> None:
        self.stopped = self.stopped or why
        raise BudgetExceeded(self.stopped)

    @property
    def spent(self) -> Decimal:
        """Dollars, as far as prices are known."""
        return sum((call.cost_usd or Decimal(0) for call in self.calls), Decimal(0))

    def summary(self) -> str:
        tokens = sum((call.tokens.input for call in self.calls), 0), sum((call.tokens.output for call in self.calls), 0)
        unpriced = sum(call.cost_usd is None for call in self.calls)
        of_unknown = f", {unpriced} of them of unknown price" if unpriced else ""
        return (
            f"live models: {len(self.calls)} requests{of_unknown}, {tokens[0]:,} tokens in, {tokens[1]:,} out, "
            f"{self.spent:.4f} of {self.budget} dollars"
        )


def cap_from(environment: Mapping[str, str] = os.environ) -> Decimal:
    """Dollars. Raises ValueError with a sentence when the variable holds no sum of money."""
    text = environment.get(CAP, "")
    try:
        return read_dollars(text) if text else USUAL_CAP
    except InvalidInput as error:
        raise ValueError(f"{CAP} is no sum of money: {text!r}") from error
