"""What is kept of the user, until when, and how to take it along or delete it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.consents import AUDIO, KEPT_HERE, MODEL, TRANSCRIPTION, VIDEO
from interview_coach.domain.privacy import ERASE_WORDS, PrivacySettings, check_erase_words, size_words
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

LISTED = 8
"""Recordings that stand open; the rest is folded."""

UNTIL_DELETED = "until you delete them"
KEPT = (
    ("preparations", "Your CVs and postings", UNTIL_DELETED),
    ("questions", "Questions", "with their posting"),
    ("interview_sessions", "Practice sessions", "with their posting"),
    ("mocks", "Mock interviews", "with their posting"),
    ("case_rooms", "Cases talked through", "with their posting"),
    ("answers", "Your answers", UNTIL_DELETED),
    ("evaluations", "Marks and feedback", "with their answer"),
    ("recordings", "Recordings", "see below"),
    ("transcripts", "Texts of recordings", "with their answer or question"),
    ("real_interviews", "Real interviews you wrote down", UNTIL_DELETED),
    ("disputes", "Marks you disputed", "with their answer"),
    ("opinions", "What you said about feedback", "with their answer"),
    ("review_cards", "Review cards", UNTIL_DELETED),
    ("reviews", "How well you knew them", "with their card"),
    ("stories", "Stories, and lines you turned down", UNTIL_DELETED),
    ("plan_ticks", "What you ticked off in a plan", "with their posting"),
    ("appointments", "Appointments", UNTIL_DELETED),
    ("reminders", "Messages about appointments", "with their appointment"),
    ("score_sheets", "Score sheets of partners", "with their appointment"),
    ("imported_calendars", "Calendars you imported", UNTIL_DELETED),
    ("calendar_feeds", "The address of your calendar", "until you take it back"),
    ("model_replies", "Replies of language models", "30 days"),
    ("model_calls", "What language models cost", "until you delete everything"),
    ("consents", "What you agreed to", "until you delete everything"),
)
"""Noun, what people call it, and until when it is kept."""

ERASED = {
    **{noun: words for noun, words, _ in KEPT},
    "recording_files": "Files of recordings",
    "budgets": "Budgets",
    "privacy_settings": "Your choices",
    "marks": "Marks behind your progress",
    "view_settings": "How you see marks",
    "plan_settings": "Your time for a plan",
}

AGREED = {
    MODEL: "Texts may go to",
    TRANSCRIPTION: "Sound may go to",
    AUDIO: "Sound of your answers is kept on",
    VIDEO: "Film of your answers is kept on",
}


@router.get("/privacy")
def show_privacy(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return _page(request, app, user)


@router.post("/privacy/settings")
def save_settings(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    settings = PrivacySettings(number_of(form, "recording_days") or 0, line_of(form, "show_delivery") == "on")
    try:
        app.privacy.choose(user, settings)
    except InvalidInput as error:
        return _page(request, app, user, form, {"recording_days": as_sentence(error)})
    return RedirectResponse("/privacy#choices", status_code=303)


@router.post("/privacy/recordings/erase")
def erase_recordings(app: AppDep, user: UserDep) -> RedirectResponse:
    app.erasure.erase_recordings(user)
    return RedirectResponse("/privacy#recordings", status_code=303)


@router.post("/privacy/recordings/{recording_id}/erase")
def erase_recording(recording_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.recordings.erase(user, recording_id)
    return RedirectResponse("/privacy#recordings", status_code=303)


@router.post("/privacy/consents/give")
def give_consent(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    """Agree that the sound of recordings goes to a model to be written down; the page says to whom."""
    hearer = app.transcribers.recipient
    if hearer is None or line_of(form, "recipient") != hearer.id:
        raise Conflict("the coach would not send sound there; load the page again and read whom it names")
    app.consents.give(user, TRANSCRIPTION, recipient=hearer.id)
    return RedirectResponse("/privacy#consents", status_code=303)


@router.post("/privacy/consents/withdraw")
def withdraw_consent(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    app.consents.withdraw(user, line_of(form, "kind"), recipient=line_of(form, "recipient"))
    return RedirectResponse("/privacy#consents", status_code=303)


@router.post("/privacy/everything")
def erase_everything(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    """The receipt comes with this reply and is kept nowhere."""
    try:
        check_erase_words(line_of(form, "confirm"))
    except InvalidInput as error:
        return _page(request, app, user, form, {"confirm": as_sentence(error)})
    receipt = app.erasure.erase_everything(user)
    counts = [(words, dict(receipt.counts).get(noun, 0)) for noun, words in ERASED.items()]
    page = render(request, "privacy/receipt.html", {"receipt": receipt, "counts": [each for each in counts if each[1]]})
    page.headers["Clear-Site-Data"] = '"storage"'  # drafts and corrections that the browser keeps for the open pages
    return page


def _page(
    request: Request,
    app: CoachApp,
    user: str,
    form: Form | None = None,
    errors: dict[str, str] | None = None,
) -> HTMLResponse:
    overview = app.privacy.overview(user)
    refused_days = bool(form) and "recording_days" in (errors or {})
    context = {
        "overview": overview,
        "days": line_of(form or {}, "recording_days") if refused_days else overview.settings.recording_days,
        "kept": [(words, overview.of(noun), until) for noun, words, until in KEPT],
        "consents": app.consents.everything(user),
        "agreed": AGREED,
        "kept_here": KEPT_HERE,
        "by_setting": app.consents.given_by_setting and bool(app.consents.recipients()),
        "erase_words": ERASE_WORDS,
        "listed": LISTED,
        "hearer": None if app.transcribers.sends(user) else app.transcribers.recipient,
        "size": size_words,
        "errors": errors or {},
    }
    return render(request, "privacy/index.html", context, status=422 if errors else 200)
