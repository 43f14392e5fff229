"""Reads a reference for a technical answer: key points that should come, and misconceptions that must not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOST_POINTS = 24
"""A longer reference is merged line by line, so that one key point does not weigh next to nothing."""

_HEADING = re.compile(
    r"^[ \t#*]*(?P<name>key[ -]?points?|main points?|points|model answer|answer|sample answer"
    r"|(?:common )?misconceptions?|(?:common )?mistakes?|wrong ideas?)[ \t*]*:[ \t*]*",
    re.IGNORECASE | re.MULTILINE,
)
_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?=\s|[A-Za-z(])|[-*•●○▪–—]|\(?[a-h]\)|[ivx]{1,4}\))\s*(?=\S)")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s.;:]))\(?([1-9]\d?)[.)]\s*(?=[A-Z(])", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|;\s+|\n+")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|incl)\.$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """`model_answer` may be empty; `listed` says that the author wrote the key points as a list.

    A reference of the technical bank also has, point by point, other ways to say it (`say`) and a weight, what is
    right instead of each misconception, and the id of its question."""

    model_answer: str
    key_points: tuple[str, ...]
    misconceptions: tuple[str, ...]
    listed: bool
    say: tuple[tuple[str, ...], ...] = ()
    weights: tuple[int, ...] = ()
    instead: tuple[str, ...] = ()
    bank_id: str | None = None

    @property
    def whole(self) -> str:
        return self.model_answer or " ".join(self.key_points)

    @property
    def stated(self) -> str:
        """All that the reference states as true, a line for each listed point."""
        return "\n".join((self.model_answer, *(self.key_points if self.listed else ())))


@lru_cache(maxsize=256)
def parse_reference(text: str) -> Reference:
    """Key points and misconceptions of `text`.

    A list under "Key points:" is taken as it stands. Without one the model answer is split into sentences (or its
    own list). Text without any word gives no key points.
    """
    parts = _sections(text)
    listed = _items(parts.get("points", ""))
    model = parts.get("answer", "").strip()
    points = listed or _propositions(model)
    return Reference(model, _merged(points), tuple(_items(parts.get("misconceptions", ""))), bool(listed))


def _sections(text: str) -> dict[str, str]:
    """The text by section; what stands before the first heading is the model answer."""
    found: dict[str, str] = {}
    name, start = "answer", 0
    for heading in _HEADING.finditer(text):
        found[name] = found.get(name, "") + text[start : heading.start()]
        name, start = _section(heading["name"]), heading.end()
    found[name] = found.get(name, "") + text[start:]
    return found


def _section(heading: str) -> str:
    lowered = heading.lower()
    if "answer" in lowered:
        return "answer"
    return "points" if "point" in lowered else "misconceptions"


def _items(text: str) -> list[str]:
    """Items of a list: one a line, a line without a bullet continues the one before."""
    items: list[str] = []
    lines = [line for line in text.splitlines() if line.strip()]
    bulleted = any(_BULLET.match(line) for line in lines)
    for line in lines:
        bare = _BULLET.sub("", line).strip()
        if items and bulleted and not _BULLET.match(line):
            items[-1] = f"{items[-1]} {bare}"
        else:
            items.append(bare)
    return [item for item in items if _WORD.search(item)]


def _propositions(model: str) -> list[str]:
    """Sentences of a model answer; bare fragments join their neighbour."""
    points: list[str] = []
    for piece in _pieces(model):
        words = len(_WORD.findall(piece))
        if not words:
            continue
        if points and (words < _FEWEST_WORDS or points[-1].endswith(":") or _ABBREVIATION.search(points[-1])):
            points[-1] = f"{points[-1]} {piece}"
        else:
            points.append(piece)
    if len(points) > 1 and len(_WORD.findall(points[0])) < _FEWEST_WORDS:
        points[:2] = [f"{points[0]} {points[1]}"]
    return points


def _pieces(model: str) -> list[str]:
    numbers = [int(number) for number in _INLINE_NUMBER.findall(model)]
    in_order = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    found = []
    for line in (_INLINE_NUMBER.sub("\n", model) if in_order else model).splitlines():
        found += [piece.strip() for piece in _SENTENCE_END.split(_BULLET.sub("", line))]
    return [piece for piece in found if piece]


def _merged(points: list[str]) -> tuple[str, ...]:
    while len(points) > MOST_POINTS:
        points = [" ".join(points[i : i + 2]) for i in range(0, len(points), 2)]
    return tuple(points)
