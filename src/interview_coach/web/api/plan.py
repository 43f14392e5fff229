"""/api/v1/plan: the study plan of a preparation, its settings, ticking off, advice, and the plan as a calendar."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_plans import (
    AdviceDocument,
    AdvicesDocument,
    PastDayDocument,
    PlannedDayDocument,
    PlannedItemDocument,
    PlanOfTodayDocument,
    PlanSettingsDocument,
    Weekday,
)
from interview_coach.domain.plan_progress import MOST_DAYS_OFF, PlanSettings
from interview_coach.domain.plans import FEWEST_MINUTES, MOST_MINUTES
from interview_coach.errors import NotFound
from interview_coach.services.parts import Wishes
from interview_coach.services.planned_days import PastDay, PlannedDay, PlanOverview
from interview_coach.web.api.documents import AS_SET, Asking, Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/plan", tags=["plan"])

CALENDAR_TYPE = "text/calendar; charset=utf-8"
PreparationId = Annotated[
    str | None, Query(description="Left out: the preparation whose interview comes first, else the newest")
]
ItemKey = Annotated[str, Field(min_length=1, max_length=64)]


class PlanSettingsInput(Input):
    """All of it is replaced."""

    minutes_per_day: Annotated[int, Field(ge=FEWEST_MINUTES, le=MOST_MINUTES)]
    weekdays_off: Annotated[frozenset[Weekday], Field(max_length=6)] = frozenset()
    days_off: Annotated[frozenset[date], Field(max_length=MOST_DAYS_OFF)] = frozenset()


class TickInput(Input):
    item_key: ItemKey


@router.get("")
def get_plan(app: AppDep, user: UserDep, preparation_id: PreparationId = None) -> PlanOfTodayDocument:
    """422 for an interview that has been, or is more than a year away."""
    app.review_cards.gather(user)
    return _document(app.plans.overview(user, chosen(app, user, preparation_id)))


@router.get("/settings")
def get_settings(app: AppDep, user: UserDep, preparation_id: PreparationId = None) -> PlanSettingsDocument:
    preparation = chosen(app, user, preparation_id)
    return PlanSettingsDocument.of(app.plans.settings(user, preparation), preparation)


@router.put("/settings")
def put_settings(
    new: PlanSettingsInput, app: AppDep, user: UserDep, preparation_id: PreparationId = None
) -> PlanSettingsDocument:
    preparation = chosen(app, user, preparation_id)
    settings = PlanSettings(new.minutes_per_day, new.weekdays_off, new.days_off)
    app.plans.change(user, preparation, settings)
    return PlanSettingsDocument.of(settings, preparation)


@router.put("/ticks")
def put_tick(new: TickInput, app: AppDep, user: UserDep, preparation_id: PreparationId = None) -> PlanOfTodayDocument:
    """Tick an item of today's plan off."""
    preparation = chosen(app, user, preparation_id)
    app.plans.tick(user, preparation, new.item_key)
    return _document(app.plans.overview(user, preparation))


@router.delete("/ticks")
def delete_tick(
    item_key: Annotated[str, Query(max_length=64)], app: AppDep, user: UserDep, preparation_id: PreparationId = None
) -> PlanOfTodayDocument:
    """What was done by itself (an answer, a review) stays done."""
    preparation = chosen(app, user, preparation_id)
    app.plans.untick(user, preparation, item_key)
    return _document(app.plans.overview(user, preparation))


@router.post("/advice")
def post_advice(
    app: AppDep, user: UserDep, asking: Asking = AS_SET, preparation_id: PreparationId = None
) -> AdvicesDocument:
    """What the coach would do in the time that is left. Asks the model where the user agreed to one."""
    notices: list[str] = []
    wishes = Wishes(redact=asking.redact, notices=notices)
    overview = app.plans.overview(user, chosen(app, user, preparation_id))
    found = app.plans.advise(user, overview, wishes)
    return AdvicesDocument(advice=[AdviceDocument.model_validate(one) for one in found], notices=notices)


@router.get("/calendar.ics", response_class=Response)
def get_calendar(
    app: AppDep,
    user: UserDep,
    preparation_id: PreparationId = None,
    at: Annotated[time | None, Query(description="`18:30`: an entry at that time; left out: the whole day")] = None,
) -> Response:
    """Today and the days that come."""
    preparation = chosen(app, user, preparation_id)
    return Response(app.plans.calendar(user, preparation, at=wall_clock(at)), media_type=CALENDAR_TYPE)


def chosen(app: CoachApp, user: str, preparation_id: str | None) -> str:
    """Raises NotFound when none was named and there is none."""
    found = preparation_id or app.plans.current(user)
    if found is None:
        raise NotFound("there is no preparation yet; create one first")
    return found


def wall_clock(at: time | None) -> time | None:
    """To the minute and without an offset: it is the time that the calendar will show."""
    return None if at is None else at.replace(second=0, microsecond=0, tzinfo=None)


def _document(overview: PlanOverview) -> PlanOfTodayDocument:
    days = ([overview.today] if overview.today else []) + list(overview.coming)
    return PlanOfTodayDocument(
        interview_on=overview.plan.interview_on,
        summary=overview.plan.summary,
        preparation_id=overview.preparation.id,
        today=overview.on,
        days_left=overview.days_left,
        settings=PlanSettingsDocument.of(overview.settings, overview.preparation.id),
        days=[_day(day) for day in days],
        past=[_past(day) for day in overview.past],
    )


def _day(day: PlannedDay) -> PlannedDayDocument:
    items = [
        PlannedItemDocument(
            kind=each.item.kind.value,
            title=each.item.title,
            competency=each.item.competency,
            skill=each.item.skill,
            minutes=each.item.minutes,
            why=each.item.why,
            key=each.key,
            done=each.done.value if each.done else None,
            question_id=each.question.question.id if each.question else None,
        )
        for each in day.items
    ]
    return PlannedDayDocument(on=day.on, minutes=day.minutes, items=items)


def _past(day: PastDay) -> PastDayDocument:
    done = day.activity
    return PastDayDocument(
        on=day.on,
        planned_minutes=day.minutes,
        answers=len(done.practised),
        reviews=len(done.reviewed_at),
        mocks=len(done.mocks_at),
        stories=len(done.stories_at),
        ticked=day.ticked,
    )
