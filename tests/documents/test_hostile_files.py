"""Files made to do harm are read for their words alone, or refused in one clear sentence."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest

from interview_coach.documents import posting_from_text, read_cv, read_cv_file, read_posting
from interview_coach.errors import InvalidInput
from tests.documents import papers

SHEET = papers.sheet("Ines Calder", "ines@example.org", "EXPERIENCE", "Planner, Forth Ltd", "2019 - 2021", "- Planned")
WORD = papers.word()
_START = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))


def catalog(extra: bytes) -> bytes:
    """The sheet with something more in the root of the file."""
    assert SHEET.count(b"/Type /Catalog") == 1
    return SHEET.replace(b"/Type /Catalog", b"/Type /Catalog " + extra)


def body(content: bytes) -> bytes:
    return papers.with_part(WORD, "word/document.xml", content)


READ_FOR_ITS_WORDS = {
    "JavaScript": catalog(rb"/OpenAction << /S /JavaScript /JS (app.alert\('x'\)) >>"),
    "a launch action": catalog(b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
    "an embedded file": catalog(
        b"/Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (x.exe) /EF << /F 4 0 R >> >>] >> >>"
    ),
    "a form": catalog(b"/AcroForm << /XFA 4 0 R /Fields [] >>"),
    "a font that is not there": SHEET.replace(b"/BaseFont /Helvetica", b"/BaseFont /Nowhere").replace(
        b"/Type1", b"/TrueType"
    ),
    "no fonts": re.sub(rb"/Font\s+\d+ 0 R", b"", SHEET),
    "a page that is its own sister": re.sub(rb"/Kids \[ (\d+ 0 R) \]", rb"/Kids [ \1 \1 \1 ]", SHEET),
    "macros": papers.with_part(WORD, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 40),
    "a template elsewhere": papers.with_part(
        WORD,
        "word/_rels/settings.xml.rels",
        b'<Relationships><Relationship Id="r" Target="http://x.example/x.dotm" TargetMode="External"/></Relationships>',
    ),
    "parts outside": papers.with_part(papers.with_part(WORD, "../../etc/x", b"x"), "word/../../y.xml", b"<y/>"),
    "a file in the file": papers.with_part(WORD, "word/embeddings/a.docx", WORD),
}
OWN = "definitions of its own"
REFUSED = {
    "an encrypted PDF": (papers.sheet("Secret words of a CV", password="x"), "locked with a password"),
    "a zip bomb in a header": (papers.with_part(WORD, "word/header9.xml", b" " * (70 << 20)), "unpacks to far more"),
    "nested XML": (body(_START + b"<w:tbl><w:tr><w:tc>" * 5_000), "nested too deeply"),
    "an external entity": (body(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'), OWN),
    "an external type behind a comment": (
        body(b"<!--" + b"x" * 5_000 + b'--><!DOCTYPE x SYSTEM "file:///e"><x/>'),
        OWN,
    ),
    "entities in UTF-16": (body(f"<!DOCTYPE x [{_LAUGHS}]><x>&a9;</x>".encode("utf-16")), OWN),
    "entities in the styles": (papers.with_part(WORD, "word/styles.xml", b"<!DOCTYPE x [<!ENTITY e 'x'>]><x/>"), OWN),
    "an odd encoding": (body(b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x>".encode("cp037")), OWN),
    "nested HTML": (b"<html><body>" + b"<div>" * 100_000 + b"words" + b"</div>" * 100_000, "far longer"),
    "unclosed tags": (b"<html><body>" + b"<b" * 300_000, "at most 200,000"),
    "50,000 lines": (b"Experience\n" * 50_000, "at most 200,000"),
    "50,000 empty lines": (b"Experience, and a few words more" + b"\n" * 50_000, "more than 5,000 lines"),
    "one line of 10 MB": (b"a word " * ((10 << 20) // 7), "at most 200,000"),
    "null bytes": (bytes(5_000), "holds no text"),
    "null bytes between letters": (b"E\x00x\x00p\x00" * 500, "holds no text"),
}


@pytest.mark.parametrize("name", READ_FOR_ITS_WORDS)
def test_a_paper_with_something_hidden_is_read_for_its_words(name: str) -> None:
    cv = read_cv(READ_FOR_ITS_WORDS[name], "cv")
    assert cv.name == "Ines Calder"
    assert not re.search(r"alert|cmd\.exe|Auto_Open|x\.exe|dotm|/bin/sh", str(cv.document))


@pytest.mark.parametrize("name", REFUSED)
def test_a_paper_that_cannot_be_read_is_refused_in_one_sentence(name: str) -> None:
    data, told = REFUSED[name]
    started = monotonic()
    for read in (read_cv, read_posting):
        with pytest.raises(InvalidInput) as refused:
            read(data, "paper")
        assert told in str(refused.value)
        assert "\n" not in str(refused.value)
    assert monotonic() - started < 5


def test_a_lie_about_the_size_of_a_part_is_found_out() -> None:
    bomb = bytearray(body(_START + b" " * (80 << 20)))
    at = bytes(bomb).rfind(b"PK\x01\x02", 0, bytes(bomb).rfind(b"word/document.xml"))
    bomb[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert zipfile.ZipFile(BytesIO(bytes(bomb))).getinfo("word/document.xml").file_size == 100
    with pytest.raises(InvalidInput, match=r"unpacks to far more|damaged"):
        read_cv(bytes(bomb), "cv.docx")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd: "),
        ("..\\..\\cv.pdf", "cv.pdf: "),
        ("a\nb\r\x00\x1b[31m.pdf", "a b   [31m.pdf: "),
        ("\u202efdp.exe", "fdp.exe: "),
        ("..", "this file"),
        ("x" * 300, "x" * 80 + ": "),
    ],
)
def test_a_file_name_is_shown_without_folders_and_control_characters(given: str, shown: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_cv(b"", given)
    assert str(refused.value).startswith(shown)


def test_the_name_of_a_missing_file_is_shown_on_one_line() -> None:
    with pytest.raises(InvalidInput, match=r"there is no file a b \[31m\.pdf"):
        read_cv_file(Path("nowhere") / "a\nb\x1b[31m.pdf")


def test_characters_that_turn_the_text_around_are_dropped() -> None:
    text = "Night nurse\u202e wanted for a calm ward\u2066 in Leith\u2069"
    assert posting_from_text(text).text == "Night nurse wanted for a calm ward in Leith"


def test_a_few_null_bytes_in_a_cv_are_dropped() -> None:
    text = papers.as_text().replace("Planned 60 tours", "Planned\x00 60 tours").encode()
    assert "Planned 60 tours a day" in [line.text for line in read_cv(text, "cv.txt").lines]
