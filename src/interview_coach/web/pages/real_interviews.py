"""Real interviews: write one down, see what was asked, and how interviews went beside the practice marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.real_interviews import (
    LONGEST_LESSON,
    LONGEST_ROUND,
    LONGEST_WHO,
    InterviewNotes,
    Outcome,
    RealInterview,
    outcomes_counted,
)
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, as_sentence, date_of, line_of, number_of, text_of, type_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

_LIMITS = {"round": LONGEST_ROUND, "who": LONGEST_WHO, "differently": LONGEST_LESSON}


@router.get("/real-interviews")
def show_all(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    """Outcomes beside practice marks."""
    found = app.real_interviews.list(user)
    context = {
        "realities": found,
        "counts": outcomes_counted([each.interview for each in found]),
        "preparations": app.preparations.list(user).items,
    }
    return render(request, "real_interviews/index.html", context)


@router.get("/preparations/{preparation_id}/real-interviews")
def list_interviews(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    return _list(request, app, user, preparation_id)


@router.post("/preparations/{preparation_id}/real-interviews")
def add_interview(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    try:
        made = app.real_interviews.add(user, preparation_id, _notes(form))
    except InvalidInput as error:
        return _list(request, app, user, preparation_id, _typed(form), as_sentence(error))
    return RedirectResponse(f"/real-interviews/{made.id}", status_code=303)


@router.get("/real-interviews/{interview_id}")
def show_interview(request: Request, app: AppDep, user: UserDep, interview_id: str) -> HTMLResponse:
    return _show(request, app, user, interview_id)


@router.post("/real-interviews/{interview_id}")
def change_interview(request: Request, app: AppDep, user: UserDep, interview_id: str, form: FormDep) -> Response:
    try:
        app.real_interviews.change(user, interview_id, _notes(form))
    except InvalidInput as error:
        return _show(request, app, user, interview_id, _typed(form), as_sentence(error))
    return RedirectResponse(f"/real-interviews/{interview_id}", status_code=303)


@router.post("/real-interviews/{interview_id}/remove")
def remove_interview(app: AppDep, user: UserDep, interview_id: str) -> RedirectResponse:
    preparation_id = app.real_interviews.get(user, interview_id).preparation_id
    app.real_interviews.remove(user, interview_id)
    return RedirectResponse(f"/preparations/{preparation_id}/real-interviews", status_code=303)


@router.post("/real-interviews/{interview_id}/questions/{question_id}/type")
def change_type(app: AppDep, user: UserDep, interview_id: str, question_id: str, form: FormDep) -> RedirectResponse:
    """The kind of a question was guessed; the user knows better."""
    app.real_interviews.get(user, interview_id)
    chosen, address = type_of(form, "type"), f"/real-interviews/{interview_id}"
    try:
        if chosen is not None:
            app.real_interviews.change_type(user, question_id, chosen)
    except Conflict as error:
        told = app.notices.leave(user, [as_sentence(error)])
        return RedirectResponse(with_notices(address, told), status_code=303)
    return RedirectResponse(f"{address}#asked", status_code=303)


def _notes(form: Form) -> InterviewNotes:
    """Raises InvalidInput for a day that is missing or does not exist."""
    on, outcome = date_of(form, "on"), line_of(form, "outcome")
    if on is None:
        raise InvalidInput("say on which day it was")
    return InterviewNotes(
        on=on,
        outcome=Outcome(outcome) if outcome in list(Outcome) else Outcome.WAITING,
        round=line_of(form, "round"),
        who=line_of(form, "who"),
        asked=tuple(text_of(form, "asked").splitlines()),
        feeling=number_of(form, "feeling"),
        differently=text_of(form, "differently"),
    )


def _typed(form: Form) -> dict[str, object]:
    """What stands in the form again after a mistake."""
    names = ("on", "outcome", "round", "who", "asked", "differently")
    return {**{name: text_of(form, name) for name in names}, "feeling": number_of(form, "feeling")}


def _written(interview: RealInterview) -> dict[str, object]:
    return {**asdict(interview), "asked": "\n".join(heard.text for heard in interview.asked)}


def _blank(today: date) -> dict[str, object]:
    return {"on": today, "outcome": "waiting", "round": "", "who": "", "asked": "", "feeling": None, "differently": ""}


def _list(
    request: Request,
    app: CoachApp,
    user: str,
    preparation_id: str,
    typed: Mapping[str, object] | None = None,
    problem: str = "",
) -> HTMLResponse:
    realities = app.real_interviews.list(user, preparation_id)
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "realities": realities,
        "fields": typed or _blank(app.clock().astimezone().date()),
        "limits": _LIMITS,
        "problem": problem,
    }
    return render(request, "real_interviews/list.html", context, status=422 if problem else 200)


def _show(
    request: Request,
    app: CoachApp,
    user: str,
    interview_id: str,
    typed: Mapping[str, object] | None = None,
    problem: str = "",
) -> HTMLResponse:
    interview = app.real_interviews.get(user, interview_id)
    realities = app.real_interviews.list(user, interview.preparation_id)
    context = {
        "preparation": app.preparations.get(user, interview.preparation_id),
        "reality": next(each for each in realities if each.interview.id == interview_id),
        "asked": app.real_interviews.questions(user, interview_id),
        "fields": typed or _written(interview),
        "limits": _LIMITS,
        "problem": problem,
    }
    return render(request, "real_interviews/show.html", context, status=422 if problem else 200)
