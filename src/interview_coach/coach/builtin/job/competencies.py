"""Competencies of questions: the texts that stand for one in a search, and the one a question asks about."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.content.library import library
from interview_coach.domain.vocabulary import COMPETENCY_IDS
from interview_coach.embedding import Vectors, encoder

_CERTAIN = 0.30


@cache
def competency_query(competency_id: str) -> tuple[str, ...]:
    """Sentences to search with beside an abstract question: the definition and the behaviours that show it."""
    competency = library().competencies[competency_id]
    return (competency.definition, *competency.positive)


def detect_competency(question_text: str) -> str | None:
    """The competency a question asks about, None when it is about none (a technical or a case question)."""
    scores = _likeness(question_text)
    best = int(np.argmax(scores))
    return COMPETENCY_IDS[best] if scores[best] >= _CERTAIN else None


def competency_scores(question_text: str) -> dict[str, float]:
    """Likeness of a question to each competency, 0 to 1."""
    return {name: float(max(0.0, s)) for name, s in zip(COMPETENCY_IDS, _likeness(question_text), strict=True)}


def _likeness(text: str) -> Vectors:
    vector = encoder().encode([text])[0]
    scores = np.zeros(len(COMPETENCY_IDS), np.float32)
    words = set(re.findall(r"[a-z-]+", text.lower()))
    for index, (name, vectors) in enumerate(_prototypes()):
        near = np.sort(vectors @ vector)[::-1]
        cues = sum(1 for cue in library().competencies[name].cue_terms if cue in words)
        scores[index] = 0.7 * near[0] + 0.3 * near[:3].mean() + 0.04 * min(2, cues)
    return scores


@cache
def _prototypes() -> tuple[tuple[str, Vectors], ...]:
    found = []
    for name in COMPETENCY_IDS:
        found.append((name, prototypes(competency_texts(name))))
    return tuple(found)


def competency_texts(competency_id: str) -> list[str]:
    """What a competency is compared by: its name, definition, behaviours and typical questions."""
    competency = library().competencies[competency_id]
    return [competency.name, competency.definition, *competency.questions, *competency.positive]
