"""A text the user approved, laid beside the words that were heard: when each of its words, and each part, was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from interview_coach.domain.evaluations import Segment
from interview_coach.domain.speech import Word
from interview_coach.domain.vocabulary import SegmentLabel

_WORD = re.compile(r"\S+")
_SAME_PART_WITHIN = 2.0
"""Seconds between two stretches of one part that still read as one on the time line."""
_LEAST_ALIKE = 0.3
"""Share of the words that must have been heard; below it the user wrote another text, and times would mean nothing."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """`text[start:end]` of the approved text; `at` is when it was said, in seconds, None when the user added it."""

    start: int
    end: int
    at: float | None
    until: float | None


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """A STAR part on the time line, in seconds."""

    label: SegmentLabel
    start: float
    end: float


def spoken_words(text: str, heard: Sequence[Word]) -> tuple[SpokenWord, ...]:
    """The words of `text`, each with the time of the heard word it stands for. A word the user corrected has the time
    of what it replaced; one that was added has none."""
    found = list(_WORD.finditer(text))
    matcher = SequenceMatcher(None, [_plain(m[0]) for m in found], [_plain(w.text) for w in heard], autojunk=False)
    times: list[Word | None] = [None] * len(found)
    if sum(block.size for block in matcher.get_matching_blocks()) < _LEAST_ALIKE * len(found):
        return tuple(SpokenWord(m.start(), m.end(), None, None) for m in found)
    for what, one, one_end, two, two_end in matcher.get_opcodes():
        if what == "equal" or (what == "replace" and one_end - one == two_end - two):
            times[one:one_end] = heard[two:two_end]
        elif what == "replace":
            times[one:one_end] = [heard[_beside(n, one_end - one, two, two_end)] for n in range(one_end - one)]
    return tuple(
        SpokenWord(m.start(), m.end(), word.start if word else None, word.end if word else None)
        for m, word in zip(found, times, strict=True)
    )


def spoken_parts(words: Sequence[SpokenWord], segments: Sequence[Segment]) -> tuple[SpokenPart, ...]:
    """Where each part of the answer lies in the recording, in the order of the time; parts that come again close by
    are one."""
    found: list[SpokenPart] = []
    for segment in segments:
        inside = [w for w in words if w.at is not None and segment.start <= w.start < segment.end]
        if segment.label is SegmentLabel.OTHER or not inside:
            continue
        start = min(w.at for w in inside if w.at is not None)
        end = max(w.until for w in inside if w.until is not None)
        last = found[-1] if found else None
        if last is not None and last.label is segment.label and start - last.end <= _SAME_PART_WITHIN:
            found[-1] = SpokenPart(last.label, last.start, max(last.end, end))
        else:
            found.append(SpokenPart(segment.label, start, end))
    return tuple(sorted(found, key=lambda part: part.start))


def _beside(n: int, count: int, start: int, end: int) -> int:
    """Which of the words `start` to `end` stands beside the n-th of `count`."""
    return start + min(n * (end - start) // count, end - start - 1)


def _plain(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalnum()) or word
