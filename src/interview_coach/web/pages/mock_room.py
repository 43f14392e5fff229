"""The room of a mock interview: what the interviewer says, and every step of the candidate as a plain form.

All buttons belong to one form, so that whatever is written goes along with each of them and is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.answers import LONGEST_ANSWER
from interview_coach.domain.case_room import StoredRoom
from interview_coach.domain.interviews import StoredMock
from interview_coach.domain.recorded import Recording, RecordingState
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import CoachError, Conflict, InvalidInput, NotFound, StorageFailed
from interview_coach.services.mocks import MockReply
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.errors import status_of
from interview_coach.web.pages import mock_view, mock_words
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of, text_of
from interview_coach.web.pages.recordings import PERMISSIONS, Recorder, recorder_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

_ELSEWHERE = "The interview has gone on in another tab. Here it is as it stands now; your words are still in the field."
_NOT_KEPT = "That could not be stored: {}. Your words are still in the field below; try again in a moment."


@router.get("/mocks/{mock_id}")
def show_room(request: Request, app: AppDep, user: UserDep, mock_id: str) -> HTMLResponse:
    return _page(request, app, user, mock_id)


@router.post("/mocks/{mock_id}/replies")
def say(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    """The reply to what the interviewer said; at the end a question of one's own. An empty field is a slip here: there
    is a button of its own for saying nothing."""
    text = text_of(form, "text").strip()
    if not text:
        return _page(request, app, user, mock_id, form, InvalidInput("write something first; a rough sentence will do"))
    return _said(request, app, user, mock_id, form, text)


@router.post("/mocks/{mock_id}/no_questions")
def ask_nothing(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    """No (further) question of one's own: the interview closes."""
    return _said(request, app, user, mock_id, form, "")


@router.post("/mocks/{mock_id}/draft")
def keep(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    """Keep what is written and not handed in, the notes of a case, and work out a sum. A script gets the new version
    of the notes; a form gets its page again."""
    try:
        kept = _keep(app, user, mock_id, form)
    except CoachError as error:
        if _is_script(request):
            return JSONResponse({"problem": as_sentence(error)}, status_of(error))
        return _page(request, app, user, mock_id, form, error)
    if not _is_script(request):
        return RedirectResponse(f"/mocks/{mock_id}", status_code=303)
    sums = [{"expression": sum.expression, "value": sum.value} for sum in kept.room.worked[-1:]] if kept else []
    return JSONResponse({"room_version": kept.version if kept else None, "sums": sums})


@router.post("/mocks/{mock_id}/go_on")
def go_on(request: Request, app: AppDep, user: UserDep, mock_id: str) -> Response:
    """The interviewer's next words where they are missing."""
    notices: list[str] = []
    try:
        app.mocks.go_on(user, mock_id, notices)
    except Conflict as error:
        return _page(request, app, user, mock_id, None, error)
    return _back(app, user, mock_id, notices)


@router.post("/mocks/{mock_id}/hint")
def give_hint(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    return _stepped(request, app, user, mock_id, form)


@router.post("/mocks/{mock_id}/skip")
def skip(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    return _stepped(request, app, user, mock_id, form)


@router.post("/mocks/{mock_id}/end")
def end(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> Response:
    return _stepped(request, app, user, mock_id, form)


@router.get("/mocks/{mock_id}/recordings/{recording_id}")
def show_recording(request: Request, app: AppDep, user: UserDep, mock_id: str, recording_id: str) -> Response:
    """A recorded reply while it is written down; then the room, with its text to read over."""
    stored = app.mocks.get(user, mock_id)
    recording = app.recordings.get(user, recording_id)
    if recording.question_id not in stored.mock.asked:
        raise NotFound("there is no such recording in this interview")
    if recording.state is RecordingState.TRANSCRIBED:
        return RedirectResponse(f"/mocks/{mock_id}?heard={recording_id}", status_code=303)
    context = {"stored": stored, "recording": recording, "words": mock_view.words_of(stored.mock)}
    return render(request, "mocks/recording.html", context)


def _said(request: Request, app: CoachApp, user: str, mock_id: str, form: Form, text: str) -> Response:
    reply = MockReply(number_of(form, "version") or 0, text, number_of(form, "seconds"))
    notices: list[str] = []
    try:
        _keep_notes(app, user, mock_id, form)
        app.mocks.say(user, mock_id, reply, notices)
    except (Conflict, InvalidInput, StorageFailed) as error:
        return _page(request, app, user, mock_id, form, error)
    return _back(app, user, mock_id, notices)


def _stepped(request: Request, app: CoachApp, user: str, mock_id: str, form: Form) -> Response:
    """A step that hands nothing in: what is written is kept first."""
    version, notices = number_of(form, "version") or 0, list[str]()
    step = request.url.path.rsplit("/", 1)[-1]
    try:
        _keep(app, user, mock_id, form)
        if step == "hint":
            app.mocks.hint(user, mock_id, version)
        elif step == "end":
            app.mocks.end(user, mock_id, version)
        else:
            app.mocks.skip(user, mock_id, version, notices)
            app.mocks.keep_draft(user, mock_id, "")  # it was for the question that is left
    except (Conflict, InvalidInput, StorageFailed) as error:
        return _page(request, app, user, mock_id, form, error)
    return _back(app, user, mock_id, notices)


def _back(app: CoachApp, user: str, mock_id: str, notices: list[str]) -> RedirectResponse:
    return RedirectResponse(with_notices(f"/mocks/{mock_id}", app.notices.leave(user, notices)), status_code=303)


def _keep(app: CoachApp, user: str, mock_id: str, form: Form) -> StoredRoom | None:
    """The draft, and what lies on the table of a case. Raises Conflict when the interview is over."""
    text = text_of(form, "text")
    if "text" in form and text != app.mocks.get(user, mock_id).draft:
        app.mocks.keep_draft(user, mock_id, text)
    return _keep_notes(app, user, mock_id, form)


def _keep_notes(app: CoachApp, user: str, mock_id: str, form: Form) -> StoredRoom | None:
    """Notes and a sum of the case that is open; None where the form has none, or another question is open by now."""
    question = app.mocks.get(user, mock_id).mock.open_question
    if "notes" not in form or question is None or question.type is not QuestionType.CASE:
        return None
    if line_of(form, "case") != question.question_id:
        return None
    kept = app.case_rooms.open(user, question.question_id, mock_id)
    version, notes = number_of(form, "room_version") or 1, text_of(form, "notes")
    if notes != kept.room.notes:
        kept = app.case_rooms.note(user, question.question_id, notes, version=version, session_id=mock_id)
    if expression := line_of(form, "expression"):
        kept, _ = app.case_rooms.calculate(
            user, question.question_id, expression, version=kept.version, session_id=mock_id
        )
    return kept


def _is_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _page(
    request: Request, app: CoachApp, user: str, mock_id: str, form: Form | None = None, error: CoachError | None = None
) -> HTMLResponse:
    stored = app.mocks.get(user, mock_id)
    heard = _heard(app, user, stored, request.query_params.get("heard", ""))
    typed = text_of(form, "text") if form is not None and "text" in form else stored.draft
    context: dict[str, Any] = {
        "stored": stored,
        "mock": stored.mock,
        "view": mock_view,
        "labels_of": mock_words,
        "said": mock_view.words_of(stored.mock),
        "clock_of": mock_view.clock_of(stored.mock),
        "tools": mock_view.tools_of(app, user, stored),
        "preparation": app.preparations.get(user, stored.preparation_id),
        "text": typed if form is not None or heard is None else _with_heard(typed, heard.transcript.text),
        "typed_form": form or {},
        "heard": heard,
        "record": _recorder(request, app, user, stored),
        "waiting": _waiting(app, user, stored) if heard is None else None,
        "longest": LONGEST_ANSWER,
        "problem": _problem(error, number_of(form or {}, "version") or stored.version, stored) if error else "",
    }
    page = render(request, "mocks/room.html", context, status=status_of(error) if error else 200)
    page.headers["Permissions-Policy"] = PERMISSIONS
    return page


def _problem(error: CoachError, seen: int, stored: StoredMock) -> str:
    """In words for somebody who has the newest state before them."""
    if isinstance(error, StorageFailed):
        return _NOT_KEPT.format(error)
    is_elsewhere = isinstance(error, Conflict) and seen != stored.version and not stored.mock.is_over
    return _ELSEWHERE if is_elsewhere else as_sentence(error)


def _recorder(request: Request, app: CoachApp, user: str, stored: StoredMock) -> Recorder | None:
    """None where the reply is typed."""
    question = stored.mock.open_question
    if question is None or not mock_view.is_spoken(stored.mock) or stored.mock.is_interviewers_turn:
        return None
    chosen = request.query_params.get("how", "" if request.query_params.get("heard") else "audio")
    made = recorder_of(app, user, question.question_id, chosen)
    return replace(made, mock_id=stored.id, pause_seconds=stored.mock.setup.pause_seconds)


def _heard(app: CoachApp, user: str, stored: StoredMock, recording_id: str) -> mock_view.Heard | None:
    """The recording whose text is being read over; None for one of another question."""
    question = stored.mock.open_question
    if not recording_id or question is None:
        return None
    try:
        recording = app.recordings.get(user, recording_id)
        transcript = app.recordings.transcript(user, recording_id)
    except NotFound:
        return None
    if transcript is None or recording.question_id != question.question_id:
        return None
    return mock_view.Heard(recording, transcript)


def _with_heard(draft: str, heard: str) -> str:
    """What was typed before somebody spoke stays; a text that was read over already has what was heard in it."""
    return draft if heard in draft else "\n\n".join(filter(None, (draft, heard)))


def _waiting(app: CoachApp, user: str, stored: StoredMock) -> Recording | None:
    """A reply that was recorded and not handed in, of the open question."""
    question = stored.mock.open_question
    if question is None or not mock_view.is_spoken(stored.mock):
        return None
    return mock_view.recorded_since(app.recordings.of_question(user, question.question_id), stored.mock)
