"""What simple models make of the same answers, trained the same way: the figures beside which the coach's stand.

A mark that a ridge on word counts reaches as well is no sign of understanding; the contrast edits show the difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from tools.marking.statistics import Array

from interview_coach.embedding import encoder

Predict = Callable[[Sequence[str]], Array]
PENALTIES = {"word counts": 300.0, "tf-idf": 1.0, "encoder": 1.0}
WINDOW = 60
"""Words of the stretches that the encoder reads; the vector of an answer is their mean."""


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+|\d+", text.lower())


def length(texts: Sequence[str], marks: Array) -> Predict:
    """A straight line on the number of words."""
    size = np.array([len(words(t)) for t in texts], float)
    slope, start = np.polyfit(size, marks, 1)
    return lambda new: np.clip(start + slope * np.array([len(words(t)) for t in new]), 1, 5)


def _ridge(table: Array, marks: Array, penalty: float) -> tuple[Array, float, Array]:
    mean, middle = table.mean(0), float(marks.mean())
    centered = table - mean
    dual = np.linalg.solve(centered @ centered.T + penalty * np.eye(len(table)), marks - middle)
    return centered.T @ dual, middle, mean


def word_counts(texts: Sequence[str], marks: Array) -> Predict:
    """Ridge on how often each word stands in the answer."""
    names = {w: i for i, w in enumerate(sorted({w for t in texts for w in words(t)}))}
    found = _ridge(_counts(texts, names), marks, PENALTIES["word counts"])
    return lambda new: np.clip((_counts(new, names) - found[2]) @ found[0] + found[1], 1, 5)


def tf_idf(texts: Sequence[str], marks: Array) -> Predict:
    """Ridge on word counts weighted by rarity, rows of length 1."""
    names = {w: i for i, w in enumerate(sorted({w for t in texts for w in words(t)}))}
    rarity = np.log((1 + len(texts)) / (1 + (_counts(texts, names) > 0).sum(0))) + 1

    def rows(new: Sequence[str]) -> Array:
        table = np.log1p(_counts(new, names)) * rarity
        return np.asarray(table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-9))

    found = _ridge(rows(texts), marks, PENALTIES["tf-idf"])
    return lambda new: np.clip((rows(new) - found[2]) @ found[0] + found[1], 1, 5)


def encoded(texts: Sequence[str], marks: Array) -> Predict:
    """Ridge on the mean sentence vector of the answer."""
    found = _ridge(_vectors(texts), marks, PENALTIES["encoder"])
    return lambda new: np.clip((_vectors(new) - found[2]) @ found[0] + found[1], 1, 5)


def _counts(texts: Sequence[str], names: Mapping[str, int]) -> Array:
    table = np.zeros((len(texts), len(names)))
    for row, text in enumerate(texts):
        for word, count in Counter(words(text)).items():
            if word in names:
                table[row, names[word]] = count
    return table


def _vectors(texts: Sequence[str]) -> Array:
    found = []
    for text in texts:
        pieces = text.split() or ["-"]
        stretches = [" ".join(pieces[i : i + WINDOW]) for i in range(0, len(pieces), WINDOW)]
        found.append(encoder().encode(stretches).mean(0))
    return np.array(found, float)


BASELINES: Mapping[str, Callable[[Sequence[str], Array], Predict]] = {
    "length": length,
    "word counts + ridge": word_counts,
    "TF-IDF + ridge": tf_idf,
    "encoder + ridge": encoded,
}
