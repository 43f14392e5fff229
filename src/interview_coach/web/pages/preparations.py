"""Preparations: make one, see what was understood, read the tips, remove it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.documents import cv_from_text, posting_from_text, read_cv, read_posting
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.errors import InvalidInput
from interview_coach.services.parts import Wishes
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import FirstRow, Form, as_sentence, date_of, file_of, line_of, text_of, wishes_of
from interview_coach.web.pages.understood import cv_entries, cv_parts, requirement_map, tips_by_topic
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

A_PAGE = 20

T = TypeVar("T")


@router.get("/preparations")
def list_preparations(request: Request, app: AppDep, user: UserDep, offset: FirstRow = 0) -> HTMLResponse:
    found = app.preparations.list(user, limit=A_PAGE, offset=offset)
    return render(request, "preparations/list.html", {"found": found, "today": app.clock().date()})


@router.get("/preparations/new")
def new_preparation(request: Request) -> HTMLResponse:
    return render(request, "preparations/new.html", {"form": {}, "errors": {}, "lost_files": []})


@router.post("/preparations")
def create_preparation(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    errors: dict[str, str] = {}
    cv = _kept(errors, "cv", lambda: _cv(form))
    posting = _kept(errors, "posting", lambda: _posting(form))
    interview_on = _kept(errors, "interview_on", lambda: date_of(form, "interview_on"))
    if isinstance(interview_on, date) and interview_on < app.clock().date():
        errors["interview_on"] = "This date has passed. Leave it empty when you do not know it yet."
    if errors or cv is None or posting is None:
        return _again(request, form, errors)
    notices: list[str] = []
    try:
        preparation = app.preparations.create(
            user, wishes_of(form, notices), cv=cv, posting=posting, interview_on=interview_on
        )
    except InvalidInput as error:
        return _again(request, form, {"posting": as_sentence(error)})
    address = with_notices(f"/preparations/{preparation.id}", app.notices.leave(user, notices))
    return RedirectResponse(address, status_code=303)


@router.get("/preparations/{preparation_id}")
def show_preparation(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    preparation = app.preparations.get(user, preparation_id)
    context = {
        "preparation": preparation,
        "questions": app.questions.list(user, preparation_id),
        "requirements": requirement_map(preparation),
        "cv_entries": cv_entries(preparation.cv),
        "cv_parts": cv_parts(preparation.cv),
        "days": preparation.days_left(app.plans.day()),
    }
    return render(request, "preparations/show.html", context)


@router.get("/preparations/{preparation_id}/tips")
def show_tips(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    """From the library, at once; a model is asked only by the button on the page."""
    return _tips(request, app, user, preparation_id, Wishes(builtin=True))


@router.post("/preparations/{preparation_id}/tips")
def ask_for_tips(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> HTMLResponse:
    return _tips(request, app, user, preparation_id, wishes_of(form, []))


def _tips(request: Request, app: CoachApp, user: str, preparation_id: str, wishes: Wishes) -> HTMLResponse:
    tips = app.preparations.tips(user, preparation_id, wishes)
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "industry": tips.industry,
        "topics": tips_by_topic(tips),
        "may_ask": wishes.builtin,
        "stepped_in": wishes.notices or (),
    }
    return render(request, "preparations/tips.html", context)


@router.post("/preparations/{preparation_id}/remove")
def remove_preparation(app: AppDep, user: UserDep, preparation_id: str) -> RedirectResponse:
    app.preparations.remove(user, preparation_id)
    return RedirectResponse("/", status_code=303)


def _again(request: Request, form: Form, errors: dict[str, str]) -> HTMLResponse:
    """The form as it was sent, each error beside its field. A browser does not let us put a file back."""
    texts = {name: text_of(form, name) for name in ("cv_text", "posting_text", "job_title", "interview_on")}
    files = [file.filename for name in ("cv_file", "posting_file") if (file := file_of(form, name))]
    context = {"form": texts, "errors": errors, "lost_files": files}
    return render(request, "preparations/new.html", context, status=422)


def _kept(errors: dict[str, str], field: str, read: Callable[[], T]) -> T | None:
    """What `read` gives, or None with the reason noted for the field."""
    try:
        return read()
    except InvalidInput as error:
        errors[field] = as_sentence(error)
        return None


def _cv(form: Form) -> Cv:
    if file := file_of(form, "cv_file"):
        return read_cv(file.data, file.filename)
    if text := text_of(form, "cv_text").strip():
        return cv_from_text(text)
    raise InvalidInput("choose your CV as a file, or paste its text")


def _posting(form: Form) -> Posting:
    if file := file_of(form, "posting_file"):
        return read_posting(file.data, file.filename)
    if text := text_of(form, "posting_text").strip():
        return posting_from_text(text)
    if title := line_of(form, "job_title"):
        return Posting("", title)
    raise InvalidInput("paste the job posting, choose it as a file, or write the job title")
