"""Samples for motivation questions: the pitch about oneself, a step in the CV, and why this job."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from interview_coach.coach.builtin.questions.world import World
from interview_coach.coach.builtin.sample.answer import FEWEST_WORDS, Answer
from interview_coach.coach.builtin.sample.told import first_action, organisation_of, role_of
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.questions import SampleAnswer

_PITCH = re.compile(
    r"\b(?:about yourself|your background|introduce yourself|through your (?:cv|resume|career))\b",
    re.I,
)
_STEP = re.compile(
    r"\b(?:gap|months on your cv|you moved from|made you change|was short|why change now|leaving|leave the last"
    r"|career change|without an entry|unlearn|step from)\b",
    re.I,
)


def motivate(question: str, lines: Sequence[CvLine], cv: Cv | None, world: World | None) -> SampleAnswer:
    """The form follows what is asked; facts are the posting's and the CV's, reasons stay blanks."""
    frames = sample_frames()["motivation"]
    answer = Answer()
    if _PITCH.search(question):
        _pitch(answer, frames, cv)
    elif _STEP.search(question):
        _step(answer, frames, lines)
    else:
        _why_here(answer, frames, lines, world)
    if sum(len(s.text.split()) for s in answer.sentences) < FEWEST_WORDS:
        answer.say(frames["wish"])
    return answer.finished()


def _pitch(answer: Answer, frames: Mapping[str, Any], cv: Cv | None) -> None:
    """Now, one deed, before, what next: a minute and a half. The first line of each job stands for it."""
    jobs = _first_lines(cv)
    if not jobs:
        answer.say(frames["pitch_bare"])
    for number, line in enumerate(jobs[:3]):
        form = "pitch_before" if number else "pitch_last" if line.ended else "pitch_now"
        answer.say(frames[form].format(role=role_of(line), org=organisation_of(line)), line.ref, spare=number)
        did = first_action(line)
        if did and number == 0:
            answer.say(frames["pitch_did"].format(did=did), line.ref, spare=1)
    answer.say(frames["pitch_goal"])
    answer.say(frames["pitch_end"])
    if len(jobs) < 2:
        answer.say(frames["learn"])


def _first_lines(cv: Cv | None) -> list[CvLine]:
    """The first line of each job, in the order of the CV."""
    jobs: dict[tuple[str, str], CvLine] = {}
    for line in cv.lines if cv else ():
        if line.role:
            jobs.setdefault((line.organisation, line.role), line)
    return list(jobs.values())


def _step(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine]) -> None:
    for sentence in frames["change"]:
        answer.say(sentence)
    _past(answer, frames, lines[:1])


def _why_here(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine], world: World | None) -> None:
    answer.say(frames["opening"])
    company = world.company if world else ""
    named = frames["company"].format(company=company) if company else frames["company_bare"]
    answer.say(named, "posting" if company else None)
    if world and world.duties and world.collapsed:
        answer.say(frames["duty"].format(duty=world.duties[0].text), "posting")
    _past(answer, frames, lines[:3])
    if lines and role_of(lines[0]):
        answer.say(frames["role"].format(role=role_of(lines[0])), lines[0].ref)
    answer.say(frames["learn"])
    answer.say(frames["why_now"])
    answer.say(frames["closing"], spare=1)


def _past(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine]) -> None:
    """What was done, one line a place."""
    said: set[str] = set()
    for line in lines:
        did = first_action(line)
        if did and line.organisation not in said and len(said) < 2:
            answer.say(frames["second" if said else "past"].format(org=organisation_of(line), did=did), line.ref)
            said.add(line.organisation)
    if not said:
        answer.say(frames["past_bare"])
