"""Reviews: what is due, one card at a time, and the cards themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.overview import Page
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.question_needs import QuestionNeed
from interview_coach.domain.reviews import LONGEST_BACK, LONGEST_FRONT, CardKind, Rating
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.review_cards import Imported
from interview_coach.services.today import most_urgent
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import FirstRow, Form, as_sentence, file_of, line_of, number_of, text_of
from interview_coach.web.templating import counted, render

router = APIRouter(include_in_schema=False)

A_PAGE = 30
MOST_PREPARATIONS = 20
QUESTIONS_AGAIN = 3
FILE_NAME = "interview-coach-cards.csv"
KINDS: Mapping[CardKind, str] = {
    CardKind.STORY: "Stories",
    CardKind.FACT: "Company and industry",
    CardKind.POINT: "Key points you missed",
    CardKind.NOTE: "Own notes",
}
RATINGS: Mapping[Rating, str] = {
    Rating.AGAIN: "Not known",
    Rating.HARD: "Hard",
    Rating.GOOD: "Known",
    Rating.EASY: "Easy",
}


@router.get("/reviews")
def show_reviews(request: Request, app: AppDep, user: UserDep, kind: str = "", offset: FirstRow = 0) -> HTMLResponse:
    app.review_cards.gather(user)
    return _page(request, app, user, {"kind": _kind(kind), "offset": offset})


@router.get("/reviews/next")
def show_card(request: Request, app: AppDep, user: UserDep, card: str = "") -> Response:
    """The next card that is due, or the one whose review was taken back."""
    turn = app.reviews.turn(user, card or None)
    if turn is None:
        return RedirectResponse("/reviews", status_code=303)
    context = {"turn": turn, "ratings": RATINGS, "after_words": after_words, "kinds": KINDS, "now": app.clock()}
    return render(request, "reviews/card.html", context)


@router.post("/reviews/undo")
def undo(request: Request, app: AppDep, user: UserDep) -> Response:
    try:
        card = app.reviews.undo(user)
    except Conflict as error:
        return _page(request, app, user, {"problem": as_sentence(error)})
    return RedirectResponse(f"/reviews/next?card={card.id}", status_code=303)


@router.post("/reviews/cards")
def add_card(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    try:
        app.review_cards.add(
            user, text_of(form, "front"), text_of(form, "back"), preparation_id=line_of(form, "preparation") or None
        )
    except InvalidInput as error:
        return _page(request, app, user, {"form": form, "problem": as_sentence(error)})
    return RedirectResponse("/reviews?kind=note#cards", status_code=303)


@router.get("/reviews/cards.csv")
def download_cards(app: AppDep, user: UserDep) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(app.review_cards.as_csv(user), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/reviews/import")
def import_cards(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    file = file_of(form, "cards")
    try:
        if file is None:
            raise InvalidInput("choose the file with the cards first")
        done = app.review_cards.take_in(user, file.data, line_of(form, "preparation") or None)
    except InvalidInput as error:
        return _page(request, app, user, {"import_problem": as_sentence(error)})
    if done.problems:
        return _page(request, app, user, {"imported": done, "import_words": import_words(done)}, status=200)
    ticket = app.notices.leave(user, [import_words(done)])
    return RedirectResponse(f"/reviews?told={ticket}" if ticket else "/reviews", status_code=303)


@router.get("/reviews/cards/{card_id}")
def edit_card(request: Request, app: AppDep, user: UserDep, card_id: str) -> HTMLResponse:
    return _edit_page(request, app, user, card_id)


@router.post("/reviews/cards/{card_id}")
def save_card(request: Request, app: AppDep, user: UserDep, card_id: str, form: FormDep) -> Response:
    try:
        app.review_cards.change(user, card_id, text_of(form, "front"), text_of(form, "back"))
    except InvalidInput as error:
        return _edit_page(request, app, user, card_id, form, as_sentence(error))
    return RedirectResponse("/reviews#cards", status_code=303)


@router.post("/reviews/cards/{card_id}/suspend")
def suspend_card(app: AppDep, user: UserDep, card_id: str, form: FormDep) -> RedirectResponse:
    """Suspend it, or take it up again; from a session it goes on with the next card."""
    app.review_cards.suspend(user, card_id, suspended=line_of(form, "suspended") == "yes")
    onward = "/reviews/next" if line_of(form, "onward") else f"/reviews/cards/{card_id}"
    return RedirectResponse(onward, status_code=303)


@router.post("/reviews/cards/{card_id}/remove")
def remove_card(app: AppDep, user: UserDep, card_id: str) -> RedirectResponse:
    app.review_cards.remove(user, card_id)
    return RedirectResponse("/reviews#cards", status_code=303)


@router.post("/reviews/cards/{card_id}/ratings")
def rate_card(app: AppDep, user: UserDep, card_id: str, form: FormDep) -> RedirectResponse:
    """How well it was known, and on to the next one. A form that comes twice is taken once."""
    rating = number_of(form, "rating") or 0
    app.reviews.rate(user, card_id, rating, seconds=number_of(form, "seconds"), number=number_of(form, "number"))
    return RedirectResponse("/reviews/next", status_code=303)


def after_words(at: datetime, now: datetime) -> str:
    """10 min, 7 h, 1 day, 2 months: after how long a card comes back, in days of this computer's calendar."""
    days = (at.astimezone().date() - now.astimezone().date()).days
    if days:
        return counted(days, "day") if days < 60 else f"{round(days / 30)} months"
    minutes = max(1, round((at - now).total_seconds() / 60))
    return f"{minutes} min" if minutes < 60 else f"{round(minutes / 60)} h"


def import_words(done: Imported) -> str:
    """What became of a file, in one sentence."""
    parts = [f"{counted(done.added, 'card')} added"]
    if done.changed:
        parts.append(f"{done.changed} changed")
    if done.unchanged:
        parts.append(f"{done.unchanged} there already")
    return f"{', '.join(parts)}."


def _kind(text: str) -> CardKind | None:
    return CardKind(text) if text in list(CardKind) else None


def _page(
    request: Request, app: CoachApp, user: str, given: Mapping[str, Any], *, status: int | None = None
) -> HTMLResponse:
    kind, offset = given.get("kind"), given.get("offset", 0)
    deck = app.review_cards.list(user, kind=kind, limit=A_PAGE, offset=offset)
    preparations = app.preparations.list(user, limit=MOST_PREPARATIONS, offset=0)
    context = {
        "due": app.reviews.overview(user),
        "deck": deck,
        "kinds": KINDS,
        "kind": kind,
        "now": app.clock(),
        "preparations": preparations.items,
        "again": _questions_again(app, user, preparations),
        "longest": (LONGEST_FRONT, LONGEST_BACK),
        "form": {},
        "problem": "",
        "import_problem": "",
        "imported": None,
        "import_words": "",
        **given,
    }
    failed = bool(context["problem"] or context["import_problem"])
    return render(request, "reviews/index.html", context, status=status or (422 if failed else 200))


def _questions_again(app: CoachApp, user: str, preparations: Page[Preparation]) -> list[QuestionNeed]:
    """Of the preparation whose interview comes first."""
    current = most_urgent(preparations.items, app.clock().date())
    return app.reviews.questions_again(user, current.id, limit=QUESTIONS_AGAIN) if current else []


def _edit_page(
    request: Request, app: CoachApp, user: str, card_id: str, form: Form | None = None, problem: str = ""
) -> HTMLResponse:
    card = app.review_cards.get(user, card_id)
    context = {
        "card": card,
        "front": text_of(form, "front") if form else card.text.front,
        "back": text_of(form, "back") if form else card.text.back,
        "kinds": KINDS,
        "now": app.clock(),
        "longest": (LONGEST_FRONT, LONGEST_BACK),
        "problem": problem,
    }
    return render(request, "reviews/edit.html", context, status=422 if problem else 200)
