"""The score sheet of a partner: marks by the anchors of the rubric, in the partner's own hand.

It is kept apart from the marks of the engines: it enters no mark, no estimate and no trend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.rubrics import Rubric
from interview_coach.errors import Conflict, InvalidInput

LONGEST_NOTE = 2_000
MARKS = range(1, 6)

RUBRIC_OF = {
    "mixed": "behavioral",
    "behavioral": "behavioral",
    "technical": "technical",
    "case": "case",
    "screening": "motivation",
}
"""Which rubric a partner marks by, for each type of mock interview."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """`mark` is 1 to 5, None where the partner gave none."""

    dimension: str
    mark: int | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a partner writes: `entries` one per dimension, `keep` what went well, `change` the one thing to change."""

    entries: tuple[SheetEntry, ...] = ()
    keep: str = field(default="", repr=False)
    change: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One sheet per occurrence of an appointment (`slot`); it can be changed until it is submitted."""

    id: str
    appointment_id: str
    slot: str
    rubric: str
    partner: str = field(repr=False)
    words: SheetWords
    changed_at: datetime
    submitted_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    def mark_of(self, dimension: str) -> int | None:
        return next((entry.mark for entry in self.words.entries if entry.dimension == dimension), None)

    def note_of(self, dimension: str) -> str:
        return next((entry.note for entry in self.words.entries if entry.dimension == dimension), "")


def fill_in(sheet: ScoreSheet, words: SheetWords, rubric: Rubric, at: datetime) -> ScoreSheet:
    """The sheet with these words. Raises Conflict when it was submitted, InvalidInput for a mark off the scale, a
    dimension the rubric does not have, or a note that is too long."""
    if not sheet.is_open:
        raise Conflict("this sheet was handed in and can no longer be changed")
    _check(words, {dimension.id: dimension.name for dimension in rubric.dimensions})
    return replace(sheet, words=words, changed_at=at)


def submit(sheet: ScoreSheet, at: datetime) -> ScoreSheet:
    """Raises InvalidInput for an empty sheet, Conflict for one that was handed in."""
    if not sheet.is_open:
        raise Conflict("this sheet was handed in already")
    words = sheet.words
    if not any(entry.mark for entry in words.entries) and not words.keep and not words.change:
        raise InvalidInput("give at least one mark, or write a sentence")
    return replace(sheet, submitted_at=at, changed_at=at)


def _check(words: SheetWords, known: Mapping[str, str]) -> None:
    for entry in words.entries:
        if entry.dimension not in known:
            raise InvalidInput(f"this sheet has no line {entry.dimension[:40]!r}")
        if entry.mark is not None and entry.mark not in MARKS:
            raise InvalidInput(f"the mark for {known[entry.dimension]!r} runs from 1 to 5")
    texts = (words.keep, words.change, *(entry.note for entry in words.entries))
    check_no_nul("the sheet", *texts)
    if any(len(text) > LONGEST_NOTE for text in texts):
        raise InvalidInput(f"a note has at most {LONGEST_NOTE:,} characters")
