"""What a model is sent is made in a process of its own, whatever becomes of that."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from interview_coach.domain.speech import Stopped, speech_of
from interview_coach.errors import InvalidInput, ProviderError
from interview_coach.speech.decode import decode, floats, seconds_of
from interview_coach.speech.pack import pack
from interview_coach.speech.packer import to_mp3
from tests.speech.sounds import clip, encoded, samples_of, silence, tone

ROOT = Path(__file__).parent.parent.parent


def test_the_sound_and_its_silences_come_back() -> None:
    packed = pack(encoded(np.concatenate([silence(3), samples_of(clip("read.wav")), silence(2.0006)])))
    assert packed.duration == pytest.approx(7.993, abs=0.01)
    speech = speech_of(packed.silences, packed.duration)
    assert 2.8 < speech[0].start < 3.8 and 5.0 < speech[-1].end < 6.1
    assert seconds_of(decode(packed.mp3)) == pytest.approx(packed.duration, abs=0.2)
    assert "mp3" not in repr(packed)


def test_a_tone_stays_that_tone_and_as_loud() -> None:
    heard = floats(decode(to_mp3(decode(encoded(tone(2.0))))))[8_000:24_000]
    assert np.argmax(np.abs(np.fft.rfft(heard))) == pytest.approx(440, abs=2)
    assert np.abs(heard).max() == pytest.approx(0.3, abs=0.05)


def test_an_hour_fits_into_one_request() -> None:
    """Inline data may have 20 MB as base64."""
    minute = to_mp3(decode(encoded(silence(60))))
    assert 60 * len(minute) * 4 / 3 < 20_000_000


@pytest.mark.parametrize("seconds", [2.0, 5.0006])
def test_where_nobody_speaks_there_is_no_sound_to_send(seconds: float) -> None:
    packed = pack(encoded(silence(seconds)))
    assert packed.mp3 == b""
    assert speech_of(packed.silences, packed.duration) == ()


@pytest.mark.parametrize("data", [b"", b"I led it.", b"OggS" + bytes(99)])
def test_what_is_no_recording_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput, match=";"):
        pack(data)


def test_a_process_that_dies_is_one_sentence() -> None:
    with pytest.raises(ProviderError, match="ended unexpectedly") as raised:
        pack(encoded(silence(1.0)), worker="interview_coach.speech.no_such_module")
    assert not raised.value.permanent


def test_it_is_stopped_while_it_works() -> None:
    began = time.monotonic()
    with pytest.raises(Stopped):
        pack(encoded(silence(600.0)), cancelled=lambda: time.monotonic() > began + 0.5)
    assert time.monotonic() - began < 5


@pytest.mark.slow
def test_the_process_of_the_coach_stays_small() -> None:
    """Ten minutes would be 120 MB with all that is made of them, and the libraries 150."""
    code = (
        "import sys; from pathlib import Path;"
        "from interview_coach.speech.gemini import GeminiTranscriber;"
        "listener = type('L', (), {'listen': lambda self, sound: 'He was not.'})();"
        "peak = lambda: int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]);"
        "data = sys.stdin.buffer.read(); before = peak();"
        "GeminiTranscriber(listener).transcribe(data);"
        "print((peak() - before) // 1024, {'faster_whisper', 'onnxruntime', 'av'} & set(sys.modules))"
    )
    long = encoded(np.tile(samples_of(clip("fillers.webm")), 22), "ogg", "libopus", rate=48_000)
    done = subprocess.run([sys.executable, "-c", code], input=long, capture_output=True, check=True, cwd=ROOT)
    megabytes, loaded = done.stdout.decode().split(maxsplit=1)
    assert int(megabytes) < 40
    assert loaded == "set()\n"
