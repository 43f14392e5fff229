"""Checks what a share is taken of: "8 % of households" is no 8 % of the people when the question says how many live in
a household and the answer never divides by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities
from interview_coach.coach.builtin.evaluation.technical_terms import stem

_OF = re.compile(r"\s+of (?:all |the |our |its |these )?(?P<whole>[a-z]+)", re.IGNORECASE)
_IN_EACH = re.compile(
    r"\s+(?P<member>[a-z]+) (?:per|to (?:a|each|every)|in (?:a|an|each|every)) (?P<group>[a-z]+)", re.I
)
_COUNTED = re.compile(r"\s+(?:\w+ )?(?P<noun>[a-z]+)", re.IGNORECASE)
_REACH = 60
_EXACT = 0.01


@dataclass(frozen=True, slots=True)
class _Base:
    """`count` members in groups of `size`, and a share that holds for the groups."""

    count: float
    size: float
    share: float


def share_checks(text: str, question: str) -> tuple[Calculation, ...]:
    """Shares of groups that the answer takes of their members; nothing when it uses the size of a group anywhere."""
    said = quantities(text)
    bases = [base for base in _bases(question) if not any(_same(base.size, v) for q in said for v in q.values)]
    return tuple(found for base in bases for found in _taken_of_members(text, said, base))[:1]


def _bases(question: str) -> Iterator[_Base]:
    given = quantities(question)
    for size in given:
        each = _IN_EACH.match(question, size.end)
        if not each or size.percent:
            continue
        member, group = stem(each["member"]), stem(each["group"])
        counts = [q.value for q in given if q != size and not q.percent and _counts(question, q, member)]
        shares = [q.value for q in given if q.percent and _is_of(question, q, group)]
        yield from (_Base(count, size.value, share) for count in counts[:1] for share in shares)


def _counts(question: str, quantity: Quantity, member: str) -> bool:
    noun = _COUNTED.match(question, quantity.end)
    return noun is not None and member in {stem(word) for word in noun.group().split()}


def _is_of(question: str, share: Quantity, group: str) -> bool:
    of = _OF.match(question, share.end)
    return of is not None and stem(of["whole"]) == group


def _taken_of_members(text: str, said: Sequence[Quantity], base: _Base) -> Iterator[Calculation]:
    for first, second, result in zip(said, said[1:], said[2:], strict=False):
        near = result.start - first.start <= _REACH and not re.search(r"[.;\n](?=\s|$)", text[first.end : result.start])
        wrong = base.count * base.share / 100
        pair = {(first.value, first.percent), (second.value, second.percent)} == {
            (base.count, False),
            (base.share, True),
        }
        if near and pair and _same(result.value, wrong):
            quote = text[first.start : result.end]
            expression = text[first.start : second.end]
            right = wrong / base.size
            yield Calculation(first.start, result.end, quote, expression, result.value, right, False)


def _same(left: float, right: float) -> bool:
    return abs(left - right) <= _EXACT * max(abs(left), abs(right))
