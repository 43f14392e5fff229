"""Cuts a story into its STAR parts: a label for every clause, merged into segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, Reading
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
REFLECTION = re.compile(
    r"\b(?:i (?:\w+ )?(?:learn(?:ed|t)?)\b|(?:what|thing) i (?:\w+ )?(?:learn|took|take|got wrong"
    r"|do differently|would do|'d do)|the (?:lesson|learning)|taught me|showed me that"
    r"|next time|in hindsight|looking back|since (?:then|that)|from (?:then|that day|now) on"
    r"|ever since|these days|nowadays|i'd (?:have|do|start|tell|ask|go|not)|i would(?:'ve"
    r"| have) (?:\w+(?<!lik)ed|done|gone|told|asked|started)"
    r"|should(?:'ve| have) (?:\w+ed|done|gone|told|asked|started|run|been|put|seen|looked|looked)"
    r"|i(?:'ve)? never again|never again|i now \w+|now i \w+|so now \w+|i still \w+ (?:with|the"
    r"|that)|what (?:stuck|changed for me|bugged me|i do)"
    r"|(?:that|this|it) (?:was|is|'s) (?:my mistake|on me|my fault)|that's on me|my (?:takeaway"
    r"|lesson|mistake was)|i own that|i(?:'d| would) do (?:it )?differently|do differently"
    r"|(?:no|every|each) \w+ of mine|i(?:'m| am) (?:more careful|now)|i (?:always"
    r"|never) \w+ (?:first|before|without|alone|anymore|any more|now)|it(?:'s"
    r"| is) (?:still )?what i do|i (?:plan|do|run|check|use|ask|start) .{0,30}(?:same way|now)$)"
)
TASK = re.compile(
    r"\b(?:my (?:job|task|role|goal|part|piece|responsibility|assignment) (?:was|is|there|in|,)"
    r"|my task|my job|i was (?:responsible|in charge|asked|given|told|on call|supposed|assigned"
    r"|the \w+|first on|running|leading|doing)"
    r"|i had to (?!think|say|laugh|admit|be honest|wait)|i needed to|we (?:had|needed) to"
    r"|asked me (?:to|if|for)|got asked to|was (?:mine|up to me|on me)|the (?:goal|task|aim"
    r"|target) was|i was to\b|it came to me|i'd promised|i promised|came to me|i'm (?:the|closing"
    r"|first)"
    r"|i had the|i (?:took|had taken) over|wanted me to|handed (?:it )?to me|i led\b|as (?:the"
    r"|a) (?:\w+ )?(?:lead|manager|nurse|detective|intern|supervisor|teacher|engineer|student"
    r"|detective))"
)
_TALK = re.compile(
    r"\b(?:you (?:know|can|have to|gotta|just|get|don't|need)|i(?:'m| am) (?:a|very|pretty|always"
    r"|confident|proud|sure|used to|good)|i (?:believe|think|feel|guess|mean|hope|love|like)"
    r"|in my (?:opinion|experience)|is (?:key|important|everything|crucial|essential|a must)"
    r"|that's (?:just |kind of )?(?:me|who i am|the (?:thing|story|job|way))|at the end of the day"
    r"|for me|everybody|people (?:are|always|don't|who)|of course|to be honest|honestly|i'd say"
    r"|i would say)\b"
)


NEAR = 3
"""Clauses within which a reaction belongs to the step beside it."""
_RULE_NOW = re.compile(
    r"^(?:and |so |but )*(?:now|today|these days|nowadays)\b|\b(?:of mine|i (?:now|always|never"
    r"|still|don't|won't) (?!think|remember|feel|know|miss|like|love|see|believe|want|try|do my)"
    r"|we (?:always|never) )|\bi \w+ .{0,40}\bnow$"
)
_LASTS = re.compile(r"\b(?:now|still|since|today)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A clause with its label, and the outcome it holds if it holds one."""

    reading: Reading
    label: SegmentLabel
    outcome: Outcome | None = None


def label_clauses(text: AnswerText, readings: Sequence[Reading]) -> tuple[Part, ...]:
    """A STAR label for every clause, in order."""
    first = next((i for i, r in enumerate(readings) if _is_step(r)), len(readings))
    looks_back = next(
        (i for i, r in enumerate(readings) if i > first and i > 0.4 * len(readings) and _is_lesson(r)), len(readings)
    )
    last = max((i for i, r in enumerate(readings) if _is_step(r) and i < looks_back), default=-1)
    parts = [_labelled(readings, i, first, last) for i in range(len(readings))]
    return tuple(_with_headings(text, _smoothed(parts, first, last)))


def _is_lesson(reading: Reading) -> bool:
    return bool(REFLECTION.search(reading.span.plain))


def _is_step(reading: Reading) -> bool:
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
    outcome = outcome_of(reading, _neighbour(readings, index))
    late = index > last or index >= 0.6 * len(readings)
    return None if outcome is None else replace(outcome, late=late)


def _looks_back(reading: Reading, *, ended: bool) -> bool:
    """A lesson in words, or after the last step a rule that holds now ("now bad news goes in person")."""
    wording = reading.span.plain
    if REFLECTION.search(wording):
        return True
    return ended and reading.mode in (Mode.PRESENT, Mode.HABIT) and bool(_RULE_NOW.search(wording))


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
    return general and bool(_TALK.search(reading.span.plain))


def _neighbour(readings: Sequence[Reading], index: int) -> str:
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


def _with_headings(text: AnswerText, parts: list[Part]) -> Iterator[Part]:
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
        yield Part(part.reading, label, outcome)


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
