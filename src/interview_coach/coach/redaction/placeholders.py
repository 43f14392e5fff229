"""Which placeholder stands for which words.

A placeholder names a kind and a number, `[PERSON_1]`. Words that mean the same person or thing but are written
differently share the number and differ in a letter: `Sarah Chen` is `[PERSON_1]`, `Sarah` is `[PERSON_1B]`, `Ms Chen`'s
`Chen` is `[PERSON_1C]`. So a reader sees that it is one person, and whatever a reader quotes turns back into exactly
what was written at that place. The user is `[CANDIDATE]`, in other spellings `[CANDIDATE_B]`, `[CANDIDATE_C]` …
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from interview_coach.coach.redaction.spans import Kind, Span

PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(Kind)})(?:_[0-9A-Z]+)?\]")
"""Everything that could be read as a placeholder; in a text that is hidden it is replaced itself."""


@dataclass(slots=True)
class _Entity:
    label: str
    given: str = ""
    surname: str = ""
    forms: int = 0

    def may_be(self, span: Span) -> bool:
        """Whether the name told fits: nothing against it, and one part the same."""
        pairs = ((self.given, span.given), (self.surname, span.surname))
        return all(a == b for a, b in pairs if a and b) and any(a == b for a, b in pairs if a and b)

    def next_form(self) -> str:
        letters = _letters(self.forms)
        self.forms += 1
        gap = "_" if letters and "_" not in self.label else ""
        return f"[{self.label}{gap}{letters}]"


@dataclass(slots=True)
class Placeholders:
    """Grows while texts are hidden; never forgets, so that a placeholder always means the same words."""

    _of: dict[tuple[Kind, str], str] = field(default_factory=dict, repr=False)
    _words: dict[str, str] = field(default_factory=dict, repr=False)
    _entities: dict[Kind, list[_Entity]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def give(self, span: Span, words: str) -> str:
        """The placeholder for these words, the same at every call."""
        known = self._of.get((span.kind, words))
        if known is None:
            known = self._entity(span).next_form()
            self._of[span.kind, words] = known
            self._words[known] = words
        return known

    def restore(self, text: str) -> str:
        """The text with its words back. A placeholder that was never given stays as it is."""
        return PLACEHOLDER.sub(lambda found: self._words.get(found.group(), found.group()), text)

    def meet(self, span: Span) -> None:
        """Takes note of a person before any words are given, so that a full name counts from the start. A name that
        fits several people is nobody's yet."""
        if len(self._fitting(span)) < 2:
            self._entity(span)

    def known_names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Given names and surnames of the people met so far, folded."""
        people = self._entities[Kind.PERSON]
        return frozenset(p.given for p in people if p.given), frozenset(p.surname for p in people if p.surname)

    def _fitting(self, span: Span) -> list[_Entity]:
        entities = self._entities[span.kind]
        return entities if span.kind is Kind.CANDIDATE else [e for e in entities if e.may_be(span)]

    def _entity(self, span: Span) -> _Entity:
        entities, fitting = self._entities[span.kind], self._fitting(span)
        if len(fitting) == 1:
            fitting[0].given = fitting[0].given or span.given
            fitting[0].surname = fitting[0].surname or span.surname
            return fitting[0]
        label = str(span.kind) if span.kind is Kind.CANDIDATE else f"{span.kind}_{len(entities) + 1}"
        # what fits several people is one of its own, which nobody else joins
        names = ("", "") if fitting else (span.given, span.surname)
        entities.append(_Entity(label, *names))
        return entities[-1]


def _letters(form: int) -> str:
    """Nothing for the first form, then B, C … Z, AA, AB …"""
    if form == 0:
        return ""
    letters, rest = "", form + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
