"""The study plan from today to the interview: what to do on which day, within the minutes a day, and why.

Everything is counted backwards from the interview, in working days: which days hold a mock interview, whose turn it is
in the practice, which day is the last. So a plan made again tomorrow is the same plan without today: a missed day moves
nothing else, and nothing is piled up on the next day.

What it rests on:

- Nine simulated interviews were the most efficient dose in 558 young people (Smith et al.,
  doi:10.1177/21651434231160532): up to nine mocks of four questions, the last ones without hints.
- One target an attempt, the same question again at once, then a new question, then an earlier one after days; spaced
  retrieval beats massed by g = .74 (Latimier, Peyre & Ramus 2021, Educ Psych Rev 33:959).
- Topics take turns instead of coming in blocks; at least 45 % of the practice goes to the two weakest competencies.
- The last evening is for a sheet and stories that are known, not for new material.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, zip_longest

from interview_coach.domain import plan_items
from interview_coach.domain.plan_days import MOST_A_DAY, Kind, Slot, slots_of
from interview_coach.domain.plan_items import LIVE_MOCKS, OPENING, PlanItem, Stage, Topic
from interview_coach.errors import InvalidInput

FEWEST_MINUTES, MOST_MINUTES = 5, 600
LONGEST_AHEAD = timedelta(days=366)
WEEKS_WITHOUT_DATE = 4
EVERY_DAY_WITHIN = 60
"""Working days before the interview; earlier than that, every third day is enough."""
LEAST_FOCUS = 0.45
"""The share of the practice time for the two weakest competencies; blocks of equal length make it a half."""


@dataclass(frozen=True, slots=True)
class PlanWishes:
    """`minutes_per_day` 5 to 600. Without `interview_on` the plan is a rhythm of four weeks, to the end of a week.
    `weekdays_off` are 0 (Monday) to 6."""

    today: date
    interview_on: date | None
    minutes_per_day: int
    days_off: frozenset[date] = frozenset()
    weekdays_off: frozenset[int] = frozenset()

    def is_off(self, day: date) -> bool:
        return day in self.days_off or day.weekday() in self.weekdays_off


@dataclass(frozen=True, slots=True)
class PlanMaterial:
    """What the days are filled with, the most urgent in front. `focus` are the two weakest competencies, `must_haves`
    what the posting makes a must (one may be in the focus): each is touched at least once. `stories` are events to
    tell."""

    focus: tuple[Topic, ...] = ()
    must_haves: tuple[Topic, ...] = ()
    others: tuple[Topic, ...] = ()
    stories: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDay:
    on: date
    items: tuple[PlanItem, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Days with something to do, in their order."""

    interview_on: date | None
    days: tuple[PlanDay, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class _Turn:
    """A slot with its topic; `again` is how many times the same still comes after it."""

    slot: Slot
    topic: Topic | None
    again: int


def make_plan(wishes: PlanWishes, material: PlanMaterial) -> StudyPlan:
    """The plan. Raises InvalidInput for minutes, a date or days off that cannot be planned with."""
    check_wishes(wishes)
    turns = _turns(_slots(wishes, bool(material.stories)), material)
    if not turns:
        raise InvalidInput("every day of the plan is a day off; keep at least one of them free")
    days = _days(turns, wishes, material)
    return StudyPlan(wishes.interview_on, days, _summary(days, wishes, material))


def check_wishes(wishes: PlanWishes) -> None:
    """Raises InvalidInput, one sentence."""
    if not FEWEST_MINUTES <= wishes.minutes_per_day <= MOST_MINUTES:
        raise InvalidInput(
            f"the minutes a day run from {FEWEST_MINUTES} to {MOST_MINUTES}, not {wishes.minutes_per_day}"
        )
    if wishes.interview_on is None:
        return
    if wishes.interview_on < wishes.today:
        raise InvalidInput(
            f"the interview on {wishes.interview_on} lies before today ({wishes.today}); give the date of the next one"
        )
    if wishes.interview_on - wishes.today > LONGEST_AHEAD:
        raise InvalidInput(f"the interview on {wishes.interview_on} is more than a year away; check the date")


def _slots(wishes: PlanWishes, has_stories: bool) -> dict[date, tuple[Slot, ...]]:
    """The slots of each day, the last day first."""
    days = [(day, before) for day, before in _working_days(wishes) if before <= EVERY_DAY_WITHIN or before % 3 == 0]
    return {day: slots_of(before, wishes.minutes_per_day, has_stories=has_stories) for day, before in days}


def _working_days(wishes: PlanWishes) -> Iterator[tuple[date, int]]:
    """Each day to work on with the number of working days from it to the interview, the last one first. The day of the
    interview is 0 and never off."""
    day, before = wishes.interview_on or _end_of_rhythm(wishes.today), 1
    while day >= wishes.today:
        if day == wishes.interview_on:
            yield day, 0
        elif not wishes.is_off(day):
            yield day, before
            before += 1
        day -= timedelta(days=1)


def _end_of_rhythm(today: date) -> date:
    """The Sunday of the fourth week: the same on every day of a week, so that the rhythm does not slide with today."""
    return today + timedelta(days=7 * WEEKS_WITHOUT_DATE - 1 - today.weekday())


def _turns(slots: Mapping[date, Sequence[Slot]], material: PlanMaterial) -> dict[date, list[_Turn]]:
    """Who has which slot: topics take turns from the last slot backwards. The last day first, slots in their order."""
    rota, stories = _Rota(material), cycle(material.stories)
    again: Counter[tuple[Kind, Topic | None]] = Counter()
    found: dict[date, list[_Turn]] = {}
    for day, of_day in slots.items():
        found[day] = []
        for slot in reversed(of_day):
            topic: Topic | None = None
            if slot.kind is Kind.PRACTICE:
                topic = rota.take(slot.minutes)
            elif slot.kind is Kind.STORY:
                topic = next(stories)
            found[day].insert(0, _Turn(slot, topic, again[slot.kind, topic]))
            again[slot.kind, topic] += 1
    return found


class _Rota:
    """Gives the slots of practice to topics, the last slot first: to the focus whenever its share would fall below
    `LEAST_FOCUS` otherwise. So the share holds for every plan that ends on the same day, however early it begins."""

    def __init__(self, material: PlanMaterial) -> None:
        rest = _rest(material)
        self._focus = cycle(material.focus or rest or (OPENING,))
        self._rest = cycle(rest or material.focus or (OPENING,))
        self._is_shared = bool(material.focus and rest)
        self._of_focus = self._all = 0

    def take(self, minutes: int) -> Topic:
        self._all += minutes
        if self._is_shared and self._of_focus >= LEAST_FOCUS * self._all:
            return next(self._rest)
        self._of_focus += minutes
        return next(self._focus)


def _rest(material: PlanMaterial) -> tuple[Topic, ...]:
    """Two must-haves, then another competency, and so on. A must-have of the focus has its share already."""
    musts = iter([topic for topic in material.must_haves if topic not in material.focus])
    threes = zip_longest(musts, musts, material.others)
    return tuple(topic for three in threes for topic in three if topic is not None)


def _days(turns: Mapping[date, Sequence[_Turn]], wishes: PlanWishes, material: PlanMaterial) -> tuple[PlanDay, ...]:
    """Turns into items, from the first day on: what has not been begun cannot come back yet."""
    touched = {turn.topic for of_day in turns.values() for turn in of_day if turn.slot.kind is Kind.PRACTICE}
    without = tuple(topic.title for topic in material.must_haves if topic not in touched)
    sheets = sorted(day for day, of_day in turns.items() if any(turn.slot.is_sheet for turn in of_day))
    begun = {topic for topic in (*material.focus, *material.must_haves, *material.others) if topic.is_known}
    days = []
    for day in sorted(turns):
        items = tuple(_item(turn, begun, is_interview_day=day == wishes.interview_on) for turn in turns[day])
        if day == sheets[0]:
            items = tuple(plan_items.with_proofs(item, without) if item.is_sheet else item for item in items)
        days.append(PlanDay(day, items))
    return tuple(days)


def _item(turn: _Turn, begun: set[Topic], *, is_interview_day: bool) -> PlanItem:
    """`begun` are the topics that were practised or told before; the turn's own is added."""
    minutes, topic = turn.slot.minutes, turn.topic
    if turn.slot.is_sheet:
        return plan_items.sheet(minutes, is_interview_day=is_interview_day)
    if topic is None:
        return _item_without_topic(turn)
    is_begun = topic in begun
    begun.add(topic)
    if turn.slot.kind is Kind.STORY:
        return plan_items.story(topic, minutes, is_told=is_begun)
    return plan_items.practice(topic, Stage(turn.again % len(Stage)) if is_begun else Stage.TARGET, minutes)


def _item_without_topic(turn: _Turn) -> PlanItem:
    if turn.slot.kind is Kind.MOCK:
        return plan_items.mock(turn.slot.minutes, is_live=turn.again < LIVE_MOCKS)
    if turn.slot.kind is Kind.REVIEW:
        return plan_items.review(turn.slot.minutes)
    return plan_items.read(turn.again, turn.slot.minutes)


def _summary(days: Sequence[PlanDay], wishes: PlanWishes, material: PlanMaterial) -> str:
    kinds = Counter(item.kind for day in days for item in day.items)
    counted = ", ".join(_count(kinds[kind], word) for kind, word in _COUNTED.items() if kinds[kind])
    minutes = sum(day.minutes for day in days)
    sentences = [f"{_count(len(days), 'day')}, {minutes} minutes in all: {counted}."]
    if material.focus and kinds[Kind.PRACTICE]:
        sentences.append(f"Most practice goes to {' and '.join(topic.title for topic in material.focus)}.")
    if wishes.interview_on is None:
        sentences.append("Without a date this is a rhythm of four weeks; give the date when you know it.")
    if wishes.minutes_per_day > MOST_A_DAY:
        sentences.append(f"A day holds {MOST_A_DAY} minutes at most: more tires you and teaches little.")
    if len(days) > 1:
        sentences.append("If you miss a day, go on with the next one; there is nothing to catch up on.")
    return " ".join(sentences)


_COUNTED = {
    Kind.PRACTICE: "round of practice",
    Kind.MOCK: "mock interview",
    Kind.STORY: "story session",
    Kind.REVIEW: "recall session",
    Kind.READ: "reading",
}


def _count(number: int, word: str) -> str:
    plural = word.replace("round", "rounds", 1) if word.startswith("round") else f"{word}s"
    return f"1 {word}" if number == 1 else f"{number} {plural}"
