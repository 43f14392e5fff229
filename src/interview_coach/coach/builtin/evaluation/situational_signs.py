"""What an answer to "what would you do" shows: steps, people, reasons, what is weighed, what comes after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.technical_cues import (
    HEDGE,
    REASON,
    TRADEOFF,
    on_the_matter,
    with_sign,
    without_strangers,
)
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.embedding import encoder

_DO = (
    r"(?:talk|speak|call|ask|tell|write|check|look|find|meet|explain|show|offer|stop|start|move|agree|set|send|go|give|"
    r"bring|put|make|take|get|let|keep|raise|report|apologi[sz]e|listen|review|test|fix|prepare|plan|share|suggest|"
    r"propose|decide|document|escalate|inform|hand|help|train|cover|split|cut|postpone|thank|confirm|compare|read|run|"
    r"work|sit|walk|do|hold|stay|wait|leave|lock|invite|involve|note|record|measure|warn|refuse|say|schedule|reach|pull|swap|assign|draft|remind)"
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
    r"(?<!not )(?<!never )(?<!n't )\b(?:ignore (?:it|them|him|her)|not my (?:problem|job)|"
    r"lie (?:to|about)|cover (?:it|this) up|hide (?:it|this)|"
    r"just quit|yell|shout at|blame (?:him|her|them)|pretend|keep quiet about|do nothing|let (?:someone|"
    r"somebody) else)\b",
    re.I,
)
STAKE = re.compile(
    r"\b(?:(?:kill|injur|harm|endanger)\w*|hurts?|dies?|dead|deaths?|(?:can|could|will|would|might) (?:fall|fail|burn|"
    r"crash|"
    r"cost|lose|break|get hurt)|dangerous|unsafe|not safe|(?:his|her|their|your|somebody'?s|a) (?:life|safety|"
    r"health|trust|"
    r"job|licen[cs]e)|lives|at stake|at risk|goes? home (?:safe|in one piece)|the point of the rule|"
    r"is there for a reason|"
    r"no (?:job|order|money|deadline) is worth)\b",
    re.I,
)
"""What the choice is about: a reason although no "because" stands before it."""
AFTER = re.compile(
    r"\b(?:follow up|follow-up|check(?:ing)? (?:back|in|that|whether|if)|make sure|afterwards|later|(?:next|following) "
    r"(?:day|morning|shift|"
    r"week|time|month)|so that it (?:doesn'?t|does not|won'?t)|happen again|prevent|from then on|if (?:that|this|it|"
    r"he|she|they) (?:\w+ )?(?:doesn'?t|does not|didn'?t|still|fails|says? no|refuses?|agrees?)|otherwise|the risk|"
    r"could (?:lead|cost|mean)|would (?:lead|cost|mean)|lesson|learn|"
    r"twice|a second time|again(?! and again)(?=[^.;]{0,40}(?:[,;]| (?:he|she|they|i|we|it) ))|"
    r"if (?:he|she|they|it|that|this|nobody|somebody|anyone)\b[^.;?]{2,60}[, ](?:i|we|he|she|they|it) (?:\w+ )?"
    r"(?:go|goes|call|"
    r"send|sends|stop|stops|tell|write|take|report|leave|leaves|ask|say|would|will|have|has|get|gets|is|am|are)|"
    r"(?:write|writing|wrote) (?:it|that|this|him|her|them) (?:up|down)|debrief\w*|"
    r"at the end of the (?:day|shift|week))\b",
    re.I,
)


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
    stakes: tuple[Span, ...]
    weighing: tuple[Span, ...]
    help: tuple[Span, ...]
    harm: tuple[Span, ...]
    after: tuple[Span, ...]


def plan_of(text: AnswerText, question: str) -> Plan:
    matter = on_the_matter(text, question, least=0.12, nameless=True)
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
        with_sign(text.sentences, STAKE),
        tuple(s for s in text.sentences if WEIGHS.search(s.text) or TRADEOFF.search(s.text)),
        with_sign(text.sentences, HELP),
        with_sign(text.sentences, HARM),
        tuple(s for s in text.sentences if AFTER.search(s.text)),
    )


def _topic(text: AnswerText, question: str) -> float:
    """Likeness in meaning of question and answer (best three sentences, whole answer), and shared words."""
    if not text.sentences:
        return 0.0
    read = [without_strangers(text, s.text, question) for s in text.sentences]
    cosines = sorted((float(c) for c in encoder().similarity(read, [question])[:, 0]), reverse=True)
    wording = without_strangers(text, text.shown, question)
    whole = float(encoder().similarity([wording.strip()], [question])[0][0])
    shared = overlap(terms(question).stems, terms(wording).stems)
    return max(0.0, min(1.0, 0.5 * whole + 0.3 * sum(cosines[:3]) / len(cosines[:3]) + 0.2 * shared))
