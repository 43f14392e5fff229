"""Marks in front of list items, whatever a word processor makes of them."""

from __future__ import annotations

import re

MARKS = "•●○◦▪▫■□▢‣⁃∙·⋅►▶▸▹▷➢➤➔➜❖❑❒✓✔☑✗✦✧✱✶★☆♦◆◇⬥⬧→⇒⇨»›¤\u00b7\u2023\u25aa\u25fe\u25fc\u2043\u2219"
_DASHES = "–—−-*+"
_STRONG = re.compile(rf"^\s*[{re.escape(MARKS)}]+\s*(?=\S)|^\s*[\uf000-\uf8ff\ue000-\ue0ff]\s*(?=\S)")
_WEAK = re.compile(rf"^\s*(?:[{re.escape(_DASHES)}]|[o§](?=\s+[A-ZÀ-Þ\d])|\(?[a-hivx]{{1,3}}[.)](?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=[^\W\d])")
_ONLY_MARK = re.compile(rf"^\s*[{re.escape(MARKS + _DASHES)}\uf000-\uf8ff]\s*$")
_DATE_AFTER_DASH = re.compile(r"^\s*[–—−-]\s*(?:\d{1,2}[./-])?(?:[^\W\d]{3,9}\.?\s)?\s*(?:19|20)\d\d\b[\s)./\d-]*$")


def without_mark(text: str) -> str | None:
    """The text behind a list mark, or None when the line is no list item."""
    if _DATE_AFTER_DASH.match(text):
        return None
    for pattern in (_STRONG, _WEAK, _NUMBER):
        found = pattern.match(text)
        if found:
            return text[found.end() :].strip()
    return None


def is_only_mark(text: str) -> bool:
    """Whether a mark stands alone on its line (its text follows on the next)."""
    return bool(_ONLY_MARK.match(text))
