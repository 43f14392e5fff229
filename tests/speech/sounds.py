"""Sounds for tests: clips of people speaking, and tones and silence made here, in the forms browsers record."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from interview_coach.speech.decode import decode, floats
from interview_coach.speech.limits import RATE

CLIPS = Path(__file__).parents[1] / "data" / "speech"
READ = "he was not an ill disposed young man"


def clip(name: str) -> bytes:
    return (CLIPS / name).read_bytes()


def samples_of(recording: bytes) -> NDArray[np.float32]:
    return floats(decode(recording))


def tone(seconds: float, hertz: float = 440.0) -> NDArray[np.float32]:
    times = np.arange(int(seconds * RATE)) / RATE
    return (0.3 * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * RATE), np.float32)


def noise(seconds: float) -> NDArray[np.float32]:
    return (0.02 * np.random.default_rng(7).standard_normal(int(seconds * RATE))).astype(np.float32)


def encoded(
    samples: NDArray[np.float32],
    form: str = "wav",
    codec: str = "pcm_s16le",
    *,
    rate: int = RATE,
    picture: bool = False,
) -> bytes:
    """The samples as a file; `picture`: with a grey film beside them, as a camera gives it."""
    file = io.BytesIO()
    with av.open(file, "w", format=form) as container:
        film = _film(container) if picture else None
        stream = container.add_stream(codec, rate=rate)
        stream.codec_context.layout = "mono"
        if film is not None:
            _show(container, film, len(samples) / RATE)
        frame = av.AudioFrame.from_ndarray((samples * 32_767).astype(np.int16).reshape(1, -1), "s16", "mono")
        frame.sample_rate = RATE
        wanted = stream.codec_context.format
        resampler = av.AudioResampler(format=wanted.name if wanted else "s16", layout="mono", rate=rate)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return file.getvalue()


def film_without_sound() -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        _show(container, _film(container), 1.0)
    return file.getvalue()


def _film(container: av.container.OutputContainer) -> av.VideoStream:
    stream = container.add_stream("libvpx", rate=10)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    return stream


def _show(container: av.container.OutputContainer, stream: av.VideoStream, seconds: float) -> None:
    for _ in range(max(1, int(seconds * 10))):
        picture = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 127, np.uint8), format="rgb24")
        container.mux(stream.encode(picture))
    container.mux(stream.encode(None))
