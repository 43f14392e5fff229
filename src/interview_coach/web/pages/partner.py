"""The page of a partner: no sign-in, the address is the key. It shows the time, and a score sheet to fill in."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.rubrics import Rubric
from interview_coach.domain.score_sheets import SheetEntry, SheetWords
from interview_coach.errors import InvalidInput
from interview_coach.services.letters import when_words
from interview_coach.web.dependencies import AppDep, FormDep
from interview_coach.web.limits import RateLimit, check_small
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of, text_of
from interview_coach.web.templating import render

router = APIRouter(prefix="/partner", include_in_schema=False)

A_MINUTE = 60
"""Requests of one address of the network: a person with a slow line stays far below."""


def limited(request: Request, app: AppDep) -> None:
    """Raises HTTPException when somebody asks too often."""
    limits: RateLimit | None = getattr(request.app.state, "partner_limit", None)
    if limits is None:
        limits = request.app.state.partner_limit = RateLimit(A_MINUTE, app.clock)
    limits.check(request.client.host if request.client else "")


@router.get("/{token}", dependencies=[Depends(limited)])
def show_partner_page(request: Request, token: str, app: AppDep, kept: str = "") -> HTMLResponse:
    return _page(request, app, token, kept=kept == "1")


@router.post("/{token}", dependencies=[Depends(limited), Depends(check_small)])
def write_sheet(request: Request, token: str, app: AppDep, form: FormDep) -> Response:
    rubric = app.invitations.view(token).rubric
    hand_in = line_of(form, "do") == "hand_in"
    words = _words(form, rubric)
    try:
        app.invitations.write(token, words, hand_in=hand_in)
    except InvalidInput as error:
        return _page(request, app, token, words=words, problem=as_sentence(error))
    return RedirectResponse(f"/partner/{token}{'' if hand_in else '?kept=1'}", status_code=303)


def _words(form: Form, rubric: Rubric) -> SheetWords:
    entries = tuple(
        SheetEntry(each.id, number_of(form, f"mark_{each.id}"), text_of(form, f"note_{each.id}").strip())
        for each in rubric.dimensions
    )
    return SheetWords(entries, text_of(form, "keep").strip(), text_of(form, "change").strip())


def _page(
    request: Request,
    app: CoachApp,
    token: str,
    *,
    words: SheetWords | None = None,
    problem: str = "",
    kept: bool = False,
) -> HTMLResponse:
    view = app.invitations.view(token)
    sheet = view.sheet if words is None else replace(view.sheet, words=words)
    context = {
        "view": view,
        "sheet": sheet,
        "when": when_words(view.occurrence),
        "problem": problem,
        "kept": kept,
        "token": token,
    }
    page = render(request, "appointments/partner.html", context, status=422 if problem else 200)
    page.headers["X-Robots-Tag"] = "noindex"
    return page
