"""Wall clocks: what a local time in a zone means, also on the days when the clocks change.

An appointment keeps its local time: every Friday at 18:00 stays 18:00 when summer ends. Instants come from it here and
nowhere else. A time that does not exist (the clocks go forward over it) counts by the offset before the change, one
that comes twice means the first: RFC 5545, 3.3.5.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_coach.errors import InvalidInput

_ZONE = re.compile(r"UTC|[A-Z][A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){1,2}")


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises InvalidInput for a name that is none."""
    if _ZONE.fullmatch(name):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    raise InvalidInput(f"{name[:60]!r} is not a time zone; write it like Europe/Berlin or America/New_York")


def instant_of(local: datetime, zone: str) -> datetime:
    """The UTC instant of a wall-clock time without zone."""
    return local.replace(tzinfo=zone_of(zone), fold=0).astimezone(UTC)


def local_of(instant: datetime, zone: str) -> datetime:
    """What the clocks of `zone` show at an instant, without zone."""
    return instant.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0)


def is_skipped(local: datetime, zone: str) -> bool:
    """Whether the clocks jump over this time."""
    return local_of(instant_of(local, zone), zone) != local


def comes_twice(local: datetime, zone: str) -> bool:
    there = zone_of(zone)
    early, late = (local.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1))
    return early != late and not is_skipped(local, zone)


def clock_note(local: datetime, zone: str) -> str | None:
    """A sentence for people when the clocks change at that very time; None on all other days."""
    when = f"On {local.day} {local:%B %Y} the clocks in {zone} change"
    if is_skipped(local, zone):
        shown = local_of(instant_of(local, zone), zone)
        return f"{when}: {local:%H:%M} does not exist there, so it begins at {shown:%H:%M}."
    if comes_twice(local, zone):
        return f"{when}: {local:%H:%M} comes twice, and the first of the two is meant."
    return None
