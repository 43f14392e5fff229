"""Stories as pages: suggestions and the matrix of a preparation, the builder with one question at a time."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.coach.builtin.stories import question_for
from interview_coach.domain.stories import (
    LONGEST_FACT,
    LONGEST_TITLE,
    MOST_COMPETENCIES,
    PART_OF,
    Story,
    StoryStatus,
    gaps_of,
    next_slot,
    pieces_of,
)
from interview_coach.domain.vocabulary import COMPETENCY_IDS
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of, text_of
from interview_coach.web.pages.story_words import GAPS, NEXT, SLOTS
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

_TYPED_STAYS = "What you typed is still in the field."


@router.get("/stories")
def list_stories(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return _list(request, app, user)


@router.post("/stories")
def add_own(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    try:
        story = app.stories.add_own(user, title=line_of(form, "title"), competencies=_known(line_of(form, "for")))
    except (InvalidInput, Conflict) as error:
        return _list(request, app, user, title=line_of(form, "title"), error=error)
    return RedirectResponse(f"/stories/{story.id}", status_code=303)


@router.get("/preparations/{preparation_id}/stories")
def show_preparation(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "matrix": app.story_uses.matrix(user, preparation_id),
        "candidates": app.stories.candidates(user, preparation_id),
        "dismissed": app.stories.dismissed(user),
        "next_words": NEXT,
        "longest_title": LONGEST_TITLE,
    }
    return render(request, "stories/preparation.html", context)


@router.post("/preparations/{preparation_id}/stories")
def decide(app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    """Take a suggestion, or turn it down."""
    ref = line_of(form, "ref")
    if line_of(form, "decision") == "dismiss":
        app.stories.dismiss(user, preparation_id, ref)
        return RedirectResponse(f"/preparations/{preparation_id}/stories#suggestions", status_code=303)
    story = app.stories.accept(user, preparation_id, ref)
    return RedirectResponse(f"/stories/{story.id}", status_code=303)


@router.get("/stories/{story_id}")
def build(request: Request, app: AppDep, user: UserDep, story_id: str, slot: str = "") -> HTMLResponse:
    return _builder(request, app.stories.get(user, story_id), slot if slot in PART_OF else None)


@router.post("/stories/{story_id}/facts")
def keep_fact(request: Request, app: AppDep, user: UserDep, story_id: str, form: FormDep) -> Response:
    """Store what was written for one slot, or leave it open; then ask the next."""
    slot, version = line_of(form, "slot"), number_of(form, "version") or 0
    try:
        if line_of(form, "action") == "open":
            app.stories.leave_open(user, story_id, slot=slot, version=version)
        else:
            app.stories.tell(user, story_id, slot=slot, text=text_of(form, "text"), version=version)
    except (InvalidInput, Conflict) as error:
        story = app.stories.get(user, story_id)
        return _builder(request, story, slot if slot in PART_OF else None, form=form, error=error)
    return RedirectResponse(f"/stories/{story_id}?kept={slot}#question", status_code=303)


@router.post("/stories/{story_id}/description")
def describe(request: Request, app: AppDep, user: UserDep, story_id: str, form: FormDep) -> Response:
    shown = tuple(name for name in COMPETENCY_IDS if text_of(form, f"shows_{name}"))
    version = number_of(form, "version") or 0
    try:
        app.stories.describe(user, story_id, title=line_of(form, "title"), competencies=shown, version=version)
    except (InvalidInput, Conflict) as error:
        return _builder(request, app.stories.get(user, story_id), None, about_error=error)
    return RedirectResponse(f"/stories/{story_id}", status_code=303)


@router.post("/stories/{story_id}/remove")
def remove(app: AppDep, user: UserDep, story_id: str) -> Response:
    """Of one that was turned down: it may be suggested again."""
    story = app.stories.get(user, story_id)
    app.stories.remove(user, story_id)
    back = f"/preparations/{story.preparation_id}/stories" if story.preparation_id else "/stories"
    return RedirectResponse(back, status_code=303)


@router.get("/preparations/{preparation_id}/sheet")
def show_sheet(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    """The page for the last hour."""
    preparation = app.preparations.get(user, preparation_id)
    context = {
        "preparation": preparation,
        "sheet": app.story_uses.sheet(user, preparation_id),
        "days": preparation.days_left(app.plans.day()),
    }
    return render(request, "stories/sheet.html", context)


def _list(
    request: Request, app: CoachApp, user: str, *, title: str = "", error: Exception | None = None
) -> HTMLResponse:
    context = {
        "stories": app.stories.list(user),
        "dismissed": app.stories.dismissed(user),
        "preparations": app.preparations.list(user).items,
        "title": title,
        "error": as_sentence(error) if error else "",
        "longest_title": LONGEST_TITLE,
    }
    return render(request, "stories/index.html", context, status=_status(error))


def _builder(
    request: Request,
    story: Story,
    wanted: str | None,
    *,
    form: Form | None = None,
    error: Exception | None = None,
    about_error: Exception | None = None,
) -> HTMLResponse:
    slot = wanted or next_slot(story)
    fact = story.fact(slot) if slot else None
    context = {
        "story": story,
        "is_dismissed": story.status is StoryStatus.DISMISSED,
        "slot": slot,
        "question": question_for(story, slot) if slot else None,
        "typed": text_of(form, "text") if form else fact.text if fact else "",
        "error": _said(error, with_text=form is not None),
        "about_error": as_sentence(about_error) if about_error else "",
        "pieces": pieces_of(story),
        "sources": {one.slot: one.source for one in story.facts},
        "gaps": [GAPS[kind] for kind in gaps_of(story)],
        "slots": SLOTS,
        "competencies": COMPETENCY_IDS,
        "kept": request.query_params.get("kept", ""),
        "longest": LONGEST_FACT,
        "longest_title": LONGEST_TITLE,
        "most_competencies": MOST_COMPETENCIES,
    }
    return render(request, "stories/show.html", context, status=_status(error or about_error))


def _said(error: Exception | None, *, with_text: bool) -> str:
    if error is None:
        return ""
    words = as_sentence(error)
    return f"{words} {_TYPED_STAYS}" if isinstance(error, Conflict) and with_text else words


def _known(competency: str) -> tuple[str, ...]:
    """The competency a gap was about; anything else an address or form may hold is left out."""
    return (competency,) if competency in COMPETENCY_IDS else ()


def _status(error: Exception | None) -> int:
    return 200 if error is None else 409 if isinstance(error, Conflict) else 422
