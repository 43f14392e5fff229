"""Finds the misconceptions of a reference in an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np

from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.builtin.evaluation.technical_points import windows_of
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.embedding import encoder

LEAST_EXCESS = 0.47
"""A misconception is taken to be there when its likeness to a stretch (cosine, and 0.3 × the share of its words), less
0.45 × the share of the reference that the answer holds, reaches this. An answer that has most of the reference speaks
about a mistake to warn of it. Set by hand for few false alarms."""
WORDS_WEIGHT = 0.3
COVERAGE_DISCOUNT = 0.45
LEAST_COSINE = 0.55
NEARER_TO_POINT = 0.05
"""A stretch that is nearer to a key point than to the misconception by more than this says the point."""

NEARER_THAN_TRUTH = 0.02
"""Where the reference also says what is right in several wordings, a stretch has to be nearer to the misconception than
to all of them by this."""
SURELY = 0.9
"""Cosine from which a "not" more or less does not matter: the wording is the misconception's own."""
_REJECTS = re.compile(
    r"\b(?:rather than|instead of|never|don't just|do not just|not just|not only|is (?:the )?(?:opposite|wrong)|"
    r"mistake|"
    r"error|alone (?:doesn't|does not|won't)|on its own|a common|avoid|dangerous|would be wrong|isn't enough|"
    r"is not enough|"
    r"shouldn't|must not|mustn't|no need to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Misconception:
    """`text` as the reference words it, the stretch of the answer that says it, and the index of the key point that
    it stands against."""

    text: str
    span: Span
    nearest_point: int


def misconceptions_in(reference: Reference, text: AnswerText, covered: float) -> tuple[Misconception, ...]:
    """Misconceptions that the answer holds, at most one for each stretch of it. `covered` is from 0 to 1."""
    windows = [window for window in windows_of(text) if not _REJECTS.search(window.text)]
    if not reference.misconceptions or not windows:
        return ()
    vectors = encoder().encode([window.text for window in windows])
    wrong, points = encoder().encode(reference.misconceptions), encoder().encode(reference.key_points)
    nearest_point = (points @ vectors.T).max(axis=0)
    margin = NEARER_TO_POINT
    if reference.say:
        true = encoder().encode([*chain.from_iterable(reference.say), *reference.instead, *_sentences(reference)])
        nearest_point = np.maximum(nearest_point, (true @ vectors.T).max(axis=0))
        margin = -NEARER_THAN_TRUTH
    cosines = wrong @ vectors.T
    said = [terms(window.text).stems for window in windows]
    found: dict[int, Misconception] = {}
    for index, wording in enumerate(reference.misconceptions):
        shared = np.array([overlap(terms(wording).stems, stems) for stems in said])
        fits = (cosines[index] >= LEAST_COSINE) & (nearest_point - cosines[index] <= margin)
        turned = np.array([terms(wording).negations % 2 != terms(window.text).negations % 2 for window in windows])
        fits &= ~turned | (cosines[index] >= SURELY)
        likeness = np.where(fits, cosines[index] + WORDS_WEIGHT * shared - COVERAGE_DISCOUNT * covered, 0.0)
        best = int(likeness.argmax())
        if likeness[best] >= LEAST_EXCESS:
            point = int((wrong[index] @ points.T).argmax())
            found.setdefault(windows[best].start, Misconception(wording, windows[best], point))
    return tuple(found.values())


def _sentences(reference: Reference) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", reference.model_answer) if sentence]
