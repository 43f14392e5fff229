"""Wall clocks: the same local time, whatever the offset is that day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.appointments import occurrences
from interview_coach.domain.appointments_series import Frequency, Recurrence
from interview_coach.domain.appointments_time import (
    clock_note,
    comes_twice,
    instant_of,
    is_skipped,
    local_of,
    zone_of,
)
from interview_coach.errors import InvalidInput
from tests.appointments import appointment, local, utc, weekly

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC")


@pytest.mark.parametrize(
    ("zone", "first", "instants"),
    [
        # clocks go back on 25 October 2026
        ("Europe/Berlin", "2026-10-18T18:00", ["2026-10-18T16:00", "2026-10-25T17:00", "2026-11-01T17:00"]),
        # clocks go forward on 8 March 2026
        ("America/New_York", "2026-03-01T09:00", ["2026-03-01T14:00", "2026-03-08T13:00", "2026-03-15T13:00"]),
        # half an hour only, on 4 October 2026: from +10:30 to +11
        ("Australia/Lord_Howe", "2026-09-27T08:00", ["2026-09-26T21:30", "2026-10-03T21:00", "2026-10-10T21:00"]),
        ("Asia/Kathmandu", "2026-10-18T18:00", ["2026-10-18T12:15", "2026-10-25T12:15", "2026-11-01T12:15"]),
    ],
)
def test_a_series_keeps_its_local_time_when_the_clocks_change(zone: str, first: str, instants: list[str]) -> None:
    series = appointment(first, zone, recurrence=weekly(3))
    assert [each.starts for each in occurrences(series)] == [utc(text) for text in instants]


def test_a_skipped_time_counts_by_the_offset_before_and_says_so() -> None:
    skipped = local("2027-03-28T02:30")
    assert is_skipped(skipped, "Europe/Berlin")
    assert instant_of(skipped, "Europe/Berlin") == utc("2027-03-28T01:30")
    note = clock_note(skipped, "Europe/Berlin") or ""
    assert "02:30 does not exist" in note and "03:30" in note


def test_half_an_hour_is_skipped_on_lord_howe() -> None:
    assert is_skipped(local("2026-10-04T02:15"), "Australia/Lord_Howe")
    assert "02:45" in (clock_note(local("2026-10-04T02:15"), "Australia/Lord_Howe") or "")
    assert not is_skipped(local("2026-10-04T02:45"), "Australia/Lord_Howe")


def test_a_time_that_comes_twice_means_the_first() -> None:
    twice = local("2026-10-25T02:30")
    assert comes_twice(twice, "Europe/Berlin")
    assert instant_of(twice, "Europe/Berlin") == utc("2026-10-25T00:30")
    assert "comes twice" in (clock_note(twice, "Europe/Berlin") or "")
    assert clock_note(local("2026-10-25T03:30"), "Europe/Berlin") is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mars/Olympus",
        "berlin",
        "../../etc/passwd",
        "Europe",
        "right/Europe/Berlin",
        "Europe/Berlin\x00",
        "/etc/localtime",
    ],
)
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="not a time zone"):
        zone_of(name)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2036, 1, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
def test_a_local_time_comes_back_unless_the_clocks_skip_it(when: datetime, zone: str) -> None:
    instant = instant_of(when, zone)
    assert instant.tzinfo is UTC
    assert (local_of(instant, zone) == when) is not is_skipped(when, zone)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
    st.sampled_from(list(Frequency)),
    st.integers(1, 4),
)
def test_every_occurrence_shows_the_same_time_on_the_wall(
    first: datetime, zone: str, frequency: Frequency, interval: int
) -> None:
    series = appointment(first.isoformat(), zone, recurrence=Recurrence(frequency, interval, count=40))
    found = occurrences(series)
    assert len(found) == 40
    for each in found:
        assert each.local.time() == first.time()
        assert each.ends - each.starts == timedelta(minutes=30)
        assert local_of(each.starts, zone) == each.local or each.note
    assert list(found) == sorted(found, key=lambda each: each.starts)
