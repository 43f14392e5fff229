"""The pieces a paper is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 begins a part of the paper, 2 a piece of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `lead` stands before it in bold; blank lines in it part paragraphs."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of somebody, set off."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered` where the order matters."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Rows of a name and a mark in words."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A turn of a talk; `note` says when and what it was."""

    who: str
    note: str
    text: str


Block = Title | Heading | Text | Quoted | Items | Marks | Said
