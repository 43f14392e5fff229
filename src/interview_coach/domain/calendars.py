"""The user's own feed address, and calendars of others that were read for the times they take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from interview_coach.domain.appointments import Busy

LONGEST_CALENDAR_NAME = 100
MOST_CALENDARS = 10


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """A private address under which calendar programs read the appointments. Whoever knows `token` can."""

    id: str
    token: str = field(repr=False)
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ImportedCalendar:
    """What another calendar takes, read once at `read_at`, up to `until`. `problems` are entries left out."""

    id: str
    name: str = field(repr=False)
    busy: tuple[Busy, ...] = field(repr=False)
    read_at: datetime
    until: datetime
    problems: tuple[str, ...] = ()
