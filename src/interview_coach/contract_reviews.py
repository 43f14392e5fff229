"""The JSON of reviews, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, Field

from interview_coach.contract import Document
from interview_coach.domain.question_needs import QuestionNeed
from interview_coach.domain.reviews import ReviewCard


class ReviewDocument(Document):
    """`rating` 1 again, 2 hard, 3 good, 4 easy; `seconds` is how long it took, null when not timed."""

    id: str
    card_id: str
    rating: Annotated[int, Field(ge=1, le=4)]
    at: AwareDatetime
    seconds: int | None


class ReviewCardDocument(Document):
    """`kind` is story, fact, point or note; `stage` learning, known or relearning. `stability` is in days: recall falls
    to 90 % in that time; `difficulty` runs from 1 to 10; both null before the first review."""

    id: str
    kind: str
    front: str
    back: str
    source: str
    edited: bool
    preparation_id: str | None
    story_id: str | None
    suspended: bool
    due_at: AwareDatetime
    stage: str
    step: int | None
    stability: float | None
    difficulty: float | None
    last_review_at: AwareDatetime | None
    created_at: AwareDatetime

    @classmethod
    def of(cls, card: ReviewCard) -> ReviewCardDocument:
        return cls(
            id=card.id,
            kind=card.kind.value,
            front=card.text.front,
            back=card.text.back,
            source=card.text.source,
            edited=card.text.edited,
            preparation_id=card.preparation_id,
            story_id=card.story_id,
            suspended=card.suspended,
            due_at=card.memory.due_at,
            stage=card.memory.stage.name.lower(),
            step=card.memory.step,
            stability=card.memory.stability,
            difficulty=card.memory.difficulty,
            last_review_at=card.memory.last_review_at,
            created_at=card.created_at,
        )


class DueReviewsDocument(Document):
    """`due` cards to be seen now, `fresh` of them never seen; `next_at` is when the next one comes when none is due.
    `items` are the first of them, in their order."""

    due: int
    fresh: int
    done_today: int
    next_at: AwareDatetime | None
    items: list[ReviewCardDocument]


class ImportedCardsDocument(Document):
    """`problems` name the lines that were left out, and why."""

    added: int
    changed: int
    unchanged: int
    problems: list[str]


class QuestionNeedDocument(Document):
    """A question to practise again: the higher `need` (above 0), the sooner."""

    question_id: str
    text: str
    need: float
    why: str
    attempts: int
    last_mark: float | None

    @classmethod
    def of(cls, needed: QuestionNeed) -> QuestionNeedDocument:
        asked = needed.asked
        return cls(
            question_id=asked.question.id,
            text=asked.question.text,
            need=round(needed.need, 3),
            why=needed.why,
            attempts=asked.attempts,
            last_mark=asked.last_mark,
        )
