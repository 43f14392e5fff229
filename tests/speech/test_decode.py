"""Recordings in every form a browser makes become samples; everything else is refused in one sentence."""

from __future__ import annotations

import io
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from interview_coach.errors import ConfigurationError, InvalidInput
from interview_coach.speech import decode as decoding
from interview_coach.speech import decoder, installed
from interview_coach.speech.decode import Decoder, decode, floats, seconds_of
from interview_coach.speech.limits import RATE
from tests.speech.sounds import clip, encoded, film_without_sound, silence, tone

FORMS = {
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "mp4": ("mp4", "aac", 44_100),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "aac": ("adts", "aac", 44_100),
    "flac": ("flac", "flac", 16_000),
    "wav": ("wav", "pcm_s16le", 44_100),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_keeps_its_length_and_its_tone(name: str) -> None:
    form, codec, rate = FORMS[name]
    samples = decode(encoded(tone(2.0), form, codec, rate=rate))
    assert samples.dtype == np.int16
    assert seconds_of(samples) == pytest.approx(2.0, abs=0.1)
    spectrum = np.abs(np.fft.rfft(samples[RATE // 2 : RATE // 2 + RATE]))
    assert np.argmax(spectrum) == pytest.approx(440, abs=2)


def test_of_a_film_only_the_sound_is_read() -> None:
    assert seconds_of(decode(encoded(tone(2.0), "webm", "libopus", rate=48_000, picture=True))) == pytest.approx(
        2.0, abs=0.1
    )


def test_a_recording_that_broke_off_is_read_as_far_as_it_goes() -> None:
    whole = clip("fillers.webm")
    assert 8 < seconds_of(decode(whole[: len(whole) // 2])) < 20


def test_a_clip_of_a_browser_lasts_as_long_as_it_was_recorded() -> None:
    assert seconds_of(decode(clip("fillers.webm"))) == pytest.approx(26.72, abs=0.1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"I led the project.", "no recording"),
        (b"%PDF-1.7\n", "no recording"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "no recording"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "no recording"),
        (b"\x1a\x45\xdf\xa3" + bytes(500), "could not be read"),
        (b"OggS" + bytes(range(256)) * 20, "could not be read"),
        (b"\x00\x00\x00\x18ftypisom" + b"\xff" * 300, "could not be read"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\xff" * 60, "could not be read"),
        (b"fLaC" + b"\x07" * 200, "could not be read"),
        (b"ID3" + b"\xff" * 400, "could not be read"),
    ],
)
def test_what_is_no_recording_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        decode(data)
    sentence = str(refused.value)
    assert words in sentence or "no sound" in sentence
    assert ";" in sentence, "the remedy is part of it"
    assert "\n" not in sentence


def test_a_film_without_sound_says_so() -> None:
    with pytest.raises(InvalidInput, match="no sound"):
        decode(film_without_sound())


def test_nothing_else_is_opened_whatever_a_recording_refers_to(listening: socket.socket) -> None:
    """A playlist behind the first bytes of MP3, and an MP4 whose sound lies at an address."""
    host, port = listening.getsockname()
    address = f"http://{host}:{port}/secret.wav"
    listed = b"ID3\x03\x00\x00\x00\x00\x00\x00" + f"#EXTM3U\n#EXTINF:1,\n{address}\n".encode()
    with pytest.raises(InvalidInput):
        decode(listed)
    own = encoded(tone(1.0), "mp4", "aac", rate=44_100)
    at = own.index(b"url ")
    referring = own[: at + 4] + b"\x00\x00\x00\x00" + address.encode()[: len(own) - at - 8]
    with pytest.raises(InvalidInput):
        decode(referring + own[len(referring) :])
    listening.setblocking(False)
    with pytest.raises(BlockingIOError):
        listening.accept()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_more_than_an_hour_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder, "MAX_SAMPLES", 3 * RATE)
    with pytest.raises(InvalidInput, match="60 minutes"):
        decoder.decode("wav", encoded(silence(3.2)), io.BytesIO())


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_hours_is_refused_soon() -> None:
    """Two hours of silence are little more than a megabyte as FLAC, and 230 as samples."""
    packed = encoded(silence(7_200.0), "flac", "flac")
    assert len(packed) < 2_000_000
    with pytest.raises(InvalidInput, match="60 minutes"):
        decode(packed)


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 1_000)
    with pytest.raises(InvalidInput, match="500 MB"):
        decode(encoded(silence(1.0)))


def test_a_decoder_that_does_not_end_is_given_up() -> None:
    with pytest.raises(InvalidInput, match="too long"):
        decode(encoded(silence(1.0)), seconds=0.01)


def test_a_decoder_that_dies_is_one_sentence() -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        decode(encoded(silence(1.0)), worker="interview_coach.no_such_module")


def test_wild_header_figures_end_in_a_sentence_or_in_samples() -> None:
    """Rates, channels and sizes that no recorder writes."""
    for channels, rate, bits in ((0, 16_000, 16), (1, 0, 16), (65_535, 4_000_000_000, 16), (2, 1, 8), (1, 16_000, 64)):
        header = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 0xFFFFFFFF, b"WAVE", b"fmt ", 16, 1, channels, rate,
                             0, 0, bits, b"data", 0xFFFFFFFF)  # fmt: skip
        try:
            assert len(decode(header + bytes(4_000))) >= 1
        except InvalidInput as error:
            assert "\n" not in str(error)


def test_several_at_once_do_not_disturb_each_other() -> None:
    found: list[float] = []
    sounds = [encoded(tone(seconds)) for seconds in (1.0, 2.0, 3.0)]
    threads = [threading.Thread(target=lambda s=sound: found.append(seconds_of(decode(s)))) for sound in sounds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == pytest.approx([1.0, 2.0, 3.0], abs=0.01)


def test_samples_run_from_minus_one_to_one() -> None:
    assert floats(np.array([-32_768, 0, 16_384], np.int16)).tolist() == [-1.0, 0.0, 0.5]


def test_a_decoder_started_ahead_decodes_one_recording_after_the_other() -> None:
    with closing(Decoder()) as ahead:
        for seconds in (1.0, 2.0):
            ahead.get_ready()
            assert seconds_of(ahead.decode(encoded(tone(seconds)))) == pytest.approx(seconds, abs=0.01)
        assert np.array_equal(ahead.decode(clip("read.wav")), decode(clip("read.wav"))), "also when none was started"
        ahead.get_ready()
        with pytest.raises(InvalidInput, match="could not be read"):
            ahead.decode(b"fLaC" + b"\x07" * 200)


def test_a_decoder_that_died_while_it_waited_is_replaced_in_silence() -> None:
    before = children()
    with closing(Decoder()) as ahead:
        ahead.get_ready()
        (waiting,) = children() - before
        os.kill(waiting, signal.SIGKILL)
        ends = time.monotonic() + 5
        while Path(f"/proc/{waiting}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
            assert time.monotonic() < ends
        assert seconds_of(ahead.decode(encoded(tone(1.0)))) == pytest.approx(1.0, abs=0.01)
        ahead.get_ready()
        assert children() - before
    assert children() == before, "nothing is left of it"


def children() -> set[int]:
    return {int(pid) for pid in Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()}


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "LIBRARIES", ("no_such_library_at_all",))
    with pytest.raises(ConfigurationError, match=r"make run.*SPEECH=0"):
        decode(encoded(silence(1.0)))
