"""What one request leaves for the page that follows it."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from interview_coach.services import notices
from interview_coach.services.notices import Notices
from tests.conftest import StandingClock


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def left(clock: StandingClock) -> Notices:
    numbers = count()
    return Notices(clock, lambda: f"ticket{next(numbers)}")


def test_a_ticket_tells_its_own_sentences_as_often_as_it_is_asked(left: Notices) -> None:
    one, other = left.leave("ann", ["One.", "One.", "Two."]), left.leave("ann", ["Three."])
    assert one and other
    assert left.of("ann", one) == left.of("ann", one) == ("One.", "Two.")
    assert left.of("ann", other) == ("Three.",)


def test_nothing_to_say_has_no_ticket(left: Notices) -> None:
    assert left.leave("ann", []) is None


def test_nobody_reads_anothers_notices_or_guesses_any(left: Notices) -> None:
    ticket = left.leave("ann", ["One."])
    assert ticket and left.of("bob", ticket) == left.of("ann", "") == left.of("ann", "x") == ()


def test_old_ones_are_gone(left: Notices, clock: StandingClock) -> None:
    ticket = left.leave("ann", ["One."])
    clock.advance(notices.KEPT + timedelta(seconds=1))
    assert ticket and left.of("ann", ticket) == ()


def test_no_more_than_so_many_are_kept(left: Notices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "MOST", 2)
    first, *rest = [left.leave("ann", [f"{n}."]) for n in range(3)]
    assert left.of("ann", first or "") == ()
    assert [left.of("ann", ticket or "") for ticket in rest] == [("1.",), ("2.",)]
