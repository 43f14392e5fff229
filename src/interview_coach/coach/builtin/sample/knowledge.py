"""Samples for technical, situational and motivation questions: a frame of thought, true lines, blanks for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.questions.world import World
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.told import first_action, organisation_of, role_of, told
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import SampleAnswer


def explain(question: str, lines: Sequence[CvLine], world: World | None) -> SampleAnswer:
    """A technical sample. What only the user knows about the subject stays a blank."""
    frames = sample_frames()["technical"]
    answer = Answer()
    answer.say(frames["opening"][stable_number(question) % 2])
    line = lines[0] if lines else None
    if line:
        answer.say(frames["known"].format(org=organisation_of(line)), line.ref)
        said = told(line)
        for sentence in (*said.context, *said.actions, *said.results):
            answer.say(sentence, line.ref, spare=1)
    else:
        skill = _skill_in(question, world)
        answer.say(frames["unknown"].format(skill=skill) if skill else frames["unknown_bare"], "question" if skill else None)
    for number, sentence in enumerate(frames["body"]):
        answer.say(sentence, spare=2 if number == 3 else 0)
    answer.say(frames["closing"], spare=1)
    return answer.finished()


def _skill_in(question: str, world: World | None) -> str:
    skills = world.skills if world else ()
    found = [s.text for s in skills if s.text.lower() in question.lower()]
    return max(found, key=len, default="")


def judge(question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """A situational sample: make safe, find out, decide, act, tell, learn."""
    frames = sample_frames()["situational"]
    answer = Answer()
    answer.say(frames["opening"][stable_number(question) % 2])
    for sentence in frames["body"]:
        answer.say(sentence)
    for line in lines[:2]:
        did = first_action(line)
        if did:
            answer.say(frames["past"].format(org=organisation_of(line), did=did), line.ref, spare=1)
            break
    answer.say(frames["closing"], spare=2)
    return answer.finished()


def motivate(lines: Sequence[CvLine], world: World | None) -> SampleAnswer:
    """A motivation sample: the employer's own words, two true lines, an honest gap."""
    frames = sample_frames()["motivation"]
    answer = Answer()
    answer.say(frames["opening"])
    company = world.company if world else ""
    answer.say(frames["company"].format(company=company) if company else frames["company_bare"], "posting" if company else None)
    if world and world.duties:
        answer.say(frames["duty"].format(duty=world.duties[0].text), "posting")
    told_lines = [(line, did) for line in lines if (did := first_action(line))]
    if not told_lines:
        answer.say(frames["past_bare"])
    for number, (line, did) in enumerate(told_lines[:2]):
        frame = frames["second" if number else "past"]
        answer.say(frame.format(org=organisation_of(line), did=did), line.ref)
    if lines and role_of(lines[0]):
        answer.say(frames["role"].format(role=role_of(lines[0])), lines[0].ref)
    answer.say(frames["learn"])
    answer.say(frames["why_now"])
    answer.say(frames["closing"], spare=1)
    return answer.finished()
