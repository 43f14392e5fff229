"""The form of an appointment: what it shows at first, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import available_timezones

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.appointments import (
    REMINDER_CHOICES,
    AppointmentKind,
    Partner,
    PlannedMock,
)
from interview_coach.domain.appointments_series import WEEKDAYS, Frequency, Recurrence
from interview_coach.domain.appointments_time import local_of, zone_of
from interview_coach.domain.preparations import Preparation
from interview_coach.errors import InvalidInput
from interview_coach.services.appointments import Wanted
from interview_coach.web.pages.fields import Form, date_of, line_of, number_of

ZONE_COOKIE = "coach_zone"
LENGTHS = (15, 30, 45, 60, 90)
MOST_PREPARATIONS = 50

TYPES = {
    "mixed": "Mixed, as in most interviews",
    "behavioral": "Behavioral: what you have done",
    "technical": "Technical: what you know",
    "case": "Case: a problem to solve",
    "screening": "Screening: the first talk",
}
STYLES = {"friendly": "Friendly", "neutral": "Neutral", "probing": "Probing: asks further"}
MODES = {"live": "Live: no help, as in the real one", "practice": "Practice: hints when you ask"}
REMINDERS = {15: "15 minutes before", 60: "1 hour before", 1440: "1 day before"}
FREQUENCIES = {"": "It takes place once", "weekly": "By weeks", "daily": "By days"}


@cache
def zones() -> tuple[str, ...]:
    """Names for the form to offer; older spellings work too."""
    return tuple(sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")))


def zone_for(app: CoachApp, user: str, asked: str) -> str:
    """The zone that times are shown in: the one asked for (the browser leaves its own in a cookie), else that of the
    newest appointment, else UTC."""
    for name in (asked, *(each.zone for each in reversed(app.appointments.list(user)))):
        try:
            if name:
                zone_of(name)
                return name
        except InvalidInput:
            continue
    return "UTC"


def first_values(app: CoachApp, user: str, zone: str, on: date | None) -> dict[str, str]:
    """What a new form shows: tomorrow at six, the address used last time or that of the CV."""
    today = local_of(app.clock(), zone).date()
    day = on if on is not None and on >= today else date.fromordinal(today.toordinal() + 1)
    known = [each.own_email for each in app.appointments.list(user) if each.own_email]
    preparations = preparations_of(app, user)
    own = known[-1] if known else next((_email(each) for each in preparations if _email(each)), "")
    return {
        "title": "Mock interview",
        "on": day.isoformat(),
        "at": "18:00",
        "zone": zone,
        "minutes": "30",
        "kind": "coach",
        "interval": "1",
        "type": "mixed",
        "style": "neutral",
        "mode": "live",
        "remind_60": "on",
        "own_email": own,
        "preparation_id": preparations[0].id if preparations else "",
    }


def preparations_of(app: CoachApp, user: str) -> tuple[Preparation, ...]:
    return tuple(app.preparations.list(user, limit=MOST_PREPARATIONS).items)


def wanted_of(form: Form) -> Wanted:
    """Raises InvalidInput, one sentence, for what cannot be read."""
    kind = AppointmentKind.PARTNER if line_of(form, "kind") == "partner" else AppointmentKind.COACH
    partner = Partner(line_of(form, "partner_name"), line_of(form, "partner_email"))
    return Wanted(
        title=line_of(form, "title"),
        starts=starts_of(form),
        zone=line_of(form, "zone"),
        minutes=number_of(form, "minutes") or 0,
        kind=kind,
        preparation_id=line_of(form, "preparation_id") or None,
        recurrence=_recurrence(form),
        partner=partner if kind is AppointmentKind.PARTNER else None,
        own_email=line_of(form, "own_email"),
        remind=tuple(minutes for minutes in REMINDER_CHOICES if line_of(form, f"remind_{minutes}")),
        mock=PlannedMock(line_of(form, "type"), line_of(form, "style"), line_of(form, "mode")),
    )


def starts_of(form: Form) -> datetime:
    """The fields `on` and `at` as a wall-clock time. Raises InvalidInput."""
    day = date_of(form, "on")
    if day is None:
        raise InvalidInput("say on which day it takes place")
    return datetime.combine(day, _time(line_of(form, "at")))


def _time(text: str) -> time:
    try:
        read = time.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput("write the time as hours and minutes, for example 18:30") from error
    return read.replace(second=0, microsecond=0, tzinfo=None)


def _recurrence(form: Form) -> Recurrence | None:
    frequency = line_of(form, "frequency")
    if frequency not in list(Frequency):
        return None
    weekdays = tuple(number for number in range(7) if line_of(form, f"weekday_{number}"))
    return Recurrence(
        Frequency(frequency),
        number_of(form, "interval") or 0,
        weekdays if frequency == Frequency.WEEKLY else (),
        number_of(form, "count"),
        date_of(form, "until"),
    )


def _email(preparation: Preparation) -> str:
    basics: Mapping[str, object] = preparation.cv.document.get("basics") or {}
    return str(basics.get("email") or "")


def series_words(recurrence: Recurrence) -> str:
    """`every 2 weeks on Monday and Friday, 5 times`."""
    unit = "day" if recurrence.frequency is Frequency.DAILY else "week"
    every = f"every {unit}" if recurrence.interval == 1 else f"every {recurrence.interval} {unit}s"
    days = [WEEKDAYS[number] for number in recurrence.weekdays]
    on = f" on {' and '.join([', '.join(days[:-1]), days[-1]] if len(days) > 1 else days)}" if days else ""
    if recurrence.count is not None:
        return f"{every}{on}, {recurrence.count} time{'' if recurrence.count == 1 else 's'}"
    end = recurrence.until
    return f"{every}{on}, until {end.day} {end:%B %Y}" if end else f"{every}{on}"


def now_in(app: CoachApp, zone: str) -> datetime:
    """What the clocks of `zone` show."""
    return local_of(app.clock().astimezone(UTC), zone)
