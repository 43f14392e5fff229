"""The words of a text as the search for names reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.redaction import words as w
from interview_coach.content.names import folded

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|re|m)$", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """A word without its 's; `gap` is what stands between the word before and this one."""

    text: str
    key: str
    start: int
    end: int
    gap: str
    owns: bool
    capital: bool
    """Written with a capital, and no word of which that says nothing (Monday, Manager, Python)."""
    shouted: bool
    """All in capitals, more than one letter."""


NOTHING = Token("", "", 0, 0, "\n", False, False, False)
"""What stands before the first word and after the last."""


def tokens_of(text: str) -> list[Token]:
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        bare = _CLITIC.sub("", word)
        end = match.start() + len(bare)
        gap = text[before : match.start()] if found else "\n" + text[: match.start()]
        key = folded(bare)
        capital = bare[0].isupper() and key not in w.NOT_NAMES
        shouted = len(bare) > 1 and bare.isupper()
        found.append(Token(bare, key, match.start(), end, gap, bare != word, capital, shouted))
        before = match.end()
    return found
