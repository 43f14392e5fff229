"""The marks as they are kept, and what a page shows beside the estimates: weeks, the way of an area over time, and how
the user's own ratings compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from interview_coach.domain.progress import (
    ENOUGH_ANSWERS,
    MOST_ANSWERS,
    Area,
    AreaKind,
    MarkedAnswer,
    Progress,
    folded,
    measure,
)

MOST_WEEKS = 12
POINTS = 5
"""Of a band over time: more of them cost time and show the same."""
_CONTEXT = 12
"""Answers of each other area that say at a point of a band what to expect of the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMark(MarkedAnswer):
    """A mark as it is stored. `at` is when the answer was given, `question` the id of the question: attempts are
    counted by it, and its words stay sealed. `self_rating` 1-5 was given before the mark was shown."""

    answer_id: str
    preparation_id: str
    self_rating: int | None = None


@dataclass(frozen=True, slots=True)
class WeekCell:
    """The mean mark (1.0-5.0) of `answers` marked answers of one week."""

    mean: float
    answers: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """By competency and week (its Monday, the newest first); None is a week without a marked answer."""

    begin_on: tuple[date, ...]
    rows: tuple[tuple[str, tuple[WeekCell | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class BandPoint:
    """At this time, after this many marked answers, the level lay between these marks with 90 % probability."""

    at: datetime
    answers: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RatedMarks:
    """The marks that answers with one self-rating got: how many, from the lowest to the highest."""

    rating: int
    answers: int
    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Own ratings beside marks of one engine. `difference` is rating minus mark on average: above 0 is kinder."""

    engine: str
    answers: int
    difference: float
    ratings: tuple[RatedMarks, ...]


def weeks_of(progress: Iterable[Progress], today: date) -> Weeks:
    """The last twelve weeks, the one with `today` in front, back to the first of them with an answer; competencies
    with most answers first."""
    this = today - timedelta(days=today.weekday())
    found: dict[str, dict[date, list[float]]] = {}
    for each in progress:
        if each.area.kind is AreaKind.COMPETENCY and (by_week := _by_week(each, this)):
            found[each.area.name] = by_week
    first = min((min(by_week) for by_week in found.values()), default=this)
    begin_on = tuple(this - timedelta(weeks=n) for n in range((this - first).days // 7 + 1))
    order = sorted(found, key=lambda name: (-sum(map(len, found[name].values())), name))
    return Weeks(begin_on, tuple((name, tuple(_cell(found[name].get(week)) for week in begin_on)) for name in order))


def _by_week(each: Progress, this: date) -> dict[date, list[float]]:
    earliest = this - timedelta(weeks=MOST_WEEKS - 1)
    by_week: dict[date, list[float]] = defaultdict(list)
    for one in each.marked:
        on = one.answer.at.date()
        monday = on - timedelta(days=on.weekday())
        if one.mark is not None and earliest <= monday <= this:
            by_week[monday].append(one.mark)
    return dict(by_week)


def _cell(marks: Sequence[float] | None) -> WeekCell | None:
    return WeekCell(sum(marks) / len(marks), len(marks)) if marks else None


def bands_of(history: Sequence[MarkedAnswer], now: Mapping[Area, Progress]) -> dict[Area, tuple[BandPoint, ...]]:
    """The way of some areas up to where they are `now`: at each point only the answers before it are known. Points
    with too few answers are left out; an area with fewer than two points has no band."""
    ordered = sorted((one for one in history if one.engine in {each.engine for each in now.values()}), key=_by_time)
    found: dict[Area, list[BandPoint]] = {area: [] for area in now}
    for until in _points([one for one in ordered if _belongs(one, now)]):
        before = _thinned([one for one in ordered if one.at <= until], now)
        for each in measure(before):
            if each.area in now and each.engine == now[each.area].engine and each.is_enough:
                found[each.area].append(_point(each))
    for area, each in now.items():
        if each.is_enough:
            found[area] = [point for point in found[area] if point.at < each.marked[-1].answer.at] + [_point(each)]
    return {area: tuple(points) for area, points in found.items() if len(points) > 1}


def _by_time(answer: MarkedAnswer) -> datetime:
    return answer.at


def _point(each: Progress) -> BandPoint:
    low, high = each.range or (1.0, 5.0)
    return BandPoint(each.marked[-1].answer.at, min(len(each.marked), MOST_ANSWERS), low, high)


def _points(answers: Sequence[MarkedAnswer]) -> tuple[datetime, ...]:
    """Evenly by the number of answers; the last one is now, which is known already."""
    if len(answers) <= ENOUGH_ANSWERS:
        return ()
    places = (round(n * (len(answers) - 1) / (POINTS - 1)) for n in range(POINTS - 1))
    return tuple(dict.fromkeys(answers[max(ENOUGH_ANSWERS - 1, place)].at for place in places))


def _belongs(answer: MarkedAnswer, areas: Collection[Area]) -> bool:
    return any(_is_of(answer, area) for area in areas)


def _is_of(answer: MarkedAnswer, area: Area) -> bool:
    if area.kind is AreaKind.COMPETENCY:
        return answer.competency == area.name
    if area.kind is AreaKind.SKILL:
        return answer.skill is not None and folded(answer.skill) == area.name
    return answer.type is area.type and answer.dimensions.get(area.name) is not None


def _thinned(answers: Sequence[MarkedAnswer], areas: Collection[Area]) -> list[MarkedAnswer]:
    """The newest answers of these areas, and of every other one a few, without the parts nobody asks for."""
    parts = {(area.type, area.name) for area in areas if area.kind is AreaKind.PART}
    seen: Counter[str] = Counter()
    kept = []
    for answer in reversed(answers):
        here = _belongs(answer, areas)
        key = answer.competency or answer.skill or answer.type.value
        seen[key] += 1
        if seen[key] <= (MOST_ANSWERS if here else _CONTEXT):
            asked = {name: mark for name, mark in answer.dimensions.items() if (answer.type, name) in parts}
            kept.append(replace(answer, dimensions=asked))
    return kept


def calibration_of(history: Iterable[KeptMark]) -> Calibration | None:
    """Of the newest rated answers of the engine that marked most of them; None below three."""
    rated = [one for one in history if one.self_rating is not None and one.overall is not None]
    engines = Counter(one.engine for one in rated)
    engine = max(engines, key=lambda name: (engines[name], name), default="")
    newest = sorted((one for one in rated if one.engine == engine), key=_by_time)[-MOST_ANSWERS:]
    if len(newest) < ENOUGH_ANSWERS:
        return None
    pairs = [(one.self_rating or 0, one.overall or 0.0) for one in newest]
    difference = sum(rating - mark for rating, mark in pairs) / len(pairs)
    marks: dict[int, list[float]] = defaultdict(list)
    for rating, mark in pairs:
        marks[rating].append(mark)
    ratings = (RatedMarks(r, len(m), min(m), sum(m) / len(m), max(m)) for r, m in sorted(marks.items()))
    return Calibration(engine, len(newest), difference, tuple(ratings))
