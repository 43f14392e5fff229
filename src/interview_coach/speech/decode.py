"""A recording as samples. FFmpeg is C on hostile input, so it works in a process of its own, with limits."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from interview_coach.errors import InvalidInput
from interview_coach.speech import apart
from interview_coach.speech.installed import check_installed
from interview_coach.speech.kinds import kind_of
from interview_coach.speech.limits import MAX_BYTES, RATE, REFUSED, SECONDS

Pcm = NDArray[np.int16]
"""One channel, 16,000 a second, 16 bits: an hour is 115 MB."""
Samples = NDArray[np.float32]
"""The same from -1 to 1, twice as large: made of the stretch that is worked on."""

TOO_LARGE = "this recording is larger than 500 MB; record it with sound only, or cut it"
_GAVE_UP = "this recording could not be read (it may be damaged); record it again, or save it as WAV or MP3"
TOO_SLOW = "reading this recording took too long; save it as WAV or MP3, or cut it"
_WORKER = "interview_coach.speech.decoder"


def decode(data: bytes, *, seconds: float = SECONDS, worker: str = _WORKER) -> Pcm:
    """The sound of a recording. Raises InvalidInput with the remedy, ConfigurationError without the speech extra."""
    check(data)
    return _decoded(apart.start(worker), data, seconds)


def check(data: bytes) -> None:
    """What can be said without reading it. Raises InvalidInput, ConfigurationError without the speech extra."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(TOO_LARGE)
    kind_of(data)
    check_installed()


class Decoder:
    """For one recording after the other, each in a process of its own as with `decode`; but that process is started
    ahead, so that nobody waits for it to load its libraries (a fifth of a second)."""

    def __init__(self) -> None:
        self._ready: apart.Child | None = None

    def get_ready(self) -> None:
        """Start the process for the next recording, if there is none. Where it cannot be started, `decode` says so."""
        if self._ready is None:
            with suppress(OSError):
                self._ready = apart.start(_WORKER)

    def decode(self, data: bytes) -> Pcm:
        """See `decode`."""
        check(data)
        child, self._ready = self._ready, None
        if child is not None and child.poll() is not None:  # it died of something else
            apart.end(child)
            child = None
        return _decoded(child or apart.start(_WORKER), data, SECONDS)

    def close(self) -> None:
        if self._ready is not None:
            apart.end(self._ready)
            self._ready = None


def _decoded(child: apart.Child, data: bytes, seconds: float) -> Pcm:
    try:
        status, written = apart.outcome(child, data, seconds=seconds)
    except TimeoutError as error:
        raise InvalidInput(TOO_SLOW) from error
    if status == REFUSED:
        raise InvalidInput(written.decode("utf-8", "replace"))
    if status != 0 or len(written) % 2:
        raise InvalidInput(_GAVE_UP)
    return np.frombuffer(written, "<i2")


def floats(pcm: Pcm) -> Samples:
    samples = pcm.astype(np.float32)
    samples /= 32_768
    return samples


def seconds_of(sound: Pcm | Samples) -> float:
    return len(sound) / RATE
