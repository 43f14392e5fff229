"""Claims in an answer that the CV does not carry: titles and sizes of teams. They change no mark."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain
from interview_coach.domain.cv import Cv

_TITLE = re.compile(
    r"\bas (?:the |a |an )?((?:head|director|vice president|vp|chief|lead|leader|manager|founder"
    r"|president|partner|principal)\b(?: of(?: the)? [\w-]+)?|(?:tech|team|project|department"
    r"|engineering|global|regional) (?:lead|leader|manager|head|director))"
)
_PEOPLE = re.compile(
    r"\b(?:team|department|crew|crews|staff|group|unit) of (?:about |over |around |up to )?(\d+"
    r"|[a-z]+)\b|\b(?:led|managed|supervised|commanded|ran|directed|oversaw) (?:a team of |about "
    r"|over |around )?(\d+) (?:people|agents|men|engineers|staff|employees|preparers|reports"
    r"|nurses|teachers|analysts)"
)
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
    "hundred": 100,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overclaim:
    """`said` is the clause of the answer; `about` is what the CV does not show."""

    said: Span
    about: str


def overclaims(text: AnswerText, cv: Cv | None) -> tuple[Overclaim, ...]:
    """Titles and team sizes claimed in the answer that stand nowhere in the CV; empty without a CV."""
    if cv is None:
        return ()
    known = plain(json.dumps(cv.document, ensure_ascii=False))
    numbers = {int(n) for n in re.findall(r"\b\d{1,5}\b", known)} | {_WORDS[w] for w in known.split() if w in _WORDS}
    found: list[Overclaim] = []
    for sentence in text.sentences:
        wording = plain(sentence.text)  # titles are often written like names ("Head of Growth")
        title = _TITLE.search(wording)
        if title and not _knows_title(title.group(1), known):
            found.append(Overclaim(sentence, f'the title "{title.group(1)}"'))
        size = _PEOPLE.search(wording)
        count = _number(size.group(1) or size.group(2)) if size else None
        if count is not None and count >= 5 and count not in numbers:
            found.append(Overclaim(sentence, f"{count} people"))
    return tuple(found)


def _knows_title(title: str, known: str) -> bool:
    words = [w for w in title.split() if w not in {"of", "the"}]
    return all(w in known for w in words)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _WORDS.get(word)
