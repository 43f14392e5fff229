"""Reads a PDF into lines: pages, words, columns, paragraphs. Runs in the reading process only."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from interview_coach.documents.limits import MAX_PAGES
from interview_coach.documents.lines import Line
from interview_coach.documents.pdf_columns import rows_in_reading_order
from interview_coach.documents.pdf_margins import without_margins
from interview_coach.documents.pdf_paragraphs import lines_of
from interview_coach.documents.pdf_words import Page, read_page
from interview_coach.errors import InvalidInput

_FEWEST_LETTERS = 20
MAX_WORDS = 60_000


def read_pdf(data: bytes) -> tuple[list[Line], list[str]]:
    """Lines in reading order, and the addresses behind its links. Raises InvalidInput with the remedy."""
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            raise InvalidInput(
                f"this PDF has {len(document)} pages; at most {MAX_PAGES} are read: save the part that matters"
            )
        pages = _pages(document)
    finally:
        document.close()
    if sum(sum(map(str.isalpha, word.text)) for page in pages for word in page.words) < _FEWEST_LETTERS:
        raise InvalidInput(
            "this PDF holds no text, only pictures of it (a scan?); save it with text, or paste the text instead"
        )
    rows = rows_in_reading_order(without_margins(pages))
    return lines_of(rows), [link for page in pages for link in page.links]


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise InvalidInput("this PDF is locked with a password; save it without one, or paste the text") from error
        raise InvalidInput("this PDF is damaged or cut off; save it again, or paste the text") from error


def _pages(document: Any) -> list[Page]:
    pages: list[Page] = []
    count = 0
    for index in range(len(document)):
        try:
            page = read_page(document[index])
        except pdfium.PdfiumError:
            continue
        count += len(page.words)
        if count > MAX_WORDS:
            raise InvalidInput("this PDF holds far more text than a CV or a posting; paste the part that matters")
        pages.append(page)
    return pages
