"""Whether a text says again what another one has said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.embedding import encoder

SAME_MEANING, SAME_WORDS = 0.85, 0.5
"""Cosine of the encoder, and share of the words of both, from which two questions or tips are the same one. Questions
about one subject that ask different things lie below 0.8."""


def is_repeated(text: str, others: Sequence[str]) -> bool:
    if not others:
        return False
    mine = _words(text)
    if any(len(mine & _words(other)) > SAME_WORDS * max(1, len(mine | _words(other))) for other in others):
        return True
    return bool(encoder().similarity([text], list(others)).max() >= SAME_MEANING)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z][a-z+#.-]{3,}", text.lower()))
