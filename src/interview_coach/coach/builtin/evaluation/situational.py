"""Marks answers to "what would you do": the problem seen, a choice with its reason, steps, consequences, order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.situational_feedback import write
from interview_coach.coach.builtin.evaluation.technical_cues import (
    HEDGE,
    REASON,
    SIGNPOST,
    TRADEOFF,
    evidence,
    on_the_matter,
    stepped,
    with_sign,
)
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType
from interview_coach.embedding import encoder

__all__ = ["Plan", "extract", "plan_of", "write"]

_DO = (
    r"(?:talk|speak|call|ask|tell|write|check|look|find|meet|explain|show|offer|stop|start|move|agree|set|send|go|give|"
    r"bring|put|make|take|get|let|keep|raise|report|apologi[sz]e|listen|review|test|fix|prepare|plan|share|suggest|"
    r"propose|decide|document|escalate|inform|hand|help|train|cover|split|cut|postpone|thank|confirm|compare|read|run|"
    r"work|sit|walk|invite|involve|note|record|measure|warn|refuse|say|schedule|reach|pull|swap|assign|draft|remind)"
)
STEP = re.compile(
    rf"\b(?:i(?:'d|'ll| would| will)|i would (?:also|first|then)|i)\s+(?:\w+ly |first |then |also |still |at once |"
    rf"want to |have to |"
    rf"need to |try to )*{_DO}\b|\b{_DO}ed\b|\b(?:then|and|first|next|,) {_DO}\b|(?:^|[.;:\n]\s*){_DO}\b",
    re.IGNORECASE,
)
VAGUE_STEP = re.compile(
    r"\b(?:talk to (?:them|him|her|someone|people)|do my best|handle it|deal with it|see what happens|work it out|"
    r"communicate)\b",
    re.I,
)
WHO = re.compile(
    r"\b(?:manager|boss|lead|team|colleague|customer|client|supervisor|hr|owner|director|nurse|doctor|patient|"
    r"family|guest|engineer|"
    r"developer|supplier|vendor|parent|teacher|student|him|her|them|user|stakeholder|sales|finance|legal|security)s?\b",
    re.I,
)
WHEN = re.compile(
    r"\b(?:first|at once|right away|straight away|immediately|today|tonight|tomorrow|the same day|before|within|"
    r"by (?:\w+day|noon|the end)|after|the next|then|once|as soon as|in the (?:morning|meantime)|every)\b",
    re.I,
)
WEIGHS = re.compile(
    r"\b(?:on the one hand|on the other|either|rather than|instead of|but if|unless|versus|more important|"
    r"matters? (?:more|most)|comes first|depends on|the risk|weigh|priority|prioriti[sz]e|compromise|choice|option|"
    r"even if|although|fair)\b",
    re.I,
)
HELP = re.compile(
    r"\b(?:escalat\w+|ask (?:for help|my manager|my boss|the)|involve|bring in|go to (?:my|the) (?:manager|lead|"
    r"boss|supervisor)|policy|rule|guideline|safety|honest|confidential|in private|privately)\b",
    re.I,
)
HARM = re.compile(
    r"\b(?:ignore (?:it|them|him|her)|not my (?:problem|job)|lie (?:to|about)|cover (?:it|this) up|hide (?:it|this)|"
    r"just quit|yell|shout at|blame (?:him|her|them)|pretend|keep quiet about|do nothing|let (?:someone|"
    r"somebody) else)\b",
    re.I,
)
AFTER = re.compile(
    r"\b(?:follow up|follow-up|check(?:ing)? (?:back|in|that|whether|if)|make sure|afterwards|later|next (?:day|"
    r"week|time|month)|so that it (?:doesn'?t|does not|won'?t)|happen again|prevent|from then on|if (?:that|this|it|"
    r"he|she|they) (?:\w+ )?(?:doesn'?t|does not|didn'?t|still|fails|says? no|refuses?|agrees?)|otherwise|the risk|"
    r"could (?:lead|cost|mean)|would (?:lead|cost|mean)|lesson|learn)\b",
    re.I,
)
LEAST_TOPIC = 0.12
_STEADY = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Sentences by what they show; `topic` is the likeness of answer and question from 0 to 1."""

    topic: float
    matter: tuple[Span, ...]
    steps: tuple[Span, ...]
    vague: tuple[Span, ...]
    detailed: tuple[Span, ...]
    people: tuple[Span, ...]
    reasons: tuple[Span, ...]
    weighing: tuple[Span, ...]
    help: tuple[Span, ...]
    harm: tuple[Span, ...]
    after: tuple[Span, ...]


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    """ "I would" is the right form here; a past event is fine when it answers the question."""
    plan = plan_of(text, request.question)
    off_topic = plan.topic < LEAST_TOPIC
    levels = _levels(plan, text)
    return Findings(
        ResponseType.EXPLANATION,
        levels,
        conditions=frozenset({"off_topic"} if off_topic else ()),
        flags=_flags(plan, text, off_topic=off_topic),
        evidence=_evidence(plan),
        confidence=round(0.4 + 0.03 * min(5, len(plan.steps)) + 0.1 * (text.word_count >= 60), 2),
        details={"plan": plan},
    )


def plan_of(text: AnswerText, question: str) -> Plan:
    matter = on_the_matter(text, question, least=0.12)
    unclear = with_sign(text.sentences, HEDGE)
    steps = tuple(s for s in text.sentences if STEP.search(s.text) and (s in matter or WHO.search(s.text)))
    vague = tuple(s for s in steps if VAGUE_STEP.search(s.text) and not WHEN.search(s.text) and s.word_count < 12)
    clear = [s for s in steps if s not in vague and not (s in unclear and s.word_count < 10)]
    return Plan(
        _topic(text, question),
        matter,
        tuple(clear),
        vague,
        tuple(s for s in clear if bool(WHO.search(s.text)) + bool(WHEN.search(s.text)) + (s.word_count >= 14) >= 2),
        with_sign(text.sentences, WHO),
        tuple(s for s in text.sentences if REASON.search(s.text) and (s in matter or s in steps)),
        tuple(s for s in text.sentences if WEIGHS.search(s.text) or TRADEOFF.search(s.text)),
        with_sign(text.sentences, HELP),
        with_sign(text.sentences, HARM),
        tuple(s for s in text.sentences if AFTER.search(s.text)),
    )


def _topic(text: AnswerText, question: str) -> float:
    """Likeness in meaning of question and answer (best three sentences, whole answer), and shared words."""
    if not text.sentences:
        return 0.0
    cosines = sorted(
        (float(c) for c in encoder().similarity([s.text for s in text.sentences], [question])[:, 0]), reverse=True
    )
    whole = float(encoder().similarity([text.shown.strip()], [question])[0][0])
    shared = overlap(terms(question).stems, terms(text.shown).stems)
    return max(0.0, min(1.0, 0.5 * whole + 0.3 * sum(cosines[:3]) / len(cosines[:3]) + 0.2 * shared))


def _levels(plan: Plan, text: AnswerText) -> Mapping[str, float | None]:
    """On the anchors of the situational rubric."""
    relevance = stepped(plan.topic, ((0.08, 1.0), (0.18, 2.2), (0.3, 3.2), (0.45, 4.2), (0.6, 4.8)))
    relevance += 0.3 * (len(plan.people) >= 2) - 0.8 * (not plan.steps)
    judgement = stepped(len(plan.reasons), ((0, 1.8), (1, 2.9), (2, 3.6), (4, 4.2)))
    judgement += (
        0.5 * min(2, len(plan.weighing)) + 0.3 * bool(plan.help) - 2.0 * bool(plan.harm) - 0.6 * (not plan.steps)
    )
    steps = stepped(len(plan.steps), ((0, 1.0), (1, 2.2), (2, 3.0), (4, 3.7), (6, 4.0))) + 0.35 * min(
        3, len(plan.detailed)
    )
    steps = max(steps, 1.8 if plan.vague else 1.0)
    after = stepped(len(plan.after), ((0, 1.0), (1, 2.8), (2, 3.8), (3, 4.5), (5, 5.0)))
    ordered = len(with_sign(text.sentences, SIGNPOST))
    structure = stepped(ordered, ((0, 2.4), (1, 3.2), (3, 4.2), (5, 4.8))) + 0.3 * (2 <= len(plan.steps) <= 10)
    aside = 1 - sum(s.word_count for s in plan.matter) / max(1, text.word_count)
    structure -= 1.5 * max(0.0, aside - 0.4) + 0.6 * (text.word_count > 350)
    raw = {
        "relevance": relevance,
        "judgement": judgement,
        "steps": steps,
        "consequences": after,
        "structure": structure,
    }
    return {name: max(1.0, min(5.0, level)) for name, level in raw.items()}


def _flags(plan: Plan, text: AnswerText, *, off_topic: bool) -> tuple[Flag, ...]:
    holds = (
        (Flag.OFF_TOPIC, off_topic),
        (Flag.GENERIC, not off_topic and not plan.steps),
        (Flag.NO_STRUCTURE, len(plan.steps) >= _STEADY and not with_sign(text.sentences, SIGNPOST)),
        (Flag.RAMBLING, text.word_count > 350),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(plan: Plan) -> tuple[Evidence, ...]:
    found = [evidence("judgement", "-", span) for span in plan.harm[:1]]
    found += [evidence("steps", "+", span) for span in (plan.detailed or plan.steps)[:2]]
    found += [evidence("steps", "-", span) for span in plan.vague[:1]]
    found += [evidence("judgement", "+", span) for span in (plan.weighing or plan.reasons)[:1]]
    found += [evidence("consequences", "+", span) for span in plan.after[:1]]
    return tuple(dict.fromkeys(found))
