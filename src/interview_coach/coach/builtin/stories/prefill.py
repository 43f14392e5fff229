"""What a line of the CV already gives to a story: the deed and what came of it, in the words of the line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.rush.spoken import spoken
from interview_coach.domain.cv import CvLine
from interview_coach.domain.stories import StoryFact, has_figure, sentence_of

_JOINT = re.compile(r";\s+|\.\s+(?=[A-Z\d])|\s+[-–—]+\s+|,\s+")
_BY = re.compile(r"\s(?=by \w+ing\b)", re.I)
_CHANGED = re.compile(
    r"I (?:cut|reduced|lowered|raised|increased|improved|brought|grew|lifted|shortened|saved|halved|doubled)\b", re.I
)
"""A sentence that begins so says what changed, not what was done for it."""
_OUTCOME = re.compile(
    r"\b(?:fell|rose|went|grew|dropped|came|doubled|halved|adopted|changed|hired|promoted|recovered|saved|saves|cut"
    r"|deferred|finished|signed|approved|lost|stopped|since|now|today|later|afterwards|still|ended up|no \w+|none"
    r"|nobody|zero|0)\b"
    r"|->|→|%|\bfrom\b.{1,40}\bto\b",
    re.I,
)
_RESULT_VERB = re.compile(r"(?:saved|saves|cut|finished)\b", re.I)
_LONGEST_RESULT, _SHORTEST_DEED = 24, 3
"""Words. More than that is not one outcome any more; less says nothing."""


def facts_of(line: CvLine) -> tuple[StoryFact, ...]:
    """Where it was, the deed and the result, as far as the line says them; nothing is added. Each can be corrected."""
    told = _told(line)
    context = f"{sentence_of(told.context)}" if told.context else ""
    found = {
        "situation": " ".join(text for text in (sentence_of(_place(line)) if _place(line) else "", context) if text),
        "step_1": told.deed,
        "step_2": told.second,
        "result": told.result,
    }
    return tuple(StoryFact(slot, sentence_of(text), line.ref) for slot, text in found.items() if text)


def _place(line: CvLine) -> str:
    started, ended = line.started[:4], line.ended[:4]
    when = f"{started} to {ended}" if started and ended else f"since {started}" if started else ""
    where = " at ".join(part for part in (line.role, line.organisation) if part)
    return ", ".join(part for part in (where, when) if part)


@dataclass(frozen=True, slots=True)
class _Told:
    """`context` is what stands before the deed."""

    deed: str = ""
    second: str = ""
    result: str = ""
    context: str = ""


def _told(line: CvLine) -> _Told:
    """The first clause that surely tells a deed, with what follows it."""
    starts = [0, *(joint.end() for joint in _JOINT.finditer(line.text))]
    for start in starts:
        rest = replace(line, text=line.text[start:])
        if _said(rest, _JOINT.split(rest.text)[0]):
            context = line.text[:start].rstrip(" ,;.–—-")
            return replace(_deed(rest), context=context if len(context.split()) >= _SHORTEST_DEED else "")
    return _Told()


def _deed(line: CvLine) -> _Told:
    """The line from its deed on, cut where an outcome or a further deed begins; else as one sentence."""
    for joint in _JOINT.finditer(line.text):
        head, tail = line.text[: joint.start()], line.text[joint.end() :].strip(" .")
        said = _said(line, head)
        if said and _is_outcome(line, tail):
            return _changed(said, tail)
        if said and len(tail.split()) > _SHORTEST_DEED and (second := _said(line, tail)):
            return _Told(said, second)
    whole = _said(line, line.text)
    if not whole or ". " in whole:
        whole = _said(line, _JOINT.split(line.text)[0])
    return _changed(whole, "")


def _changed(said: str, result: str) -> _Told:
    """What only says what changed is a result; how it was brought about may follow in "by …ing"."""
    if not _CHANGED.match(said) or not has_figure(said):
        return _Told(said, result=result)
    by = _BY.search(said)
    outcome = " ".join(part for part in (sentence_of(said[: by.start()] if by else said), result) if part)
    return _Told(f"I did it {said[by.end() :]}" if by else "", result=outcome)


def _said(line: CvLine, text: str) -> str:
    """A clause in the first person; empty where that is not safe."""
    found = spoken(replace(line, text=text)) if len(text.split()) >= _SHORTEST_DEED else None
    return found.whole.rstrip(".") if found is not None else ""


def _is_outcome(line: CvLine, tail: str) -> bool:
    """Whether a tail says what came of it. One that is a further deed of the person's own is a step, not a result."""
    if not _OUTCOME.search(tail) or not 1 < len(tail.split()) <= _LONGEST_RESULT:
        return False
    return bool(_RESULT_VERB.match(tail)) or not _said(line, _JOINT.split(tail)[0])
