"""How close single words are in meaning: small vectors of common words, so that "revoke" is near "cancel"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import interview_coach.embedding
from interview_coach.coach.builtin.evaluation.technical_terms import stem
from interview_coach.errors import ConfigurationError

FILE = Path(interview_coach.embedding.__file__).parent / "models" / "words-64.npz"
"""Made by tools/build_word_vectors.py from the encoder in the package."""

UNRELATED, SAME = 0.4, 0.9
"""Cosines of the small vectors at and below which two words share nothing, and at which they mean the same."""
ASKED_WORD_WEIGHT = 0.15
"""Weight of a word that stands in the question already: saying it again shows little."""

Vectors = NDArray[np.float32]


@cache
def _table() -> tuple[dict[str, int], Vectors]:
    try:
        with np.load(FILE) as stored:
            words = [word.decode("ascii") for word in stored["words"]]
            vectors = stored["vectors"].astype(np.float32) / 127.0
    except (OSError, KeyError, ValueError) as error:
        raise ConfigurationError(f"{FILE.name} is missing or damaged; install the package again") from error
    return {word: index for index, word in enumerate(words)}, vectors


def closeness(wanted: Sequence[str], given: Sequence[str], asked: frozenset[str]) -> float:
    """Share of the meaning of `wanted` words found among `given` words, 0 to 1; `asked` are stems of the question."""
    if not wanted or not given:
        return 0.0
    stems = {stem(word) for word in given}
    nearest = (_vectors(wanted) @ _vectors(given).T).max(axis=1)
    soft = np.clip((nearest - UNRELATED) / (SAME - UNRELATED), 0.0, 1.0)
    exact = np.array([stem(word) in stems for word in wanted])
    weights = np.array([ASKED_WORD_WEIGHT if stem(word) in asked else 1.0 for word in wanted])
    return float((np.where(exact, 1.0, soft) * weights).sum() / weights.sum())


def _vectors(words: Sequence[str]) -> Vectors:
    places, vectors = _table()
    found = np.zeros((len(words), vectors.shape[1]), np.float32)
    for row, word in enumerate(words):
        index = next((places[form] for form in (word, word.rstrip("s"), word[:-2], word[:-3]) if form in places), None)
        if index is not None:
            found[row] = vectors[index]
    return found
