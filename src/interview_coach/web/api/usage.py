"""/api/v1/usage and /api/v1/usage.csv: what models cost, and the budget for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field

from interview_coach.contract import BudgetsDocument, CostsDocument
from interview_coach.domain.costs import MOST_BUDGET_USD, Budget
from interview_coach.web.api.documents import Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["usage"])

ALL = "all"
Month = Annotated[
    str | None, Query(pattern=r"^(2\d{3}-(0[1-9]|1[0-2])|all)$", description="`2026-11` (UTC) or `all`; else this one")
]
Dollars = Annotated[Decimal | None, Field(ge=0, le=MOST_BUDGET_USD, max_digits=12, decimal_places=6)]


class BudgetInput(Input):
    """Both are replaced; `null`, or left out, is no limit of one's own."""

    month_usd: Dollars = None
    session_usd: Dollars = None


@router.get("/usage")
def get_usage(app: AppDep, user: UserDep, month: Month = None) -> CostsDocument:
    """Sums by feature, model, task and day, or by month for all the time."""
    chosen = None if month == ALL else month or app.usage.this_month()
    return CostsDocument.model_validate(app.usage.overview(user, chosen))


@router.get("/usage.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def get_usage_csv(app: AppDep, user: UserDep, month: Month = None) -> Response:
    """Every call, oldest first. An empty cost is unknown."""
    chosen = None if month == ALL else month or app.usage.this_month()
    name = f"coach-usage-{chosen or ALL}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(app.usage.csv(user, chosen), media_type="text/csv", headers=headers)


@router.get("/usage/budget")
def get_budget(app: AppDep, user: UserDep) -> BudgetsDocument:
    """The user's own budget, that of the installation, and what holds."""
    return BudgetsDocument.model_validate(app.usage.budgets(user))


@router.put("/usage/budget")
def put_budget(new: BudgetInput, app: AppDep, user: UserDep) -> BudgetsDocument:
    """Set the user's own budget; the one of the installation stays, and the lower of the two holds."""
    return BudgetsDocument.model_validate(app.usage.set_budget(user, Budget(new.month_usd, new.session_usd)))
