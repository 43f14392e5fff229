"""Recurrence: on which days an appointment comes again. Every series ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count as counting

from interview_coach.errors import InvalidInput

MOST_OCCURRENCES = 200
LARGEST_INTERVAL = 52

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every `interval` days or weeks (weeks begin on Monday). `weekdays` (0 is Monday) belong to weeks; none means the
    weekday of the first date. It ends after `count` times or with the day `until`, one of the two."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None


def check_recurrence(starts: datetime, recurrence: Recurrence) -> None:
    """Raises InvalidInput for a series without end, with too many days, or that does not meet its first date."""
    if not 1 <= recurrence.interval <= LARGEST_INTERVAL:
        raise InvalidInput(f"it can repeat every 1 to {LARGEST_INTERVAL} days or weeks")
    _check_end(starts, recurrence)
    _check_weekdays(starts, recurrence)
    found = sum(1 for _ in zip(slots(starts, recurrence), range(MOST_OCCURRENCES + 1), strict=False))
    if found > MOST_OCCURRENCES:
        raise InvalidInput(f"a series has at most {MOST_OCCURRENCES} appointments; let this one end earlier")


def _check_end(starts: datetime, recurrence: Recurrence) -> None:
    if recurrence.count is None and recurrence.until is None:
        raise InvalidInput("a series must end: say how many times it takes place, or its last day")
    if recurrence.count is not None and recurrence.until is not None:
        raise InvalidInput("say how many times it takes place or its last day, not both")
    if recurrence.count is not None and not 1 <= recurrence.count <= MOST_OCCURRENCES:
        raise InvalidInput(f"a series has 1 to {MOST_OCCURRENCES} appointments")
    if recurrence.until is not None and recurrence.until < starts.date():
        raise InvalidInput(f"the series ends on {recurrence.until}, before its first date {starts.date()}")


def _check_weekdays(starts: datetime, recurrence: Recurrence) -> None:
    if not recurrence.weekdays:
        return
    if recurrence.frequency is not Frequency.WEEKLY or not set(recurrence.weekdays) <= set(range(7)):
        raise InvalidInput("weekdays belong to a series by weeks")
    if starts.weekday() not in recurrence.weekdays:
        raise InvalidInput(
            f"the first date is a {WEEKDAYS[starts.weekday()]}; let the series take place on that day too, "
            "or choose another first date"
        )


def slots(starts: datetime, recurrence: Recurrence | None) -> Iterator[datetime]:
    """The local times of a series, the first one too, in order. A slot names its occurrence for good, also when that
    is moved. Without `count` and `until` it never ends."""
    if recurrence is None:
        yield starts
        return
    for number, day in enumerate(_days(starts.date(), recurrence)):
        if recurrence.count is not None and number >= recurrence.count:
            return
        if recurrence.until is not None and day > recurrence.until:
            return
        yield datetime.combine(day, starts.time())


def _days(first: date, recurrence: Recurrence) -> Iterator[date]:
    if recurrence.frequency is Frequency.DAILY:
        for number in counting():
            yield first + timedelta(days=number * recurrence.interval)
    monday = first - timedelta(days=first.weekday())
    weekdays = sorted(recurrence.weekdays or (first.weekday(),))
    for week in counting(0, recurrence.interval):
        for weekday in weekdays:
            day = monday + timedelta(weeks=week, days=weekday)
            if day >= first:
                yield day


def shifted(recurrence: Recurrence, days: int) -> Recurrence:
    """The series when its first date moves by so many days. Raises InvalidInput where days would change their week
    in a series that leaves weeks out: it would be another series."""
    until = recurrence.until + timedelta(days=days) if recurrence.until is not None else None
    if not recurrence.weekdays:
        return replace(recurrence, until=until)
    moved = [weekday + days for weekday in recurrence.weekdays]
    if recurrence.interval > 1 and len({each // 7 for each in moved}) > 1:
        raise InvalidInput("this would carry some days of the series into another week; end it and make a new one")
    return replace(recurrence, weekdays=tuple(sorted(each % 7 for each in moved)), until=until)
