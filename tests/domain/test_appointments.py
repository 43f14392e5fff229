"""Appointments: what is refused, series, moving, cancelling, conflicts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import DAILY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.appointments import (
    AppointmentKind,
    Busy,
    Partner,
    PlannedMock,
    check_appointment,
    check_email,
    clashes,
    occurrences,
)
from interview_coach.domain.appointments_changes import (
    cancel_all,
    cancel_following,
    cancel_one,
    hold,
    minutes_between,
    move_all,
    move_following,
    move_one,
)
from interview_coach.domain.appointments_series import Frequency, Recurrence, check_recurrence, slots
from interview_coach.errors import InvalidInput, NotFound
from tests.appointments import ANA, NOW, OWN, appointment, local, utc, weekly, with_ana

PARTNER = AppointmentKind.PARTNER


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts": local("2026-11-24T12:59")}, "already been"),
        ({"starts": local("0001-01-01T00:00")}, "already been"),
        ({"starts": local("9999-12-31T23:00")}, "three years"),
        ({"starts": local("2031-01-01T10:00")}, "three years"),
        ({"zone": "Mars/Olympus"}, "time zone"),
        ({"minutes": 0}, "end must come after the start"),
        ({"minutes": -30}, "end must come after the start"),
        ({"minutes": 481}, "8 hours"),
        ({"title": "   "}, "name"),
        ({"title": "x" * 201}, "200"),
        ({"title": "one\ntwo"}, "one line"),
        ({"recurrence": Recurrence(Frequency.DAILY)}, "must end"),
        ({"recurrence": Recurrence(Frequency.DAILY, count=2, until=date(2027, 1, 1))}, "not both"),
        ({"recurrence": Recurrence(Frequency.DAILY, count=201)}, "200"),
        ({"recurrence": Recurrence(Frequency.DAILY, until=date(2029, 1, 1))}, "at most 200"),
        ({"recurrence": Recurrence(Frequency.DAILY, until=date(2026, 11, 1))}, "before its first"),
        ({"recurrence": Recurrence(Frequency.DAILY, 0, count=2)}, "every 1 to"),
        ({"recurrence": Recurrence(Frequency.WEEKLY, weekdays=(0,), count=2)}, "Friday"),
        ({"recurrence": Recurrence(Frequency.WEEKLY, weekdays=(4, 9), count=2)}, "weekdays"),
        ({"recurrence": Recurrence(Frequency.DAILY, weekdays=(4,), count=2)}, "weekdays"),
        ({"remind": (-1,)}, "week before"),
        ({"remind": (1, 2, 3, 4)}, "3 reminders"),
        ({"own_email": "no address"}, "e-mail"),
        ({"kind": PARTNER}, "who your partner is"),
        ({"kind": PARTNER, "partner": Partner("Ana", "ana@"), "own_email": OWN}, "e-mail"),
        ({"kind": PARTNER, "partner": ANA}, "your own e-mail"),
        ({"partner": ANA}, "no partner"),
        ({"mock": PlannedMock("poker")}, "type"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    starts = changes.get("starts", local("2026-11-27T18:00"))
    others = {name: value for name, value in changes.items() if name != "starts"}
    with pytest.raises(InvalidInput, match=words):
        check_appointment(appointment(starts.isoformat(), **others), NOW)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InvalidInput, match="end must come after the start"):
        minutes_between(local("2027-01-01T10:00"), local("2027-01-01T09:30"))


@pytest.mark.parametrize(
    "address", ["a@b", "a b@example.org", "a@example.org\nBcc: x@y.org", "@example.org", "-x@y.org"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        check_email(address)


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.sampled_from(list(Frequency)),
    st.integers(1, 6),
    st.sets(st.integers(0, 6)),
    st.one_of(st.integers(1, 60), st.integers(0, 300)),
    st.booleans(),
)
def test_a_series_is_what_the_standard_says(
    first: date, frequency: Frequency, interval: int, days: set[int], amount: int, by_count: bool
) -> None:
    """The rule is read by dateutil, which follows RFC 5545, too."""
    starts = datetime(first.year, first.month, first.day, 18, 0)
    weekdays = tuple(sorted(days | {first.weekday()})) if frequency is Frequency.WEEKLY and days else ()
    end: dict[str, Any] = {"count": max(1, amount)} if by_count else {"until": first + timedelta(days=amount)}
    ours = Recurrence(frequency, interval, weekdays, **end)
    theirs = rrule(
        DAILY if frequency is Frequency.DAILY else WEEKLY,
        dtstart=starts,
        interval=interval,
        byweekday=weekdays or None,
        count=end.get("count"),
        until=datetime.combine(end["until"], datetime.max.time()) if "until" in end else None,
    )
    assert list(slots(starts, ours)) == list(theirs)


def test_moving_one_leaves_the_others() -> None:
    series = appointment(recurrence=weekly(3))
    moved = move_one(series, local("2026-12-04T18:00"), local("2026-12-05T09:00"), 45)
    assert [each.local for each in occurrences(moved)] == [
        local("2026-11-27T18:00"),
        local("2026-12-05T09:00"),
        local("2026-12-11T18:00"),
    ]
    assert [each.minutes for each in occurrences(moved)] == [30, 45, 30]
    assert moved.sequence == 1
    again = move_one(moved, local("2026-12-04T18:00"), local("2026-12-06T09:00"))
    assert len(again.changes) == 1 and again.sequence == 2


def test_moving_what_follows_makes_a_new_series_of_the_rest() -> None:
    series = cancel_one(appointment(recurrence=weekly(5)), local("2026-12-18T18:00"))
    before, after = move_following(series, local("2026-12-11T18:00"), local("2026-12-12T10:00"), "b" * 32)
    assert [each.local for each in occurrences(before)] == [local("2026-11-27T18:00"), local("2026-12-04T18:00")]
    assert [each.local for each in occurrences(after)] == [local("2026-12-12T10:00"), local("2026-12-26T10:00")]
    assert (before.sequence, after.sequence) == (2, 0)
    assert before.uid != after.uid


def test_moving_all_keeps_the_weekdays_apart() -> None:
    series = appointment("2026-11-25T18:00", recurrence=weekly(4, weekdays=(2, 4)))
    moved = move_all(series, local("2026-11-26T19:00"))
    assert [each.local for each in occurrences(moved)] == [
        local("2026-11-26T19:00"),
        local("2026-11-28T19:00"),
        local("2026-12-03T19:00"),
        local("2026-12-05T19:00"),
    ]


def test_a_series_that_leaves_weeks_out_is_not_bent_over_the_weekend() -> None:
    series = appointment("2026-11-25T18:00", recurrence=weekly(4, weekdays=(2, 6), interval=2))
    with pytest.raises(InvalidInput, match="another week"):
        move_all(series, local("2026-11-26T18:00"))


@given(st.integers(-10, 10), st.integers(0, 23), st.sets(st.integers(0, 6)), st.integers(1, 30))
def test_moving_all_moves_every_occurrence_by_the_same(by: int, hour: int, days: set[int], count: int) -> None:
    starts = datetime(2027, 2, 10, 9, 0)
    series = appointment(starts.isoformat(), "UTC", recurrence=weekly(count, weekdays=tuple(sorted(days | {2}))))
    to = starts + timedelta(days=by, hours=hour - 9)
    moved = occurrences(move_all(series, to))
    assert [each.starts for each in moved] == [each.starts + (to - starts) for each in occurrences(series)]


@given(st.integers(1, 20), st.data())
def test_splitting_loses_no_occurrence(count: int, data: st.DataObject) -> None:
    series = appointment("2027-03-01T09:00", recurrence=weekly(count + 1, weekdays=(0, 3)))
    all_slots = [each.slot for each in occurrences(series)]
    slot = data.draw(st.sampled_from(all_slots[1:]))
    before, after = move_following(series, slot, slot, "b" * 32)
    assert [each.local for each in (*occurrences(before), *occurrences(after))] == all_slots
    check_recurrence(before.starts, before.recurrence)  # type: ignore[arg-type]
    check_recurrence(after.starts, after.recurrence)  # type: ignore[arg-type]


def test_every_change_that_others_must_hear_of_raises_the_sequence() -> None:
    series = with_ana(recurrence=weekly(5))
    slot = local("2026-12-11T18:00")
    steps = [
        move_one(series, slot, local("2026-12-12T18:00")),
        move_all(series, local("2026-11-28T18:00")),
        cancel_one(series, slot),
        cancel_following(series, slot),
        cancel_all(series),
    ]
    assert [each.sequence for each in steps] == [1] * 5
    assert cancel_all(steps[-1]).sequence == 1
    assert hold(series, slot, "s").sequence == 0


def test_cancelling_the_last_one_left_cancels_all() -> None:
    series = appointment(recurrence=weekly(2))
    left = cancel_one(series, local("2026-11-27T18:00"))
    assert not left.cancelled and len(occurrences(left)) == 1
    gone = cancel_one(left, local("2026-12-04T18:00"))
    assert gone.cancelled and occurrences(gone) == ()
    assert cancel_following(series, local("2026-11-27T18:00")).cancelled


def test_what_does_not_take_place_cannot_be_moved_or_cancelled() -> None:
    series = cancel_one(appointment(recurrence=weekly(3)), local("2026-12-04T18:00"))
    for step in (cancel_one, cancel_following):
        with pytest.raises(NotFound):
            step(series, local("2026-12-04T18:00"))
    with pytest.raises(NotFound):
        move_one(series, local("2026-12-05T18:00"), local("2026-12-06T18:00"))


def test_times_that_touch_are_no_clash() -> None:
    planned = occurrences(appointment())  # 17:00 to 17:30 UTC
    taken = [
        Busy(utc("2026-11-27T16:00"), utc("2026-11-27T17:00"), "before"),
        Busy(utc("2026-11-27T17:30"), utc("2026-11-27T18:00"), "after"),
        Busy(utc("2026-11-27T17:29"), utc("2026-11-27T18:00"), "meets"),
        Busy(utc("2026-11-27T00:00"), utc("2026-11-28T00:00"), "all day"),
    ]
    assert [clash.busy.title for clash in clashes(planned, taken)] == ["all day", "meets"]
