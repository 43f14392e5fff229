"""The facts of a behavioral answer that marks are made of: who did what, how concretely, with what end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interview_coach.coach.builtin.evaluation.clause_features import Matrix
from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, Reading, read_clauses
from interview_coach.coach.builtin.evaluation.cues import (
    APPLIED,
    CHOICE,
    PEOPLE,
    REASON,
    SETTING,
    SLOGAN,
    TASK,
    TROUBLE,
)
from interview_coach.coach.builtin.evaluation.labeller import LABELS
from interview_coach.coach.builtin.evaluation.lexicon import VAGUE_VERBS, is_abstract
from interview_coach.coach.builtin.evaluation.outcomes import Outcome
from interview_coach.coach.builtin.evaluation.people import SOMEONE
from interview_coach.coach.builtin.evaluation.story import Part
from interview_coach.coach.builtin.evaluation.telling import telling_of
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.vocabulary import SegmentLabel
from interview_coach.embedding import Vectors

_SUPPOSED = re.compile(r"\b(?:would|wouldn't|should|might|\w+'d|\w+'ll|will)\b")
_FAMILY = frozenset([Agent.I, Agent.WE, Agent.PASSIVE])


HARDLY = 0.35
"""Probability of a part of the story below which it is taken not to be there."""
SURE = 0.75
"""Probability from which something is said of a clause in the feedback as a fact."""
MANY_DENIED = 4
"""Own steps told as not done ("I never checked") from which, when most are, nothing was done. One or two are steps too:
"I did not argue"."""
_DENIED = re.compile(r"\bi (?:\w+ )?(?:did not|didn't|never|could not|couldn't|had not|hadn't|was not|wasn't)\b")
CERTAIN = 0.9
"""Probability from which a clause is praised or said to be dispensable."""


@dataclass(frozen=True, slots=True)
class Account:
    """Counts and quotes of one answer. Steps are clauses in which something was done; `own` by the speaker,
    `shared` by "we" or nobody named; shares run from 0 to 1 of the words of the answer."""

    text: AnswerText
    parts: tuple[Part, ...]
    own: tuple[Reading, ...]
    shared: tuple[Reading, ...]
    outcomes: tuple[Outcome, ...]
    reflections: tuple[Reading, ...]
    tasks: tuple[Reading, ...]
    reasons: int
    people: int
    choices: int
    modal: int
    habit: int
    setting: bool
    trouble: bool
    density: float
    substance: float
    pictured: frozenset[str]
    talk: float
    named: bool
    closes: bool
    vectors: Vectors = field(repr=False)
    chances: Matrix = field(repr=False)
    """Sentence vectors (parts, 384) and probabilities of the labels (parts, 6) of the first parts, in their order."""

    @property
    def specific(self) -> tuple[Reading, ...]:
        return tuple(r for r in self.own if r.specific)

    @property
    def plain_share(self) -> float:
        """Steps told with a verb that says what was done, among all steps."""
        steps = (*self.own, *self.shared)
        return sum(r.verb not in VAGUE_VERBS for r in steps) / max(1, len(steps))

    @property
    def happened(self) -> int:
        """Clauses that say something happened, each once."""
        told = {_told(p.reading) for p in self.parts if p.reading.mode is Mode.HAPPENED and not _is_talk(p)}
        return len(told)

    @property
    def own_share(self) -> float:
        """Own steps among all steps of the speaker's side; 1 when nobody else is said to act."""
        total = len(self.own) + len(self.shared)
        return len(self.own) / total if total else 0.0

    def share(self, *labels: SegmentLabel) -> float:
        words = sum(p.reading.span.word_count for p in self.parts)
        return sum(p.reading.span.word_count for p in self.parts if p.label in labels) / max(1, words)

    @property
    def setup(self) -> tuple[Reading, ...]:
        """Situation and task, and the first clauses whatever they do ("we were setting rooftop units …")."""
        opening = {id(p) for p in self.parts[:3]}
        wanted = (SegmentLabel.SITUATION, SegmentLabel.TASK)
        return tuple(p.reading for p in self.parts if p.label in wanted or id(p) in opening)

    def chance(self, label: SegmentLabel) -> float:
        """How likely it is that some clause has this label."""
        return float(self.chances[:, LABELS.index(label)].max(initial=0.0))

    def surely(self, label: SegmentLabel, *, at_least: float = SURE) -> tuple[Reading, ...]:
        """Clauses that have the label and say something of their own beyond reasonable doubt: what may be praised."""
        place = LABELS.index(label)
        sure = zip(self.parts, self.chances[:, place], strict=False)
        return tuple(p.reading for p, chance in sure if chance >= at_least and p.says >= SURE)

    def beside(self) -> tuple[Reading, ...]:
        """Clauses that surely belong to no part of the story."""
        place = LABELS.index(SegmentLabel.OTHER)
        sure = zip(self.parts, self.chances[:, place], strict=False)
        return tuple(p.reading for p, chance in sure if chance >= CERTAIN)

    def likely_first(self, *labels: SegmentLabel) -> tuple[Reading, ...]:
        """Clauses with one of the labels, the one that most probably has it first."""
        places = [LABELS.index(label) for label in labels]
        found = [(-chances[places].max(), p) for p, chances in zip(self.parts, self.chances, strict=False)
                 if p.label in labels]  # fmt: skip
        return tuple(p.reading for _, p in sorted(found, key=lambda row: row[0]))

    def of(self, label: SegmentLabel) -> tuple[Reading, ...]:
        return tuple(p.reading for p in self.parts if p.label is label)


def account_of(text: AnswerText) -> Account:
    """Reads the answer once; everything else works on the account."""
    readings = read_clauses(text)
    telling = telling_of(text, readings)
    parts = telling.parts
    steps = _steps(parts)
    wording = " ".join(r.span.plain for r in steps)
    family = _told_once(r for r in readings if r.agent in _FAMILY and r.doing)
    way = _way(parts)
    setup = [p.reading for i, p in enumerate(parts) if i < 3 or p.label in (SegmentLabel.SITUATION, SegmentLabel.TASK)]
    before = " ".join(r.span.plain for r in setup)
    return Account(
        text,
        parts,
        own=tuple(r for r in steps if r.agent is Agent.I),
        shared=tuple(r for r in steps if r.agent is not Agent.I),
        outcomes=tuple(p.outcome for p in parts if p.outcome is not None),
        reflections=tuple(p.reading for p in parts if p.label is SegmentLabel.REFLECTION),
        tasks=tuple(r for r in readings if TASK.search(r.span.plain)),
        reasons=len(REASON.findall(way)),
        people=len(PEOPLE.findall(wording)),
        choices=len(CHOICE.findall(way)),
        modal=sum(1 for r in family if r.mode is Mode.MODAL and _SUPPOSED.search(r.span.plain)),
        habit=sum(1 for r in family if r.mode is not Mode.HAPPENED and not _SUPPOSED.search(r.span.plain)),
        setting=bool(SETTING.search(before)),
        trouble=bool(TROUBLE.search(before)),
        density=_density(parts),
        substance=_substance(parts),
        pictured=_pictured(parts, steps),
        talk=_talk_share(parts),
        closes=_closes(parts),
        named=bool(_names_or_figures(readings)),
        vectors=telling.vectors,
        chances=telling.chances,
    )


def _way(parts: Sequence[Part]) -> str:
    """The wording from the first step to the last: reasons and choices stand between the steps."""
    acting = [i for i, p in enumerate(parts) if p.label is SegmentLabel.ACTION]
    span = parts[acting[0] : acting[-1] + 1] if acting else ()
    return " ".join(p.reading.span.plain for p in span if p.label is not SegmentLabel.OTHER)


def _steps(parts: Sequence[Part]) -> list[Reading]:
    """What the speaker's side did. The present tense counts when the story is told in it ("so I go there and say")
    or when it can be pictured; "I listen, I communicate" beside a story in the past is talk."""
    done = [
        p.reading for p in parts if p.label is SegmentLabel.ACTION and p.reading.doing and p.reading.agent in _FAMILY
    ]
    past = [r for r in done if r.mode is Mode.HAPPENED]
    present = [r for r in done if r.mode is Mode.PRESENT]
    told_in_present = len(present) > len(past)
    denied = [r for r in done if r.agent is Agent.I and _DENIED.search(r.span.plain)]
    if len(denied) >= MANY_DENIED and 2 * len(denied) > sum(r.agent is Agent.I for r in done):
        return []
    kept = {id(r) for r in past} | {id(r) for r in present if told_in_present or len(r.concrete) >= 3}
    return [r for r in done if id(r) in kept]


def _density(parts: Sequence[Part]) -> float:
    """Concrete words and figures per word of what is told."""
    read = _what_is_told(parts)
    return sum(len(r.concrete) for r in read) / max(1, sum(r.span.word_count for r in read))


def _what_is_told(parts: Sequence[Part]) -> list[Reading]:
    """Talk around the story is left out as long as there is a story."""
    told = _told_once(p.reading for p in parts if not _is_talk(p))
    return told if len(told) > 3 else [p.reading for p in parts]


def _substance(parts: Sequence[Part]) -> float:
    """Concrete words among concrete and abstract ones: under a third is made of slogans, however long it is."""
    read = _what_is_told(parts)
    concrete = sum(len(r.concrete) for r in read)
    abstract = sum(is_abstract(w) for r in read for w in r.span.plain.split() if w != SOMEONE)
    return concrete / max(1, concrete + abstract)


def _pictured(parts: Sequence[Part], steps: Sequence[Reading]) -> frozenset[str]:
    """Everything concrete, counted once, in what the speaker did and in the detail that hangs on it."""
    found: set[str] = set()
    counted = {id(r) for r in steps if r.agent is Agent.I}
    own = False
    for part in parts:
        reading = part.reading
        if reading.agent is not Agent.NONE:
            own = id(reading) in counted or (reading.agent is Agent.I and reading.mode is Mode.HAPPENED)
        if own and part.label is SegmentLabel.ACTION:
            found |= reading.concrete
    return frozenset(found)


def reflection_kind(readings: Sequence[Reading]) -> str:
    """none, slogan, lesson or applied: how far the looking back goes."""
    if not readings:
        return "none"
    wording = " ".join(r.span.plain for r in readings)
    concrete = sum(len(r.concrete) for r in readings)
    if APPLIED.search(wording) and concrete >= 2:
        return "applied"
    if SLOGAN.search(wording) and concrete < 4:
        return "slogan"
    return "lesson" if concrete >= 2 or not SLOGAN.search(wording) else "slogan"


def deciding_reflection(readings: Sequence[Reading]) -> Reading | None:
    """The clause that says how the lesson was applied, else the most concrete one."""
    applied = [r for r in readings if APPLIED.search(r.span.plain)]
    return max(applied or readings, key=lambda r: len(r.concrete), default=None)


def _talk_share(parts: Sequence[Part]) -> float:
    """Share of clauses that tell nothing that happened: what one does, would do, thinks or is."""
    once = list({_told(p.reading): p for p in parts}.values())
    return sum(map(_is_talk, once)) / max(1, len(once))


def _is_talk(part: Part) -> bool:
    return part.label is SegmentLabel.OTHER or part.reading.mode in (Mode.HABIT, Mode.MODAL) or _is_habit(part)


def _told(reading: Reading) -> tuple[str, tuple[str, ...]]:
    return reading.span.plain, reading.span.names


def _told_once(readings: Iterable[Reading]) -> list[Reading]:
    """Saying a thing again neither adds to it nor takes from it."""
    return list({_told(r): r for r in readings}.values())


def _is_habit(part: Part) -> bool:
    reading = part.reading
    lesson = part.label is SegmentLabel.REFLECTION
    return reading.mode is Mode.PRESENT and reading.agent in _FAMILY and not lesson and len(reading.concrete) < 3


def _names_or_figures(readings: Sequence[Reading]) -> set[str]:
    return {c for r in readings for c in r.concrete if c.startswith("name ") or c[0].isdigit()}


_CLOSING = re.compile(
    r"\b(?:in the end|at the end|finally|eventually|result(?:ed)?|worked out|fixed|sorted|solved"
    r"|closed|succe\w+|improved|happy|better|finished|over with|it worked|held our ground"
    r"|back down|compromise|went (?:well|ok|okay|fine)|got (?:it )?(?:done|sorted|through)"
    r"|impressed|reduced|adopted|avoided)\b"
)


def _closes(parts: Sequence[Part]) -> bool:
    """Whether some end is hinted at, even if it says nothing: enough for "vague" in the STAR parts."""
    ending = parts[len(parts) // 2 :]
    return any(p.reading.mode is Mode.HAPPENED and _CLOSING.search(p.reading.span.plain) for p in ending)
