"""Whether the answer is about what was asked: the kind of event, the topic (encoder), and the question's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from interview_coach.coach.builtin.evaluation.kinds import (
    AskedKind,
    asked_kind,
    asked_shares,
    told_scores,
    usual_closeness,
)
from interview_coach.coach.builtin.evaluation.lexicon import FUNCTION_WORDS, word_set
from interview_coach.coach.builtin.evaluation.text import Span, plain
from interview_coach.content.models import model
from interview_coach.embedding import Vectors, encoder

_ASKING_WORDS = word_set(
    """tell time describe give example walk talk share think what how when did done do would could your you us me
    about situation case happened ended handle something"""
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")


@dataclass(frozen=True, slots=True)
class Fit:
    """How well what is told fits the question. `topic` and `topic_mean` are cosines (the two nearest clauses, all)
    above those of any story at all,
    `kind` a standard score (how much more of the asked kind of event is told than of other kinds), `words` the share
    of the question's words that come back; `chance` is the probability, from all of them, that this question was the
    one that was answered. `asked` is the kind most likely asked for; `nearest` the clause closest to the question."""

    topic: float
    topic_mean: float
    kind: float
    words: float
    chance: float
    asked: AskedKind | None = None
    nearest: Span | None = None

    @property
    def missing(self) -> AskedKind | None:
        """The asked kind of event when it is clear which one and the answer does not seem to tell one."""
        asked = self.asked
        unclear = asked is None or asked.share < SURELY_ASKED
        return None if unclear or self.chance > UNLIKELY or self.kind > 0 else asked


UNLIKELY = 0.25
"""Chance of being the answer to this question under which the feedback names the kind that was asked for."""
SURELY_ASKED = 0.3
NO_FIT = Fit(0.0, 0.0, -1.0, 0.0, 0.0)
TERMS = ("topic", "topic mean", "kind", "words")


def fit_of(question: str, told: Sequence[Span], vectors: Vectors) -> Fit:
    """How well the answer fits the question. `told` are the clauses that tell something, `vectors` theirs: talk about
    the topic is no evidence and is not read."""
    if not told or not len(vectors):
        return NO_FIT
    asked = encoder().encode([question])[0]
    cosines = vectors @ asked
    usual = usual_closeness(asked)
    wording = " ".join(span.plain for span in told)
    figures = {
        "topic": float(np.sort(cosines)[-2:].mean()) - usual,
        "topic mean": float(cosines.mean()) - usual,
        "kind": float(asked_shares(question) @ told_scores(vectors)),
        "words": _shared_words(question, wording),
    }
    return Fit(
        figures["topic"],
        figures["topic mean"],
        figures["kind"],
        figures["words"],
        _chance(figures),
        asked_kind(question),
        told[int(cosines.argmax())],
    )


def _chance(figures: dict[str, float]) -> float:
    known = model("fit")
    score: float = known["constant"] + sum(known["weights"][name] * figures[name] for name in TERMS)
    return 1 / (1 + exp(-score))


def _shared_words(question: str, wording: str) -> float:
    asked = {_stem(w) for w in plain(question).split() if w not in FUNCTION_WORDS and w not in _ASKING_WORDS}
    told = {_stem(w) for w in wording.split()}
    return len(asked & told) / max(3, len(asked))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word
