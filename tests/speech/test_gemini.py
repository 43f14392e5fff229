"""Gemini as the transcriber, over a listener that says what it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Stopped
from interview_coach.errors import ProviderError
from interview_coach.speech.decode import decode, seconds_of
from interview_coach.speech.gemini import GeminiTranscriber, Sound
from tests.speech.sounds import clip, encoded, samples_of, silence


@dataclass
class Told:
    """A listener."""

    says: str = "He was, um, not an ill-disposed young man."
    fails: Exception | None = None
    heard: list[Sound] = field(default_factory=list)

    def listen(self, sound: Sound) -> str:
        self.heard.append(sound)
        if self.fails is not None:
            raise self.fails
        return self.says


def test_words_are_spread_over_the_speech_and_marked_so() -> None:
    heard = GeminiTranscriber(Told()).transcribe(clip("read.wav"))
    assert (heard.engine, heard.timed, heard.text) == ("gemini", False, Told().says)
    assert all(word.probability is None for word in heard.words)
    times = [at for word in heard.words for at in (word.start, word.end)]
    assert times == sorted(times) and times[-1] <= heard.duration
    assert delivery(heard).hesitations == 1


def test_only_a_small_file_of_sound_is_sent() -> None:
    listener = Told()
    film = encoded(samples_of(clip("read.wav")), "webm", "libopus", rate=48_000, picture=True)
    GeminiTranscriber(listener).transcribe(film)
    sound = listener.heard[0]
    assert sound.media_type == "audio/mp3"
    assert seconds_of(decode(sound.data)) == pytest.approx(sound.seconds, abs=0.2)
    assert "data" not in repr(sound)


def test_where_nobody_speaks_nothing_is_sent() -> None:
    listener = Told()
    heard = GeminiTranscriber(listener).transcribe(encoded(silence(5)))
    assert (heard.words, listener.heard) == ((), [])


def test_a_reply_cannot_steer_anything() -> None:
    wild = "He said\x1b[31m **no** \u0007 — and - \n\n went on " + "again and again and " * 400
    heard = GeminiTranscriber(Told(wild)).transcribe(clip("read.wav"))
    assert all(word.text.isprintable() for word in heard.words)
    assert heard.unreliable
    assert len(heard.words) < 30


def test_a_voice_without_words_is_doubtful() -> None:
    assert GeminiTranscriber(Told(" ")).transcribe(clip("read.wav")).unreliable


def test_failures_come_through_and_stopping_sends_nothing() -> None:
    with pytest.raises(ProviderError):
        GeminiTranscriber(Told(fails=ProviderError("Gemini is away", permanent=False))).transcribe(clip("read.wav"))
    listener = Told()
    with pytest.raises(Stopped):
        GeminiTranscriber(listener).transcribe(clip("read.wav"), cancelled=lambda: True)
    assert listener.heard == []
