"""Sentence vectors without a model: texts that share words are near each other, and nothing else is promised."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from hashlib import blake2b


def vector(text: str, dimensions: int) -> Sequence[float]:
    """Length 1, the same for the same text on every machine."""
    places = [0.0] * dimensions
    for word in re.findall(r"\w+", text.lower()) or ["nothing"]:
        digest = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
        places[digest % dimensions] += 1.0 if digest >> 63 else -1.0
    length = math.sqrt(sum(value * value for value in places)) or 1.0
    return [value / length for value in places]
