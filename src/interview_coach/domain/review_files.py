"""Cards as a text file that Anki reads, and back (docs.ankiweb.net/importing/text-files.html).

Written: UTF-8, commas, a guid for each card (so that reading the file again doubles nothing), no HTML. A spreadsheet
takes a cell that begins with = + - @ for a formula. An apostrophe before it, the usual cure, would stand on the card;
so a word joiner (U+2060, no width, no ink) is put before it, which is taken away when the file is read here. In Anki
such a card looks the same.

Read: such a file, Anki's "Notes in Plain Text" (tabs, mostly HTML), and plain tables with the front in the first and
the back in the second column.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interview_coach.domain.reviews import made_text
from interview_coach.errors import InvalidInput

LARGEST_FILE = 4_000_000
MOST_ENTRIES = 5_000
MOST_PROBLEMS = 20
LONGEST_GUID = 100
_COLUMNS = ("guid", "Front", "Back", "Source", "tags")
_HEADER = f"#separator:Comma\n#html:false\n#guid column:1\n#tags column:5\n#columns:{','.join(_COLUMNS)}\n"
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_NO_SEPARATORS = '"\x00\r\n'
_JOINER = "\u2060"
_FORMULA = re.compile(rf"{_JOINER}*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li)>|<div>(?=[^<])", re.I)
_TAG = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.I | re.S)
_SOUND = re.compile(r"\[sound:[^\]]*\]")
_SPECIAL = ("guid", "notetype", "deck", "tags")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the file: `guid` is empty when it has none."""

    guid: str
    front: str = field(repr=False)
    back: str = field(repr=False)
    source: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`problems` name lines that were left out ("line 7: …"), at most 20 and then how many more."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the records are written, and in which column (from 0) what stands."""

    separator: str
    is_html: bool
    columns: Mapping[str, int]
    first_line: int


def write_cards(entries: Iterable[Entry]) -> str:
    """The file. Every cell is quoted: a spreadsheet that splits at semicolons then finds no formula behind one."""
    written = io.StringIO()
    written.write(_HEADER)
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for entry in entries:
        cells = (entry.guid, entry.front, entry.back, entry.source, " ".join(entry.tags))
        writer.writerow([_no_formula(cell) for cell in cells])
    return written.getvalue()


def read_cards(data: bytes) -> Reading:
    """The cards of a file. Raises InvalidInput when it is too large, no UTF-8 text, or holds no card that can be
    used."""
    lines = _lines(data)
    layout = _layout(lines)
    entries: dict[tuple[str, str], Entry] = {}
    problems: list[str] = []
    for line, record in _records(lines, layout, problems):
        try:
            entry = _entry(record, layout)
        except InvalidInput as error:
            problems.append(f"line {line}: {error}")
            continue
        entries[entry.guid, "" if entry.guid else entry.front] = entry
    if not entries:
        raise InvalidInput(f"no card was found in the file ({problems[0] if problems else 'it is empty'})")
    if len(entries) > MOST_ENTRIES:
        raise InvalidInput(f"a file has at most {MOST_ENTRIES:,} cards; this one has {len(entries):,}")
    return Reading(tuple(entries.values()), tuple(_first(problems)))


def _lines(data: bytes) -> list[str]:
    if len(data) > LARGEST_FILE:
        raise InvalidInput(f"the file is too large; at most {LARGEST_FILE // 1_000_000} MB are read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("the file is not UTF-8 text; export it as text (from Anki: Notes in Plain Text)") from error
    return io.StringIO(text, newline="").readlines()


def _layout(lines: Sequence[str]) -> _Layout:
    """From the lines that begin with # at the top; else from the first line."""
    said: dict[str, str] = {}
    first = 0
    while first < len(lines) and lines[first].startswith("#"):
        name, _, value = lines[first][1:].strip("\r\n").partition(":")
        said[name.strip().lower()] = value
        first += 1
    separator = _separator(said.get("separator"), lines[first] if first < len(lines) else "")
    is_html = said.get("html", "false").strip().lower() == "true"
    columns = _columns(said, separator)
    if not said and first < len(lines) and (named := _named(lines[first], separator)):
        columns, first = named, first + 1
    return _Layout(separator, is_html, columns, first)


def _separator(said: str | None, line: str) -> str:
    if said is not None:
        known = _SEPARATORS.get(said.strip().lower())
        one = said.strip("\r\n")[:1]
        return known or (one if one and one not in _NO_SEPARATORS else ",")
    return max("\t;,", key=lambda each: (line.count(each), each == ","))


def _columns(said: Mapping[str, str], separator: str) -> dict[str, int]:
    """Columns by name. Those of Anki's own (guid, deck, …) are said by number; of the others the first is the front,
    the second the back, unless they have our names."""
    special = {
        name: int(number) - 1
        for name in _SPECIAL
        if (number := said.get(f"{name} column", "").strip()).isascii() and number.isdigit() and number != "0"
    }
    names = next(csv.reader([said.get("columns", "")], delimiter=separator), [])
    places = {name.strip().lower(): at for at, name in enumerate(names)}
    if {"front", "back"} <= places.keys():
        return {**{name: places[name] for name in ("front", "back", "source") if name in places}, **special}
    free = (at for at in range(len(special) + 2) if at not in special.values())
    return {"front": next(free), "back": next(free), **special}


def _named(line: str, separator: str) -> dict[str, int]:
    """Columns of a table whose first line names front and back; empty when it does not."""
    names = [name.strip().lower() for name in next(csv.reader([line.strip("\r\n")], delimiter=separator), [])]
    wanted = ("guid", "front", "back", "source", "tags")
    found: dict[str, int] = {name: names.index(name) for name in wanted if name in names}
    return found if {"front", "back"} <= found.keys() else {}


def _records(lines: Sequence[str], layout: _Layout, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line; what is no record is named."""
    reader = csv.reader(lines[layout.first_line :], delimiter=layout.separator, strict=True)
    while True:
        line = layout.first_line + reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(f"line {line}: the quotation marks do not match ({error})")
            continue
        if record and any(cell.strip() for cell in record):
            yield line, record


def _entry(record: Sequence[str], layout: _Layout) -> Entry:
    cells = {name: record[at] if at < len(record) else "" for name, at in layout.columns.items()}
    plain = {name: _plain(cell, is_html=layout.is_html) for name, cell in cells.items()}
    if not plain["back"].strip():
        raise InvalidInput("it has no back")
    text = made_text(plain["front"], plain["back"], plain.get("source", ""))
    guid = plain.get("guid", "").strip()
    if len(guid) > LONGEST_GUID:
        raise InvalidInput(f"its guid has more than {LONGEST_GUID} characters")
    return Entry(guid, text.front, text.back, text.source, tuple(plain.get("tags", "").split()))


def _plain(cell: str, *, is_html: bool) -> str:
    """The text of a cell: without what was put before a formula, and without the tags of HTML."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    if is_html:
        return html.unescape(_SOUND.sub("", _TAG.sub("", _BREAK.sub("\n", text)))).replace("\xa0", " ")
    return text.removeprefix(_JOINER) if text.startswith(_JOINER) and _FORMULA.match(text) else text


def _no_formula(cell: str) -> str:
    return _JOINER + cell if _FORMULA.match(cell) else cell


def _first(problems: Sequence[str]) -> Iterator[str]:
    yield from problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        yield f"and {len(problems) - MOST_PROBLEMS} lines more"
