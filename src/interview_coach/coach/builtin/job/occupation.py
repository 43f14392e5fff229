"""The O*NET occupation of a job title: by name, else by meaning."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np

from interview_coach.content.lexicon import Occupation, occupation, occupation_names, occupations_named
from interview_coach.embedding import DIMENSIONS, Vectors, encoder

_ALIKE = 0.52
"""Cosine of title and occupation from which they are taken for the same work."""


_SURELY = 1.0
_FAR = 0.08
"""A title that shares only part of its words with a known one ("Customer Support Agent" and "Sales Agent") is not taken
for it when its meaning lies this much nearer to another occupation."""

_USUAL = (
    (r"customer (?:support|service|care|experience)\b(?!.*\bmanager)|(?:call|contact) cent(?:er|re)", "43-4051.00"),
    (r"(?:\w+ )?buyer|(?:purchasing|procurement) (?:agent|manager|specialist|officer|assistant)", "13-1023.00"),
    (r"(?:\w+ )?midwife", "29-1161.00"),
    (r"physiotherapist", "29-1123.00"),
    (r"veterinary nurse|vet nurse", "29-2056.00"),
    (r"dental nurse", "31-9091.00"),
    (r"solicitor", "23-1011.00"),
    (r"receptionist", "43-4171.00"),
    (r"estate agent", "41-9022.00"),
    (r"(?:care|support) worker|care assistant|carer", "31-1122.00"),
    (r"(?:shop|sales|retail) assistant", "41-2031.00"),
    (r"(?:store|shop) manager", "41-1011.00"),
    (r"maintenance (?:electrician|technician|engineer|fitter)", "49-9041.00"),
    (r"(?:class|primary|primary school|year \d|key stage \d) teacher|class teacher", "25-2021.00"),
)
"""Titles of today that O*NET lists under other words."""


@lru_cache(maxsize=256)
def named_occupation(title: str) -> Occupation | None:
    """The occupation a title names, among several the one nearest in meaning; None when it names none."""
    usual = next((code for pattern, code in _USUAL if re.search(rf"\b(?:{pattern})", title, re.I)), None)
    if usual:
        return occupation(usual)
    named = occupations_named(title)
    if not named:
        return None
    likeness, place = _likeness(title), {code: at for at, code in enumerate(occupation_names().codes)}
    best = max(named, key=lambda code: named[code] + likeness[place[code]])
    nearest = max(likeness)
    doubtful = named[best] < _SURELY and nearest >= _ALIKE and nearest - likeness[place[best]] >= _FAR
    return None if doubtful else occupation(best)


@lru_cache(maxsize=256)
def nearest_occupation(title: str) -> Occupation | None:
    """The occupation a title names, and when no known title fits the nearest of all; None when none is near."""
    if not title.strip():
        return None
    named = named_occupation(title)
    if named:
        return named
    likeness = _likeness(title)
    best = max(range(len(likeness)), key=lambda at: likeness[at])
    return occupation(occupation_names().codes[best]) if likeness[best] >= _ALIKE else None


def _likeness(title: str) -> list[float]:
    """Cosine of the title and each occupation, in the order of their codes."""
    return [float(near) for near in _vectors() @ encoder().encode([title])[0]]


@cache
def _vectors() -> Vectors:
    """One row per occupation, made by tools/build_occupations.py."""
    rows = np.frombuffer(occupation_names().vectors, np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
