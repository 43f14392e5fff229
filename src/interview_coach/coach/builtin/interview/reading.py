"""An answer in a running interview as the builtin extractors see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from interview_coach.coach.builtin.evaluation.care import in_danger, says_so_plainly
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.gate import open_gate
from interview_coach.coach.builtin.evaluation.language import other_language
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.builtin.interview.aims import LACKING, Aim, aim
from interview_coach.coach.builtin.interview.plain_aims import motivation_aims, situational_aims
from interview_coach.coach.builtin.interview.reasoned_aims import case_aims, technical_aims
from interview_coach.coach.builtin.interview.story_aims import story_aims
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.coaching import Exchange
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType

_REASONED = {
    QuestionType.TECHNICAL: technical_aims,
    QuestionType.CASE: case_aims,
    QuestionType.SITUATIONAL: situational_aims,
    QuestionType.MOTIVATION: motivation_aims,
}
FEW_WORDS = 6
_DODGES = frozenset(
    [ResponseType.HYPOTHETICAL, ResponseType.HABIT, ResponseType.OPINION, ResponseType.SELF_DESCRIPTION]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`aims` are what could be asked. `is_sensitive`: it tells of something painful; `is_at_risk`: somebody may be in
    danger, and nothing is asked. `declines`: no answer is wanted. `supposes`: talk where an event was asked."""

    text: AnswerText
    aims: tuple[Aim, ...] = ()
    is_sensitive: bool = False
    is_at_risk: bool = False
    declines: bool = False
    supposes: bool = False


def read(exchange: Exchange) -> Reading:
    """What the answer so far shows and lacks."""
    if other_language(exchange.answer):
        return Reading(AnswerText.of(exchange.answer), (aim("english", LACKING),))
    gate = open_gate(exchange.answer, exchange.type)
    risk = in_danger(gate.text.plain)
    painful = says_so_plainly(gate.text.plain) or _was_painful(exchange)
    if gate.why_not_scored is not None:
        short = Flag.TOO_SHORT in gate.flags
        aims = (aim("more", LACKING, _longer(gate.text)),) if short else ()
        return Reading(gate.text, aims, painful, risk, declines=gate.response_type is ResponseType.REFUSAL)
    return _extracted(exchange, gate.text, painful=painful, at_risk=risk)


def _extracted(exchange: Exchange, text: AnswerText, *, painful: bool, at_risk: bool) -> Reading:
    module = import_module(f"interview_coach.coach.builtin.evaluation.{exchange.type.value}")
    findings: Findings = module.extract(EvaluationRequest(exchange.question, exchange.type, exchange.answer), text)
    told = findings.details.get("behavioral")
    sensitive = painful or Flag.SENSITIVE in findings.flags
    danger = at_risk or (isinstance(told, BehavioralDetails) and told.care.danger)
    supposes = findings.response_type in _DODGES
    return Reading(text, tuple(_aims(exchange, findings, text)), sensitive, danger, supposes=supposes)


def _aims(exchange: Exchange, findings: Findings, text: AnswerText) -> Iterator[Aim]:
    told = findings.details.get("behavioral")
    if isinstance(told, BehavioralDetails):
        yield from story_aims(told, exchange.question)
    elif findings.why_not_scored is not None:
        yield aim("more", LACKING, _longer(text))
    else:
        yield from _REASONED[exchange.type](findings, text)


def _longer(text: AnswerText) -> list[Span]:
    """Clauses that say enough to ask for more of them."""
    return [clause for clause in text.clauses if clause.word_count >= FEW_WORDS]


def _was_painful(exchange: Exchange) -> bool:
    return exchange.evaluation is not None and Flag.SENSITIVE in exchange.evaluation.flags
