"""Random Word bodies, tag soup and dates: whatever they are made of, they are read or refused, and words survive."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_coach.documents import posting_from_text, read_cv
from interview_coach.documents.dates import find_spans
from interview_coach.documents.docx import read_docx
from interview_coach.documents.html_text import without_html
from interview_coach.domain.cv import Cv
from interview_coach.errors import InvalidInput
from tests.documents import papers, specimens

pytestmark = pytest.mark.slow

_QUICK = settings(max_examples=60, deadline=2_000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
_WORD = papers.word()
_ELEMENTS = st.recursive(
    st.sampled_from(["<w:t>Planner, Forth Ltd</w:t>", "<w:tab/>", "<w:br/>", '<w:sz w:val="x"/>', "<w:sym/>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "txbxContent", "pPr", "rPr", "del", "ins"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@_QUICK
@given(st.lists(_ELEMENTS, max_size=6).map("".join))
def test_any_body_of_a_word_file_is_read_or_refused(body: str) -> None:
    start = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    words = "<w:p><w:r><w:t>Enough words to be a document</w:t></w:r></w:p>"
    data = papers.with_part(_WORD, "word/document.xml", f"{start}{words}{body}</w:body></w:document>".encode())
    assert "Enough words to be a document" in [line.text for line in read_docx(data)[0]]


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<li>", "<div", "<b>", "</", "<!--x-->", "<br/>", "&amp;", "<td>", "</ul>", "< "]
)


@_QUICK
@given(st.lists(st.one_of(_TAGS, st.sampled_from(["nurse ", "calm ", "C++ "])), max_size=60))
def test_tag_soup_keeps_its_words(pieces: list[str]) -> None:
    text = without_html("<p>" + " ".join(pieces))
    assert text.count("nurse") == pieces.count("nurse ")


@_QUICK
@given(st.sampled_from(list(specimens.ALL.values())), st.data())
def test_a_cv_with_lines_moved_and_doubled_is_read_or_refused(text: str, data: st.DataObject) -> None:
    rows = text.split("\n")
    moved = data.draw(st.lists(st.sampled_from(rows), max_size=80))
    for told in ("\n".join(moved), "\n".join(rows[len(moved) :] + moved)):
        try:
            assert isinstance(read_cv(told.encode(), "cv.txt"), Cv)
            assert posting_from_text(told).text
        except InvalidInput as refused:
            assert "\n" not in str(refused)


@_QUICK
@given(st.text(alphabet="0123456789 ./-–'MarchepOctSpringsincetoheute,()", max_size=60))
def test_spans_of_dates_stand_in_their_text_from_left_to_right(text: str) -> None:
    ends = [0]
    for span in find_spans(text):
        assert ends[-1] <= span.at < span.until <= len(text)
        assert all(len(date) in (0, 4, 7) for date in (span.start, span.end))
        ends.append(span.until)
