"""A line of a document with what its look tells: bullet or heading, size, weight, space above, reading flow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class LineKind(StrEnum):
    TEXT = "text"
    BULLET = "bullet"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Line:
    """A whole line: what was wrapped is joined.

    `cells` are parts set apart by wide gaps, tabs or table borders (one when there are none); `level` is the level
    of a heading style (0 = none); `size` is relative to the body text; `gap` says there is more room above than
    between the lines of a paragraph; lines of one `flow` are read one after the other (a side column has its own).
    """

    text: str
    cells: tuple[str, ...] = ()
    kind: LineKind = LineKind.TEXT
    level: int = 0
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    gap: bool = False
    flow: int = 0

    @property
    def is_bullet(self) -> bool:
        return self.kind is LineKind.BULLET

    @property
    def parts(self) -> tuple[str, ...]:
        return self.cells or (self.text,)

    @property
    def look(self) -> tuple[float, bool, bool, bool, int]:
        """What makes two lines look alike: size, weight, slant, capitals, heading level."""
        return (round(self.size, 1), self.bold, self.italic, self.is_capitals, self.level)

    @property
    def is_capitals(self) -> bool:
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 2

    @property
    def stands_out(self) -> bool:
        """Whether it looks like more than body text."""
        return self.level > 0 or self.bold or self.size >= 1.1 or self.is_capitals


def to_plain(lines: list[Line]) -> list[dict[str, Any]]:
    return [asdict(line) for line in lines]


def from_plain(rows: list[Mapping[str, Any]]) -> list[Line]:
    return [Line(**{**row, "cells": tuple(row["cells"]), "kind": LineKind(row["kind"])}) for row in rows]
