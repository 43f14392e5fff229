"""Finds two things of the reference in each other's place: debited and credited, cause and effect, first and second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interview_coach.coach.builtin.evaluation.technical_poles import poles_of
from interview_coach.coach.builtin.evaluation.technical_statements import (
    Found,
    Statement,
    sentences,
    statements,
    taken_back,
)
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms

_BETWEEN = re.compile(
    r"^(?P<one>.+?)\s(?:is |are )?(?P<relation>divided by|minus|causes?|leads? to|results? in|owes?|pays?|replaces?|"
    r"inherits? from|precedes?|(?:greater|larger|higher|longer|older|heavier|faster|more) than|(?:less|smaller|lower|"
    r"shorter|slower) than|(?:a )?(?:part|subset|kind|type) of|into|before|from .{3,40}? to)\s(?P<two>.+)$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\b(?P<relation>from)\s(?P<one>.+?)\sto\s(?P<two>.+)$", re.IGNORECASE)
_BOUND = 3


def swapped(reference: str, answer: str) -> Found:
    held = [*_all_roles(reference), *_bound_in(reference)]
    said = [*_all_roles(answer), *_bound_in(answer)]
    for other, relation, first, second in held:
        for one, same, left, right in said:
            crossed = relation == same and _within(first, right) and _within(second, left)
            straight = first & left or second & right
            if crossed and not straight and not one.negated and not one.conditional:
                yield "swapped", one, other.text


_Role = tuple[Statement, str, frozenset[str], frozenset[str]]
"""Where two things stand in a relation, the relation, and the words of either."""


def _all_roles(text: str) -> Iterator[_Role]:
    return ((statement, *role) for statement in statements(text) for role in _roles(statement))


def _roles(statement: Statement) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for form in (_BETWEEN, _FROM_TO):
        match = form.search(statement.text)
        if match and not statement.negated:
            told = re.split(r"\b(?:is|are|equals)\b|=", match["one"])[-1]
            one, two = terms(told).words[-_BOUND:], terms(match["two"]).words[:_BOUND]
            yield match["relation"].lower().rstrip("s"), *_apart(map(stem, one), map(stem, two))


def _bound_in(text: str) -> Iterator[_Role]:
    """What is debited and what is credited, and the like: the words that follow each side of a pair in a sentence."""
    for sentence in sentences(text):
        words, poles = sentence.plain_words, poles_of(sentence)
        for pair in {p.pair for p in poles if words[p.index] in _BINDING}:
            sides: dict[bool, set[str]] = {True: set(), False: set()}
            for p, following in zip(poles, [*poles[1:], None], strict=True):
                if p.pair == pair:
                    until = following.index if following and following.pair == pair else len(words)
                    after = [stem(w) for w in words[p.index + 1 : until] if stem(w) in sentence.stems]
                    sides[p.first_side].update(after[:2])
            if sides[True] and sides[False]:
                yield sentence, f"pair {pair}", *_apart(sides[True], sides[False])


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all words of the shorter are in the longer."""
    return bool(one & other) and len(one & other) == min(len(one), len(other))


_BINDING = frozenset(("debit", "debits", "debited", "dr", "credit", "credits", "credited", "cr"))


def _apart(one: Iterable[str], two: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Two sets of words without those that are in both."""
    left, right = frozenset(one), frozenset(two)
    return left - right, right - left


_BEFORE = re.compile(r"^(?P<one>.+?)\s*,?\s+before\s+(?P<two>.+)$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?P<two>.+?)\s*,?\s+(?:only\s+)?after\s+(?!\w+ (?:to|or|minutes|hours|days)|\d|that|this|which|all)(?P<one>.+)$",
    re.I,
)
_AFTER_LEADS = re.compile(r"^after\s+(?!\d)(?P<one>[^,]+),\s*(?P<two>.+)$", re.IGNORECASE)
_BEFORE_LEADS = re.compile(r"^before\s+(?P<two>[^,]+),\s*(?P<one>.+)$", re.IGNORECASE)
_THEN = re.compile(
    r"^(?:first,?\s+)?(?P<one>.+?)(?:\s+first)?,?\s+(?:and )?(?:only )?then\s+(?P<two>.+)$", re.IGNORECASE
)
_NEAREST = 5


def reversed_steps(reference: str, answer: str, asked: frozenset[str]) -> Found:
    held = [(s, *pair) for s in sentences(reference) for pair in _orders(s, asked)]
    said = [(s, *pair) for s in sentences(answer) for pair in _orders(s, asked)]
    for other, first, second in held:
        for one, earlier, later in said:
            crossed = _same_step(first, later) and _same_step(second, earlier)
            straight = first & earlier or second & later
            if crossed and not straight and not taken_back(one.text):
                yield "order", one, other.text


def _orders(sentence: Statement, asked: frozenset[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Pairs of steps, the earlier first, by the words of each nearest to "before", "after" or "then"."""
    if re.search(r"\bbefore and after\b", sentence.text, re.I) or sentence.negated:
        return
    for form in (_BEFORE_LEADS, _AFTER_LEADS, _BEFORE, _AFTER, _THEN):
        match = form.match(sentence.text)
        if match:
            ends_first = match.start("one") < match.start("two") and form not in (_AFTER_LEADS, _BEFORE_LEADS)
            one = _near(match["one"], from_end=ends_first) - asked
            two = _near(match["two"], from_end=form is _AFTER) - asked
            if one and two and not one & two:
                yield one, two
            return


def _near(text: str, *, from_end: bool) -> frozenset[str]:
    words = terms(text).words
    return frozenset(stem(word) for word in (words[-_NEAREST:] if from_end else words[:_NEAREST]))


def _same_step(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other)) and bool(one & other)
