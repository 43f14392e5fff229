"""Weak areas in the order in which to work on them, each with its evidence, its root cause, a focus and a short drill.

The order is weakness × weight × certainty: how far the level is expected to be below a good answer, how much the
posting (or the rubric) makes of it, and how much of the doubt the answers have taken away. An area of few answers is
not put in front because one of them went badly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interview_coach.domain.job import Job
from interview_coach.domain.progress import (
    ENOUGH_ANSWERS,
    Area,
    AreaAnswer,
    AreaKind,
    Change,
    Progress,
    Status,
    folded,
    is_same,
)
from interview_coach.domain.vocabulary import Level

GOOD = 4.0
"""What there is to reach, in marks; how far above it someone is makes no area more urgent than another."""
MOST_EVIDENCE = 3
NOT_ASKED_FOR = 0.9
"""The weight of what the posting does not name."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part of a rubric in words; `weight` is its share of the overall mark (0 to 1), `anchors` say by mark (1-5) what
    it looks like."""

    name: str
    weight: float
    anchors: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class CompetencyWords:
    """`strong` says what a strong answer shows."""

    name: str
    strong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the content library: competencies by id, parts by `behavioral.result`."""

    competencies: Mapping[str, CompetencyWords] = field(default_factory=dict)
    parts: Mapping[str, PartWords] = field(default_factory=dict)

    def part(self, area: Area) -> PartWords:
        fallback = PartWords(area.name.replace("_", " "), 0.1, {})
        return self.parts.get(f"{area.type.value if area.type else ''}.{area.name}", fallback)


@dataclass(frozen=True, slots=True)
class Cause:
    """The part that costs most marks in the answers of an area: its mean mark in how many of them."""

    area: Area
    name: str
    mark: float
    answers: int


@dataclass(frozen=True, slots=True)
class Drill:
    """A piece of practice of 10 to 20 minutes."""

    minutes: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeakArea:
    """An area with what to do about it. Marks run from 1.0 to 5.0; `estimate`, `low` and `high` (90 %) are None when
    nothing was marked. `name` is the id, `title` the words. `evidence` are the answers that cost most."""

    kind: AreaKind
    name: str
    title: str
    competency: str | None
    type: str | None
    engine: str
    estimate: float | None
    low: float | None
    high: float | None
    answers: int
    not_assessed: int
    status: Status
    change: Change
    gain: float | None
    priority: float
    reason: str
    focus: str
    cause: Cause | None
    drill: Drill
    evidence: tuple[AreaAnswer, ...] = field(repr=False)


def rank_areas(progress: Sequence[Progress], wording: Wording, job: Job | None = None) -> tuple[WeakArea, ...]:
    """The areas to work on first in front. Areas without a mark come last."""
    areas = [_weak_area(each, wording, job) for each in progress]
    return tuple(sorted(areas, key=lambda area: (-area.priority, area.estimate or 9.0, area.kind.value, area.name)))


def weight_of(area: Area, wording: Wording, job: Job | None) -> float:
    """How much an area counts: around 1 for competencies and skills, by the posting; less for a part, which is only a
    share of every mark."""
    if area.kind is AreaKind.PART:
        return 2 * wording.part(area).weight
    if job is None:
        return 1.0
    if area.kind is AreaKind.COMPETENCY:
        return competency_weight(area.name, job)
    levels = {folded(skill.name): skill.level for skill in job.skills}
    return {Level.MUST: 1.25, Level.NICE: 1.0, None: NOT_ASKED_FOR}[levels.get(area.name)]


def competency_weight(competency: str, job: Job) -> float:
    """From 1.25 for the first in the ranking of the posting down to 1.0, below that for one it does not ask for. Most
    competencies come up in an interview whatever the posting says, so a clear weakness stays in front. One that the
    posting names as a must counts like any must."""
    if is_must(competency, job):
        return 1.25
    if competency not in job.competencies:
        return NOT_ASKED_FOR
    return max(1.0, 1.25 - 0.05 * job.competencies.index(competency))


def is_must(competency: str, job: Job) -> bool:
    """Whether the posting's must-haves name the competency by its plain name."""
    return any(is_same(skill.name, competency) for skill in job.skills_at(Level.MUST))


def _weak_area(each: Progress, wording: Wording, job: Job | None) -> WeakArea:
    cause = _cause(each, wording)
    low, high = each.range or (None, None)
    title = _title(each, wording, job)
    return WeakArea(
        kind=each.area.kind,
        name=each.area.name if each.area.kind is not AreaKind.SKILL else title,
        title=title,
        competency=_competency(each),
        type=each.area.type.value if each.area.type else None,
        engine=each.engine,
        estimate=each.estimate,
        low=low,
        high=high,
        answers=len(each.marked),
        not_assessed=len(each.answers) - len(each.marked),
        status=each.status,
        change=each.change,
        gain=each.belief.gain.mean if each.belief else None,
        priority=_priority(each, wording, job),
        reason=_reason(each, cause, _weight_words(each, job)),
        focus=_focus(each, cause, wording),
        cause=cause,
        drill=_drill(each, title, cause),
        evidence=_evidence(each),
    )


def _priority(each: Progress, wording: Wording, job: Job | None) -> float:
    if each.belief is None:
        return 0.0
    certainty = each.belief.certainty * min(1.0, _new_answers(each) / ENOUGH_ANSWERS)
    return each.belief.level.expected_shortfall(GOOD) * weight_of(each.area, wording, job) * certainty


def _new_answers(each: Progress) -> float:
    """How many answers to new questions the marks are worth; see progress_filter on later attempts."""
    return sum(1 / one.attempt**2 for one in each.marked)


def _title(each: Progress, wording: Wording, job: Job | None) -> str:
    """The words for people. A skill is spelt as in the posting, else as most often."""
    if each.area.kind is AreaKind.PART:
        return wording.part(each.area).name
    if each.area.kind is AreaKind.SKILL:
        posted = [skill.name for skill in job.skills if folded(skill.name) == each.area.name] if job else []
        spelt = [" ".join((one.answer.skill or "").split()) for one in each.answers]
        return posted[0] if posted else max(spelt, key=spelt.count)
    words = wording.competencies.get(each.area.name)
    return words.name if words else each.area.name.replace("_", " ").capitalize()


def _competency(each: Progress) -> str | None:
    """The area itself, or the one competency that all answers of a skill share."""
    if each.area.kind is AreaKind.COMPETENCY:
        return each.area.name
    named = {answer.answer.competency for answer in each.answers}
    return next(iter(named)) if each.area.kind is AreaKind.SKILL and len(named) == 1 else None


def _cause(each: Progress, wording: Wording) -> Cause | None:
    """The part with the largest loss: its share of the mark times what is missing in it. A part of the answers that
    already get a good mark for it is no cause."""
    if each.area.kind is AreaKind.PART:
        return None
    levels: dict[Area, list[float]] = defaultdict(list)
    for one in each.marked:
        for name, mark in one.answer.dimensions.items():
            if mark is not None:
                levels[Area(AreaKind.PART, name, one.answer.type)].append(mark)
    losses = {part: wording.part(part).weight * sum(5 - mark for mark in marks) for part, marks in levels.items()}
    if not losses:
        return None
    worst = max(losses, key=lambda part: (losses[part], part.name))
    mean = sum(levels[worst]) / len(levels[worst])
    return Cause(worst, wording.part(worst).name, mean, len(levels[worst])) if mean < GOOD else None


def _evidence(each: Progress) -> tuple[AreaAnswer, ...]:
    """The lowest marks, the latest of equal ones first."""
    lowest = sorted(reversed(each.marked), key=lambda one: one.mark or 0.0)
    return tuple(one for one in lowest if (one.mark or 0.0) < GOOD)[:MOST_EVIDENCE]


def _reason(each: Progress, cause: Cause | None, weight: str) -> str:
    """What is known, from what, and where the marks are lost."""
    sentences = [_level_words(each)]
    if cause and each.is_enough:
        sentences.append(f"Most is lost in “{cause.name}”: {cause.mark:.1f} on average in {_answers(cause.answers)}.")
    sentences += [words for words in (_change_words(each), weight) if words]
    if each.elsewhere:
        sentences.append(f"Not mixed in: {_answers(each.elsewhere)} marked by another engine.")
    return " ".join(sentences)


def _level_words(each: Progress) -> str:
    left = len(each.answers) - len(each.marked)
    without = f" ({_answers(left)} without a mark left out)" if left else ""
    if each.belief is None:
        return f"None of your {_answers(left)} here could be marked by {each.engine}."
    low, high = each.range or (1.0, 5.0)
    known = f"about {each.estimate:.1f} of 5, most likely between {low:.1f} and {high:.1f}"
    counted = f"{_answers(len(each.marked))} marked by {each.engine}{without}"
    if each.is_enough:
        return f"{counted.capitalize()}: {known}."
    return f"Only {counted}: too few to tell. So far it looks like {known}."


def _change_words(each: Progress) -> str:
    if each.belief is None or each.change not in (Change.IMPROVED, Change.DECLINED):
        return ""
    word = "up" if each.change is Change.IMPROVED else "down"
    return f"It went {word} by about {abs(each.belief.gain.mean):.1f} since your first answer here."


def _weight_words(each: Progress, job: Job | None) -> str:
    if job is None or each.area.kind is AreaKind.PART:
        return ""
    if each.area.kind is AreaKind.COMPETENCY:
        if is_must(each.area.name, job):
            return "The posting makes it a must."
        return "The posting asks for it." if each.area.name in job.competencies else ""
    levels = {folded(skill.name): skill.level for skill in job.skills}
    return {Level.MUST: "The posting makes it a must.", Level.NICE: "The posting would like it.", None: ""}[
        levels.get(each.area.name)
    ]


def _focus(each: Progress, cause: Cause | None, wording: Wording) -> str:
    """One thing to work on, and what it looks like when it is good."""
    if each.area.kind is AreaKind.PART:
        words = wording.part(each.area)
        return _goal(words, each.estimate or 1.0) or f"Give “{words.name}” a sentence of its own in the next answer."
    if cause:
        return f"Work on “{cause.name}” first. {_goal(wording.part(cause.area), cause.mark)}".strip()
    known = wording.competencies.get(each.area.name)
    if known and known.strong:
        return f"Make sure of this: {known.strong[0][0].lower()}{known.strong[0][1:]}"
    return "Say how it works and why, compare it with one other way, and say how you would check that it is right."


def _goal(part: PartWords, mark: float) -> str:
    """The anchor of 4, or of 5 for someone who is there; the ones below describe what is missing."""
    goal = 4 if mark < GOOD else 5
    anchor = part.anchors.get(goal, "")
    return f"A {goal} looks like this: {anchor[0].lower()}{anchor[1:]}" if anchor else ""


def _drill(each: Progress, title: str, cause: Cause | None) -> Drill:
    return part_drill(title) if each.area.kind is AreaKind.PART else area_drill(title, cause.name if cause else None)


def part_drill(title: str) -> Drill:
    """For a part of answers, such as “Result and evidence”."""
    return Drill(
        12,
        (
            f"Take your last answer and say aloud only the sentences for “{title}” (3 minutes).",
            "Say the whole answer again with them in it (4 minutes).",
            "Answer another question and listen for the same part (5 minutes).",
        ),
    )


def area_drill(title: str, target: str | None = None) -> Drill:
    """For a competency or a skill: one target, the same question again at once, then another question (Ericsson's
    deliberate practice)."""
    return Drill(
        15,
        (
            f"Answer one question about “{title}” aloud (4 minutes).",
            f"Read the feedback and change one thing only: {target or 'its main point'} (3 minutes).",
            "Answer the same question again at once (4 minutes).",
            f"Answer a new question about “{title}” with the same target (4 minutes).",
        ),
    )


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"
