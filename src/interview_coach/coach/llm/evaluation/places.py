"""Where a quote stands in the answer. A model may quote with other spaces or quotation marks; never other words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from interview_coach.coach.llm.fence import plain

_SIGNS = str.maketrans("’‘‚“”„«»–—−\u00a0\u2009\u202f", '\'\'\'"""""---   ')
SHORTEST_QUOTE = 3
"""Characters. "I" or "we" alone proves nothing."""
NO_BLANKS_FROM = "\u0e00"
"""From here on (Thai, Chinese, Japanese …) most scripts put no blanks between words."""


@dataclass(frozen=True, slots=True)
class Places:
    """An answer made ready for looking quotes up: `even` is its text with white space collapsed and signs made even,
    `at[i]` is where its i-th character stands in the answer."""

    answer: str = field(repr=False)
    even: str = field(repr=False)
    at: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, answer: str) -> Places:
        kept: list[str] = []
        at: list[int] = []
        for place, character in enumerate(answer):
            even = _even(character)
            if even.isspace():
                if kept and kept[-1] != " ":
                    kept.append(" ")
                    at.append(place)
            elif even:
                kept.append(even)
                at.append(place)
        return cls(answer, "".join(kept), tuple(at))

    def find(self, quote: str, *, after: int = 0, shortest: int = SHORTEST_QUOTE) -> tuple[int, int] | None:
        """Start and end in the answer, the first place from `after` on, else the first of all; None when it is not
        there as whole words. A capital that a quote was given, as it begins a sentence, changes no word."""
        wanted = re.sub(r"\s+", " ", "".join(_even(c) for c in quote)).strip()
        if len(wanted) < shortest:
            return None
        return self._find(wanted, after) or self._find(wanted[0].swapcase() + wanted[1:], after)

    def _find(self, wanted: str, after: int) -> tuple[int, int] | None:
        first = bisect_left(self.at, after)
        found = self._whole_words(wanted, first)
        found = self._whole_words(wanted, 0) if found < 0 and first else found
        return None if found < 0 else (self.at[found], self.at[found + len(wanted) - 1] + 1)

    def _whole_words(self, wanted: str, first: int) -> int:
        found = self.even.find(wanted, first)
        while found >= 0 and self._cuts_a_word(found, found + len(wanted)):
            found = self.even.find(wanted, found + 1)
        return found

    def _cuts_a_word(self, start: int, end: int) -> bool:
        before, after = self.even[max(0, start - 1) : start], self.even[end : end + 1]
        return (_in_word(before) and _in_word(self.even[start])) or (_in_word(after) and _in_word(self.even[end - 1]))


def _even(character: str) -> str:
    """One character as `fence` shows it to a model, its quotation marks and dashes made even; nothing for an invisible
    one."""
    return character if " " <= character <= "~" else plain(character.translate(_SIGNS))


def _in_word(character: str) -> bool:
    """Whether it is a letter or digit of a script that puts blanks between words."""
    return character.isalnum() and character < NO_BLANKS_FROM
