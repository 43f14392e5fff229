"""What is written reads the same in programs of others: `icalendar`, `recurring-ical-events`, a Radicale server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from interview_coach.calendars import Invitation, cancellation, published, request
from interview_coach.domain.appointments import Appointment, occurrences
from interview_coach.domain.appointments_changes import cancel_all, cancel_one, move_one
from interview_coach.domain.appointments_series import Frequency, Recurrence
from tests.appointments import NOW, OWN, appointment, local, utc, weekly, with_ana

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
INVITES = Invitation(OWN, "Please come.")


def times_of(calendar: bytes) -> list[tuple[datetime, datetime]]:
    """What another program makes of it."""
    found = recurring_ical_events.of(Calendar.from_ical(calendar)).between(date(2026, 1, 1), date(2036, 1, 1))
    return sorted((each.start.astimezone(UTC), each.end.astimezone(UTC)) for each in found)


def ours(made: Appointment) -> list[tuple[datetime, datetime]]:
    return [(each.starts, each.ends) for each in occurrences(made)]


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_of_weeks_reads_the_same(zone: str) -> None:
    series = appointment("2026-12-01T18:15", zone, recurrence=weekly(52))
    assert times_of(published([series], NOW)) == ours(series)


def test_moved_and_cancelled_occurrences_read_the_same() -> None:
    series = appointment("2027-03-19T18:00", recurrence=weekly(4))
    series = cancel_one(series, local("2027-03-26T18:00"))
    series = move_one(series, local("2027-04-02T18:00"), local("2027-04-01T07:45"), 90)
    assert times_of(published([series], NOW)) == ours(series)
    assert len(ours(series)) == 3


def test_a_time_that_the_clocks_skip_reads_the_same() -> None:
    """Of the end other programs make what they like: the standard counts it from the start (RFC 5545, 3.8.5.3)."""
    series = appointment("2027-03-21T02:30", recurrence=weekly(3))
    theirs = times_of(published([series], NOW))
    assert [starts for starts, _ in theirs] == [starts for starts, _ in ours(series)]


@settings(max_examples=25)
@given(
    st.datetimes(datetime(2026, 12, 1), datetime(2028, 1, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
    st.sampled_from(list(Frequency)),
    st.integers(1, 3),
    st.sets(st.integers(0, 6), max_size=3),
    st.integers(1, 30),
)
def test_any_series_reads_the_same(
    starts: datetime, zone: str, frequency: Frequency, interval: int, days: set[int], count: int
) -> None:
    weekdays = tuple(sorted(days | {starts.weekday()})) if frequency is Frequency.WEEKLY else ()
    series = appointment(starts.isoformat(), zone, recurrence=Recurrence(frequency, interval, weekdays, count))
    assert times_of(published([series], NOW)) == ours(series)


def test_a_single_appointment_is_written_in_utc() -> None:
    text = published([appointment("2026-11-27T18:00")], NOW).decode()
    assert "DTSTART:20261127T170000Z" in text and "VTIMEZONE" not in text


def test_a_series_until_a_day_ends_with_that_day_in_its_own_zone() -> None:
    series = appointment(
        "2027-01-01T23:30", "America/New_York", recurrence=Recurrence(Frequency.DAILY, until=date(2027, 1, 3))
    )
    assert len(times_of(published([series], NOW))) == 3


@pytest.mark.parametrize("zone", ZONES)
def test_the_rules_of_the_zone_are_right_by_themselves(zone: str) -> None:
    """A program that does not know the name of the zone reads VTIMEZONE."""
    series = appointment("2026-12-01T18:15", zone, recurrence=weekly(52))
    renamed = published([series], NOW).decode().replace(zone, f"Own/{zone.replace('/', '')}")
    assert times_of(renamed.encode()) == ours(series)


def test_reminders_are_alarms() -> None:
    event = Calendar.from_ical(published([appointment(remind=(15, 1440))], NOW)).events[0]
    assert [each.trigger for each in event.alarms.times] == [utc("2026-11-27T16:45"), utc("2026-11-26T17:00")]


def test_an_invitation_names_both_sides_and_its_method() -> None:
    calendar = Calendar.from_ical(request(with_ana(), NOW, INVITES))
    event = calendar.events[0]
    assert calendar["METHOD"] == "REQUEST"
    assert str(event["ORGANIZER"]) == f"mailto:{OWN}"
    assert str(event["ATTENDEE"]) == "mailto:ana@example.org" and event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert (event["SEQUENCE"], event["STATUS"], event.uid) == (0, "CONFIRMED", with_ana().uid)
    assert event["DESCRIPTION"] == "Please come."


def test_a_cancellation_has_the_same_uid_and_a_higher_sequence() -> None:
    called_off = cancel_all(with_ana())
    calendar = Calendar.from_ical(cancellation(called_off, NOW, INVITES))
    event = calendar.events[0]
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert event.uid == with_ana().uid and "RECURRENCE-ID" not in event


def test_one_occurrence_is_cancelled_by_its_recurrence_id() -> None:
    slot = local("2026-12-04T18:00")
    series = cancel_one(with_ana(recurrence=weekly(3)), slot)
    event = Calendar.from_ical(cancellation(series, NOW, INVITES, slot)).events[0]
    assert event["RECURRENCE-ID"].dt.astimezone(UTC) == utc("2026-12-04T17:00")


def test_files_carry_no_method_and_read_the_same_twice() -> None:
    made = [appointment(), with_ana("2026-11-28T10:00", id="b" * 32, recurrence=weekly(3))]
    first = published(made, NOW)
    assert b"METHOD" not in first and first == published(made, NOW)


def test_hostile_names_stay_inside_their_line() -> None:
    made = appointment(title="Mock\\;,: \u202e\u2028END:VEVENT BEGIN:VEVENT ünï")
    calendar = Calendar.from_ical(published([made], NOW))
    assert len(calendar.events) == 1 and calendar.events[0]["SUMMARY"] == made.title


def test_a_cancelled_appointment_is_not_in_the_file() -> None:
    assert b"VEVENT" not in published([cancel_all(appointment())], NOW)


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A calendar server on loopback."""
    folder: Path = tmp_path_factory.mktemp("radicale")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    settings = folder / "config"
    settings.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = owner_write\n"
        f"[storage]\nfilesystem_folder = {folder / 'data'}\n[logging]\nlevel = error\n"
    )
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    server = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(settings)], env=environment)
    try:
        base = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                httpx.get(f"{base}/.web/", timeout=1)
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait(10)


_REPORT = """<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{since}" end="{until}"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""


@pytest.mark.slow
def test_a_calendar_server_keeps_the_meaning(radicale: str) -> None:
    with httpx.Client(base_url=radicale, auth=("me", "")) as client:
        assert client.request("MKCALENDAR", "/me/practice/").status_code == 201
        for number, zone in enumerate(ZONES):
            series = appointment(
                "2027-03-05T18:15", zone, id=f"{number}" * 32, recurrence=weekly(8), remind=(15,), title=f"In {zone}"
            )
            series = cancel_one(series, local("2027-03-12T18:15"))
            series = move_one(series, local("2027-04-02T18:15"), local("2027-04-03T09:00"))
            address = f"/me/practice/{series.id}.ics"
            put = client.put(address, content=published([series], NOW), headers={"Content-Type": "text/calendar"})
            assert put.status_code == 201, put.text
            assert times_of(client.get(address).content) == ours(series)
        query = _REPORT.format(since="20270402T200000Z", until="20270403T180000Z")
        found = client.request("REPORT", "/me/practice/", content=query, headers={"Depth": "1"})
        assert found.status_code == 207
        assert found.text.count("<href>") == 4, "the occurrence that was moved is found at its new time"
        none = client.request(
            "REPORT",
            "/me/practice/",
            content=_REPORT.format(since="20270312T000000Z", until="20270313T120000Z"),
            headers={"Depth": "1"},
        )
        assert "<href>" not in none.text, "the cancelled one is not found"
