"""One sentence of encouragement, and only a true one: each stands on something that was counted or measured.

Praise without a ground teaches nothing and is not believed; what somebody did, and what came of it, is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from interview_coach.domain.plan_progress import NOTHING_DONE, Activity
from interview_coach.domain.progress import WORTH_SAYING, AreaKind, Change, MarkedAnswer, Status
from interview_coach.domain.weak_areas import WeakArea

A_WEEK = timedelta(days=7)
LATELY = timedelta(days=3)
"""How long a better second try is news."""
ENOUGH_ANSWERS, ENOUGH_DAYS, ENOUGH_CARDS = 3, 2, 10
"""What has to be there in a week before it is worth a word."""


@dataclass(frozen=True, slots=True)
class Achieved:
    """What there is to say something about. `activity` is that of the last two weeks; `tried` of `questions` questions
    were answered at least once."""

    areas: tuple[WeakArea, ...] = ()
    marks: tuple[MarkedAnswer, ...] = ()
    activity: Activity = NOTHING_DONE
    tried: int = 0
    questions: int = 0


def encouragements(achieved: Achieved, now: datetime, *, numbers: bool = True) -> tuple[str, ...]:
    """Everything true there is to say, the strongest first; empty when there is nothing. Without `numbers` no mark is
    named. `now` is in the user's zone."""
    found = (
        *_of_areas(achieved.areas, numbers),
        *_of_second_try(achieved.marks, now, numbers),
        *_of_practice(achieved, now),
        *_of_the_rest(achieved, now),
    )
    return tuple(found)


def todays(said: Sequence[str], day: date) -> str:
    """Another one each day, as long as there are several; empty when there is none."""
    return said[day.toordinal() % len(said)] if said else ""


def _of_areas(areas: Sequence[WeakArea], numbers: bool) -> Iterator[str]:
    whole = [area for area in areas if area.kind is not AreaKind.PART]
    improved = [area for area in whole if area.change is Change.IMPROVED and area.gain is not None]
    for area in sorted(improved, key=lambda each: -(each.gain or 0.0))[:1]:
        by = f": up by about {area.gain:.1f} marks" if numbers else ""
        yield f"“{area.title}” is better than when you began{by}."
    strong = [area for area in whole if area.status is Status.STRONG]
    if strong:
        best = max(strong, key=lambda each: each.low or 0.0)
        yield f"“{best.title}” is strong, by {best.answers} answers."


def _of_second_try(marks: Sequence[MarkedAnswer], now: datetime, numbers: bool) -> Iterator[str]:
    """The newest attempt of the last days that earned clearly more than the one before it, by the same engine."""
    by_attempt = {(mark.question, mark.engine, mark.attempt): mark for mark in marks if mark.overall is not None}
    recent = sorted((mark for mark in by_attempt.values() if now - mark.at <= LATELY), key=lambda each: each.at)
    for mark in reversed(recent):
        before = by_attempt.get((mark.question, mark.engine, (mark.attempt or 1) - 1))
        if before is None or before.overall is None or mark.overall is None:
            continue
        if mark.overall - before.overall >= WORTH_SAYING:
            how = f" {mark.overall:.1f} after {before.overall:.1f}" if numbers else " clearly more than the one before"
            yield f"You tried a question again, and it earned{how}."
            return


def _of_practice(achieved: Achieved, now: datetime) -> Iterator[str]:
    week = [each for each in achieved.activity.practised if now - each.at <= A_WEEK]
    days = len({each.at.astimezone(now.tzinfo).date() for each in week})
    if len(week) >= ENOUGH_ANSWERS:
        spread = f", on {days} different days" if days >= ENOUGH_DAYS else ""
        yield f"You gave {len(week)} answers in the last seven days{spread}."


def _of_the_rest(achieved: Achieved, now: datetime) -> Iterator[str]:
    mocks = len(achieved.activity.mocks_at)
    if mocks:
        yield f"You went through {_whole_interviews(mocks)} in the last two weeks."
    cards = sum(now - at <= A_WEEK for at in achieved.activity.reviewed_at)
    if cards >= ENOUGH_CARDS:
        yield f"You recalled {cards} cards in the last seven days."
    if achieved.tried >= ENOUGH_ANSWERS:
        rest = achieved.questions - achieved.tried
        left = f"; {rest} {'is' if rest == 1 else 'are'} new to you" if rest else ", which is all of them"
        yield f"You have answered {achieved.tried} of your {achieved.questions} questions at least once{left}."


def _whole_interviews(count: int) -> str:
    return "a whole mock interview" if count == 1 else f"{count} whole mock interviews"
