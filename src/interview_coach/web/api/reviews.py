"""/api/v1/reviews and /api/v1/review-cards"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from pydantic import Field

from interview_coach.contract_reviews import (
    DueReviewsDocument,
    ImportedCardsDocument,
    QuestionNeedDocument,
    ReviewCardDocument,
)
from interview_coach.domain.reviews import LONGEST_BACK, LONGEST_FRONT, LONGEST_SOURCE, CardKind
from interview_coach.web.api.documents import Input, PageDocument, page_of
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["reviews"])

CSV_TYPE = "text/csv; charset=utf-8"
Front = Annotated[str, Field(max_length=LONGEST_FRONT)]
Back = Annotated[str, Field(max_length=LONGEST_BACK)]


class NewReview(Input):
    """`rating` 1 again, 2 hard, 3 good, 4 easy."""

    card_id: str
    rating: Annotated[int, Field(ge=1, le=4)]
    seconds: Annotated[int | None, Field(ge=0, le=86_400)] = None


class NewCard(Input):
    front: Front
    back: Back
    source: Annotated[str, Field(max_length=LONGEST_SOURCE)] = ""
    preparation_id: str | None = None


class CardPatch(Input):
    """Only what is sent changes."""

    front: Front | None = None
    back: Back | None = None
    suspended: bool | None = None


@router.get("/reviews")
def list_due(app: AppDep, user: UserDep, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> DueReviewsDocument:
    """What is due now. New cards are made first, of what has come since."""
    app.review_cards.gather(user)
    overview = app.reviews.overview(user)
    return DueReviewsDocument(
        due=overview.due,
        fresh=overview.fresh,
        done_today=overview.done_today,
        next_at=overview.next_at,
        items=[ReviewCardDocument.of(card) for card in app.reviews.due(user, limit=limit)],
    )


@router.post("/reviews", status_code=201)
def review(new: NewReview, app: AppDep, user: UserDep) -> ReviewCardDocument:
    """How well a card was known; it comes back with its next date."""
    return ReviewCardDocument.of(app.reviews.rate(user, new.card_id, new.rating, seconds=new.seconds))


@router.delete("/reviews/last")
def undo(app: AppDep, user: UserDep) -> ReviewCardDocument:
    """Take back the last review; its card as it was. 409 when there is none of the last 24 hours."""
    return ReviewCardDocument.of(app.reviews.undo(user))


@router.get("/preparations/{preparation_id}/questions-again")
def list_needed(
    preparation_id: str, app: AppDep, user: UserDep, limit: Annotated[int, Query(ge=1, le=50)] = 5
) -> list[QuestionNeedDocument]:
    """Questions to practise again, the most urgent first."""
    return [QuestionNeedDocument.of(each) for each in app.reviews.questions_again(user, preparation_id, limit=limit)]


@router.get("/review-cards")
def list_cards(
    app: AppDep,
    user: UserDep,
    kind: CardKind | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> PageDocument[ReviewCardDocument]:
    """Newest first."""
    page = app.review_cards.list(user, kind=kind, limit=limit, offset=offset).page
    return page_of(page, [ReviewCardDocument.of(card) for card in page.items])


@router.post("/review-cards", status_code=201)
def add_card(new: NewCard, app: AppDep, user: UserDep) -> ReviewCardDocument:
    made = app.review_cards.add(user, new.front, new.back, source=new.source, preparation_id=new.preparation_id)
    return ReviewCardDocument.of(made)


@router.get("/review-cards.csv", response_class=Response)
def export_cards(app: AppDep, user: UserDep) -> Response:
    """All cards as a text file that Anki reads. When they are due is not in it."""
    return Response(app.review_cards.as_csv(user), media_type=CSV_TYPE)


@router.post("/review-cards/import", status_code=201)
def import_cards(
    app: AppDep,
    user: UserDep,
    preparation_id: str | None = None,
    body: Annotated[bytes, Body(media_type="text/csv")] = b"",
) -> ImportedCardsDocument:
    """A file of cards as it is: an own one, or Anki's "Notes in Plain Text". What is there already is not doubled."""
    return ImportedCardsDocument.model_validate(app.review_cards.take_in(user, body, preparation_id))


@router.get("/review-cards/{card_id}")
def get_card(card_id: str, app: AppDep, user: UserDep) -> ReviewCardDocument:
    return ReviewCardDocument.of(app.review_cards.get(user, card_id))


@router.patch("/review-cards/{card_id}")
def change_card(card_id: str, patch: CardPatch, app: AppDep, user: UserDep) -> ReviewCardDocument:
    card = app.review_cards.get(user, card_id)
    if patch.front is not None or patch.back is not None:
        front = card.text.front if patch.front is None else patch.front
        back = card.text.back if patch.back is None else patch.back
        card = app.review_cards.change(user, card_id, front, back)
    if patch.suspended is not None:
        card = app.review_cards.suspend(user, card_id, suspended=patch.suspended)
    return ReviewCardDocument.of(card)


@router.delete("/review-cards/{card_id}", status_code=204)
def remove_card(card_id: str, app: AppDep, user: UserDep) -> None:
    """For good: a card that was made automatically is not made again."""
    app.review_cards.remove(user, card_id)
