"""A case talked through in practice: the same table as in a mock interview, with numbers checked at once and hints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.case_room import LONGEST_MESSAGE, StoredRoom
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import CoachError, Conflict, InvalidInput, NotFound, StorageFailed
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.errors import status_of
from interview_coach.web.pages import mock_view, mock_words
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of, text_of, wishes_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)


@router.get("/questions/{question_id}/case")
def show_case(request: Request, app: AppDep, user: UserDep, question_id: str) -> HTMLResponse:
    return _page(request, app, user, question_id)


@router.post("/questions/{question_id}/case")
def open_case(app: AppDep, user: UserDep, question_id: str, form: FormDep) -> RedirectResponse:
    """The talk begins; a new one beside an earlier one with `again`."""
    app.case_rooms.open(user, question_id, again=bool(line_of(form, "again")))
    return _back(question_id)


@router.post("/questions/{question_id}/case/messages")
def say(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    text = text_of(form, "text").strip()

    def step(kept: StoredRoom) -> None:
        app.case_rooms.say(user, question_id, text, version=kept.version)

    return _stepped(request, app, user, question_id, (form, step))


@router.post("/questions/{question_id}/case/hints")
def give_hint(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    def step(kept: StoredRoom) -> None:
        app.case_rooms.hint(user, question_id, version=kept.version)

    return _stepped(request, app, user, question_id, (form, step), keeps_text=True)


@router.post("/questions/{question_id}/case/stages")
def move_on(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    def step(kept: StoredRoom) -> None:
        app.case_rooms.move_on(user, question_id, version=kept.version)

    return _stepped(request, app, user, question_id, (form, step), keeps_text=True)


@router.post("/questions/{question_id}/case/notes")
def keep(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    """Keep the notes and work out a sum. A script gets the new version; a form gets its page with its text."""
    try:
        kept = _keep(app, user, question_id, form)
    except (Conflict, InvalidInput, StorageFailed) as error:
        if _is_script(request):
            return JSONResponse({"problem": as_sentence(error)}, status_of(error))
        return _page(request, app, user, question_id, form, error)
    if not _is_script(request):
        return _page(request, app, user, question_id, form)
    sums = [{"expression": sum.expression, "value": sum.value} for sum in kept.room.worked[-1:]]
    return JSONResponse({"room_version": kept.version, "sums": sums})


@router.post("/questions/{question_id}/case/answers")
def hand_in(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    """The end: all that was said becomes an answer and is marked. What stands in the field is said first."""
    notices: list[str] = []
    try:
        kept = _keep(app, user, question_id, form)
        if text := text_of(form, "text").strip():
            kept = app.case_rooms.say(user, question_id, text, version=kept.version)
        _, handed_in = app.case_rooms.hand_in(
            user, question_id, version=kept.version, seconds=number_of(form, "seconds"), wishes=wishes_of(form, notices)
        )
    except (Conflict, InvalidInput, StorageFailed) as error:
        return _page(request, app, user, question_id, form, error)
    notices += [as_sentence(handed_in.problem)] if handed_in.problem else []
    address = f"/answers/{handed_in.answered.answer.id}"
    return RedirectResponse(with_notices(address, app.notices.leave(user, notices)), status_code=303)


@router.post("/questions/{question_id}/case/remove")
def remove_case(app: AppDep, user: UserDep, question_id: str) -> RedirectResponse:
    app.case_rooms.remove(user, question_id)
    return _back(question_id)


def _stepped(
    request: Request,
    app: CoachApp,
    user: str,
    question_id: str,
    done: tuple[Form, Callable[[StoredRoom], None]],
    *,
    keeps_text: bool = False,
) -> Response:
    """A step of the form, after its notes were kept. One that says nothing leaves the text in the field."""
    form, step = done
    try:
        step(_keep(app, user, question_id, form))
    except (Conflict, InvalidInput, StorageFailed) as error:
        return _page(request, app, user, question_id, form, error)
    if keeps_text and text_of(form, "text").strip():
        return _page(request, app, user, question_id, form)
    return _back(question_id)


def _keep(app: CoachApp, user: str, question_id: str, form: Form) -> StoredRoom:
    """The room with the notes and the sum of the form; as it was on the screen where there is nothing new."""
    version = number_of(form, "room_version") or 0
    kept = app.case_rooms.get(user, question_id)
    if kept.version != version:
        raise Conflict("this case has gone on in another window; it is shown as it is now, and your words are below")
    notes = text_of(form, "notes")
    if "notes" in form and notes != kept.room.notes:
        kept = app.case_rooms.note(user, question_id, notes, version=version)
    if expression := line_of(form, "expression"):
        kept, _ = app.case_rooms.calculate(user, question_id, expression, version=kept.version)
    return kept


def _is_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _back(question_id: str) -> RedirectResponse:
    return RedirectResponse(f"/questions/{question_id}/case", status_code=303)


def _page(
    request: Request,
    app: CoachApp,
    user: str,
    question_id: str,
    form: Form | None = None,
    error: CoachError | None = None,
) -> HTMLResponse:
    asked = app.questions.get(user, question_id)
    if asked.question.type is not QuestionType.CASE:
        raise NotFound("this question is no case")
    kept = _kept(app, user, question_id)
    context: dict[str, Any] = {
        "asked": asked,
        "kept": kept,
        "checks": mock_view.checks_of(kept.room) if kept else (),
        "text": text_of(form, "text") if form else "",
        "notes": text_of(form, "notes") if form and error else kept.room.notes if kept else "",
        "labels_of": mock_words,
        "longest": LONGEST_MESSAGE,
        "problem": as_sentence(error) if error else "",
    }
    return render(request, "case_rooms/show.html", context, status=status_of(error) if error else 200)


def _kept(app: CoachApp, user: str, question_id: str) -> StoredRoom | None:
    try:
        return app.case_rooms.get(user, question_id)
    except NotFound:  # not begun yet
        return None
