"""What models cost, as a table; and the budget for them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from interview_coach.cli.pages.console import out
from interview_coach.cli.screen import printable
from interview_coach.domain.costs import Budget, Overview, Share, Total, dollars, reserve
from interview_coach.services.usage import Budgets


def print_overview(overview: Overview, by: str, shares: Sequence[Share], budgets: Budgets) -> None:
    console = out()
    when = overview.month or "all the time"
    if not overview.total.calls:
        console.print(f"No model was called ({when}). The builtin coach costs nothing.")
        return
    console.print(f"{cost(overview.total)}  ({when})", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(by.capitalize() if overview.month or by != "day" else "Month", overflow="fold")
    for title in ("Calls", "Tokens in", "out", "Cost"):
        table.add_column(title, justify="right")
    for share in shares:
        table.add_row(printable(share.name), *_figures(share.total))
    console.print(table)
    if overview.total.unpriced:
        console.print(f"Calls of unknown price: {overview.total.unpriced}; they are not in the sums.", style="yellow")
    _print_limits(console, budgets)


def print_budgets(budgets: Budgets) -> None:
    console = out()
    if budgets.holds == Budget():
        console.print("No budget: models may cost what they cost. Set one with --month-usd and --session-usd.")
        return
    _print_limits(console, budgets)


def cost(total: Total) -> str:
    """The known sum; with calls of unknown price it is a lower bound."""
    if total.unpriced == total.calls and total.calls:
        return "unknown"
    return f"at least {dollars(total.cost_usd)}" if total.unpriced else dollars(total.cost_usd)


def _figures(total: Total) -> tuple[str, str, str, str]:
    return str(total.calls), f"{total.tokens.input:,}", f"{total.tokens.output:,}", cost(total)


def _print_limits(console: Console, budgets: Budgets) -> None:
    month, session = budgets.holds.month_usd, budgets.holds.session_usd
    if month is not None:
        kept = f"; the last {dollars(reserve(month))} are kept to mark a session that has begun" if month else ""
        source = _source(month, budgets.own.month_usd)
        spent = dollars(budgets.spent_this_month_usd)
        console.print(f"Budget a month: {dollars(month)}{source}, {spent} spent this month{kept}.")
    if session is not None:
        console.print(f"Budget a session: {dollars(session)}{_source(session, budgets.own.session_usd)}.")


def _source(holds: Decimal, own: Decimal | None) -> str:
    return "" if holds == own else " (by the settings)"
