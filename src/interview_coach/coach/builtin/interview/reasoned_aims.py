"""What is worth asking about an explanation or a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview_coach.coach.builtin.evaluation.case_signs import CaseSigns
from interview_coach.coach.builtin.evaluation.feedback_signs import CHECKS, COULD_GO_WRONG, TAKES_FOR_GRANTED, WEIGHS
from interview_coach.coach.builtin.evaluation.technical_cues import CHECK, EXAMPLE, HEDGE, REASON, TRADEOFF
from interview_coach.coach.builtin.evaluation.technical_truth import Truth
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.builtin.interview.aims import LACKING, THIN, WORTH_ASKING, Aim, aim
from interview_coach.coach.pipeline import Findings

FEW_WORDS = 8
_BOASTS = re.compile(
    r"\b(?:passion\w*|expert(?:ise)?|best practices?|holistic|synerg\w+|scalable solutions?|cutting[- ]edge|"
    r"modern tooling|world[- ]class|proactive\w*|state[- ]of[- ]the[- ]art)\b",
    re.I,
)
"""Sentences about how good somebody is: there is nothing in them to ask why of."""
_CHOOSES = re.compile(
    r"\bi(?:'d| would|'ll| will)? (?:\w+ly |then |just |simply )?(?:add|use|choose|pick|build|cache|switch|replace|"
    r"introduce|split|set up|create|put|move|buy|prefer|go for)\b",
    re.I,
)
"""A choice between ways; what a machine does or what has to be done leaves none."""
_AGREES = re.compile(r"\b(?:agrees?|second person|four eyes|ticks? off|match(?:es)?|signs? (?:it|off))\b")
_OWN = re.compile(r"\bi(?:'d| would|'ll| will)? \w+", re.I)
FEW_POINTS = 0.5
"""Share of the key points from which an answer is asked for more before it is asked how it would check them."""


def technical_aims(findings: Findings, text: AnswerText) -> Iterator[Aim]:
    truth = findings.details["truth"]
    assert isinstance(truth, Truth)
    matter = [s for s in _spans(findings.details.get("matter")) if not _BOASTS.search(s.text)]
    if not matter or text.word_count < FEW_WORDS:
        yield aim("more" if text.word_count < FEW_WORDS else "first_thing", LACKING + 0.8)
        return
    yield from _doubts(truth, text)
    lacking = sum(m.status == "absent" for m in truth.matches)
    if truth.matches and lacking >= FEW_POINTS * len(truth.matches):
        yield aim("rest", THIN + 0.2, matter[-1:])
    if not REASON.search(text.plain):
        yield aim("reason", LACKING if len(matter) < 3 else THIN, matter)
    if not (CHECK.search(text.plain) or CHECKS.search(text.shown) or _AGREES.search(text.plain)):
        yield aim("check", THIN + 0.3, [s for s in matter[::-1] if not HEDGE.search(s.text)])
    choices = [s for s in matter if _CHOOSES.search(s.text)]
    if choices and not TRADEOFF.search(text.plain) and not WEIGHS.search(text.shown):
        yield aim("trade_off", THIN + 0.1, choices)
    if not EXAMPLE.search(text.plain):
        yield aim("example", THIN - 0.3, [s for s in matter if _OWN.search(s.text)])
    if choices:
        yield aim("scale", WORTH_ASKING)
    yield aim("sure", WORTH_ASKING - 0.1)


def _doubts(truth: Truth, text: AnswerText) -> Iterator[Aim]:
    """What was said and does not seem to hold, or was said without being sure."""
    wrong = [one.span for one in truth.misconceptions]
    wrong += [one.span for one in truth.contradicted]
    wrong += [match.span for match in truth.matches if match.denied]
    if wrong:
        yield aim("sure", LACKING + 0.6, wrong)
    elif any(HEDGE.search(s.text) for s in text.sentences):
        yield aim("sure", THIN)


def case_aims(findings: Findings, text: AnswerText) -> Iterator[Aim]:
    signs = findings.details["signs"]
    assert isinstance(signs, CaseSigns)
    recommended = bool(findings.details["recommended"])
    wrong = [span for one in signs.wrong_sums for span in text.sentences if span.start <= one.start < span.end]
    if wrong:
        yield aim("sum_again", LACKING + 0.6, wrong)
    if not recommended:
        yield aim("decide", LACKING, signs.deferred, signs.matter[::-1])
    elif not signs.next_steps:
        yield aim("next_step", WORTH_ASKING, signs.verdicts)
    yield from _about_numbers(signs)
    if not signs.assumed and not signs.questions and not TAKES_FOR_GRANTED.search(text.shown):
        yield aim("assumption", THIN, signs.verdicts, signs.views, signs.actions)
    if not signs.branches and not signs.frameworks and not signs.sums:
        yield aim("parts", THIN - 0.2, signs.matter[:1])
    if recommended and not signs.risks and not COULD_GO_WRONG.search(text.shown):
        yield aim("risk", THIN, signs.verdicts)
    else:
        yield aim("risk", WORTH_ASKING if not signs.risks else 0.0, signs.verdicts)


def _about_numbers(signs: CaseSigns) -> Iterator[Aim]:
    if not signs.sums and not signs.derived:
        yield aim("figures", LACKING - 0.2, signs.views, signs.matter)


def _spans(value: object) -> Sequence[Span]:
    return value if isinstance(value, tuple) else ()
