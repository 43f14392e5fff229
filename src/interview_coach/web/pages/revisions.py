"""Corrections of a preparation: what the coach misunderstood, put right by the user."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.content.library import library
from interview_coach.domain.cv_parts import entry_texts
from interview_coach.errors import InvalidInput
from interview_coach.services.preparations import PreparationChanges
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.corrections import corrected_job
from interview_coach.web.pages.cv_corrections import corrected_cv
from interview_coach.web.pages.fields import Form, as_sentence, date_of, text_of, wishes_of
from interview_coach.web.pages.understood import cv_entries
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)


@router.get("/preparations/{preparation_id}/edit")
def edit_preparation(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    return _page(request, app, user, preparation_id)


@router.post("/preparations/{preparation_id}")
def revise_preparation(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    """A changed CV is compared with the posting again first, then what the user says about the job holds."""
    preparation = app.preparations.get(user, preparation_id)
    notices: list[str] = []
    try:
        corrected_job(form, preparation.job)
        interview_on = date_of(form, "interview_on")
        if (cv := corrected_cv(form, preparation.cv)) != preparation.cv:
            preparation = app.preparations.revise(
                user, preparation_id, PreparationChanges(cv=cv), wishes_of(form, notices)
            )
        changes = PreparationChanges(job=corrected_job(form, preparation.job), interview_on=interview_on)
        app.preparations.revise(user, preparation_id, changes)
    except InvalidInput as error:
        return _page(request, app, user, preparation_id, form, as_sentence(error))
    address = with_notices(f"/preparations/{preparation_id}", app.notices.leave(user, notices))
    return RedirectResponse(address, status_code=303)


def _page(
    request: Request, app: CoachApp, user: str, preparation_id: str, form: Form | None = None, error: str = ""
) -> HTMLResponse:
    """The form; after an error with everything the user has typed."""
    preparation = app.preparations.get(user, preparation_id)
    context = {
        "preparation": preparation,
        "cv_entries": cv_entries(preparation.cv),
        "cv_lists": {
            section: entry_texts(preparation.cv.document, section) for section in ("education", "certificates")
        },
        "industries": sorted(library().industries.values(), key=lambda i: i.name),
        "typed": {name: text_of(form, name) for name in form} if form else {},
        "error": error,
    }
    return render(request, "preparations/edit.html", context, status=422 if error else 200)
