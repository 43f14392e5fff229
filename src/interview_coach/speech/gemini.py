"""Gemini as the transcriber: the sound goes to a model, its text comes back without times.

Whoever calls has checked that the user agreed to it (consent `transcription`). Pictures are never sent: of the
recording only its sound, 16 kHz and one channel, goes out. Where nobody speaks nothing is sent at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from interview_coach.domain.speech import LOOPED, Stopped, Transcript, doubts_about, speech_of, spread, without_loops
from interview_coach.speech.pack import pack

NAME = "gemini"
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
        are no probabilities. What was sent cannot be stopped: `cancelled` is asked until then, and afterwards."""
        packed = pack(recording, cancelled=cancelled)
        speech = speech_of(packed.silences, packed.duration)
        said = self._listener.listen(Sound(packed.mp3, MEDIA_TYPE, packed.duration)) if speech else ""
        if cancelled is not None and cancelled():
            raise Stopped("the transcription was stopped")
        words, looped = without_loops(spread(_words_of(said), speech))
        doubts = (*doubts_about(words, sum(span.seconds for span in speech)), *([LOOPED] if looped else []))
        if progress is not None:
            progress(1.0)
        return Transcript(NAME, words, packed.duration, packed.silences, timed=False, doubts=doubts)


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
