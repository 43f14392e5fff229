"""The start page (today, and what to do next) and the choice of theme."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.services.start_page import Stage
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import plan_words
from interview_coach.web.pages.appointments import begins_in
from interview_coach.web.pages.fields import line_of, own_path
from interview_coach.web.templating import THEME_COOKIE, THEMES, render

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 24 * 3600
_TEMPLATES = {Stage.NEW: "start/welcome.html", Stage.AFTER: "start/after.html"}


@router.get("/")
def start(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    app.review_cards.gather(user)
    view = app.start_page.show(user)
    context = {
        "view": view,
        "today": view.today,
        "due": view.due,
        "begins_in": begins_in,
        "now": app.clock(),
        "words": plan_words,
    }
    return render(request, _TEMPLATES.get(view.stage, "start/today.html"), context)


@router.post("/appearance")
def choose_theme(form: FormDep) -> RedirectResponse:
    """Without JavaScript the theme is changed here; with it, the page only sets the same cookie."""
    answer = RedirectResponse(own_path(line_of(form, "back")), status_code=303)
    theme = line_of(form, "theme")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=_YEAR, samesite="lax")
    return answer
