"""Vectors of the texts the coach compares with (competencies, themes, industries), made in advance.

They would take seconds to encode at every start. A text that is not among them, because a content file was
edited, is encoded; `tools/build_prototypes.py` makes the file again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from interview_coach.content.lexicon import prototype_key, prototype_vectors
from interview_coach.embedding import DIMENSIONS, Vectors, encoder


def prototypes(texts: Sequence[str]) -> Vectors:
    """Unit vectors of fixed texts, shape (len(texts), 384)."""
    return np.vstack([_prototype(text) for text in texts]) if texts else np.zeros((0, DIMENSIONS), np.float32)


@cache
def _prototype(text: str) -> Vectors:
    stored = prototype_vectors().get(prototype_key(text))
    if stored is None:
        return np.asarray(encoder().encode([text])[0], np.float32)
    vector = np.frombuffer(stored, np.float16).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
