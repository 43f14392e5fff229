"""Progress and weak areas, from the marks that are kept; the work for a page does not grow with the answers.

What was measured is remembered until a mark is added or removed, by anybody: the number of marks and the newest of
them are compared each time.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from interview_coach.content.area_words import area_words
from interview_coach.domain.job import Job
from interview_coach.domain.progress import Area, AreaAnswer, AreaKind, Change, Progress, Status, folded, measure
from interview_coach.domain.progress_history import (
    BandPoint,
    Calibration,
    KeptMark,
    Weeks,
    bands_of,
    calibration_of,
    weeks_of,
)
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.domain.weak_areas import WeakArea, rank_areas
from interview_coach.services.parts import Parts
from interview_coach.storage.database import Transaction

WITH_QUOTES, MOST_BANDS = 3, 3
"""Areas whose answers are opened; areas whose way is drawn. More of either is no focus."""
_LONGEST_QUOTE = 220
_AT_ONCE = 200
"""Older evaluations whose marks are added in one transaction."""
_MOST_REMEMBERED, _MOST_POSTINGS = 64, 16


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of an own answer, word for word, that stands for an area; `mark` (1.0-5.0) is what the area got there."""

    answer_id: str
    at: datetime
    question: str = field(repr=False)
    mark: float
    quote: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Practice:
    """A question that exercises an area; `again` when it was answered before."""

    question: Question
    again: bool


@dataclass(frozen=True, slots=True)
class AreaAdvice:
    """An area with quotes of own answers and a question to begin with. Both are empty from the fourth area on."""

    area: WeakArea
    quotes: tuple[Quote, ...] = ()
    practice: Practice | None = None


@dataclass(frozen=True, slots=True)
class ProgressOverview:
    """`areas` in the order in which to work on them; `marked` and `unmarked` count the answers that were read."""

    areas: tuple[WeakArea, ...]
    bands: tuple[tuple[WeakArea, tuple[BandPoint, ...]], ...]
    weeks: Weeks
    calibration: Calibration | None
    marked: int
    unmarked: int


@dataclass(slots=True)
class _Measured:
    """What is remembered of one user: everything in it follows from the marks of one version."""

    version: tuple[int, datetime | None]
    history: tuple[KeptMark, ...]
    progress: tuple[Progress, ...]
    tried: Counter[str]
    ranked: dict[Job | None, tuple[WeakArea, ...]] = field(default_factory=dict)
    overviews: dict[tuple[Job | None, date], ProgressOverview] = field(default_factory=dict)


class ProgressReports:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._complete: set[str] = set()
        self._remembered: OrderedDict[str, _Measured] = OrderedDict()
        self._lock = threading.Lock()

    def history(self, user_id: str) -> tuple[KeptMark, ...]:
        """The newest marks of every area, as `domain.progress.measure` takes them. In no particular order."""
        return self._measured(user_id).history

    def areas(self, user_id: str, preparation_id: str | None = None) -> tuple[WeakArea, ...]:
        """In the order in which to work on them; the posting of the preparation weighs them. Answers of all
        preparations count: what someone can do does not change with the posting. Raises NotFound."""
        return self._ranked(self._measured(user_id), self._job(user_id, preparation_id))

    def overview(self, user_id: str, preparation_id: str | None = None) -> ProgressOverview:
        """Raises NotFound when there is no such preparation."""
        job, today = self._job(user_id, preparation_id), self._parts.clock().date()
        measured = self._measured(user_id)
        if (job, today) not in measured.overviews:
            if len(measured.overviews) >= _MOST_POSTINGS:
                measured.overviews.clear()
            measured.overviews[job, today] = self._overview(measured, job, today)
        return measured.overviews[job, today]

    def _overview(self, measured: _Measured, job: Job | None, today: date) -> ProgressOverview:
        areas = self._ranked(measured, job)
        marked = sum(one.overall is not None for one in measured.history)
        return ProgressOverview(
            areas=areas,
            bands=self._bands(measured, areas),
            weeks=weeks_of(measured.progress, today),
            calibration=calibration_of(measured.history),
            marked=marked,
            unmarked=len(measured.history) - marked,
        )

    def advice(
        self, user_id: str, preparation_id: str | None = None, *, job: Job | None = None
    ) -> tuple[AreaAdvice, ...]:
        """The areas as `areas` gives them, the first ones with quotes; only the answers that are quoted are opened.
        `job` weighs them in place of a stored preparation. Raises NotFound."""
        job = job or self._job(user_id, preparation_id)
        measured = self._measured(user_id)
        areas = self._ranked(measured, job)
        with self._parts.storage.reading(user_id) as rows:
            asked = rows.questions.open_ones(preparation_id) if preparation_id is not None else ()
            first = [_advice(rows, area, asked, measured.tried) for area in areas[:WITH_QUOTES]]
        return (*first, *(AreaAdvice(area) for area in areas[WITH_QUOTES:]))

    def _job(self, user_id: str, preparation_id: str | None) -> Job | None:
        if preparation_id is None:
            return None
        with self._parts.storage.reading(user_id) as rows:
            return rows.preparations.get(preparation_id).job

    def _measured(self, user_id: str) -> _Measured:
        self._fill(user_id)
        with self._parts.storage.reading(user_id) as rows:
            version = rows.marks.version()
            known = self._remembered.get(user_id)
            if known is not None and known.version == version:
                return known
            history = rows.marks.newest()
        tried = Counter(one.question for one in history if one.question)
        measured = _Measured(version, history, measure(history), tried)
        with self._lock:
            self._remembered[user_id] = measured
            self._remembered.move_to_end(user_id)
            while len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        return measured

    def _fill(self, user_id: str) -> None:
        """Evaluations of a time before there were marks get theirs, once; new ones bring theirs along."""
        if user_id in self._complete:
            return
        with self._parts.storage.reading(user_id) as rows:
            missing = rows.marks.lacks_some()
        while missing:
            with self._parts.storage.writing(user_id) as rows:
                missing = rows.marks.add_missing(_AT_ONCE) == _AT_ONCE
        self._complete.add(user_id)

    def _ranked(self, measured: _Measured, job: Job | None) -> tuple[WeakArea, ...]:
        if job not in measured.ranked:
            if len(measured.ranked) >= _MOST_POSTINGS:
                measured.ranked.clear()
            measured.ranked[job] = rank_areas(measured.progress, area_words(), job)
        return measured.ranked[job]

    def _bands(
        self, measured: _Measured, areas: Sequence[WeakArea]
    ) -> tuple[tuple[WeakArea, tuple[BandPoint, ...]], ...]:
        """Of the areas that changed, then of those to work on; competencies and skills before parts."""
        by_area = {each.area: each for each in measured.progress}
        enough = [area for area in areas if area.status is not Status.NOT_ENOUGH_DATA]
        enough.sort(key=lambda area: (area.kind is AreaKind.PART, area.change is Change.NO_CHANGE))
        chosen = {_area_of(area): area for area in enough[:MOST_BANDS]}
        bands = bands_of(measured.history, {area: by_area[area] for area in chosen})
        return tuple((chosen[area], points) for area, points in bands.items())


def _area_of(area: WeakArea) -> Area:
    if area.kind is AreaKind.SKILL:
        return Area(area.kind, folded(area.name))
    return Area(area.kind, area.name, None if area.type is None else QuestionType(area.type))


def _advice(rows: Transaction, area: WeakArea, asked: Sequence[Question], tried: Counter[str]) -> AreaAdvice:
    quotes = tuple(_quote(rows, area, each) for each in area.evidence)
    fitting = [question for question in asked if _exercises(question, area)]
    if fitting:
        question = min(fitting, key=lambda each: tried[each.id])
        return AreaAdvice(area, quotes, Practice(question, tried[question.id] > 0))
    again = next((each.answer.question for each in area.evidence if each.answer.question), None)
    practice = Practice(rows.questions.open_one(again), again=True) if again else None
    return AreaAdvice(area, quotes, practice)


def _exercises(question: Question, area: WeakArea) -> bool:
    if area.kind is AreaKind.COMPETENCY:
        return question.competency == area.name
    if area.kind is AreaKind.SKILL:
        return folded(question.skill or "") == folded(area.name)
    return question.type.value == area.type


def _quote(rows: Transaction, area: WeakArea, evidence: AreaAnswer) -> Quote:
    """What held the answer back in this area, else its beginning."""
    kept = evidence.answer
    assert isinstance(kept, KeptMark)  # all of the history are
    answered = rows.answers.get(kept.answer_id)
    part = area.name if area.kind is AreaKind.PART else area.cause.area.name if area.cause else ""
    found = answered.record.evaluation.evidence if answered.record else ()
    said = [each.quote for each in found if each.polarity == "-" and each.dimension == part]
    text = _cut(said[0] if said else answered.answer.text)
    return Quote(kept.answer_id, kept.at, answered.question.text, evidence.mark or 1.0, text)


def _cut(text: str) -> str:
    """At most 220 characters, to the end of a word. White space is collapsed."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
