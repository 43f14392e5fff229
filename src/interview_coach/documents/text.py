"""Reads plain text and Markdown into lines: marks taken off, hard-wrapped lines joined."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from interview_coach.documents.bullets import without_mark
from interview_coach.documents.dates import find_spans
from interview_coach.documents.headings import section_named
from interview_coach.documents.limits import MAX_LINE
from interview_coach.documents.lines import Line, LineKind

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-=_*~]\s*){3,}$|^\s*\|?\s*:?-{2,}[-:| ]*$")
_LINK = re.compile(r"!?\[([^\]\[]{0,200})\]\(([^)\s]{0,400})[^)]{0,100}\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_SLANT = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,300}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]{1,300}?)_(?![\w_])"
)
_ALL_STRONG = re.compile(r"^\s*(?:\*\*\*?|__)(?!\s).*(?:\*\*\*?|__)\s*$")
_CELLS = re.compile(r"\t+|(?<=\S) {3,}(?=\S)")
_LABEL = re.compile(r"[^\W\d_][^:.,;()]{1,30}:\s")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 50


@dataclass(slots=True)
class _Open:
    raw: str
    line: Line
    text: list[str] = field(default_factory=list)
    text_indent: int = 0


def read_text(text: str) -> tuple[list[Line], list[str]]:
    """Lines, and the addresses behind Markdown links."""
    rows = text.splitlines()
    width = _wrap_width(rows)
    hanging = any(_hangs(before, row) for before, row in itertools.pairwise(rows))
    found: list[_Open] = []
    gap = True
    links: list[str] = []
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else ""
        if not row.strip() or _RULE.match(row):
            gap = True
            continue
        links.extend(match[2] for match in _LINK.finditer(row))
        if not gap and found and _continues(found[-1], row, 0 if hanging and found[-1].line.is_bullet else width):
            found[-1].text.append(_plain(row.strip()))
            found[-1].raw = row
            continue
        found.append(_open(row, following, gap=gap))
        gap = False
    return [_closed(item) for item in found], links


def _wrap_width(rows: list[str]) -> int:
    """The column at which the text is wrapped by hand; 0 when it is not: then each line is whole."""
    lengths = sorted(len(row.rstrip()) for row in rows if len(row.strip()) > 30)
    if len(lengths) < 4 or not _NARROWEST_WRAP <= lengths[-1] <= _WIDEST_WRAP:
        return 0
    near = sum(length > 0.85 * lengths[-1] for length in lengths)
    return lengths[-1] if near >= 0.25 * len(lengths) else 0


def _hangs(before: str, row: str) -> bool:
    """Whether a list item goes on in an indented row: then it always does so in this text."""
    return without_mark(before) is not None and bool(re.match(r"\s{2,}\S", row)) and without_mark(row) is None


def _continues(current: _Open, row: str, width: int) -> bool:
    if without_mark(row) is not None or _HEADING.match(row) or current.line.level or current.line.cells:
        return False
    if not current.line.is_bullet and (section_named(row) or _LABEL.match(row.strip())):
        return False
    indent = len(row) - len(row.lstrip())
    if current.line.is_bullet and indent > 0 and indent >= current.text_indent - 1:
        return True
    first = row.split(maxsplit=1)[0]
    full = width > 0 and len(current.raw.rstrip()) + 1 + len(first) > width
    return full and not _CELLS.search(row.strip()) and not (find_spans(row) and len(row.split()) <= 6)


def _open(row: str, following: str, *, gap: bool) -> _Open:
    heading = _HEADING.match(row)
    if heading:
        return _Open(row, Line("", level=len(heading[1]), gap=gap), [_plain(heading[2])])
    level = 0
    if re.fullmatch(r"\s*(={3,}|-{3,})\s*", following) and len(row.strip()) <= 60:
        level = 1 if "=" in following else 2
    unmarked = None if level else without_mark(row)
    if unmarked is not None:
        line = Line("", kind=LineKind.BULLET, gap=gap, indent=len(row) - len(row.lstrip()))
        return _Open(row, line, [_plain(unmarked)], row.find(unmarked[:1], len(row) - len(row.lstrip()) + 1))
    bold = bool(_ALL_STRONG.match(row)) and not level
    cells = tuple(c for part in _split_cells(row) if (c := _plain(part).strip()))
    line = Line("", cells if len(cells) > 1 else (), level=level, bold=bold, gap=gap)
    return _Open(row, line, [" ".join(cells)])


def _split_cells(row: str) -> list[str]:
    stripped = row.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return stripped.strip("|").split("|")
    return _CELLS.split(stripped)


def _plain(text: str) -> str:
    """Without the marks of Markdown."""
    if len(text) > MAX_LINE:
        return text
    text = _LINK.sub(lambda m: m[1] or m[2], text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _SLANT.sub(lambda m: m[1] or m[2], text)
    return re.sub(r"\\([*_#\[\]()`.+-])", r"\1", text).replace("`", "")


def _closed(item: _Open) -> Line:
    text = ""
    for piece in item.text:
        tight = text.endswith("-") and len(text) > 1 and text[-2].isalnum()
        text += piece if tight or not text else " " + piece
    return replace(item.line, text=" ".join(text.split()))
