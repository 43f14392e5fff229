"""The start page: today, with what to do next in front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from interview_coach.domain.appointments import Occurrence
from interview_coach.domain.encouragement import Achieved, encouragements, todays
from interview_coach.domain.overview import Today
from interview_coach.domain.preparations import Preparation
from interview_coach.errors import InvalidInput
from interview_coach.services.appointments import Appointments
from interview_coach.services.parts import Parts
from interview_coach.services.planned_days import LOOKS_BACK, PlannedItem, midnight
from interview_coach.services.plans import Plans, PlanOverview
from interview_coach.services.progress import ProgressReports
from interview_coach.services.today import TodayService

AHEAD = timedelta(days=14)
"""How far the next appointment is looked for."""


class Stage(StrEnum):
    """Where somebody stands: nothing prepared, before an interview (with or without its date), or after it."""

    NEW = "new"
    BEFORE = "before"
    NO_DATE = "no_date"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class StartView:
    """`plan` is None when nothing can be planned; then `problem` says why (empty: there is nothing to plan for).
    `open_mock` is a mock interview to go on with; `is_logged`: the interview that has been was written down.
    `encouragement` is empty when there is no fact for one."""

    stage: Stage
    today: Today
    plan: PlanOverview | None = None
    problem: str = ""
    open_mock: str | None = None
    due: tuple[Occurrence, ...] = ()
    next_appointment: Occurrence | None = None
    cards_due: int = 0
    is_logged: bool = False
    encouragement: str = ""

    @property
    def next_item(self) -> PlannedItem | None:
        day = self.plan.today if self.plan else None
        return day.next if day else None


class StartPage:
    def __init__(
        self, parts: Parts, start: TodayService, plans: Plans, progress: ProgressReports, appointments: Appointments
    ) -> None:
        self._parts = parts
        self._start = start
        self._plans = plans
        self._progress = progress
        self._appointments = appointments

    def show(self, user_id: str) -> StartView:
        """Of the preparation whose interview comes first, else the newest."""
        today, now = self._start.today(user_id), self._parts.clock()
        due = self._appointments.due(user_id)
        agenda = self._appointments.agenda(user_id, now, now + AHEAD)
        found = StartView(
            _stage(today), today, due=due, next_appointment=next((each for each in agenda if each not in due), None)
        )
        if today.preparation is None:
            return found
        found = self._with_state(user_id, found, today.preparation, now)
        if found.stage is Stage.AFTER:
            return found
        try:
            found = replace(found, plan=self._plans.overview(user_id, today.preparation.id))
        except InvalidInput as error:
            found = replace(found, problem=str(error))
        return replace(found, encouragement=self._encouragement(user_id, today, now))

    def _with_state(self, user_id: str, found: StartView, preparation: Preparation, now: datetime) -> StartView:
        with self._parts.storage.reading(user_id) as rows:
            on = preparation.interview_on
            return replace(
                found,
                open_mock=rows.mocks.newest_open(preparation.id),
                cards_due=len(rows.review_cards.due(now, now.date())),
                is_logged=on is not None and _is_logged(rows.real_interviews.days(preparation.id), on),
            )

    def _encouragement(self, user_id: str, today: Today, now: datetime) -> str:
        assert today.preparation is not None  # there is one where this is asked
        local, preparation_id = now.astimezone(), today.preparation.id
        since = midnight(local.date() - LOOKS_BACK)
        with self._parts.storage.reading(user_id) as rows:
            numbers = not rows.view_settings.hides_numbers()
            activity = rows.plans.activity(preparation_id, since)
        achieved = Achieved(
            self._progress.areas(user_id, preparation_id),
            self._progress.history(user_id),
            activity,
            today.answered,
            today.questions,
        )
        return todays(encouragements(achieved, local, numbers=numbers), local.date())


def _stage(today: Today) -> Stage:
    if today.preparation is None:
        return Stage.NEW
    if today.days_left is None:
        return Stage.NO_DATE
    return Stage.AFTER if today.days_left < 0 else Stage.BEFORE


def _is_logged(days: tuple[date, ...], interview_on: date) -> bool:
    return any(day >= interview_on for day in days)
