"""Whisper base on this machine. It works in a process of its own (`transcriber.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from interview_coach.domain.speech import LOOPED, Span, Transcript, Word, doubts_about, silences_of, without_loops
from interview_coach.speech.blocks import BLOCK_SECONDS, Block, blocks_of, joined
from interview_coach.speech.decode import Pcm, Samples, seconds_of
from interview_coach.speech.guards import MOST_COMPRESSIBLE, PROMPT, Heard, is_made_up
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import Spoken, spoken_part

Progress = Callable[[float], None]

NAME = "builtin"
_AGAIN_PENALTY = 1.2


def import_library() -> Any:
    """Takes a second or two."""
    from faster_whisper import WhisperModel

    return WhisperModel


class Whisper:
    """The model (about 160 MB), loaded from the checked `weights` with `load` or the first recording. One recording at
    a time, in blocks of at most `block_seconds`."""

    def __init__(self, weights: Path, threads: int, *, block_seconds: float = BLOCK_SECONDS) -> None:
        self._weights = weights
        self._threads = threads
        self._block_seconds = block_seconds
        self._model: Any = None

    def load(self) -> Any:
        if self._model is None:
            make = import_library()
            self._model = make(str(self._weights), device="cpu", compute_type="int8", cpu_threads=self._threads)
        return self._model

    def transcribe(self, sound: Pcm, tell: Progress) -> Transcript:
        """The words of a decoded recording. `tell` gets shares of 1 that never fall and stay below 1."""
        duration = round(seconds_of(sound), 3)
        found: list[Word] = []
        speech: list[Span] = []
        for block in blocks_of(sound, seconds=self._block_seconds):
            found += self._words_of(block, lambda at: tell(min(0.99, at / duration)))
            speech += block.placed_speech
        words, looped = without_loops(found)
        spoken = joined(speech)
        doubts = doubts_about(words, sum(span.seconds for span in spoken))
        doubts = (*doubts, LOOPED) if looped else doubts
        return Transcript(NAME, words, duration, silences_of(spoken, duration), doubts=doubts)

    def _words_of(self, block: Block, tell_place: Progress) -> list[Word]:
        """With their times in the recording. `tell_place` gets the second that was reached."""
        words: list[Word] = []
        if block.speech:
            spoken = spoken_part(block.samples, block.speech)
            heard = self._hear(spoken.samples, lambda share: tell_place(block.start + share * block.seconds))
            placed = (_placed(stretch, spoken) for stretch in heard)
            real = [_moved(stretch, block.start) for stretch in placed if not is_made_up(stretch, block.speech)]
            words = [word for stretch in real for word in stretch.words]
        tell_place(block.end)
        return words

    def _hear(self, samples: Samples, tell: Progress) -> Iterator[Heard]:
        """What Whisper hears, window by window. A window whose text is a loop is listened to once more."""
        duration, furthest = seconds_of(samples), 0.0
        for window, until in _with_next(self._listen(samples), duration):
            looped = max(heard.compression for heard in window) > MOST_COMPRESSIBLE
            yield from self._hear_again(samples, window, until) if looped else window
            furthest = max([furthest, *(heard.end for heard in window)])
            tell(min(1.0, furthest / duration))

    def _hear_again(self, samples: Samples, window: list[Heard], until: float) -> list[Heard]:
        """The same seconds with a penalty on repetition: slower to loop, but worse with what is said twice. A loop
        swallows the rest of its window, so it is listened to up to where the next one begins."""
        start = window[0].start
        cut = samples[int(start * RATE) : int(until * RATE) + 1]
        again = [_moved(heard, start) for heard in self._listen(cut, penalty=_AGAIN_PENALTY)]
        return again if again and max(h.compression for h in again) <= MOST_COMPRESSIBLE else window

    def _listen(self, samples: Samples, *, penalty: float = 1.0) -> Iterator[Heard]:
        segments, _ = self.load().transcribe(
            samples,
            language="en",
            beam_size=1,
            temperature=0.0,  # no second try with chance in it: the same recording gives the same text
            repetition_penalty=penalty,
            word_timestamps=True,
            condition_on_previous_text=False,
            hotwords=PROMPT,  # stands before every window; an initial prompt stands before the first one only
        )
        for segment in segments:
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


def _joined(words: list[Any]) -> Iterator[Word]:
    """Words as people write them: what Whisper gives without a space before it belongs to the word before."""
    last: Word | None = None
    for raw in words:
        start, end, probability = float(raw.start), float(raw.end), float(raw.probability)
        word = Word(raw.word.strip(), round(start, 3), round(end, 3), round(probability, 4))
        if not word.text:
            continue
        if last is not None and not raw.word.startswith(" "):
            last = Word(last.text + word.text, last.start, word.end, min(last.probability or 0.0, probability))
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
