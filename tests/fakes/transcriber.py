"""A transcriber with a script: what it hears is fixed, so that tests of recordings do not hang on a speech model."""

from __future__ import annotations

import threading
from collections.abc import Callable

from interview_coach.domain.speech import Span, Stopped, Transcript, Word

SECONDS_A_WORD = 0.4


def transcript_of(text: str, *, unsure: frozenset[str] = frozenset(), doubts: tuple[str, ...] = ()) -> Transcript:
    """The words of `text`, one after the other, with a second of silence after each sentence."""
    words, silences, at = [], [], 0.5
    for word in text.split():
        words.append(Word(word, round(at, 2), round(at + 0.35, 2), 0.3 if word in unsure else 0.95))
        at += SECONDS_A_WORD
        if word.endswith("."):
            silences.append(Span(round(at, 2), round(at + 1, 2)))
            at += 1
    return Transcript("builtin", tuple(words), round(at + 0.5, 2), tuple(silences), doubts=doubts)


class ScriptedTranscriber:
    """Gives `transcript`, or raises `failure`. While `gate` is closed it waits, and stops when it is told to."""

    name = "builtin"

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.failure: Exception | None = None
        self.heard: list[bytes] = []
        self.gate = threading.Event()
        self.gate.set()

    def transcribe(
        self,
        recording: bytes,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        self.heard.append(recording)
        if progress:
            progress(0.5)
        while not self.gate.wait(0.02):
            if cancelled and cancelled():
                raise Stopped("the transcription was stopped")
        if self.failure:
            raise self.failure
        return self.transcript
