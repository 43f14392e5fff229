"""The private feed address, and calendars of others whose times are kept in mind."""

from __future__ import annotations

from datetime import timedelta

from interview_coach.calendars import Window, read_busy
from interview_coach.domain.appointments_time import zone_of
from interview_coach.domain.calendars import LONGEST_CALENDAR_NAME, MOST_CALENDARS, CalendarFeed, ImportedCalendar
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.appointments import Appointments
from interview_coach.services.parts import Parts

LOOKS_BACK, LOOKS_AHEAD = timedelta(days=1), timedelta(days=400)


class Calendars:
    def __init__(self, parts: Parts, appointments: Appointments) -> None:
        self._parts = parts
        self._appointments = appointments

    def feed(self, user_id: str) -> CalendarFeed | None:
        """None when there is no address."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.calendars.feed()

    def open_feed(self, user_id: str) -> CalendarFeed:
        """A new private address; the one before it stops working."""
        feed = CalendarFeed(self._parts.new_id(), self._parts.new_id(), self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            rows.calendars.put_feed(feed)
        return feed

    def close_feed(self, user_id: str) -> None:
        """The address opens nothing any more."""
        with self._parts.storage.writing(user_id) as rows:
            rows.calendars.remove_feed()

    def read_feed(self, token: str) -> bytes:
        """The calendar behind a private address. Raises NotFound when there is none, or it was taken back."""
        user_id = self._parts.storage.owner_of_feed(token)
        if user_id is None:
            raise NotFound("there is no calendar at this address")
        return self._appointments.calendar(user_id)

    def take_in(self, user_id: str, data: bytes, name: str, zone: str) -> ImportedCalendar:
        """Keep the times that an .ics file takes in the coming 400 days; `zone` is for times that name none. One of
        the same name is replaced. Raises InvalidInput, Conflict for too many."""
        name = " ".join(name.split())[:LONGEST_CALENDAR_NAME] or "Calendar"
        check_no_nul("the name", name)
        now = self._parts.clock()
        until = now + LOOKS_AHEAD
        read = read_busy(data, Window(now - LOOKS_BACK, until, zone_of(zone).key))
        if not read.busy and read.problems:
            raise InvalidInput("nothing in this calendar could be used: " + read.problems[0].rstrip("."))
        calendar = ImportedCalendar(self._parts.new_id(), name, read.busy, now, until, read.problems)
        with self._parts.storage.writing(user_id) as rows:
            there = rows.calendars.list()
            for same in (each for each in there if each.name == name):
                rows.calendars.remove(same.id)
            if len([each for each in there if each.name != name]) >= MOST_CALENDARS:
                raise Conflict(f"{MOST_CALENDARS} calendars are kept already; remove one first")
            rows.calendars.add(calendar)
        return calendar

    def imported(self, user_id: str) -> tuple[ImportedCalendar, ...]:
        """Newest first."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.calendars.list()

    def forget(self, user_id: str, calendar_id: str) -> None:
        """Raises NotFound."""
        with self._parts.storage.writing(user_id) as rows:
            rows.calendars.remove(calendar_id)
