"""/api/v1/recordings: sound and picture of an answer, sent in parts while it is recorded; its transcript."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Path, Request
from fastapi.responses import Response
from pydantic import AwareDatetime, Field

from interview_coach.bootstrap import CoachApp
from interview_coach.contract import Document
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.domain.answers import LONGEST_ANSWER
from interview_coach.domain.recorded import Recording, RecordingKind, RecordingState
from interview_coach.domain.recordings import MOST_PARTS, PART_BYTES
from interview_coach.errors import NotFound
from interview_coach.services.answers import Submission
from interview_coach.services.parts import Wishes
from interview_coach.web.api.answers import answer_document
from interview_coach.web.api.documents import AnswerDocument, Input
from interview_coach.web.api.problems import problem
from interview_coach.web.dependencies import AppDep, UserDep
from interview_coach.web.media import play

router = APIRouter(tags=["recordings"])

RawBody = Annotated[bytes, Body(media_type="application/octet-stream")]
PartNumber = Annotated[int, Path(ge=1, le=MOST_PARTS)]
_MEDIA: dict[int | str, dict[str, Any]] = {
    200: {"description": "The whole recording", "content": {"audio/*": {}, "video/*": {}}},
    206: {"description": "The range that was asked for", "content": {"audio/*": {}, "video/*": {}}},
    416: problem("There is nothing at that place of the recording"),
}


class NewRecording(Input):
    """`media_type` is what the recorder makes: `audio/webm;codecs=opus`."""

    kind: RecordingKind
    media_type: Annotated[str, Field(min_length=1, max_length=200)]


class FinishedRecording(Input):
    """How many parts there are, and how long it was recorded."""

    parts: Annotated[int, Field(ge=1, le=MOST_PARTS)]
    seconds: Annotated[int, Field(ge=0, le=86_400)]


class ApprovedText(Input):
    """`text` as the user corrected it. `checked` says that the user read it: an unreliable transcript is not taken
    without. `wait` and `redact` as for a typed answer."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]
    checked: bool = False
    self_rating: Annotated[int | None, Field(ge=1, le=5)] = None
    wait: bool = True
    redact: bool | None = None


class RecordingDocument(Document):
    """`parts` are the numbers of those that are stored. `progress` (0 to 1) is set while it is written down; `problem`
    says why there is no transcript."""

    id: str
    question_id: str
    answer_id: str | None
    kind: RecordingKind
    media_type: str
    state: RecordingState
    seconds: int
    size: int
    problem: str
    progress: Annotated[float, Field(ge=0, le=1)] | None = None
    parts: Annotated[list[int], Field(default_factory=list)]
    created_at: AwareDatetime
    expires_at: AwareDatetime


@router.get("/questions/{question_id}/recordings")
def list_recordings(question_id: str, app: AppDep, user: UserDep) -> list[RecordingDocument]:
    """Recordings for this question, newest first."""
    return [_document(app, user, recording) for recording in app.recordings.of_question(user, question_id)]


@router.post("/questions/{question_id}/recordings", status_code=201)
def begin_recording(question_id: str, new: NewRecording, app: AppDep, user: UserDep) -> RecordingDocument:
    """403 until the user has agreed that recordings of this kind are kept."""
    return _document(app, user, app.recordings.begin(user, question_id, new.kind, new.media_type))


@router.put("/recordings/{recording_id}/parts/{number}", status_code=204)
def put_part(recording_id: str, number: PartNumber, app: AppDep, user: UserDep, body: RawBody = b"") -> None:
    """One part, as raw bytes, 8 MiB at most; once this is answered it survives a crash. Sending the same again is
    nothing new; other bytes under the same number are a conflict."""
    if len(body) > PART_BYTES:
        raise HTTPException(413, f"A part of a recording has {PART_BYTES // 2**20} MB at most.")
    app.recordings.take_part(user, recording_id, number, body)


@router.get("/recordings/{recording_id}")
def get_recording(recording_id: str, app: AppDep, user: UserDep) -> RecordingDocument:
    return _document(app, user, app.recordings.get(user, recording_id))


@router.delete("/recordings/{recording_id}", status_code=204)
def erase_recording(recording_id: str, app: AppDep, user: UserDep) -> None:
    """Sound and picture are gone for good; transcript, answer and mark stay."""
    app.recordings.erase(user, recording_id)


@router.post("/recordings/{recording_id}/finish")
def finish_recording(recording_id: str, finished: FinishedRecording, app: AppDep, user: UserDep) -> RecordingDocument:
    """All parts are sent: from here on it is written down in the background. 409 when a part is missing."""
    return _document(app, user, app.recordings.finish(user, recording_id, finished.parts, finished.seconds))


@router.get("/recordings/{recording_id}/media", response_class=Response, responses=_MEDIA)
def play_recording(request: Request, recording_id: str, app: AppDep, user: UserDep) -> Response:
    """The recording, decrypted while it is sent; a `Range` gives a piece of it."""
    return play(app.recordings, user, app.recordings.get(user, recording_id), request)


@router.get("/recordings/{recording_id}/transcript")
def get_transcript(recording_id: str, app: AppDep, user: UserDep) -> TranscriptDocument:
    """Words with their times, and how it was spoken (null where that is switched off); 404 while there is none."""
    transcript = app.transcripts.get(user, recording_id)
    return TranscriptDocument.of(transcript, with_delivery=app.privacy.settings(user).show_delivery)


@router.post("/recordings/{recording_id}/transcript", status_code=202)
def transcribe_again(recording_id: str, app: AppDep, user: UserDep) -> RecordingDocument:
    """Have it written down once more; 409 while that is under way."""
    return _document(app, user, app.transcripts.again(user, recording_id))


@router.post("/recordings/{recording_id}/answer", status_code=201)
def hand_in_recording(recording_id: str, approved: ApprovedText, app: AppDep, user: UserDep) -> AnswerDocument:
    """The approved text becomes the answer and is marked, like a typed one."""
    submission = app.transcripts.approve(
        user, recording_id, Submission(approved.text, self_rating=approved.self_rating), checked=approved.checked
    )
    question_id = app.recordings.get(user, recording_id).question_id
    wishes = Wishes(redact=approved.redact)
    if not approved.wait:
        answer, problem = app.markings.hand_in(user, question_id, submission, wishes)
        return answer_document(app, user, app.answers.get(user, answer.id), problem)
    handed_in = app.answers.hand_in(user, question_id, submission, wishes)
    return answer_document(app, user, handed_in.answered, handed_in.problem)


@router.get("/answers/{answer_id}/recording", response_class=Response, responses=_MEDIA)
def play_answer(request: Request, answer_id: str, app: AppDep, user: UserDep) -> Response:
    """The recording of an answer; 404 when it was typed, or sound and picture are erased."""
    return play(app.recordings, user, _of_answer(app, user, answer_id), request)


@router.delete("/answers/{answer_id}/recording", status_code=204)
def erase_recording_of_answer(answer_id: str, app: AppDep, user: UserDep) -> None:
    """Sound and picture are gone for good; the answer and its mark stay."""
    app.recordings.erase(user, _of_answer(app, user, answer_id).id)


def _of_answer(app: CoachApp, user: str, answer_id: str) -> Recording:
    recording = app.recordings.of_answer(user, answer_id)
    if recording is None or not recording.has_media:
        raise NotFound("this answer has no recording")
    return recording


def _document(app: CoachApp, user: str, recording: Recording) -> RecordingDocument:
    """Parts are listed while they arrive only: later nobody sends any."""
    arriving = recording.state is RecordingState.RECORDING
    document = RecordingDocument.model_validate(recording)
    document.parts = sorted(app.recordings.arrived(user, recording.id)) if arriving else []
    document.progress = app.transcripts.progress(recording.id)
    return document
