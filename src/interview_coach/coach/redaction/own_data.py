"""What the user's own CV tells of them: names in every spelling, contact data, and the firms that may be named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interview_coach.coach.redaction.spans import Kind, Span
from interview_coach.coach.redaction.spelling import spelled, unspaced_parts
from interview_coach.coach.redaction.words import PARTICLES, ROMANS, TITLES
from interview_coach.content.names import folded, names

_FIELDS: Mapping[tuple[str, ...], Kind] = {
    ("basics", "name"): Kind.CANDIDATE,
    ("basics", "email"): Kind.EMAIL,
    ("basics", "phone"): Kind.PHONE,
    ("basics", "url"): Kind.LINK,
    ("basics", "website"): Kind.LINK,
    ("basics", "image"): Kind.LINK,
    ("basics", "picture"): Kind.LINK,
    ("basics", "location", "address"): Kind.ADDRESS,
    ("basics", "location", "postalCode"): Kind.ADDRESS,
    ("basics", "profiles", "username"): Kind.LINK,
    ("basics", "profiles", "url"): Kind.LINK,
    ("basics", "dateOfBirth"): Kind.BIRTHDATE,
    ("basics", "birthDate"): Kind.BIRTHDATE,
    ("references", "name"): Kind.PERSON,
}
_BY_KEY: Mapping[str, Kind] = {
    "email": Kind.EMAIL,
    "phone": Kind.PHONE,
    "mobile": Kind.PHONE,
    "url": Kind.LINK,
    "website": Kind.LINK,
    "postalcode": Kind.ADDRESS,
    "dateofbirth": Kind.BIRTHDATE,
    "birthdate": Kind.BIRTHDATE,
    "birthday": Kind.BIRTHDATE,
    "born": Kind.BIRTHDATE,
    "placeofbirth": Kind.BIRTHDATE,
}
_FIRMS = (
    ("work", "name"),
    ("work", "company"),
    ("volunteer", "organization"),
    ("education", "institution"),
    ("projects", "entity"),
    ("certificates", "issuer"),
    ("awards", "awarder"),
    ("publications", "publisher"),
)
_NO_PEOPLE = frozenset(
    [
        "city",
        "region",
        "countrycode",
        "country",
        "location",
        "company",
        "organization",
        "institution",
        "entity",
        "issuer",
        "awarder",
        "publisher",
        "studytype",
        "area",
        "fluency",
        "language",
        "network",
        "keywords",
        "startdate",
        "enddate",
        "date",
        "releasedate",
    ]
)
_ON_REQUEST = re.compile(r"\b(?:on|upon) request\b|\bavailable\b", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SHORTEST = 4


def names_nobody(path: tuple[str, ...]) -> bool:
    """Whether a field holds a town, a firm, a school or a skill, which must not be taken for a person."""
    return path[-1].lower() in _NO_PEOPLE or (path[-1] == "name" and path[0] not in {"basics", "references"})


def hidden_field(path: tuple[str, ...], value: str) -> Kind | None:
    """What a field of a JSON Resume document holds, when the whole of it is private. A reference that is only "on
    request" is none."""
    if not value.strip() or _ON_REQUEST.search(value):
        return None
    return _FIELDS.get(path) or _BY_KEY.get(path[-1].lower())


@dataclass(frozen=True, slots=True)
class OwnData:
    """`patterns` find the user's data in a text; `firms` finds the organisations of the CV, which stay."""

    patterns: tuple[tuple[Kind, re.Pattern[str]], ...]
    firms: re.Pattern[str] | None
    name_words: frozenset[str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> OwnData:
        basics = document.get("basics")
        name = basics.get("name") if isinstance(basics, Mapping) else None
        parts = _name_words(name) if isinstance(name, str) else []
        found = [*_name_patterns(parts), *_field_patterns(document)]
        firms = sorted({firm for firm in _firms(document) if len(firm) > 2}, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, firms))})(?!\w)") if firms else None
        return cls(tuple(found), pattern, frozenset(map(folded, parts)))

    def in_name(self, value: str) -> list[Span]:
        """The name inside the field that holds it, without degrees and the like."""
        whole = (
            Span(f.start(), f.end(), k) for k, p in self.patterns if k is Kind.CANDIDATE for f in p.finditer(value)
        )
        return list(whole)

    def spans(self, text: str) -> Iterator[Span]:
        for kind, pattern in self.patterns:
            for found in pattern.finditer(text):
                if kind is not Kind.CANDIDATE or _is_written_as_name(text, found):
                    yield Span(found.start(), found.end(), kind)


def _name_words(name: str) -> list[str]:
    """The words of a name without titles, degrees and what follows a comma (`Dr Jane Doe, RN` is Jane, Doe)."""
    head = name.split(",", maxsplit=1)[0] if len(_WORD.findall(name.split(",", maxsplit=1)[0])) > 1 else name
    words = [word for word in _WORD.findall(head) if folded(word) not in TITLES | ROMANS]
    shouting = all(word.isupper() for word in words)
    return [word for word in words if shouting or not (word.isupper() and 1 < len(word) <= 5)]


def _name_patterns(words: Sequence[str]) -> Iterator[tuple[Kind, re.Pattern[str]]]:
    """The whole name in its order and turned round, with initials, and each word of it alone."""
    single = [word for word in words if folded(word) not in PARTICLES and len(word) > 1]
    between = r"[\s\u00a0]+(?:[^\W\d_]\.?[\s\u00a0]+|[\"“(][^\W\d_]+[\"”)][\s\u00a0]+)?"
    forms = [between.join(map(spelled, words))] if len(words) > 1 else []
    if len(single) > 1:
        first, last = spelled(single[0]), spelled(single[-1])
        rest = r"[\s\u00a0]+".join(map(spelled, words[1:]))
        forms += [
            rf"{rest},\s?{first}",
            rf"{last},\s?{first}",
            rf"{first}{between}{last}",
            rf"{re.escape(single[0][0])}\.\s?{last}",
        ]
    halves = [half for word in single if "-" in word for half in word.split("-") if len(half) > 2]
    written_whole = unspaced_parts(words[0]) if len(words) == 1 else ()
    forms += [spelled(word) for word in (*single, *halves)] + [re.escape(part) for part in written_whole]
    if forms:
        yield Kind.CANDIDATE, re.compile(_bounded("|".join(forms)), re.I)


def _bounded(pattern: str) -> str:
    """Between letters of scripts with words a name needs an edge; Chinese and Thai are written without."""
    return rf"(?<![a-zA-ZÀ-ɏͰ-ӿ])(?:{pattern})(?![a-zA-ZÀ-ɏͰ-ӿ])"


def _is_written_as_name(text: str, found: re.Match[str]) -> bool:
    """A single word of the name that is also a word of the language counts with a capital inside a sentence only."""
    words = found.group()
    if re.search(r"\W", words) or not words.isascii():
        return True
    key = folded(words)
    if key not in names().words and (len(words) >= _SHORTEST or words[0].isupper()):
        return True
    before = text[max(0, found.start() - 3) : found.start()]
    return words[0].isupper() and not (key in names().words and re.search(r"(?:^|[.!?:\n•])\s*$", before))


def _field_patterns(document: Mapping[str, Any]) -> Iterator[tuple[Kind, re.Pattern[str]]]:
    for path, kind in _FIELDS.items():
        if kind is Kind.CANDIDATE:
            continue
        for value in _values(document, path):
            words = value.strip()
            if len(words) >= _SHORTEST and not _ON_REQUEST.search(words):
                yield kind, re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.I)


def _firms(document: Mapping[str, Any]) -> Iterator[str]:
    for path in _FIRMS:
        for value in _values(document, path):
            yield value.strip()


def _values(value: Any, path: Sequence[str]) -> Iterator[str]:
    """The texts at a path, through every list on the way."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _values(item, path)
    elif not path:
        if isinstance(value, str) and value.strip():
            yield value
    elif isinstance(value, Mapping):
        yield from _values(value.get(path[0]), path[1:])
