"""The start page: what matters now and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from interview_coach.domain.overview import AskedQuestion, Today
from interview_coach.domain.preparations import Preparation
from interview_coach.storage.database import Storage

MOST_PREPARATIONS = 100


class TodayService:
    def __init__(self, storage: Storage, clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._clock = clock

    def today(self, user_id: str) -> Today:
        """The preparation whose interview comes first (else the newest), and the next question in it."""
        today = self._clock().astimezone().date()  # of this computer
        with self._storage.reading(user_id) as rows:
            preparations = rows.preparations.list(limit=MOST_PREPARATIONS, offset=0)
            unmarked = rows.answers.unmarked(limit=5)
            current = most_urgent(preparations, today)
            if current is None:
                return Today(unmarked=unmarked)
            asked = rows.questions.list(current.id)
            latest = rows.answers.history(limit=1, offset=0, preparation_id=current.id)
        return Today(
            preparation=current,
            days_left=current.days_left(today),
            questions=len(asked),
            answered=sum(a.attempts > 0 for a in asked),
            next_question=next_question(asked),
            unmarked=unmarked,
            latest=latest[0] if latest else None,
            others=tuple(p for p in preparations if p.id != current.id),
            asked=asked,
        )


def most_urgent(preparations: Sequence[Preparation], today: date) -> Preparation | None:
    """The one whose interview comes first from today on; without any, the newest. `preparations` newest first."""
    dated = [p for p in preparations if p.interview_on is not None and p.interview_on >= today]
    if dated:
        return min(dated, key=lambda p: p.interview_on or today)
    return preparations[0] if preparations else None


def next_question(asked: Sequence[AskedQuestion]) -> AskedQuestion | None:
    """The first one not tried yet; when all were tried, the one with the lowest mark (unscored ones first)."""
    fresh = next((a for a in asked if a.attempts == 0), None)
    return fresh or min(asked, key=lambda a: a.last_mark or 0.0, default=None)
