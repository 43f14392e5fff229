"""What would be sent to a model, to whom, and the user's agreement to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.coach.llm.prices import estimate
from interview_coach.coach.llm.sizes import FEATURES
from interview_coach.domain.consents import SENT, Recipient
from interview_coach.domain.costs import dollars
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import line_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/consent")
def show_consent(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    recipients = app.consents.recipients()
    context = {
        "recipients": [(r, app.consents.covered(user, r), tuple(_prices(app, r))) for r in recipients],
        "by_setting": app.consents.given_by_setting,
        "sent": SENT,
        "replaces": app.settings.redact,
        "history": app.consents.history(user),
    }
    return render(request, "costs/consent.html", context)


@router.post("/consent/give")
def give_consent(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    app.consents.give(user, recipient=line_of(form, "recipient"))
    return RedirectResponse("/consent", status_code=303)


@router.post("/consent/withdraw")
def withdraw_consent(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    app.consents.withdraw(user, recipient=line_of(form, "recipient"))
    return RedirectResponse("/consent", status_code=303)


def _prices(app: CoachApp, recipient: Recipient) -> Iterator[tuple[str, str]]:
    """About what each thing costs, over the models that are set up: `$0.0068 to $0.028`; nothing when unknown."""
    base_url = app.settings.openai_base_url if recipient.engine == "openai" else ""
    for feature in FEATURES:
        found = (estimate(recipient.engine, model, feature, app.clock(), base_url) for model in recipient.models)
        if known := [amount for amount in found if amount is not None]:
            yield feature, _range(known)


def _range(amounts: Sequence[Decimal]) -> str:
    low, high = dollars(min(amounts)), dollars(max(amounts))
    return low if low == high else f"{low} to {high}"
