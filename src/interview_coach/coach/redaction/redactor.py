"""Hides who the user and other people are in the texts of one request, and puts it back in what comes back.

Hidden are the user's name, other people's names, e-mail and postal addresses, phone numbers, links and handles, dates
of birth and numbers of identity. Firms, schools, products, towns and figures stay: the coach needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from interview_coach.coach.redaction.addressed import addressed
from interview_coach.coach.redaction.addresses import addresses
from interview_coach.coach.redaction.contacts import births, emails, identities, links
from interview_coach.coach.redaction.foreign import foreign
from interview_coach.coach.redaction.own_data import OwnData, hidden_field, names_nobody
from interview_coach.coach.redaction.people import Reader
from interview_coach.coach.redaction.phones import phones
from interview_coach.coach.redaction.placeholders import PLACEHOLDER, Placeholders
from interview_coach.coach.redaction.spans import Kind, Span, without_overlaps
from interview_coach.content.names import names
from interview_coach.domain.cv import Cv

_CONTACTS = (emails, links, identities, births, addresses, phones)


class Redactor:
    """One per request; not for several threads at once. `restore(hide(text)) == text` for every text.

    The same words get the same placeholder in every text of the request. What already looks like a placeholder is
    replaced too, so nothing written by the user can be taken for one."""

    def __init__(self, own: OwnData, active: bool = True) -> None:
        self._own = own
        self._active = active
        self._placeholders = Placeholders()

    @classmethod
    def of(cls, cv: Cv | None, *texts: str) -> Redactor:
        """A redactor that knows the CV's contact data and the people named in the texts, whichever is hidden first."""
        redactor = cls(OwnData.of(cv.document if cv else {}))
        for text in texts:
            redactor._meet(text, list(redactor._own.spans(text)))
        return redactor

    @classmethod
    def off(cls) -> Redactor:
        """The switch: a redactor that leaves everything as it is."""
        return cls(OwnData.of({}), active=False)

    def hide(self, text: str) -> str:
        """The text with placeholders."""
        return self._hide(text, people=True)

    def restore(self, text: str) -> str:
        """The text with its own words back; a placeholder that was never given out stays."""
        return self._placeholders.restore(text)

    def hide_document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """A JSON Resume document with its private fields and every text in it hidden. Keys, numbers, towns and
        countries stay as they are."""
        return {key: self._hide_value(value, (key,)) for key, value in document.items()}

    def restore_value(self, value: Any) -> Any:
        """Any JSON value with the texts in it restored; keys are left alone."""
        if isinstance(value, str):
            return self.restore(value)
        if isinstance(value, Mapping):
            return {key: self.restore_value(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.restore_value(item) for item in value]
        return value

    def _hide_value(self, value: Any, path: tuple[str, ...]) -> Any:
        if isinstance(value, Mapping):
            return {key: self._hide_value(item, (*path, str(key))) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._hide_value(item, path) for item in value]
        if not isinstance(value, str) or not self._active:
            return value
        kind = hidden_field(path, value)
        if kind is None or PLACEHOLDER.search(value):
            return self._hide(value, people=not names_nobody(path))
        if kind is Kind.CANDIDATE and (found := self._own.in_name(value)):
            return self._put(value, found)  # what follows the name ("RN, BSN") stays
        return self._placeholders.give(Span(0, len(value), kind), value)

    def _hide(self, text: str, people: bool) -> str:
        if not self._active:
            return text
        spans = list(self._others(text))
        if people:
            spans += self._meet(text, [s for s in spans if s.kind is Kind.CANDIDATE])
        return self._put(text, without_overlaps(spans))

    def _put(self, text: str, spans: Sequence[Span]) -> str:
        pieces, place = [], 0
        for span in spans:
            pieces += [text[place : span.start], self._placeholders.give(span, text[span.start : span.end])]
            place = span.end
        return "".join(pieces) + text[place:]

    def _others(self, text: str) -> Iterator[Span]:
        """What is to be hidden and is nobody else's name."""
        for found in PLACEHOLDER.finditer(text):
            yield Span(found.start(), found.end(), Kind.TEXT)
        yield from self._own.spans(text)
        for finder in _CONTACTS:
            yield from finder(text)

    def _meet(self, text: str, own: Sequence[Span]) -> list[Span]:
        """The people in a text, the user (`own`) not among them; takes note of them. Names told with two parts count
        first, so that "Sarah" is Sarah Chen even where the short form stands before; whoever is known from one place
        is looked for in the others."""
        reader, firms = Reader(text), self._firms(text)
        known: tuple[frozenset[str], frozenset[str]] | None = None
        people: list[Span] = []
        while known != self._placeholders.known_names():
            known = self._placeholders.known_names()
            found = [span for span, sure in reader.people(*known) if not _in_firm(firms, span, sure, text)]
            found = without_overlaps([*addressed(text), *foreign(text), *found])
            people = [span for span in found if not any(_overlap((s.start, s.end), span) for s in own)]
            for span in sorted(people, key=lambda s: not (s.given and s.surname)):
                self._placeholders.meet(span)
        return people

    def _firms(self, text: str) -> list[tuple[int, int]]:
        patterns = (_known_firms(), self._own.firms)
        return [found.span() for pattern in patterns if pattern for found in pattern.finditer(text)]


def _in_firm(firms: Sequence[tuple[int, int]], span: Span, sure: bool, text: str) -> bool:
    """Whether a name is part of a firm's. After a title or a role only a firm of several words speaks against it."""
    return any(_overlap(firm, span) and (not sure or " " in text[firm[0] : firm[1]]) for firm in firms)


def _overlap(place: tuple[int, int], span: Span) -> bool:
    return place[0] < span.end and span.start < place[1]


@cache
def _known_firms() -> re.Pattern[str]:
    known = sorted(names().organisations, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
