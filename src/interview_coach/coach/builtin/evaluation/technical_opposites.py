"""Finds a statement of the reference in the answer with a word turned into its opposite, or with a "not" more."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.evaluation.technical_poles import PoleWord, poles_of
from interview_coach.coach.builtin.evaluation.technical_statements import (
    NEGATION,
    Found,
    Statement,
    statements,
    taken_back,
)
from interview_coach.coach.builtin.evaluation.technical_terms import stem

_LEAST_SHARED = 2
_LEAST_SHARED_BY_NEGATION = 3
_SHARE, _SHARE_BY_NEGATION = 0.6, 0.8
_NEXT = 2
_OPEN = re.compile(
    r"^(?:not|is|are|was|were|has|have|had|can|will|would|or|than|of|if|when|unless|until|once|only)\b|"
    r"\b(?:can|not only|would|could|might|may|sometimes|often|usually|some|maybe|perhaps|depends|depending)\b",
    re.IGNORECASE,
)
"""A statement without its subject, a condition alone, or one about what is possible or happens at times: its opposite
may be true as well. A condition within a statement counts when the other side has it too."""


_LEAST_ALIKE = 1
"""Words that two statements share at least; it saves the closer look at all the others."""


def turned(reference: str, answer: str) -> Found:
    held = [s for s in statements(reference) if not _OPEN.search(s.text)]
    said = [s for s in statements(answer) if not _OPEN.search(s.text)]
    for one in said:
        alike = (o for o in held if o.conditions == one.conditions and len(o.stems & one.stems) >= _LEAST_ALIKE)
        against = next((other for other in alike if _flips(other, one) or _negates(other, one)), None)
        if against and not any(_agrees(o, one) for o in held) and not any(_agrees(against, o) for o in said):
            yield "opposite", one, against.text


def _flips(held: Statement, said: Statement) -> bool:
    """Whether just one word is turned into its opposite, beside the same word, and all else that has sides agrees."""
    here, there = poles_of(held), poles_of(said)
    if _negated(held) or _negated(said) or [p.pair for p in here] != [p.pair for p in there]:
        return False
    changed = [(h, t) for h, t in zip(here, there, strict=True) if h.first_side != t.first_side]
    if len(changed) != 1:
        return False
    reach = None if _COMPARES.search(f"{held.text} {said.text}") else _NEXT
    near_here, near_there = _beside(held, changed[0][0], reach), _beside(said, changed[0][1], reach)
    poles = {stem(held.plain_words[changed[0][0].index]), stem(said.plain_words[changed[0][1].index])}
    return _crossless(near_here, near_there) and _share(held.stems - poles, said.stems - poles, _LEAST_SHARED, _SHARE)


def _crossless(here: tuple[frozenset[str], frozenset[str]], there: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Words next to the pole shared on one side, and none that changed sides."""
    return bool(here[0] & there[0] or here[1] & there[1]) and not here[0] & there[1] and not here[1] & there[0]


_COMPARES = re.compile(r"\b(?:than|compared|relative to|versus|vs|exceeds?|against)\b", re.IGNORECASE)


def _beside(statement: Statement, turned: PoleWord, reach: int | None) -> tuple[frozenset[str], frozenset[str]]:
    """The content words next to a pole, before and after it; all of them without a `reach`."""
    words = [stem(word) for word in statement.plain_words]
    before = [word for word in words[: turned.index] if word in statement.stems]
    after = [word for word in words[turned.index + 1 :] if word in statement.stems]
    return frozenset(before[-reach:] if reach else before), frozenset(after[:reach])


def _negates(held: Statement, said: Statement) -> bool:
    """Whether one of the two says with a "not" what the other says without."""
    negating, plain = (held, said) if _negated(held) else (said, held)
    if not _NEGATED_VERB.search(negating.text) or taken_back(plain.text) or _sides(held) != _sides(said):
        return False
    here, there = (frozenset(s for s in one.stems if len(s) > 2) for one in (held, said))
    return _share(here, there, _LEAST_SHARED_BY_NEGATION, _SHARE_BY_NEGATION)


_NEGATED_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|can|could|must|should|may|will|would|has|have|had|need)"
    r"(?: not|n['’]t)\b|\bcannot\b",
    re.IGNORECASE,
)


def _sides(statement: Statement) -> set[tuple[int, bool]]:
    return {(p.pair, p.first_side) for p in poles_of(statement)}


def _negated(statement: Statement) -> bool:
    """Whether it negates, other than by a word that is one side of a pair (never)."""
    return bool(NEGATION.search(re.sub(r"\bnever\b", "", statement.text.lower().replace("’", "'"))))


def _share(here: frozenset[str], there: frozenset[str], least: int, share: float) -> bool:
    shared = len(here & there)
    return shared >= least and shared >= share * max(len(here), len(there))


def _agrees(one: Statement, other: Statement) -> bool:
    here, there = _sides(one), _sides(other)
    other_way = any((pair, not side) in there and (pair, side) not in there for pair, side in here)
    alike = not other_way and _negated(one) == _negated(other)
    return alike and _share(one.stems, other.stems, _LEAST_SHARED, _SHARE)
