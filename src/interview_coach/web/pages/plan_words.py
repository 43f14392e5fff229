"""The study plan in words and addresses: where an item begins, why it is done, what was done on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from interview_coach.content.bank import bank
from interview_coach.domain.plan_days import Kind
from interview_coach.domain.plan_items import PlanItem, Reading
from interview_coach.domain.plan_progress import Done
from interview_coach.services.planned_days import PastDay, PlannedDay, PlannedItem

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

KINDS = {
    Kind.PRACTICE: "Practice",
    Kind.REVIEW: "Recall",
    Kind.STORY: "Story",
    Kind.MOCK: "Mock interview",
    Kind.READ: "Reading",
}

DONE = {
    Done.TICKED: "Done",
    Done.ANSWERED: "Done: you answered a question on it",
    Done.REVIEWED: "Done: you recalled your cards",
    Done.MOCK_ENDED: "Done: you finished a mock interview",
    Done.NOTHING_DUE: "No card is due today",
    Done.STORY_WORKED_ON: "Done: you worked on a story",
}


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins, and what the link there says."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Week:
    """`number` counts from 0, which is the week of today; `days` are in their order."""

    number: int
    monday: date
    days: tuple[PlannedDay, ...]

    @property
    def name(self) -> str:
        return {0: "This week", 1: "Next week"}.get(self.number, "")

    @property
    def minutes(self) -> int:
        return sum(day.minutes for day in self.days)


def weeks_of(days: Sequence[PlannedDay], today: date) -> tuple[Week, ...]:
    """Weeks from Monday on; those without a day to work on are left out."""
    this = today - timedelta(days=today.weekday())
    found: dict[date, list[PlannedDay]] = {}
    for day in days:
        found.setdefault(day.on - timedelta(days=day.on.weekday()), []).append(day)
    return tuple(Week((monday - this).days // 7, monday, tuple(own)) for monday, own in found.items())


def start_of(planned: PlannedItem, preparation_id: str) -> Start:
    """Every item can be begun: with a question where there is one, else where it can be made."""
    here, item = f"/preparations/{preparation_id}", planned.item
    if item.kind is Kind.PRACTICE:
        return _practice(planned, here)
    if item.kind is Kind.REVIEW:
        return Start("/reviews/next", "Recall")
    if item.kind is Kind.STORY:
        return Start(f"{here}/stories", "Open your stories")
    if item.kind is Kind.MOCK:
        return Start(f"{here}/mocks?minutes={item.minutes}", "Set it up")
    if item.is_sheet:
        return Start(f"{here}/sheet", "Open your sheet")
    return Start(here if item.reading is Reading.POSTING else f"{here}/tips", "Read")


def _practice(planned: PlannedItem, here: str) -> Start:
    if planned.question is not None:
        return Start(f"/questions/{planned.question.question.id}", "Practise")
    library = _in_library(planned.item)
    return Start(library, "See its questions") if library else Start(f"{here}/questions", "Find a question")


def _in_library(item: PlanItem) -> str:
    if item.competency is not None:
        return f"/library/competencies/{item.competency}"
    skill = next(bank().skills_named_in(item.skill), None) if item.skill else None
    return f"/library/skills/{skill.id}" if skill else ""


def past_words(day: PastDay) -> str:
    """What was done; a missed day is no reproach."""
    done = day.activity
    counted = (
        (len(done.practised), "answer", "answers"),
        (len(done.mocks_at), "mock interview", "mock interviews"),
        (len(done.reviewed_at), "card recalled", "cards recalled"),
        (len(done.stories_at), "story worked on", "stories worked on"),
        (day.ticked, "item ticked off", "items ticked off"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    if said:
        return f"{', '.join(said)}."
    return "Nothing this day, and nothing to catch up on: the plan went on without it."
