"""The start page (what to do next) and the choice of theme."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.appointments import begins_in
from interview_coach.web.pages.fields import line_of, own_path
from interview_coach.web.templating import THEME_COOKIE, THEMES, render

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 24 * 3600


@router.get("/")
def start(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    today = app.today(user)
    template = "start/welcome.html" if today.preparation is None else "start/today.html"
    return render(
        request,
        template,
        {"today": today, "due": app.appointments.due(user), "begins_in": begins_in, "now": app.clock()},
    )


@router.post("/appearance")
def choose_theme(form: FormDep) -> RedirectResponse:
    """Without JavaScript the theme is changed here; with it, the page only sets the same cookie."""
    answer = RedirectResponse(own_path(line_of(form, "back")), status_code=303)
    theme = line_of(form, "theme")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=_YEAR, samesite="lax")
    return answer
