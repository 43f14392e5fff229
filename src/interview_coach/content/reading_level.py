"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by vowel groups."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^td]ed)$")


def grade(text: str) -> float:
    """School years (US) that a reader needs; 0 for a text without words. B1-B2 prose lies at about 6 to 10."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    lowered = word.lower()
    found = len(_VOWELS.findall(lowered))
    return max(1, found - bool(found > 1 and _SILENT.search(lowered)))
