"""Running heads, page numbers and other lines that belong to the sheet and not to the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.documents.pdf_rows import Row, rows_of
from interview_coach.documents.pdf_words import Page

_ZONE = 0.09
"""Share of the page's height at top and bottom where running heads and page numbers stand."""
_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|seite|pagina|página|p\.|s\.)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|di|van)\s*\d{1,3})?[-–—|\s]*)"
    r"|.{0,60}?[-–—|,•·]?\s*(?:page|seite|pagina|página)\s*\d{1,3}(?:\s*(?:/|of|von|de|sur)\s*\d{1,3})?"
    r"|.{0,60}[-–—|•·]\s*\d{1,3}\s*(?:/|of|von)\s*\d{1,3}"
    r"|last updated.{0,40}|(?:stand|updated|mis à jour)\s*:?.{0,20}\d{4}",
    re.I,
)


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats in their margins (page 1 keeps a repeated name set in large type)."""
    rows = [_edge_rows(page) for page in pages]
    places: dict[str, list[tuple[int, float]]] = {}
    for number, found in enumerate(rows):
        for row in found:
            places.setdefault(_key(row.text), []).append((number, row.middle))
    return [_cleaned(page, rows[number], places, number) for number, page in enumerate(pages)]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _edge_rows(page: Page) -> list[Row]:
    if not page.words:
        return []
    top, bottom = page.height * _ZONE, page.height * (1 - _ZONE)
    return [row for row in rows_of(page.words) if row.middle < top or row.middle > bottom]


def _cleaned(page: Page, rows: Sequence[Row], places: dict[str, list[tuple[int, float]]], number: int) -> Page:
    body = sorted(word.size for word in page.words)[len(page.words) // 2] if page.words else 0.0
    drop: set[int] = set()
    for row in rows:
        elsewhere = [middle for other, middle in places[_key(row.text)] if other != number]
        repeated = any(abs(middle - row.middle) < 4 for middle in elsewhere)
        large = number == 0 and max(word.size for word in row.words) >= 1.25 * body
        if (repeated and not large) or (len(row.text) <= 90 and _NUMBER.fullmatch(row.text.strip())):
            drop.update(id(word) for word in row.words)
    return Page(page.width, page.height, [w for w in page.words if id(w) not in drop], page.links)
