"""A behavioral sample: one true line of the CV told as situation, task, action and result, with blanks between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.retrieval import share_theme, theme_of_story
from interview_coach.coach.builtin.sample.answer import FEWEST_WORDS, Answer
from interview_coach.coach.builtin.sample.told import (
    first_action,
    has_employer,
    is_duty,
    organisation_of,
    place_of,
    role_of,
    told,
)
from interview_coach.content.sample_frames import sample_frames
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import SampleAnswer


def tell_story(question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """`lines` are the CV lines that answer the question, best first; without any the story is all blanks."""
    frames = sample_frames()["behavioral"]
    turn = stable_number(question)
    answer = Answer()
    best = _tellable(question, lines)
    theme = frames["themes"][theme_of_story(question, best) or "any"]
    story = _story(best)
    _open(answer, frames, best, turn)
    for sentence in story.context:
        answer.say(sentence, story.ref)
    if not story.has_situation:
        answer.say(theme["before"])
    answer.say(theme["view"], spare=1)
    _act(answer, frames["action_lead"][turn % 2] if story.actions else frames["action_bare"], theme["step"], story)
    answer.say(theme["hard"])
    _result(answer, frames["result_lead"], theme["result"], story)
    if best is not None:
        answer.say(theme["lesson"])
    _second(answer, frames, best, lines, question)
    answer.say(theme["closing"])
    return answer.finished()


def _tellable(question: str, lines: Sequence[CvLine]) -> CvLine | None:
    """The best line, or the next one when only that tells of a deed, and of what is asked."""
    best = lines[0] if lines else None
    if best is None or _story(best).actions or _story(best).results:
        return best
    return next((line for line in lines[1:3] if _story(line).actions and share_theme(question, line, line)), best)


@dataclass(frozen=True, slots=True)
class _Story:
    """What the line gives to each part of the answer."""

    ref: str | None = None
    context: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    work: tuple[str, ...] = ()

    @property
    def has_situation(self) -> bool:
        """Whether the line says how things were before; what the work was does not."""
        return any(not sentence.startswith(_NO_SITUATION) for sentence in self.context if sentence not in self.work)

    @property
    def has_result(self) -> bool:
        """Whether what came of it is told, be it within the deed ("I cut mistakes from 4% to 2%")."""
        return bool(self.results) or any(_MEASURED.search(sentence) for sentence in self.actions)


_NO_SITUATION = ("I ", "It had to do", "That mean")
_MEASURED = re.compile(r"%|\bfrom\b.{1,30}\d.{0,12}\bto\b|\bby (?:half|a third|a quarter|\d)")


def _story(line: CvLine | None) -> _Story:
    """The line by parts. What is done every day is no deed of its own: it tells where the story begins."""
    if line is None:
        return _Story()
    said = told(line)
    deeds: list[str] = []
    daily: list[str] = []
    for sentence in said.actions:
        goes_on = bool(daily) and not deeds and not sentence.startswith("I ")
        (daily if goes_on or _is_daily(sentence) else deeds).append(sentence)
    work = tuple(map(_as_work, daily))
    return _Story(line.ref, (*said.context, *work), tuple(deeds), said.results, work)


_ALWAYS_DONE = re.compile(
    r"I (?:cared|advised|supervised|handled|answered|served|supported|worked|maintained|assisted|processed|looked after"
    r"|managed (?:a|an|the|\d)|taught (?:a class|\w+ classes)|was responsible|provided|performed|conducted)\b"
)


def _is_daily(sentence: str) -> bool:
    """Whether it tells what the work was and not what was done once. A change that can be measured was done once."""
    if _MEASURED.search(sentence):
        return False
    own = re.sub(r"^What I did was (\w+)", lambda found: f"I {speech().past_of.get(found[1], found[1])}", sentence)
    return sentence.startswith("Part of my job") or is_duty(sentence) or bool(_ALWAYS_DONE.match(own))


def _as_work(sentence: str) -> str:
    """ "What I did was care for …" is said of one deed; of the work it is "My work was to care for …"."""
    return re.sub(r"^What I did was ", "My work was to ", sentence)


def _open(answer: Answer, frames: Mapping[str, Any], line: CvLine | None, turn: int) -> None:
    if line is None or not role_of(line):
        answer.say(frames["opening_bare"])
        return
    options = frames["opening_past" if line.ended else "opening_now"] if has_employer(line) else frames["opening_self"]
    answer.say(options[turn % len(options)].format(org=organisation_of(line), role=role_of(line)), line.ref)


def _act(answer: Answer, lead: str, step: str, story: _Story) -> None:
    """The deeds of the line and the first step as a blank; without deeds `lead` is the blank for what was done."""
    if not story.actions:
        answer.say(lead)
        return
    if not story.actions[0].startswith("What I did"):
        answer.say(lead, spare=2)
    for sentence in story.actions:
        answer.say(sentence, story.ref)
    answer.say(step)


def _result(answer: Answer, lead: str, blank: str, story: _Story) -> None:
    if story.results:
        answer.say(lead, spare=2)
    elif not story.has_result:
        answer.say(blank)
    for sentence in story.results:
        answer.say(sentence, story.ref)


def _second(
    answer: Answer, frames: Mapping[str, Any], told_line: CvLine | None, lines: Sequence[CvLine], question: str
) -> None:
    """Another line from another place that tells of the same, when the story is short."""
    if sum(len(s.text.split()) for s in answer.sentences) > FEWEST_WORDS - 20 or told_line is None:
        return
    for line in lines:
        did = first_action(line)
        if did and line.organisation != told_line.organisation and share_theme(question, told_line, line):
            answer.say(str(frames["second"]).format(place=place_of(line), did=did), line.ref, spare=3)
            return
