"""The study plan of a preparation as it is today: what to do, what is done, what has been, and why.

Today's items are made from the marks up to this morning, so that they stand still while they are worked on; the days
after today follow every mark. Nothing of a plan is stored but its settings and what was ticked off: made again, it is
the same plan.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from interview_coach.calendars.study_plan import study_calendar
from interview_coach.content.area_words import area_words
from interview_coach.domain.coaching import Advice, StudyArea
from interview_coach.domain.costs import CallContext
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.plan_progress import PlanSettings, PlanTick, check_settings
from interview_coach.domain.plan_stories import with_own_stories
from interview_coach.domain.plan_topics import FOCUS, MOST_STORIES, competencies_in_order, material_of, without_marks
from interview_coach.domain.plans import PlanMaterial, StudyPlan, make_plan
from interview_coach.domain.stories import StoryStatus
from interview_coach.domain.weak_areas import WeakArea
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.mornings import Mornings
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.services.plan_lines import lines_for
from interview_coach.services.planned_days import (
    LOOKS_BACK,
    PlanKnown,
    PlanOverview,
    days_of,
    marked_off,
    midnight,
    past_days,
    wishes_of,
    with_questions,
)
from interview_coach.services.preparations import as_understood
from interview_coach.services.progress import ProgressReports
from interview_coach.services.today import MOST_PREPARATIONS, most_urgent

_MOST_REMEMBERED = 64
_MOST_AREAS = 12


class Plans:
    def __init__(self, parts: Parts, progress: ProgressReports) -> None:
        self._parts = parts
        self._mornings = Mornings(progress)
        self._lines: dict[tuple[str, datetime, tuple[str, ...]], dict[str, str]] = {}
        self._lock = threading.Lock()

    def settings(self, user_id: str, preparation_id: str) -> PlanSettings:
        with self._parts.storage.reading(user_id) as rows:
            rows.preparations.get(preparation_id)
            return rows.plans.settings(preparation_id)

    def change(self, user_id: str, preparation_id: str, settings: PlanSettings) -> None:
        """Raises InvalidInput, NotFound."""
        check_settings(settings)
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            rows.plans.put_settings(preparation_id, settings)

    def overview(
        self, user_id: str, preparation_id: str, *, asked: tuple[AskedQuestion, ...] | None = None
    ) -> PlanOverview:
        """`asked` are the questions of the preparation, where they were read a moment ago. Raises NotFound, and
        InvalidInput for a date that cannot be planned to: past, or more than a year away."""
        today = self.day()
        known = self._read(user_id, preparation_id, today, asked)
        days = (today - timedelta(days=1), today, today + timedelta(days=1))
        yesterday, now, tomorrow = self._mornings.areas(user_id, known.preparation, [midnight(day) for day in days])
        wishes = wishes_of(known, today)
        now_plan = make_plan(wishes, self._material(user_id, known, tomorrow, before=now))
        morning = make_plan(wishes, self._material(user_id, known, now, before=yesterday))
        of_today = next((day for day in morning.days if day.on == today), None)
        planned = with_questions(
            [*([of_today] if of_today else []), *(day for day in now_plan.days if day.on > today)], known.questions
        )
        coming = [day for day in planned if day.on > today]
        return PlanOverview(
            preparation=known.preparation,
            settings=known.settings,
            on=today,
            plan=StudyPlan(now_plan.interview_on, days_of(of_today, now_plan, today), now_plan.summary),
            today=marked_off(planned[0], known, today) if of_today else None,
            coming=tuple(coming),
            past=past_days(known, today),
            activity=known.activity,
            hides_numbers=known.hides_numbers,
            areas=tomorrow,
        )

    def tick(self, user_id: str, preparation_id: str, item_key: str) -> None:
        """Tick an item of today off. Raises NotFound, and InvalidInput when there is no such item today."""
        overview = self.overview(user_id, preparation_id)
        if overview.today is None or item_key not in {each.key for each in overview.today.items}:
            raise InvalidInput("there is no such item in today's plan; load it again")
        tick = PlanTick(self._parts.new_id(), preparation_id, item_key, overview.on, self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            rows.plans.tick(tick)

    def untick(self, user_id: str, preparation_id: str, item_key: str) -> None:
        """Take back a tick of today; what was done by itself stays done. Raises NotFound."""
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            rows.plans.untick(preparation_id, item_key, self.day())

    def advise(self, user_id: str, overview: PlanOverview, wishes: Wishes = NO_WISHES) -> tuple[Advice, ...]:
        """What the coach would do in the time that is left; nothing while there is no marked answer, and without
        numbers for somebody who hides them. Raises Conflict when no day is left, and what an engine raises."""
        preparation_id, days = overview.preparation.id, len(overview.plan.days)
        areas = [area for area in overview.areas if area.answers]
        if not areas:
            return ()
        if not days:
            raise Conflict("no day with time is left before the interview")
        hidden = overview.hides_numbers
        named = [StudyArea(a.title, a.status.value, "" if hidden else a.reason) for a in areas[:_MOST_AREAS]]
        coach = self._parts.coach(user_id, CallContext("plan", preparation_id), wishes)
        return coach.advise(named, overview.settings.minutes_per_day, days)

    def calendar(self, user_id: str, preparation_id: str, *, at: time | None = None, url: str = "") -> bytes:
        """Today and the days that come as an .ics file; see `calendars.study_plan`. Raises NotFound, InvalidInput."""
        plan = self.overview(user_id, preparation_id).plan
        return study_calendar(plan, preparation_id, self._parts.clock(), at=at, url=url)

    def current(self, user_id: str) -> str | None:
        """The preparation whose interview comes first, else the newest; None when there is none."""
        with self._parts.storage.reading(user_id) as rows:
            found = most_urgent(rows.preparations.list(limit=MOST_PREPARATIONS, offset=0), self.day())
        return found.id if found else None

    def day(self) -> date:
        """Today in the time zone of this computer."""
        return self._parts.clock().astimezone().date()

    def _read(
        self, user_id: str, preparation_id: str, today: date, asked: tuple[AskedQuestion, ...] | None
    ) -> PlanKnown:
        first, now = today - LOOKS_BACK, self._parts.clock()
        since = midnight(first)
        with self._parts.storage.reading(user_id) as rows:
            stories = tuple(each for each in rows.stories.list() if each.status is StoryStatus.ACCEPTED)
            worked_on = tuple(story.updated_at for story in stories if story.updated_at >= since)
            return PlanKnown(
                preparation=rows.preparations.get(preparation_id),
                settings=rows.plans.settings(preparation_id),
                ticks=rows.plans.ticks(preparation_id, first),
                activity=replace(rows.plans.activity(preparation_id, since), stories_at=worked_on),
                questions=rows.questions.list(preparation_id) if asked is None else asked,
                stories=stories,
                cards_due=len(rows.review_cards.due(now, now.date())),
                hides_numbers=rows.view_settings.hides_numbers(),
            )

    def _material(
        self, user_id: str, known: PlanKnown, areas: Sequence[WeakArea], *, before: Sequence[WeakArea]
    ) -> PlanMaterial:
        """By the areas of a morning. What was in the focus by those of the morning `before` stays there unless
        something else is clearly more urgent."""
        job = known.preparation.job
        focus = competencies_in_order(before, job)[:FOCUS]
        lines = self._lines_of(user_id, known, competencies_in_order(areas, job, focus)[:MOST_STORIES])
        material = material_of(areas, job, area_words(), lines=lines, focus_before=focus)
        material = with_own_stories(material, known.stories)
        return without_marks(material) if known.hides_numbers else material

    def _lines_of(self, user_id: str, known: PlanKnown, competencies: Sequence[str]) -> dict[str, str]:
        """By the builtin coach, and only once for the same CV: a plan is looked at often."""
        preparation = known.preparation
        key = (preparation.id, preparation.updated_at, tuple(competencies))
        found = self._lines.get(key)
        if found is None:
            coach = self._parts.coach(user_id, CallContext("plan", preparation.id), Wishes(builtin=True))
            found = lines_for(coach, competencies, preparation.cv, as_understood(preparation))
            with self._lock:
                if len(self._lines) >= _MOST_REMEMBERED:
                    self._lines.clear()
                self._lines[key] = found
        return found
