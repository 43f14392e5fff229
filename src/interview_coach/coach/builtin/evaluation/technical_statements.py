"""Cuts technical prose into statements with what decides about their truth: negation, conditions, endorsement.

Both sides of a comparison, reference and answer, are cut the same way, so that a "not" is only read together with
the words it governs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*")
_STATEMENT = re.compile(
    r"[,;:()]\s|\s[–—-]\s|\s(?=(?:but|because|since|whereas|while|although|though|so that|so|and then|and)\s)", re.I
)
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n't|dont|doesnt|isnt|wouldnt|hardly|rarely|"
    r"unable|instead of|rather than|fails? to|unlike|far from|no longer|no need)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|when|whenever|until|once|except|provided|depending|depends|assuming|otherwise|only|in case|"
    r"as (?:soon|long) as|"
    r"had (?:it|they|we|the)|would have|could|might|may|sometimes|often|usually|some|maybe|perhaps)\b",
    re.IGNORECASE,
)
REJECTION = re.compile(
    r"\b(?:wrong|mistakes?|errors?|myths?|traps?|pitfalls?|tempt\w*|avoid\w*|danger\w*|unsafe|unreliable|risk\w*|"
    r"harm\w*|hurts?|hides?|hid(?:e|ing|den)|masks?|loses?|lost|breaks?|ruins?|wast\w+|skip\w*|drop(?:s|ped|ping)|"
    r"merg\w+|collaps\w+|miss(?:es|ed|ing)?|too|slow(?:s|ed|ing)|delay\w*|problems?|people|many|common\w*|"
    r"believ\w+|careful|beware|refus\w+|declin\w+|forbid\w*|forbidden|prohibit\w*|prevent\w*|stop(?:s|ped|ping)?|"
    r"against|although|even though|opposite|worse|worst|fails?|leave (?:\w+ )?out|contra\w*|counterproductive|bad|"
    r"would (?:also )?(?:mean|cause|make|turn|give|only|just|treat|count|be)|unlike|versus|vs|compared|"
    r"difference|last|later|afterwards|finally|either|whether|question|ask(?:s|ed|ing)?|why|remove[sd]?)\b",
    re.IGNORECASE,
)
ENDORSEMENT = re.compile(
    r"\b(?:i(?:'d|'ll)?|we(?:'d|'ll)?|you|should|must|needs? to|have to|has to|always|(?:fix|solution|answer|remedy|"
    r"rule|cure|approach|method|step|thing) (?:here )?(?:is|would be)|best|standard|recommend\w*|use|write|give|apply|"
    r"add|choose|take|put|set|start|works? (?:well|fine)|is (?:fine|safe|allowed|ok|okay|correct|better))\b",
    re.IGNORECASE,
)


Found = Iterator[tuple[str, "Statement", str]]
"""The kind of a contradiction, where the answer says it, and the words of the reference against it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement and its place in the text."""

    stem: str
    start: int
    end: int


_WORD = re.compile(r"[A-Za-z][\w+#'’-]*|\d[\d.,]*")


@dataclass(frozen=True)
class Statement:
    """A clause or a sentence: `text` is exactly what stands at `start` of the text it was cut from."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def plain_words(self) -> tuple[str, ...]:
        return tuple(re.findall(r"[a-z][\w'-]*", self.text.lower().replace("’", "'")))

    @cached_property
    def stems(self) -> frozenset[str]:
        return terms(self.text).stems

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, common ones as well, in their order."""
        return tuple(
            Word(stem(m.group()), self.start + m.start(), self.start + m.end()) for m in _WORD.finditer(self.text)
        )

    @cached_property
    def negated(self) -> bool:
        return bool(NEGATION.search(self.text.replace("’", "'")))

    @cached_property
    def conditions(self) -> frozenset[str]:
        """The words in it that make it hold only sometimes."""
        return frozenset(word.lower() for word in CONDITION.findall(self.text))

    @cached_property
    def conditional(self) -> bool:
        return bool(CONDITION.search(self.text))


@lru_cache(maxsize=2_000)
def sentences(text: str) -> tuple[Statement, ...]:
    return tuple(_bare(text, m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.group().strip())


@lru_cache(maxsize=2_000)
def statements(text: str) -> tuple[Statement, ...]:
    """The clauses of every sentence of `text`."""
    return tuple(clause for sentence in sentences(text) for clause in _clauses(text, sentence))


def sentence_of(text: str, part: Statement) -> Statement:
    """The sentence of `text` that `part` was cut from."""
    return next(s for s in sentences(text) if s.start <= part.start < s.end)


def taken_back(stretch: str) -> bool:
    """Whether something in it negates or speaks against what it says."""
    return bool(NEGATION.search(stretch.replace("’", "'")) or REJECTION.search(stretch))


def _clauses(text: str, sentence: Statement) -> Iterator[Statement]:
    start = sentence.start
    for cut in _STATEMENT.finditer(text, sentence.start, sentence.end):
        if text[start : cut.start()].strip():
            yield _bare(text, start, cut.start())
        start = cut.end()
    if text[start : sentence.end].strip():
        yield _bare(text, start, sentence.end)


def _bare(text: str, start: int, end: int) -> Statement:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Statement(piece.strip(), start + lead)
