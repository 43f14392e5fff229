"""Scripted candidates for mock interviews: what seven kinds of people say to twenty-four questions of all types.

Of each question two texts are written: what an excellent candidate says (first reply, then more when asked), and the
one sentence of a thin one. A rambling candidate says most of the excellent reply between digressions. Bluffers, people
off the topic, silent ones and hostile ones say the same everywhere.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Final

from interview_coach.domain.vocabulary import QuestionType

EXCELLENT, RAMBLING, THIN, BLUFFER = "excellent", "rambling", "thin", "bluffer"
OFF_TOPIC, SILENT, HOSTILE = "off_topic", "silent", "hostile"
MARKED: Final = (EXCELLENT, RAMBLING, THIN, BLUFFER)
"""In the order of the marks they earn."""
CANDIDATES: Final = (*MARKED, OFF_TOPIC, SILENT, HOSTILE)

SECONDS: Final = {EXCELLENT: 110, RAMBLING: 170, THIN: 25, BLUFFER: 60, OFF_TOPIC: 40, SILENT: 30, HOSTILE: 20}
"""How long each of them takes for a reply."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is said to it; `excellent` and its `more` are two replies."""

    type: QuestionType
    text: str
    excellent: str
    more: str
    thin: str


_SCRIPT = json.loads((Path(__file__).parents[1] / "data" / "scripted_candidates.json").read_text(encoding="utf-8"))
ASKED: Final = tuple(Asked(**row | {"type": QuestionType(row["type"])}) for row in _SCRIPT["asked"])
_BY_TEXT = {asked.text: asked for asked in ASKED}
_NOTHING_MORE = "That is all there was to it; I have nothing to add that would be true."
_THAT_WAS_IT = "That was it, more or less."


def reply_of(candidate: str, question: str, number: int) -> str:
    """What that candidate says to the question the `number`th time (from 0). Raises KeyError for a question that is
    not in the script."""
    if candidate in (BLUFFER, OFF_TOPIC, HOSTILE):
        texts: list[str] = _SCRIPT[candidate]
        return texts[number % len(texts)]
    if candidate == SILENT:
        return ""
    said = _said(candidate, _BY_TEXT[question])
    return said[min(number, len(said) - 1)]


def _said(candidate: str, asked: Asked) -> tuple[str, ...]:
    """One reply after the other; the last is said again and again."""
    if candidate == EXCELLENT:
        return asked.excellent, asked.more, _NOTHING_MORE
    if candidate == THIN:
        return asked.thin, _THAT_WAS_IT
    return (_rambled(asked.excellent), " ".join(_SCRIPT["digressions"][1:4]))


def _rambled(text: str) -> str:
    """All but the end of it, with a digression after every second sentence."""
    sentences = re.split(r"(?<=[.?!]) ", text)
    told = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences) - 1, 2)]
    digressions = cycle(_SCRIPT["digressions"])
    return " ".join(piece for pair in zip(digressions, told, strict=False) for piece in pair)
