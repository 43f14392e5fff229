"""Two quick ways in: the plan for the evening before, and the answer to "tell me about yourself"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.services.parts import Wishes
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import wishes_of
from interview_coach.web.pages.marked_answer import pieces_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/preparations/{preparation_id}/tomorrow")
def show_plan(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    preparation = app.preparations.get(user, preparation_id)
    context = {
        "preparation": preparation,
        "plan": app.preparations.plan_tonight(user, preparation_id),
        "pieces": pieces_of,
        "days": preparation.days_left(app.plans.day()),
    }
    return render(request, "preparations/tomorrow.html", context)


@router.get("/preparations/{preparation_id}/pitch")
def show_pitch(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    """By the builtin coach, at once; a model is asked only by the button on the page."""
    return _pitch(request, app, user, preparation_id, Wishes(builtin=True))


@router.post("/preparations/{preparation_id}/pitch")
def ask_for_pitch(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> HTMLResponse:
    return _pitch(request, app, user, preparation_id, wishes_of(form, []))


def _pitch(request: Request, app: CoachApp, user: str, preparation_id: str, wishes: Wishes) -> HTMLResponse:
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "pitch": app.preparations.write_pitch(user, preparation_id, wishes),
        "may_ask": wishes.builtin,
        "stepped_in": wishes.notices or (),
    }
    return render(request, "preparations/pitch.html", context)
