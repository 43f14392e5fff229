"""Writes a study plan as iCalendar (RFC 5545): an entry for each day, the whole day or at a time."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from interview_coach.domain.plans import PlanDay, StudyPlan

PRODUCT = "-//Interview Coach//Study plan//EN"


def study_calendar(plan: StudyPlan, plan_id: str, stamp: datetime, *, at: time | None = None, url: str = "") -> bytes:
    """The days of `plan`. With `at` an entry begins then and takes the day's minutes, in floating local time: practice
    at six in the evening stays at six wherever its calendar is. Without, it takes the whole day and leaves it free.

    The same day has the same UID in every export, so that importing a newer plan replaces entries instead of doubling
    them. `stamp` is an aware instant, `url` is where the app shows the plan; empty writes none.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.calendar_name = "Interview practice plan"
    for day in plan.days:
        calendar.add_component(_entry(day, f"{day.on.isoformat()}-{plan_id}@interview-coach", stamp, at))
    if url:
        for event in calendar.events:
            event.url = url
    return bytes(calendar.to_ical())


def _entry(day: PlanDay, uid: str, stamp: datetime, at: time | None) -> Event:
    starts = day.on if at is None else datetime.combine(day.on, at)  # without a zone: floating
    takes = timedelta(days=1) if at is None else timedelta(minutes=day.minutes)
    event = Event.new(
        uid=uid,
        summary=f"Interview practice, {day.minutes} minutes",
        description="\n".join(f"{item.minutes} min: {item.title}" for item in day.items),
        start=starts,
        end=starts + takes,
        stamp=stamp.astimezone(UTC),
    )
    event.add("transp", "TRANSPARENT" if at is None else "OPAQUE")
    return event
