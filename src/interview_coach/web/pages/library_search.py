"""Finds what is in the content library by its words: no ranking model, every word of the query must be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from interview_coach.content.bank import BankSkill, bank
from interview_coach.content.cases import case_library
from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.web.pages.library_words import case_kind, competency_heads

LONGEST_QUERY = 200
MOST_OF_A_KIND = 30
_SMALL = frozenset({
    "a", "an", "and", "are", "at", "be", "can", "did", "do", "does", "for", "from", "how", "i", "in", "is", "it", "me",
    "my", "of", "on", "or", "our", "the", "their", "they", "to", "us", "want", "was", "we", "what", "when", "which",
    "with", "would", "you", "your",
})  # fmt: skip
_SHORT = 2
_PLURAL = re.compile(r"(?<=ss)es$|(?<=[a-z]{3}[^s])s$")


@dataclass(frozen=True, slots=True)
class Hit:
    """`note` says what it belongs to; it may be empty."""

    title: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of one kind: the first MOST_OF_A_KIND of `total`."""

    kind: str
    total: int
    shown: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    title: str
    address: str
    note: str
    words: str
    """All words by which it is found, as `_plain` gives them."""


def search(query: str) -> tuple[Hits, ...]:
    """What every word of `query` names or begins, by kind; empty for a query without words. Words like "the" are left
    out unless there are no others; of one or two letters a word must stand alone (so that "R" is no "risk"). What has
    the words in its title comes first."""
    sought = [_pattern(word) for word in _sought(query[:LONGEST_QUERY])]
    found = [entry for entry in _entries() if _has(entry.words, sought)] if sought else []
    kinds = dict.fromkeys(entry.kind for entry in found)
    found.sort(key=lambda entry: not _has(_plain(entry.title), sought))
    return tuple(_hits(kind, [e for e in found if e.kind == kind]) for kind in kinds)


def _has(words: str, sought: list[re.Pattern[str]]) -> bool:
    return all(pattern.search(words) for pattern in sought)


def _hits(kind: str, found: list[_Entry]) -> Hits:
    return Hits(kind, len(found), tuple(Hit(e.title, e.address, e.note) for e in found[:MOST_OF_A_KIND]))


def _sought(query: str) -> list[str]:
    words = [word.strip(".,;:!?\"'()") for word in _plain(query).split()]
    words = [word for word in words if word]
    return [word for word in words if word not in _SMALL] or words


def _pattern(word: str) -> re.Pattern[str]:
    if len(word) <= _SHORT:
        return re.compile(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9+#])")
    return re.compile(rf"(?<![a-z0-9]){re.escape(_PLURAL.sub('', word))}")


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


@cache
def _entries() -> tuple[_Entry, ...]:
    """All that can be found, in the order in which it is shown."""
    sources: tuple[Callable[[], Iterator[_Entry]], ...] = (
        _skills, _competencies, _cases, _industries, _situations, _standard, _rights, _bank_questions,
        _competency_questions,
    )  # fmt: skip
    return tuple(entry for source in sources for entry in source())


def _entry(kind: str, title: str, address: str, note: str = "", *, also: str = "") -> _Entry:
    return _Entry(kind, title, address, note, _plain(f"{title} {also}"))


def _skills() -> Iterator[_Entry]:
    for skill in sorted(bank().skills.values(), key=lambda skill: skill.name.casefold()):
        also = ", ".join((*skill.aliases, *skill.jobs, bank().fields[skill.field]))
        yield _entry("Technical skills", skill.name, _address(skill), bank().fields[skill.field], also=also)


def _competencies() -> Iterator[_Entry]:
    for each in competency_heads().values():
        address = f"/library/competencies/{each.id}"
        yield _entry("Competencies", each.name, address, each.definition, also=each.id.replace("_", " "))


def _cases() -> Iterator[_Entry]:
    for case in case_library().values():
        address, kind = f"/library/cases/{case.id}", case_kind(case.kind)
        yield _entry("Cases", case.title, address, kind, also=kind)


def _industries() -> Iterator[_Entry]:
    for each in library().industries.values():
        yield _entry("Industries", each.name, f"/library/industries/{each.id}", also=", ".join(each.cues))


def _situations() -> Iterator[_Entry]:
    for each in guides().situations.values():
        yield _entry("Situations", each.name, f"/library/situations/{each.id}")


def _standard() -> Iterator[_Entry]:
    for each in guides().screening.values():
        address = f"/library/standard#{each.id}"
        also = f"{each.id.replace('_', ' ')} {' '.join(each.texts[1:])}"
        yield _entry("The standard questions", each.texts[0], address, also=also)


def _rights() -> Iterator[_Entry]:
    for number, topic in enumerate(guides().topics, 1):
        yield _entry("Your rights", topic.topic, f"/library/rights#topic-{number}", also=" ".join(topic.heard_as))


def _bank_questions() -> Iterator[_Entry]:
    for skill in bank().skills.values():
        for id in skill.questions:
            yield _entry("Questions on technical skills", bank().texts[id], f"{_address(skill)}#{id}", skill.name)


def _competency_questions() -> Iterator[_Entry]:
    for each in guides().competencies.values():
        name = competency_heads()[each.id].name
        for question in each.questions:
            yield _entry("Questions on competencies", question.text, f"/library/competencies/{each.id}", name)


def _address(skill: BankSkill) -> str:
    return f"/library/skills/{skill.id}"
