"""What was said in a recording: words with their times, stretches of silence, and how far the text can be trusted.

All times are seconds from the beginning of the recording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from interview_coach.errors import CoachError

UNSURE_BELOW = 0.5
"""A word the transcriber gave less than this may well be another word."""
LEAST_MEAN = 0.5
MOST_UNSURE = 0.35
MOST_WORDS_A_SECOND = 7.0
"""Auctioneers reach about 4; more than 7 words a second are not said but made up."""
LOOPED = "The transcriber repeated itself: some words may be missing, read the text and correct it."
LONGEST_LOOP = 12
"""Words in the longest phrase that is looked for when a transcriber repeats itself."""


class Stopped(CoachError):
    """A transcription was cancelled before it was done; nothing came of it."""

    title = "Stopped"


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its punctuation. `probability` runs from 0 to 1; None: the transcriber does not say."""

    text: str = field(repr=False)
    start: float
    end: float
    probability: float | None = None

    @property
    def is_unsure(self) -> bool:
        return self.probability is not None and self.probability < UNSURE_BELOW


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a transcriber made of a recording.

    `engine` is `builtin` or `gemini`. `silences` are the stretches without a voice, in order; None: not known. `timed`
    is false when the words' times are only spread over the speech. `doubts` says in sentences why the text may be
    wrong; there are none for an ordinary recording.
    """

    engine: str
    words: tuple[Word, ...] = field(repr=False)
    duration: float
    silences: tuple[Span, ...] | None = None
    timed: bool = True
    doubts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def unreliable(self) -> bool:
        return bool(self.doubts)


def speech_of(silences: Sequence[Span], duration: float) -> tuple[Span, ...]:
    """The stretches between the silences, in order."""
    edges = [0.0, *(edge for silence in silences for edge in (silence.start, silence.end)), duration]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(start, end) for start, end in pairs if end > start)


def silences_of(speech: Sequence[Span], duration: float) -> tuple[Span, ...]:
    """The stretches between the speech, in order."""
    return speech_of(speech, duration)


def spread(texts: Sequence[str], speech: Sequence[Span]) -> tuple[Word, ...]:
    """Words without times, laid over the speech one after the other, each as long as its letters. A word that would
    fall on both sides of a silence begins before it and ends after it."""
    total = sum(span.seconds for span in speech)
    letters = sum(len(text) for text in texts)
    if not texts or not letters:
        return ()
    words, written = [], 0
    for text in texts:
        start = _at(speech, total * written / letters, opening=True)
        written += len(text)
        words.append(Word(text, round(start, 3), round(_at(speech, total * written / letters), 3)))
    return tuple(words)


def _at(speech: Sequence[Span], spoken: float, *, opening: bool = False) -> float:
    """When `spoken` seconds of speech have passed; `opening`: on a border, the beginning of the next stretch."""
    for span in speech:
        if spoken < span.seconds or (spoken == span.seconds and not opening):
            return span.start + spoken
        spoken -= span.seconds
    return speech[-1].end if speech else 0.0


def without_loops(words: Sequence[Word]) -> tuple[tuple[Word, ...], bool]:
    """The words with a phrase that is said again and again kept once, and whether there was one. Transcribers fall
    into such loops where they hear nothing. A person repeats, too ("um, um, um"; "very, very"), so one or two words
    may come nine times and a longer phrase three times before it counts."""
    kept: list[Word] = []
    looped, at = False, 0
    plain = [_plain(word.text) for word in words]
    while at < len(words):
        size, times = _loop_at(plain, at)
        kept.extend(words[at : at + size])
        looped = looped or times > 1
        at += size * times
    return tuple(kept), looped


def _loop_at(plain: Sequence[str], at: int) -> tuple[int, int]:
    """(words of the phrase, how often it comes) for the loop that begins there; (1, 1) when none does."""
    for size in range(1, LONGEST_LOOP + 1):
        phrase, times = plain[at : at + size], 1
        while plain[at + times * size : at + (times + 1) * size] == phrase:
            times += 1
        if times > (9 if size <= 2 else 3):
            return size, times
    return 1, 1


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def doubts_about(words: Sequence[Word], speech_seconds: float) -> tuple[str, ...]:
    """Why the text may be wrong, from its words alone; empty when all is well."""
    if not words:
        return ("There is a voice in the recording, but no words could be made out.",) if speech_seconds >= 2 else ()
    known = [word.probability for word in words if word.probability is not None]
    doubts = []
    if known and (
        sum(known) / len(known) < LEAST_MEAN or sum(p < UNSURE_BELOW for p in known) / len(known) > MOST_UNSURE
    ):
        doubts.append("Many words were hard to make out: read the text and correct it.")
    if len(words) > MOST_WORDS_A_SECOND * max(speech_seconds, 1.0):
        doubts.append("There are more words than anybody can say in that time: some may be made up.")
    return tuple(doubts)


def overlap(span: Span, others: Sequence[Span]) -> float:
    """Seconds of `span` that lie in the others."""
    return sum(max(0.0, min(span.end, other.end) - max(span.start, other.start)) for other in others)


def gaps_between(words: Sequence[Word]) -> tuple[Span, ...]:
    """The time between one word and the next, where there is some."""
    return tuple(Span(one.end, two.start) for one, two in pairwise(words) if two.start > one.end)
