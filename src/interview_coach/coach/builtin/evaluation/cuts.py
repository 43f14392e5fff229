"""Where the sentences and clauses of an answer begin and end.

Answers have up to 20,000 characters and may be hostile (a run of spaces, one phrase two thousand times), so nothing
here reads the rest of the text again for each match: words are counted once, and what ends in "the" or "that" is
looked for in the last few words only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

Offsets = tuple[int, int]

LONG_RUN = 32
"""Words after which a sentence is taken for an unpunctuated run and cut at discourse markers."""
SHORTEST_CHUNK = 7
"""Words a piece of such a run has at least."""
SHORTEST_CLAUSE = 2
LONG_CLAUSE = 12
"""Words after which a clause is cut at bare subjects too ("… it was stressful i was on the phone")."""
_TAIL = 60
"""Characters before a cut that are looked at for an unfinished phrase."""


class Cutter:
    """Cuts one text. Offsets are code points; pieces come in order, without white space at their ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._word_starts = [found.start() for found in re.finditer(r"\S+", text)]

    def sentences(self) -> Iterator[Offsets]:
        start = 0
        for found in _BREAK.finditer(self._text):
            if not _is_abbreviation(self._text, start, found.start()):
                yield from self._chunks(start, found.end())
                start = found.end()
        yield from self._chunks(start, len(self._text))

    def clauses(self, start: int, end: int) -> Iterator[Offsets]:
        """Clauses of the sentence that runs from `start` to `end`."""
        cut = start
        for found in _CLAUSE_BREAK.finditer(self._text, start, end):
            if self._words(found.end(), end) < SHORTEST_CLAUSE:
                break
            if self._words(cut, found.start()) >= SHORTEST_CLAUSE and not self._ends(_UNFINISHED, cut, found.start()):
                yield from self._at_subjects(cut, found.start())
                cut = found.end()
        yield from self._at_subjects(cut, end)

    def _chunks(self, start: int, end: int) -> Iterator[Offsets]:
        """The sentence itself, or its pieces when it is a long run."""
        cut = start
        markers = _MARKER.finditer(self._text, start, end) if self._words(start, end) > LONG_RUN else ()
        for marker in markers:
            if self._words(marker.start(), end) < SHORTEST_CHUNK:
                break
            if self._words(cut, marker.start()) >= SHORTEST_CHUNK:
                yield from _trimmed(self._text, cut, marker.start())
                cut = marker.start()
        yield from _trimmed(self._text, cut, end)

    def _at_subjects(self, start: int, end: int) -> Iterator[Offsets]:
        """A clause, or its pieces when it runs on without punctuation."""
        cut = start
        subjects = _BARE_SUBJECT.finditer(self._text, start, end) if self._words(start, end) > LONG_CLAUSE else ()
        for found in subjects:
            if self._words(cut, found.start()) > SHORTEST_CLAUSE and not self._ends(_LEADS_ON, cut, found.start()):
                yield from _trimmed(self._text, cut, found.start())
                cut = found.end()
        yield from _trimmed(self._text, cut, end)

    def _words(self, start: int, end: int) -> int:
        """How many words begin between two places."""
        return bisect_left(self._word_starts, end) - bisect_left(self._word_starts, start)

    def _ends(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        return bool(pattern.search(self._text[max(start, end - _TAIL) : end]))


_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|approx|etc|no|fig|inc|ltd|e\.g|i\.e|a\.m|p\.m|u\.s|u\.k|resp|dept|est))\.$",
    re.I,
)
_INITIAL = re.compile(r"(?<=[a-z] )[A-Z]\.$")
_BREAK = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*(?=\s)"  # the end of a sentence, closing marks included
    r"|\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)|(?<=:)\n"  # a paragraph, a list item
)
_MARKER = re.compile(
    r"(?<=\s)(?:(?:and |so |but )*(?:um |uh )?(?:then|later|anyway|afterwards|basically|eventually"
    r"|in the end|after that|"
    r"what i did)|(?:and )?so|and (?:i|we|he|she|they|it|the|my)\b|but|because|cause)(?=\s)",
    re.I,
)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop belongs to the word ("approx. 5", "Ms. Adams", "John F. Adams")."""
    tail = text[max(start, end - 8) : end]
    following = text[end : end + 3].lstrip("\"'”’)] \n")
    if _INITIAL.search(tail):
        return following[:1].isupper() and following[:2] != "I "
    return bool(_ABBREVIATION.search(tail)) and (following[:1].isupper() or following[:1].isdigit()) == bool(
        re.search(r"(?:mr|mrs|ms|dr|prof|st|no|fig|approx)\.$", tail, re.I)
    )


_SUBJECT = (
    r"(?:i|i'[a-z]+|we|we'[a-z]+|he|she|they|they'[a-z]+|it|it's|you|my|our|the|his|her|their"
    r"|nobody|nothing|everyone|somebody)"
)
_CLAUSE_BREAK = re.compile(
    r"(?<=[;:])\s+|(?<!\s)\s+[-–—]+\s+|(?<=\w)—(?=\w)|(?:(?<!\s)\s+)?[()]\s*"
    rf"|(?<=,)\s+(?=(?:and|so|but|because|cause|then|which|who|where|when|while|until|if|{_SUBJECT})\b)"
    rf"|(?<!\s)\s+(?=(?:and|so|but|because|cause|until|when|while)\s+(?:then\s+)?{_SUBJECT}\b)"
    r"|(?<!\s)\s+(?=(?:and then|so that|so what|because|and (?:now|yeah|after|by the|in the)"
    r"|but (?:now|in the|after))\b)",
    re.I,
)
_BARE_SUBJECT = re.compile(
    r"(?<=\w)\s+(?=(?:i|we|he|she|they)(?:'\w+)? \w|it(?:'s|'d)\b|it (?:was|is|had|did|went|came"
    r"|took|turned|meant|worked|got|helped)\b)",
    re.I,
)
_LEADS_ON = re.compile(
    r"\b(?:that|what|which|who|whom|whose|if|when|because|cause|and|so|but|or|as|than|where|while|until|till|before|"
    r"after|since|how|why|say|when|who|which|cause|once|said|says|think|thought|knew|know|believe"
    r"|sure|wish|hope|guess|every|time|thing|things|"
    r"one|first|of|for|to|with|did|do|does|was|were|is|are|had|have|can|could|should|would|will|asked|told|like)$",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:the|a|an|my|our|to|of|for|with|in|on|at|and|or)(?:[\s,]+(?:u+m+|u+h+|er|like))*,?$", re.I
)


def _trimmed(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The stretch without white space at its ends; nothing when it holds no letter or digit."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if any(ch.isalnum() for ch in piece):
        yield left, right
