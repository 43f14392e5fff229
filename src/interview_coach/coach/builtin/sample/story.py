"""A behavioral sample: one true line of the CV told as situation, task, action and result, with blanks between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interview_coach.coach.builtin.job import detect_competency
from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.retrieval import share_theme
from interview_coach.coach.builtin.rush.spoken import Spoken, spoken
from interview_coach.coach.builtin.sample.answer import FEWEST_WORDS, Answer
from interview_coach.coach.builtin.sample.told import Told, first_action, organisation_of, role_of, told
from interview_coach.content.sample_frames import sample_frames
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import SampleAnswer


def tell_story(question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """`lines` are the CV lines that answer the question, best first; without any the story is all blanks."""
    frames = sample_frames()["behavioral"]
    turn = stable_number(question)
    answer = Answer()
    best = lines[0] if lines else None
    told_line = surely_told(best) if best else Told()
    _open(answer, frames, best, turn)
    for sentence in told_line.context:
        answer.say(sentence, best.ref if best else None)
    answer.say(frames["situation"])
    answer.say(frames["task"])
    _act(answer, frames, told_line, best, turn)
    _result(answer, frames, told_line, best)
    _second(answer, frames, lines, question)
    answer.say(frames["reflection"])
    competency = detect_competency(question) or "ownership"
    answer.say(frames["closing"][competency], spare=1)
    return answer.finished()


def surely_told(line: CvLine) -> Told:
    """The line as it is told, nothing where it is not sure how to say it: a blank is better than a wrong sentence."""
    said, sure = told(line), spoken(line)
    if sure is None or not said.actions:
        return Told()
    same = _verb(said.actions[0]) == _verb(sure.act)
    return said if same else Told(actions=(_without_end(sure),))


def _verb(sentence: str) -> str:
    """Its verb in the base form: "I wrote …" and "I write …" say the same."""
    first = [*sentence.split(), "", ""][1].lower().rstrip(".")
    return speech().base_of.get(first, (first, ""))[0]


def _without_end(sure: Spoken) -> str:
    """Up to where something hangs on it, so that the line does not stand there whole."""
    words = sure.act.rstrip(".").split(",")[0].split()
    joint = next((i for i, w in enumerate(words) if i > _FEWEST and w.lower() in speech().prepositions), len(words) - 2)
    return f"{' '.join(words[:joint])} [what exactly?]."


_FEWEST = 3


def _open(answer: Answer, frames: Mapping[str, Any], line: CvLine | None, turn: int) -> None:
    organisation, role = (organisation_of(line), role_of(line)) if line else ("", "")
    if line is None or not organisation or not role:
        answer.say(frames["opening_bare"][0])
        return
    frame = frames["opening"][turn % len(frames["opening"])]
    answer.say(frame.format(org=organisation, role=role), line.ref)


def _act(answer: Answer, frames: Mapping[str, Any], said: Told, line: CvLine | None, turn: int) -> None:
    first, then, hard = frames["action_more"]
    if line is None or not said.actions:
        answer.say(str(frames["action_bare"]))
    else:
        answer.say(frames["action_lead"][turn % 2], spare=2)
        for sentence in said.actions:
            answer.say(sentence, line.ref)
    answer.say(first)
    answer.say(then)
    answer.say(hard, spare=1)


def _result(answer: Answer, frames: Mapping[str, Any], said: Told, line: CvLine | None) -> None:
    if line is not None and said.results:
        answer.say(str(frames["result_lead"]), spare=2)
        for sentence in said.results:
            answer.say(sentence, line.ref)
        answer.say(str(frames["check"]), spare=1)
        return
    answer.say(str(frames["result_bare"]))
    answer.say(str(frames["check"]))


def _second(answer: Answer, frames: Mapping[str, Any], lines: Sequence[CvLine], question: str) -> None:
    """Another line from another place, when the story is short; only one that tells of the same is called alike."""
    if sum(len(s.text.split()) for s in answer.sentences) > FEWEST_WORDS + 20:
        return
    for line in lines[1:]:
        did = first_action(line) if spoken(line) else None
        if did and line.organisation != lines[0].organisation:
            alike = "second" if share_theme(question, lines[0], line) else "second_other"
            answer.say(str(frames[alike]).format(org=organisation_of(line), did=did), line.ref, spare=3)
            return
