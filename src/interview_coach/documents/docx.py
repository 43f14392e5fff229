"""Reads a DOCX into lines with the standard library only: body, tables, text boxes, page headers.

Runs in the reading process only. Entities and document types are refused before the parser sees them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, cast
from xml.etree import ElementTree as ET

from interview_coach.documents.bullets import is_only_mark, without_mark
from interview_coach.documents.docx_styles import Styles, W
from interview_coach.documents.headings import section_named
from interview_coach.documents.limits import MAX_DEPTH, MAX_LINES, MAX_UNPACKED
from interview_coach.documents.lines import Line, LineKind
from interview_coach.documents.plain_text import with_plain_letters
from interview_coach.errors import InvalidInput

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DAMAGED = "this Word file is damaged or cut off; save it again as .docx or PDF, or paste the text"
_TOO_BIG = (
    "this Word file unpacks to far more than a CV or a posting holds; save it without pictures, or paste the text"
)
_PARTS = re.compile(r"word/(?:document|styles|header\d*|footer\d*)\.xml$")
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{_MC}Fallback", f"{W}pPr", f"{W}rPr"}
_LABEL_LENGTH = 60
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"us-ascii", b"utf-16", b"iso-8859-1", b"windows-1252")


@dataclass(slots=True)
class _Paragraph:
    """Texts of one paragraph as its runs come; `weights` counts letters set bold, italic and plain."""

    texts: list[str] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    letters: int = 0
    size: float = 0.0
    boxes: list[ET.Element] = field(default_factory=list)


def read_docx(data: bytes) -> tuple[list[Line], list[str]]:
    """Lines in reading order, and the addresses behind its links. Raises InvalidInput with the remedy."""
    parts = _unpack(data)
    body = parts.get("word/document.xml")
    if body is None:
        raise InvalidInput(_DAMAGED)
    reader = _Reader(Styles(parts.get("word/styles.xml")))
    main = next(iter(body), None)
    told = list(reader.block(main if main is not None else body, 0, 0))
    found = [*_around(parts, reader, told), *told]
    if len(found) > MAX_LINES:
        raise InvalidInput(_TOO_BIG)
    if sum(sum(map(str.isalpha, line.text)) for line in found) < 20:
        raise InvalidInput(
            "this Word file holds no text (only pictures?); save it with text, or paste the text instead"
        )
    return found, []


def _around(parts: dict[str, ET.Element], reader: _Reader, told: Sequence[Line]) -> list[Line]:
    """Lines of the page headers, each once, and those of the footers that hold an address the rest does not."""
    found: list[Line] = []
    for name in (n for n in sorted(parts) if n.startswith("word/header")):
        found.extend(line for line in reader.block(parts[name], 0, 0) if line.text not in {x.text for x in found})
    for name in (n for n in sorted(parts) if n.startswith("word/footer")):
        known = " ".join(line.text for line in (*found, *told))
        found.extend(
            line
            for line in reader.block(parts[name], 0, 0)
            if any("@" in word and word not in known for word in line.text.split())
        )
    return found


def _unpack(data: bytes) -> dict[str, ET.Element]:
    """The XML parts that are read, parsed. Sizes are counted while unpacking: the directory may lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist()[:5_000] if _PARTS.match(n)]
            room = MAX_UNPACKED
            found = {}
            for name in names[:60]:
                content = _read_part(archive, name, room)
                room -= len(content)
                found[name] = _parse(content)
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InvalidInput(_DAMAGED) from error


def _read_part(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    if archive.getinfo(name).flag_bits & 0x1:
        raise InvalidInput("this Word file is locked with a password; save it without one, or paste the text")
    with archive.open(name) as part:
        content = part.read(room + 1)
    if len(content) > room:
        raise InvalidInput(_TOO_BIG)
    return content


def _check_definitions(content: bytes) -> None:
    """Refuses what could define entities, in whatever encoding it is written: Word writes neither."""
    letters = content.replace(b"\x00", b"")  # of UTF-16 and UTF-32
    encoding = _ENCODING.search(letters[:200])
    if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise InvalidInput(
            "this Word file carries definitions of its own and is not read; save it again, or paste the text"
        )


def _parse(content: bytes) -> ET.Element:
    _check_definitions(content)
    parser: ET.XMLPullParser[Any] = ET.XMLPullParser(("start", "end"))
    root: ET.Element | None = None
    depth = 0
    try:
        for at in range(0, len(content), 65_536):
            parser.feed(content[at : at + 65_536])
            for item in parser.read_events():
                event, element = cast("tuple[str, ET.Element]", item)
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > 8 * MAX_DEPTH:
                    raise InvalidInput("this Word file is nested too deeply to be read; paste the text instead")
        parser.close()
    except ET.ParseError as error:
        raise InvalidInput(_DAMAGED) from error
    if root is None:
        raise InvalidInput(_DAMAGED)
    return root


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._flows = count(1)

    def block(self, parent: ET.Element, flow: int, depth: int) -> Iterator[Line]:
        """Lines of a body, a cell, a text box or a page header."""
        if depth > MAX_DEPTH:
            raise InvalidInput("this Word file has tables nested too deeply to be read; paste the text instead")
        gap = False
        for element in parent:
            if element.tag == f"{W}p":
                lines = list(self._paragraph(element, flow, depth))
                for line in lines:
                    yield replace(line, gap=line.gap or gap)
                gap = not lines
            elif element.tag == f"{W}tbl":
                yield from self._table(element, flow, depth)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
                yield from self.block(element, flow, depth + 1)

    def _paragraph(self, element: ET.Element, flow: int, depth: int) -> Iterator[Line]:
        style = self._styles.of(element)
        paragraph = _Paragraph(size=style.size)
        self._collect(element, paragraph, style.bold, style.italic)
        for box in paragraph.boxes:
            yield from self.block(box, next(self._flows), depth + 1)
        letters = max(paragraph.letters, 1)
        for text in "".join(paragraph.texts).split("\n"):
            line = _line(text, is_item=style.is_list and not style.level)
            if line:
                yield replace(
                    line,
                    level=style.level,
                    size=round(paragraph.size / self._styles.body_size, 2),
                    bold=paragraph.bold >= 0.95 * letters,
                    italic=paragraph.italic >= 0.95 * letters,
                    gap=style.space_before,
                    flow=flow,
                )

    def _collect(self, element: ET.Element, paragraph: _Paragraph, bold: bool, italic: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{W}txbxContent":
                paragraph.boxes.append(child)
            elif tag == f"{W}r":
                look = self._styles.of_run(child, bold, italic)
                self._collect(child, paragraph, look.bold, look.italic)
                if look.size:
                    paragraph.size = look.size if len(paragraph.texts) <= 1 else max(paragraph.size, look.size)
            else:
                text = _text_of(child)
                if text is None:
                    self._collect(child, paragraph, bold, italic)
                else:
                    _add(paragraph, text, bold, italic)

    def _table(self, table: ET.Element, flow: int, depth: int) -> Iterator[Line]:
        for row in _children(table, f"{W}tr"):
            cells = [self._cell(cell, depth) for cell in _children(row, f"{W}tc")]
            yield from _merged([cell for cell in cells if cell], flow, self._flows)

    def _cell(self, cell: ET.Element, depth: int) -> list[Line]:
        return list(self.block(cell, 0, depth + 1))


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Rows of a table or cells of a row; content controls may stand around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _children(child, tag)


def _merged(cells: Sequence[list[Line]], flow: int, flows: Iterator[int]) -> Iterator[Line]:
    """One row of a table: short cells are parts of one line, a label goes before what it names, long cells are
    columns (the longest goes on in the flow around the table, each other has its own)."""
    if not cells:
        return
    if all(len(cell) == 1 and not cell[0].is_bullet for cell in cells):
        texts = tuple(part for cell in cells for part in cell[0].parts)
        yield replace(cells[0][0], text=" ".join(texts), cells=texts if len(texts) > 1 else (), flow=flow)
        return
    first, rest = cells[0], cells[1:]
    if rest and _is_label(first):
        yield from _labelled(first, [line for cell in rest for line in cell], flow)
        return
    if len(cells) == 2 and _is_label(cells[1]):
        yield from _with_notes(first, cells[1], flow)
        return
    longest = max(range(len(cells)), key=lambda i: sum(len(line.text) for line in cells[i]))
    for index, cell in sorted(enumerate(cells), key=lambda pair: pair[0] == longest):
        here = flow if index == longest else next(flows)
        yield from (replace(line, flow=line.flow or here) for line in cell)


def _is_label(cell: Sequence[Line]) -> bool:
    return len(cell) <= 2 and sum(len(line.text) for line in cell) <= _LABEL_LENGTH and not cell[0].is_bullet


def _labelled(label: Sequence[Line], lines: Sequence[Line], flow: int) -> Iterator[Line]:
    """Dates or a heading in the first column, what they belong to in the others."""
    text = " ".join(line.text for line in label)
    if section_named(text) or not lines or lines[0].is_bullet:
        yield from (replace(line, flow=flow) for line in (*label, *lines))
        return
    cells = (text, *lines[0].parts)
    yield replace(lines[0], text=" ".join(cells), cells=cells, flow=flow)
    yield from (replace(line, flow=line.flow or flow) for line in lines[1:])


def _with_notes(lines: Sequence[Line], notes: Sequence[Line], flow: int) -> Iterator[Line]:
    """Dates or a place in the last column, beside the first line of what they belong to."""
    cells = (*lines[0].parts, *(part for note in notes for part in note.parts))
    yield replace(lines[0], text=" ".join(cells), cells=cells, flow=flow)
    yield from (replace(line, flow=line.flow or flow) for line in lines[1:])


def _text_of(element: ET.Element) -> str | None:
    """What a leaf of a run stands for; None when it has children to look into."""
    tag = element.tag
    if tag == f"{W}t":
        return element.text or ""
    if tag == f"{W}sym":
        return "•"
    return {
        f"{W}tab": "\t",
        f"{W}ptab": "\t",
        f"{W}cr": "\n",
        f"{W}br": "" if element.get(f"{W}type") == "page" else "\n",
        f"{W}noBreakHyphen": "-",
        f"{W}softHyphen": "",
    }.get(tag)


def _add(paragraph: _Paragraph, text: str, bold: bool, italic: bool) -> None:
    paragraph.texts.append(text)
    letters = sum(map(str.isalnum, text))
    paragraph.letters += letters
    paragraph.bold += letters if bold else 0
    paragraph.italic += letters if italic else 0
    if len(paragraph.texts) > 20_000 * 10 or letters > 200_000:
        raise InvalidInput(_TOO_BIG)


def _line(text: str, *, is_item: bool) -> Line | None:
    text = with_plain_letters(text)
    cells = tuple(" ".join(part.split()) for part in re.split(r"\t+| {4,}", text) if part.strip())
    if not cells:
        return None
    if len(cells) > 1 and (is_only_mark(cells[0]) or re.fullmatch(r"\(?\d{1,2}[.)]", cells[0])):
        cells = (" ".join(cells[:2]), *cells[2:])
    unmarked = None if is_item else without_mark(cells[0])
    if is_item or unmarked is not None:
        cells = (unmarked or cells[0], *cells[1:])
        kind = LineKind.BULLET
    else:
        kind = LineKind.TEXT
    return Line(" ".join(cells), cells if len(cells) > 1 else (), kind)
