"""Whisper base on this machine: `ports.Transcriber` without a network."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from interview_coach.domain.speech import LOOPED, Stopped, Transcript, Word, doubts_about, speech_of, without_loops
from interview_coach.speech.decode import Samples, decode, seconds_of
from interview_coach.speech.guards import MOST_COMPRESSIBLE, PROMPT, Heard, is_made_up
from interview_coach.speech.installed import check_installed
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import Spoken, silences_in, spoken_part
from interview_coach.speech.weights import prepare

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

NAME = "builtin"
MOST_THREADS = 4
_AGAIN_PENALTY = 1.2
_ASK_SECONDS = 0.1


class WhisperTranscriber:
    """One for the process: the model (about 160 MB) is loaded with the first recording and stays. One recording is
    worked on at a time; others wait for it. `folder` is where the weights are kept."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self._folder = folder
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        self._model: Any = None
        self._busy = threading.Lock()

    @property
    def name(self) -> str:
        return NAME

    def transcribe(
        self, recording: bytes, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Transcript:
        """See `ports.Transcriber`."""
        samples = decode(recording)
        duration = seconds_of(samples)
        silences = silences_in(samples)
        speech = speech_of(silences, duration)
        tell, ask = progress or _ignore, cancelled or _never
        if not speech:
            tell(1.0)
            return Transcript(NAME, (), round(duration, 3), silences)
        with _Turn(self._busy, ask):
            spoken = spoken_part(samples, speech)
            heard = [_placed(stretch, spoken) for stretch in self._hear(spoken.samples, tell, ask)]
        real = [stretch for stretch in heard if not is_made_up(stretch, speech)]
        words, looped = without_loops([word for stretch in real for word in stretch.words])
        doubts = doubts_about(words, sum(span.seconds for span in speech))
        tell(1.0)
        return Transcript(NAME, words, round(duration, 3), silences, doubts=(*doubts, LOOPED) if looped else doubts)

    def load(self) -> None:
        """Load the model now, so that the first recording does not wait for it. Raises ConfigurationError."""
        with self._busy:
            self._loaded()

    def close(self) -> None:
        """Give the memory back; the next recording loads the model again."""
        with self._busy:
            self._model = None
            gc.collect()

    def _loaded(self) -> Any:
        if self._model is None:
            check_installed()
            path = prepare(self._folder)
            from faster_whisper import WhisperModel

            self._model = WhisperModel(str(path), device="cpu", compute_type="int8", cpu_threads=self._threads)
        return self._model

    def _hear(self, samples: Samples, tell: Progress, ask: Cancelled) -> Iterator[Heard]:
        """What Whisper hears, window by window. A window whose text is a loop is listened to once more."""
        duration, furthest = seconds_of(samples), 0.0
        for window, until in _with_next(self._listen(samples, ask), duration):
            looped = max(heard.compression for heard in window) > MOST_COMPRESSIBLE
            yield from self._hear_again(samples, window, until, ask) if looped else window
            furthest = max([furthest, *(heard.end for heard in window)])
            tell(min(0.99, furthest / duration))

    def _hear_again(self, samples: Samples, window: list[Heard], until: float, ask: Cancelled) -> list[Heard]:
        """The same seconds with a penalty on repetition: slower to loop, but worse with what is said twice. A loop
        swallows the rest of its window, so it is listened to up to where the next one begins."""
        start = window[0].start
        cut = samples[int(start * RATE) : int(until * RATE) + 1]
        again = [_moved(heard, start) for heard in self._listen(cut, ask, penalty=_AGAIN_PENALTY)]
        return again if again and max(h.compression for h in again) <= MOST_COMPRESSIBLE else window

    def _listen(self, samples: Samples, ask: Cancelled, *, penalty: float = 1.0) -> Iterator[Heard]:
        segments, _ = self._loaded().transcribe(
            samples,
            language="en",
            beam_size=1,
            temperature=0.0,  # no second try with chance in it: the same recording gives the same text
            repetition_penalty=penalty,
            word_timestamps=True,
            condition_on_previous_text=False,
            hotwords=PROMPT,  # stands before every window; an initial prompt stands before the first one only
        )
        for segment in _until(segments, ask):
            yield Heard(
                tuple(_joined(segment.words or [])),
                float(segment.start),
                float(segment.end),
                float(segment.no_speech_prob),
                float(segment.compression_ratio),
                int(segment.seek),
            )


def _with_next(heard: Iterator[Heard], duration: float) -> Iterator[tuple[list[Heard], float]]:
    """The stretches of each window, and when the next window begins to speak (at last, the end)."""
    last: list[Heard] = []
    for _, stretches in groupby(heard, key=lambda one: one.window):
        window = list(stretches)
        if last:
            yield last, max(window[0].start, last[0].start)
        last = window
    if last:
        yield last, duration


class _Turn:
    """Waits for the lock and asks meanwhile whether it is still wanted."""

    def __init__(self, lock: threading.Lock, ask: Cancelled) -> None:
        self._lock = lock
        self._ask = ask

    def __enter__(self) -> None:
        _check(self._ask)
        while not self._lock.acquire(timeout=_ASK_SECONDS):
            _check(self._ask)

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _until(segments: Iterator[Any], ask: Cancelled) -> Iterator[Any]:
    """The segments, each worked out when it is asked for; ends with Stopped."""
    _check(ask)
    for segment in segments:
        yield segment
        _check(ask)


def _check(ask: Cancelled) -> None:
    if ask():
        raise Stopped("the transcription was stopped")


def _joined(words: list[Any]) -> Iterator[Word]:
    """Words as people write them: what Whisper gives without a space before it belongs to the word before."""
    last: Word | None = None
    for raw in words:
        word = Word(raw.word.strip(), round(float(raw.start), 3), round(float(raw.end), 3), round(raw.probability, 4))
        if not word.text:
            continue
        if last is not None and not raw.word.startswith(" "):
            last = Word(last.text + word.text, last.start, word.end, min(last.probability or 0.0, raw.probability))
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _placed(heard: Heard, spoken: Spoken) -> Heard:
    """The same in the time of the recording."""
    whole = spoken.placed(Word("", heard.start, heard.end))
    return replace(heard, words=tuple(spoken.placed(w) for w in heard.words), start=whole.start, end=whole.end)


def _moved(heard: Heard, by: float) -> Heard:
    words = tuple(replace(w, start=round(w.start + by, 3), end=round(w.end + by, 3)) for w in heard.words)
    return replace(heard, words=words, start=heard.start + by, end=heard.end + by)


def _ignore(_: float) -> None:
    return None


def _never() -> bool:
    return False
