"""Appointments: propose, keep, move, cancel, begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from interview_coach.calendars import published
from interview_coach.domain.appointments import (
    AS_USUAL,
    Appointment,
    AppointmentKind,
    Busy,
    Clash,
    Occurrence,
    Partner,
    PlannedMock,
    check_appointment,
    check_future,
    clashes,
    occurrence_at,
    occurrences,
)
from interview_coach.domain.appointments_changes import (
    Scope,
    cancel_all,
    cancel_following,
    cancel_one,
    hold,
    move_all,
    move_following,
    move_one,
)
from interview_coach.domain.appointments_series import Recurrence
from interview_coach.domain.appointments_time import instant_of
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.parts import Parts
from interview_coach.services.reminders import Reminders
from interview_coach.storage.appointments import Access
from interview_coach.storage.database import Transaction

ACCESS_LASTS = timedelta(days=14)
"""After the last time an appointment takes place: long enough to fill in the score sheet."""
MOST_APPOINTMENTS = 500
LATE = timedelta(minutes=30)
"""How long after its end an appointment is still offered to begin."""

OpenMock = Callable[[str, str, PlannedMock, int], str]
"""Opens a mock interview of a user for a preparation, so many minutes long, and returns its session id."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asks for. `starts` is wall-clock time in `zone`, without an offset."""

    title: str
    starts: datetime
    zone: str
    minutes: int = 30
    kind: AppointmentKind = AppointmentKind.COACH
    preparation_id: str | None = None
    recurrence: Recurrence | None = None
    partner: Partner | None = field(default=None, repr=False)
    own_email: str = field(default="", repr=False)
    remind: tuple[int, ...] = ()
    mock: PlannedMock = AS_USUAL


@dataclass(frozen=True, slots=True)
class Move:
    """`slot` is the occurrence the user moved, `to` its new local time; `minutes` None leaves its length."""

    slot: datetime
    to: datetime
    scope: Scope = Scope.ONE
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an appointment would be: its times, what they meet, and what the clocks do to them."""

    appointment: Appointment
    times: tuple[Occurrence, ...]
    clashes: tuple[Clash, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(each.note for each in self.times if each.note)


class Appointments:
    def __init__(self, parts: Parts, reminders: Reminders, open_mock: OpenMock) -> None:
        self._parts = parts
        self._reminders = reminders
        self._open_mock = open_mock

    def propose(self, user_id: str, wanted: Wanted) -> Proposal:
        """Nothing is stored. Raises InvalidInput, NotFound for a preparation that is not there."""
        appointment = self._made(wanted)
        check_appointment(appointment, self._parts.clock())
        with self._parts.storage.reading(user_id) as rows:
            _check_preparation(rows, appointment.preparation_id)
            return _proposal(rows, appointment)

    def add(self, user_id: str, wanted: Wanted) -> Appointment:
        """Kept, and the partner is invited where mail can be sent. It does not look at conflicts: `propose` does."""
        appointment = self._made(wanted)
        check_appointment(appointment, self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            _check_preparation(rows, appointment.preparation_id)
            if len(rows.appointments.list()) >= MOST_APPOINTMENTS:
                raise Conflict(f"there are {MOST_APPOINTMENTS} appointments already; delete old ones first")
            rows.appointments.add(appointment)
            self._give_access(rows, appointment)
            messages = self._reminders.invite(rows, appointment)
        self._reminders.post(user_id, messages)
        return appointment

    def get(self, user_id: str, appointment_id: str) -> Appointment:
        """Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.appointments.get(appointment_id)

    def list(self, user_id: str) -> tuple[Appointment, ...]:
        """All, cancelled ones too, by their first time."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.appointments.list()

    def agenda(self, user_id: str, since: datetime, until: datetime) -> tuple[Occurrence, ...]:
        """What takes place between two instants, in order."""
        with self._parts.storage.reading(user_id) as rows:
            return _agenda(rows, since, until)

    def busy(self, user_id: str, since: datetime, until: datetime) -> tuple[Busy, ...]:
        """What imported calendars take between two instants, in order."""
        with self._parts.storage.reading(user_id) as rows:
            found = [busy for calendar in rows.calendars.list() for busy in calendar.busy]
        return tuple(sorted((b for b in found if b.ends > since and b.starts < until), key=lambda b: b.starts))

    def due(self, user_id: str) -> tuple[Occurrence, ...]:
        """For the start page: what begins within its earliest reminder (at least an hour), or has just begun and was
        not opened yet; in order."""
        now = self._parts.clock()
        found = self.agenda(user_id, now - LATE, now + timedelta(days=7))
        return tuple(
            each
            for each in found
            if each.session_id is None
            and each.starts - timedelta(minutes=max((60, *each.appointment.remind))) <= now <= each.ends + LATE
        )

    def propose_move(self, user_id: str, appointment_id: str, move: Move) -> Proposal:
        """What moving would give; nothing is stored. Raises InvalidInput, NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            moved = self._moved(rows.appointments.get(appointment_id), move)[-1]
            proposal = _proposal(rows, moved, appointment_id)
        if move.scope is Scope.ONE:
            kept = tuple(each for each in proposal.times if each.local == move.to)
            met = tuple(clash for clash in proposal.clashes if clash.occurrence.local == move.to)
            return Proposal(moved, kept, met)
        return proposal

    def move(self, user_id: str, appointment_id: str, move: Move) -> Appointment:
        """One occurrence, it and all that follow, or all that have not been. Returns the appointment that has the new
        time: moving what follows makes a new one. Raises InvalidInput for a time that has been, NotFound."""
        with self._parts.storage.writing(user_id) as rows:
            changed = self._moved(rows.appointments.get(appointment_id), move)
            rows.appointments.save(changed[0])
            for new in changed[1:]:
                rows.appointments.add(new)
            messages = [message for each in changed for message in self._reminders.invite(rows, each)]
            for each in changed:
                self._give_access(rows, each)
        self._reminders.post(user_id, messages)
        return changed[-1]

    def cancel(
        self, user_id: str, appointment_id: str, slot: datetime | None = None, *, scope: Scope = Scope.ALL
    ) -> Appointment:
        """One occurrence, it and all that follow, or everything; the partner is told. Raises NotFound."""
        with self._parts.storage.writing(user_id) as rows:
            before = rows.appointments.get(appointment_id)
            after = _cancelled(before, slot, scope)
            if after == before:
                return before
            rows.appointments.save(after)
            one = slot if scope is Scope.ONE and not after.cancelled else None
            if after.cancelled or one is not None:
                messages = self._reminders.call_off(rows, after, one)
            else:
                messages = self._reminders.invite(rows, after)
        self._reminders.post(user_id, messages)
        return after

    def remove(self, user_id: str, appointment_id: str) -> None:
        """For good, with its messages and score sheets. Raises Conflict while it is still to come."""
        with self._parts.storage.writing(user_id) as rows:
            appointment = rows.appointments.get(appointment_id)
            if any(each.ends > self._parts.clock() for each in occurrences(appointment)):
                raise Conflict("this appointment is still to come; cancel it first, so that others hear of it")
            rows.appointments.remove(appointment_id)

    def begin(
        self, user_id: str, appointment_id: str, slot: datetime | None = None, *, preparation_id: str | None = None
    ) -> str:
        """Open the mock interview of an occurrence (None: the one whose time it is); beginning twice opens the same.
        Returns the session id. Raises NotFound, InvalidInput when no preparation was chosen."""
        with self._parts.storage.reading(user_id) as rows:
            appointment = rows.appointments.get(appointment_id)
            chosen = occurrence_at(appointment, slot) if slot else current(appointment, self._parts.clock())
            if chosen.session_id is not None and rows.sessions.has(chosen.session_id):
                return chosen.session_id
            prepared = preparation_id or appointment.preparation_id
            _check_preparation(rows, prepared)
        if prepared is None:
            raise InvalidInput("choose the preparation this mock interview is for")
        session_id = self._open_mock(user_id, prepared, appointment.mock, appointment.mock_minutes)
        with self._parts.storage.writing(user_id) as rows:
            now_kept = replace(rows.appointments.get(appointment_id), preparation_id=prepared)
            rows.appointments.save(hold(now_kept, chosen.slot, session_id))
        return session_id

    def file(self, user_id: str, appointment_id: str, url: str = "") -> bytes:
        """One appointment as an .ics file for the user's own calendar."""
        appointment = self.get(user_id, appointment_id)
        if appointment.cancelled:
            raise Conflict("this appointment is cancelled; there is nothing to put into a calendar")
        return published((appointment,), self._parts.clock(), url)

    def calendar(self, user_id: str, url: str = "") -> bytes:
        """Everything from two months ago on as one .ics file. Two readings of the same appointments are the same
        bytes: programs that poll need not take in anything new."""
        since = self._parts.clock() - timedelta(days=61)
        with self._parts.storage.reading(user_id) as rows:
            found = rows.appointments.list(since)
        stamp = max((each.created_at for each in found), default=self._parts.clock())
        return published(found, stamp, url)

    def _made(self, wanted: Wanted) -> Appointment:
        return Appointment(
            id=self._parts.new_id(),
            preparation_id=wanted.preparation_id,
            kind=wanted.kind,
            title=" ".join(wanted.title.split()),
            starts=wanted.starts,
            zone=wanted.zone,
            minutes=wanted.minutes,
            created_at=self._parts.clock(),
            recurrence=wanted.recurrence,
            partner=wanted.partner,
            own_email=wanted.own_email,
            remind=tuple(sorted(set(wanted.remind))),
            mock=wanted.mock,
        )

    def _moved(self, appointment: Appointment, move: Move) -> tuple[Appointment, ...]:
        """The appointment as it becomes, and behind it the new one that the rest of a series turns into."""
        now = self._parts.clock()
        check_future(move.to, appointment.zone, now)
        occurrence_at(appointment, move.slot)
        if move.scope is Scope.ONE:
            return (move_one(appointment, move.slot, move.to, move.minutes),)
        by = move.to - move.slot
        first = move.slot if move.scope is Scope.FOLLOWING else _first_to_come(appointment, now)
        if first == appointment.starts:
            return (move_all(appointment, appointment.starts + by, move.minutes),)
        check_future(first + by, appointment.zone, now)
        return move_following(appointment, first, first + by, self._parts.new_id(), minutes=move.minutes)

    def _give_access(self, rows: Transaction, appointment: Appointment) -> None:
        """The partner's private address; one that is there stays, and lasts as long as the appointment does."""
        planned = occurrences(appointment)
        if appointment.kind is not AppointmentKind.PARTNER or not planned:
            return
        until = planned[-1].ends + ACCESS_LASTS
        there = rows.appointments.access(appointment.id)
        access = replace(there, until=until) if there else Access(self._parts.new_id(), until, shares_questions=False)
        rows.appointments.put_access(appointment.id, access)


def current(appointment: Appointment, now: datetime) -> Occurrence:
    """The last one that has begun or begins within the hour, else the next. Raises NotFound when there is none."""
    planned = occurrences(appointment)
    if not planned:
        raise NotFound("this appointment is cancelled")
    begun = [each for each in planned if each.starts <= now + timedelta(hours=1)]
    return begun[-1] if begun else planned[0]


def _first_to_come(appointment: Appointment, now: datetime) -> datetime:
    coming = [each.slot for each in occurrences(appointment) if instant_of(each.slot, appointment.zone) > now]
    if not coming:
        raise InvalidInput("all of this series has already been")
    return min(coming)


def _cancelled(appointment: Appointment, slot: datetime | None, scope: Scope) -> Appointment:
    if scope is Scope.ALL or slot is None or appointment.recurrence is None:
        return cancel_all(appointment)
    return cancel_one(appointment, slot) if scope is Scope.ONE else cancel_following(appointment, slot)


def _agenda(rows: Transaction, since: datetime, until: datetime) -> tuple[Occurrence, ...]:
    found = [each for one in rows.appointments.list(since, until) for each in occurrences(one, since, until)]
    return tuple(sorted(found, key=lambda each: (each.starts, each.appointment.id)))


def _proposal(rows: Transaction, appointment: Appointment, moves: str = "") -> Proposal:
    """`moves` is the appointment whose own old times are no conflict."""
    planned = occurrences(appointment)
    since, until = planned[0].starts, max(each.ends for each in planned)
    own = [
        Busy(each.starts, each.ends, each.appointment.title)
        for each in _agenda(rows, since, until)
        if each.appointment.id not in (moves, appointment.id)
    ]
    others = [busy for calendar in rows.calendars.list() for busy in calendar.busy]
    return Proposal(appointment, planned, clashes(planned, [*own, *others]))


def _check_preparation(rows: Transaction, preparation_id: str | None) -> None:
    if preparation_id is not None:
        rows.preparations.get(preparation_id)
