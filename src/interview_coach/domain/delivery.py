"""How an answer was spoken: pace, fillers, pauses; where they are, what is usual, and whether they changed.

The usual ranges come from 138 recorded mock interviews of students (MIT, 69 people twice; rated by a crowd, so they say
what listeners like, not what is right). They are wide on purpose, they never count in a mark, and one interview says
little: the same person differs that much from one day to the next (`RANGES[...].scatter`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final, Literal

from interview_coach.domain.fillers import Filler, fillers_in
from interview_coach.domain.speech import Span, Transcript, Word, gaps_between

SHORTEST_PAUSE = 0.25
"""Shorter gaps belong to speaking itself (Goldman-Eisler 1968)."""
BREATH = 1.0
"""Silence before the first and after the last word that still belongs to the answer; the rest is a late start or a
late stop of the recorder."""
WINDOW = 15.0
FAST = 200.0
"""Words a minute above which a stretch is called fast."""
SHORT_WORDS, SHORT_SECONDS = 40, 20.0
FEWEST_SESSIONS = 3

Standing = Literal["usual", "near", "outside"]
Change = Literal["improved", "declined", "no_change", "not_enough_data"]


@dataclass(frozen=True, slots=True)
class Range:
    """`usual` and `near` are (low, high). `scatter` is the standard error of one interview in the unit of the measure.
    `source` says where the figures come from."""

    usual: tuple[float, float]
    near: tuple[float, float]
    scatter: float
    unit: str
    source: str


_MIT = "138 mock interviews at MIT (Naim et al. 2018), our re-analysis"

RANGES: Final[Mapping[str, Range]] = {
    "words_per_minute": Range(
        (130, 180), (110, 200), 24, "words a minute", f"{_MIT}: median 151, best rated quarter 159-179 (r .41)"
    ),
    "hesitations_per_100_words": Range(
        (0, 2), (0, 4), 1.6, "in 100 words", f"{_MIT}: best rated quarter 2.2, lowest 4.5 (r -.27)"
    ),
    "phrases_per_100_words": Range((0, 2), (0, 3.5), 1.2, "in 100 words", f"{_MIT}: median 2.5 (r -.22)"),
    "fillers_per_100_words": Range((0, 4), (0, 7.5), 2.0, "in 100 words", "the two kinds of fillers together"),
    "mean_pause": Range((0.4, 0.65), (0, 0.9), 0.1, "s", f"{_MIT}: best rated quarter 0.56, lowest 0.68 (r -.34)"),
    "longest_pause": Range((0, 2.5), (0, 4), 0.9, "s", f"{_MIT}: best rated quarter 2.25, lowest 3.06 (r -.29)"),
}
"""Of `speaking_share` no usual range is known."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Words a minute between two instants."""

    start: float
    end: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """The measures of one recording; seconds, and shares from 0 to 1. `fillers` are hesitations and phrases together;
    every word counts as a word, hesitations too. Pauses lie between the first and the last word: time to think
    before the answer is none. `fast` are the stretches above 200 words a minute."""

    words: int = 0
    seconds: float = 0.0
    words_per_minute: float = 0.0
    fillers: int = 0
    fillers_per_100_words: float = 0.0
    hesitations: int = 0
    hesitations_per_100_words: float = 0.0
    phrases: int = 0
    phrases_per_100_words: float = 0.0
    mean_pause: float = 0.0
    longest_pause: float = 0.0
    speaking_share: float = 0.0
    filler_places: tuple[Filler, ...] = ()
    pauses: tuple[Span, ...] = ()
    pace: tuple[Pace, ...] = ()
    fast: tuple[Pace, ...] = ()

    @property
    def is_short(self) -> bool:
        """Too short for its measures to say anything."""
        return self.words < SHORT_WORDS or self.seconds < SHORT_SECONDS


def delivery(transcript: Transcript) -> Delivery:
    return delivery_of(transcript.words, transcript.duration, transcript.silences)


def delivery_of(words: Sequence[Word], duration: float, silences: Sequence[Span] | None = None) -> Delivery:
    """The measures of `duration` seconds with these words, in order. With `silences` (stretches without a voice) the
    pauses are theirs; else they are the gaps between the words, which a transcriber draws too short."""
    if not words:
        return Delivery()
    spoken = _spoken(words, silences)
    answer = Span(max(0.0, spoken.start - BREATH), max(spoken.end, min(duration, spoken.end + BREATH)))
    minutes = max(answer.seconds, 0.1) / 60
    pauses = _pauses(gaps_between(words) if silences is None else silences, spoken)
    fillers = fillers_in(words)
    hesitations = sum(filler.kind == "hesitation" for filler in fillers)
    quiet = sum(pause.seconds for pause in pauses) + answer.seconds - spoken.seconds
    pace = _pace(words, answer)
    return Delivery(
        words=len(words),
        seconds=round(answer.seconds, 2),
        words_per_minute=round(len(words) / minutes, 1),
        fillers=len(fillers),
        fillers_per_100_words=_in_100(len(fillers), words),
        hesitations=hesitations,
        hesitations_per_100_words=_in_100(hesitations, words),
        phrases=len(fillers) - hesitations,
        phrases_per_100_words=_in_100(len(fillers) - hesitations, words),
        mean_pause=round(fmean(p.seconds for p in pauses), 3) if pauses else 0.0,
        longest_pause=round(max((p.seconds for p in pauses), default=0.0), 3),
        speaking_share=round(min(1.0, max(0.0, 1 - quiet / max(answer.seconds, 0.1))), 3),
        filler_places=fillers,
        pauses=pauses,
        pace=pace,
        fast=_fast(pace),
    )


def standing(measure: str, value: float) -> Standing | None:
    """Where a value lies; None for a measure without a usual range."""
    known = RANGES.get(measure)
    if known is None:
        return None
    if known.usual[0] <= value <= known.usual[1]:
        return "usual"
    return "near" if known.near[0] <= value <= known.near[1] else "outside"


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over sessions: the mean of the earlier half, the mean of the later half, and what to call it."""

    measure: str
    sessions: int
    earlier: float
    later: float
    change: Change


def delivery_trend(sessions: Sequence[Delivery]) -> tuple[Trend, ...]:
    """How each measure with a usual range changed, oldest session first. Short recordings are left out.

    "Improved" and "declined" only where the halves differ by more than chance (95 %, by the scatter of one interview)
    and the later one is nearer to the usual range, or farther from it. Below three sessions nothing is said.
    """
    told = [session for session in sessions if not session.is_short]
    return tuple(_trend(name, known, [getattr(s, name) for s in told]) for name, known in RANGES.items())


def _trend(measure: str, known: Range, values: Sequence[float]) -> Trend:
    if len(values) < FEWEST_SESSIONS:
        mean = round(fmean(values), 3) if values else 0.0
        return Trend(measure, len(values), mean, mean, "not_enough_data")
    half = len(values) // 2
    before, after = values[:half], values[-half:]
    earlier, later = fmean(before), fmean(after)
    change: Change = "no_change"
    if abs(later - earlier) > 1.96 * known.scatter * (2 / half) ** 0.5:
        nearer = _distance(known, earlier) - _distance(known, later)
        change = "no_change" if nearer == 0 else "improved" if nearer > 0 else "declined"
    return Trend(measure, len(values), round(earlier, 3), round(later, 3), change)


def _distance(known: Range, value: float) -> float:
    low, high = known.usual
    return max(low - value, value - high, 0.0)


def _spoken(words: Sequence[Word], silences: Sequence[Span] | None) -> Span:
    """From the first sound of the first word to the last of the last one. Transcribers stretch these two words over
    the silence around them, so known silences cut them shorter."""
    first, last = words[0], words[-1]
    start, end = first.start, max(last.end, first.end)
    for silence in silences or ():
        if silence.start <= first.start < silence.end:
            start = min(silence.end, first.end)
        if silence.start < last.end <= silence.end:
            end = max(silence.start, last.start)
    return Span(start, max(start, end))


def _pauses(gaps: Sequence[Span], spoken: Span) -> tuple[Span, ...]:
    within = (Span(max(gap.start, spoken.start), min(gap.end, spoken.end)) for gap in gaps)
    return tuple(Span(round(gap.start, 3), round(gap.end, 3)) for gap in within if gap.seconds >= SHORTEST_PAUSE - 1e-9)


def _in_100(count: int, words: Sequence[Word]) -> float:
    return round(100 * count / len(words), 2)


def _pace(words: Sequence[Word], answer: Span) -> tuple[Pace, ...]:
    """Windows of 15 seconds; a rest of less than half a window belongs to the one before."""
    count = max(1, int((answer.seconds + WINDOW / 2) // WINDOW))
    found = []
    for n in range(count):
        start = answer.start + n * WINDOW
        end = answer.end if n == count - 1 else start + WINDOW
        is_last = n == count - 1
        said = sum(start <= middle < end or (is_last and middle >= end) for middle in _middles(words))
        found.append(Pace(round(start, 3), round(end, 3), round(60 * said / max(end - start, 0.1), 1)))
    return tuple(found)


def _middles(words: Sequence[Word]) -> list[float]:
    return [(word.start + word.end) / 2 for word in words]


def _fast(pace: Sequence[Pace]) -> tuple[Pace, ...]:
    """Windows above the limit, neighbours joined."""
    found: list[Pace] = []
    for window in pace:
        if window.words_per_minute <= FAST:
            continue
        joins = found and found[-1].end == window.start
        found.append(_joined(found.pop(), window) if joins else window)
    return tuple(found)


def _joined(one: Pace, two: Pace) -> Pace:
    said = one.words_per_minute * (one.end - one.start) + two.words_per_minute * (two.end - two.start)
    return Pace(one.start, two.end, round(said / (two.end - one.start), 1))
