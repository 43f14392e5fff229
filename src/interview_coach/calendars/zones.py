"""The rules of a zone as VTIMEZONE (RFC 5545, 3.6.5), for programs that do not know its name.

`icalendar` writes them too, but begins summer time an hour late (7.3: its onset is in the new offset, the standard
wants the old one), so ours are written here and held against the zone itself by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP = timedelta(days=7)
"""No zone changes its clocks twice within a week."""
_EXACT = timedelta(seconds=1)
_ZERO = timedelta()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What the clocks do at an onset: the offset before and after, and what the time is called from then on."""

    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def timezone_of(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Every change of the clocks from `first` to `last`, one rule for those that are alike."""
    begins = datetime.combine(first, time(), UTC)
    made = Timezone()
    made.add("tzid", zone.key)
    made.add_component(_observance(_rule(zone, begins, begins), [begins]))
    grouped: dict[_Rule, list[datetime]] = {}
    for before, onset in _onsets(zone, begins, datetime.combine(last, time(), UTC)):
        grouped.setdefault(_rule(zone, before, onset), []).append(onset)
    for rule, onsets in grouped.items():
        made.add_component(_observance(rule, onsets))
    return made


def _onsets(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The instants just before and at each change."""
    here = since
    while here < until:
        there = min(here + _STEP, until)
        if _state(zone, here) != _state(zone, there):
            yield _narrowed(zone, here, there)
        here = there


def _narrowed(zone: ZoneInfo, early: datetime, late: datetime) -> tuple[datetime, datetime]:
    while late - early > _EXACT:
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        if _state(zone, middle) == _state(zone, early):
            early = middle
        else:
            late = middle
    return early, late


def _state(zone: ZoneInfo, instant: datetime) -> tuple[timedelta, str]:
    local = instant.astimezone(zone)
    return local.utcoffset() or _ZERO, local.tzname() or ""


def _rule(zone: ZoneInfo, before: datetime, onset: datetime) -> _Rule:
    offset, name = _state(zone, onset)
    return _Rule(_state(zone, before)[0], offset, name, bool(onset.astimezone(zone).dst()))


def _observance(rule: _Rule, onsets: list[datetime]) -> TimezoneStandard | TimezoneDaylight:
    """Onsets are written in the offset that held before them."""
    made = TimezoneDaylight() if rule.is_summer else TimezoneStandard()
    local = [(onset + rule.before).replace(tzinfo=None) for onset in onsets]
    made.add("dtstart", local[0])
    if local[1:]:
        made.add("rdate", local[1:])
    made.add("tzname", rule.name)
    made.add("tzoffsetfrom", rule.before)
    made.add("tzoffsetto", rule.after)
    return made
