"""Where there is a voice (the Silero detector that comes with faster-whisper), and a recording without its silence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np

from interview_coach.domain.delivery import SHORTEST_PAUSE
from interview_coach.domain.speech import Span, Word, silences_of, speech_of
from interview_coach.speech.decode import Samples, seconds_of
from interview_coach.speech.limits import RATE

LONG_SILENCE = 2.0
"""Longer silences are cut out before Whisper listens: it makes words up in them."""
MARGIN = 0.4
"""Seconds of silence that stay on each side of a voice."""


def speech_in(samples: Samples) -> tuple[Span, ...]:
    """Where there is a voice, in order; what is shorter than a quarter of a second between two words is no gap."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(min_silence_duration_ms=round(1000 * SHORTEST_PAUSE), speech_pad_ms=0)
    found = get_speech_timestamps(samples, options)
    return tuple(Span(part["start"] / RATE, min(part["end"], len(samples)) / RATE) for part in found)


@dataclass(frozen=True)
class Spoken:
    """The parts of a recording in which somebody speaks, joined; `parts` are their places in the recording."""

    samples: Samples = field(repr=False)
    parts: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        return seconds_of(self.samples)

    def placed(self, word: Word) -> Word:
        """The word with its times in the recording; it lies in one part, the one its middle is in."""
        begins = [0.0, *accumulate(part.seconds for part in self.parts)]
        n = min(bisect_right(begins, (word.start + word.end) / 2), len(self.parts)) - 1
        part, shift = self.parts[n], self.parts[n].start - begins[n]
        start, end = (min(max(at + shift, part.start), part.end) for at in (word.start, word.end))
        return replace(word, start=round(start, 3), end=round(end, 3))


def spoken_part(samples: Samples, speech: Sequence[Span]) -> Spoken:
    """The recording without its long silences."""
    duration = seconds_of(samples)
    long = [gap for gap in silences_of(speech, duration) if gap.seconds >= LONG_SILENCE]
    cut_out = [Span(gap.start + MARGIN * (gap.start > 0), gap.end - MARGIN * (gap.end < duration)) for gap in long]
    whole = tuple(
        Span(int(part.start * RATE) / RATE, int(part.end * RATE) / RATE) for part in speech_of(cut_out, duration)
    )
    cut = [samples[round(part.start * RATE) : round(part.end * RATE)] for part in whole]
    return Spoken(np.concatenate(cut) if cut else samples[:0], whole)
