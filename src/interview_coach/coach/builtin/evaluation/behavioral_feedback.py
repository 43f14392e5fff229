"""Writes the feedback on a behavioral answer: the one change that raises the mark most, with the answer's own words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.account import HARDLY, Account, reflection_kind
from interview_coach.coach.builtin.evaluation.behavioral_evidence import (
    UNSURE,
    scene,
    sure_ends,
    sure_lessons,
    sure_steps,
)
from interview_coach.coach.builtin.evaluation.behavioral_wordings import (
    ACKNOWLEDGEMENT,
    HELP,
    IF_PAINFUL,
    SENSITIVE_FIXES,
    STRENGTHS,
    WORDINGS,
)
from interview_coach.coach.builtin.evaluation.care import in_danger
from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, Reading
from interview_coach.coach.builtin.evaluation.cues import PEOPLE, REASON
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.feedback_quotes import LONGEST_QUOTE, is_whole, quoted, words_left
from interview_coach.coach.builtin.evaluation.feedback_told import (
    could_be_compared,
    hints_at_an_end,
    is_in_own_voice,
    is_surely_lesson,
    is_surely_outcome,
    may_hold_a_figure,
    may_tell_a_lesson,
    may_tell_an_end,
    may_tell_the_task,
    may_tell_what_stayed,
    says_there_was_none,
    says_we,
    says_where_or_when,
)
from interview_coach.coach.builtin.evaluation.outcomes import Outcome
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.rubrics import Marks
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel

ENOUGH_STEPS = 4
GOOD_ENOUGH = 2.5
GENTLE = frozenset(["few_steps", "plain_end", "learn", "applied", "task", "hurdle", "audience"])
"""Advice that may follow an acknowledgement."""
PRYING = frozenset(["vague_step", "few_steps", "hurdle", "vague_result", "slogan", "slogans", "beside", "trim"])
"""Advice that asks for a closer look, which is not given where the story may be painful."""
MUCH_ACTION = 0.4
LONG_ANSWER = 240
CONCRETE_ENOUGH = 3
"""Concrete words of a step from which it may be praised as concrete, whatever part of the story it is."""
MOST_STRENGTHS = 3
TOLD = frozenset([ResponseType.EVENT, ResponseType.SENSITIVE])
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
    if details.care.perhaps:
        fixes = [fix for fix in fixes if fix.cause not in PRYING] or fixes
    told = [_worded(fix, text, pick + index) for index, fix in enumerate(fixes)]
    if Flag.SENSITIVE in findings.flags:
        gentle = [_worded(fix, text, pick + index) for index, fix in enumerate(fixes) if fix.cause in GENTLE]
        return _acknowledged(details, gentle, pick)
    asks = dict.fromkeys(_ask(fix) for fix in fixes[:3])
    kindly = f"{IF_PAINFUL} " if details.care.perhaps else ""
    return Feedback(
        main_fix=f"{kindly}{told[0]}",
        strengths=tuple(_strengths(details, findings, pick))[:MOST_STRENGTHS],
        improvements=tuple((*_overclaim_notes(details), *told[1:4])),
        asks=tuple(asks),
    )


def _fixes(details: BehavioralDetails, findings: Findings, marks: Marks) -> Iterator[Fix]:
    """Every change that would raise the mark, each with a place in the answer to show it at. Where no event is told,
    advice on how to tell it would be about nothing: one is asked for, and no more."""
    weights = {d.id: d.weight for d in library().rubric(QuestionType.BEHAVIORAL).dimensions}
    yield from _first_things(details, findings)
    account = details.account
    if details.response_type not in TOLD:
        cause = "nearest_case" if _denied(account) is None else "general"
        told = [s for s in _talk_spans(account, modal=False) if not says_there_was_none(s)]
        yield Fix(1, cause, _richest(account.own) if account.own else (told or [_opening(account)])[0])
        return
    for dimension, causes in (
        ("relevance", () if "off_topic" in findings.conditions else _relevance(details)),
        ("action", _action(account)),
        ("result", _result(account, figures=not details.care.might)),
        ("context", _context(account)),
        ("reflection", _reflection(account)),
        ("structure", _structure(account)),
        ("structure", _always(account)),
    ):
        missing = max(0.0, TARGET - (marks.dimensions.get(dimension) or 1.0)) + 0.01
        for rank, (cause, span, what) in enumerate(causes):
            yield Fix(weights[dimension] * missing / (1 + 0.6 * rank), cause, span, what)


def _first_things(details: BehavioralDetails, findings: Findings) -> Iterator[Fix]:
    """What limits the whole mark comes before anything else."""
    account = details.account
    denied = _denied(account)
    if "not_an_event" in findings.conditions and denied is not None:
        yield Fix(1000, "no_case", denied)
    elif "not_an_event" in findings.conditions:
        hypothetical = details.response_type is ResponseType.HYPOTHETICAL
        slogans = details.response_type is ResponseType.PSEUDO_EVENT
        supposed = _talk_spans(account, modal=True) if hypothetical else []
        cause = "hypothetical" if supposed else "slogans" if slogans else "general"
        yield Fix(1000, cause, (supposed or _talk_spans(account, modal=False) or [_opening(account)])[0])
    if "off_topic" in findings.conditions:
        what = details.fit.missing.label if details.fit.missing else ""
        yield Fix(900, "off_topic" if details.fit.missing else "unclear_fit", _opening(account), what)
    if details.blamed is not None:
        yield Fix(60, "blame", details.blamed)


def _denied(account: Account) -> Span | None:
    """Where the answer says that there was no such case, when no event is told."""
    return next((p.reading.span for p in account.parts if says_there_was_none(p.reading.span)), None)


def _relevance(details: BehavioralDetails) -> Iterator[tuple[str, Span, str]]:
    if details.fit.missing is not None:
        yield "weak_fit", _opening(details.account), details.fit.missing.label


def _action(account: Account) -> Iterator[tuple[str, Span, str]]:
    says = {id(p.reading): p.says for p in account.parts}
    together = [r for r in account.shared if says_we(r.span)]
    if together and account.own_share < 0.5:
        yield "we", max(together, key=lambda r: len(r.concrete)).span, ""
    elif not account.own or account.own_share < 0.5:
        yield "nobody", _opening(account), ""
    empty = [r for r in account.own if says[id(r)] < UNSURE and is_whole(r.span) and is_in_own_voice(r.span)]
    if empty:
        yield "vague_step", min(empty, key=lambda r: (says[id(r)], r.span.start)).span, ""
    steps = _own_steps(account)
    if not steps:
        return
    if len(steps) < ENOUGH_STEPS and account.share(SegmentLabel.ACTION) < MUCH_ACTION:
        yield "few_steps", steps[0].span, ""
    wording = account.text.plain
    if not REASON.search(wording):
        yield "why", steps[0].span, ""
    if not PEOPLE.search(wording):
        yield "others", steps[min(1, len(steps) - 1)].span, ""
    yield "hurdle", sorted(steps, key=lambda r: r.span.start)[len(steps) // 2].span, ""


def _own_steps(account: Account) -> list[Reading]:
    """Steps that are the speaker's by their own words, richest first: what may be quoted as such."""
    return [r for r in sure_steps(account) if is_whole(r.span) and is_in_own_voice(r.span)]


def _ends(account: Account) -> list[Outcome]:
    """Outcomes that are so by their own words, the weightiest first."""
    return [o for o in sure_ends(account) if is_whole(o.reading.span) and is_surely_outcome(account, o.reading.span)]


def _result(account: Account, *, figures: bool) -> Iterator[tuple[str, Span, str]]:
    """`figures` is whether they may be asked for: not of somebody who may be telling something painful. What may be
    told somewhere in the second half is not asked for."""
    ends = _ends(account)
    if not ends:
        says = {id(p.reading): p.says for p in account.parts}
        praise = [o for o in account.outcomes if o.vague and says[id(o.reading)] < UNSURE and is_whole(o.reading.span)]
        missing = account.chance(SegmentLabel.RESULT) < HARDLY and not account.closes and not may_tell_an_end(account)
        if praise and figures and not missing and not may_hold_a_figure(account):
            yield "vague_result", praise[-1].reading.span, ""
        elif missing or not (sure_ends(account) or hints_at_an_end(account)):
            yield "no_result" if missing else "plain_end", _last_clause(account), ""
        return
    best = ends[0].reading.span
    if figures and not may_hold_a_figure(account):
        yield "measure", best, ""
    elif figures and could_be_compared(account, best):
        yield "compare", best, ""
    if not may_tell_what_stayed(account):
        yield "lasting", best, ""


def _context(account: Account) -> Iterator[tuple[str, Span, str]]:
    setup = account.surely(SegmentLabel.SITUATION)
    if account.share(SegmentLabel.SITUATION, SegmentLabel.TASK) > 0.5 and len(setup) > 3:
        yield "long_setup", setup[len(setup) // 2].span, ""
    elif account.chance(SegmentLabel.SITUATION) < HARDLY:
        yield "place", _opening(account), ""
    if setup and account.chance(SegmentLabel.TASK) < HARDLY and not may_tell_the_task(account):
        yield "task", next((r.span for r in reversed(setup) if is_whole(r.span)), _opening(account)), ""


def _reflection(account: Account) -> Iterator[tuple[str, Span, str]]:
    lessons = [r for r in sure_lessons(account) if is_whole(r.span) and is_surely_lesson(r.span)]
    if lessons:
        kind = reflection_kind(lessons)
        if kind in ("slogan", "lesson"):
            yield "slogan" if kind == "slogan" else "applied", lessons[-1].span, ""
    elif not account.reflections and not may_tell_a_lesson(account):
        yield "learn", _last_clause(account), ""


def _structure(account: Account) -> Iterator[tuple[str, Span, str]]:
    beside = [r for r in account.beside() if is_whole(r.span)]
    if beside and account.share(SegmentLabel.OTHER) > 0.2:
        yield "beside", max(beside, key=lambda r: (r.span.word_count, -r.span.start)).span, ""


def _always(account: Account) -> Iterator[tuple[str, Span, str]]:
    """Small things that fit every story, so that there is something left to try in a strong answer too."""
    yield "audience", _last_clause(account), ""
    says = {id(p.reading): p.says for p in account.parts}
    setup = [r for r in account.of(SegmentLabel.SITUATION) if is_whole(r.span) and says[id(r)] < UNSURE]
    if setup and account.text.word_count > LONG_ANSWER:
        yield "trim", min(setup, key=lambda r: (len(r.concrete), r.span.start)).span, ""
    yield "rehearse", _opening(account), ""


def _last_clause(account: Account) -> Span:
    """Where the answer ends: its last sentence, or what can stand alone of a long one."""
    last = account.text.sentences[-1]
    if is_whole(last) and len(last.text) <= LONGEST_QUOTE:
        return last
    spans = [p.reading.span for p in account.parts]
    return next((span for span in reversed(spans) if is_whole(span)), spans[-1])


def _opening(account: Account) -> Span:
    spans = [p.reading.span for p in account.parts]
    return next((span for span in spans if is_whole(span)), max(spans, key=words_left))


def _richest(steps: Sequence[Reading]) -> Span:
    return max(steps, key=lambda r: (len(r.concrete), -r.span.start)).span


def _talk_spans(account: Account, *, modal: bool) -> list[Span]:
    """Clauses with "would" and the like, or those without, own doings first."""
    wanted = [p.reading for p in account.parts if (p.reading.mode is Mode.MODAL) == modal and is_whole(p.reading.span)]
    return [r.span for r in sorted(wanted, key=lambda r: (r.agent is not Agent.I, not r.doing, r.span.start))]


def _worded(fix: Fix, text: AnswerText, pick: int) -> str:
    fixes = WORDINGS[fix.cause].fixes
    return fixes[pick % len(fixes)].format(q=quoted(fix.span, text), what=fix.what)


def _ask(fix: Fix) -> str:
    return WORDINGS[fix.cause].ask.format(what=fix.what)


def _strengths(details: BehavioralDetails, findings: Findings, pick: int) -> Iterator[str]:
    """One sentence for each part that earned something, best first, at most three; what a quote is called is beyond
    doubt by its own words."""
    account = details.account
    if details.response_type not in TOLD:
        return
    shown: dict[str, list[Span]] = {
        "action": [r.span for r in _own_steps(account)],
        "result": [o.reading.span for o in _ends(account)],
        "reflection": [r.span for r in sure_lessons(account) if is_whole(r.span) and is_surely_lesson(r.span)],
        "context": [r.span for r in scene(account) if is_whole(r.span) and says_where_or_when(r.span)],
    }
    earned = [d for d in shown if shown[d] and (findings.levels.get(d) or 0) >= GOOD_ENOUGH]
    for dimension in sorted(earned, key=lambda d: -(findings.levels.get(d) or 0)):
        yield _praise(dimension, shown[dimension][0], account, pick)
    concrete = [r for r in account.own if len(r.concrete) >= CONCRETE_ENOUGH and is_whole(r.span)]
    if not earned and concrete and not details.care.perhaps:
        yield _praise("kept", _richest(concrete), account, pick)


def _praise(dimension: str, span: Span, account: Account, pick: int) -> str:
    wordings = STRENGTHS[dimension]
    return wordings[pick % len(wordings)].format(q=quoted(span, account.text))


def _overclaim_notes(details: BehavioralDetails) -> Iterator[str]:
    for claim in details.overclaims[:1]:
        quote = quoted(claim.said, details.account.text)
        yield f"Check “{quote}”: I did not find {claim.about} in your CV. Make sure that both say the same."


def _acknowledged(details: BehavioralDetails, told: Sequence[str], pick: int) -> Feedback:
    """Acknowledged first, and what to try stays gentle; the advice on the story follows, without figures."""
    account = details.account
    span = account.own[0].span if account.own else _opening(account)
    fix = SENSITIVE_FIXES[pick % len(SENSITIVE_FIXES)].format(q=quoted(span, account.text))
    if in_danger(account.text.plain):
        return Feedback(f"{HELP} {ACKNOWLEDGEMENT} Nothing about the answer matters as much as that.")
    return Feedback(
        main_fix=f"{ACKNOWLEDGEMENT} {fix}",
        improvements=(
            *((HELP,) if details.care.danger else ()),
            "Decide beforehand where the story ends, so that you can stop there calmly.",
            *told[:2],
        ),
        asks=("Would you rather tell another case for this question?",),
    )
