"""Quotes of postings, CVs and answers: word for word, whole words, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.domain.cv import Cv

LONGEST_JOB_QUOTE, LONGEST_SOURCE_QUOTE = 300, 200
"""Characters, as the contract has it: for skills and requirements, and for the sources of questions."""
_EDGES = " \t\r\n\"'“”‘’«»…"


def quoted(places: Places, quote: str, longest: int) -> str | None:
    """The quote as the text writes it, white space collapsed, cut at a word when it is longer than `longest`
    characters; None when the text does not hold it as whole words."""
    spot = places.find(quote.strip(_EDGES))
    if spot is None or _cuts_a_word(places.answer, *spot):
        return None
    found = " ".join(places.answer[spot[0] : spot[1]].split())
    return found if len(found) <= longest else found[: longest + 1].rsplit(" ", 1)[0]


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum())


@dataclass(frozen=True, slots=True)
class CvQuotes:
    """The lines of a CV made ready for looking quotes up, with their references."""

    lines: tuple[tuple[str, Places], ...]

    @classmethod
    def of(cls, cv: Cv) -> CvQuotes:
        return cls(tuple((line.ref, Places.of(line.text)) for line in cv.lines))

    def find(self, quote: str, longest: int = LONGEST_SOURCE_QUOTE) -> tuple[str, str] | None:
        """The quote as the line writes it and the line's reference; None when no line holds it."""
        if len(quote.split()) < 2:  # one word is no line
            return None
        for ref, places in self.lines:
            found = quoted(places, quote, longest)
            if found is not None:
                return found, ref
        return None


def occurs(name: str, text: str) -> bool:
    """Whether a name stands in the text: as whole words, in either number, with hyphens, slashes or blanks between
    them. A name of one or two characters (Go, R, C#) has to be written the same way."""
    if len(name) <= 2:
        return bool(name) and bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w#+-])", text))
    words = re.findall(r"[\w+#&.]+", name.casefold())
    if not words:
        return False
    joined = r"[\s\-–/,&]*".join(_either_number(word.strip(".")) for word in words)
    return bool(re.search(rf"(?<![\w+#]){joined}(?![\w+#])", text.casefold()))


def _either_number(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return re.escape(word) + ("s?" if len(word) > 1 and word.isalpha() else "")
    if word.endswith("ies") or word.endswith("y"):
        stem = word[:-3] if word.endswith("ies") else word[:-1]
        return f"{re.escape(stem)}(?:y|ies)"
    stem = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return f"{re.escape(stem)}(?:s|es)?"
