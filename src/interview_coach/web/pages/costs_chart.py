"""A bar chart of costs, drawn on the server: positions in per cent, so that it fits every width."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from interview_coach.domain.costs import Overview, Share, dollars

MOST_MONTHS = 24
_FULL = 100.0
_SHORTEST = 1.5
"""Height of the smallest bar that is not nothing, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`x`, `width` along the chart and `height` up from its foot, each of 100; `words` say what it stands for."""

    x: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`scale` are the words beside the top, the middle and the foot; `first` and `last` stand below the ends."""

    bars: tuple[Bar, ...]
    scale: tuple[str, str, str]
    first: str
    last: str
    unit: str


def chart(overview: Overview) -> Chart:
    """Days of a month, or the last 24 months. When no price is known, the calls are drawn instead of dollars."""
    places = _days(overview.month) if overview.month else _months(overview.by_time)
    counts = overview.total.cost_usd == 0
    amount: Callable[[Share], Decimal] = _calls if counts else _cost
    found = {share.name: share for share in overview.by_time}
    top = nice(max((amount(share) for name, share in found.items() if name in places), default=Decimal(0)))
    if counts and top < 2:
        top = Decimal(2)  # there is no half a call
    step = _FULL / max(1, len(places))
    bars = tuple(
        Bar(
            round(number * step + step * 0.12, 2),
            round(step * 0.76, 2),
            max(_SHORTEST, round(float(amount(found[name]) / top) * _FULL, 2)),
            words(found[name]),
        )
        for number, name in enumerate(places)
        if name in found
    )
    scale = (top, top / 2, Decimal(0))
    labels = [f"{value:g}" if counts else _round_dollars(value) for value in scale]
    ends = (when(places[0]), when(places[-1])) if places else ("", "")
    return Chart(bars, (labels[0], labels[1], "0"), *ends, unit="Calls" if counts else "US dollars")


def nice(amount: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50 … (and 0.1, 0.2 …) that is not below the amount; 1 for nothing."""
    if amount <= 0:
        return Decimal(1)
    power = Decimal(10) ** amount.adjusted()
    return next(power * step for step in (1, 2, 5, 10) if power * step >= amount)


def _round_dollars(amount: Decimal) -> str:
    """`$5`, `$0.50`, `$0.025`: as many decimals as it has, and no single one."""
    decimals = -min(0, int(amount.normalize().as_tuple().exponent))
    return f"${amount:.{2 if decimals == 1 else decimals}f}"


def when(name: str) -> str:
    """A day or month in words: `3 Nov`, `Nov 2026`."""
    day = date.fromisoformat(name if len(name) > 7 else f"{name}-01")
    return f"{day.day} {day:%b}" if len(name) > 7 else f"{day:%b %Y}"


def words(share: Share) -> str:
    calls = f"{share.total.calls} call{'' if share.total.calls == 1 else 's'}"
    return f"{when(share.name)}: {dollars(share.total.cost_usd)}, {calls}"


def _days(month: str) -> Sequence[str]:
    year, number = map(int, month.split("-"))
    return [f"{month}-{day:02d}" for day in range(1, monthrange(year, number)[1] + 1)]


def _months(shares: Sequence[Share]) -> Sequence[str]:
    """Every month from the first with calls to the last, the last 24 of them."""
    if not shares:
        return []
    first, last = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (shares[0].name, shares[-1].name))
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(max(first, last - MOST_MONTHS + 1), last + 1)]


def _calls(share: Share) -> Decimal:
    return Decimal(share.total.calls)


def _cost(share: Share) -> Decimal:
    return share.total.cost_usd
