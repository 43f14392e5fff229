"""The seniority a posting asks for: from the title's words, else from the years and duties it names."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.domain.vocabulary import Seniority

_TITLES: tuple[tuple[Seniority, str], ...] = (
    (Seniority.EXECUTIVE, r"\b(?:ceo|cfo|coo|cto|cio|ciso|cmo|chro|chief\b(?! of staff)|(?:vice )?president|s?vp"
    r"|(?<!business )(?<!people )(?<!hr )(?<!channel )partner(?! manage| market| success| sales)|managing director"
     r"|executive director|director general|headteacher|principal of)\b"),
    (Seniority.ENTRY, r"\b(?:junior|jr|intern(?:ship)?|trainee|apprentice|graduate|entry[- ]level|new grad|early "
    r"career|student|ect|nqt)\b\.?"
    r"|^(?!.*\bsenior\b).*\bassistant\b"),
    (Seniority.LEAD, r"\b(?:lead|principal|head|director|supervisor|foreman|forewoman|team leader|shift leader"
    r"|charge nurse|staff (?:software )?engineer"
     r"|superintendent|chef de partie|crew leader)\b"),
    (Seniority.SENIOR, r"\b(?:senior|sr|general manager|store manager|hotel manager|restaurant manager|plant manager"
    r"|engagement manager|iii|iv|expert|specialist ii)\b\.?"),
)  # fmt: skip
_PATTERNS = tuple((level, re.compile(pattern, re.I)) for level, pattern in _TITLES)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}
_YEARS = re.compile(
    r"(?<![\d$€£])(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s?\+?(?:\s?(?:-|–"
    r"|to)\s?\d{1,2})?\s?\+?\s*(?:or more |plus )?"
    r"(?:years?|yrs?)",
    re.I,
)
_BEGINNERS = re.compile(
    r"\b(?:no (?:prior |previous )?experience (?:is )?(?:needed|required|necessary)|(?:recent|new) (?:college "
    r"|university )?graduates?|graduate (?:role|scheme|programme|program)"
    r"|entry[- ]level|newly qualified|career changers?|ects?\b|nqts?\b|training (?:is )?(?:provided|given)|we(?:'ll| "
    r"will) train you|first job)",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:manag(?:e|ing) (?:a|the|your) (?:team|department|group|function) of (?:\d+|managers)|direct reports"
    r"|build(?:ing)? and lead(?:ing)? (?:a|the) team|line manag)",
    re.I,
)


def seniority_of(title: str, items: list[Item]) -> Seniority:
    """The title decides; without a rank in it, the years asked for: up to 1 entry, up to 6 mid, more senior."""
    for level, pattern in _PATTERNS:
        if pattern.search(title):
            return level
    asked = [
        item.text for item in items if item.section in (Section.MUST, Section.HEADER, Section.DUTIES, Section.ABOUT)
    ]
    text = " ".join(asked)
    years = _years(" ".join(item.text for item in items if item.section is Section.MUST))
    if years is not None and years > 1:
        return Seniority.SENIOR if years >= 7 else Seniority.MID
    if years is not None or _BEGINNERS.search(text):
        return Seniority.ENTRY
    return Seniority.SENIOR if _PEOPLE.search(text) else Seniority.MID


def _years(text: str) -> int | None:
    """The most years asked for in one go; None when none are named."""
    found = [
        _NUMBERS.get(number.lower()) or int(number)
        for number in _YEARS.findall(text)
        if number.lower() in _NUMBERS or number.isdigit()
    ]
    return max((n for n in found if n <= 20), default=None)
