"""Samples for technical and situational questions: a frame of thought, true lines, blanks for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.coach.builtin.evaluation.bank_reference import bank_question
from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.questions.world import World
from interview_coach.coach.builtin.retrieval import is_near
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.told import first_action, organisation_of, told
from interview_coach.content.bank import BankQuestion
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import SampleAnswer
from interview_coach.embedding import encoder

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def explain(question: str, lines: Sequence[CvLine], world: World | None) -> SampleAnswer:
    """A technical sample: the bank's answer where it has the question; else what only the user knows about the
    subject stays a blank."""
    known = bank_question(question)
    if known is not None:
        return _of_the_bank(known, question, lines)
    frames = sample_frames()["technical"]
    answer = Answer()
    answer.say(frames["opening"][stable_number(question) % 2])
    line = lines[0] if lines and is_near(question, lines[0]) else None
    if line:
        answer.say(frames["known"].format(org=organisation_of(line)), line.ref)
        said = told(line)
        for sentence in (*said.context, *said.actions, *said.results):
            answer.say(sentence, line.ref, spare=1)
    else:
        skill = _skill_in(question, world)
        answer.say(
            frames["unknown"].format(skill=skill) if skill else frames["unknown_bare"], "question" if skill else None
        )
    for number, sentence in enumerate(frames["body"]):
        answer.say(sentence, spare=2 if number == 3 else 0)
    answer.say(frames["closing"], spare=1)
    return answer.finished()


def _of_the_bank(known: BankQuestion, question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """Each sentence names the key point it makes; where the user did it is their own to say."""
    answer = Answer()
    sentences = _SENTENCE_END.split(known.model_answer)
    points = [point.text for point in known.key_points]
    near = encoder().similarity(sentences, points)
    for sentence, row in zip(sentences, near, strict=True):
        answer.say(sentence, f"bank:{known.id}#key_points[{int(row.argmax())}]")
    line = lines[0] if lines and is_near(question, lines[0]) else None
    did = first_action(line) if line else None
    if line and did:
        answer.say(sample_frames()["situational"]["past"].format(org=organisation_of(line), did=did), line.ref, spare=1)
    else:
        answer.say("I have seen this myself at [where, and what did you do there?].", spare=1)
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
