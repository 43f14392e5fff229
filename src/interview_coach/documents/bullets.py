"""Marks in front of list items, whatever a word processor makes of them."""

from __future__ import annotations

import re

MARKS = "•●○◦▪▫■□▢‣⁃∙·⋅►▶▸▹▷➢➤➔➜❖❑❒✓✔☑✗✦✧✱✶★☆♦◆◇⬥⬧¤▪◾◼"
_WEAK_MARKS = "–—−-*+→⇒⇨»›"
_STRONG = re.compile(rf"^\s*[{re.escape(MARKS)}]+\s*(?=\S)|^\s*[\uf000-\uf8ff\ue000-\ue0ff]\s*(?=\S)")
_WEAK = re.compile(
    rf"^\s*(?:[{re.escape(_WEAK_MARKS)}]|[o§](?=\s+[A-ZÀ-Þ\d])|\(?(?:[a-h]|[ivx]{{1,4}})\))\s+(?=\S)"
    r"|^\s*\(?\d{1,2}[.)]\s+(?=[^\W\d])"
)
_ONLY_MARK = re.compile(rf"^\s*[{re.escape(MARKS + _WEAK_MARKS)}\uf000-\uf8ff]\s*$")
_DATE_AFTER_DASH = re.compile(r"^\s*[–—−-]\s*(?:\d{1,2}[./-])?(?:[^\W\d]{3,9}\.?\s)?\s*(?:19|20)\d\d\b[\s)./\d-]*$")


def without_mark(text: str) -> str | None:
    """The text behind a list mark, or None when the line is no list item."""
    if _DATE_AFTER_DASH.match(text):
        return None
    found = _STRONG.match(text) or _WEAK.match(text)
    return text[found.end() :].strip() if found else None


def has_strong_mark(text: str) -> bool:
    """Whether the mark can be nothing else: a dash, a plus or a number may also stand inside a sentence."""
    return bool(_STRONG.match(text))


def is_only_mark(text: str) -> bool:
    """Whether a mark stands alone on its line (its text follows on the next)."""
    return bool(_ONLY_MARK.match(text))
