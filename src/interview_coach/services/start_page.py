"""The start page: today, with what to do next in front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from interview_coach.domain.appointments import Occurrence
from interview_coach.domain.encouragement import Achieved, encouragements, todays
from interview_coach.domain.interviews import RESUMABLE_FOR
from interview_coach.domain.overview import Today
from interview_coach.domain.preparations import Preparation
from interview_coach.errors import InvalidInput
from interview_coach.services.appointments import Appointments
from interview_coach.services.parts import Parts
from interview_coach.services.planned_days import PlannedItem, PlanOverview
from interview_coach.services.plans import Plans
from interview_coach.services.progress import ProgressReports
from interview_coach.services.today import TodayService

AHEAD = timedelta(days=14)
"""How far the next appointment is looked for."""

ASKS_FOR = timedelta(days=14)
"""How long after an interview it is asked how it went."""


class Stage(StrEnum):
    """Where somebody stands: nothing prepared, before an interview (with or without its date), or after it."""

    NEW = "new"
    BEFORE = "before"
    NO_DATE = "no_date"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class StartView:
    """`plan` is None when nothing can be planned; then `problem` says why (empty: there is nothing to plan for).
    `open_mock` is a mock interview to go on with; `to_log` are preparations whose interview has been of late and was
    not written down.
    `encouragement` is empty when there is no fact for one."""

    stage: Stage
    today: Today
    plan: PlanOverview | None = None
    problem: str = ""
    open_mock: str | None = None
    to_log: tuple[Preparation, ...] = ()
    due: tuple[Occurrence, ...] = ()
    next_appointment: Occurrence | None = None
    cards_due: int = 0
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
        found = self._with_state(user_id, found, now)
        if found.stage is Stage.AFTER:
            return found
        try:
            plan = self._plans.overview(user_id, today.preparation.id, asked=today.asked)
        except InvalidInput as error:
            return replace(found, problem=str(error))
        return replace(found, plan=plan, encouragement=self._encouragement(user_id, plan, today))

    def _with_state(self, user_id: str, found: StartView, now: datetime) -> StartView:
        day, current = now.astimezone().date(), found.today.preparation
        assert current is not None  # there is one where this is asked
        been = [each for each in (current, *found.today.others) if _has_been(each, day)]
        with self._parts.storage.reading(user_id) as rows:
            return replace(
                found,
                open_mock=rows.plans.open_mock(current.id, now - RESUMABLE_FOR),
                cards_due=len(rows.review_cards.due(now, now.date())),
                to_log=tuple(each for each in been if not _is_logged(each, rows.plans.last_real_interview(each.id))),
            )

    def _encouragement(self, user_id: str, plan: PlanOverview, today: Today) -> str:
        achieved = Achieved(
            areas=plan.areas,
            marks=self._progress.history(user_id),
            activity=plan.activity,
            tried=today.answered,
            questions=today.questions,
        )
        now = self._parts.clock().astimezone()
        return todays(encouragements(achieved, now, numbers=not plan.hides_numbers), plan.on)


def _stage(today: Today) -> Stage:
    if today.preparation is None:
        return Stage.NEW
    if today.days_left is None:
        return Stage.NO_DATE
    return Stage.AFTER if today.days_left < 0 else Stage.BEFORE


def _has_been(preparation: Preparation, day: date) -> bool:
    on = preparation.interview_on
    return on is not None and day - ASKS_FOR <= on < day


def _is_logged(preparation: Preparation, last: date | None) -> bool:
    return last is not None and preparation.interview_on is not None and last >= preparation.interview_on
