"""Samples for technical and situational questions: a frame of thought, true lines, blanks for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.coach.builtin.evaluation.bank_reference import bank_question
from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.retrieval import is_near
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.told import first_action, is_duty, place_of
from interview_coach.content.bank import BankQuestion
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import SampleAnswer
from interview_coach.embedding import encoder

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_DIFFERENCE = re.compile(
    r"\bdifference between (?P<a>[\w .+#/-]{2,40}?) and (?P<b>[\w .+#/-]{2,40}?)(?=[?,.;:]|$)",
    re.I,
)
_FORMS = (
    ("diagnose", re.compile(
        r"\b(?:find out why|why (?:does|do|is|are|might|would|could)|troubleshoot|debug|diagnos|root cause|goes wrong"
        r"|suddenly|fails?|failing|slow|crash\w*|does not work|trips?|leak\w*)\b", re.I)),
    ("choose_points", re.compile(
        r"^(?:what|which)\b.{0,40}\b(?:do|would|should|must|can) (?:you|I|we|one) (?:check|look|consider|include|watch"
        r"|use|measure|ask|test|need|monitor|prepare|record|write|put|keep)\b", re.I)),
    ("explain", re.compile(r"^(?:what (?:is|are|does|do you mean)|explain|describe|define|why)\b", re.I)),
)  # fmt: skip


def explain(question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """A technical sample: the bank's answer where it has the question; else the form of the question says in which
    order to speak, and what only the user knows about the subject stays a blank."""
    known = bank_question(question)
    line = _near_line(question, lines)
    if known is not None:
        return _of_the_bank(known, line)
    frames = sample_frames()["technical"]
    answer = Answer()
    form, names = _form(question)
    for sentence in frames[form]:
        answer.say(sentence.format(**names), "question" if "{" in sentence else None)
    _say_known(answer, frames["known"], line)
    answer.say(frames["honest"])
    return answer.finished()


def _form(question: str) -> tuple[str, dict[str, str]]:
    """The form of the question, and what of it is said again in the answer."""
    pair = _DIFFERENCE.search(question)
    if pair:
        return "difference", {"a": pair["a"].strip(), "b": pair["b"].strip()}
    form = next((form for form, words in _FORMS if words.search(question)), "procedure")
    task = _TASK.search(question)
    if form != "procedure" or task is None or len(task["task"].split()) > _LONGEST_TASK:
        return form, {"task": "do this"}
    return form, {"task": re.sub(r"\byour\b", "my", re.sub(r"\byou\b", "I", task["task"].strip()))}


_TASK = re.compile(r"\bhow (?:do|would|can|should) (?:you|I|we) (?P<task>[a-z][^?.,;:()]+?)(?=[?.,;:(]|$)", re.I)
_LONGEST_TASK = 13


def _near_line(question: str, lines: Sequence[CvLine], least: float = 0.4) -> CvLine | None:
    return lines[0] if lines and is_near(question, lines[0], least) else None


def _say_known(answer: Answer, frame: str, line: CvLine | None) -> bool:
    """What was done that is close to it, when the line tells of a deed."""
    did = first_action(line) if line else None
    if line is None or did is None or is_duty(did) or not did.startswith("I "):
        return False
    answer.say(frame.format(place=place_of(line), did=did), line.ref, spare=1)
    return True


def _of_the_bank(known: BankQuestion, line: CvLine | None) -> SampleAnswer:
    """Each sentence names the key point it makes; where the user did it is their own to say."""
    frames = sample_frames()["technical"]
    answer = Answer()
    sentences = _SENTENCE_END.split(known.model_answer)
    points = [point.text for point in known.key_points]
    near = encoder().similarity(sentences, points)
    for sentence, row in zip(sentences, near, strict=True):
        answer.say(sentence, f"bank:{known.id}#key_points[{int(row.argmax())}]")
    if not _say_known(answer, frames["known"], line):
        answer.say(frames["bank_unknown"], spare=1)
    return answer.finished()


_CALLS_FOR = (
    ("honesty", re.compile(
        r"\b(?:steal|stole|stolen|theft|cheat|lie[sd]?|lying|brib|falsif|fake|forg(?:ed|ery)|disappeared|confidential"
        r"|gift|secretly|leak(?:ed|s)? (?:data|information)|insider|cover (?:it )?up)", re.I)),
    ("harm", re.compile(
        r"\b(?:patients?|residents?|injur|unsafe|danger|wrong (?:dose|tablet|medic|drug)|accident|smell|gas\b|drunk"
        r"|bleed|fire\b|faulty|defect|hurt|collapse|allerg|too tired|abuse|at risk|suicid|unconscious)", re.I)),
    ("upset", re.compile(
        r"\b(?:angry|shout|yell|complain|upset|rude|unhappy|furious|insult|aggressive|demand|refund|threaten)", re.I)),
    ("error", re.compile(
        r"\b(?:you (?:notice|realise|realize|discover|find|see)\b.{0,60}\b(?:error|mistake|wrong|incorrect)|made a"
        r" mistake|wrong (?:figure|number|price|file|version|address|invoice))", re.I)),
    ("team", re.compile(
        r"\b(?:colleague|team member|co-?worker|teammate|direct report|employee|junior|apprentice)\b.{0,80}\b(?:not"
        r"|never|late|argu|conflict|behind|refus|slow|weak|rude|credit|underperform|disagree)", re.I)),
    ("short", re.compile(
        r"\b(?:sick|short[- ]staffed|short of|deadline|at the same time|both|priorit|overload|no[- ]show|run(?:s)? out"
        r"|delay|late\b|urgent|not enough|behind schedule|an hour before|double[- ]booked)", re.I)),
)  # fmt: skip


_NEAR_SITUATION = 0.5
"""A situation is told at length, so that many lines come somewhat near to it."""


def judge(question: str, lines: Sequence[CvLine]) -> SampleAnswer:
    """A situational sample: what the situation calls for, in order, and what only the user can decide as blanks."""
    frames = sample_frames()["situational"]
    answer = Answer()
    answer.say(frames["opening"][stable_number(question) % 2])
    call = next((name for name, words in _CALLS_FOR if words.search(question)), "any")
    for sentence in frames[call]:
        answer.say(sentence)
    _say_known(answer, frames["past"], _near_line(question, lines, _NEAR_SITUATION))
    return answer.finished()
