"""Words in another script inside a text in Latin letters: nearly always somebody's name (`I thanked 田中さん`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.redaction.spans import Kind, Span
from interview_coach.content.names import folded

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CASED = r"[\u0386-\u03ab\u0400-\u042f][\u0370-\u052f]+"
"""A Greek or Cyrillic word with a capital; a single letter is a symbol."""
_UNCASED = r"[\u0530-\u1cff\u2e80-\u2fdf\u3040-\ua63f\ua720-\uab2f\uac00-\ud7a3\uf900-\ufaff\ufb1d-\ufdff]{2,}"
_RUN = re.compile(rf"(?<!\w)(?:{_CASED}(?:[ \u00a0]{_CASED}){{0,3}}|{_UNCASED}(?:[ \u00a0\u30fb]{_UNCASED}){{0,3}})")
MOSTLY = 0.5
"""Share of Latin letters above which a text is in Latin letters; in any other the script tells nothing."""


def foreign(text: str) -> Iterator[Span]:
    """One to four words of another script. A place is hidden like that too, and comes back like everything else."""
    if text.isascii():
        return
    runs = list(_RUN.finditer(text))
    letters = sum(map(str.isalpha, text))
    if not runs or len(_LATIN.findall(text)) < MOSTLY * letters:
        return
    for run in runs:
        first, *rest = map(folded, re.split(r"[ \u00a0\u30fb]", run.group()))
        yield Span(run.start(), run.end(), Kind.PERSON, first, rest[-1] if rest else "")
