"""Whether the answer is about what was asked: the kind of event, the topic (encoder), and the question's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.facets import Facet, asked_facets, shown_share
from interview_coach.coach.builtin.evaluation.lexicon import FUNCTION_WORDS, word_set
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain
from interview_coach.embedding import encoder

CHUNK_WORDS = 55
_ASKING_WORDS = word_set(
    """tell time describe give example walk talk share think what how when did done do would could your you us me
    about situation case happened ended handle something"""
)
_NAME = re.compile(r"(?<=[a-z,;:] )(?!I\b)[A-Z][a-z]+\b")
_WORD = re.compile(r"[A-Z][a-z]+")
_NEUTRAL = {"he": "they", "she": "they", "him": "them", "his": "their", "her": "their"}
_GENDERED = re.compile(r"\b(?:he|she|him|his|her)\b", re.I)
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")


@dataclass(frozen=True, slots=True)
class Fit:
    """`topic` is a cosine, `event` and `words` shares from 0 to 1; `missing` is the asked kind that is not shown."""

    topic: float
    event: float
    words: float
    missing: Facet | None

    @property
    def value(self) -> float:
        """One figure from 0 to 1; weights set by hand. The topic alone is worth little: a story of the right trade
        can be the wrong story. What is clearly about the question gains little by being more so."""
        raw = 1.5 * self.topic + 0.4 * self.event + 0.15 * self.words
        return 0.92 * _ramp(raw, 0.20, 0.66) + 0.08 * _ramp(raw, 0.66, 1.1)


def fit_of(question: str, text: AnswerText, told: Sequence[Span]) -> Fit:
    """How well the answer fits the question. `told` are the clauses that tell something: talk about the topic is
    no evidence and is not read. Encodes the question and at most eight stretches of the answer."""
    if not told:
        return Fit(0.0, 0.0, 0.0, None)
    wording = " ".join(span.plain for span in told)
    cosines = encoder().similarity(_stretches(text, told), [question])[:, 0]
    topic = (float(cosines.mean()) * 2 + float(cosines.max())) / 3
    facets = asked_facets(question)
    shares = [shown_share(facet, wording) for facet in facets]
    words = _shared_words(question, wording)
    event = 0.6 * max(shares) + 0.4 * sum(shares) / len(shares) if shares else 0.2 + 0.8 * _ramp(words, 0.0, 0.4)
    missing = facets[shares.index(min(shares))] if shares and max(shares) < 0.34 else None
    return Fit(topic, event, words, missing)


def _stretches(text: AnswerText, told: Sequence[Span]) -> Sequence[str]:
    """The telling clauses in pieces of about 55 words, without names and without he or she: who was there is not
    what it is about."""
    names = {m.group() for m in _NAME.finditer(text.shown)}
    found: list[str] = []
    current: list[str] = []
    for span in told:
        current.append(_unnamed(span.text, names))
        if sum(len(piece.split()) for piece in current) >= CHUNK_WORDS:
            found.append(" ".join(current))
            current = []
    if current:
        found.append(" ".join(current))
    return found[:8]


def _unnamed(text: str, names: set[str]) -> str:
    nameless = _WORD.sub(lambda m: "someone" if m.group() in names else m.group(), text)
    return _GENDERED.sub(lambda m: _NEUTRAL[m.group().lower()], nameless)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _shared_words(question: str, wording: str) -> float:
    asked = {_stem(w) for w in plain(question).split() if w not in FUNCTION_WORDS and w not in _ASKING_WORDS}
    told = {_stem(w) for w in wording.split()}
    return len(asked & told) / max(3, len(asked))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word
