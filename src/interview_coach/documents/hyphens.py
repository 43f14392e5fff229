"""Decides about a hyphen at the end of a line: `sub-|missions` is one word, `community-|driven` keeps it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from interview_coach.documents.lines import Line

SOFT_HYPHEN = "\u00ad"
_TORN = re.compile(rf"([^\W\d_]+){SOFT_HYPHEN}([^\W\d_]+)")
_VOCABULARY = Path(__file__).parent.parent / "models" / "tokenizer.json"


@cache
def _vocabulary() -> frozenset[str]:
    """Whole words the encoder knows: twenty thousand common English words come with the package."""
    try:
        words = json.loads(_VOCABULARY.read_text(encoding="utf-8"))["model"]["vocab"]
    except (OSError, ValueError, KeyError):
        return frozenset()
    return frozenset(word for word in words if word.isalpha())


def mend_hyphens(lines: Sequence[Line]) -> list[Line]:
    """Lines without marks of torn words."""
    text = "\n".join(line.text for line in lines)
    if SOFT_HYPHEN not in text:
        return list(lines)
    known = set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold()))
    return [
        replace(line, text=_mended(line.text, known), cells=tuple(_mended(c, known) for c in line.cells))
        for line in lines
    ]


def _mended(text: str, known: set[str]) -> str:
    if SOFT_HYPHEN not in text:
        return text
    text = _TORN.sub(lambda m: _joined(m[1], m[2], known), text)
    return text.replace(SOFT_HYPHEN, "-") if re.search(rf"\w{SOFT_HYPHEN}\w", text) else text.replace(SOFT_HYPHEN, "")


def _joined(left: str, right: str, known: set[str]) -> str:
    """The word as it stands elsewhere in the document; else one known word; else two known words with a hyphen."""
    one, two = f"{left}{right}", f"{left}-{right}"
    if two.casefold() in known:
        return two
    if one.casefold() in known or one.casefold() in _vocabulary():
        return one
    both = left.casefold() in _vocabulary() and right.casefold() in _vocabulary()
    return two if both or not right[0].islower() else one
