"""What has become of a study plan: the wishes it is made with, what was ticked off, and what was done by itself.

An item is done when the user ticks it off, or when what it asks for has happened that day: an answer to its topic, a
round of reviews, a mock interview that came to its end, a story that was worked on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from interview_coach.domain.plan_days import Kind
from interview_coach.domain.plan_items import PlanItem
from interview_coach.domain.plans import FEWEST_MINUTES, MOST_MINUTES
from interview_coach.domain.progress import folded
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

USUAL_MINUTES = 30
MOST_DAYS_OFF = 300
A_ROUND = 5
"""Cards that make a round of reviews, while more are due."""


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """`minutes_per_day` 5 to 600; `weekdays_off` are 0 (Monday) to 6."""

    minutes_per_day: int = USUAL_MINUTES
    weekdays_off: frozenset[int] = frozenset()
    days_off: frozenset[date] = frozenset()


def check_settings(settings: PlanSettings) -> None:
    """Raises InvalidInput, one sentence."""
    if not FEWEST_MINUTES <= settings.minutes_per_day <= MOST_MINUTES:
        raise InvalidInput(
            f"the minutes a day run from {FEWEST_MINUTES} to {MOST_MINUTES}, not {settings.minutes_per_day}"
        )
    if not settings.weekdays_off <= frozenset(range(7)):
        raise InvalidInput("the weekdays off run from 0 (Monday) to 6 (Sunday)")
    if len(settings.weekdays_off) == 7:
        raise InvalidInput("keep at least one weekday free for practice")
    if len(settings.days_off) > MOST_DAYS_OFF:
        raise InvalidInput(f"a plan takes {MOST_DAYS_OFF} single days off at most")


@dataclass(frozen=True, slots=True)
class PlanTick:
    """`item_key` was ticked off on a day of the plan."""

    id: str
    preparation_id: str
    item_key: str
    on: date
    done_at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about."""

    type: QuestionType
    competency: str | None = None
    skill: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Practised:
    """An answer that was given."""

    at: datetime
    about: About


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done: answers, and the instants of reviews, of ended mock interviews, of work on stories."""

    practised: tuple[Practised, ...] = ()
    reviewed_at: tuple[datetime, ...] = ()
    mocks_at: tuple[datetime, ...] = ()
    stories_at: tuple[datetime, ...] = ()

    def between(self, since: datetime, until: datetime) -> Activity:
        def inside(instants: Iterable[datetime]) -> tuple[datetime, ...]:
            return tuple(at for at in instants if since <= at < until)

        return Activity(
            tuple(each for each in self.practised if since <= each.at < until),
            inside(self.reviewed_at),
            inside(self.mocks_at),
            inside(self.stories_at),
        )

    @property
    def is_nothing(self) -> bool:
        return not (self.practised or self.reviewed_at or self.mocks_at or self.stories_at)


NOTHING_DONE = Activity()


class Done(StrEnum):
    """Why an item counts as done."""

    TICKED = "ticked"
    ANSWERED = "answered"
    REVIEWED = "reviewed"
    MOCK_ENDED = "mock_ended"
    STORY_WORKED_ON = "story_worked_on"
    NOTHING_DUE = "nothing_due"


def keys_of(items: Sequence[PlanItem]) -> tuple[str, ...]:
    """A name for each item of one day, the same whenever the day is planned alike. It holds no personal text: skills
    are counted, not named."""
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        name = f"{item.kind.value}:{item.competency or ('skill' if item.skill else '')}"
        seen[name] += 1
        keys.append(f"{name}:{seen[name]}")
    return tuple(keys)


def done_today(
    items: Sequence[PlanItem], ticked: frozenset[str], activity: Activity, *, cards_due: int = 0
) -> tuple[Done | None, ...]:
    """For each item of a day why it is done, None when it is not. `activity` is that of the day alone; one answer
    counts for one item."""
    left = _Left(activity, cards_due)
    by_itself = [left.take(item) for item in items]
    return tuple(
        reason or (Done.TICKED if key in ticked else None)
        for key, reason in zip(keys_of(items), by_itself, strict=True)
    )


class _Left:
    """What was done and stands for no item yet."""

    def __init__(self, activity: Activity, cards_due: int) -> None:
        self._practised = list(activity.practised)
        self._mocks, self._stories = len(activity.mocks_at), len(activity.stories_at)
        reviews = len(activity.reviewed_at)
        self._nothing_due = not cards_due
        self._rounds = max(reviews // A_ROUND, 1 if reviews and not cards_due else 0)

    def take(self, item: PlanItem) -> Done | None:
        if item.kind is Kind.PRACTICE:
            return self._answered(item)
        if item.kind is Kind.REVIEW:
            return self._reviewed()
        if item.kind is Kind.MOCK and self._mocks:
            self._mocks -= 1
            return Done.MOCK_ENDED
        if item.kind is Kind.STORY and self._stories:
            self._stories -= 1
            return Done.STORY_WORKED_ON
        return None

    def _reviewed(self) -> Done | None:
        if self._rounds:
            self._rounds -= 1
            return Done.REVIEWED
        return Done.NOTHING_DUE if self._nothing_due else None

    def _answered(self, item: PlanItem) -> Done | None:
        found = next((each for each in self._practised if exercises(item, each.about)), None)
        if found is None:
            return None
        self._practised.remove(found)
        return Done.ANSWERED


def exercises(item: PlanItem, about: About) -> bool:
    """Whether such a question is what the item asks for. An item about nothing is the opening."""
    if item.competency is not None:
        return about.competency == item.competency
    if item.skill is not None:
        return folded(about.skill or "") == folded(item.skill)
    return about.type is QuestionType.MOTIVATION
