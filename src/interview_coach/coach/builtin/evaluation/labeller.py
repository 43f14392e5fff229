"""Labels the clauses of an answer with their part of the story, and says which of them a listener could check.

The rules draft a label for every clause; a small model (softmax on own features and a few directions of the sentence
vector) decides with its neighbours in view, by the best path over the whole answer. A second one (logistic) gives the
probability that a clause says something of its own: a step that could be repeated, an outcome that could be checked.
Trained by tools/marking/fit_clauses.py; cards in docs/models.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_coach.coach.builtin.evaluation.clause_features import (
    MOST_CLAUSES,
    Matrix,
    features_of,
    matrix,
    vectors_of,
)
from interview_coach.coach.builtin.evaluation.story import Part
from interview_coach.content.models import model
from interview_coach.domain.vocabulary import SegmentLabel
from interview_coach.embedding import Vectors

LABELS = tuple(SegmentLabel)
VECTOR_SCALE = 3.0
"""Brings the directions of the sentence vector to the size of the other figures."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label and one probability of saying something (0 to 1) per clause; for the clauses that were read with the
    encoder their sentence vectors (clauses, 384) and the probability of each label (clauses, 6)."""

    labels: tuple[SegmentLabel, ...]
    says: tuple[float, ...]
    vectors: Vectors
    chances: Matrix


def labelled(drafts: Sequence[Part]) -> Labelled:
    """What the models say of the clauses; clauses beyond the first 150 keep the draft of the rules."""
    read = drafts[:MOST_CLAUSES]
    if not read:
        return Labelled((), (), vectors_of([]), np.zeros((0, len(LABELS))))
    vectors = vectors_of([part.reading for part in read])
    features = features_of(read)
    scores = label_scores(features, vectors)
    path = best_path(scores, transitions())
    rest = drafts[MOST_CLAUSES:]
    labels = (*(LABELS[index] for index in path), *(part.label for part in rest))
    says = (*map(float, says_something(features, vectors)), *(0.5 for _ in rest))
    return Labelled(labels, says, vectors, marginals(scores, transitions()))


def label_scores(features: Sequence[dict[str, float]], vectors: Vectors) -> Matrix:
    """Logarithms of the probabilities of the six labels, shape (clauses, 6)."""
    known = model("clauses")
    weights: Matrix = known["weights"]
    scores = inputs(features, vectors, known["names"], known["center"], known["directions"]) @ weights
    return np.asarray(scores - _log_sum(scores, axis=1)[:, None])


def transitions() -> Matrix:
    found: Matrix = model("clauses")["transitions"]
    return found


def says_something(features: Sequence[dict[str, float]], vectors: Vectors) -> Matrix:
    """Probability per clause, shape (clauses,)."""
    known = model("says")
    scores = inputs(features, vectors, known["names"], known["center"], known["directions"]) @ known["weights"]
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))))


def inputs(
    features: Sequence[dict[str, float]], vectors: Vectors, names: Sequence[str], center: Matrix, directions: Matrix
) -> Matrix:
    """Own features, directions of the sentence vector, constant: shape (clauses, names + directions + 1)."""
    turned = (vectors.astype(np.float64) - center) @ directions * VECTOR_SCALE
    return np.hstack([matrix(features, names), turned, np.ones((len(features), 1))])


def best_path(scores: Matrix, between: Matrix) -> list[int]:
    """The labels that are likeliest together (Viterbi); `between` are logarithms for label after label."""
    best, back = scores[0].copy(), []
    for row in scores[1:]:
        ways = best[:, None] + between
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def marginals(scores: Matrix, between: Matrix) -> Matrix:
    """The probability of each label in view of the whole answer (forward and backward sums), shape (clauses, 6)."""
    forward, backward = scores.copy(), np.zeros_like(scores)
    for index in range(1, len(scores)):
        forward[index] += _log_sum(forward[index - 1][:, None] + between, axis=0)
    for index in range(len(scores) - 2, -1, -1):
        backward[index] = _log_sum(between + (scores[index + 1] + backward[index + 1])[None, :], axis=1)
    both = forward + backward
    return np.asarray(np.exp(both - _log_sum(both, axis=1)[:, None]))


def _log_sum(values: Matrix, axis: int) -> Matrix:
    top = values.max(axis=axis, keepdims=True)
    return np.asarray(np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis))
