"""The spellings of one word of a name: without accents, inflected, or as a part of a name written without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from interview_coach.content.names import folded

_CASED_SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
_INFLECTED = re.compile(r"[\u0370-\u03ff]{3,}|[\u0400-\u04ff]{3,}")
_ENDING = re.compile(r"[аяйьоеиыαηοςσάήό]{1,2}$", re.I)
_MOST_ENDING = 3
"""Letters of an ending: Петров, Петровым; Παπαδόπουλος, Παπαδόπουλο. Петровская is another word."""
_APOSTROPHES = "'’"
_UNSPACED = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{3,4}")


def spelled(word: str) -> str:
    """A pattern for the word with and without its accents; Russian, Greek and the like with the endings of cases."""
    if not _INFLECTED.fullmatch(word):
        return "".join(map(_letter, word))
    stem = _ENDING.sub("", word)
    stem = stem if len(stem) > 2 else word
    return "".join(map(_letter, stem)) + rf"[\u0370-\u04ff]{{0,{_MOST_ENDING}}}"


def unspaced_parts(name: str) -> Sequence[str]:
    """Parts of a Chinese, Japanese or Korean name written as one word, that may stand alone: two characters of three
    (王小明 gives 小明), twice two of four (田中太郎). Nothing for any other."""
    if not _UNSPACED.fullmatch(name):
        return ()
    return (name[1:],) if len(name) == 3 else (name[:2], name[2:])


def _letter(letter: str) -> str:
    if letter in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    if not _CASED_SCRIPTS.match(letter) or unicodedata.combining(letter):
        return re.escape(letter)
    bare = folded(letter)
    return re.escape(letter) if bare == letter.casefold() else f"(?:{re.escape(letter)}|{bare})"
