"""When a card comes back: FSRS-6 (`fsrs`), with its default parameters, one short step, and the interview in mind.

The default parameters were fitted to the reviews of thousands of Anki users (github.com/open-spaced-repetition, "The
Algorithm"); nobody has enough reviews before one interview to fit own ones. No fuzz: the same reviews give the same
day, so that a review can be undone by going through the others again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from interview_coach.domain.reviews import Memory, Rating, Review, Stage, due_before_interview, sights_to_come

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

WANTED_RECALL = 0.9
STEP = timedelta(minutes=10)
"""After which a card comes back that was not known."""
LONGEST_DAYS = 365


def reviewed(memory: Memory, before: Sequence[Review], review: Review, interview_on: date | None) -> Memory:
    """The memory after `review`; `before` are the reviews before it, oldest first. Instants are aware UTC."""
    from fsrs import Rating as Grade

    card, _ = _scheduler().review_card(_as_fsrs(memory), Grade(int(review.rating)), review.at)
    to_come = sights_to_come([*(r.rating for r in before), review.rating])
    return Memory(
        due_before_interview(card.due, review.at, interview_on, to_come),
        Stage(int(card.state)),
        card.step,
        card.stability,
        card.difficulty,
        review.at,
    )


def replayed(created_at: datetime, reviews: Sequence[Review], interview_on: date | None) -> Memory:
    """The memory of a card after these reviews, oldest first: what is left when the last one was undone."""
    memory = Memory(created_at)
    for number, review in enumerate(reviews):
        memory = reviewed(memory, reviews[:number], review, interview_on)
    return memory


def foreseen(
    memory: Memory, before: Sequence[Review], now: datetime, interview_on: date | None
) -> dict[Rating, datetime]:
    """When the card would come back, by rating."""
    looks = {rating: Review("", "", rating, now) for rating in Rating}
    return {rating: reviewed(memory, before, look, interview_on).due_at for rating, look in looks.items()}


def brought_forward(memory: Memory, before: Sequence[Review], now: datetime, interview_on: date | None) -> Memory:
    """The memory with the interview on another day than it was reckoned with: never later than before."""
    to_come = sights_to_come([review.rating for review in before])
    return replace(memory, due_at=due_before_interview(memory.due_at, now, interview_on, to_come))


def _as_fsrs(memory: Memory) -> Card:
    from fsrs import Card, State

    return Card(
        card_id=1,
        state=State(int(memory.stage)),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.last_review_at,
    )


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=WANTED_RECALL,
        learning_steps=(STEP,),
        relearning_steps=(STEP,),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
