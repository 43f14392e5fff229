"""Stretches of a text that are to be hidden, and which of them win where they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of placeholder, in the order in which they win over one another (`TEXT` first)."""

    TEXT = "TEXT"
    """What already looked like a placeholder in the text."""
    EMAIL = "EMAIL"
    LINK = "LINK"
    ID = "ID"
    BIRTHDATE = "BIRTHDATE"
    ADDRESS = "ADDRESS"
    PHONE = "PHONE"
    CANDIDATE = "CANDIDATE"
    PERSON = "PERSON"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is to be hidden. For a person `given` and `surname` are what is told of the name, folded."""

    start: int
    end: int
    kind: Kind
    given: str = ""
    surname: str = ""


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in the order of the text, none over another: the stronger kind wins, then the longer span."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (_RANK[s.kind], s.start - s.end, s.start)):
        places = range(span.start, span.end)
        if span.start < span.end and taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
