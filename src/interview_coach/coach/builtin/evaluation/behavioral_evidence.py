"""The quotes on which the marks of a behavioral answer stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from interview_coach.coach.builtin.evaluation.account import Account, deciding_reflection
from interview_coach.coach.builtin.evaluation.clauses import Reading
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.outcomes import Outcome
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.text import Span
from interview_coach.domain.evaluations import Evidence
from interview_coach.domain.vocabulary import SegmentLabel


def evidence_of(details: BehavioralDetails, levels: Mapping[str, float]) -> tuple[Evidence, ...]:
    """Two quotes at most per dimension: what earned the level, or what held it down."""
    account = details.account
    found = (*_action(account, levels["action"]), *_result(account), *_around(details, levels))
    shown: dict[str, Sequence[Span]] = {
        "relevance": [details.fit.nearest] if details.fit.nearest else [],
        "action": [r.span for r in (*account.own, *account.shared)],
        "context": [r.span for r in account.setup],
        "structure": list(_frame(account)),
    }
    return with_every_level_quoted(found, levels, shown, account.text)


def _action(account: Account, level: float) -> Iterator[Evidence]:
    yield from (evidence("action", "+", reading.span) for reading in account.specific[:2])
    if level < 3:
        yield from (evidence("action", "-", r.span) for r in (*account.shared[:1], *account.vague[:1]))


def _result(account: Account) -> Iterator[Evidence]:
    """The outcome that decided the level first: late, measured, compared, and of two such the one nearer the end."""
    facts = sorted((o for o in account.outcomes if not o.vague), key=_weight, reverse=True)
    praise = [o for o in account.outcomes if o.vague]
    yield from (evidence("result", "+", o.reading.span) for o in facts[:2])
    yield from (evidence("result", "-", o.reading.span) for o in praise[:1])


def _weight(outcome: Outcome) -> tuple[int, int]:
    facts = 2 * outcome.measured + outcome.compared + outcome.confirmed + outcome.lasting
    return facts + 2 * outcome.late, outcome.reading.span.start


def _around(details: BehavioralDetails, levels: Mapping[str, float]) -> Iterator[Evidence]:
    account = details.account
    setup = sorted(account.of(SegmentLabel.SITUATION) + account.of(SegmentLabel.TASK), key=lambda r: -len(r.concrete))
    for reading in setup[:1]:
        yield evidence("context", "+" if len(reading.concrete) >= 2 else "-", reading.span)
    lesson = deciding_reflection(account.reflections)
    if lesson is not None:
        yield evidence("reflection", "+" if levels["reflection"] > 2 else "-", lesson.span)
    if details.fit.nearest is not None and levels["relevance"] >= 3:
        yield evidence("relevance", "+", details.fit.nearest)
    if details.blamed is not None:
        yield evidence("relevance", "-", details.blamed)


def _frame(account: Account) -> Iterator[Span]:
    """The clause that closes the story when there is one, else the sentence that opens it."""
    closing = [p.reading for p in account.parts if p.label is SegmentLabel.RESULT]
    last: Reading | None = closing[-1] if closing else None
    if last is not None and last.span.start >= 0.5 * account.text.sentences[-1].end:
        yield last.span
    yield from account.text.sentences[:1]
