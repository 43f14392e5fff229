"""Moving and cancelling: one occurrence, all that follow, or all. `sequence` rises each time (RFC 5546, 2.1.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from interview_coach.domain.appointments import Appointment, Change, Held, check_minutes, occurrence_at, occurrences
from interview_coach.domain.appointments_series import shifted, slots
from interview_coach.errors import InvalidInput, NotFound


class Scope(StrEnum):
    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


def move_one(appointment: Appointment, slot: datetime, to: datetime, minutes: int | None = None) -> Appointment:
    """One occurrence at another time; the rest stays. Raises NotFound when it does not take place."""
    occurrence_at(appointment, slot)
    if appointment.recurrence is None:
        return move_all(appointment, to, minutes)
    _check(minutes)
    return _changed(appointment, Change(slot, to, minutes))


def move_all(appointment: Appointment, to: datetime, minutes: int | None = None) -> Appointment:
    """The whole series, so that it begins at `to`. What was cancelled stays cancelled; what was moved by itself stays
    where it is. Raises InvalidInput."""
    _check(minutes)
    by = to - appointment.starts
    days = (to.date() - appointment.starts.date()).days
    return replace(
        appointment,
        starts=to,
        minutes=minutes or appointment.minutes,
        recurrence=shifted(appointment.recurrence, days) if appointment.recurrence is not None else None,
        changes=tuple(replace(change, slot=change.slot + by) for change in appointment.changes),
        held=tuple(replace(held, slot=held.slot + by) for held in appointment.held),
        sequence=appointment.sequence + 1,
    )


def move_following(
    appointment: Appointment, slot: datetime, to: datetime, new_id: str, *, minutes: int | None = None
) -> tuple[Appointment, Appointment]:
    """The series up to `slot`, and a new one from there on at the new time: the standard has no other way to move the
    rest of a series. Raises NotFound when the occurrence does not take place, InvalidInput for the first of all."""
    occurrence_at(appointment, slot)
    before, count = _before(appointment, slot)
    rest = replace(
        appointment,
        id=new_id,
        starts=slot,
        recurrence=replace(before.recurrence, count=count, until=None) if before.recurrence is not None else None,
        changes=tuple(change for change in appointment.changes if change.slot >= slot),
        held=tuple(held for held in appointment.held if held.slot >= slot),
        sequence=-1,
    )
    return before, move_all(rest, to, minutes)


def cancel_one(appointment: Appointment, slot: datetime) -> Appointment:
    """Without this occurrence; the last one takes the whole appointment with it. Raises NotFound."""
    occurrence_at(appointment, slot)
    left = _changed(appointment, Change(slot, None))
    return left if occurrences(left) else cancel_all(appointment)


def cancel_following(appointment: Appointment, slot: datetime) -> Appointment:
    """Ends before `slot`. Raises NotFound."""
    occurrence_at(appointment, slot)
    if slot == appointment.starts:
        return cancel_all(appointment)
    left = _before(appointment, slot)[0]
    return left if occurrences(left) else cancel_all(appointment)


def cancel_all(appointment: Appointment) -> Appointment:
    """Cancelling twice is cancelling once."""
    if appointment.cancelled:
        return appointment
    return replace(appointment, cancelled=True, sequence=appointment.sequence + 1)


def hold(appointment: Appointment, slot: datetime, session_id: str) -> Appointment:
    """The occurrence became that mock interview. Nobody else need hear of it, so the sequence stays."""
    others = tuple(held for held in appointment.held if held.slot != slot)
    return replace(appointment, held=(*others, Held(slot, session_id)))


def _before(appointment: Appointment, slot: datetime) -> tuple[Appointment, int]:
    """The part of a series before `slot`, and how many occurrences the rest has."""
    if appointment.recurrence is None or slot == appointment.starts:
        raise InvalidInput("nothing comes before this one; move or cancel all of them")
    all_slots = list(slots(appointment.starts, appointment.recurrence))
    if slot not in all_slots:
        raise NotFound("this appointment does not take place at that time")
    number = all_slots.index(slot)
    left = replace(
        appointment,
        recurrence=replace(appointment.recurrence, count=number, until=None),
        changes=tuple(change for change in appointment.changes if change.slot < slot),
        held=tuple(held for held in appointment.held if held.slot < slot),
        sequence=appointment.sequence + 1,
    )
    return left, len(all_slots) - number


def _changed(appointment: Appointment, change: Change) -> Appointment:
    others = tuple(each for each in appointment.changes if each.slot != change.slot)
    changes = tuple(sorted((*others, change), key=lambda each: each.slot))
    return replace(appointment, changes=changes, sequence=appointment.sequence + 1)


def _check(minutes: int | None) -> None:
    if minutes is not None:
        check_minutes(minutes)


def minutes_between(starts: datetime, ends: datetime) -> int:
    """Whole minutes of an appointment given by its two ends on the same clock. Raises InvalidInput when the end does
    not come after the start."""
    minutes = int((ends - starts) / timedelta(minutes=1))
    check_minutes(minutes)
    return minutes
