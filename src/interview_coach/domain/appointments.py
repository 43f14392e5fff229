"""Appointments: when a mock interview takes place, with whom, and how it is kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice, takewhile

from interview_coach.domain.appointments_series import Recurrence, check_recurrence, slots
from interview_coach.domain.appointments_time import clock_note, instant_of, zone_of
from interview_coach.domain.coaching import Style
from interview_coach.domain.interviews import MINUTES as MOCK_MINUTES
from interview_coach.domain.interviews import MockType, Mode
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.errors import Conflict, InvalidInput, NotFound

MINUTES = range(5, 481)
LONGEST_TITLE = 200
LONGEST_NAME = 100
MOST_REMINDERS = 3
REMINDER_CHOICES = (15, 60, 24 * 60)
"""Minutes before, as the page offers them."""
EARLIEST_REMINDER = 7 * 24 * 60
FARTHEST = timedelta(days=3 * 366)

MOCK_TYPES = tuple(each.value for each in MockType)
MOCK_STYLES = tuple(each.value for each in Style)
MOCK_MODES = tuple(each.value for each in Mode)

SLOT_FORMAT = "%Y-%m-%dT%H:%M"

# RFC 5321 allows more; what is left out here cannot be typed by mistake either
_EMAIL = re.compile(
    r"[A-Za-z0-9_'+][A-Za-z0-9._%'+-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+"
)


class AppointmentKind(StrEnum):
    COACH = "coach"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Partner:
    """A friend or mentor. `email` may be empty: then the user passes the invitation on."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMock:
    """What interview is opened when the appointment begins."""

    type: str = "mixed"
    style: str = "neutral"
    mode: str = "live"


AS_USUAL = PlannedMock()


@dataclass(frozen=True, slots=True)
class Change:
    """One occurrence that differs from its series: moved to `starts` (local), or cancelled (None)."""

    slot: datetime
    starts: datetime | None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The mock interview that an occurrence became."""

    slot: datetime
    session_id: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """`starts` is wall-clock time in `zone` (IANA); `remind` are minutes before the start. `own_email` is where
    reminders go, and who invites the partner. `sequence` rises with every change that others must hear of."""

    id: str
    preparation_id: str | None
    kind: AppointmentKind
    title: str
    starts: datetime
    zone: str
    minutes: int
    created_at: datetime
    recurrence: Recurrence | None = None
    changes: tuple[Change, ...] = ()
    partner: Partner | None = field(default=None, repr=False)
    own_email: str = field(default="", repr=False)
    remind: tuple[int, ...] = ()
    mock: PlannedMock = AS_USUAL
    sequence: int = 0
    cancelled: bool = False
    held: tuple[Held, ...] = ()

    @property
    def uid(self) -> str:
        return f"{self.id}@interview-coach"

    @property
    def mock_minutes(self) -> int:
        """As long as the appointment, within what a mock interview can take."""
        return min(MOCK_MINUTES[-1], max(MOCK_MINUTES[0], self.minutes))

    def session_of(self, slot: datetime) -> str | None:
        return next((held.session_id for held in self.held if held.slot == slot), None)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an appointment takes place. `slot` names it; `local` is what the clocks of the appointment's zone
    show; `starts` and `ends` are UTC; `note` says what a change of the clocks does to it."""

    appointment: Appointment
    slot: datetime
    local: datetime
    minutes: int
    starts: datetime
    ends: datetime
    note: str | None = None

    @property
    def moved(self) -> bool:
        return self.local != self.slot

    @property
    def key(self) -> str:
        return slot_text(self.slot)

    @property
    def session_id(self) -> str | None:
        return self.appointment.session_of(self.slot)


@dataclass(frozen=True, slots=True)
class Busy:
    """Time that is taken, by an appointment or in an imported calendar; UTC."""

    starts: datetime
    ends: datetime
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Clash:
    occurrence: Occurrence
    busy: Busy


def check_appointment(appointment: Appointment, now: datetime) -> None:
    """Raises InvalidInput, one sentence, for what cannot be kept: an empty title, an unknown zone, a start that has
    been, a series without end."""
    zone_of(appointment.zone)
    _check_texts(appointment)
    check_minutes(appointment.minutes)
    if appointment.recurrence is not None:
        check_recurrence(appointment.starts, appointment.recurrence)
    check_future(appointment.starts, appointment.zone, now)
    _check_reminders(appointment)
    _check_partner(appointment)
    _check_mock(appointment.mock)


def check_future(local: datetime, zone: str, now: datetime) -> None:
    """Raises InvalidInput for a time that has been, or that lies years ahead."""
    if local.tzinfo is not None:
        raise InvalidInput("give the time as the clocks in that zone show it, without an offset")
    near = now.year - 1 <= local.year <= now.year + 10  # beyond it an instant may be none that a date can hold
    if local.year > now.year + 10 or (near and instant_of(local, zone) > now + FARTHEST):
        raise InvalidInput(f"{local.date()} is more than three years ahead; check the year")
    if not near or instant_of(local, zone) <= now:
        raise InvalidInput(f"{local:%Y-%m-%d %H:%M} in {zone} has already been; choose a time to come")


def check_minutes(minutes: int) -> None:
    if minutes <= 0:
        raise InvalidInput("the end must come after the start")
    if minutes not in MINUTES:
        raise InvalidInput(f"an appointment takes {MINUTES[0]} minutes to {MINUTES[-1] // 60} hours")


def check_email(address: str) -> None:
    """Raises InvalidInput unless it is an address of the usual form."""
    if len(address) > 254 or not _EMAIL.fullmatch(address):
        raise InvalidInput(f"{address[:80]!r} is not an e-mail address")


def _check_texts(appointment: Appointment) -> None:
    check_no_nul("the appointment", appointment.title)
    if not appointment.title.strip():
        raise InvalidInput("give the appointment a name")
    if len(appointment.title) > LONGEST_TITLE:
        raise InvalidInput(f"the name of an appointment has at most {LONGEST_TITLE} characters")
    if not appointment.title.isprintable():
        raise InvalidInput("the name of an appointment is one line of text")


def _check_reminders(appointment: Appointment) -> None:
    if len(appointment.remind) > MOST_REMINDERS:
        raise InvalidInput(f"there can be {MOST_REMINDERS} reminders of one appointment")
    if any(not 0 <= minutes <= EARLIEST_REMINDER for minutes in appointment.remind):
        raise InvalidInput("a reminder comes at most a week before")
    if appointment.own_email:
        check_email(appointment.own_email)


def _check_partner(appointment: Appointment) -> None:
    if appointment.kind is not AppointmentKind.PARTNER:
        if appointment.partner is not None:
            raise InvalidInput("an appointment with the coach has no partner")
        return
    partner = appointment.partner
    if partner is None or not partner.name.strip():
        raise InvalidInput("say who your partner is")
    if len(partner.name) > LONGEST_NAME or not partner.name.isprintable():
        raise InvalidInput(f"the name of a partner is one line of at most {LONGEST_NAME} characters")
    if partner.email:
        check_email(partner.email)
        if not appointment.own_email:
            raise InvalidInput("give your own e-mail address too: the invitation says whom to answer")


def _check_mock(mock: PlannedMock) -> None:
    for value, known, what in (
        (mock.type, MOCK_TYPES, "type"),
        (mock.style, MOCK_STYLES, "style"),
        (mock.mode, MOCK_MODES, "mode"),
    ):
        if value not in known:
            raise InvalidInput(f"the {what} of a mock interview is one of {', '.join(known)}")


def occurrences(
    appointment: Appointment, since: datetime | None = None, until: datetime | None = None
) -> tuple[Occurrence, ...]:
    """Those that overlap the time from `since` to `until` (None is open), in the order in which they take place; a
    cancelled appointment has none."""
    if appointment.cancelled:
        return ()
    found = [
        each
        for each in _each(appointment)
        if (since is None or each.ends > since) and (until is None or each.starts < until)
    ]
    return tuple(sorted(found, key=lambda each: (each.starts, each.slot)))


def _each(appointment: Appointment) -> Iterator[Occurrence]:
    changes = {change.slot: change for change in appointment.changes}
    for slot in slots(appointment.starts, appointment.recurrence):
        change = changes.get(slot)
        if change is None:
            yield _occurrence(appointment, slot, slot, appointment.minutes)
        elif change.starts is not None:
            yield _occurrence(appointment, slot, change.starts, change.minutes or appointment.minutes)


def _occurrence(appointment: Appointment, slot: datetime, local: datetime, minutes: int) -> Occurrence:
    starts = instant_of(local, appointment.zone)
    ends = starts + timedelta(minutes=minutes)
    return Occurrence(appointment, slot, local, minutes, starts, ends, clock_note(local, appointment.zone))


def occurrence_at(appointment: Appointment, slot: datetime) -> Occurrence:
    """Raises NotFound when it is cancelled or was never part of the series."""
    found = next((each for each in occurrences(appointment) if each.slot == slot), None)
    if found is None:
        raise NotFound("this appointment does not take place at that time")
    return found


def clashes(planned: Iterable[Occurrence], busy: Sequence[Busy]) -> tuple[Clash, ...]:
    """Where `planned` meets time that is taken; touching ends are no clash."""
    taken = sorted(busy, key=lambda each: each.starts)
    longest = max((each.ends - each.starts for each in taken), default=timedelta())
    return tuple(Clash(each, other) for each in planned for other in _near(each, taken, longest))


def _near(each: Occurrence, taken: Sequence[Busy], longest: timedelta) -> Iterator[Busy]:
    """Those of `taken` (in order) that meet it; what began earlier than the longest of them takes is over."""
    first = bisect_left(taken, each.starts - longest, key=lambda other: other.starts)
    for other in takewhile(lambda other: other.starts < each.ends, islice(taken, first, None)):
        if each.starts < other.ends:
            yield other


def check_free(found: Sequence[Clash], remedy: str) -> None:
    """Raises Conflict when there are clashes; `remedy` says how to keep both."""
    if not found:
        return
    first = found[0]
    more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
    raise Conflict(
        f"{first.occurrence.local:%Y-%m-%d %H:%M} meets “{first.busy.title}”{more}; choose another time, or {remedy}"
    )


def slot_text(slot: datetime) -> str:
    """`2026-11-27T18:00`: how addresses and rows name an occurrence."""
    return slot.strftime(SLOT_FORMAT)


def read_slot(text: str) -> datetime:
    """Raises InvalidInput for what `slot_text` does not write."""
    try:
        return datetime.strptime(text, SLOT_FORMAT)  # noqa: DTZ007  (a wall-clock time has no zone of its own)
    except ValueError as error:
        raise InvalidInput("write the time as 2027-03-31T18:00") from error
