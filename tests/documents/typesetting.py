"""Sets CVs written as plain text as PDF and DOCX: headings bold, list items hanging, columns where the text has tabs
or wide gaps, and, when wanted, the same head and foot on each page."""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.documents.papers import Styles

_ITEM = re.compile(r"^[-•*]\s+")
_COLUMNS = re.compile(r"\t+| {4,}")


def blocks(text: str) -> list[tuple[str, str]]:
    """`(kind, text)` of each line: `name`, `heading`, `item`, `row`, `line` or `gap`. A heading is a line alone between
    empty lines; wrapped list items are joined."""
    rows = text.strip("\n").split("\n")
    found: list[tuple[str, str]] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else ""
        after = rows[index + 1] if index + 1 < len(rows) else ""
        if found and found[-1][0] == "item" and row.startswith("  "):
            found[-1] = ("item", f"{found[-1][1]} {row.strip()}")
        elif not row.strip():
            found.append(("gap", ""))
        elif _ITEM.match(row):
            found.append(("item", _ITEM.sub("", row)))
        elif _COLUMNS.search(row.strip()):
            found.append(("row", row.strip()))
        else:
            alone = (
                not before.strip() and index + 1 < len(rows) and (row.isupper() or not after.strip()) and "," not in row
            )
            found.append(("heading" if alone and index else "line" if index else "name", row))
    return found


def as_pdf(text: str, *, running: str = "") -> bytes:
    styles, file = Styles(), io.BytesIO()
    story: list[Flowable] = []
    for kind, told in blocks(text):
        story.append(_flowable(kind, told, styles))

    def on_page(page: canvas.Canvas, document: object) -> None:
        del document
        if running:
            page.setFont("Helvetica", 8)
            page.drawString(60, A4[1] - 30, running)
            page.drawString(60, 22, f"{running} · {page.getPageNumber()}/2")

    SimpleDocTemplate(file, pagesize=A4).build(story, onFirstPage=on_page, onLaterPages=on_page)
    return file.getvalue()


def _flowable(kind: str, told: str, styles: Styles) -> Flowable:
    if kind == "gap":
        return Spacer(1, 8)
    if kind == "row":
        cells = [Paragraph(cell, styles.body) for cell in _COLUMNS.split(told)]
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        return Table([cells], colWidths=_WIDTHS.get(len(cells)) or _two(told), style=style)
    if kind == "item":
        return Paragraph(told, styles.item, bulletText="•")
    return Paragraph(told, {"name": styles.name, "heading": styles.heading}.get(kind, styles.body))


_WIDTHS = {3: (150, 150, 150), 4: (130, 180, 60, 80)}


def _two(told: str) -> tuple[int, int]:
    """Dates in a narrow column on the left, else on the right."""
    return (110, 340) if told[0].isdigit() else (330, 120)


def as_word(text: str, *, running: str = "", table: bool = False) -> bytes:
    """With `table`, rows of columns are rows of one borderless table each, as many templates have them."""
    document = docx.Document()
    if running:
        document.sections[0].header.paragraphs[0].text = running
        document.sections[0].footer.paragraphs[0].text = f"{running} Page 1 of 2"
    for kind, told in blocks(text):
        _add(document, kind, told, table=table)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Document, kind: str, told: str, *, table: bool) -> None:
    if kind == "name":
        document.add_paragraph().add_run(told).font.size = Pt(20)
    elif kind == "heading":
        document.add_heading(told, 1)
    elif kind == "item":
        document.add_paragraph(told, style="List Bullet")
    elif kind == "row" and table:
        cells = _COLUMNS.split(told)
        for cell, words in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = words
    elif told:
        document.add_paragraph("\t".join(_COLUMNS.split(told)))
