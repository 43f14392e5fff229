"""Rows of words: what stands on one line of type, split into cells where a gap is wider than a space."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from interview_coach.documents.pdf_words import Word

_SURELY_WIDE = 2.5
"""In sizes of type: in no line of justified text are all gaps as wide as that."""


@dataclass(frozen=True, slots=True)
class Cell:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of type; `page` counts from 0, `flow` is the reading flow and `block` the part of the page it is in."""

    cells: tuple[Cell, ...]
    page: int = 0
    flow: int = 0
    block: int = 0
    notes: tuple[str, ...] = field(default=())
    """Short texts beside the row that belong to it (dates and places in a margin)."""

    @property
    def words(self) -> list[Word]:
        return [word for cell in self.cells for word in cell.words]

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        return max(cell.x1 for cell in self.cells)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return median(word.middle for word in self.words)

    @property
    def size(self) -> float:
        """Of the upper third of its letters: small capitals count as what they begin with."""
        sizes = sorted(size for word in self.words for size in [word.size] * len(word.text))
        return sizes[(2 * len(sizes)) // 3]

    @property
    def bold(self) -> bool:
        """Whether all of its letters are bold; bullets and commas do not count."""
        return _mostly(self.words, "bold")

    @property
    def italic(self) -> bool:
        return _mostly(self.words, "italic")

    def with_notes(self, notes: Sequence[str]) -> Row:
        return replace(self, notes=self.notes + tuple(notes))


def _mostly(words: Sequence[Word], name: str) -> bool:
    letters = [word for word in words if any(map(str.isalnum, word.text))]
    return bool(letters) and all(getattr(word, name) for word in letters)


def rows_of(words: Sequence[Word], page: int = 0) -> list[Row]:
    """Rows from top to bottom; words of one row overlap in height by more than half."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        if groups and _same_row(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Row(cells_of(group), page) for group in groups]


def _same_row(group: Sequence[Word], word: Word) -> bool:
    """Compared with the largest word of the row, so that small type beside a large name stays on its row."""
    largest = max(group[-8:], key=lambda w: w.size)
    return abs(largest.middle - word.middle) < 0.4 * min(
        max(largest.size, word.size), 1.6 * min(largest.size, word.size)
    )


def cells_of(words: Sequence[Word]) -> tuple[Cell, ...]:
    """Splits a row where a gap is much wider than its other gaps: justified text has wide gaps everywhere."""
    ordered = _closed_up(sorted(words, key=lambda w: w.x0))
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(ordered)]
    positive = sorted(g for g in gaps if g > 0) or [0.0]
    usual = positive[(len(positive) - 1) // 3]
    cells: list[list[Word]] = [[ordered[0]]]
    for gap, word in zip(gaps, ordered[1:], strict=True):
        wide = gap > 2.2 * usual or positive[0] > _SURELY_WIDE * word.size or len(gaps) == 1
        if gap > 1.3 * word.size and wide and not is_mark(cells[-1]):
            cells.append([])
        cells[-1].append(word)
    return tuple(Cell(tuple(cell)) for cell in cells)


def _closed_up(words: list[Word]) -> list[Word]:
    """Words set with wide space between their letters (`E X P E R I E N C E`) are put together again."""
    single = sum(len(word.text) == 1 for word in words)
    if len(words) < 4 or single < 0.7 * len(words):
        return words
    usual = median(b.x0 - a.x1 for a, b in itertools.pairwise(words))
    found = [replace(words[0])]
    for before, word in itertools.pairwise(words):
        if word.x0 - before.x1 < 1.6 * max(usual, 0.5):
            found[-1].text += word.text
            found[-1].x1 = word.x1
        else:
            found.append(replace(word))
    return found


def is_mark(words: Sequence[Word]) -> bool:
    """A bullet or a number in front of a line is no cell of its own."""
    return len(words) == 1 and len(words[0].text) <= 2 and not words[0].text.isalpha()
