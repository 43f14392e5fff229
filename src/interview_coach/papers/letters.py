"""Which letters the PDF's font has, and what stands for those it lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

INSTEAD = {"→": "->", "←": "<-", "✓": "yes", "☐": "[ ]", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "…": "..."}
MISSING = "?"


def printable(text: str, known: Container[int]) -> tuple[str, bool]:
    """The text in letters that the font has, and whether one was lost. An accented letter becomes its plain one, which
    can still be read; any other letter becomes a question mark."""
    found, lost = [], False
    for sign in unicodedata.normalize("NFC", text):
        shown = _shown(sign, known)
        lost = lost or shown is None
        found.append(MISSING if shown is None else shown)
    return "".join(found), lost


def _shown(sign: str, known: Container[int]) -> str | None:
    if sign == "\n" or ord(sign) in known:
        return sign
    if unicodedata.category(sign) in ("Cc", "Cf", "Mn"):
        return ""
    plain = INSTEAD.get(sign) or "".join(
        part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)
    )
    return plain if plain and all(ord(part) in known for part in plain) else None
