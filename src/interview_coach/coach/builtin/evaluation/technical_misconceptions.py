"""Finds the misconceptions of a reference in an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.builtin.evaluation.technical_points import windows_of
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.embedding import encoder

LEAST_EXCESS = 0.4
"""A misconception is taken to be there when its cosine with a stretch, less 0.45 × the share of the reference that the
answer holds, reaches this. An answer that has most of the reference speaks about a mistake to warn of it."""
COVERAGE_DISCOUNT = 0.45
LEAST_COSINE = 0.55

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
    wrong = encoder().encode(list(reference.misconceptions))
    cosines = wrong @ vectors.T
    points = wrong @ encoder().encode(list(reference.key_points)).T
    found: dict[int, Misconception] = {}
    for index in np.argsort(-cosines.max(axis=1), kind="stable"):
        best = int(cosines[index].argmax())
        cosine = float(cosines[index][best])
        if cosine >= LEAST_COSINE and cosine - COVERAGE_DISCOUNT * covered >= LEAST_EXCESS:
            wording = reference.misconceptions[index]
            found.setdefault(windows[best].start, Misconception(wording, windows[best], int(points[index].argmax())))
    return tuple(found.values())
