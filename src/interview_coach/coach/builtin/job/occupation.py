"""The O*NET occupation of a job title: by name, else by meaning."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from interview_coach.content.lexicon import Occupation, occupation, occupation_names, occupations_named
from interview_coach.embedding import DIMENSIONS, Vectors, encoder

_ALIKE = 0.52
"""Cosine of title and occupation from which they are taken for the same work."""


@lru_cache(maxsize=256)
def nearest_occupation(title: str) -> Occupation | None:
    """The occupation a title names; among several the one nearest in meaning, and when no known title fits the
    nearest of all; None when none is near."""
    if not title.strip():
        return None
    likeness = _vectors() @ encoder().encode([title])[0]
    codes = occupation_names().codes
    named = occupations_named(title)
    if named:
        place = {code: position for position, code in enumerate(codes)}
        return occupation(max(named, key=lambda code: named[code] + float(likeness[place[code]])))
    best = int(np.argmax(likeness))
    return occupation(codes[best]) if likeness[best] >= _ALIKE else None


@cache
def _vectors() -> Vectors:
    """One row per occupation, made by tools/build_occupations.py."""
    rows = np.frombuffer(occupation_names().vectors, np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
