"""Cards as files: what is written is read back, spreadsheets find no formula, Anki's own files are understood."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.review_files import Entry, read_cards, write_cards
from interview_coach.errors import InvalidInput

_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r")
_SIDE = st.text(_CHARACTERS, min_size=1, max_size=80).filter(str.strip).map(str.strip)
_TRICKY = st.sampled_from(
    ["=1+1", '"', '",\n=2', "#columns:a", "\u2060=x", "a;=cmd", "-", "@a", "\uff1d1", "\u2028", "a\x0bb"]
)
_SIDES = st.one_of(
    _SIDE, _TRICKY.filter(lambda t: t == t.strip()), st.tuples(_TRICKY, _SIDE).map("".join).map(str.strip)
)


@given(st.lists(st.tuples(_SIDES, _SIDES), min_size=1, max_size=8))
def test_whatever_stands_on_the_cards_comes_back_the_same(sides: list[tuple[str, str]]) -> None:
    entries = [Entry(f"{number:032x}", front, back, "src", ("note",)) for number, (front, back) in enumerate(sides)]
    reading = read_cards(write_cards(entries).encode())
    assert (list(reading.entries), reading.problems) == (entries, ())


@given(st.lists(st.tuples(_SIDES, _SIDES), min_size=1, max_size=5))
def test_no_cell_begins_as_a_formula_does(sides: list[tuple[str, str]]) -> None:
    written = write_cards(Entry("=g", front, back) for front, back in sides)
    rows = list(csv.reader(io.StringIO(written, newline="")))[5:]
    assert len(rows) == len(sides)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))]


def test_the_file_says_what_anki_needs() -> None:
    lines = write_cards([Entry("a1", "f", "b", "s", ("fact",))]).splitlines()
    assert lines[:5] == [
        "#separator:Comma", "#html:false", "#guid column:1", "#tags column:5", "#columns:guid,Front,Back,Source,tags",
    ]  # fmt: skip
    assert lines[5:] == ['"a1","f","b","s","fact"']


def test_ankis_notes_in_plain_text_are_read_without_their_html() -> None:
    file = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        'K!a\tBasic\tDefault\tWhat is <b>TCP</b>?\t"a<br>b &amp; ""c""&nbsp;d"\tnet it\n'
    )
    (entry,) = read_cards(file.encode()).entries
    assert entry == Entry("K!a", "What is TCP?", 'a\nb & "c" d', "", ("net", "it"))


@pytest.mark.parametrize(
    "file", ["front;back\nf;b\n", "\ufefff\tb\r\n", "f,b\n", "Back,Front\nb,f\n", "#separator:|\nf|b\n"]
)
def test_plain_tables_are_read(file: str) -> None:
    (entry,) = read_cards(file.encode()).entries
    assert (entry.front, entry.back, entry.guid) == ("f", "b", "")


def test_lines_that_cannot_be_used_are_named_and_the_rest_is_read() -> None:
    reading = read_cards(b'f1,b1\nonly front\n"a"x,b\nf2,b2\n' + b"f," + b"x" * 5000 + b'\n"open,b\n')
    assert [entry.front for entry in reading.entries] == ["f1", "f2"]
    assert [problem.partition(":")[0] for problem in reading.problems] == ["line 2", "line 3", "line 5", "line 6"]


def test_problems_without_end_are_counted() -> None:
    reading = read_cards(b"f,b\n" + b"x\n" * 50)
    assert len(reading.problems) == 21 and reading.problems[-1] == "and 30 lines more"


@pytest.mark.parametrize(
    ("file", "words"),
    [(b"", "empty"), (b"\xff\xfea", "UTF-8"), (b"x" * 4_000_001, "too large"), (b"#html:false\n", "empty"),
     (b"a\n", "line 1: it has no back"), (b"\n".join(b"%d,b" % n for n in range(5_001)), "5,000 cards")],
)  # fmt: skip
def test_a_file_without_use_is_refused_with_the_reason(file: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_cards(file)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InvalidInput):
        read_cards(data)


@given(st.sampled_from(["separator", "columns", "guid column", "html"]), st.text(max_size=8), st.text(max_size=60))
def test_any_header_is_read_or_refused(name: str, value: str, rest: str) -> None:
    with suppress(InvalidInput):
        read_cards(f"#{name}:{value}\n{rest}".encode("utf-8", "replace"))
