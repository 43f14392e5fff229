"""An evaluation arranged for reading: the answer in its parts, marks with their quotes, blanks in a sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, Evidence, Segment
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.questions import Question, SampleAnswer
from interview_coach.domain.rubrics import Dimension
from interview_coach.domain.vocabulary import SegmentLabel

LEAST_DIFFERENCE = 0.3
"""Marks closer than this count as the same (reference/science.md: improved only from a gain of 0.3)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of the answer that belongs to one part (empty: to none); `opens` when the part starts here."""

    text: str
    part: str
    opens: bool


def stretches(text: str, segments: tuple[Segment, ...]) -> tuple[Stretch, ...]:
    """The whole answer, cut where a part starts or ends; nothing of the text is lost or doubled."""
    parts = _part_of_each_character(text, segments)
    cuts = [i for i in range(len(text)) if i == 0 or parts[i] != parts[i - 1]] + [len(text)]
    found: list[Stretch] = []
    latest = ""
    for start, end in pairwise(cuts):
        part = parts[start]
        found.append(Stretch(text[start:end], part, bool(part) and part != latest))
        if part or text[start:end].strip():
            latest = part
    return tuple(found)


def _part_of_each_character(text: str, segments: tuple[Segment, ...]) -> list[str]:
    """White space between two pieces of one part belongs to it, so that they are drawn as one; other white
    space belongs to none."""
    parts = [""] * len(text)
    for segment in segments:
        name = "" if segment.label is SegmentLabel.OTHER else segment.label.value
        for position in range(max(0, segment.start), min(len(text), segment.end)):
            parts[position] = name
    for blank in re.finditer(r"\s+", text):
        start, end = blank.span()
        before, after = parts[start - 1] if start else "", parts[end] if end < len(text) else ""
        parts[start:end] = [before if before == after else ""] * (end - start)
    return parts


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """A dimension of the rubric with the mark it got, what that level looks like, and the quotes."""

    dimension: Dimension
    mark: float | None
    looks_like: str
    next_level: str
    quotes: tuple[Evidence, ...]


def dimension_rows(question: Question, evaluation: Evaluation) -> tuple[DimensionRow, ...]:
    """Every dimension of the question's rubric in its order; those without a mark are shown as not assessed."""
    rubric = library().rubric(question.type, question.variant)
    assessed = [dimension for dimension in rubric.dimensions if dimension.id in evaluation.dimensions]
    return tuple(_row(rubric.id, dimension, evaluation) for dimension in assessed)


def _row(rubric: str, dimension: Dimension, evaluation: Evaluation) -> DimensionRow:
    mark = evaluation.dimensions[dimension.id]
    level = 0 if mark is None else int(mark + 0.5)
    words = guides().phrases.get(f"{rubric}.{dimension.id}.{level}", ())
    return DimensionRow(
        dimension,
        mark,
        words[len(evaluation.evidence) % len(words)] if words else dimension.anchors.get(str(level), ""),
        dimension.anchors.get(str(level + 1), "") if level else "",
        tuple(e for e in evaluation.evidence if e.dimension == dimension.id),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A dimension in two attempts, and the difference where both were assessed."""

    name: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """Up or down in marks; 0 when it is too small to mean anything, None when one side was not assessed."""
        if self.before is None or self.after is None:
            return None
        difference = round(self.after - self.before, 1)
        return difference if abs(difference) >= LEAST_DIFFERENCE else 0.0


def are_comparable(before: AnsweredQuestion, after: AnsweredQuestion) -> bool:
    """Marks are compared only when both were given, by the same engine."""
    if before.record is None or after.record is None:
        return False
    one, two = before.record.evaluation, after.record.evaluation
    return one.scored and two.scored and one.engine == two.engine


def changes(before: AnsweredQuestion, after: AnsweredQuestion) -> tuple[Change, ...]:
    """What moved between two comparable attempts, dimension by dimension."""
    if before.record is None or after.record is None or not are_comparable(before, after):
        return ()
    one, two = before.record.evaluation.dimensions, after.record.evaluation.dimensions
    rubric = library().rubric(after.question.type, after.question.variant)
    return tuple(Change(d.name, one.get(d.id), two.get(d.id)) for d in rubric.dimensions if d.id in two)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sample answer; a blank is something only the user can fill in."""

    text: str
    is_blank: bool


def with_blanks(sample: SampleAnswer) -> tuple[Piece, ...]:
    """The text of a sample answer, cut at its blanks."""
    return pieces_of(sample.text, sample.blanks)


def pieces_of(text: str, blanks: Sequence[str]) -> tuple[Piece, ...]:
    """A text, cut at the blanks that stand in it."""
    pieces = [Piece(text, False)]
    for blank in filter(None, blanks):
        pieces = [new for old in pieces for new in (_cut(old, blank) if not old.is_blank else [old])]
    return tuple(piece for piece in pieces if piece.text)


def _cut(piece: Piece, blank: str) -> list[Piece]:
    first, *rest = piece.text.split(blank)
    return [Piece(first, False), *(p for text in rest for p in (Piece(blank, True), Piece(text, False)))]
