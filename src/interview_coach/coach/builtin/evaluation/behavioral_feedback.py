"""Writes the feedback on a behavioral answer: the one change that raises the mark most, with the answer's own words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.account import Account, reflection_kind
from interview_coach.coach.builtin.evaluation.behavioral_wordings import (
    ACKNOWLEDGEMENT,
    HELP,
    SENSITIVE_FIXES,
    STRENGTHS,
    WORDINGS,
)
from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, Reading
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.rubrics import Marks
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel

_CONNECTIVE = re.compile(
    r"^(?:(?:and|so|but|because|cause|then|yeah|um+|uh+|okay|well|like|until|that|which)\b,?\s+)+", re.I
)
LONGEST_QUOTE = 90
TARGET = 4.5
"""The level a fix is measured against: the gain is the dimension's weight times what is missing to it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change worth making: how much it would raise the mark, which wording, and the place in the answer."""

    gain: float
    cause: str
    span: Span
    what: str = ""


def write_feedback(details: BehavioralDetails, findings: Findings, marks: Marks) -> Feedback:
    """Main fix, strengths, improvements and questions, all from what was found in the answer."""
    text = details.account.text
    pick = zlib.crc32(text.plain.encode())
    fixes = sorted(_fixes(details, findings, marks), key=lambda fix: -fix.gain)
    if Flag.SENSITIVE in findings.flags:
        return _sensitive(details, pick)
    told = [_worded(fix, text, pick + index) for index, fix in enumerate(fixes)]
    asks = dict.fromkeys(_ask(fix, text) for fix in fixes[:3])
    return Feedback(
        main_fix=told[0],
        strengths=tuple(_strengths(details.account, findings, pick)),
        improvements=tuple((*_overclaim_notes(details), *told[1:4])),
        asks=tuple(asks),
    )


def _fixes(details: BehavioralDetails, findings: Findings, marks: Marks) -> Iterator[Fix]:
    """Every change that would raise the mark, each with a place in the answer to show it at."""
    weights = {d.id: d.weight for d in library().rubric(QuestionType.BEHAVIORAL).dimensions}
    yield from _first_things(details, findings)
    for dimension, causes in (
        ("relevance", _relevance(details)),
        ("action", _action(details.account)),
        ("result", _result(details.account, figures=not details.care.might)),
        ("context", _context(details.account)),
        ("reflection", _reflection(details.account)),
        ("structure", _structure(details.account)),
        ("structure", _always(details.account)),
    ):
        missing = max(0.0, TARGET - (marks.dimensions.get(dimension) or 1.0)) + 0.01
        for rank, (cause, span, what) in enumerate(causes):
            yield Fix(weights[dimension] * missing / (1 + 0.6 * rank), cause, span, what)


def _first_things(details: BehavioralDetails, findings: Findings) -> Iterator[Fix]:
    """What limits the whole mark comes before anything else."""
    account = details.account
    if "not_an_event" in findings.conditions:
        hypothetical = details.response_type is ResponseType.HYPOTHETICAL
        slogans = details.response_type is ResponseType.PSEUDO_EVENT
        cause = "hypothetical" if hypothetical else "slogans" if slogans else "general"
        yield Fix(1000, cause, _talk_span(account, modal=hypothetical))
    if "off_topic" in findings.conditions:
        what = details.fit.missing.label if details.fit.missing else "something else"
        yield Fix(900, "off_topic" if details.fit.missing else "general", _opening(account), what)
    if details.blamed is not None:
        yield Fix(60, "blame", details.blamed)


def _relevance(details: BehavioralDetails) -> Iterator[tuple[str, Span, str]]:
    if details.fit.missing is not None:
        yield "weak_fit", _opening(details.account), details.fit.missing.label


def _action(account: Account) -> Iterator[tuple[str, Span, str]]:
    if account.shared and account.own_share < 0.5:
        yield "we", max(account.shared, key=lambda r: len(r.concrete)).span, ""
    elif not account.own:
        yield "nobody", _opening(account), ""
    vague = [r for r in account.vague if r.span.word_count >= 4]
    if vague and len(account.pictured) < 12:
        yield "vague_step", min(vague, key=lambda r: (len(r.concrete), r.span.start)).span, ""
    steps = account.specific or account.own
    if steps and len(account.specific) < 4:
        yield "few_steps", _richest(steps), ""
    if steps and account.reasons == 0:
        yield "why", _richest(steps), ""
    if steps and account.people == 0:
        yield "others", _richest(steps), ""
    if steps:
        yield "hurdle", steps[len(steps) // 2].span, ""


def _result(account: Account, *, figures: bool) -> Iterator[tuple[str, Span, str]]:
    """`figures` is whether they may be asked for: not of somebody who may be telling something painful."""
    facts = [o for o in account.outcomes if not o.vague]
    if not account.outcomes:
        yield "no_result", _last_step(account), ""
    elif not facts:
        yield "vague_result", account.outcomes[-1].reading.span, ""
    elif figures and not any(o.measured for o in facts):
        yield "measure", facts[-1].reading.span, ""
    elif figures and not any(o.compared for o in facts):
        yield "compare", next(o for o in facts if o.measured).reading.span, ""
    elif not any(o.lasting for o in facts):
        yield "lasting", facts[-1].reading.span, ""


def _context(account: Account) -> Iterator[tuple[str, Span, str]]:
    setup = account.of(SegmentLabel.SITUATION) + account.of(SegmentLabel.TASK)
    if account.share(SegmentLabel.SITUATION, SegmentLabel.TASK) > 0.5 and len(setup) > 3:
        yield "long_setup", setup[len(setup) // 2].span, ""
    elif not setup:
        yield "place", _opening(account), ""
    if setup and not account.tasks:
        yield "task", setup[-1].span, ""


def _reflection(account: Account) -> Iterator[tuple[str, Span, str]]:
    kind = reflection_kind(account.reflections)
    if kind == "none":
        ends = [o.reading.span for o in account.outcomes if not o.vague]
        yield "learn", ends[-1] if ends else _last_step(account), ""
    elif kind in ("slogan", "lesson"):
        yield "slogan" if kind == "slogan" else "applied", account.reflections[-1].span, ""


def _structure(account: Account) -> Iterator[tuple[str, Span, str]]:
    beside = [r for r in account.of(SegmentLabel.OTHER) if r.span.word_count >= 4]
    if beside and account.share(SegmentLabel.OTHER) > 0.2:
        yield "beside", max(beside, key=lambda r: (r.span.word_count, -r.span.start)).span, ""


def _always(account: Account) -> Iterator[tuple[str, Span, str]]:
    """Small things that fit every story, so that there is something left to try in a strong answer too."""
    ends = [o.reading.span for o in account.outcomes if not o.vague] or [_last_step(account)]
    yield "audience", ends[-1], ""
    setup = [r for r in account.of(SegmentLabel.SITUATION) if r.span.word_count >= 4]
    yield "trim", min(setup, key=lambda r: (len(r.concrete), r.span.start)).span if setup else _opening(account), ""


def _opening(account: Account) -> Span:
    spans = [p.reading.span for p in account.parts]
    return next((s for s in spans if s.word_count >= 4), spans[0])


def _last_step(account: Account) -> Span:
    steps = [*account.own, *account.shared]
    return max(steps, key=lambda r: r.span.start).span if steps else account.parts[-1].reading.span


def _richest(steps: Sequence[Reading]) -> Span:
    return max(steps, key=lambda r: (len(r.concrete), -r.span.start)).span


def _talk_span(account: Account, *, modal: bool) -> Span:
    wanted = [
        p.reading for p in account.parts if (p.reading.mode is Mode.MODAL) == modal and p.reading.span.word_count >= 5
    ]
    if not wanted:
        return _opening(account)
    return max(wanted, key=lambda r: (r.agent is Agent.I, r.doing, -r.span.start)).span


def _worded(fix: Fix, text: AnswerText, pick: int) -> str:
    fixes = WORDINGS[fix.cause].fixes
    return fixes[pick % len(fixes)].format(q=_quoted(fix.span, text), what=fix.what)


def _ask(fix: Fix, text: AnswerText) -> str:
    return WORDINGS[fix.cause].ask.format(q=_quoted(fix.span, text), what=fix.what)


def _quoted(span: Span, text: AnswerText) -> str:
    """The clause in the answer's own words, cut at a word when it is long."""
    quote = _CONNECTIVE.sub("", " ".join(text.quote(span.start, span.end).split()))
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return quote.strip(' ,;:.!?-–—"“”')


def _strengths(account: Account, findings: Findings, pick: int) -> Iterator[str]:
    """One sentence for each part that earned something, best first, at most three."""
    earned = [e for e in findings.evidence if e.polarity == "+" and e.dimension in STRENGTHS]
    order = sorted(dict.fromkeys(e.dimension for e in earned), key=lambda d: -(findings.levels.get(d) or 0))
    for dimension in [d for d in order if (findings.levels.get(d) or 0) >= 2.5][:3]:
        evidence = next(e for e in earned if e.dimension == dimension)
        wordings = STRENGTHS[dimension]
        quote = _quoted(Span(evidence.start, evidence.end, evidence.quote, ""), account.text)
        yield wordings[pick % len(wordings)].format(q=quote)


def _overclaim_notes(details: BehavioralDetails) -> Iterator[str]:
    for claim in details.overclaims[:1]:
        quote = _quoted(claim.said, details.account.text)
        yield f"Check “{quote}”: your CV does not show {claim.about}. Make both say the same before the interview."


def _sensitive(details: BehavioralDetails, pick: int) -> Feedback:
    """Acknowledged first; no figures are asked for."""
    account = details.account
    span = account.own[0].span if account.own else _opening(account)
    fix = SENSITIVE_FIXES[pick % len(SENSITIVE_FIXES)].format(q=_quoted(span, account.text))
    return Feedback(
        main_fix=f"{ACKNOWLEDGEMENT} {fix}",
        improvements=(
            *((HELP,) if details.care.danger else ()),
            "Choose what you want the listener to remember: what you did, or what helped you.",
            "Decide beforehand where the story ends, so that you can stop there calmly.",
        ),
        asks=("Would you rather tell another case for this question?",),
    )
