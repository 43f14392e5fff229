"""Running heads, page numbers and other lines that belong to the sheet and not to the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.documents.pdf_rows import rows_of
from interview_coach.documents.pdf_words import Page, Word

_ZONE = 0.09
"""Share of the page's height at top and bottom where running heads and page numbers stand."""
_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|seite|pagina|página|p\.|s\.)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|di|van)\s*\d{1,3})?[-–—|\s]*)"
    r"|.{0,60}?[-–—|,•]?\s*(?:page|seite|pagina|página)\s*\d{1,3}(?:\s*(?:/|of|von|de|sur)\s*\d{1,3})?"
    r"|.{0,60}[-–—|•]\s*\d{1,3}\s*(?:/|of|von)\s*\d{1,3}"
    r"|last updated.{0,40}|(?:stand|updated|mis à jour)\s*:?.{0,20}\d{4}",
    re.I,
)


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats in their margins (page 1 keeps a repeated name set in large type)."""
    edge_rows = [_edge_rows(page) for page in pages]
    keys = [{_key(text) for text, _ in rows} for rows in edge_rows]
    return [
        _cleaned(page, edge_rows[i], set().union(*(k for j, k in enumerate(keys) if j != i)), i)
        for i, page in enumerate(pages)
    ]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _edge_rows(page: Page) -> list[tuple[str, list[Word]]]:
    if not page.words:
        return []
    top, bottom = page.height * _ZONE, page.height * (1 - _ZONE)
    rows = [row for row in rows_of(page.words) if row.middle < top or row.middle > bottom]
    return [(row.text, row.words) for row in rows]


def _cleaned(page: Page, rows: Sequence[tuple[str, list[Word]]], elsewhere: set[str], number: int) -> Page:
    body = sorted(word.size for word in page.words)[len(page.words) // 2] if page.words else 0.0
    drop: set[int] = set()
    for text, words in rows:
        repeated = _key(text) in elsewhere and (number > 0 or max(w.size for w in words) < 1.25 * body)
        if repeated or (len(text) <= 90 and _NUMBER.fullmatch(text.strip())):
            drop.update(id(word) for word in words)
    return Page(page.width, page.height, [w for w in page.words if id(w) not in drop], page.links)
