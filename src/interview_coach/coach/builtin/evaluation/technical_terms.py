"""The words that carry a technical statement: content stems, numbers, negation and opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from interview_coach.coach.builtin.evaluation.numbers import quantities

_COMMON_WORDS = (
    "a an the this that these those there here it its it's they them their theirs he she his her him we us our "
    "you your i me my mine who whom whose which what when where why how is are was were be been being am do does "
    "did done doing has have had having can could may might must shall should will would to of in on at by for "
    "from with without into onto over under about as than then so and or but if because since while until after "
    "before during between among through also just only even very really quite still again already yet too more "
    "most less least much many some any each every all both few other another such same own one two not no nor "
    "never none nothing n't cannot isn't aren't wasn't don't doesn't didn't won't wouldn't can't couldn't "
    "shouldn't i'd i'll i'm i've you'd you'll we'd we'll they'd let's let get gets got getting go goes going went "
    "make makes made making take takes took use uses used using usually called like well okay ok thing things way "
    "ways kind sort lot bit etc e.g i.e eg ie example instance say says said means mean meaning basically "
    "probably maybe possible different difference main following given therefore hence thus however up down out "
    "off back now first next one's it'd that's what's there's who's where's "
)
_COMMON = frozenset(_COMMON_WORDS.split())
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|can't|don't|doesn't|didn't|won't|wouldn't|"
    r"isn't|aren't|wasn't|weren't|shouldn't|mustn't|couldn't|hardly|unable|impossible|instead of|"
    r"rather than|fails? to|unlike|"
    r"lacks?|avoid(?:s|ing)?|prevent(?:s|ing)?|stops?)\b"
)
_OPPOSITES = (
    ("increas", "decreas"), ("increas", "reduc"), ("rise", "fall"), ("grow", "shrink"), ("higher", "lower"),
    ("high", "low"), ("larger", "smaller"), ("large", "small"), ("longer", "shorter"), ("long", "short"),
    ("faster", "slower"), ("fast", "slow"), ("before", "after"), ("first", "last"), ("always", "never"),
    ("start", "stop"), ("begin", "end"), ("open", "clos"), ("allow", "forbid"), ("public", "privat"),
    ("static", "dynam"), ("inside", "outside"), ("intern", "extern"), ("local", "global"), ("same", "differ"),
    ("equal", "unequal"), ("fix", "variabl"), ("option", "mandatori"), ("option", "requir"), ("synchron", "asynchron"),
    ("depend", "independ"), ("linear", "exponenti"), ("left", "right"), ("top", "bottom"), ("head", "tail"),
    ("push", "pop"), ("debit", "credit"), ("asset", "liabil"), ("overstat", "understat"), ("positiv", "negativ"),
    ("favor", "unfavor"), ("valid", "invalid"), ("true", "false"), ("best", "worst"), ("maximum", "minimum"),
    ("more", "less"), ("most", "least"), ("early", "late"), ("safe", "unsaf"), ("read", "write"), ("send", "receiv"),
    ("encrypt", "decrypt"), ("upper", "lower"), ("parent", "child"), ("server", "client"), ("mutabl", "immut"),
)  # fmt: skip
_WORD = re.compile(r"[a-z][\w+#'-]*|\d[\d.,]*", re.IGNORECASE)
_ENDINGS = (
    "ization", "isation", "ational", "fulness", "ousness", "iveness", "ically", "ations", "ation", "ments", "ment",
    "ness", "ings", "ing", "edly", "ally", "ance", "ence", "able", "ible", "ies", "ied", "ion", "ive", "ize", "ise",
    "ity", "ous", "ful", "est", "ers", "ed", "er", "es", "al", "ly", "or", "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A crude stem: one ending cut when at least four letters stay ("retries", "retry" → "retr")."""
    lowered = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST_STEM:
            return lowered[: -len(ending)]
    return lowered


@dataclass(frozen=True, slots=True)
class Terms:
    """What a statement talks about: its content words and their stems, numbers, how often it negates.
    `opposites` are the words of it that have an opposite (before, increase, debit)."""

    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: tuple[float, ...]
    negations: int
    opposites: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.stems and not self.numbers


@lru_cache(maxsize=20_000)
def terms(text: str) -> Terms:
    lowered = text.lower().replace("’", "'")
    words = _WORD.findall(lowered)
    carrying = tuple(dict.fromkeys(word for word in words if _carries(word)))
    numbers = tuple(value for quantity in quantities(text) for value in quantity.values)
    present = {stem(word) for word in words}
    stems = frozenset(stem(word) for word in carrying)
    return Terms(carrying, stems, numbers, len(_NEGATION.findall(lowered)), frozenset(_poles(present)))


def _carries(word: str) -> bool:
    return not word[0].isdigit() and word not in _COMMON and (len(word) > 1 or word in "abcxyz")


def _poles(words: Iterable[str]) -> set[str]:
    sides = {side for pair in _OPPOSITES for side in pair}
    return {side for side in sides for word in words if word == side or (len(side) > 4 and word.startswith(side))}


def opposed(left: Terms, right: Terms) -> bool:
    """Whether one statement has a word where the other has its opposite, and neither has both."""
    here, there = left.opposites, right.opposites
    return any(
        (one in here and other not in here and other in there and one not in there)
        or (other in here and one not in here and one in there and other not in there)
        for one, other in _OPPOSITES
    )


def overlap(point: frozenset[str], answer: frozenset[str]) -> float:
    """Share of the point's stems in the answer; a stem also counts when one begins with the other."""
    if not point:
        return 0.0
    return sum(1 for term in point if term in answer or _begun(term, answer)) / len(point)


def _begun(term: str, answer: frozenset[str]) -> bool:
    return len(term) > 4 and any(len(word) > 4 and (word.startswith(term) or term.startswith(word)) for word in answer)
