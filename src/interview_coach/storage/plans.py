"""Study plans of one user: the settings of a preparation's plan, what was ticked off, and what was done anyway."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, delete, exists, func, insert, select

from interview_coach.domain.interviews import OVER
from interview_coach.domain.plan_progress import About, Activity, PlanSettings, PlanTick, Practised
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.tables import (
    answers,
    interview_sessions,
    marks,
    mocks,
    plan_settings,
    real_interviews,
    reviews,
)
from interview_coach.storage.tables import plan_ticks as t

_OVER = tuple(phase.value for phase in OVER)
_MOST_ROWS = 2_000
"""Answers or reviews of the last days that are looked at; nobody has more."""


class PlanRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def settings(self, preparation_id: str) -> PlanSettings:
        """The usual ones while the user has chosen nothing."""
        p = plan_settings
        row = self._connection.execute(
            select(p).where(p.c.user_id == self._user_id, p.c.preparation_id == preparation_id)
        ).first()
        return PlanSettings() if row is None else read_settings(row)

    def all_settings(self) -> tuple[tuple[str, PlanSettings], ...]:
        """Those that were chosen, with the preparation's id."""
        p = plan_settings
        rows = self._connection.execute(select(p).where(p.c.user_id == self._user_id).order_by(p.c.preparation_id))
        return tuple((row.preparation_id, read_settings(row)) for row in rows)

    def put_settings(self, preparation_id: str, settings: PlanSettings) -> None:
        """The preparation is there and belongs to the user."""
        p = plan_settings
        self._connection.execute(delete(p).where(p.c.user_id == self._user_id, p.c.preparation_id == preparation_id))
        self._connection.execute(
            insert(p).values(
                preparation_id=preparation_id,
                user_id=self._user_id,
                minutes_per_day=settings.minutes_per_day,
                weekdays_off="".join(map(str, sorted(settings.weekdays_off))),
                days_off=",".join(day.isoformat() for day in sorted(settings.days_off)),
            )
        )

    def ticks(self, preparation_id: str, since: date) -> tuple[PlanTick, ...]:
        """In the order of their days."""
        query = (
            select(t)
            .where(t.c.user_id == self._user_id, t.c.preparation_id == preparation_id, t.c.on >= since)
            .order_by(t.c.on, t.c.done_at, t.c.id)
        )
        return tuple(map(read_tick, self._connection.execute(query)))

    def tick(self, tick: PlanTick) -> None:
        """Ticking twice is ticking once. The preparation is there and belongs to the user."""
        self.untick(tick.preparation_id, tick.item_key, tick.on)
        self._connection.execute(
            insert(t).values(
                id=tick.id,
                user_id=self._user_id,
                preparation_id=tick.preparation_id,
                item_key=tick.item_key,
                on=tick.on,
                done_at=tick.done_at,
            )
        )

    def untick(self, preparation_id: str, item_key: str, on: date) -> None:
        """Does nothing when it was not ticked."""
        here = (t.c.user_id == self._user_id, t.c.preparation_id == preparation_id, t.c.item_key == item_key)
        self._connection.execute(delete(t).where(*here, t.c.on == on))

    def activity(self, preparation_id: str, since: datetime) -> Activity:
        """What was done since then, but for stories, which are sealed whole. Reviews of all cards count."""
        return Activity(
            practised=self._practised(preparation_id, since),
            reviewed_at=self._reviewed_at(since),
            mocks_at=self._mocks_ended_at(preparation_id, since),
        )

    def open_mock(self, preparation_id: str, since: datetime) -> str | None:
        """The id of the newest mock interview that is not over and was touched since then."""
        query = (
            self._mocks(preparation_id, mocks.c.id)
            .where(mocks.c.state.not_in(_OVER), mocks.c.changed_at >= since)
            .order_by(mocks.c.changed_at.desc(), mocks.c.id)
            .limit(1)
        )
        found: str | None = self._connection.scalar(query)
        return found

    def last_real_interview(self, preparation_id: str) -> date | None:
        """The day of the last real interview that was written down."""
        r = real_interviews
        mine = (r.c.user_id == self._user_id, r.c.preparation_id == preparation_id)
        found: date | None = self._connection.scalar(select(func.max(r.c.on)).where(*mine))
        return found

    def _practised(self, preparation_id: str, since: datetime) -> tuple[Practised, ...]:
        """Marked answers of the preparation in which there was something to assess, newest first."""
        query = (
            select(
                marks.c.evaluation_id, marks.c.answer_id, marks.c.type, marks.c.competency, marks.c.skill_key,
                marks.c.skill_sealed, answers.c.created_at,
            )
            .select_from(answers.join(marks, marks.c.answer_id == answers.c.id))
            .where(
                answers.c.user_id == self._user_id,
                answers.c.created_at >= since,
                marks.c.preparation_id == preparation_id,
                marks.c.overall.is_not(None) | (marks.c.dimensions != "{}"),
            )
            .order_by(answers.c.created_at.desc(), answers.c.id)
            .limit(_MOST_ROWS)
        )  # fmt: skip
        found: dict[str, Practised] = {}
        skills: dict[str, str] = {}
        for row in self._connection.execute(query):
            if row.answer_id not in found:  # each engine's mark is a row
                skill = self._skill(row, skills)
                found[row.answer_id] = Practised(row.created_at, About(QuestionType(row.type), row.competency, skill))
        return tuple(found.values())

    def _reviewed_at(self, since: datetime) -> tuple[datetime, ...]:
        query = select(reviews.c.at).where(reviews.c.user_id == self._user_id, reviews.c.at >= since)
        return tuple(self._connection.scalars(query.order_by(reviews.c.at.desc()).limit(_MOST_ROWS)))

    def _mocks_ended_at(self, preparation_id: str, since: datetime) -> tuple[datetime, ...]:
        """Of mock interviews in which something was answered."""
        query = self._mocks(preparation_id, mocks.c.ended_at).where(
            mocks.c.state.in_(_OVER), mocks.c.ended_at >= since, exists().where(answers.c.session_id == mocks.c.id)
        )
        return tuple(self._connection.scalars(query))

    def _mocks(self, preparation_id: str, column: Column[Any]) -> Select[Any]:
        return (
            select(column)
            .select_from(mocks.join(interview_sessions, interview_sessions.c.id == mocks.c.id))
            .where(mocks.c.user_id == self._user_id, interview_sessions.c.preparation_id == preparation_id)
        )

    def _skill(self, row: Any, known: dict[str, str]) -> str | None:
        """Opened once for each skill, not for each answer."""
        if row.skill_key is None:
            return None
        if row.skill_key not in known:
            known[row.skill_key] = self._cipher.open(row.skill_sealed, f"marks.skill:{row.evaluation_id}")
        return known[row.skill_key]


def read_settings(row: Row[Any]) -> PlanSettings:
    days_off = (date.fromisoformat(day) for day in row.days_off.split(",") if day)
    return PlanSettings(row.minutes_per_day, frozenset(map(int, row.weekdays_off)), frozenset(days_off))


def read_tick(row: Row[Any]) -> PlanTick:
    return PlanTick(row.id, row.preparation_id, row.item_key, row.on, row.done_at)
