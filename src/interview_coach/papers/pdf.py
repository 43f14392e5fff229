"""A paper as a PDF on A4, with page numbers. Needs reportlab, which takes a moment to load: import this module late."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from interview_coach.papers.blocks import Block, Heading, Items, Marks, Quoted, Said, Text, Title
from interview_coach.papers.letters import printable

LOST = "Letters that the font of this file lacks stand as “?”. The Markdown and JSON files hold them all."
_MARGIN, _FOOT = 22 * mm, 13 * mm
_INK, _SOFT, _LINE = HexColor("#23272b"), HexColor("#5c6670"), HexColor("#c9d0d6")
_TEXT, _BOLD, _QUOTE = "DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif"
"""Latin, Greek, Cyrillic and more; they may be embedded. A quote stands in the serif face."""


def pdf(blocks: Iterable[Block], title: str) -> bytes:
    """The bytes of a PDF with its fonts in it; the same blocks give the same bytes. `title` stands in the file's
    properties and at the foot of each page."""
    made = _Made()
    story = [flowable for block in blocks for flowable in made.of(block)]
    if made.lost:
        story += made.of(Text(LOST))
    held = io.BytesIO()
    document = SimpleDocTemplate(
        held,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=made.letters(title),
        author="Interview Coach",
        lang="en",
        invariant=1,
    )
    document.build(story, canvasmaker=_numbered(made.letters(title)))
    return held.getvalue()


class _Made:
    """Makes flowables of blocks, and remembers whether a letter could not be printed."""

    def __init__(self) -> None:
        self.lost = False
        self._known = _font_letters()
        self._styles = _styles()

    def letters(self, text: str) -> str:
        shown, lost = printable(text, self._known)
        self.lost = self.lost or lost
        return shown

    def of(self, block: Block) -> list[Flowable]:
        match block:
            case Title(text, below):
                made: list[Flowable] = [self._paragraph(text, "title"), self._paragraph(below, "below")]
            case Heading(text, level):
                made = [self._paragraph(text, f"heading{level}")]
            case Text(text, lead):
                made = list(self._text(text, lead))
            case Quoted(text):
                made = [self._paragraph(f"“{text}”", "quote")]
            case Items(texts, numbered):
                made = self._list(texts, numbered=numbered)
            case Marks(rows):
                made = [self._table(rows)]
            case Said(who, note, text):
                made = self._said(who, note, text)
        return made

    def _paragraph(self, text: str, style: str, before: str = "", *, sign: str | None = None) -> Paragraph:
        return Paragraph(before + escape(self.letters(" ".join(text.split()))), self._styles[style], bulletText=sign)

    def _text(self, text: str, lead: str = "", style: str = "text") -> Iterator[Paragraph]:
        before = f"<b>{escape(self.letters(lead))}.</b> " if lead else ""
        parts = [part for part in text.split("\n\n") if part.strip()] or [""]
        for part in parts:
            yield self._paragraph(part, style, before)
            before = ""

    def _list(self, texts: tuple[str, ...], *, numbered: bool) -> list[Flowable]:
        """Paragraphs of their own, so that a heading stays with the first of them."""
        return [self._paragraph(text, "item", sign=f"{n}." if numbered else "•") for n, text in enumerate(texts, 1)]

    def _table(self, rows: tuple[tuple[str, str], ...]) -> Flowable:
        cells = [[self._paragraph(name, "cell"), self._paragraph(mark, "mark")] for name, mark in rows]
        table = Table(cells, colWidths=[110 * mm, 30 * mm], hAlign="LEFT", spaceBefore=2, spaceAfter=8)
        table.setStyle([
            ("LINEBELOW", (0, 0), (-1, -2), 0.4, _LINE),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
        ])  # fmt: skip
        return table

    def _said(self, who: str, note: str, text: str) -> list[Flowable]:
        first, *rest = self._text(text, style="said")
        name = self._paragraph(f", {note}", "who", f"<b>{escape(self.letters(who))}</b>")
        return [name, first, *rest]


@cache
def _font_letters() -> frozenset[int]:
    """Registers the fonts; the code points that all of them have."""
    known: list[Mapping[int, int]] = []
    for name in (_TEXT, _BOLD, _QUOTE):
        font = TTFont(name, str(Path(__file__).parent / "fonts" / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        known.append(font.face.charToGlyph)
    pdfmetrics.registerFontFamily(_TEXT, _TEXT, _BOLD, _QUOTE, _BOLD)
    return frozenset(set(known[0]).intersection(*known[1:]))


@cache
def _styles() -> Mapping[str, ParagraphStyle]:
    text = ParagraphStyle(
        "text", fontName=_TEXT, fontSize=9, leading=14, textColor=_INK, spaceAfter=6, allowWidows=0, allowOrphans=0
    )
    heading = {"fontName": _BOLD, "keepWithNext": 1, "parent": text}
    return {
        "text": text,
        "title": ParagraphStyle("title", **heading, fontSize=18, leading=23, spaceAfter=4),
        "below": ParagraphStyle("below", parent=text, textColor=_SOFT, spaceAfter=10),
        "heading1": ParagraphStyle("heading1", **heading, fontSize=13, leading=17, spaceBefore=14, spaceAfter=6),
        "heading2": ParagraphStyle("heading2", **heading, fontSize=10, leading=14, spaceBefore=9, spaceAfter=4),
        "quote": ParagraphStyle("quote", parent=text, fontName=_QUOTE, leftIndent=12, borderPadding=0, textColor=_INK),
        "item": ParagraphStyle(
            "item", parent=text, spaceAfter=4, leftIndent=16, bulletFontName=_TEXT, bulletFontSize=9.5
        ),
        "cell": ParagraphStyle("cell", parent=text, fontSize=8.5, leading=11, spaceAfter=0),
        "mark": ParagraphStyle("mark", parent=text, fontSize=8.5, leading=11, spaceAfter=0, alignment=2),
        "who": ParagraphStyle("who", parent=text, fontSize=8.5, textColor=_SOFT, spaceAfter=1, keepWithNext=1),
        "said": ParagraphStyle("said", parent=text, leftIndent=10),
    }


def _numbered(title: str) -> type[Canvas]:
    """A canvas that knows at the end how many pages there are, and then writes each foot."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802  (reportlab's name)
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                _foot(self, title, f"Page {number} of {len(self._pages)}")
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, title: str, pages: str) -> None:
    width = A4[0]
    canvas.setStrokeColor(_LINE)
    canvas.line(_MARGIN, _FOOT + 4 * mm, width - _MARGIN, _FOOT + 4 * mm)
    canvas.setFont(_TEXT, 7.5)
    canvas.setFillColor(_SOFT)
    room = width - 2 * _MARGIN - 30 * mm
    while title and pdfmetrics.stringWidth(title, _TEXT, 7.5) > room:
        title = title[:-2].rstrip() + "…"
    canvas.drawString(_MARGIN, _FOOT, title)
    canvas.drawRightString(width - _MARGIN, _FOOT, pages)
