"""The JSON of a stored preparation's study plan (/api/v1/plan and the export), with the rules of `contract`: fields may
be added, never renamed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field

from interview_coach.contract import Document
from interview_coach.contract_progress import Count, PlanDayDocument, PlanDocument, PlanItemDocument
from interview_coach.domain.plan_progress import PlanSettings

Weekday = Annotated[int, Field(ge=0, le=6)]


class PlanSettingsDocument(Document):
    """`weekdays_off` are 0 (Monday) to 6."""

    minutes_per_day: Annotated[int, Field(ge=5, le=600)]
    weekdays_off: list[Weekday]
    days_off: list[date]

    preparation_id: str

    @classmethod
    def of(cls, settings: PlanSettings, preparation_id: str) -> Self:
        return cls(
            minutes_per_day=settings.minutes_per_day,
            weekdays_off=sorted(settings.weekdays_off),
            days_off=sorted(settings.days_off),
            preparation_id=preparation_id,
        )


class PlanTickDocument(Document):
    """An item that was ticked off: `item_key` names its kind, its competency and its place in the day."""

    id: str
    preparation_id: str
    item_key: str
    on: date
    done_at: AwareDatetime


class PlannedItemDocument(PlanItemDocument):
    """`key` names the item within its day. `done` says why it counts as done, null: it does not yet (only today's items
    can; `nothing_due`: there is no card to review). `question_id` is a question to begin with, null where there is no
    fitting one."""

    key: str
    done: Literal["ticked", "answered", "reviewed", "mock_ended", "story_worked_on", "nothing_due"] | None
    question_id: str | None


class PlannedDayDocument(PlanDayDocument):
    items: list[PlannedItemDocument]  # type: ignore[assignment]  # more fields than those it takes the place of


class PastDayDocument(Document):
    """What was planned (0: nothing) and done on a day that has been. `reviews` and `stories` are those of the user."""

    on: date
    planned_minutes: Count
    answers: Count
    reviews: Count
    mocks: Count
    stories: Count
    ticked: Count


class PlanOfTodayDocument(PlanDocument):
    """`days` begins with `today` unless there is no work today. `past` is the last two weeks, newest first."""

    preparation_id: str
    today: date
    days_left: int | None
    settings: PlanSettingsDocument
    days: list[PlannedDayDocument]  # type: ignore[assignment]  # as above
    past: list[PastDayDocument]


class AdviceDocument(Document):
    engine: str
    text: str
    why: str


class AdvicesDocument(Document):
    """Empty while there is no marked answer. `notices` say why the builtin coach stepped in for a model."""

    advice: list[AdviceDocument]
    notices: list[str]
