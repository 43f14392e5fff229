"""The days of a study plan as a user meets them: what is done, what has been, which question a round begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.plan_days import Kind
from interview_coach.domain.plan_items import PlanItem
from interview_coach.domain.plan_progress import (
    About,
    Activity,
    Done,
    PlanSettings,
    PlanTick,
    done_today,
    exercises,
    keys_of,
)
from interview_coach.domain.plans import PlanDay, PlanMaterial, PlanWishes, StudyPlan, make_plan
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.stories import Story
from interview_coach.domain.weak_areas import WeakArea

LOOKS_BACK = timedelta(days=14)
"""How far back a plan shows what was done."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of a day with its name for ticking off, why it is done (None: it is not), and the question that it
    begins with (practice only, where the preparation has a fitting one)."""

    item: PlanItem
    key: str
    done: Done | None = None
    question: AskedQuestion | None = None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    on: date
    items: tuple[PlannedItem, ...]

    @property
    def minutes(self) -> int:
        return sum(each.item.minutes for each in self.items)

    @property
    def done(self) -> int:
        return sum(each.done is not None for each in self.items)

    @property
    def next(self) -> PlannedItem | None:
        return next((each for each in self.items if each.done is None), None)


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day that has been: how much was planned (0: nothing), what was done, and how many items were ticked off."""

    on: date
    minutes: int
    activity: Activity
    ticked: int

    @property
    def is_missed(self) -> bool:
        return self.minutes > 0 and self.activity.is_nothing and not self.ticked


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """`today` is None on a day without work. `coming` are the days after it, `past` the last two weeks, newest first;
    days on which nothing was planned and nothing done are in neither. `activity` is that of these two weeks,
    `areas` are those of now."""

    preparation: Preparation
    settings: PlanSettings
    on: date
    plan: StudyPlan
    today: PlannedDay | None
    coming: tuple[PlannedDay, ...]
    past: tuple[PastDay, ...]
    activity: Activity
    hides_numbers: bool
    areas: tuple[WeakArea, ...]

    @property
    def days_left(self) -> int | None:
        return self.preparation.days_left(self.on)


@dataclass(frozen=True, slots=True)
class PlanKnown:
    """What is read of a user for one plan."""

    preparation: Preparation
    settings: PlanSettings
    ticks: tuple[PlanTick, ...]
    activity: Activity
    questions: tuple[AskedQuestion, ...]
    stories: tuple[Story, ...]
    cards_due: int
    hides_numbers: bool


def midnight(day: date) -> datetime:
    """When the day begins in the time zone of this computer."""
    return datetime.combine(day, time()).astimezone()


def wishes_of(known: PlanKnown, today: date) -> PlanWishes:
    settings, interview_on = known.settings, known.preparation.interview_on
    return PlanWishes(today, interview_on, settings.minutes_per_day, settings.days_off, settings.weekdays_off)


def days_of(of_today: PlanDay | None, plan: StudyPlan, today: date) -> tuple[PlanDay, ...]:
    rest = tuple(day for day in plan.days if day.on > today)
    return (of_today, *rest) if of_today else rest


def marked_off(day: PlannedDay, known: PlanKnown, today: date) -> PlannedDay:
    activity = known.activity.between(midnight(today), midnight(today + timedelta(days=1)))
    ticked = frozenset(tick.item_key for tick in known.ticks if tick.on == today)
    items = tuple(each.item for each in day.items)
    reasons = done_today(items, ticked, activity, cards_due=known.cards_due)
    marked = zip(day.items, reasons, strict=True)
    return PlannedDay(day.on, tuple(PlannedItem(e.item, e.key, reason, e.question) for e, reason in marked))


def past_days(known: PlanKnown, today: date) -> tuple[PastDay, ...]:
    """From the day on which the preparation was made, two weeks back at most. What was planned follows from the date
    alone; the rhythm without a date begins anew each week, so it is asked for week by week."""
    first = max(known.preparation.created_at.astimezone().date(), today - LOOKS_BACK)
    minutes: dict[date, int] = {}
    monday = first
    while monday < today:
        plan = make_plan(wishes_of(known, monday), PlanMaterial())
        minutes.update((day.on, day.minutes) for day in plan.days if day.on < today)
        monday += timedelta(days=7 - monday.weekday())
    days = (_past_day(known, first + timedelta(days=n), minutes) for n in range((today - first).days))
    shown = [day for day in days if day.minutes or day.ticked or not day.activity.is_nothing]
    return tuple(reversed(shown))


def _past_day(known: PlanKnown, day: date, minutes: dict[date, int]) -> PastDay:
    activity = known.activity.between(midnight(day), midnight(day + timedelta(days=1)))
    return PastDay(day, minutes.get(day, 0), activity, sum(tick.on == day for tick in known.ticks))


def with_questions(days: Sequence[PlanDay], questions: Sequence[AskedQuestion]) -> tuple[PlannedDay, ...]:
    """Each round of practice with a question for it; the same topic gets another one each time, while there are any."""
    given: dict[str, int] = {}
    planned = []
    for day in days:
        items = []
        for item, key in zip(day.items, keys_of(day.items), strict=True):
            question = _question_for(item, questions, given) if item.kind is Kind.PRACTICE else None
            if question is not None:
                given[question.question.id] = given.get(question.question.id, 0) + 1
            items.append(PlannedItem(item, key, question=question))
        planned.append(PlannedDay(day.on, tuple(items)))
    return tuple(planned)


def _question_for(item: PlanItem, questions: Sequence[AskedQuestion], given: dict[str, int]) -> AskedQuestion | None:
    """A retest takes one that was tried, the weakest first; the rest takes new ones first."""

    def rank(asked: AskedQuestion) -> tuple[int, bool, float]:
        is_tried = asked.attempts > 0
        return given.get(asked.question.id, 0), is_tried is not item.is_retest, asked.last_mark or 0.0

    def about(asked: AskedQuestion) -> About:
        return About(asked.question.type, asked.question.competency, asked.question.skill)

    fitting = [asked for asked in questions if exercises(item, about(asked))]
    return min(fitting, key=rank, default=None)
