"""Gemini as the transcriber: the sound goes to a model, its text comes back without times.

Whoever calls has checked that the user agreed to it (consent `transcription`). Pictures are never sent: the recording
is decoded here and only its sound, 16 kHz and one channel, goes out. Where nobody speaks nothing is sent at all.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from interview_coach.domain.speech import LOOPED, Stopped, Transcript, doubts_about, speech_of, spread, without_loops
from interview_coach.speech.decode import Samples, decode, seconds_of
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import silences_in

NAME = "gemini"
BITS_A_SECOND = 32_000
"""Of the MP3 that is sent: an hour is 14.4 MB, within the 20 MB Gemini takes in one request."""
MEDIA_TYPE = "audio/mp3"


@dataclass(frozen=True, slots=True)
class Sound:
    """What is sent: a file of that media type, and how long it lasts."""

    data: bytes = field(repr=False)
    media_type: str
    seconds: float


class Listener(Protocol):
    """A model that hears; the costs are its own business."""

    def listen(self, sound: Sound) -> str:
        """What is said, as one text. Raises ProviderError, BudgetExceeded."""


class GeminiTranscriber:
    """Made anew for each thing a user does, since the listener's ledger belongs to it."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    @property
    def name(self) -> str:
        return NAME

    def transcribe(
        self,
        recording: bytes,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        """See `ports.Transcriber`. The times of the words are spread over the speech (`timed` is false), and there
        are no probabilities. What was sent cannot be stopped: `cancelled` is asked before and after."""
        samples = decode(recording)
        duration = round(seconds_of(samples), 3)
        silences = silences_in(samples)
        speech = speech_of(silences, duration)
        _check(cancelled)
        said = self._listener.listen(Sound(to_mp3(samples), MEDIA_TYPE, duration)) if speech else ""
        _check(cancelled)
        words, looped = without_loops(spread(_words_of(said), speech))
        doubts = doubts_about(words, sum(span.seconds for span in speech))
        if progress is not None:
            progress(1.0)
        return Transcript(NAME, words, duration, silences, timed=False, doubts=(*doubts, LOOPED) if looped else doubts)


def to_mp3(samples: Samples) -> bytes:
    """The samples as a small MP3, made in memory."""
    import av
    import numpy as np

    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE)
        stream.bit_rate = BITS_A_SECOND
        stream.codec_context.layout = "mono"
        whole = (np.clip(samples, -1, 1) * 32_767).astype(np.int16)
        for start in range(0, len(whole), RATE):
            part = whole[start : start + RATE].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, format="s16p", layout="mono")
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _words_of(text: str) -> list[str]:
    """Between white space, without control characters; a sign alone (a dash, say) belongs to the word before."""
    words: list[str] = []
    for stretch in text.split():
        word = "".join(character for character in stretch if character.isprintable())
        if any(character.isalnum() for character in word):
            words.append(word)
        elif word and words:
            words[-1] += word
    return words


def _check(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Stopped("the transcription was stopped")
