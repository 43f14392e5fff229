"""From what a model read to findings: only what stands in the answer counts, and code decides what follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.llm.evaluation.carried import carried
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.evaluation.points import badly_wrong, covered, key_points, proves
from interview_coach.coach.llm.evaluation.reading import LevelRead, PointStatus, Reading
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import Evaluation, Evidence, KeyPoint, Segment
from interview_coach.domain.rubrics import LOWEST_MARK
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel

NO_ANSWERS = frozenset([ResponseType.REFUSAL, ResponseType.NOT_AN_ANSWER])
NOT_EVENTS = frozenset(
    [
        ResponseType.HYPOTHETICAL,
        ResponseType.HABIT,
        ResponseType.OPINION,
        ResponseType.SELF_DESCRIPTION,
        ResponseType.PSEUDO_EVENT,
    ]
)
RELEVANT_FROM = 3.0
UNQUOTED_AT_MOST = 2.0
"""Anchors from 3 up name something that is there; what is there can be quoted."""
SURELY_A_STORY = 3.6
"""The builtin coach's mark from which a story was told, whatever a model calls it: it cannot give it for talk."""
CERTAIN_OF_CODE = frozenset(
    [Flag.INJECTION, Flag.OVERCLAIMS, Flag.TOO_SHORT, Flag.SENSITIVE, Flag.MATH_ERROR, Flag.NOT_AN_ANSWER]
)
"""Flags that rules find for sure; a model is not asked, or cannot talk them away."""
MISSING = frozenset(
    [
        *(Flag.HYPOTHETICAL, Flag.GENERIC, Flag.OFF_TOPIC, Flag.WE_ONLY, Flag.NO_RESULT, Flag.UNQUANTIFIED),
        *(Flag.RAMBLING, Flag.NO_TRADEOFFS, Flag.NO_RECOMMENDATION, Flag.NO_STRUCTURE),
    ]
)
"""Flags for which there may be no words to quote; every other one needs the words that show it."""
CLEAR = 2
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|said|told|took|made|got|built|led|ran|found|gave|kept|brought|left|met|saw|sent|wrote"
    r"|spoke|began|chose|held|put|set|cut|drew|spent|thought|knew|caught|felt|heard|paid|sold|taught|won|lost|came"
    r"|(?!(?:indeed|proceed|exceed|succeed|hundred|embed)\b)\w{3,}ed)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;:,]+\s|\b(?:because|but|whether)\b")
_NOT_DONE = re.compile(r"\b(?:would|could|might|wouldn['’]t|if i|if we)\b|\w['’]d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """What the findings are about. `first` is the builtin coach's own judgement of the same answer."""

    type: QuestionType
    places: Places
    first: Evaluation
    reference: Reference | None = None


def unfounded(reading: Reading, case: Case) -> list[str]:
    """Quotes of the reading that do not stand in the answer."""
    return [quote for quote in _quotes(reading) if quote.strip() and case.places.find(quote) is None]


def findings_of(reading: Reading, case: Case) -> Findings:
    """Findings from accepted quotes. A level of 3 and more that no accepted quote supports falls to 2."""
    kind = _kind(reading, case)
    evidence = tuple(_evidence(reading.dimensions, case.places))
    supported = {e.dimension for e in evidence if e.polarity == "+" and proves(e.quote, case.places)}
    said = {str(d.name): _level(d, str(d.name) in supported) for d in reading.dimensions}
    levels = carried(said, evidence, case.first.dimensions)
    points = key_points(getattr(reading, "key_points", ()), case.reference, case.places)
    segments = tuple(_segments(reading, case.places))
    shown = {segment.label.value for segment in segments} | supported
    star = _star(reading, kind, shown, case.first.star or {})
    conditions = frozenset(_conditions(reading, kind, points, case))
    return Findings(
        kind,
        _beside_points(levels, points, case),
        conditions=conditions,
        star=star,
        segments=segments,
        flags=tuple(_flags(reading, kind, conditions, star, case)),
        evidence=evidence,
        key_points=points,
        confidence=0.75,
        overall_assessable=any(level is not None for level in levels.values()),
    )


def _quotes(reading: Reading) -> Iterator[str]:
    for dimension in reading.dimensions:
        yield from (*dimension.quotes, *dimension.against)
    for part in (*getattr(reading, "passages", ()), *getattr(reading, "key_points", ()), *reading.flags):
        yield part.quote


def _kind(reading: Reading, case: Case) -> ResponseType:
    """The model's word, except that an event needs a passage in which somebody acted in the past."""
    if case.type is not QuestionType.BEHAVIORAL:
        sensitive = str(reading.response_type) == ResponseType.SENSITIVE
        return ResponseType.SENSITIVE if sensitive else ResponseType.EXPLANATION
    kind, first = ResponseType(str(reading.response_type)), case.first.response_type
    if kind in NO_ANSWERS:
        return first  # the caller believes it only of an answer that holds little
    if kind in (ResponseType.EVENT, ResponseType.EXPLANATION) and not _acted(reading, case):
        return first if first in NOT_EVENTS else ResponseType.PSEUDO_EVENT
    if kind in NOT_EVENTS and (case.first.overall or 0.0) >= SURELY_A_STORY:
        return ResponseType.EVENT
    return ResponseType.EVENT if kind is ResponseType.EXPLANATION else kind


def _acted(reading: Reading, case: Case) -> bool:
    """Whether a quote of a step or an outcome tells of something that was done. In a language that code cannot read,
    any such quote will do."""
    told = [p.quote for p in getattr(reading, "passages", ()) if p.label in (SegmentLabel.ACTION, SegmentLabel.RESULT)]
    told += [quote for d in reading.dimensions if str(d.name) in ("action", "result") for quote in d.quotes]
    readable = case.first.response_type is not ResponseType.OTHER_LANGUAGE
    return any(case.places.find(quote) is not None and (not readable or _was_done(quote)) for quote in told)


def _was_done(quote: str) -> bool:
    """Whether a clause has more of the past than of what would be; speech without full stops is one long clause."""
    clauses = _CLAUSE_END.split(quote)
    return any(len(_PAST.findall(clause)) > len(_NOT_DONE.findall(clause)) for clause in clauses)


def _evidence(dimensions: Sequence[Any], places: Places) -> Iterator[Evidence]:
    for dimension in dimensions:
        for polarity, quotes in (("+", dimension.quotes), ("-", dimension.against)):
            for quote in quotes:
                place = places.find(quote)
                if place is not None:
                    start, end = place
                    yield Evidence(str(dimension.name), polarity, places.answer[start:end], start, end)


def _level(read: LevelRead, supported: bool) -> float:
    level = round(read.level * 2) / 2
    return level if supported else min(level, UNQUOTED_AT_MOST)


def _star(reading: Reading, kind: ResponseType, shown: set[str], own: Mapping[str, int]) -> dict[str, int] | None:
    """STAR parts; an action or a result is clear only when there is a passage or a quote of it, and no part is where
    the builtin coach (`own`) sees nothing of it."""
    star = getattr(reading, "star", None)
    if star is None:
        return None
    found = {name: int(getattr(star, name).level) for name in ("situation", "task", "action", "result")}
    if kind in NOT_EVENTS:  # what one would do is no step that was taken
        return {name: min(level, 1) for name, level in found.items()}
    unproven = ({"action", "result"} - shown) | {name for name, level in own.items() if not level}
    return {name: min(level, 1) if name in unproven else level for name, level in found.items()}


def _segments(reading: Reading, places: Places) -> Iterator[Segment]:
    after = 0
    for passage in getattr(reading, "passages", ()):
        place = places.find(passage.quote, after=after)
        if place is not None:
            yield Segment(*place, SegmentLabel(passage.label))
            after = place[1]


def _accepted_flags(reading: Reading, case: Case) -> Iterator[Flag]:
    """Flags whose words stand in the answer, or that say that something is missing."""
    for found in reading.flags:
        flag = Flag(str(found.flag))
        missing = flag in MISSING and not found.quote.strip()
        if missing or case.places.find(found.quote) is not None:
            yield flag


def _flags(
    reading: Reading, kind: ResponseType, conditions: frozenset[str], star: dict[str, int] | None, case: Case
) -> Iterator[Flag]:
    """Flags that agree with each other and with what is marked."""
    untrue = {Flag.NOT_AN_ANSWER, Flag.OFF_TOPIC, Flag.HYPOTHETICAL}
    if star is not None and star["result"] == CLEAR:
        untrue.add(Flag.NO_RESULT)
    yield from (flag for flag in case.first.flags if flag in CERTAIN_OF_CODE)
    yield from (flag for flag in _accepted_flags(reading, case) if flag not in untrue)
    if "off_topic" in conditions:
        yield Flag.OFF_TOPIC
    if kind is ResponseType.HYPOTHETICAL:
        yield Flag.HYPOTHETICAL


def _conditions(reading: Reading, kind: ResponseType, points: tuple[KeyPoint, ...] | None, case: Case) -> Iterator[str]:
    """Caps of the rubric that hold."""
    if kind is ResponseType.SENSITIVE:
        return
    flags = set(_accepted_flags(reading, case))
    holds = {
        "not_an_event": kind in NOT_EVENTS,
        "off_topic": not reading.fits_question and _relevance(reading) < RELEVANT_FROM,
        "no_own_action": Flag.WE_ONLY in flags,
        "no_recommendation": Flag.NO_RECOMMENDATION in flags,
        "arithmetic_error": Flag.MATH_ERROR in case.first.flags,
        "critical_misconception": badly_wrong(points or (), case.reference),
    }
    yield from (name for name, true in holds.items() if true)


def _relevance(reading: Reading) -> float:
    """A reading that calls an answer relevant and off topic contradicts itself."""
    return next((float(d.level) for d in reading.dimensions if str(d.name) == "relevance"), LOWEST_MARK)


def _beside_points(
    levels: dict[str, float], points: tuple[KeyPoint, ...] | None, case: Case
) -> dict[str, float | None]:
    """Coverage is counted, not estimated; without a reference what is true and complete stays open."""
    found: dict[str, float | None] = dict(levels)
    if case.type is not QuestionType.TECHNICAL or "coverage" not in found:
        return found
    if points is None:
        return {**found, "correctness": None, "coverage": None}
    share = covered(points, case.reference)
    found["coverage"] = LOWEST_MARK + 4 * min(1.0, share / 0.92)
    if any(point.status == PointStatus.CONTRADICTED for point in points):
        found["correctness"] = min(levels["correctness"], 3.0)
    return found
