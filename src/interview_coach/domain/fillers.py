"""Fillers in a transcript: hesitations ("um") and phrases that say nothing ("you know").

A phrase counts only where it is surely a filler: Whisper sets those off with commas, and "tools like Excel" has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from interview_coach.domain.speech import Word

Kind = Literal["hesitation", "phrase"]

_HESITATION = re.compile(r"u+m+|u+h+m*|e+r+m*|a+h+|h*m{2,}|h+m+")
_YES = frozenset({"mm-hmm", "mm-hm", "mm-mm"})
_PART = re.compile(r"[^\w']+")
_ALWAYS: tuple[tuple[str, ...], ...] = (("y'know",), ("yknow",), ("basically",))
_SET_OFF: tuple[tuple[str, ...], ...] = (("you", "know"), ("i", "mean"), ("like",), ("sort", "of"), ("kind", "of"))
"""Fillers where a comma or a dash follows."""
_BEFORE_KNOW = frozenset({"as", "do", "did", "if", "let", "would", "should", "don't", "didn't"})
_ENDS = (",", "…", "...", "—", "–", "-")


@dataclass(frozen=True, slots=True)
class Filler:
    """Where a filler is said."""

    text: str = field(repr=False)
    start: float
    end: float
    kind: Kind


def fillers_in(words: Sequence[Word]) -> tuple[Filler, ...]:
    """All fillers in their order. "Uh-uh-uh" is three."""
    found: list[Filler] = []
    plain = [_bare(word.text) for word in words]
    at = 0
    while at < len(words):
        hesitations = hesitations_in(words[at].text)
        size = 0 if hesitations else _phrase_at(plain, words, at)
        if hesitations:
            found.extend(_shared(words[at], hesitations))
        elif size:
            said = " ".join(word.text for word in words[at : at + size]).rstrip(",.…—–-")
            found.append(Filler(said, words[at].start, words[at + size - 1].end, "phrase"))
        at += size or 1
    return tuple(found)


def hesitations_in(text: str) -> tuple[str, ...]:
    """The hesitations a word is made of; none when any part of it is something else. "Uh-huh" and
    "mm-hmm" say yes."""
    parts = [part for part in _PART.split(text.lower()) if part]
    if "-".join(parts) in _YES:
        return ()
    if parts and all(_HESITATION.fullmatch(part) for part in parts):
        return tuple(parts)
    return ()


def _shared(word: Word, parts: Sequence[str]) -> list[Filler]:
    """One filler for each part, an equal share of the word's time."""
    share = (word.end - word.start) / len(parts)
    starts = [word.start + n * share for n in range(len(parts))]
    return [
        Filler(part, round(at, 3), round(at + share, 3), "hesitation") for part, at in zip(parts, starts, strict=True)
    ]


def _phrase_at(plain: Sequence[str], words: Sequence[Word], at: int) -> int:
    """How many words the filler phrase that begins there has; 0 when there is none."""
    for phrase in _ALWAYS:
        if tuple(plain[at : at + len(phrase)]) == phrase:
            return len(phrase)
    for phrase in _SET_OFF:
        size = len(phrase)
        if tuple(plain[at : at + size]) == phrase and _is_set_off(phrase, plain, words, at):
            return size
    return 0


def _is_set_off(phrase: tuple[str, ...], plain: Sequence[str], words: Sequence[Word], at: int) -> bool:
    if phrase == ("you", "know") and at and plain[at - 1] in _BEFORE_KNOW:
        return False
    return words[at + len(phrase) - 1].text.endswith(_ENDS)


def _bare(text: str) -> str:
    return re.sub(r"[^\w']", "", text.lower().replace("’", "'")).strip("'")
