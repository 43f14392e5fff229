"""Names told by where they stand, whatever they are: "Contact: Bartholomew Quint", "Best regards, Xolani Dube",
"signed by J. Thornbury"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.redaction import words as w
from interview_coach.coach.redaction.spans import Kind, Span

_PARTICLE = "(?:de|van|von|der|den|di|da|dos|du|la|le|el|al|bin|ibn)"
_WORD = r"[A-Z][\w'’-]+"
_NAME = rf"{_WORD}(?:[ \t]+(?:[A-Z]\.|{_PARTICLE}(?=[ \t]+[A-Z])|{_WORD})){{1,3}}"
_BEFORE = re.compile(
    r"(?:\b(?:[Cc]ontact(?: person)?|[Rr]ecruiter|[Hh]iring manager|[Rr]eport(?:s|ing) to|[Ll]ine manager|[Aa]ttn|FAO"
    r"|[Ff]or the attention of|[Rr]eferees?|[Ss]igned)[ \t]*[:\-–,]?[ \t]+"
    r"|\b(?:[Aa]pply (?:directly )?to|[Aa]pplications? to|CVs? to|[Ss]peak (?:to|with)|[Rr]each out to|[Qq]uestions to"
    r"|[Cc]all|[Aa]sk for|[Dd]ear)[ \t]+"
    r"|\b(?:[Rr]egards|[Ss]incerely|[Ff]aithfully|[Tt]hanks),?[ \t]*\n?[ \t]*)"
    rf"(?P<name>{_NAME})"
)
_INITIALS = rf"(?P<name>(?:[A-Z]\.[ \t]?){{1,3}}(?P<surname>{_WORD}))"
_INITIALS_BESIDE = (
    re.compile(
        r"\b(?:by|with|asked|told|thanked|called|emailed|helped|trained|joined|manager|supervisor|boss|lead|colleague"
        r"|engineer|foreman|nurse|director|replaced|reported to|worked for|spoke to|met)(?:,| was)?[ \t]+" + _INITIALS
    ),
    re.compile(
        r"(?:^|(?<=[.!?,;:] )|(?<=\n))"
        + _INITIALS
        + r",? (?:the|my|our|who|said|asked|told|signed|agreed|refused|approved)\b"
    ),
)
"""A surname nobody lists, behind initials, is a person's only beside such a word: "plan B. Customers" is none."""
_OTHER = frozenset(
    (
        "hiring", "human", "talent", "team", "manager", "recruitment", "resources", "customer", "sales", "support",
        "service", "department", "head", "chief", "director", "committee", "board", "sir", "madam", "all", "everyone",
        "us", "the", "our", "your",
    )
)  # fmt: skip


def addressed(text: str) -> Iterator[Span]:
    """Two to four words with capitals after words that a person's name follows, unless one of them is of a team or
    a firm; and a surname with its initials beside what only people do or are."""
    for found in _BEFORE.finditer(text):
        start, end = found.span("name")
        parts = [part.strip(".").casefold() for part in text[start:end].split()]
        if not any(part in _OTHER or part in w.ORGANISATION for part in parts):
            yield Span(start, end, Kind.PERSON, parts[0], parts[-1])
    for pattern in _INITIALS_BESIDE:
        for found in pattern.finditer(text):
            surname = found["surname"].casefold()
            if surname not in w.NOT_NAMES | w.ORGANISATION:
                yield Span(*found.span("name"), Kind.PERSON, "", surname)
