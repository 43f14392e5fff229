"""From a foreign calendar to the times it takes: recurrences, exceptions, all-day entries, free/busy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain
from typing import Any, TypeAlias

from dateutil.rrule import rrulestr
from icalendar import Calendar

from interview_coach.calendars.limits import LONGEST_TITLE, MOST_BUSY, MOST_ENTRIES, MOST_PROBLEMS, MOST_STEPS
from interview_coach.domain.appointments import Busy
from interview_coach.domain.appointments_time import zone_of
from interview_coach.errors import InvalidInput

Entry: TypeAlias = Any
"""A component of icalendar: its type for what an entry may hold is the union of thirty kinds of values."""

_NO_END = datetime.max  # noqa: DTZ901  (a wall-clock time)
_NO_CALENDAR = "this is not a calendar file (.ics), or it is damaged; export it again from your calendar"
_TOO_OFTEN = "the entries of this calendar repeat too often to be read; export a shorter time"
_TOO_MANY = f"this calendar has more than {MOST_ENTRIES:,} entries; export a shorter time"


class _Unusable(Exception):
    """Why one entry is left out."""


class Expansion:
    """Reads one calendar; `busy` is what it takes between `since` and `until` (UTC), in `zone` where it names none."""

    def __init__(self, since: datetime, until: datetime, zone: str) -> None:
        self._since = since
        self._until = until
        self._zone: tzinfo = zone_of(zone)
        self._steps = 0
        self._problems: list[str] = []
        self.busy: list[Busy] = []

    def read(self, data: bytes) -> None:
        """Raises InvalidInput for a file that is no calendar or has no measure."""
        calendars = _parsed(data)
        events: list[Entry] = [each for calendar in calendars for each in calendar.walk("VEVENT")]
        own = {(_uid(each), self._utc(each["RECURRENCE-ID"].dt)) for each in events if _has_day(each, "RECURRENCE-ID")}
        for event in events:
            self._attempt(event, own)
        for calendar in calendars:
            for component in calendar.walk("VFREEBUSY"):
                self._read_free_busy(component)

    def problems(self) -> list[str]:
        told = self._problems[:MOST_PROBLEMS]
        left = len(self._problems) - len(told)
        return [*told, f"{left} more entries were left out."] if left else told

    def _attempt(self, event: Entry, own: set[tuple[str, datetime]]) -> None:
        title = _title(event)
        try:
            self._read_event(event, title, own)
        except _Unusable as reason:
            self._problems.append(f"“{title}” was left out: {reason}.")
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            self._problems.append(f"“{title}” was left out: its times cannot be read.")

    def _read_event(self, event: Entry, title: str, own: set[tuple[str, datetime]]) -> None:
        if _word(event, "STATUS") == "CANCELLED" or _word(event, "TRANSP") == "TRANSPARENT":
            return
        first = _start(event)
        length = _length(event, first)
        is_series = "RECURRENCE-ID" not in event
        for day in self._days(event, first) if is_series else iter((first,)):
            starts = self._utc(day)
            if is_series and (_uid(event), starts) in own:
                continue
            self._take(starts, starts + length, title)

    def _days(self, event: Entry, first: date) -> Iterator[date]:
        """The starts of an entry, with their zone; those that were taken out are not among them."""
        gone = {self._utc(day) for day in _listed(event, "EXDATE")}
        for day in chain(self._repeated(event, first), _listed(event, "RDATE")):
            if self._utc(day) not in gone:
                yield day

    def _repeated(self, event: Entry, first: date) -> Iterator[date]:
        rules = _all(event, "RRULE")
        if not rules:
            yield first
            return
        zone = first.tzinfo if isinstance(first, datetime) else None
        local = first.replace(tzinfo=None) if isinstance(first, datetime) else datetime.combine(first, time())
        last = self._until.astimezone(zone or self._zone).replace(tzinfo=None) + timedelta(days=1)
        for rule in rules:
            end = min(last, _rule_end(rule, zone))
            for each in rrulestr(_without_end(rule), dtstart=local):
                self._step()
                if each > end:
                    break
                yield each.replace(tzinfo=zone) if isinstance(first, datetime) else each.date()

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise InvalidInput(_TOO_OFTEN)

    def _read_free_busy(self, component: Entry) -> None:
        for entry in _all(component, "FREEBUSY"):
            starts, ends = entry.start, entry.end
            if str(entry.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                self._take(self._utc(starts), self._utc(ends), "Busy")

    def _take(self, starts: datetime, ends: datetime, title: str) -> None:
        if ends <= self._since or starts >= self._until:
            return
        self.busy.append(Busy(starts, ends, title))
        if len(self.busy) > MOST_BUSY:
            raise InvalidInput(_TOO_OFTEN)

    def _utc(self, day: date) -> datetime:
        """A day without time begins at midnight, a time without zone is one of the user's."""
        moment = day if isinstance(day, datetime) else datetime.combine(day, time())
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=self._zone)).astimezone(UTC)


def _parsed(data: bytes) -> list[Calendar]:
    if data.count(b"BEGIN:") > MOST_ENTRIES:
        raise InvalidInput(_TOO_MANY)
    try:
        found = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise InvalidInput(_NO_CALENDAR) from error
    calendars = [each for each in found if isinstance(each, Calendar)]
    if not calendars:
        raise InvalidInput(_NO_CALENDAR)
    return calendars


def _start(event: Entry) -> date:
    if not _has_day(event, "DTSTART"):
        raise _Unusable("it has no start that can be read")
    start: date = event["DTSTART"].dt
    zone = event["DTSTART"].params.get("TZID")
    if zone and isinstance(start, datetime) and start.tzinfo is None:
        raise _Unusable(f"the time zone {str(zone)[:60]!r} is not known")
    return start


def _length(event: Entry, first: date) -> timedelta:
    if _has_day(event, "DTEND"):
        length = _difference(first, event["DTEND"].dt)
    elif "DURATION" in event:
        length = event["DURATION"].dt
    else:
        length = timedelta() if isinstance(first, datetime) else timedelta(days=1)
    if length < timedelta():
        raise _Unusable("it ends before it starts")
    return min(length, timedelta(days=366))


def _difference(first: date, last: date) -> timedelta:
    """Elapsed time, also where the two stand in different zones."""
    if isinstance(first, datetime) and isinstance(last, datetime):
        if (first.tzinfo is None) != (last.tzinfo is None):
            raise _Unusable("only one of its ends has a time zone")
        return last - first if first.tzinfo is None else last.astimezone(UTC) - first.astimezone(UTC)
    if isinstance(first, datetime) or isinstance(last, datetime):
        raise _Unusable("it starts with a time and ends with a day, or the other way round")
    return last - first


def _rule_end(rule: Any, zone: tzinfo | None) -> datetime:
    """The local time after which a rule gives nothing."""
    until = next(iter(rule.get("UNTIL", [])), None)
    if until is None:
        return _NO_END
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    return (until.astimezone(zone) if zone is not None and until.tzinfo is not None else until).replace(tzinfo=None)


def _without_end(rule: Any) -> str:
    """dateutil wants the end in the zone of the start; ours is looked at by itself."""
    kept = rule.copy()
    kept.pop("UNTIL", None)
    return str(kept.to_ical().decode())


def _listed(event: Entry, name: str) -> Iterable[date]:
    """Days of EXDATE or RDATE; of a period its start."""
    for entry in _all(event, name):
        for each in entry.dts:
            yield each.dt[0] if isinstance(each.dt, tuple) else each.dt


def _all(component: Entry, name: str) -> list[Any]:
    value = component.get(name, [])
    return value if isinstance(value, list) else [value]


def _has_day(event: Entry, name: str) -> bool:
    return isinstance(getattr(event.get(name), "dt", None), date)


def _uid(event: Entry) -> str:
    return str(event.get("UID", ""))


def _word(event: Entry, name: str) -> str:
    return str(event.get(name, "")).upper()


def _title(event: Entry) -> str:
    text = "".join(each for each in str(event.get("SUMMARY", "")) if each.isprintable()).strip()
    return text[:LONGEST_TITLE] or "Busy"
