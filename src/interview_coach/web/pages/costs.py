"""What models cost: the figures of a month, the last calls, and the budget."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.coach.llm.prices import price
from interview_coach.domain.costs import Budget, Tokens, days_of, read_dollars, reserve
from interview_coach.errors import InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.costs_chart import chart, when
from interview_coach.web.pages.fields import Form, as_sentence, line_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

ALL = "all"
LATEST = 50


@router.get("/costs")
def show_costs(request: Request, app: AppDep, user: UserDep, month: str = "") -> HTMLResponse:
    return _page(request, app, user, month)


@router.post("/costs/budget")
def set_budget(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    errors: dict[str, str] = {}
    amounts = {}
    for name in ("month_usd", "session_usd"):
        try:
            amounts[name] = read_dollars(line_of(form, name))
        except InvalidInput as error:
            errors[name] = as_sentence(error)
    if errors:
        return _page(request, app, user, "", form, errors)
    app.usage.set_budget(user, Budget(**amounts))
    return RedirectResponse("/costs#budget", status_code=303)


def _page(
    request: Request,
    app: CoachApp,
    user: str,
    month: str,
    form: Form | None = None,
    errors: dict[str, str] | None = None,
) -> HTMLResponse:
    chosen = _chosen(month, app.usage.this_month())
    overview = app.usage.overview(user, None if chosen == ALL else chosen)
    budgets = app.usage.budgets(user)
    own = budgets.own
    fields = {"month_usd": own.month_usd, "session_usd": own.session_usd}
    shown = {name: line_of(form, name) if form else "" if own is None else f"{own:f}" for name, own in fields.items()}
    context = {
        "overview": overview,
        "chosen": chosen,
        "months": _months(chosen, app.usage.this_month(), [share.name for share in app.usage.months(user)]),
        "chart": chart(overview),
        "when": when,
        "latest": app.usage.latest(user, overview.month, limit=LATEST),
        "budgets": budgets,
        "reserve": reserve(budgets.holds.month_usd) if budgets.holds.month_usd else None,
        "fields": shown,
        "recipients": app.consents.recipients(),
        "unpriced_now": _unpriced(app, user),
        "errors": errors or {},
    }
    return render(request, "costs/index.html", context, status=422 if errors else 200)


def _unpriced(app: CoachApp, user: str) -> list[str]:
    """Models that would be asked today and have no known price: no budget holds them back."""
    engine = app.engines.chosen(user, app.consents)
    models = next((r.models for r in app.consents.recipients() if r.engine == engine), ())
    base_url = app.settings.openai_base_url if engine == "openai" else ""
    a_page = Tokens(1_000, 1_000)
    return [model for model in models if price(engine, model, a_page, app.clock(), base_url) is None]


def _chosen(month: str, this: str) -> str:
    """The month of an address somebody may have typed; what is none means this month."""
    if month == ALL:
        return ALL
    try:
        days_of(month)
    except InvalidInput:
        return this
    return month


def _months(chosen: str, this: str, known: list[str]) -> list[str]:
    """What can be chosen, newest first."""
    return sorted({this, *known, *([chosen] if chosen != ALL else [])}, reverse=True)
