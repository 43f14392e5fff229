"""Calendars of others: what they take, and what is refused."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest

from interview_coach.calendars import Window, published, read_busy
from interview_coach.calendars.expanding import Expansion
from interview_coach.calendars.limits import MOST_BYTES, MOST_ENTRIES
from interview_coach.domain.appointments import occurrences
from interview_coach.errors import InvalidInput
from tests.appointments import NOW, appointment, utc, weekly

UNTIL = NOW + timedelta(days=400)
WINDOW = Window(NOW, UNTIL, "Europe/Berlin")


def calendar(*events: str, more: str = "") -> bytes:
    body = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nSUMMARY:E{number}\n{event}\nEND:VEVENT\n" for number, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{more}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def expanded(data: bytes) -> Expansion:
    """In this process: fast, and enough for what is not hostile."""
    expansion = Expansion(NOW, UNTIL, "Europe/Berlin")
    expansion.read(data)
    return expansion


def starts(*events: str, more: str = "") -> list[datetime]:
    return sorted(busy.starts for busy in expanded(calendar(*events, more=more)).busy)


def test_our_own_file_reads_back_through_the_process() -> None:
    series = appointment(recurrence=weekly(5))
    read = read_busy(published([series], NOW), WINDOW)
    assert [(b.starts, b.ends, b.title) for b in read.busy] == [
        (each.starts, each.ends, "Mock interview") for each in occurrences(series)
    ]
    assert read.problems == ()


def test_a_series_keeps_its_local_time_and_its_exceptions() -> None:
    when = "DTSTART;TZID=Europe/Berlin:20261018T180000\nDTEND;TZID=Europe/Berlin:20261018T190000"
    rule = f"{when}\nRRULE:FREQ=WEEKLY;COUNT=9"
    gone = "\nEXDATE;TZID=Europe/Berlin:20261129T180000"
    assert starts(rule + gone) == [utc("2026-12-06T17:00"), utc("2026-12-13T17:00")]


def test_an_occurrence_that_was_moved_is_taken_at_its_new_time_only() -> None:
    data = calendar("DTSTART:20261201T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2")
    moved = (
        b"BEGIN:VEVENT\r\nUID:0\r\nRECURRENCE-ID:20261202T100000Z\r\nDTSTART:20261205T080000Z\r\n"
        b"DTEND:20261205T090000Z\r\nEND:VEVENT\r\n"
    )
    data = data.replace(b"END:VCALENDAR", moved + b"END:VCALENDAR")
    assert sorted(b.starts for b in expanded(data).busy) == [utc("2026-12-01T10:00"), utc("2026-12-05T08:00")]


def test_days_and_floating_times_are_those_of_the_user() -> None:
    assert starts("DTSTART;VALUE=DATE:20261224") == [utc("2026-12-23T23:00")]
    assert starts("DTSTART:20261224T180000\nDTEND:20261224T190000") == [utc("2026-12-24T17:00")]


def test_an_until_in_utc_ends_a_local_series() -> None:
    rule = "DTSTART;TZID=America/New_York:20261201T200000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261203T010000Z"
    assert starts(rule) == [utc("2026-12-02T01:00"), utc("2026-12-03T01:00")]


def test_what_takes_no_time_is_left_out() -> None:
    when = "DTSTART:20261201T100000Z\nDTEND:20261201T110000Z"
    assert starts(f"{when}\nTRANSP:TRANSPARENT", f"{when}\nSTATUS:CANCELLED") == []


def test_free_busy_entries_are_read() -> None:
    more = (
        "BEGIN:VFREEBUSY\nUID:f\nDTSTAMP:20261101T000000Z\nFREEBUSY:20261201T100000Z/PT2H\n"
        "FREEBUSY;FBTYPE=FREE:20261202T100000Z/PT2H\nEND:VFREEBUSY\n"
    )
    assert starts(more=more) == [utc("2026-12-01T10:00")]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("DTSTART:20261201T100000Z\nDTEND:20261201T090000Z", "ends before it starts"),
        ("DTSTART;TZID=Mars/Olympus:20261201T100000\nDTEND;TZID=Mars/Olympus:20261201T110000", "is not known"),
        ("DTSTART:20261201T100000Z\nDTEND;VALUE=DATE:20261202", "a time and ends with a day"),
        ("SUMMARY:no start", "no start"),
        ("DTSTART:rubbish", "cannot be read"),
        ("DTSTART:20261201T100000Z\nRRULE:FREQ=SOMETIMES", ""),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_and_the_rest_goes_on(event: str, words: str) -> None:
    found = expanded(calendar(event, "DTSTART:20261205T100000Z\nDTEND:20261205T110000Z"))
    assert [busy.starts for busy in found.busy] == [utc("2026-12-05T10:00")]
    assert len(found.problems()) == 1 and words in found.problems()[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"junk", "not a calendar"),
        (b"\x00\xff\xfe" * 100, "not a calendar"),
        (b"%PDF-1.7 nothing of a calendar", "not a calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "not a calendar"),
        (b"BEGIN:VEVENT\r\nDTSTART:20261201T100000Z\r\nEND:VEVENT\r\n", "not a calendar"),
        (b"x" * (MOST_BYTES + 1), "5 MB"),
        (
            b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * (MOST_ENTRIES + 1) + b"END:VCALENDAR",
            "more than",
        ),
        (calendar("DTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY"), "too often"),
        (calendar("DTSTART:20261201T000000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY"), "too often"),
    ],
)
def test_a_file_that_is_no_calendar_or_has_no_measure_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_busy(data, WINDOW)


@pytest.mark.slow
def test_a_rule_that_never_comes_true_is_given_up() -> None:
    """dateutil looks for the 30th of February until the year 9999."""
    never = calendar("DTSTART:20260101T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    begun = time.monotonic()
    with pytest.raises(InvalidInput, match="too long"):
        read_busy(never, WINDOW, seconds=2)
    assert time.monotonic() - begun < 10


def test_names_are_one_line_without_controls() -> None:
    data = calendar("DTSTART:20261201T100000Z\nDTEND:20261201T110000Z").replace(
        b"SUMMARY:E0", b"SUMMARY:A\x1b[2J\\nB" + b"x" * 500
    )
    title = expanded(data).busy[0].title
    assert title.isprintable() and len(title) <= 120
