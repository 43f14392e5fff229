"""What every transcriber does, whoever listens: the builtin one with its model, Gemini over a fake server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Stopped, Transcript
from interview_coach.errors import InvalidInput
from interview_coach.ports import Transcriber
from interview_coach.services.transcribers import builtin_transcriber, gemini_transcriber
from interview_coach.speech.guards import plain
from tests.fakes.clients import NOON, talking
from tests.fakes.script import ModelRequest, Reply
from tests.speech.sounds import READ, clip, encoded, film_without_sound, silence, tone

pytestmark = pytest.mark.slow


def hears(request: ModelRequest, reply: Reply) -> Reply:
    """The fake hears the clip `read.wav`, whatever is sent."""
    del request, reply
    return Reply(json.dumps({"text": "He was not an ill-disposed young man."}))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(params=["builtin", "gemini"])
def transcriber(request: pytest.FixtureRequest, weights: Path) -> Iterator[Transcriber]:
    if request.param == "builtin":
        yield builtin_transcriber(weights)
        return
    with talking("gemini", always=hears) as talk:
        yield gemini_transcriber(talk.client, talk.ledger, lambda: NOON)


def test_it_writes_down_what_is_said(transcriber: Transcriber) -> None:
    heard = transcriber.transcribe(clip("read.wav"))
    assert heard.engine == transcriber.name
    assert plain(heard.text) == READ
    assert heard.duration == pytest.approx(2.99, abs=0.01)
    assert not heard.unreliable


def test_words_have_rising_times_within_the_recording(transcriber: Transcriber) -> None:
    heard = transcriber.transcribe(clip("read.wav"))
    assert heard.text == " ".join(word.text for word in heard.words)
    times = [at for word in heard.words for at in (word.start, word.end)]
    assert times == sorted(times) and times[0] >= 0 and times[-1] <= heard.duration
    assert all(word.probability is None or 0 <= word.probability <= 1 for word in heard.words)
    assert 100 < delivery(heard).words_per_minute < 250


def test_silence_and_tones_have_no_words(transcriber: Transcriber) -> None:
    for sound in (silence(4), tone(4)):
        heard = transcriber.transcribe(encoded(sound))
        assert (heard.text, heard.words, heard.unreliable) == ("", (), False)


@pytest.mark.parametrize("data", [b"", b"I led it.", b"OggS" + bytes(99), film_without_sound()])
def test_what_is_no_recording_is_refused(transcriber: Transcriber, data: bytes) -> None:
    with pytest.raises(InvalidInput):
        transcriber.transcribe(data)


def test_progress_never_falls_and_ends_at_one(transcriber: Transcriber) -> None:
    for sound in (clip("read.wav"), encoded(silence(2))):
        told: list[float] = []
        transcriber.transcribe(sound, progress=told.append)
        assert told == sorted(told) and told[-1] == 1.0


def test_it_can_be_stopped(transcriber: Transcriber) -> None:
    with pytest.raises(Stopped):
        transcriber.transcribe(clip("read.wav"), cancelled=lambda: True)


def test_the_same_recording_gives_the_same_transcript(transcriber: Transcriber) -> None:
    first: Transcript = transcriber.transcribe(clip("read.wav"))
    assert transcriber.transcribe(clip("read.wav")) == first
