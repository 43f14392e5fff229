"""The week and the month as the pages draw them: rows of days with what takes place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from interview_coach.domain.appointments import Busy, Occurrence
from interview_coach.domain.appointments_time import instant_of, local_of

WEEK = timedelta(days=7)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class View(StrEnum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a day: an occurrence of the user's own, or time that an imported calendar takes."""

    starts: datetime
    ends: datetime
    occurrence: Occurrence | None = None
    busy: Busy | None = None


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    entries: tuple[Entry, ...]
    is_today: bool
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` are weeks from Monday on; `before` and `after` are days of the sheet beside this one."""

    view: View
    on: date
    rows: tuple[tuple[Day, ...], ...]
    before: date
    after: date

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for row in self.rows for day in row)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a sheet, the last one too, and the instants they begin and end at in a zone."""

    first: date
    last: date
    since: datetime
    until: datetime


def span_of(view: View, on: date, zone: str) -> Span:
    """The week from Monday, or the weeks that the month touches."""
    if view is View.WEEK:
        first = _monday(on)
        last = first + timedelta(days=6)
    else:
        first = _monday(on.replace(day=1))
        last = _monday(_next_month(on) - timedelta(days=1)) + timedelta(days=6)
    return Span(first, last, _midnight(first, zone), _midnight(last + timedelta(days=1), zone))


def sheet_of(view: View, on: date, today: date, entries: Sequence[Entry], zone: str) -> Sheet:
    """`entries` hold local times of `zone`; one that goes past midnight stands in the day it begins."""
    span = span_of(view, on, zone)
    days = []
    for number in range((span.last - span.first).days + 1):
        day = span.first + timedelta(days=number)
        own = tuple(each for each in entries if max(each.starts.date(), span.first) == day)
        outside = view is View.MONTH and day.month != on.month
        days.append(Day(day, own, day == today, outside))
    rows = tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))
    if view is View.WEEK:
        return Sheet(view, on, rows, on - WEEK, on + WEEK)
    return Sheet(view, on, rows, on.replace(day=1) - timedelta(days=1), _next_month(on))


def entries_of(occurrences: Sequence[Occurrence], busy: Sequence[Busy], zone: str) -> tuple[Entry, ...]:
    """Both, in order, in the local time of `zone`."""
    found = [Entry(local_of(o.starts, zone), local_of(o.ends, zone), occurrence=o) for o in occurrences]
    found += [Entry(local_of(b.starts, zone), local_of(b.ends, zone), busy=b) for b in busy]
    return tuple(sorted(found, key=lambda each: (each.starts, each.busy is not None)))


def day_asked(text: str, today: date) -> date:
    """A day of an address somebody may have typed; what is none, or is out of bounds, means today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if EARLIEST <= day <= LATEST else today


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _midnight(day: date, zone: str) -> datetime:
    return instant_of(datetime(day.year, day.month, day.day), zone)  # noqa: DTZ001  (a wall-clock time)
