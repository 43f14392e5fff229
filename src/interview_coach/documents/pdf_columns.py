"""Columns of a PDF page: side columns become flows of their own, notes in a margin join the row they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from interview_coach.documents.headings import section_named
from interview_coach.documents.pdf_rows import Cell, Row, is_mark, rows_of
from interview_coach.documents.pdf_words import Page, Word
from interview_coach.documents.table_columns import column_keys

MIN_ROWS = 5
MIN_LABELS = 3
"""Fewer rows than `MIN_ROWS` on one side are enough beside ten that begin at one edge: headings in a margin."""
MIN_GUTTER = 6.0
_WIDE_GUTTER = 10.0
"""A narrower gutter counts only when the text to its right begins at one edge."""
_STEP = 2.0
_MOST_STEPS = 400
_MAX_DEPTH = 3
_NOTE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:present|current|heute|now|\d+ (?:months?|years?|yrs?|mos?))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """An empty strip from `left` to `right` beside the rows `first` to `last` (exclusive)."""

    left: float
    right: float
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def rows_in_reading_order(pages: Sequence[Page]) -> list[Row]:
    """All rows: what spans the page and the main column in flow 0, each side column in a flow of its own,
    before the main column beside it. Side columns at the same place on the next page go on in the same flow."""
    sides: list[tuple[float, int]] = []
    found: list[Row] = []
    for number, page in enumerate(pages):
        found.extend(_read_block(page.words, number, sides, 0))
    return found


def _numbered(rows: Sequence[Row], page: int, words: Sequence[Word]) -> list[Row]:
    """Rows of one block get a number no other block has."""
    block = (
        page * 1_000_000
        + int(min((w.top for w in words), default=0)) * 1_000
        + int(min((w.x0 for w in words), default=0))
    )
    return [replace(row, block=block) for row in rows]


def _read_block(words: Sequence[Word], page: int, sides: list[tuple[float, int]], depth: int) -> Iterator[Row]:
    rows = rows_of(words, page)
    gutter = _widest_gutter(rows) if depth < _MAX_DEPTH else None
    if gutter is None:
        yield from _numbered(rows, page, words)
        return
    before = [w for row in rows[: gutter.first] for w in row.words]
    inside = [w for row in rows[gutter.first : gutter.last] for w in row.words]
    after = [w for row in rows[gutter.last :] for w in row.words]
    left = [w for w in inside if w.x0 < gutter.middle]
    right = [w for w in inside if w.x0 >= gutter.middle]
    yield from _read_block(before, page, sides, depth + 1)
    yield from _read_pair(left, right, page, sides, depth)
    yield from _read_block(after, page, sides, depth + 1)


def _read_pair(
    left: Sequence[Word], right: Sequence[Word], page: int, sides: list[tuple[float, int]], depth: int
) -> Iterator[Row]:
    """Two blocks side by side, as notes beside text or as columns."""
    left_rows, right_rows = rows_of(left, page), rows_of(right, page)
    if _are_notes(right_rows, left_rows):
        yield from _beside(list(_read_block(left, page, sides, depth + 1)), right_rows, before=False)
    elif _are_notes(left_rows, right_rows) or _are_labels(left_rows, right_rows):
        yield from _beside(list(_read_block(right, page, sides, depth + 1)), left_rows, before=True)
    else:
        yield from _columns(left, right, page, sides, depth)


def _columns(
    left: Sequence[Word], right: Sequence[Word], page: int, sides: list[tuple[float, int]], depth: int
) -> Iterator[Row]:
    """The narrower column first, in a flow of its own; columns of about the same width are read left to right."""
    widths = [max(w.x1 for w in block) - min(w.x0 for w in block) for block in (left, right)]
    if 0.8 <= widths[0] / max(widths[1], 1.0) <= 1.25:
        yield from _read_block(left, page, sides, depth + 1)
        yield from _read_block(right, page, sides, depth + 1)
        return
    side, main = (left, right) if widths[0] < widths[1] else (right, left)
    flow = _flow_at(min(w.x0 for w in side), sides)
    for row in _read_block(side, page, sides, depth + 1):
        yield replace(row, flow=row.flow or flow)
    yield from _read_block(main, page, sides, depth + 1)


def _flow_at(x: float, sides: list[tuple[float, int]]) -> int:
    for known, flow in sides:
        if abs(known - x) < 12:
            return flow
    sides.append((x, len(sides) + 1))
    return len(sides)


def _widest_gutter(rows: Sequence[Row]) -> _Gutter | None:
    """The empty strip with the most text on both sides, or None."""
    if len(rows) < MIN_ROWS:
        return None
    x0, x1 = min(r.x0 for r in rows), max(r.x1 for r in rows)
    candidates: list[tuple[float, _Gutter]] = []
    in_table = _table_rows(rows)
    stretches = [[(row.x0, row.x1)] if i in in_table else _solid(row) for i, row in enumerate(rows)]
    width = max((x1 - x0) * 0.84 / _MOST_STEPS, _STEP)
    for step in range(int((x1 - x0) * 0.84 / width)):
        candidates.extend(_strips_at(stretches, x0 + 0.08 * (x1 - x0) + step * width))
    best = max(candidates, key=lambda c: (c[0], c[1].right - c[1].left), default=(0, None))[1]
    return _trimmed(_without_paragraph_end(_extended(best, stretches), rows), stretches) if best else None


def _table_rows(rows: Sequence[Row]) -> set[int]:
    """Rows of tables that begin with a row of column names: they are read across."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if column_keys([cell.text for cell in row.cells]):
            end = next((i for i in range(index, len(rows)) if len(rows[i].cells) != len(row.cells)), len(rows))
            found.update(range(index, end))
    return found


def _extended(gutter: _Gutter, rows: Sequence[Sequence[tuple[float, float]]]) -> _Gutter:
    """With the rows above and below whose left text runs into the gutter but not into the text to its right."""
    first, last = gutter.first, gutter.last
    while first > 0 and _keeps_edge(rows[first - 1], gutter):
        first -= 1
    while (
        last < len(rows) and _keeps_edge(rows[last], gutter) and any(abs(x - gutter.right) < 1.5 for x, _ in rows[last])
    ):
        last += 1
    return replace(gutter, first=first, last=last)


def _keeps_edge(row: Sequence[tuple[float, float]], gutter: _Gutter) -> bool:
    return all(x1 < gutter.right or x0 > gutter.right - 1.5 for x0, x1 in row)


def _without_paragraph_end(gutter: _Gutter, rows: Sequence[Row]) -> _Gutter:
    """The short last row of a paragraph above the columns stays with its paragraph."""
    first = gutter.first
    while 0 < first < gutter.last and rows[first].x1 < gutter.right:
        above = rows[first - 1]
        if rows[first].top - above.bottom > 0.45 * above.size or rows[first].size > 1.1 * above.size:
            break
        first += 1
    return replace(gutter, first=first)


def _strips_at(rows: Sequence[Sequence[tuple[float, float]]], x: float) -> Iterator[tuple[float, _Gutter]]:
    """Runs of rows that leave `x` free, with how much stands on both sides."""
    start = 0
    spans = [_free_span(row, x) for row in rows]
    for index in range(len(rows) + 1):
        if index < len(rows) and spans[index] is not None:
            continue
        strip = _strip(spans, start, index)
        if strip:
            yield strip
        start = index + 1


def _solid(row: Row) -> list[tuple[float, float]]:
    """Stretches of a row that are inked; a list mark belongs to what stands behind it."""
    found: list[tuple[float, float]] = []
    mark: float | None = None
    for word in sorted(row.words, key=lambda w: w.x0):
        if mark is None and is_mark([word]):
            mark = word.x0
            continue
        near = mark is not None and word.x0 - mark < 30
        found.append((mark if near and mark is not None else word.x0, word.x1))
        mark = None
    return found


def _free_span(stretches: Sequence[tuple[float, float]], x: float) -> tuple[float, float] | None:
    """The free room around `x` in a row; None when something stands there."""
    left, right = -1e9, 1e9
    for x0, x1 in stretches:
        if x1 <= x:
            left = max(left, x1)
        elif x0 >= x:
            right = min(right, x0)
        else:
            return None
    return (left, right) if right - left >= 4 else None


def _strip(spans: Sequence[tuple[float, float] | None], first: int, last: int) -> tuple[float, _Gutter] | None:
    used = [s for s in spans[first:last] if s is not None]
    lefts, rights = [s[0] for s in used if s[0] > -1e8], [s[1] for s in used if s[1] < 1e8]
    fewer, more = sorted((len(lefts), len(rights)))
    if fewer < MIN_LABELS:
        return None
    gutter = _Gutter(max(lefts), min(rights), first, last)
    wide = gutter.right - gutter.left
    edged = sum(right - gutter.right < 1.5 for right in rights) >= 0.6 * len(rights)
    if wide < MIN_GUTTER or (wide < _WIDE_GUTTER and not edged) or (fewer < MIN_ROWS and not (edged and more >= 10)):
        return None
    return fewer * 1.0, gutter


def _trimmed(gutter: _Gutter, rows: Sequence[Sequence[tuple[float, float]]]) -> _Gutter:
    """Without rows at its beginning that have text on one side only and could span the page (a name, a heading)."""
    first = gutter.first
    while first < gutter.last - 1 and not _both_begin(rows[first : first + 4], gutter):
        first += 1
    return replace(gutter, first=first if first - gutter.first <= 4 else gutter.first)


def _both_begin(rows: Sequence[Sequence[tuple[float, float]]], gutter: _Gutter) -> bool:
    """Whether within these rows both sides have begun."""
    stretches = [stretch for row in rows for stretch in row]
    return any(x0 < gutter.middle for x0, _ in stretches) and any(x0 >= gutter.middle for x0, _ in stretches)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows close to each other; the next block begins after a gap of half a line."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and row.top - blocks[-1][-1].bottom < 0.45 * row.size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _are_notes(rows: Sequence[Row], beside: Sequence[Row]) -> bool:
    """Dates and places in a margin: short, few, and most blocks hold a date."""
    if not rows or any(section_named(row.text) for row in rows):
        return False
    blocks = _blocks(rows)
    dated = sum(any(_NOTE.search(row.text) for row in block) for block in blocks)
    short = median(len(row.text.split()) for row in rows) <= 5 and max(len(row.text.split()) for row in rows) <= 9
    return short and len(rows) <= len(beside) and dated >= 0.5 * len(blocks)


def _are_labels(rows: Sequence[Row], beside: Sequence[Row]) -> bool:
    """Headings, dates or labels to the left of what they name: small blocks that are dates or headings, or begin
    level with a row of the text."""
    blocks = _blocks(rows)
    if not all(len(block) <= 3 and len(block[0].text.split()) <= 5 for block in blocks) or len(rows) > len(beside):
        return False
    told = sum(_is_heading(block) or any(_NOTE.search(row.text) for row in block) for block in blocks)
    level = sum(any(abs(block[0].middle - row.middle) < 0.4 * row.size for row in beside) for block in blocks)
    if told >= 0.8 * len(blocks) or any(map(_is_heading, blocks)):  # a heading above its own text: a side column
        return told >= 0.8 * len(blocks)
    return len(rows) * 2 <= len(beside) and level >= 0.9 * len(blocks)


def _is_heading(block: Sequence[Row]) -> bool:
    return section_named(" ".join(row.text for row in block)) is not None


def _beside(rows: Sequence[Row], notes: Sequence[Row], *, before: bool) -> Iterator[Row]:
    """Each block of notes goes to the row it begins beside; a heading in the margin stays a row of its own."""
    above = [n for n in notes if before and rows and n.bottom < rows[0].top + 0.3 * n.size]
    yield from above
    by_row: dict[int, list[list[Row]]] = {}
    for block in _blocks(notes[len(above) :]):
        by_row.setdefault(_target(rows, block[0], before=before), []).append(block)
    for index, row in enumerate(rows):
        labels: list[Row] = []
        for block in by_row.get(index, []):
            if before and _is_heading(block):
                yield replace(row, cells=(_one_cell(block),), notes=())
            else:
                labels += block
        if labels and before:
            yield replace(row, cells=(_one_cell(labels), *row.cells))
        else:
            yield row.with_notes([r.text for r in labels])
    for block in by_row.get(len(rows), []):
        yield from block


def _target(rows: Sequence[Row], note: Row, *, before: bool) -> int:
    """A label belongs to the first row that is not above it, a note in the right margin to the nearest."""
    if before:
        return next((i for i, row in enumerate(rows) if row.middle >= note.middle - 0.6 * note.size), len(rows))
    return min(range(len(rows)), key=lambda i: (abs(rows[i].middle - note.middle), i), default=0)


def _one_cell(rows: Sequence[Row]) -> Cell:
    return Cell(tuple(word for row in rows for word in row.words))
