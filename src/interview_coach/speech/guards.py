"""Against text that nobody said: Whisper makes some up where it hears nothing, and falls into loops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from interview_coach.domain.speech import Span, Word, overlap

PROMPT = "Um, uh, um, uh, er, um, uh, um."
"""What the model is told was said before each half minute: after hesitations it writes hesitations down. Sentences with
hesitations in them keep fewer, and their own words turn up at the end of short recordings."""

MOST_COMPRESSIBLE = 2.4
"""Text that zlib makes smaller than this by more is a loop (Whisper's own limit; ordinary speech is below 2)."""
_LIKELY_SILENT = 0.6
_HARDLY_SPOKEN = 0.1
_PARTLY_SPOKEN = 0.3
_DOUBTFUL = 0.5
_SHORTEST_ECHO = 5
_STOCK = re.compile(
    r"(thanks|thank you)( so much| very much)?( for (watching|listening|viewing))?( (everyone|guys))?"
    r"|(please )?(like and )?subscribe.*|.*subscribe to (my|our|the) channel.*|see you (in the )?next (time|video).*"
    r"|subtitles? (by|made by|from).*|.*amara org.*|you|bye( bye)?|okay|oh|so"
)
"""What Whisper has learned to write under the silent ends of films."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch as Whisper gives it. `silent` is its own probability that nobody speaks; `window` is the half minute
    the stretch was cut from, `compression` how often its text repeats itself."""

    words: tuple[Word, ...] = field(repr=False)
    start: float
    end: float
    silent: float
    compression: float
    window: int = 0


def is_made_up(heard: Heard, speech: Sequence[Span]) -> bool:
    """Whether nobody said it: there is no voice at that time, or it is a stock phrase or our own prompt and the signs
    for a voice are weak."""
    length = max(heard.end - heard.start, 0.01)
    spoken = overlap(Span(heard.start, heard.end), speech) / length
    unsure = heard.silent > _LIKELY_SILENT or _mean(heard.words) < _DOUBTFUL
    if spoken < _HARDLY_SPOKEN:
        return unsure or spoken == 0.0
    said = plain(" ".join(word.text for word in heard.words))
    is_stock = _STOCK.fullmatch(said) is not None
    return (is_stock and (unsure or spoken < _PARTLY_SPOKEN)) or _is_echo(said)


def _is_echo(said: str) -> bool:
    return len(said.split()) >= _SHORTEST_ECHO and f" {said} " in f" {plain(PROMPT)} "


def plain(text: str) -> str:
    """Small letters and digits, one space between words."""
    return " ".join(re.sub(r"[^\w' ]", " ", text.lower()).split())


def _mean(words: Sequence[Word]) -> float:
    known = [word.probability for word in words if word.probability is not None]
    return sum(known) / len(known) if known else 0.0
