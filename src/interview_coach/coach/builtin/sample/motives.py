"""Samples for motivation questions: the pitch about oneself, a step in the CV, why this job, and why this person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from interview_coach.coach.builtin.questions.world import World
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.told import (
    first_action,
    has_employer,
    is_duty,
    organisation_of,
    place_of,
    role_of,
)
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.questions import SampleAnswer

_PITCH = re.compile(
    r"\b(?:about yourself|your background|introduce yourself|through your (?:cv|resume|career))\b",
    re.I,
)
_STEP = re.compile(
    r"\b(?:gap|months on your cv|you moved from|made you change|was short|why change now|leaving|leave (?:the"
    r" last|your)|left your|career change|without an entry|unlearn|step from)\b",
    re.I,
)
_LEAVE = re.compile(r"\b(?:leaving|leave your|why change now)\b", re.I)
_HIRE = re.compile(
    r"\b(?:hire you|choose you|pick you|right for (?:this|the) (?:job|role)|your strengths?|strongest|what (?:do|would"
    r"|can) you (?:bring|offer|add)|why you\b|good fit|suited)",
    re.I,
)


def motivate(question: str, lines: Sequence[CvLine], cv: Cv | None, world: World | None) -> SampleAnswer:
    """The form follows what is asked; facts are the posting's and the CV's, reasons stay blanks."""
    frames = sample_frames()["motivation"]
    answer = Answer()
    if _PITCH.search(question):
        _pitch(answer, frames, cv, world)
    elif _STEP.search(question):
        _step(answer, frames["leave" if _LEAVE.search(question) else "change"], frames, lines)
    elif _HIRE.search(question):
        _hire(answer, frames, lines, world)
    else:
        _why_here(answer, frames, lines, world)
    return answer.finished()


def _pitch(answer: Answer, frames: Mapping[str, Any], cv: Cv | None, world: World | None) -> None:
    """Now, one deed, before, what next: a minute and a half."""
    jobs = _by_job(cv)
    if not jobs:
        answer.say(frames["pitch_bare"])
    for number, rows in enumerate(jobs[:3]):
        _job_told(answer, frames, number, rows)
    answer.say(frames["pitch_goal"])
    if duty := _duty(world):
        answer.say(frames["pitch_duty"].format(duty=duty), "posting")
    answer.say(frames["grow"], spare=2)
    answer.say(frames["pitch_end"])
    if len(jobs) < 2:
        answer.say(frames["learn"])


def _job_told(answer: Answer, frames: Mapping[str, Any], number: int, rows: Sequence[CvLine]) -> None:
    line, deed = rows[0], next((row for row in rows if _deed(row)), None)
    did = _deed(deed) if deed else None
    names = {"role": role_of(line), "org": organisation_of(line), "did": did}
    if number == 0:
        answer.say(frames["pitch_last" if line.ended else "pitch_now"].format(**names), line.ref)
        answer.say(frames["pitch_work"])
        if did and deed:
            answer.say(frames["pitch_did"].format(**names), deed.ref, spare=1)
    elif number == 1:
        frame = frames["pitch_before_did" if did else "pitch_before"]
        answer.say(frame.format(**names), deed.ref if deed else line.ref, spare=1)
    else:
        answer.say(frames["pitch_start"].format(**names), line.ref, spare=2)


def _by_job(cv: Cv | None) -> list[list[CvLine]]:
    """The lines of each job, in the order of the CV."""
    jobs: dict[tuple[str, str], list[CvLine]] = {}
    for line in cv.lines if cv else ():
        if line.role and has_employer(line):
            jobs.setdefault((line.organisation, line.role), []).append(line)
    return list(jobs.values())


def _deed(line: CvLine) -> str | None:
    """What was done once, as "I ran five events"."""
    did = first_action(line)
    return did if did and did.startswith("I ") and not is_duty(did) and len(did.split()) > 3 else None


def _step(answer: Answer, sentences: Sequence[str], frames: Mapping[str, Any], lines: Sequence[CvLine]) -> None:
    for sentence in sentences:
        answer.say(sentence)
    _past(answer, frames, lines[:2], most=1)


def _hire(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine], world: World | None) -> None:
    answer.say(frames["hire_opening"])
    duty = _duty(world)
    answer.say(frames["hire_need"].format(duty=duty) if duty else frames["hire_bare"], "posting" if duty else None)
    _past(answer, frames, lines, most=2)
    answer.say(frames["hire_person"])
    answer.say(frames["hire_learn"])
    answer.say(frames["grow"], spare=2)
    answer.say(frames["hire_end"])


def _why_here(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine], world: World | None) -> None:
    answer.say(frames["opening"])
    company = world.company if world else ""
    named = frames["company"].format(company=company) if company else frames["company_bare"]
    answer.say(named, "posting" if company else None)
    if duty := _duty(world):
        answer.say(frames["duty"].format(duty=duty), "posting")
    _past(answer, frames, lines, most=2)
    answer.say(frames["learn"])
    answer.say(frames["grow"], spare=2)
    answer.say(frames["why_now"])
    answer.say(frames["closing"], spare=1)


def _duty(world: World | None) -> str:
    return world.duties[0].text if world and world.duties and world.collapsed else ""


def _past(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine], *, most: int) -> None:
    """What was done, one line a place; deeds before what is done every day."""
    said: set[str] = set()
    for line in sorted(lines, key=lambda line: _deed(line) is None):
        did = first_action(line)
        if did and did.startswith("I ") and line.organisation not in said and len(said) < most:
            answer.say(frames["second" if said else "past"].format(place=place_of(line), did=did), line.ref)
            said.add(line.organisation)
    if not said:
        answer.say(frames["past_bare"])
