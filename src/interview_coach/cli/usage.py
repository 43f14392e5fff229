"""`coach usage`: what models cost, and the budget for them."""

from __future__ import annotations

import sys
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import write_json
from interview_coach.config import load_settings
from interview_coach.contract import BudgetsDocument, CostsDocument
from interview_coach.domain.costs import Budget, read_dollars
from interview_coach.errors import InvalidInput


class Action(StrEnum):
    BUDGET = "budget"


class By(StrEnum):
    FEATURE = "feature"
    MODEL = "model"
    TASK = "task"
    DAY = "day"


ALL = "all"


def show_usage(
    action: Annotated[
        Action | None, typer.Argument(help="budget shows or sets the budget.", show_default=False)
    ] = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="The month (UTC), or all.", show_default="this one")
    ] = None,
    by: Annotated[By, typer.Option("--by", help="What the costs are added up by.")] = By.FEATURE,
    csv: Annotated[str | None, typer.Option("--csv", metavar="FILE", help="Write every call; - is stdout.")] = None,
    month_usd: Annotated[
        str | None, typer.Option("--month-usd", metavar="DOLLARS", help="With budget: the most a month, or none.")
    ] = None,
    session_usd: Annotated[
        str | None, typer.Option("--session-usd", metavar="DOLLARS", help="With budget: the most a session, or none.")
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Show what language models cost so far. The builtin coach costs nothing."""
    if action is None and (month_usd is not None or session_usd is not None):
        raise InvalidInput("a budget is set with: coach usage budget --month-usd 2 --session-usd 0.50")
    app = open_coach(load_settings(data))
    try:
        if action is Action.BUDGET:
            _budget(app, month_usd, session_usd, as_json=as_json)
        elif csv is not None:
            _write_csv(app, csv, _month(app, month))
        else:
            _show(app, _month(app, month), by, as_json=as_json)
    finally:
        app.close()


def _month(app: CoachApp, month: str | None) -> str | None:
    """The month asked for; None is all the time."""
    return None if month == ALL else month or app.usage.this_month()


def _show(app: CoachApp, month: str | None, by: By, *, as_json: bool) -> None:
    overview = app.usage.overview(app.local_user_id, month)
    if as_json:
        write_json(CostsDocument.model_validate(overview))
        return
    from interview_coach.cli.pages.usage import print_overview  # Rich: for people only

    shares = {
        By.FEATURE: overview.by_feature, By.MODEL: overview.by_model, By.TASK: overview.by_task,
        By.DAY: overview.by_time,
    }  # fmt: skip
    print_overview(overview, by.value, shares[by], app.usage.budgets(app.local_user_id))


def _write_csv(app: CoachApp, target: str, month: str | None) -> None:
    data = app.usage.csv(app.local_user_id, month).encode()
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise InvalidInput(f"{target} cannot be written: {error.strerror}") from error


def _budget(app: CoachApp, month_usd: str | None, session_usd: str | None, *, as_json: bool) -> None:
    budgets = app.usage.budgets(app.local_user_id)
    if month_usd is not None or session_usd is not None:
        own = Budget(_amount(month_usd, budgets.own.month_usd), _amount(session_usd, budgets.own.session_usd))
        budgets = app.usage.set_budget(app.local_user_id, own)
    if as_json:
        write_json(BudgetsDocument.model_validate(budgets))
        return
    from interview_coach.cli.pages.usage import print_budgets  # Rich: for people only

    print_budgets(budgets)


def _amount(given: str | None, before: Decimal | None) -> Decimal | None:
    """The new amount; one that is not given stays as it was."""
    if given is None:
        return before
    return None if given.strip().lower() == "none" else read_dollars(given)
