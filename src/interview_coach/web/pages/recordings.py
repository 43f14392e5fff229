"""A recording on its way to an answer: agree to it, finish it, read what was heard, correct it, hand it in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.answers import LONGEST_ANSWER
from interview_coach.domain.recorded import LONGEST_SECONDS, Recording, RecordingKind, RecordingState
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.answers import Submission
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of, text_of, wishes_of
from interview_coach.web.pages.spoken_answer import delivery_view
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

PERMISSIONS = "camera=(self), microphone=(self), geolocation=()"
"""For the pages that record; everywhere else camera and microphone are closed (`web/guards.py`)."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """What the recorder of the practice room has to know. `agreed` are the kinds the user agreed to; `bucket` is where
    recordings are kept when that is not this computer; `sends`: the sound goes to a model to be written down; `chosen`
    is how to answer at first (empty: typed). In a mock interview `mock_id` is where one goes on, and `pause_seconds` of
    silence end the recording where the user wants that."""

    agreed: tuple[str, ...]
    days: int
    limit: int
    bucket: str
    sends: bool
    chosen: str
    unfinished: Recording | None
    mock_id: str = ""
    pause_seconds: int | None = None


def recorder_of(app: CoachApp, user: str, question_id: str, chosen: str) -> Recorder:
    return Recorder(
        tuple(kind.value for kind in RecordingKind if app.recordings.agreed(user, kind)),
        app.privacy.settings(user).recording_days,
        LONGEST_SECONDS,
        app.settings.blobs_url if app.settings.blobs_url.startswith("s3:") else "",
        app.transcribers.sends(user),
        chosen if chosen in list(RecordingKind) else "",
        _unfinished(app, user, question_id),
    )


@router.post("/recording-consents")
def agree(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    """Agree that recordings of a kind are kept here, and go back to the question, or to the mock interview."""
    kind, question_id = line_of(form, "kind"), line_of(form, "question")
    if kind not in list(RecordingKind):
        raise InvalidInput("there is no recording of that kind")
    app.questions.get(user, question_id)
    app.consents.give(user, kind)
    mock_id = _mock_of(app, user, form)
    room = f"/mocks/{mock_id}" if mock_id else f"/questions/{question_id}"
    return RedirectResponse(f"{room}?how={kind}", status_code=303)


@router.get("/recordings/{recording_id}")
def show_recording(request: Request, app: AppDep, user: UserDep, recording_id: str) -> HTMLResponse:
    return _page(request, app, user, recording_id)


@router.post("/recordings/{recording_id}/finish")
def finish_recording(app: AppDep, user: UserDep, recording_id: str, form: FormDep) -> RedirectResponse:
    """Go on with what had arrived when the page was closed or the line was lost."""
    count = len(app.recordings.arrived(user, recording_id))
    app.recordings.finish(user, recording_id, count, 0)
    return RedirectResponse(_place(app, user, form, recording_id), status_code=303)


@router.post("/recordings/{recording_id}/transcript")
def transcribe_again(app: AppDep, user: UserDep, recording_id: str, form: FormDep) -> RedirectResponse:
    app.transcripts.again(user, recording_id)
    return RedirectResponse(_place(app, user, form, recording_id), status_code=303)


@router.post("/recordings/{recording_id}/answers")
def hand_in(request: Request, app: AppDep, user: UserDep, recording_id: str, form: FormDep) -> Response:
    """The text as the user approved it becomes the answer and is marked."""
    recording = app.recordings.get(user, recording_id)
    if recording.answer_id:
        return RedirectResponse(f"/answers/{recording.answer_id}", status_code=303)
    checked = bool(text_of(form, "checked"))
    try:
        submission = app.transcripts.approve(user, recording_id, _submission(form), checked=checked)
        answer, problem = app.markings.hand_in(user, recording.question_id, submission, wishes_of(form))
    except (InvalidInput, Conflict) as error:
        return _page(request, app, user, recording_id, form, as_sentence(error))
    ticket = app.notices.leave(user, [as_sentence(problem)] if problem else [])
    return RedirectResponse(with_notices(f"/answers/{answer.id}", ticket), status_code=303)


@router.post("/recordings/{recording_id}/remove")
def erase_recording(app: AppDep, user: UserDep, recording_id: str, form: FormDep) -> RedirectResponse:
    """Sound and picture go; the text and the answer stay, and are shown."""
    recording = app.recordings.erase(user, recording_id)
    if mock_id := _mock_of(app, user, form):
        return RedirectResponse(f"/mocks/{mock_id}", status_code=303)
    if recording.answer_id:
        return RedirectResponse(f"/answers/{recording.answer_id}", status_code=303)
    try:
        app.recordings.get(user, recording_id)
    except NotFound:  # there was no text either
        return RedirectResponse(f"/questions/{recording.question_id}", status_code=303)
    return RedirectResponse(f"/recordings/{recording_id}", status_code=303)


def _mock_of(app: CoachApp, user: str, form: Form) -> str:
    """The mock interview that a form of the recorder belongs to; empty in practice. Raises NotFound."""
    mock_id = line_of(form, "mock")
    return app.mocks.get(user, mock_id).id if mock_id else ""


def _place(app: CoachApp, user: str, form: Form, recording_id: str) -> str:
    mock_id = _mock_of(app, user, form)
    return f"/mocks/{mock_id}/recordings/{recording_id}" if mock_id else f"/recordings/{recording_id}"


def _submission(form: Form) -> Submission:
    text = text_of(form, "text").strip()
    if not text:
        raise InvalidInput("there is no text yet; type what you said")
    return Submission(text, self_rating=number_of(form, "self_rating"))


def _unfinished(app: CoachApp, user: str, question_id: str) -> Recording | None:
    """The newest recording for the question that was begun and not finished, when anything of it had arrived."""
    begun = (r for r in app.recordings.of_question(user, question_id) if r.state is RecordingState.RECORDING)
    return next((recording for recording in begun if app.recordings.arrived(user, recording.id)), None)


def _page(
    request: Request, app: CoachApp, user: str, recording_id: str, form: Form | None = None, problem: str = ""
) -> HTMLResponse:
    recording = app.recordings.get(user, recording_id)
    transcript = app.recordings.transcript(user, recording_id)
    asked = app.questions.get(user, recording.question_id)
    heard = transcript.text if transcript else ""
    context = {
        "recording": recording,
        "asked": asked,
        "transcript": transcript,
        "text": text_of(form, "text") if form else heard,
        "checked": bool(form and text_of(form, "checked")),
        "rated": number_of(form, "self_rating") if form else None,
        "unsure": sum(word.is_unsure for word in transcript.words) if transcript else 0,
        "view": delivery_view(app, user, recording, transcript, asked.question.type) if transcript else None,
        "longest": LONGEST_ANSWER,
        "problem": problem,
    }
    return render(request, "recordings/show.html", context, status=422 if problem else 200)
