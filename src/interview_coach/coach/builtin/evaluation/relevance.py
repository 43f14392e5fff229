"""Whether the answer is about what was asked: the kind of event, the topic (encoder), and the question's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.facets import Facet, asked_facets, shown_share
from interview_coach.coach.builtin.evaluation.lexicon import FUNCTION_WORDS, word_set
from interview_coach.coach.builtin.evaluation.scale import ramp
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain
from interview_coach.embedding import encoder

CHUNK_WORDS = 55
_ASKING_WORDS = word_set(
    """tell time describe give example walk talk share think what how when did done do would could your you us me
    about situation case happened ended handle something"""
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")


@dataclass(frozen=True, slots=True)
class Fit:
    """`topic` is a cosine, `event` and `words` shares from 0 to 1; `missing` is the asked kind that is not shown;
    `nearest` is the clause that comes closest to the question."""

    topic: float
    event: float
    words: float
    missing: Facet | None
    nearest: Span | None = None

    @property
    def value(self) -> float:
        """One figure from 0 to 1; weights set by hand. The topic alone is worth little: a story of the right trade
        can be the wrong story. What is clearly about the question gains little by being more so."""
        raw = 1.5 * self.topic + 0.4 * self.event + 0.15 * self.words
        return 0.92 * ramp(raw, 0.20, 0.66) + 0.08 * ramp(raw, 0.66, 1.1)


def fit_of(question: str, text: AnswerText, told: Sequence[Span]) -> Fit:
    """How well the answer fits the question. `told` are the clauses that tell something: talk about the topic is
    no evidence and is not read. Encodes the question and at most eight stretches of the answer."""
    if not told:
        return Fit(0.0, 0.0, 0.0, None)
    wording = " ".join(span.plain for span in told)
    stretches = _stretches(told)
    read = [" ".join(text.neutral(span.text) for span in stretch) for stretch in stretches]
    cosines = encoder().similarity(read, [question])[:, 0]
    topic = (float(cosines.mean()) * 2 + float(cosines.max())) / 3
    facets = asked_facets(question)
    shares = [shown_share(facet, wording) for facet in facets]
    words = _shared_words(question, wording)
    event = 0.6 * max(shares) + 0.4 * sum(shares) / len(shares) if shares else 0.2 + 0.8 * ramp(words, 0.0, 0.4)
    missing = facets[shares.index(min(shares))] if shares and max(shares) < 0.34 else None
    return Fit(topic, event, words, missing, _nearest(question, stretches[int(cosines.argmax())], facets))


def _stretches(told: Sequence[Span]) -> list[list[Span]]:
    """The telling clauses in pieces of about 55 words, at most eight. They are read without names and without he or
    she: who was there is not what it is about."""
    found: list[list[Span]] = [[]]
    for span in told:
        if sum(len(one.text.split()) for one in found[-1]) >= CHUNK_WORDS:
            found.append([])
        found[-1].append(span)
    return found[:8]


def _nearest(question: str, stretch: Sequence[Span], facets: Sequence[Facet]) -> Span:
    """The clause of the nearest stretch that shows the kind of event, else the one with most of the asked words."""

    def nearness(span: Span) -> tuple[float, float, int]:
        event = sum(shown_share(facet, span.plain) for facet in facets)
        return event, _shared_words(question, span.plain), min(12, span.word_count)

    return max(stretch, key=nearness)


def _shared_words(question: str, wording: str) -> float:
    asked = {_stem(w) for w in plain(question).split() if w not in FUNCTION_WORDS and w not in _ASKING_WORDS}
    told = {_stem(w) for w in wording.split()}
    return len(asked & told) / max(3, len(asked))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word
