"""The quotes on which the marks of a behavioral answer stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview_coach.coach.builtin.evaluation.account import CERTAIN, Account, deciding_reflection
from interview_coach.coach.builtin.evaluation.clauses import Reading
from interview_coach.coach.builtin.evaluation.cues import SETTING
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.outcomes import Outcome
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.text import Span
from interview_coach.domain.evaluations import Evidence
from interview_coach.domain.vocabulary import SegmentLabel

SHORTEST = 5
"""Words of a quote that can stand alone."""
_NOT_DONE = re.compile(
    r"\b(?:could(?:'ve| have)|should(?:'ve| have)|would(?:'ve| have)?|wanted to|tried to|didn't|did not|couldn't|"
    r"hadn't|had not|never|forgot|missed|overlooked)\b|^(?:because|if|when|while)\b"
)
UNSURE = 0.35
"""Probability of saying something below which a clause is quoted as saying nothing."""
NEEDS_QUOTE = 3.0
"""A level below this rests on what is missing or thin, and a quote put under it would blame the wrong words."""


def evidence_of(details: BehavioralDetails, levels: Mapping[str, float]) -> tuple[Evidence, ...]:
    """Two quotes at most per dimension: what earned the level, or what surely held it down."""
    account = details.account
    found = (*_action(account, levels["action"]), *_result(account), *_around(details, levels))
    shown: dict[str, Sequence[Span]] = {
        "relevance": [details.fit.nearest] if details.fit.nearest else [],
        "action": [r.span for r in (*account.own, *account.shared)],
        "context": _standing(account, SegmentLabel.SITUATION, SegmentLabel.TASK),
        "result": _standing(account, SegmentLabel.RESULT),
        "reflection": _standing(account, SegmentLabel.REFLECTION),
        "structure": list(_frame(account)),
    }
    assessed = {name: level for name, level in levels.items() if level >= NEEDS_QUOTE and shown.get(name)}
    return with_every_level_quoted(found, assessed, shown, account.text)


def _standing(account: Account, *labels: SegmentLabel) -> list[Span]:
    """Clauses with one of the labels that can stand alone, the likeliest first."""
    return [r.span for r in account.likely_first(*labels) if r.span.word_count >= SHORTEST]


def sure_steps(account: Account) -> list[Reading]:
    """Own steps that a listener can picture, richest first: done, not planned, found out or regretted."""
    sure = {id(r) for r in account.surely(SegmentLabel.ACTION, at_least=CERTAIN)}
    own = [r for r in account.specific if id(r) in sure and not r.noticing and not _NOT_DONE.search(r.span.plain)]
    return sorted(own, key=lambda r: -len(r.concrete))


def sure_ends(account: Account) -> list[Outcome]:
    """Outcomes told beyond doubt, the weightiest first."""
    sure = {id(r) for r in account.surely(SegmentLabel.RESULT, at_least=CERTAIN)}
    found = [o for o in account.outcomes if o.late and id(o.reading) in sure and o.reading.span.word_count >= SHORTEST]
    return sorted(found, key=_weight, reverse=True)


def sure_lessons(account: Account) -> list[Reading]:
    """Lessons told beyond doubt, the one that was applied first."""
    sure = [r for r in account.surely(SegmentLabel.REFLECTION, at_least=CERTAIN) if r.span.word_count >= SHORTEST]
    best = deciding_reflection(sure)
    return [] if best is None else [best]


def scene(account: Account) -> list[Reading]:
    """The clause that says where or when it was, when one surely does."""
    sure = account.surely(SegmentLabel.SITUATION, at_least=CERTAIN)[:4]
    return [r for r in sure if r.span.word_count >= SHORTEST and SETTING.search(r.span.plain)]


def _action(account: Account, level: float) -> Iterator[Evidence]:
    yield from (evidence("action", "+", reading.span) for reading in sure_steps(account)[:2])
    if level < NEEDS_QUOTE:
        says = {id(p.reading): p.says for p in account.parts}
        empty = [r for r in account.own if says[id(r)] < UNSURE and r.span.word_count >= SHORTEST]
        shared = account.shared[:1] if account.own_share < 0.5 else ()
        yield from (evidence("action", "-", r.span) for r in (*shared, *empty[:1]))


def _result(account: Account) -> Iterator[Evidence]:
    """The outcome that decided the level first: late, measured, compared, and of two such the one nearer the end."""
    ends = sure_ends(account)
    yield from (evidence("result", "+", o.reading.span) for o in ends[:2])
    says = {id(p.reading): p.says for p in account.parts}
    praise = [o for o in account.outcomes if o.vague and says[id(o.reading)] < UNSURE]
    if not ends:
        yield from (evidence("result", "-", o.reading.span) for o in praise[-1:])


def _weight(outcome: Outcome) -> tuple[int, int]:
    facts = 2 * outcome.measured + outcome.compared + outcome.confirmed + outcome.lasting
    return facts + 2 * outcome.late, outcome.reading.span.start


def _around(details: BehavioralDetails, levels: Mapping[str, float]) -> Iterator[Evidence]:
    account = details.account
    yield from (evidence("context", "+", reading.span) for reading in scene(account)[:1])
    yield from (evidence("reflection", "+", lesson.span) for lesson in sure_lessons(account))
    if details.fit.nearest is not None and levels["relevance"] >= NEEDS_QUOTE:
        yield evidence("relevance", "+", details.fit.nearest)
    if details.blamed is not None:
        yield evidence("relevance", "-", details.blamed)


def _frame(account: Account) -> Iterator[Span]:
    """The clause that closes the story when there is one, else the sentence that opens it."""
    yield from (outcome.reading.span for outcome in sure_ends(account)[:1])
    yield from account.text.sentences[:1]
