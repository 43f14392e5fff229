"""The real model over real clips: words, hesitations, times, silence, loops, stopping."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Stopped
from interview_coach.errors import ConfigurationError
from interview_coach.speech import installed
from interview_coach.speech.decode import decode
from interview_coach.speech.guards import plain
from interview_coach.speech.whisper import WhisperTranscriber
from tests.speech.sounds import READ, clip, encoded, noise, silence, tone


def test_a_read_sentence_comes_back_word_for_word(whisper: WhisperTranscriber) -> None:
    heard = whisper.transcribe(clip("read.wav"))
    assert plain(heard.text) == READ
    assert (heard.engine, heard.timed, heard.doubts) == ("builtin", True, ())
    assert heard.duration == pytest.approx(2.99, abs=0.01)


def test_hesitations_stay_and_stand_where_they_are_said(whisper: WhisperTranscriber) -> None:
    """The clip has um at 8.1, uh at 14.9 and um at 22.9 seconds, and a y'know at 5.7."""
    heard = whisper.transcribe(clip("fillers.webm"))
    spoken = delivery(heard)
    assert (spoken.hesitations, spoken.phrases) == (3, 1)
    assert [round(f.start) for f in spoken.filler_places] == pytest.approx([6, 8, 15, 23], abs=1)
    assert 110 < spoken.words_per_minute < 150
    assert 0.4 < spoken.mean_pause < 0.8
    assert heard.doubts == ()


def test_times_rise_and_lie_within_the_recording(whisper: WhisperTranscriber) -> None:
    heard = whisper.transcribe(clip("fillers.webm"))
    times = [at for word in heard.words for at in (word.start, word.end)]
    assert times == sorted(times)
    assert times[0] >= 0 and times[-1] <= heard.duration
    assert all(word.probability is not None and 0 <= word.probability <= 1 for word in heard.words)
    assert heard.text == " ".join(word.text for word in heard.words)


@pytest.mark.parametrize("sound", [silence(12.0), tone(6.0), noise(8.0)], ids=["silence", "tone", "noise"])
def test_where_nobody_speaks_there_are_no_words(whisper: WhisperTranscriber, sound: np.ndarray) -> None:
    heard = whisper.transcribe(encoded(sound))
    assert (heard.words, heard.unreliable) == ((), False)


def test_a_long_silence_is_a_pause_and_nothing_is_made_up_in_it(whisper: WhisperTranscriber) -> None:
    read = decode(clip("read.wav"))
    heard = whisper.transcribe(encoded(np.concatenate([silence(3), read, silence(8), read, silence(5)])))
    assert plain(heard.text).count("he was not an") == plain(heard.text).count("young man") == 2
    assert len(heard.words) <= 18
    spoken = delivery(heard)
    assert spoken.longest_pause == pytest.approx(8.5, abs=0.8)
    assert all(not 6.5 < word.start < 13 for word in heard.words)


def test_a_window_that_loops_is_heard_again(whisper: WhisperTranscriber) -> None:
    """At its first try the model writes "uh" a hundred times and loses the words after it."""
    heard = whisper.transcribe(clip("uh.flac"))
    assert 4 <= delivery(heard).hesitations <= 8
    assert len(heard.words) <= 12
    assert "for" in heard.text.lower().split("uh")[-1], "what comes after the loop is there"


def test_the_same_recording_gives_the_same_transcript(whisper: WhisperTranscriber) -> None:
    assert whisper.transcribe(clip("read.wav")) == whisper.transcribe(clip("read.wav"))


def test_progress_rises_to_one(whisper: WhisperTranscriber) -> None:
    told: list[float] = []
    long = np.concatenate([decode(clip("fillers.webm"))] * 2)
    whisper.transcribe(encoded(long), progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0 and 0 < told[0] < 1


def test_it_stops_when_it_is_told_to(whisper: WhisperTranscriber) -> None:
    asked = iter([False, False, True])
    with pytest.raises(Stopped):
        whisper.transcribe(clip("fillers.webm"), cancelled=lambda: next(asked, True))
    assert plain(whisper.transcribe(clip("read.wav")).text) == READ, "the next one works"


def test_one_who_waits_for_another_can_be_stopped(whisper: WhisperTranscriber) -> None:
    ended = threading.Event()

    def wait() -> None:
        try:
            whisper.transcribe(clip("read.wav"), cancelled=stop.is_set)
        except Stopped:
            ended.set()

    stop = threading.Event()
    with whisper._busy:
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not ended.wait(0.3)
        stop.set()
        assert ended.wait(10)
    waiting.join()


def test_given_back_memory_is_taken_again(whisper: WhisperTranscriber) -> None:
    whisper.close()
    assert whisper._model is None
    assert plain(whisper.transcribe(clip("read.wav")).text) == READ


def test_without_the_extra_it_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "LIBRARIES", ("no_such_library_at_all",))
    with pytest.raises(ConfigurationError, match=r"not installed.*make run"):
        WhisperTranscriber(tmp_path).transcribe(clip("read.wav"))
    with pytest.raises(ConfigurationError, match="not installed"):
        WhisperTranscriber(tmp_path).load()
