"""What Word files hide text in: page headers, text boxes, deleted passages, list numbers."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from interview_coach.documents.docx import read_docx
from interview_coach.documents.lines import Line
from tests.documents import papers

_BOX = (
    f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
    "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
_DELETED = (
    f'<w:p {nsdecls("w")}><w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="x"><w:r><w:t>kept</w:t></w:r></w:ins></w:p>'
)


def lines_of(document: object) -> list[Line]:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return read_docx(file.getvalue())[0]


def test_page_headers_come_first_and_text_boxes_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ines@example.org"
    document.add_paragraph("A paragraph of the body")
    document.element.body.insert(0, parse_xml(_BOX))
    texts = [line.text for line in lines_of(document)]
    assert texts == ["ines@example.org", "In a box", "A paragraph of the body"]


def test_deleted_text_is_not_read() -> None:
    document = docx.Document()
    document.add_paragraph("Enough words to be a document")
    document.element.body.insert(0, parse_xml(_DELETED))
    assert lines_of(document)[0].text == "kept"


def test_styles_tell_headings_items_and_weight() -> None:
    document = docx.Document()
    document.add_heading("Work Experience", 1)
    document.add_paragraph("2. ends with a number of its own", style="List Bullet")
    document.add_paragraph().add_run("Planner").bold = True
    document.add_paragraph("2019\t2021")
    heading, item, title, dates = lines_of(document)
    assert heading.level == 1
    assert (item.is_bullet, item.text) == (True, "2. ends with a number of its own")
    assert title.bold
    assert dates.cells == ("2019", "2021")


def test_a_table_row_of_short_cells_is_one_line() -> None:
    document = docx.Document()
    document.add_paragraph("Enough words to be a document")
    for cell, text in zip(document.add_table(1, 3).rows[0].cells, ("2019", "Planner", "Forth Ltd"), strict=True):
        cell.text = text
    assert lines_of(document)[1].cells == ("2019", "Planner", "Forth Ltd")


def test_word_files_of_two_pages_lose_nothing() -> None:
    person = papers.Person(jobs=papers.PERSON.jobs * 6)
    items = [line for line in read_docx(papers.word(person))[0] if line.is_bullet]
    assert len(items) == 30
