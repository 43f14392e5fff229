"""Cuts a story into its STAR parts: a label for every clause, merged into segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, Reading
from interview_coach.coach.builtin.evaluation.cues import REFLECTION, RULE_NOW, TALK, TASK
from interview_coach.coach.builtin.evaluation.outcomes import Outcome, outcome_of
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.evaluations import Segment
from interview_coach.domain.vocabulary import SegmentLabel

_HEADING = re.compile(
    r"^\W*(situation|context|background|task|goal|action|actions|result|results|outcome|learning"
    r"|reflection|lesson)s?\s*:",
    re.I,
)
_HEADING_LABEL = {
    "context": "situation", "background": "situation", "goal": "task", "actions": "action", "results": "result",
    "outcome": "result", "learning": "reflection", "lesson": "reflection",
}  # fmt: skip


NEAR = 3
"""Clauses within which a reaction belongs to the step beside it."""
_LASTS = re.compile(r"\b(?:now|still|since|today)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A clause with its label, the outcome it holds if it holds one, and how likely it says something that a listener
    could picture or check (0 to 1; 0.5 where nothing was looked at)."""

    reading: Reading
    label: SegmentLabel
    outcome: Outcome | None = None
    says: float = 0.5


def drafted(readings: Sequence[Reading]) -> tuple[Part, ...]:
    """A STAR label for every clause by rules, in order: what the small model starts from."""
    first = next((i for i, r in enumerate(readings) if is_step(r)), len(readings))
    looks_back = next(
        (i for i, r in enumerate(readings) if i > first and i > 0.4 * len(readings) and _is_lesson(r)), len(readings)
    )
    last = max((i for i, r in enumerate(readings) if is_step(r) and i < looks_back), default=-1)
    parts = [_labelled(readings, i, first, last) for i in range(len(readings))]
    return tuple(_smoothed(parts, first, last))


def _is_lesson(reading: Reading) -> bool:
    return bool(REFLECTION.search(reading.span.plain))


def is_step(reading: Reading) -> bool:
    # What is said "by" a result ("I lost two cooks") is still something done: only order tells them apart.
    plain_step = (reading.own_step or reading.shared_step) and not reading.noticing
    return plain_step and reading.mode is Mode.HAPPENED and not TASK.search(reading.span.plain)


def _labelled(readings: Sequence[Reading], index: int, first: int, last: int) -> Part:
    reading = readings[index]
    wording = reading.span.plain
    begun = index > first
    if (begun or index > 0.6 * len(readings)) and _looks_back(reading, ended=index > last):
        return Part(reading, SegmentLabel.REFLECTION, _outcome_at(readings, index, last))
    outcome = _outcome_at(readings, index, last) if begun else None
    if outcome is not None:
        return Part(reading, SegmentLabel.RESULT, outcome)
    return Part(reading, _plain_label(reading, wording, begun, index > last))


def _outcome_at(readings: Sequence[Reading], index: int, last: int) -> Outcome | None:
    """What came of it. Own steps before the last one are steps, whatever they say; before the end of the steps
    only what happened counts, not what is."""
    reading = readings[index]
    ended = index > last or reading.mode is Mode.HAPPENED or _LASTS.search(reading.span.plain)
    if not ended or (reading.own_step and index < last):
        return None
    outcome = outcome_of(reading, neighbour(readings, index))
    late = index > last or index >= 0.6 * len(readings)
    return None if outcome is None else replace(outcome, late=late)


def _looks_back(reading: Reading, *, ended: bool) -> bool:
    """A lesson in words, or after the last step a rule that holds now ("now bad news goes in person")."""
    wording = reading.span.plain
    if REFLECTION.search(wording):
        return True
    return ended and reading.mode in (Mode.PRESENT, Mode.HABIT) and bool(RULE_NOW.search(wording))


def _plain_label(reading: Reading, wording: str, begun: bool, after: bool) -> SegmentLabel:
    if not begun and TASK.search(wording):
        return SegmentLabel.TASK
    if (
        reading.mode in (Mode.HAPPENED, Mode.PRESENT)
        and (reading.own_step or reading.shared_step)
        and not _is_talk(reading)
    ):
        return SegmentLabel.ACTION if begun or reading.mode is Mode.HAPPENED else SegmentLabel.SITUATION
    if _is_talk(reading):
        return SegmentLabel.OTHER
    return SegmentLabel.OTHER if after and len(reading.concrete) < 2 else SegmentLabel.SITUATION


def _is_talk(reading: Reading) -> bool:
    general = reading.mode in (Mode.HABIT, Mode.PRESENT, Mode.MODAL) and reading.agent is not Agent.PASSIVE
    return general and bool(TALK.search(reading.span.plain))


def neighbour(readings: Sequence[Reading], index: int) -> str:
    """The next clause of the same sentence when it has no subject: the figure often stands there."""
    if index + 1 < len(readings) and readings[index + 1].sentence == readings[index].sentence:
        following = readings[index + 1]
        return following.span.plain if following.agent is Agent.NONE else ""
    return ""


def _smoothed(parts: list[Part], first: int, last: int) -> list[Part]:
    """What others say or do between two own steps belongs to the action; detail without a verb takes the label of
    what it hangs on, and so does what follows a result in the same breath."""
    smooth: list[Part] = []
    for index, part in enumerate(parts):
        label = part.label
        before = smooth[-1] if smooth else None
        if label is SegmentLabel.SITUATION and first < index < last and _between_steps(parts, index):
            label = SegmentLabel.ACTION
        elif before is not None and index > last and _hangs_on(part, before):
            label = before.label
        smooth.append(Part(part.reading, label, part.outcome))
    return smooth


def _between_steps(parts: Sequence[Part], index: int) -> bool:
    """Whether the speaker's side acts within three clauses on either side."""
    before = parts[max(0, index - NEAR) : index]
    after = parts[index + 1 : index + 1 + NEAR]
    return all(any(p.reading.own_step or p.reading.shared_step for p in side) for side in (before, after))


def _hangs_on(part: Part, before: Part) -> bool:
    same = part.reading.sentence == before.reading.sentence
    loose = part.label in (SegmentLabel.SITUATION, SegmentLabel.OTHER)
    if before.label is SegmentLabel.RESULT:
        return loose and (part.label is SegmentLabel.SITUATION or part.reading.agent is Agent.NONE)
    return loose and before.label is SegmentLabel.REFLECTION and same


def with_headings(text: AnswerText, parts: Sequence[Part]) -> Iterator[Part]:
    """Where the answer has written headings ("Action: …"), the heading decides."""
    headings = {i: m.group(1).lower() for i, s in enumerate(text.sentences) if (m := _HEADING.match(s.text))}
    if len(headings) < 2:
        yield from parts
        return
    current: SegmentLabel | None = None
    for part in parts:
        name = headings.get(part.reading.sentence)
        if name is not None:
            current = SegmentLabel(_HEADING_LABEL.get(name, name))
        keep = current is None or part.label is SegmentLabel.REFLECTION
        label = part.label if keep or current is None else current
        outcome = outcome_of(part.reading) if label is SegmentLabel.RESULT else part.outcome
        yield replace(part, label=label, outcome=outcome)


def segments_of(text: AnswerText, parts: Sequence[Part]) -> tuple[Segment, ...]:
    """Neighbouring clauses of one label as one segment, in ascending order, without overlap."""
    merged: list[Segment] = []
    for part in parts:
        span = part.reading.span
        if merged and merged[-1].label is part.label and not _masked_between(text, merged[-1].end, span.start):
            merged[-1] = Segment(merged[-1].start, span.end, part.label)
        else:
            merged.append(Segment(span.start, span.end, part.label))
    return tuple(merged)


def _masked_between(text: AnswerText, start: int, end: int) -> bool:
    return any(a < end and b > start for a, b in text.masked)
