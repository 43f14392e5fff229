"""Writes appointments as iCalendar: for a file, a feed, an invitation, a cancellation.

A single appointment is written in UTC, which every program reads alike. A series keeps its local time, with the rules
of its zone (VTIMEZONE) beside it; an occurrence that was moved is an entry of its own with RECURRENCE-ID, a cancelled
one an EXDATE. Files and feeds carry no METHOD: a CalDAV server refuses it (RFC 4791, 4.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress

from interview_coach.calendars.zones import timezone_of
from interview_coach.domain.appointments import (
    Appointment,
    AppointmentKind,
    Occurrence,
    occurrences,
)
from interview_coach.domain.appointments_series import Frequency, Recurrence
from interview_coach.domain.appointments_time import instant_of, zone_of

PRODUCT = "-//Interview Coach//Appointments//EN"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MARGIN = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invites, and what the partner reads. `organizer` is an e-mail address."""

    organizer: str
    description: str


def published(appointments: Iterable[Appointment], stamp: datetime, url: str = "") -> bytes:
    """A calendar file with these appointments and their reminders; cancelled ones are left out. `url` is where the app
    shows an appointment, its id behind it; empty writes none."""
    calendar = _calendar()
    calendar.calendar_name = "Interview practice"
    kept = tuple(appointments)
    for appointment in kept:
        for event in _events(appointment, stamp):
            event.add("description", _plan_words(appointment))
            if url:
                event.url = f"{url}/{appointment.id}"
            for minutes in appointment.remind:
                event.add_component(_alarm(minutes, appointment.title))
            calendar.add_component(event)
    return _written(calendar, kept)


def request(appointment: Appointment, stamp: datetime, invitation: Invitation) -> bytes:
    """METHOD:REQUEST for the partner: the whole appointment as it is now."""
    calendar = _calendar("REQUEST")
    for event in _events(appointment, stamp):
        event.add("description", invitation.description)
        _invite(event, appointment, invitation)
        calendar.add_component(event)
    return _written(calendar, (appointment,))


def cancellation(
    appointment: Appointment, stamp: datetime, invitation: Invitation, slot: datetime | None = None
) -> bytes:
    """METHOD:CANCEL for the partner: of the whole appointment, or of one occurrence."""
    calendar = _calendar("CANCEL")
    event = _event(appointment, stamp, slot or appointment.starts, appointment.minutes)
    event.status = "CANCELLED"
    if slot is not None and appointment.recurrence is not None:
        event.add("recurrence-id", _at(slot, appointment))
    _invite(event, appointment, invitation)
    calendar.add_component(event)
    return _written(calendar, (appointment,))


def _calendar(method: str | None = None) -> Calendar:
    """Without the random UID that `Calendar.new` writes: what did not change should read the same."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method is not None:
        calendar.add("method", method)
    return calendar


def _events(appointment: Appointment, stamp: datetime) -> list[Event]:
    """The entry of the appointment (or series), and one for each occurrence that was moved."""
    taking_place = occurrences(appointment)
    if not taking_place:
        return []
    if appointment.recurrence is None:
        return [_event(appointment, stamp, taking_place[0].local, taking_place[0].minutes)]
    series = _event(appointment, stamp, appointment.starts, appointment.minutes)
    series.add("rrule", _rule(appointment.recurrence, appointment))
    gone = [change.slot for change in appointment.changes if change.starts is None]
    for slot in gone:
        series.add("exdate", _at(slot, appointment))
    altered = {change.slot for change in appointment.changes if change.starts is not None}
    return [series, *(_moved(each, stamp) for each in taking_place if each.slot in altered)]


def _moved(occurrence: Occurrence, stamp: datetime) -> Event:
    appointment = occurrence.appointment
    event = _event(appointment, stamp, occurrence.local, occurrence.minutes)
    event.add("recurrence-id", _at(occurrence.slot, appointment))
    return event


def _event(appointment: Appointment, stamp: datetime, local: datetime, minutes: int) -> Event:
    starts = _at(local, appointment)
    ends = (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(starts.tzinfo)
    event = Event.new(
        uid=appointment.uid,
        summary=appointment.title,
        start=starts,
        end=ends,
        stamp=stamp,
        sequence=appointment.sequence,
    )
    event.status = "CONFIRMED"
    return event


def _at(local: datetime, appointment: Appointment) -> datetime:
    if appointment.recurrence is None:
        return instant_of(local, appointment.zone)
    return local.replace(tzinfo=zone_of(appointment.zone))


def _rule(recurrence: Recurrence, appointment: Appointment) -> dict[str, Any]:
    rule: dict[str, Any] = {"freq": recurrence.frequency.value.upper(), "interval": recurrence.interval}
    if recurrence.frequency is Frequency.WEEKLY:
        rule["byday"] = [_DAYS[day] for day in recurrence.weekdays or (appointment.starts.weekday(),)]
        rule["wkst"] = "MO"
    if recurrence.count is not None:
        rule["count"] = recurrence.count
    if recurrence.until is not None:
        rule["until"] = instant_of(datetime.combine(recurrence.until, time(23, 59, 59)), appointment.zone)
    return rule


def _alarm(minutes: int, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm


def _invite(event: Event, appointment: Appointment, invitation: Invitation) -> None:
    event.add("organizer", vCalAddress.new(invitation.organizer))
    if appointment.partner is not None and appointment.partner.email:
        event.add(
            "attendee",
            vCalAddress.new(
                appointment.partner.email,
                cn=appointment.partner.name,
                role="REQ-PARTICIPANT",
                partstat="NEEDS-ACTION",
                rsvp=True,
            ),
        )


def _plan_words(appointment: Appointment) -> str:
    who = "with the coach"
    if appointment.kind is AppointmentKind.PARTNER and appointment.partner is not None:
        who = f"with {appointment.partner.name}"
    return f"Mock interview {who}: {appointment.mock.type}, {appointment.mock.style}, {appointment.mock.mode}."


def _written(calendar: Calendar, appointments: Iterable[Appointment]) -> bytes:
    """With the rules of every zone that a series stands in, from its first time to its last (twelve years at most)."""
    spans: dict[str, list[date]] = {}
    for each in appointments:
        if each.recurrence is not None and zone_of(each.zone).key != "UTC":
            planned = [each.starts.date(), *(one.local.date() for one in occurrences(each))]
            spans.setdefault(each.zone, []).extend((min(planned), max(planned)))
    rules = [_rules(zone, min(days), max(days)) for zone, days in spans.items()]
    calendar.subcomponents = [*rules, *calendar.subcomponents]
    return bytes(calendar.to_ical())


def _rules(zone: str, first: date, last: date) -> Timezone:
    return timezone_of(zone_of(zone), first - _MARGIN, min(last + _MARGIN, first + 12 * _MARGIN))
