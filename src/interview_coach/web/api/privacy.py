"""/api/v1/privacy, /api/v1/export and /api/v1/everything: what is kept, a copy of all of it, and erasing all of it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_privacy import (
    Days,
    GivenConsentDocument,
    KeptDocument,
    KeptRecordingDocument,
    PlacesDocument,
    PrivacyDocument,
    ReceiptDocument,
)
from interview_coach.domain.privacy import KeptRecording, PrivacySettings, check_erase_words, export_name
from interview_coach.web.api.documents import Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["privacy"])


class PrivacyInput(Input):
    """Both are replaced. The days hold for recordings that begin from now on."""

    recording_days: Days
    show_delivery: bool = True


class EraseInput(Input):
    """`confirm` has to be `delete everything`."""

    confirm: str


@router.get("/privacy")
def get_privacy(app: AppDep, user: UserDep) -> PrivacyDocument:
    """What is kept, how big it is, until when, where it lies; and every consent, newest first."""
    return _document(app, user)


@router.put("/privacy")
def put_privacy(new: PrivacyInput, app: AppDep, user: UserDep) -> PrivacyDocument:
    app.privacy.choose(user, PrivacySettings(new.recording_days, new.show_delivery))
    return _document(app, user)


@router.get("/export", response_class=StreamingResponse, responses={200: {"content": {"application/zip": {}}}})
def get_export(app: AppDep, user: UserDep) -> StreamingResponse:
    """Everything of the user as a zip: `export.json`, and the media of recordings."""
    headers = {"Content-Disposition": f'attachment; filename="{export_name(app.clock())}"'}
    return StreamingResponse(app.exports.export(user), media_type="application/zip", headers=headers)


@router.delete("/everything")
def erase_everything(confirmed: EraseInput, app: AppDep, user: UserDep) -> ReceiptDocument:
    """Destroy the key, then remove every row and file. It cannot be taken back."""
    check_erase_words(confirmed.confirm)
    return ReceiptDocument.of(app.erasure.erase_everything(user))


def _document(app: CoachApp, user: str) -> PrivacyDocument:
    overview = app.privacy.overview(user)
    return PrivacyDocument(
        recording_days=overview.settings.recording_days,
        show_delivery=overview.settings.show_delivery,
        kept=[KeptDocument.model_validate(kept) for kept in overview.kept],
        recordings=[_recording(kept) for kept in overview.recordings],
        places=PlacesDocument.model_validate(overview.places),
        consents=[GivenConsentDocument.model_validate(consent) for consent in app.consents.everything(user)],
    )


def _recording(kept: KeptRecording) -> KeptRecordingDocument:
    document = KeptRecordingDocument.model_validate(kept.recording)
    document.has_transcript = kept.has_transcript
    return document
