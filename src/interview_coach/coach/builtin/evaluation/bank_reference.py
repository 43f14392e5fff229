"""The reference that the technical bank has for a question, when it has just this question."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from interview_coach.coach.builtin.evaluation.reference import Reference, parse_reference
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.content.bank import BankQuestion, bank
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.embedding import encoder

SAME_MEANING, SAME_WORDS = 0.86, 0.6
"""Cosine and share of words (both ways) from which two questions ask the same. Two questions about one subject reach
.8 and share a third of their words: marked by each other's key points, a right answer would come out wrong. For the
same reason the figures have to be the same ones."""


def reference_for(request: EvaluationRequest) -> Reference:
    """The reference given with the answer, else the bank's; empty when there is neither."""
    if (request.reference or "").strip():
        return parse_reference(request.reference or "")
    question = bank_question(request.question)
    return Reference("", (), (), False) if question is None else as_reference(question)


@lru_cache(maxsize=512)
def bank_question(asked: str) -> BankQuestion | None:
    """The question of the bank that `asked` is, also in slightly other words; None when none is close enough."""
    texts = bank().texts
    inside = bank().asked_in(asked)
    if inside is not None:
        return bank().question(inside)
    near = bank().vectors @ encoder().encode([asked])[0]
    best = int(np.argmax(near))
    id, text = list(texts.items())[best]
    mine, theirs = terms(asked).stems, terms(text).stems
    same = min(overlap(mine, theirs), overlap(theirs, mine)) >= SAME_WORDS
    same = same and sorted(terms(asked).numbers) == sorted(terms(text).numbers)
    return bank().question(id) if near[best] >= SAME_MEANING and same else None


def as_reference(question: BankQuestion) -> Reference:
    return Reference(
        question.model_answer,
        tuple(point.text for point in question.key_points),
        tuple(wrong.says for wrong in question.misconceptions),
        listed=True,
        say=tuple(point.say for point in question.key_points),
        weights=tuple(point.weight for point in question.key_points),
        instead=tuple(wrong.instead for wrong in question.misconceptions),
        bank_id=question.id,
    )
