"""The real model over real clips: words, hesitations, times, silence, loops."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Transcript
from interview_coach.speech.blocks import blocks_of
from interview_coach.speech.decode import decode
from interview_coach.speech.guards import plain
from interview_coach.speech.weights import prepare
from interview_coach.speech.whisper import Whisper
from tests.speech.sounds import READ, clip, encoded, noise, samples_of, silence, tone


def listened(whisper: Whisper, recording: bytes) -> Transcript:
    return whisper.transcribe(decode(recording), lambda share: None)


def test_a_read_sentence_comes_back_word_for_word(whisper: Whisper) -> None:
    heard = listened(whisper, clip("read.wav"))
    assert plain(heard.text) == READ
    assert (heard.engine, heard.timed, heard.doubts) == ("builtin", True, ())
    assert heard.duration == pytest.approx(2.99, abs=0.01)


def test_hesitations_stay_and_stand_where_they_are_said(whisper: Whisper) -> None:
    """The clip has um at 8.1, uh at 14.9 and um at 22.9 seconds, and a y'know at 5.7."""
    heard = listened(whisper, clip("fillers.webm"))
    spoken = delivery(heard)
    assert (spoken.hesitations, spoken.phrases) == (3, 1)
    assert [round(f.start) for f in spoken.filler_places] == pytest.approx([6, 8, 15, 23], abs=1)
    assert 110 < spoken.words_per_minute < 150
    assert 0.4 < spoken.mean_pause < 0.8
    assert heard.doubts == ()


@pytest.mark.slow
def test_times_rise_and_lie_within_the_recording(whisper: Whisper) -> None:
    heard = listened(whisper, clip("fillers.webm"))
    times = [at for word in heard.words for at in (word.start, word.end)]
    assert times == sorted(times)
    assert times[0] >= 0 and times[-1] <= heard.duration
    assert all(word.probability is not None and 0 <= word.probability <= 1 for word in heard.words)
    assert heard.text == " ".join(word.text for word in heard.words)


@pytest.mark.parametrize("sound", [silence(12.0), tone(6.0), noise(8.0)], ids=["silence", "tone", "noise"])
def test_where_nobody_speaks_there_are_no_words(whisper: Whisper, sound: np.ndarray) -> None:
    heard = listened(whisper, encoded(sound))
    assert (heard.words, heard.unreliable) == ((), False)


@pytest.mark.slow
def test_a_long_silence_is_a_pause_and_nothing_is_made_up_in_it(whisper: Whisper) -> None:
    read = samples_of(clip("read.wav"))
    heard = listened(whisper, encoded(np.concatenate([silence(3), read, silence(8), read, silence(5)])))
    assert plain(heard.text).count("he was not an") == plain(heard.text).count("young man") == 2
    assert len(heard.words) <= 18
    spoken = delivery(heard)
    assert spoken.longest_pause == pytest.approx(8.5, abs=0.8)
    assert all(not 6.5 < word.start < 13 for word in heard.words)


@pytest.mark.slow
def test_a_window_that_loops_is_heard_again(whisper: Whisper) -> None:
    """At its first try the model writes "uh" a hundred times and loses the words after it."""
    heard = listened(whisper, clip("uh.flac"))
    assert 4 <= delivery(heard).hesitations <= 8
    assert len(heard.words) <= 12
    assert "for" in heard.text.lower().split("uh")[-1], "what comes after the loop is there"


@pytest.mark.slow
def test_the_same_recording_gives_the_same_transcript(whisper: Whisper) -> None:
    assert listened(whisper, clip("read.wav")) == listened(whisper, clip("read.wav"))


@pytest.mark.slow
def test_progress_rises(whisper: Whisper) -> None:
    told: list[float] = []
    whisper.transcribe(np.concatenate([decode(clip("fillers.webm"))] * 2), told.append)
    assert len(told) >= 2 and told == sorted(told) and 0 < told[0] < told[-1] < 1


@pytest.mark.slow
def test_blocks_lose_no_word_and_double_none(whisper: Whisper, weights: Path) -> None:
    """What is heard in blocks is what is heard in each of them alone, and hardly differs from what the whole gives."""
    read, talk = samples_of(clip("read.wav")), samples_of(clip("fillers.webm"))
    sound = decode(encoded(np.concatenate([read, talk, silence(4), read, talk, read])))
    told: list[float] = []
    heard = Whisper(prepare(weights), threads=2, block_seconds=20.0).transcribe(sound, told.append)
    blocks = list(blocks_of(sound, seconds=20.0))
    assert len(blocks) >= 4
    alone = [whisper.transcribe((32_768 * block.samples).astype(np.int16), lambda share: None) for block in blocks]
    assert [word.text for word in heard.words] == [word.text for part in alone for word in part.words]
    starts = [word.start + block.start for part, block in zip(alone, blocks, strict=True) for word in part.words]
    assert [word.start for word in heard.words] == pytest.approx(starts, abs=0.002)
    assert told == sorted(told) and told[-1] == 0.99
    whole = whisper.transcribe(sound, lambda share: None)
    alike = SequenceMatcher(None, plain(heard.text).split(), plain(whole.text).split(), autojunk=False).ratio()
    assert alike > 0.93
    assert heard.duration == whole.duration
    times = [at for word in heard.words for at in (word.start, word.end)]
    assert times == sorted(times) and times[-1] <= heard.duration
