"""Reviews: which card now, how well it was known, and when it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interview_coach.domain.question_needs import QuestionNeed, questions_by_need
from interview_coach.domain.reviews import DueCard, Rating, Review, ReviewCard, in_due_order
from interview_coach.domain.vocabulary import Level
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.parts import Parts
from interview_coach.services.review_schedule import foreseen, replayed, reviewed
from interview_coach.storage.database import Transaction

UNDO_WITHIN = timedelta(hours=24)
LONGEST_SECONDS = 3_600
"""A look that took longer was a page left open."""


@dataclass(frozen=True, slots=True)
class DueOverview:
    """`due` cards now, `fresh` of them never seen before; `done_today` reviews since midnight UTC; `next_at` is when
    the next card comes up when none is due (None: there is none)."""

    due: int
    fresh: int
    done_today: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A card to be looked at. `number` is how often it was rated before: a form that comes twice is taken once.
    `back_at` says by rating when it would come back."""

    card: ReviewCard
    number: int
    back_at: Mapping[Rating, datetime]
    overview: DueOverview
    can_undo: bool


class Reviews:
    """Cards of other users raise NotFound."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def overview(self, user_id: str) -> DueOverview:
        now = self._parts.clock()
        with self._parts.storage.reading(user_id) as rows:
            return _overview(rows, _due(rows, now), now)

    def due(self, user_id: str, *, limit: int) -> tuple[ReviewCard, ...]:
        """The cards to be seen now, in the order in which they come."""
        now = self._parts.clock()
        with self._parts.storage.reading(user_id) as rows:
            ids = [due.card_id for due in in_due_order(_due(rows, now))[:limit]]
            return tuple(map(rows.review_cards.get, ids))

    def turn(self, user_id: str, card_id: str | None = None) -> Turn | None:
        """The next card, or a certain one; None when nothing is due."""
        now = self._parts.clock()
        with self._parts.storage.reading(user_id) as rows:
            due = _due(rows, now)
            chosen = card_id or (in_due_order(due)[0].card_id if due else None)
            if chosen is None:
                return None
            card, before = rows.review_cards.get(chosen), rows.reviews.of_card(chosen)
            interview_on = interview_of(card.preparation_id, rows.review_cards.interviews(), now.date())
            back_at = foreseen(card.memory, before, now, interview_on)
            return Turn(card, len(before), back_at, _overview(rows, due, now), _last(rows, now) is not None)

    def rate(
        self, user_id: str, card_id: str, rating: int, *, seconds: int | None = None, number: int | None = None
    ) -> ReviewCard:
        """Write down how well the card was known; it comes back with its next date. `number` is that of the turn: when
        the card was rated meanwhile, nothing changes. Raises InvalidInput for a rating outside 1 to 4."""
        if rating not in list(Rating):
            raise InvalidInput("a rating runs from 1 (again) to 4 (easy)")
        took = None if seconds is None else max(0, min(seconds, LONGEST_SECONDS))
        review = Review(self._parts.new_id(), card_id, Rating(rating), self._parts.clock(), took)
        with self._parts.storage.writing(user_id) as rows:
            card, before = rows.review_cards.get(card_id), rows.reviews.of_card(card_id)
            if number is not None and number != len(before):
                return card
            if before and before[-1].at >= review.at:
                raise Conflict("this card was rated this very moment; look at it again first")
            interview_on = interview_of(card.preparation_id, rows.review_cards.interviews(), review.at.date())
            rows.reviews.add(review)
            rows.review_cards.put_memory(card_id, reviewed(card.memory, before, review, interview_on))
            return rows.review_cards.get(card_id)

    def undo(self, user_id: str) -> ReviewCard:
        """Take back the last review of the last 24 hours; its card is as it was. Raises Conflict when there is none."""
        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            last = _last(rows, now)
            if last is None:
                raise Conflict("there is no review of the last 24 hours to take back")
            rows.reviews.remove(last.id)
            card, before = rows.review_cards.get(last.card_id), rows.reviews.of_card(last.card_id)
            interview_on = interview_of(card.preparation_id, rows.review_cards.interviews(), now.date())
            rows.review_cards.put_memory(card.id, replayed(card.created_at, before, interview_on))
            return rows.review_cards.get(card.id)

    def questions_again(self, user_id: str, preparation_id: str, *, limit: int = 5) -> list[QuestionNeed]:
        """The questions of a preparation to practise again, the most urgent first, each with its reason."""
        now = self._parts.clock()
        with self._parts.storage.reading(user_id) as rows:
            job = rows.preparations.get(preparation_id).job
            asked = rows.questions.list(preparation_id)
            answered_at = rows.review_sources.last_answered(preparation_id)
            numbers = not rows.view_settings.hides_numbers()
        must_haves = [skill.name for skill in job.skills_at(Level.MUST)]
        known = [(each, answered_at.get(each.question.id)) for each in asked]
        return questions_by_need(known, must_haves, now, numbers=numbers)[:limit]


def interview_of(preparation_id: str | None, interviews: Mapping[str, date | None], today: date) -> date | None:
    """The interview that a card is learnt for: that of its preparation; for a card without one the next there is."""
    if preparation_id is not None:
        return interviews.get(preparation_id)
    return min((on for on in interviews.values() if on is not None and on >= today), default=None)


def _due(rows: Transaction, now: datetime) -> Sequence[DueCard]:
    """The cards to be seen now; when there are none, those that were not known a moment ago."""
    return rows.review_cards.due(now, now.date()) or rows.review_cards.due_soon(now, now.date())


def _overview(rows: Transaction, due: Sequence[DueCard], now: datetime) -> DueOverview:
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    next_at = None if due else rows.review_cards.next_due_at(now, now.date())
    return DueOverview(len(due), sum(card.is_new for card in due), rows.reviews.count_since(midnight), next_at)


def _last(rows: Transaction, now: datetime) -> Review | None:
    """The review that can be taken back."""
    last = rows.reviews.newest()
    return last if last is not None and now - last.at <= UNDO_WITHIN else None
