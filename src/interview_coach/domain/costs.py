"""What models cost: calls, sums, budgets. Money is US dollars as Decimal; an unknown price is None, never 0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from interview_coach.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class CallContext:
    """What a call is made for. `feature` is what the user did: `marking`, `questions`, `posting`, `cv`, `sample`,
    `tips`, `pitch`, `tomorrow`, `examples`, `mock`, `debrief`, `plan`. The ids are None where there is none."""

    feature: str
    preparation_id: str | None = None
    interview_session_id: str | None = None
    answer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one call as the provider counts them. `cached` are part of `input`, `thinking` are part of `output`."""

    input: int = 0
    output: int = 0
    cached: int = 0
    thinking: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            self.input + other.input,
            self.output + other.output,
            self.cached + other.cached,
            self.thinking + other.thinking,
        )


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request that reached a provider, whatever became of it. `task` names the prompt (`extract_behavioral`),
    `outcome` is `ok`, `unreadable` (paid, but the reply could not be used), `refused`, `failed` or `cancelled`.
    `seconds` is wall time, retries included. `cost_usd` is None when the price is unknown."""

    at: datetime
    engine: str
    model: str
    task: str
    tokens: Tokens
    seconds: float
    cost_usd: Decimal | None
    outcome: str


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A call as it is kept, with what it was made for and what it was thought to cost before."""

    id: str
    call: ModelCall
    context: CallContext
    estimate_usd: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over calls. `cost_usd` adds the known prices, to a millionth of a dollar; `unpriced` calls have none.
    `estimate_usd` adds what was thought before."""

    calls: int = 0
    tokens: Tokens = Tokens()
    seconds: float = 0.0
    cost_usd: Decimal = Decimal(0)
    estimate_usd: Decimal = Decimal(0)
    unpriced: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """The sum of one feature, model, task, day (`2026-11-24`) or month (`2026-11`)."""

    name: str
    total: Total


@dataclass(frozen=True, slots=True)
class Overview:
    """What one month cost (`month` None: all the time). `by_time` are days of a month, or months; only those with
    calls, oldest first. The others are dearest first."""

    month: str | None
    total: Total = Total()
    by_feature: tuple[Share, ...] = ()
    by_model: tuple[Share, ...] = ()
    by_task: tuple[Share, ...] = ()
    by_time: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that models may cost in a calendar month (UTC) and in one interview session; None is no limit."""

    month_usd: Decimal | None = None
    session_usd: Decimal | None = None

    def tightened(self, other: Budget) -> Budget:
        """The lower of the two, each for itself."""
        return Budget(_lower(self.month_usd, other.month_usd), _lower(self.session_usd, other.session_usd))


@dataclass(frozen=True, slots=True)
class Spent:
    """Known costs so far: of the month, of the session, and of the month until the session began. The last is None
    when there is no session."""

    month_usd: Decimal = Decimal(0)
    session_usd: Decimal = Decimal(0)
    month_when_session_began_usd: Decimal | None = None


FINISHING = frozenset({"marking", "mock", "debrief"})
"""Features that may spend the reserve: what a session needs that has begun."""

RESERVE_SHARE, MOST_RESERVE_USD = Decimal("0.2"), Decimal("0.50")
"""Of the month's budget this much is kept, so that a session that began in time can be marked to its end."""

MOST_BUDGET_USD = Decimal(100_000)
_GOES_ON = "the builtin coach goes on at no cost"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_MONTH = re.compile(r"2\d{3}-(0[1-9]|1[0-2])")


def reserve(month_usd: Decimal) -> Decimal:
    """The part of a month's budget that is kept for sessions that have begun."""
    return min(month_usd * RESERVE_SHARE, MOST_RESERVE_USD)


def why_not(feature: str, estimate_usd: Decimal | None, spent: Spent, budget: Budget) -> str | None:
    """Why a call for `feature` of about `estimate_usd` may not be made, as a sentence for the user; None: it may.

    A call of unknown price may always be made: a model of one's own has no price, and a guess would be no limit.
    """
    if estimate_usd is None:
        return None
    return _over_month(feature, estimate_usd, spent, budget.month_usd) or _over_session(estimate_usd, spent, budget)


def _over_month(feature: str, estimate: Decimal, spent: Spent, limit: Decimal | None) -> str | None:
    if limit is None:
        return None
    open_to_all = limit - reserve(limit)
    began = spent.month_when_session_began_usd
    may_finish = feature in FINISHING and began is not None and began < open_to_all
    if spent.month_usd + estimate <= (limit if may_finish else open_to_all):
        return None
    budget = f"the month's budget of {dollars(limit)} for models"
    if spent.month_usd >= limit:
        return f"{budget} is used up ({dollars(spent.month_usd)} spent); {_GOES_ON}"
    if not may_finish and spent.month_usd + estimate <= limit:
        kept = dollars(reserve(limit))
        return (
            f"{budget} is used up but for {kept}, kept to mark a session that has begun "
            f"({dollars(spent.month_usd)} spent); {_GOES_ON}"
        )
    return f"{_too_dear(estimate, spent.month_usd)} {budget}; {_GOES_ON}"


def _over_session(estimate: Decimal, spent: Spent, budget: Budget) -> str | None:
    limit = budget.session_usd
    if limit is None or spent.session_usd + estimate <= limit:
        return None
    named = f"the budget of {dollars(limit)} for models in one session"
    if spent.session_usd >= limit:
        return f"{named} is used up ({dollars(spent.session_usd)} spent); {_GOES_ON}"
    return f"{_too_dear(estimate, spent.session_usd)} {named}; {_GOES_ON}"


def _too_dear(estimate: Decimal, spent: Decimal) -> str:
    return f"this step costs about {dollars(estimate)}, and with the {dollars(spent)} spent so far that is more than"


def _lower(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    given = [amount for amount in (one, other) if amount is not None]
    return min(given, default=None)


def dollars(amount: Decimal | None) -> str:
    """`$12.40`, `$0.0031`, `under $0.0001`, `unknown`: cents from ten cents on, else two digits that count."""
    if amount is None:
        return "unknown"
    if amount == 0 or amount >= Decimal("0.095"):
        return f"${amount:,.2f}"
    if amount < Decimal("0.0001"):
        return "under $0.0001"
    return f"${amount:.3f}" if amount >= Decimal("0.0095") else f"${amount:.4f}"


def read_dollars(text: str) -> Decimal | None:
    """An amount somebody wrote (`2`, `$1.50`, `0,5`, `1,500`); None for nothing. Raises InvalidInput."""
    written = text.strip().removeprefix("$").strip()
    written = written.replace(",", "" if _THOUSANDS.fullmatch(written) else ".")
    if not written:
        return None
    try:
        amount = Decimal(written) if written.isascii() else Decimal("nan")
    except InvalidOperation:
        amount = Decimal("nan")
    return check_budget(amount)


def check_budget(amount: Decimal) -> Decimal:
    """The amount, when a budget can have it: 0 to 100,000 dollars, six decimals at most. Raises InvalidInput."""
    if not amount.is_finite() or not 0 <= amount <= MOST_BUDGET_USD or amount != round(amount, 6):
        raise InvalidInput("write a budget as dollars from 0 to 100,000, for example 2 or 0.50")
    return abs(amount)  # no minus zero


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def days_of(month: str) -> tuple[date, date]:
    """The first day of `2026-11`, and of the month after it. Raises InvalidInput for what is no month."""
    if not _MONTH.fullmatch(month) or month == "2999-12":
        raise InvalidInput("write the month as year and month, for example 2026-11")
    year, number = map(int, month.split("-"))
    return date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)
