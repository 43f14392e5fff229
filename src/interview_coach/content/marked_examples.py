"""Marked examples: for each rubric a weak, a middle and a strong answer with the marks they earn and why.

They are shown to a model beside the anchors, so that its marks mean what the anchors say. Written as YAML in
content/marked_examples.yaml, checked by `problems` and packed by tools/build_content.py.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.content.library import library
from interview_coach.domain.evaluations import KeyPoint
from interview_coach.domain.rubrics import HIGHEST_MARK, LOWEST_MARK, Marks, mark
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel
from interview_coach.errors import ConfigurationError

BANDS: Mapping[str, tuple[float, float]] = {"weak": (1.5, 2.2), "middle": (2.8, 3.4), "strong": (4.5, 5.0)}
"""The lowest and the highest overall mark of each kind of example, in the order in which they are shown."""
STAR = ("situation", "task", "action", "result")
STATUSES = ("present", "partly", "absent", "contradicted")
FEWEST_WORDS, MOST_WORDS = 80, 200
MOST_QUOTES = 2
"""Quotes for, and quotes against, that a dimension needs to be believed."""
COVERED = 0.9
"""The share of the answer that its passages hold."""


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A STAR part: `mark` is 0 absent, 1 vague or implied, 2 clear."""

    mark: int
    why: str


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    label: SegmentLabel
    quote: str


@dataclass(frozen=True, slots=True)
class MarkedDimension:
    """`level` is 1-5 in half steps by the anchors, `why` one sentence; `plus` and `minus` are words of the answer."""

    level: float
    why: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedFlag:
    """`quote` is empty where the flag is about something that the answer lacks."""

    flag: Flag
    quote: str


@dataclass(frozen=True, slots=True)
class MarkedExample:
    """An answer with its marks. `rubric` is an id of the library ("technical.coding"), `band` a key of BANDS,
    `conditions` the caps that hold, `overall` the mark that follows from both. `star` and `passages` belong to
    behavioral answers, `key_points` to technical ones; elsewhere they are None or empty."""

    rubric: str
    band: str
    overall: float
    question: str
    answer: str
    response_type: ResponseType
    dimensions: Mapping[str, MarkedDimension]
    flags: tuple[MarkedFlag, ...]
    conditions: frozenset[str] = frozenset()
    star: Mapping[str, MarkedPart] | None = None
    passages: tuple[MarkedPassage, ...] = ()
    key_points: tuple[KeyPoint, ...] | None = None

    @property
    def id(self) -> str:
        return f"{self.rubric}.{self.band}"

    @property
    def type(self) -> QuestionType:
        return QuestionType(self.rubric.partition(".")[0])

    @property
    def quotes(self) -> Iterator[str]:
        """Every text that has to stand in the answer as it is."""
        for dimension in self.dimensions.values():
            yield from (*dimension.plus, *dimension.minus)
        yield from (passage.quote for passage in self.passages)
        yield from (flag.quote for flag in self.flags if flag.quote)
        yield from (point.quote for point in self.key_points or () if point.quote is not None)

    def marks(self) -> Marks:
        """What the levels and conditions come to. Raises KeyError for an unknown rubric."""
        levels = {name: dimension.level for name, dimension in self.dimensions.items()}
        return mark(library().rubrics[self.rubric], levels, self.conditions)


@cache
def marked_examples() -> Mapping[str, tuple[MarkedExample, ...]]:
    """The examples by rubric id: weak, middle, strong. Raises ConfigurationError when the file is missing or
    damaged."""
    try:
        place = files("interview_coach.content") / "data" / "marked_examples.json"
        found = [example(row) for row in json.loads(place.read_text(encoding="utf-8"))["examples"]]
        return {rubric: tuple(each) for rubric, each in itertools.groupby(found, key=lambda e: e.rubric)}
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the marked examples are damaged ({error}); install the package again") from error


def example(row: Mapping[str, Any]) -> MarkedExample:
    """An example from its row of the file. Raises KeyError, TypeError or ValueError for a row of another shape."""
    star, points = row.get("star"), row.get("key_points")
    return MarkedExample(
        row["rubric"],
        row["band"],
        float(row["overall"]),
        row["question"],
        row["answer"],
        ResponseType(row["response_type"]),
        {
            name: MarkedDimension(float(d["level"]), d["why"], tuple(d["plus"]), tuple(d["minus"]))
            for name, d in row["dimensions"].items()
        },
        tuple(MarkedFlag(Flag(f["flag"]), f["quote"]) for f in row["flags"]),
        frozenset(row["conditions"]),
        {name: MarkedPart(**part) for name, part in star.items()} if star else None,
        tuple(MarkedPassage(SegmentLabel(p["label"]), p["quote"]) for p in row.get("passages", ())),
        tuple(KeyPoint(p["text"], p["status"], p["quote"] or None) for p in points) if points else None,
    )


def problems(examples: Sequence[MarkedExample]) -> Iterator[str]:
    """What is wrong with the examples; nothing when all is well."""
    found = [one.id for one in examples]
    wanted = [f"{rubric}.{band}" for rubric in library().rubrics for band in BANDS]
    if sorted(found) != sorted(wanted):
        yield f"not one example for each rubric and band: {sorted(set(found) ^ set(wanted)) or 'one stands twice'}"
        return
    for one in examples:
        yield from (f"{one.id}: {problem}" for check in _CHECKS for problem in check(one))


def _text_problems(one: MarkedExample) -> Iterator[str]:
    words = len(one.answer.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield f"the answer has {words} words"
    yield from (f"stands {n} times in the answer: {q!r}" for q in one.quotes if (n := one.answer.count(q)) != 1)


def _mark_problems(one: MarkedExample) -> Iterator[str]:
    lowest, highest = BANDS[one.band]
    computed = one.marks().overall
    if computed != one.overall:
        yield f"its levels come to {computed}, not {one.overall}"
    if not lowest <= one.overall <= highest:
        yield f"{one.overall} is not {one.band}"
    unknown = one.conditions - {cap.when for cap in library().rubrics[one.rubric].caps}
    if unknown:
        yield f"the rubric has no caps {sorted(unknown)}"


def _dimension_problems(one: MarkedExample) -> Iterator[str]:
    if list(one.dimensions) != [d.id for d in library().rubrics[one.rubric].dimensions]:
        yield "the dimensions are not those of the rubric, in its order"
    for name, dimension in one.dimensions.items():
        if not LOWEST_MARK <= dimension.level <= HIGHEST_MARK or dimension.level * 2 % 1:
            yield f"{name}: {dimension.level} is no half step from 1 to 5"
        quotes = max(len(dimension.plus), len(dimension.minus))
        if quotes > MOST_QUOTES or (not quotes and dimension.level > LOWEST_MARK):
            yield f"{name}: one or two quotes are needed, unless there is nothing to quote"
        if not dimension.why.endswith("."):
            yield f"{name}: the reason is not a sentence"


def _story_problems(one: MarkedExample) -> Iterator[str]:
    if one.type is not QuestionType.BEHAVIORAL:
        if one.star or one.passages:
            yield "STAR parts belong to behavioral answers"
        return
    if tuple(one.star or ()) != STAR or any(part.mark not in (0, 1, 2) for part in (one.star or {}).values()):
        yield "the four STAR parts with marks 0 to 2 are needed"
    starts = [one.answer.find(passage.quote) for passage in one.passages]
    ends = [start + len(p.quote) for start, p in zip(starts, one.passages, strict=True)]
    if any(end > start for end, start in zip(ends, starts[1:], strict=False)):
        yield "the passages overlap or are out of order"
    if sum(len(passage.quote) for passage in one.passages) < COVERED * len(one.answer):
        yield "the passages leave out too much of the answer"


def _point_problems(one: MarkedExample) -> Iterator[str]:
    if one.type is not QuestionType.TECHNICAL:
        if one.key_points:
            yield "key points belong to technical answers"
        return
    points = one.key_points or ()
    if not 4 <= len(points) <= 6:
        yield f"has {len(points)} key points, not four to six"
    if any(p.status not in STATUSES or (p.status == "absent") != (p.quote is None) for p in points):
        yield "a key point has another status, or lacks the quote for it"


def _flag_problems(one: MarkedExample) -> Iterator[str]:
    names = [each.flag for each in one.flags]
    if len(set(names)) != len(names):
        yield "a flag stands twice"
    told = [each.quote for each in one.flags if each.flag is Flag.INJECTION]
    for name, dimension in one.dimensions.items():
        if any(quote in text or text in quote for text in told for quote in (*dimension.plus, *dimension.minus)):
            yield f"{name}: words to the grader are no evidence"


_CHECKS = (_text_problems, _mark_problems, _dimension_problems, _story_problems, _point_problems, _flag_problems)
