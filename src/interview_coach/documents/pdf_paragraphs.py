"""Whole lines from rows of a PDF: wrapped rows are joined, list marks taken off, styles measured against the body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from interview_coach.documents.bullets import has_strong_mark, is_only_mark, without_mark
from interview_coach.documents.dates import find_spans
from interview_coach.documents.headings import section_named
from interview_coach.documents.lines import Line, LineKind
from interview_coach.documents.pdf_measures import Measures, measure
from interview_coach.documents.pdf_rows import Row, is_mark
from interview_coach.documents.pdf_words import SOFT_HYPHEN, Word

_BREAK_AFTER = re.compile(r"[-–—/]")
_ADDRESS = re.compile(r"[@/]|www\.")
_WHOLE_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|https?://\S+|(?:www\.)\S+|\+?[\d ()./-]{7,}")
_ENDS_DATED = re.compile(r"(?:\b(?:19|20)\d\d(?:-\d\d)?|\b(?:present|heute|current|today)|\))$", re.I)


@dataclass(slots=True)
class _Open:
    """A line that may go on in the next row. `text_x` is where its text begins, behind the mark."""

    rows: list[Row]
    is_bullet: bool
    x0: float
    text_x: float
    gap: bool
    edge: float
    pieces: list[str] = field(default_factory=list)

    @property
    def last(self) -> Row:
        return self.rows[-1]


def lines_of(rows: Sequence[Row]) -> list[Line]:
    """Lines in reading order. A row goes on with the line before when it could not have ended there:
    its first word did not fit any more, or it hangs under the text of a list item."""
    if not rows:
        return []
    measures = measure(rows)
    open_by_flow: dict[int, _Open] = {}
    order: list[_Open] = []
    for row in _with_marks_joined(rows):
        current = open_by_flow.get(row.flow)
        if current and _continues(current, row, measures):
            current.rows.append(row)
        else:
            current = _start(row, current, measures)
            open_by_flow[row.flow] = current
            order.append(current)
    return [_close(item, measures) for item in order]


def _with_marks_joined(rows: Sequence[Row]) -> list[Row]:
    """A list mark that stands a little higher or lower than its line is put in front of it."""
    found: list[Row] = []
    for row in rows:
        if found and is_only_mark(found[-1].text) and found[-1].flow == row.flow and row.x0 > found[-1].x0:
            mark = found.pop()
            if abs(mark.middle - row.middle) < row.size:
                first = row.cells[0]
                row = Row(  # noqa: PLW2901
                    (type(first)((*mark.cells[0].words, *first.words)), *row.cells[1:]),
                    row.page,
                    row.flow,
                    row.block,
                    row.notes,
                )
        found.append(row)
    return found


def _start(row: Row, before: _Open | None, measures: Measures) -> _Open:
    bullet = without_mark(row.text) is not None
    words = row.words
    text_x = words[1].x0 if bullet and len(words) > 1 and is_only_mark(words[0].text) else row.x0
    if bullet and text_x == row.x0 and len(words) > 1:
        text_x = words[1].x0 if len(words[0].text) <= 3 else row.x0
    gap = before is None or before.last.page != row.page or _step(before.last, row) > 1.3 * measures.leading
    return _Open([row], bullet, row.x0, text_x, gap, measures.edges[row.block])


def _step(before: Row, row: Row) -> float:
    return row.middle - before.middle


def _continues(current: _Open, row: Row, measures: Measures) -> bool:
    last = current.last
    if _begins_item(current, row) or _differ_in_style(last, row) or not _is_near(last, row, measures):
        return False
    if _is_heading(row, measures) or _is_heading(last, measures):
        return section_named(f"{last.text} {row.text}") is not None  # a heading in two rows
    if last.text.endswith(SOFT_HYPHEN) or _hangs_behind_label(current, row):
        return True
    if current.is_bullet and _hangs(current, row):
        apart = current.text_x > measures.lefts[row.block] + 4
        return apart or _is_full(current, row, slack=0.06)
    return _flows_on(current, row, measures)


def _begins_item(current: _Open, row: Row) -> bool:
    """Whether a row begins a list item. A dash, a plus or a number at its start may also be the middle of a sentence:
    where the row before was full, it is, unless the item so far has such a mark itself."""
    if without_mark(row.text) is None:
        return is_only_mark(row.text)
    before = current.rows[0].text
    if has_strong_mark(row.text) or (current.is_bullet and not has_strong_mark(before)):
        return True
    level = abs(row.x0 - current.x0) < 2.5 or abs(row.x0 - current.last.x0) < 2.5 or _hangs(current, row)
    return not level or not _is_full(current, row) or current.last.text.endswith((".", ":", ";"))


def _is_heading(row: Row, measures: Measures) -> bool:
    striking = row.bold or row.text.isupper() or row.size > 1.1 * measures.size
    return striking and section_named(row.text) is not None


def _hangs(current: _Open, row: Row) -> bool:
    return current.text_x - current.x0 > 3 and abs(row.x0 - current.text_x) < 2.5


def _hangs_behind_label(current: _Open, row: Row) -> bool:
    """`Tools:    Git, Docker,` goes on under the second cell."""
    cells = current.rows[0].cells
    return len(cells) == 2 and cells[0].text.endswith(":") and abs(row.x0 - cells[1].x0) < 2.5


def _flows_on(current: _Open, row: Row, measures: Measures) -> bool:
    """Running text: level with the row before, which was full and did not end by itself."""
    last = current.last
    aligned = abs(row.x0 - current.x0) < 2.5 or abs(row.x0 - last.x0) < 2.5
    if not aligned or _is_apart(last, current.edge) or _is_apart(row, current.edge) or not _is_full(current, row):
        return False
    if _is_torn_address(last, row, current.edge):
        return True
    if row.words[0].bold and not any(word.bold for word in last.words):
        return False
    year_alone = bool(re.match(r"(?:19|20)\d\d\b", row.text)) and last.text[-1].isalpha()
    if _is_time_span(row.text) and not _is_unfinished(last.text):
        return False
    told = " ".join(r.text for r in current.rows)
    listed = re.match(r"[^:]{2,40}: ", told) and "," in told  # `Tools: Git, Docker` is no steady text, but goes on
    goes_on = row.text[0].islower() or year_alone or listed or _is_unfinished(told)
    if not goes_on and (row.block not in measures.steady or _has_ended(current)):
        return False
    contact = _WHOLE_CONTACT.fullmatch(last.text) or _WHOLE_CONTACT.fullmatch(row.text)
    return not contact and not _begins_labelled(last, row)


def _is_time_span(text: str) -> bool:
    """A row that is a span of dates and nothing else."""
    spans = find_spans(text)
    return len(spans) == 1 and spans[0].is_range and spans[0].until - spans[0].at >= len(text.strip()) - 2


def _is_unfinished(text: str) -> bool:
    """Ends in a comma, a short word such as `of` or `und`, or inside a bracket."""
    word = text.rsplit(maxsplit=1)[-1]
    return (
        text.endswith((",", "-", "–", "&"))
        or (word.islower() and word.isalpha() and len(word) <= 3)
        or (text.count("(") > text.count(")"))
    )


def _has_ended(current: _Open) -> bool:
    """A line that is no list item and closes with a date or a bracket."""
    return not current.is_bullet and bool(_ENDS_DATED.search(current.last.text))


def _is_apart(row: Row, edge: float) -> bool:
    """Cells that are really set apart; in justified text a row of few words only looks like that."""
    if len(row.cells) == 1:
        return False
    return abs(row.x1 - edge) > 1.5 or any(map(str.isdigit, row.cells[-1].text))


def _begins_labelled(last: Row, row: Row) -> bool:
    """A `Label:` at the start of a row begins something new even after a full row."""
    return bool(re.match(r"^[A-ZÀ-Þ][\w/&' -]{2,30}:\s", row.text)) and not last.text.rstrip().endswith((",", "and"))


def _is_near(last: Row, row: Row, measures: Measures) -> bool:
    """In the next row of the paragraph, or at the top of the next page."""
    if last.page != row.page:
        return row.page == last.page + 1
    scale = max(row.size / measures.size, 0.7)
    return 0 < _step(last, row) <= 1.3 * measures.leading * max(1.0, scale) + 0.5


def _differ_in_style(last: Row, row: Row) -> bool:
    larger = max(last.size, row.size) / min(last.size, row.size)
    return (
        larger > 1.12
        or (last.bold != row.bold and _last_word(last).bold != row.words[0].bold)
        or (last.bold != row.bold and (last.bold or row.bold) and len(row.words) > 2 and len(last.words) > 2)
        or (last.italic != row.italic and _last_word(last).italic != row.words[0].italic)
    )


def _last_word(row: Row) -> Word:
    return row.cells[-1].words[-1]


def _is_full(current: _Open, row: Row, slack: float = 0.0) -> bool:
    """Whether the first word of `row` would not have fitted at the end of the row before."""
    last, first = current.last, row.words[0]
    width = first.x1 - first.x0
    cut = _BREAK_AFTER.search(first.text[:-1])
    if cut:
        width *= (cut.end() + 0.5) / len(first.text)
    room = current.edge - last.x1
    return room < width + 0.22 * first.size + 0.5 + slack * (current.edge - current.x0)


def _close(item: _Open, measures: Measures) -> Line:
    first = item.rows[0]
    text = _joined(item, item.edge)
    cells = _cells(first, item.edge) + first.notes if len(item.rows) == 1 else ()
    if len(item.rows) > 1 and any(r.notes for r in item.rows):
        cells = (text, *(note for r in item.rows for note in r.notes))
    if item.is_bullet:
        text = without_mark(text) or text
        cells = (without_mark(cells[0]) or cells[0], *cells[1:]) if cells else ()
    kind = LineKind.BULLET if item.is_bullet else LineKind.TEXT
    whole = text if len(cells) < 2 else " ".join(cells)
    size = round(first.size / measures.size, 2)
    left = measures.lefts[first.block]
    bold, italic = all(r.bold for r in item.rows), all(r.italic for r in item.rows)
    if len(cells) > 1:
        bold = Row((first.cells[0],)).bold
    indent = round(first.x0 - left, 1)
    return Line(whole, cells if len(cells) > 1 else (), kind, 0, size, bold, italic, indent, item.gap, first.flow)


def _cells(row: Row, edge: float) -> tuple[str, ...]:
    """Cells of a row that stands alone. Words all set wide apart are tags, unless the row is justified."""
    words = row.words
    if len(words) > 1 and is_mark(words[:1]):
        return (" ".join(row.text.split()),)
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(words)]
    if len(row.cells) == 1 and gaps and row.x1 < edge - 5 and min(gaps) > 0.75 * row.size:
        return tuple(word.text for word in words)
    return tuple(" ".join(c.text.split()) for c in row.cells)


def _joined(item: _Open, edge: float) -> str:
    text = " ".join(item.rows[0].text.split())
    for before, row in zip(item.rows, item.rows[1:], strict=False):
        piece = " ".join(row.text.split())
        tight = text.endswith((SOFT_HYPHEN, "-", "/")) and not text.endswith((" -", " /"))
        text += piece if tight or _is_torn_address(before, row, edge) else " " + piece
    return text


def _is_torn_address(before: Row, row: Row, edge: float) -> bool:
    """An e-mail or web address broken in the middle because the column is narrow."""
    torn = before.words[-1].text
    alone = len(before.words) == 1 and len(row.words) == 1 and re.fullmatch(r"[a-z0-9.@/-][\w./@-]*", row.text)
    return bool(alone) and bool(_ADDRESS.search(torn)) and before.x1 > edge - 8
