"""Simulated learners whose truth is known: what the progress filter finds, beside the running mean of the marks.

The running mean calls the lowest mean the weakest area, says "improved" when the second half of the answers is 0.3
above the first, and gives mean ± 1.645 · s/√n as its range of 90 %. Learners differ in level and in the spread between
competencies, raters in noise (0.4 to 1.0 marks; 0.7 is one human rater). Marks are rounded to 0.1 and end at 1 and 5.

Goals: the weak one of seven among the first two after 21 answers 85 %, false "improved" at most 5 %, a gain of 0.8
found within 24 answers 80 %, ranges that hold the truth 85-95 %. A gain that comes evenly to the end under a noise of
0.7 cannot reach 80 % by any rule with 5 % false alarms (the best linear contrast finds 49 %).
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from interview_coach.domain.progress import AreaKind, Change, MarkedAnswer, Progress, measure
from interview_coach.domain.vocabulary import COMPETENCY_IDS, QuestionType
from interview_coach.domain.weak_areas import Wording, rank_areas

SEVEN = COMPETENCY_IDS[:7]
BEGIN = datetime(2026, 1, 5, 18, tzinfo=UTC)
Shape = Callable[[float], float]
"""How much of the gain is there, by the share of the answers that were given."""

FLAT: Shape = lambda _: 0.0  # noqa: E731
SHAPES: dict[str, Shape] = {
    "at once, half way": lambda share: float(share >= 0.5),
    "early, then held": lambda share: min(1.0, 2 * share),
    "evenly to the end": lambda share: share,
}


@dataclass(frozen=True)
class Rater:
    """`noise` in marks; one answer in `wild` gets twice that."""

    noise: float
    wild: int = 0
    name: str = "builtin"
    leniency: float = 0.0

    def mark(self, level: float, chance: random.Random) -> float:
        noise = self.noise * (2 if self.wild and chance.randrange(self.wild) == 0 else 1)
        return min(5.0, max(1.0, round(chance.gauss(level + self.leniency, noise), 1)))


def levels(chance: random.Random, spread: float = 0.5) -> dict[str, float]:
    """True levels of seven competencies of one learner."""
    person = chance.gauss(3.1, 0.45)
    return {name: min(4.4, max(1.6, chance.gauss(person, spread))) for name in SEVEN}


def answer(number: int, competency: str, mark: float, rater: Rater, attempt: int = 1) -> MarkedAnswer:
    at = BEGIN + timedelta(hours=7 * number)
    return MarkedAnswer(at, QuestionType.BEHAVIORAL, rater.name, mark, competency, attempt=attempt)


def practised(
    truth: dict[str, float], rounds: int, rater: Rater, chance: random.Random, gain: tuple[float, Shape] = (0.0, FLAT)
) -> list[MarkedAnswer]:
    """`rounds` answers in each competency in turn; the first competency gains."""
    found = []
    for turn in range(rounds):
        for name, level in truth.items():
            more = gain[0] * gain[1](turn / (rounds - 1)) if name == SEVEN[0] and rounds > 1 else 0.0
            found.append(answer(len(found), name, rater.mark(level + more, chance), rater))
    return found


def of_competency(history: Sequence[MarkedAnswer], name: str) -> tuple[Progress, list[float]]:
    progress = next(p for p in measure(history) if p.area.kind is AreaKind.COMPETENCY and p.area.name == name)
    return progress, [a.overall for a in history if a.competency == name and a.overall is not None]


def mean_says_improved(marks: Sequence[float]) -> bool:
    half = len(marks) // 2
    return statistics.mean(marks[half:]) - statistics.mean(marks[:half]) >= 0.3


def mean_holds(marks: Sequence[float], truth: float) -> bool:
    around = 1.645 * statistics.stdev(marks) / len(marks) ** 0.5
    return abs(statistics.mean(marks) - truth) <= around


class Shares:
    """Shares of learners, ours and the running mean's."""

    def __init__(self) -> None:
        self.ours: list[bool] = []
        self.mean: list[bool] = []

    def add(self, ours: bool, mean: bool) -> None:
        self.ours.append(ours)
        self.mean.append(mean)

    def tell(self, what: str, goal: str) -> None:
        ours, mean = (100 * statistics.mean(each) for each in (self.ours, self.mean))
        print(f"{what:66} {ours:5.1f} %   running mean {mean:5.1f} %   goal {goal}")


def weak_of_seven(learners: int, rater: Rater, below: float) -> None:
    found, ranges = Shares(), Shares()
    for seed in range(learners):
        chance = random.Random(f"weak {seed}")
        truth = {name: chance.gauss(3.4, 0.25) for name in SEVEN}
        weak = chance.choice(SEVEN)
        truth[weak] = 3.4 - below
        history = practised(truth, 3, rater, chance)
        chance.shuffle(history)
        progress = measure(history)
        first = [area.name for area in rank_areas(progress, Wording())[:2]]
        marks = {name: [a.overall for a in history if a.competency == name] for name in SEVEN}
        lowest = sorted(SEVEN, key=lambda name: statistics.mean(marks[name]))[:2]
        found.add(weak in first, weak in lowest)
        for each in progress:
            low, high = each.range or (1.0, 5.0)
            ranges.add(low <= truth[each.area.name] <= high, mean_holds(marks[each.area.name], truth[each.area.name]))
    found.tell(f"one of seven is {below:.1f} lower, noise {rater.noise}: in the first two of 21", ">= 85")
    ranges.tell("  ranges that hold the level", "85-95")


@dataclass(frozen=True)
class Case:
    """`rounds` answers in each of seven competencies; the first of them gains."""

    what: str
    rater: Rater
    rounds: int = 24
    gain: tuple[float, Shape] = (0.0, FLAT)
    goal: str = "<= 5"


def change(case: Case, learners: int) -> None:
    """How often "improved" is said at the end, and how good the ranges are: of the competency that gains, or of all."""
    improved, ranges = Shares(), Shares()
    size, shape = case.gain
    for seed in range(learners):
        chance = random.Random(f"{case.what} {seed}")
        truth = levels(chance)
        truth[SEVEN[0]] = min(truth[SEVEN[0]], 4.4 - size)
        for each in measure(practised(truth, case.rounds, case.rater, chance, case.gain)):
            if size and each.area.name != SEVEN[0]:
                continue
            marks = [one.mark for one in each.marked if one.mark is not None]
            level = truth[each.area.name] + size * shape(1.0)
            low, high = each.range or (1.0, 5.0)
            improved.add(each.change is Change.IMPROVED, mean_says_improved(marks))
            ranges.add(low <= level <= high, mean_holds(marks, level))
    improved.tell(case.what, case.goal)
    ranges.tell("  ranges that hold the level now", "85-95")


def ever_wrong(learners: int, rater: Rater) -> None:
    """Looked at after each of 24 answers: the share of flat learners who are told "improved" at least once."""
    ever = Shares()
    for seed in range(learners):
        chance = random.Random(f"ever {seed}")
        level = levels(chance)[SEVEN[0]]
        history = practised({SEVEN[0]: level}, 24, rater, chance)
        looks = [of_competency(history[:n], SEVEN[0]) for n in range(4, 25)]
        ever.add(
            any(progress.change is Change.IMPROVED for progress, _ in looks),
            any(mean_says_improved(marks) for _, marks in looks),
        )
    ever.tell(f"flat, noise {rater.noise}, looked at after every answer: ever “improved”", "(none)")


def other_engine(learners: int) -> None:
    """12 answers by a strict engine, then 12 by a lenient one; nothing changed."""
    improved = Shares()
    strict, lenient = Rater(0.6), Rater(0.5, name="gemini", leniency=0.7)
    for seed in range(learners):
        chance = random.Random(f"engine {seed}")
        level = levels(chance)[SEVEN[0]]
        raters = [strict] * 12 + [lenient] * 12
        history = [answer(n, SEVEN[0], r.mark(level, chance), r) for n, r in enumerate(raters)]
        progress, marks = of_competency(history, SEVEN[0])
        improved.add(progress.change is Change.IMPROVED, mean_says_improved(marks))
    improved.tell("flat, a more lenient engine from answer 13 on: “improved”", "<= 5")


def retries(learners: int) -> None:
    """8 questions, later ones tried up to four times, each try 0.4 better than the last; the level is flat."""
    improved, ranges = Shares(), Shares()
    rater = Rater(0.6)
    for seed in range(learners):
        chance = random.Random(f"retry {seed}")
        level = min(3.6, levels(chance)[SEVEN[0]])
        history: list[MarkedAnswer] = []
        for question in range(8):
            own = chance.gauss(0, 0.4)
            for attempt in range(1, 2 + min(3, question // 2)):
                mark = rater.mark(level + own + 0.4 * (attempt - 1), chance)
                history.append(answer(len(history), SEVEN[0], mark, rater, attempt))
        progress, marks = of_competency(history, SEVEN[0])
        improved.add(progress.change is Change.IMPROVED, mean_says_improved(marks))
        low, high = progress.range or (1.0, 5.0)
        ranges.add(low <= level <= high, mean_holds(marks, level))
    improved.tell("flat, but more and more attempts at the same question: “improved”", "<= 5")
    ranges.tell("  ranges that hold the level at new questions", "85-95")


def cost() -> None:
    chance = random.Random("cost")
    history = practised(levels(chance), 1430, Rater(0.6), chance)
    for count in (100, 10_000):
        started = time.perf_counter()
        measure(history[:count])
        print(f"{count:6} answers measured in {1000 * (time.perf_counter() - started):.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=200, help="for each line (200)")
    learners = parser.parse_args().learners
    for noise, below in ((0.5, 1.0), (0.7, 1.0), (0.7, 1.3), (1.0, 1.3)):
        weak_of_seven(learners, Rater(noise), below)
    for noise in (0.4, 0.7, 1.0):
        change(Case(f"flat, noise {noise}, 24 answers: “improved”", Rater(noise)), learners // 4)
    change(Case("flat, noise 0.7, 8 answers: “improved”", Rater(0.7), 8), learners // 2)
    change(Case("flat, noise 0.6, one mark in six twice as noisy: “improved”", Rater(0.6, wild=6)), learners // 4)
    for noise in (0.4, 0.55, 0.7):
        for name, shape in SHAPES.items():
            what = f"gains 0.8 {name}, noise {noise}: found at 24"
            change(Case(what, Rater(noise), gain=(0.8, shape), goal=">= 80"), learners)
    ever_wrong(learners // 4, Rater(0.7))
    other_engine(learners)
    retries(learners)
    cost()
    return 0


if __name__ == "__main__":
    sys.exit(main())
