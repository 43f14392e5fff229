"""Progress: what someone can do now in each competency, technical skill and part of an answer, and whether it changed.

The estimates come from `progress_filter`. Marks of different engines never meet: every area is measured by one engine,
the one that marked most answers where it marked enough of the area. Answers without a mark (junk, a refusal) are
counted and otherwise left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from interview_coach.domain.progress_filter import Belief, Observation, believe, pooled
from interview_coach.domain.rubrics import HIGHEST_MARK, LOWEST_MARK
from interview_coach.domain.vocabulary import QuestionType

ENOUGH_ANSWERS = 3
"""Below this there is "not enough data", for the level and for a change."""
ENOUGH_QUESTIONS = 2
"""Attempts at a single question say how well that question is known."""
SURE, WORTH_SAYING = 0.9, 0.3
"""A change is named when its direction has this probability *and* it is at least this large in marks."""
WEAK_BELOW, STRONG_FROM, LIKELY = 3.0, 3.75, 0.6
"""Marks, and how likely the level must be beyond them: 3 is a real but routine answer in every rubric, 4 a good one."""
SITTING = timedelta(hours=12)
"""A later attempt within this time of the one before it is a retry; after it, a retest that tells something new."""
MOST_ANSWERS = 60
"""Older answers of an area say little about now, and the work for a page must not grow with every answer."""


class AreaKind(StrEnum):
    COMPETENCY = "competency"
    SKILL = "skill"
    PART = "part"


class Status(StrEnum):
    WEAK = "weak"
    STEADY = "steady"
    STRONG = "strong"
    NOT_ENOUGH_DATA = "not_enough_data"


class Change(StrEnum):
    IMPROVED = "improved"
    DECLINED = "declined"
    NO_CHANGE = "no_change"
    NOT_ENOUGH_DATA = "not_enough_data"


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """One evaluation in the history. `overall` 1.0-5.0, None: not assessed. `attempt` counts from 1 for a question;
    None: it is counted here, by the words of `question`. `dimensions` are the marks of the rubric's parts."""

    at: datetime
    type: QuestionType
    engine: str
    overall: float | None
    competency: str | None = None
    skill: str | None = field(default=None, repr=False)
    question: str | None = field(default=None, repr=False)
    difficulty: int | None = None
    attempt: int | None = None
    dimensions: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Area:
    """What is measured: a competency (by id), a skill (by its folded name), or a part (`type` says of which rubric)."""

    kind: AreaKind
    name: str
    type: QuestionType | None = None


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """An answer as one area sees it: `mark` is the overall mark, or the mark of the part; None is not assessed."""

    answer: MarkedAnswer
    mark: float | None
    attempt: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of one area by one engine. `answers` are all of that engine, oldest first; `belief` is None when
    none of them has a mark. `elsewhere` counts the answers of other engines, which are kept apart."""

    area: Area
    engine: str
    answers: tuple[AreaAnswer, ...]
    belief: Belief | None
    elsewhere: int = 0

    @property
    def marked(self) -> tuple[AreaAnswer, ...]:
        return tuple(each for each in self.answers if each.mark is not None)

    @property
    def estimate(self) -> float | None:
        return None if self.belief is None else _within_marks(self.belief.level.mean)

    @property
    def range(self) -> tuple[float, float] | None:
        """Between these marks the level lies with 90 % probability."""
        if self.belief is None:
            return None
        level = self.belief.level
        return _within_marks(level.quantile(0.05)), _within_marks(level.quantile(0.95))

    @property
    def is_enough(self) -> bool:
        return len(self.marked) >= ENOUGH_ANSWERS and _questions(self.marked) >= ENOUGH_QUESTIONS

    @property
    def status(self) -> Status:
        if self.belief is None or not self.is_enough:
            return Status.NOT_ENOUGH_DATA
        if self.belief.level.below(WEAK_BELOW) >= LIKELY:
            return Status.WEAK
        return Status.STRONG if self.belief.level.above(STRONG_FROM) >= LIKELY else Status.STEADY

    @property
    def change(self) -> Change:
        """Since the first answer. Half of all people who did not change look better in their last four answers than in
        their first four, so both the probability and the size must be there."""
        if self.belief is None or not self.is_enough:
            return Change.NOT_ENOUGH_DATA
        gain = self.belief.gain
        if gain.mean >= WORTH_SAYING and gain.above(0.0) >= SURE:
            return Change.IMPROVED
        return Change.DECLINED if gain.mean <= -WORTH_SAYING and gain.below(0.0) >= SURE else Change.NO_CHANGE


def measure(history: Iterable[MarkedAnswer]) -> tuple[Progress, ...]:
    """The progress in every area of the history, in no particular order. Lines may come in any order of time."""
    answers = sorted(history, key=lambda answer: answer.at)
    attempts = _attempts(answers)
    by_area: dict[Area, dict[str, list[AreaAnswer]]] = defaultdict(lambda: defaultdict(list))
    for answer, attempt in zip(answers, attempts, strict=True):
        for area, mark in _areas_of(answer):
            by_area[area][answer.engine].append(AreaAnswer(answer, mark, attempt))
    main = _main_engine(answers)
    chosen = {area: _engine_of(by_engine, main) for area, by_engine in by_area.items()}
    beliefs = _beliefs({area: (engine, by_area[area][engine]) for area, engine in chosen.items()})
    return tuple(
        Progress(area, engine, tuple(by_area[area][engine]), beliefs.get(area), _elsewhere(by_area[area], engine))
        for area, engine in chosen.items()
    )


def folded(skill: str) -> str:
    """A skill by any spelling of its name: case and white space do not matter."""
    return " ".join(skill.split()).casefold()


def is_same(skill: str, competency: str | None) -> bool:
    """Whether a posting's skill is a competency by its plain name, such as “communication”. Then they are one area."""
    return competency is not None and folded(skill) == competency.replace("_", " ")


def _areas_of(answer: MarkedAnswer) -> Iterable[tuple[Area, float | None]]:
    if answer.competency:
        yield Area(AreaKind.COMPETENCY, answer.competency), answer.overall
    if answer.skill and not is_same(answer.skill, answer.competency):
        yield Area(AreaKind.SKILL, folded(answer.skill)), answer.overall
    for name, mark in answer.dimensions.items() if answer.overall is not None else ():
        if mark is not None:
            yield Area(AreaKind.PART, name, answer.type), mark


def _attempts(answers: Sequence[MarkedAnswer]) -> list[int]:
    """The attempt of each answer, oldest first; where it is not given, the words of the question decide."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for answer in answers:
        if answer.question:
            seen[answer.engine, folded(answer.question)] += 1
        counted = seen[answer.engine, folded(answer.question)] if answer.question else 1
        found.append(answer.attempt or counted)
    return found


def _main_engine(answers: Sequence[MarkedAnswer]) -> str:
    """The one that marked most answers; the later one of two with as many. Empty when nothing is marked."""
    return _with_most([answer.engine for answer in answers if answer.overall is not None])


def _engine_of(by_engine: Mapping[str, Sequence[AreaAnswer]], main: str) -> str:
    marked = {engine: sum(each.mark is not None for each in answers) for engine, answers in by_engine.items()}
    if marked.get(main, 0) >= ENOUGH_ANSWERS:
        return main
    latest = max(by_engine, key=lambda engine: by_engine[engine][-1].answer.at)
    return max(marked, key=lambda engine: (marked[engine], engine == main, engine == latest))


def _with_most(engines: Sequence[str]) -> str:
    counts = Counter(engines)
    return max(counts, key=lambda engine: (counts[engine], _last_place(engines, engine)), default="")


def _last_place(engines: Sequence[str], engine: str) -> int:
    return max(place for place, each in enumerate(engines) if each == engine)


def _beliefs(by_area: Mapping[Area, tuple[str, Sequence[AreaAnswer]]]) -> dict[Area, Belief]:
    """Overall marks and marks of parts are read apart: levels of 1 to 5 scatter more than their weighted mean."""
    groups: dict[tuple[str, bool], dict[Area, list[Observation]]] = defaultdict(dict)
    for area, (engine, answers) in by_area.items():
        if observed := _observations(answers):
            groups[engine, area.kind is AreaKind.PART][area] = observed[-MOST_ANSWERS:]
    return {area: belief for series in groups.values() for area, belief in believe(series).items()}


def _observations(answers: Sequence[AreaAnswer]) -> list[Observation]:
    """One for each question and sitting, in the order of the first attempts."""
    rounds: list[list[Observation]] = []
    latest: dict[str, tuple[datetime, list[Observation]]] = {}
    for each in answers:
        if each.mark is None:
            continue
        key, at = folded(each.answer.question or ""), each.answer.at
        before, attempts = latest.get(key, (at, []))
        if not attempts or each.attempt == 1 or at - before >= SITTING:
            attempts = []
            rounds.append(attempts)
        attempts.append(Observation(each.mark, each.answer.difficulty, each.attempt))
        latest[key] = (at, attempts)
    return [pooled(attempts) for attempts in rounds]


def _elsewhere(by_engine: Mapping[str, Sequence[AreaAnswer]], engine: str) -> int:
    return sum(each.mark is not None for other, answers in by_engine.items() if other != engine for each in answers)


def _questions(answers: Sequence[AreaAnswer]) -> int:
    """How many questions there were at least: first attempts, or different words where earlier attempts are gone."""
    first = sum(each.attempt == 1 for each in answers)
    return max(first, len({folded(each.answer.question) for each in answers if each.answer.question}))


def _within_marks(value: float) -> float:
    return min(HIGHEST_MARK, max(LOWEST_MARK, value))
