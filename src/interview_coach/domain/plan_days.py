"""How a day of the study plan is divided, by its minutes and by how many working days before the interview it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PRACTICE = "practice"
    REVIEW = "review"
    STORY = "story"
    MOCK = "mock"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a day. `is_sheet` marks the reading of the last-day sheet."""

    kind: Kind
    minutes: int
    is_sheet: bool = False


MOST_A_DAY = 180
"""More than three hours of practice a day tire more than they teach; massed practice is the weaker kind."""

MOCK_DAYS = frozenset({2, 5, 8, 11, 14, 17, 20, 24, 28})
MOCK_DAYS_OF_LONG_DAYS = frozenset({2, 4, 6, 8, 10, 13, 16, 20, 24})
"""Working days before the interview; nine of them, see plans.py. Days of 45 minutes leave room for practice beside."""
LONG_DAY = 45

_MOCK, _SHORT_MOCK = 30, 16  # four questions with their debrief; two of them
_STORY, _SHORT_STORY = 15, 10
_REVIEW, _READ, _SHEET, _WARM_UP = 5, 10, 15, 10
_BLOCK, _SHORTEST_BLOCK = 15, 5


def slots_of(before: int, minutes: int, *, has_stories: bool) -> tuple[Slot, ...]:
    """The slots of the day `before` working days ahead of the interview (0 is the day itself); together they take at
    most `minutes`. They depend on nothing else, so that a plan made again puts the same on the same day."""
    minutes = min(minutes, MOST_A_DAY)
    if before == 0:
        return (Slot(Kind.READ, min(minutes, _WARM_UP), is_sheet=True),)
    return _last_day(minutes, has_stories) if before == 1 else _ordinary_day(before, minutes, has_stories)


def _last_day(minutes: int, has_stories: bool) -> tuple[Slot, ...]:
    """An hour at most, and nothing new: one round of practice, two stories, the sheet."""
    left = min(minutes, 60)
    sheet = Slot(Kind.READ, min(left, _SHEET), is_sheet=True)
    left -= sheet.minutes
    found = [sheet]
    if has_stories and left >= _SHORT_STORY:
        found.insert(0, Slot(Kind.STORY, _SHORT_STORY))
        left -= _SHORT_STORY
    if left >= _SHORTEST_BLOCK:
        found.insert(0, Slot(Kind.PRACTICE, min(left, _BLOCK)))
    return tuple(found)


def _ordinary_day(before: int, minutes: int, has_stories: bool) -> tuple[Slot, ...]:
    """A mock on its day, else recall first, then a story or reading when it is their turn, and practice in the rest."""
    found: list[Slot] = []
    left = minutes

    def take(kind: Kind, wanted: int, at_least: int) -> None:
        nonlocal left
        if left >= at_least:
            found.append(Slot(kind, min(left, wanted)))
            left -= found[-1].minutes

    if before in (MOCK_DAYS_OF_LONG_DAYS if minutes >= LONG_DAY else MOCK_DAYS) and minutes >= _SHORT_MOCK:
        take(Kind.MOCK, _MOCK if minutes >= _MOCK else minutes, _SHORT_MOCK)
    if minutes >= _MOCK or before % 2 == 0:
        take(Kind.REVIEW, _REVIEW, _BLOCK)
    if has_stories and before % 3 == 0:
        take(Kind.STORY, _STORY if left >= 2 * _STORY else _SHORT_STORY, _SHORT_STORY)
    if before % 7 == 4:
        take(Kind.READ, _READ, _READ + _SHORT_STORY)
    return (*found, *_practice(left))


def _practice(minutes: int) -> tuple[Slot, ...]:
    """The rest of the day in blocks of about a quarter of an hour, as equal as they can be."""
    if minutes < _SHORTEST_BLOCK:
        return ()
    blocks = max(1, round(minutes / _BLOCK))
    return tuple(Slot(Kind.PRACTICE, minutes // blocks + (n < minutes % blocks)) for n in range(blocks))
