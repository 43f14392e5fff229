"""Extracts what a behavioral answer holds: response type, STAR parts, flags, quotes and levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.builtin.evaluation import levels
from interview_coach.coach.builtin.evaluation.account import HARDLY, Account, account_of
from interview_coach.coach.builtin.evaluation.behavioral_evidence import evidence_of
from interview_coach.coach.builtin.evaluation.behavioral_feedback import write_feedback
from interview_coach.coach.builtin.evaluation.care import care_for
from interview_coach.coach.builtin.evaluation.consistency import overclaims
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.flags import flag_holds
from interview_coach.coach.builtin.evaluation.relevance import Fit, fit_of
from interview_coach.coach.builtin.evaluation.response import asks_for_event, response_type
from interview_coach.coach.builtin.evaluation.story import segments_of
from interview_coach.coach.builtin.evaluation.story_features import story_features
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import LOWEST_MARK, Marks
from interview_coach.domain.vocabulary import Flag, ResponseType, SegmentLabel
from interview_coach.embedding import Vectors

_NOT_AN_EVENT = frozenset(
    [
        ResponseType.HYPOTHETICAL,
        ResponseType.HABIT,
        ResponseType.OPINION,
        ResponseType.SELF_DESCRIPTION,
        ResponseType.PSEUDO_EVENT,
    ]
)
OFF_TOPIC_FIT = 0.04
_UNKIND_THERE = frozenset([Flag.GENERIC, Flag.BLAMES_OTHERS, Flag.OFF_TOPIC])
"""Flags that do not stand beside an acknowledgement."""
FEWEST_TOLD = 3
MANY_FIGURES = 3
"""Figures from which an answer is not called one without figures, wherever they stand."""
FEW_WORDS = 45
"""Below this an answer is marked (from 25 on) but said to be short: raters find too little in it to judge."""
_BLAME = re.compile(
    r"\b(?:(?:their|the \w+'s) fault|(?:didn't|don't|doesn't|never|won't|wouldn't) (?:care"
    r"|listen|follow through|get the technical|want to work|have the feeling|know what they(?:'re"
    r"| are) doing)|(?:was|is|were|are) (?:a mess|a disaster|lazy|useless"
    r"|incompetent|clueless|nonsense)|drop(?:ped)? the ball|couldn't figure"
    r"|nobody listens|only (?:care|cares|cared) about|not my job|can't do everyone else's"
    r"|kids today|always (?:complain|say|says|blam)\w*|threw me under|made a huge circus"
    r"|idiots?)\b"
)


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    """Findings of a behavioral answer that passed the gate."""
    account = account_of(text)
    fit = fit_of(request.question, *told_clauses(account))
    kind = response_type(account)
    care = care_for(account.parts, account.vectors)
    event = kind not in _NOT_AN_EVENT
    details = BehavioralDetails(account, fit, overclaims(text, request.cv), _blamed(text), kind, care)
    dimensions = _levels(details, event=event)
    conditions = frozenset(_conditions(account, fit, event=event or not asks_for_event(request.question)))
    if care.discloses:
        conditions -= {"off_topic", "not_an_event"}
    return Findings(
        ResponseType.SENSITIVE if details.care.discloses else kind,
        dimensions,
        conditions,
        star=levels.star_of(account, dimensions["action"], dimensions["result"], event=event),
        segments=segments_of(text, account.parts),
        flags=tuple(_flags(details, dimensions, conditions)),
        evidence=evidence_of(details, dimensions),
        confidence=_confidence(account, fit, event=event),
        details={"behavioral": details},
    )


def told_clauses(account: Account) -> tuple[list[Span], Vectors]:
    """The clauses that tell something (all of them where hardly any does), and their sentence vectors."""
    count = len(account.vectors)
    told = [i for i, p in enumerate(account.parts[:count]) if p.label is not SegmentLabel.OTHER]
    if len(told) < FEWEST_TOLD:
        told = list(range(count))
    return [account.parts[i].reading.span for i in told], account.vectors[told]


def write(_request: EvaluationRequest, _text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    """The words about the answer, from accepted findings."""
    details = findings.details["behavioral"]
    if not isinstance(details, BehavioralDetails):
        raise TypeError("the findings are not those of a behavioral answer")
    return write_feedback(details, findings, marks)


def is_event(account: Account) -> bool:
    """Whether something is told that happened."""
    return response_type(account) not in _NOT_AN_EVENT


def _levels(details: BehavioralDetails, *, event: bool) -> dict[str, float]:
    found = levels.levels_of(story_features(details.account, details.fit, event=event))
    for name, label in (("result", SegmentLabel.RESULT), ("reflection", SegmentLabel.REFLECTION)):
        if details.account.chance(label) < HARDLY and not details.account.of(label):
            found[name] = LOWEST_MARK
    if event:
        return found
    # Talk about what one would do holds no steps, no outcome and no place that were.
    limits = {"action": 1.5, "result": 1.5, "context": 2.0, "reflection": 2.0, "structure": 2.5}
    return {name: min(level, limits.get(name, 2.0)) for name, level in found.items()}


def _conditions(account: Account, fit: Fit, *, event: bool) -> Iterator[str]:
    if not event:
        yield "not_an_event"
    if not account.own:
        yield "no_own_action"
    if fit.chance < OFF_TOPIC_FIT:
        yield "off_topic"


def _confidence(account: Account, fit: Fit, *, event: bool) -> float:
    """Higher with more to go on and away from the borders of response type and relevance."""
    words = min(1.0, account.text.word_count / 120)
    border = abs(fit.chance - OFF_TOPIC_FIT)
    return round(min(0.85, 0.35 + 0.25 * words + 0.15 * min(1.0, border) + 0.1 * event), 2)


def _blamed(text: AnswerText) -> Span | None:
    found = [c for c in text.clauses if _BLAME.search(c.plain)]
    return found[0] if len(found) >= 2 else None


def _flags(details: BehavioralDetails, dimensions: dict[str, float], conditions: frozenset[str]) -> Iterator[Flag]:
    account = details.account
    figures = any(o.measured for o in account.outcomes)
    no_figures = sum(p.reading.numbers for p in account.parts) < MANY_FIGURES
    event = details.response_type is ResponseType.EVENT
    story = story_features(account, details.fit, event=event)
    checks = (
        (Flag.HYPOTHETICAL, details.response_type is ResponseType.HYPOTHETICAL),
        (Flag.GENERIC, _is_generic(details)),
        (Flag.OFF_TOPIC, "off_topic" in conditions),
        (Flag.WE_ONLY, flag_holds("we_only", story)),
        (Flag.NO_RESULT, dimensions["result"] < 1.6 and not (event and account.closes)),
        (Flag.UNQUANTIFIED, not details.care.might and not figures and event and no_figures),
        (Flag.RAMBLING, flag_holds("rambling", story)),
        (Flag.TOO_SHORT, account.text.word_count < FEW_WORDS),
        (Flag.BLAMES_OTHERS, details.blamed is not None),
        (Flag.OVERCLAIMS, bool(details.overclaims)),
        (Flag.SENSITIVE, details.care.discloses),
    )
    left_out = _UNKIND_THERE if details.care.discloses else frozenset()
    yield from (flag for flag, holds in checks if holds and flag not in left_out)


def _is_generic(details: BehavioralDetails) -> bool:
    return details.response_type in _NOT_AN_EVENT or details.account.substance < 0.45
