"""Reading files: what is read, what is refused with which remedy, and that the reading process is contained."""

from __future__ import annotations

import json
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from interview_coach.documents import (
    cv_from_text,
    posting_from_text,
    read_cv,
    read_cv_file,
    read_posting,
    read_posting_file,
)
from interview_coach.documents.formats import Format
from interview_coach.documents.isolation import read_apart
from interview_coach.domain.cv import Cv
from interview_coach.errors import InvalidInput
from tests.documents import papers

RESUME = {
    "basics": {"name": "Ines Calder", "x-own": [1, None, 2.5]},
    "work": [{"name": "Forth", "highlights": ["Planned", ""], "unknown": {"a": "İ"}}],
    "skills": None,
    "x-section": [[]],
}


def test_json_resume_is_kept_whole() -> None:
    cv = read_cv(json.dumps(RESUME).encode(), "cv.json")
    assert cv.document == {key: value for key, value in RESUME.items() if value is not None}
    assert [line.ref for line in cv.lines] == ["work[0].highlights[0]"]


def test_the_name_of_a_file_does_not_decide_what_it_is() -> None:
    data = papers.one_column()
    assert read_cv(data, "cv.docx").document == read_cv(data, "cv.pdf").document
    assert read_cv(json.dumps(RESUME).encode(), "cv.txt").name == "Ines Calder"


def test_a_word_file_goes_through_the_reading_process() -> None:
    cv = read_cv(papers.word(), "cv.docx")
    assert cv.name == papers.PERSON.name
    assert len(cv.lines) == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1, 2]", "is an object"),
        ('{"a": 1}', "none of the sections"),
        ('{"basics": ', "broken in line 1"),
        ('{"basics": {"name": NaN}}', "broken"),
        ('{"work": "two jobs"}', "“work”"),
        ('{"work": ["a job"]}', "“work[0]”"),
        ('{"skills": [{"keywords": 5}]}', "“skills[0].keywords”"),
        ('{"basics": ' + '{"a":' * 60 + "1" + "}" * 61, "nested too deeply"),
        ('{"basics": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_json_that_cannot_be_used_is_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        cv_from_text(text) if text.startswith("{") else read_cv(text.encode(), "cv.json")
    assert told in str(refused.value)


def _scan(folder: Path) -> bytes:
    Image.new("RGB", (300, 400), "white").save(folder / "scan.pdf", "PDF")
    return (folder / "scan.pdf").read_bytes()


def test_a_scan_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"scan\.pdf: this PDF holds no text.*paste the text instead"):
        read_cv(_scan(tmp_path), "scan.pdf")


REFUSED = {
    "empty": (b" \n", "is empty"),
    "too large": (b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), "is a picture"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + bytes(60), "old Word file"),
    "an RTF file": (b"{\\rtf1 Ines}", "RTF file"),
    "a zip": (b"PK\x03\x04" + bytes(60), "ZIP file"),
    "noise": (bytes(range(1, 32)) * 40, "holds no text"),
    "control characters": (b"Experience\x00\x01\x02" * 40, "holds no text"),
    "no CV": (b"asdf jkl qwer " * 30, "no CV could be recognised"),
    "too many lines": (b"Experience\n" * 6_000, "more than 5,000 lines"),
    "too long": (b"Experience " * 20_000, "at most 200,000"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_cv_is_refused_in_one_sentence(name: str) -> None:
    data, told = REFUSED[name]
    with pytest.raises(InvalidInput) as refused:
        read_cv(data, "cv.pdf")
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def hostile_files() -> dict[str, tuple[bytes, str]]:
    word = papers.word()
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + start + b"<w:p>&e;</w:p></w:body></w:document>"
    return {
        "locked": (papers.sheet("A secret CV", password="x"), "locked with a password"),
        "many pages": (papers.sheet("One page of many", pages=51), "51 pages"),
        "cut off": (papers.one_column()[:900], "damaged or cut off"),
        "cut off word": (word[: len(word) // 2], "cut off"),
        "bomb": (papers.with_part(word, "word/document.xml", start + b" " * (80 << 20)), "unpacks to far more"),
        "deep": (papers.with_part(word, "word/document.xml", start + b"<w:p>" * 9_000), "nested too deeply"),
        "entity": (papers.with_part(word, "word/document.xml", entity), "definitions of its own"),
    }


HOSTILE = hostile_files()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    data, told = HOSTILE[name]
    with pytest.raises(InvalidInput) as refused:
        read_cv(data, "cv.pdf")
    assert told in str(refused.value)


def test_a_reading_process_that_takes_too_long_is_given_up() -> None:
    started = monotonic()
    with pytest.raises(InvalidInput, match="took too long"):
        read_apart(Format.PDF, papers.one_column(), seconds=0.01)
    assert monotonic() - started < 3


def test_a_reading_process_that_dies_is_a_refusal() -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        read_apart(Format.PDF, b"", worker="interview_coach.documents.no_such_module")


def test_files_that_cannot_be_opened_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"there is no file cv\.pdf"):
        read_cv_file(tmp_path / "cv.pdf")
    with pytest.raises(InvalidInput, match="is a folder"):
        read_posting_file(tmp_path)


def test_a_posting_keeps_its_words() -> None:
    text = "Senior  Nurse…\r\n\r\n• 5+ years’ experience – “calm”\n\n\n\n\nApply\u200b now"
    posting = posting_from_text(text)
    assert posting.text.split() == [
        "Senior",
        "Nurse…",
        "•",
        "5+",
        "years’",
        "experience",
        "–",
        "“calm”",
        "Apply",
        "now",
    ]
    assert posting.title == ""
    assert "\n\n\n\n" not in posting.text


def test_a_posting_in_a_pdf_has_whole_sentences() -> None:
    told = papers.PERSON.jobs[0].lines[0]
    text = read_posting(papers.one_column(), "posting.pdf").text
    assert f"- {told}" in text
    assert read_posting(text.encode("utf-16"), "posting.txt").text == text


def test_a_posting_pasted_as_html_is_text() -> None:
    text = posting_from_text("<div><h2>Nurse</h2><p>You care for <b>eight</b> patients.</p><br></div>").text
    assert text.split("\n") == ["Nurse", "", "", "You care for eight patients."]


def test_reading_twice_gives_the_same() -> None:
    assert cv_from_text(papers.as_text()).document == cv_from_text(papers.as_text()).document


def _is_read_or_refused(data: bytes) -> None:
    try:
        assert isinstance(read_cv(data, "cv.txt"), Cv)
    except InvalidInput as refused:
        assert str(refused)


@settings(max_examples=60, deadline=2_000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=3_000).filter(lambda data: b"%PDF" not in data))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    _is_read_or_refused(data)


_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["EXPERIENCE", "Skills", "Education:", "2019 - 2021", "- did it", "A, B, C", "a@b.de", "## Work", "|a|b|"]
    ),
)


@settings(max_examples=80, deadline=2_000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_random_text_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(text.encode("utf-8", "surrogatepass"))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=2_000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["basics", "work", "skills", "meta", "projects", "x"]), _JSON, min_size=1))
def test_random_json_is_read_whole_or_refused(document: dict[str, object]) -> None:
    data = json.dumps(document).encode()
    try:
        cv = read_cv(data, "cv.json")
    except InvalidInput:
        return
    types = {"basics": dict, "meta": dict, "x": object}
    given = json.loads(data.replace(b"\\u0000", b"\\ufffd"))
    kept = {key: value for key, value in given.items() if value or isinstance(value, types.get(key, list))}
    assert json.loads(json.dumps(cv.document)) == kept or b"\\ud" in data


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_pdf_is_read_or_refused(seed: int) -> None:
    data = bytearray(papers.one_column())
    for index in range(seed, len(data), 97):
        data[index] = (data[index] * 7 + seed) % 256
    _is_read_or_refused(bytes(data))
