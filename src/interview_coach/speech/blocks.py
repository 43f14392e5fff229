"""A long recording in blocks, cut where nobody speaks: what is worked on at once stays small, however long it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from interview_coach.domain.delivery import SHORTEST_PAUSE
from interview_coach.domain.speech import Span, silences_of
from interview_coach.speech.decode import Pcm, Samples, floats, seconds_of
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import MARGIN, speech_in

BLOCK_SECONDS = 300.0
"""At most. Whisper's spectrum of five minutes takes 0.2 GB while it is made; each block costs it about half a window of
thirty seconds more."""
_SEARCHED = 0.25
"""A block is cut in the last quarter of its length."""
_QUIET_SECONDS = 0.1
_HOP_SECONDS = 0.01


@dataclass(frozen=True)
class Block:
    """A stretch of a recording; `start` is its place in seconds, `speech` where in it somebody speaks, in its own
    time."""

    start: float
    samples: Samples = field(repr=False)
    speech: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        return seconds_of(self.samples)

    @property
    def end(self) -> float:
        return self.start + self.seconds

    @property
    def placed_speech(self) -> tuple[Span, ...]:
        """In the time of the recording."""
        return tuple(Span(self.start + span.start, self.start + span.end) for span in self.speech)


def blocks_of(sound: Pcm, *, seconds: float = BLOCK_SECONDS) -> Iterator[Block]:
    """The recording, all of it and in order, in blocks of at most so many seconds. Each but the last ends in the
    longest silence of its last quarter, or at the quietest place in there when there is no silence."""
    at, most = 0, int(seconds * RATE)
    while at < len(sound):
        samples = floats(sound[at : at + most])
        speech = speech_in(samples)
        if at + most < len(sound):
            until = _cut_of(samples, speech)
            samples, speech = samples[:until], _before(speech, until / RATE)
        yield Block(at / RATE, samples, speech)
        at += len(samples)


def joined(speech: Iterable[Span]) -> tuple[Span, ...]:
    """The speech of block after block; a stretch that was cut is whole again."""
    whole: list[Span] = []
    for span in speech:
        if whole and span.start - whole[-1].end < SHORTEST_PAUSE:
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return tuple(whole)


def _cut_of(samples: Samples, speech: tuple[Span, ...]) -> int:
    """The first sample of the next block."""
    duration = seconds_of(samples)
    searched = Span((1 - _SEARCHED) * duration, duration)
    gaps = [_within(gap, searched) for gap in silences_of(speech, duration) if gap.end > searched.start]
    longest = max(gaps, key=lambda gap: gap.seconds, default=None)
    if longest is None or longest.seconds < SHORTEST_PAUSE:
        return _quietest(samples, int(searched.start * RATE))
    return int(min(longest.start + MARGIN, (longest.start + longest.end) / 2) * RATE)


def _within(span: Span, other: Span) -> Span:
    return Span(max(span.start, other.start), min(span.end, other.end))


def _quietest(samples: Samples, start: int) -> int:
    """The middle of the tenth of a second with the least energy after `start`."""
    hop, hops = int(_HOP_SECONDS * RATE), round(_QUIET_SECONDS / _HOP_SECONDS)
    searched = samples[start:]
    energy = np.square(searched[: len(searched) // hop * hop].reshape(-1, hop)).sum(axis=1)
    if len(energy) < hops:
        return len(samples)
    return start + (int(np.argmin(np.convolve(energy, np.ones(hops), "valid"))) * hop + hops * hop // 2)


def _before(speech: tuple[Span, ...], until: float) -> tuple[Span, ...]:
    return tuple(Span(span.start, min(span.end, until)) for span in speech if span.start < until)
