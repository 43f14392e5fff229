"""A recording as samples. FFmpeg is C on hostile input, so it works in a process of its own, with limits.

The bytes go through pipes only: nothing of a recording touches the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
from numpy.typing import NDArray

from interview_coach.errors import InvalidInput
from interview_coach.speech.installed import check_installed
from interview_coach.speech.kinds import kind_of
from interview_coach.speech.limits import MAX_BYTES, RATE, REFUSED, SECONDS

Samples = NDArray[np.float32]
"""One channel, 16,000 a second, from -1 to 1."""

TOO_LARGE = "this recording is larger than 500 MB; record it with sound only, or cut it"
_GAVE_UP = "this recording could not be read (it may be damaged); record it again, or save it as WAV or MP3"
_TOO_SLOW = "reading this recording took too long; save it as WAV or MP3, or cut it"
_WORKER = "interview_coach.speech.decoder"


def decode(data: bytes, *, seconds: float = SECONDS, worker: str = _WORKER) -> Samples:
    """The sound of a recording. Raises InvalidInput with the remedy, ConfigurationError without the speech extra."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(TOO_LARGE)
    kind = kind_of(data)
    check_installed()
    environment = {"LC_ALL": "C.UTF-8"} if os.name == "posix" else None
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-I", "-m", worker, kind],
            input=data,
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InvalidInput(_TOO_SLOW) from error
    if done.returncode == REFUSED:
        raise InvalidInput(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0 or len(done.stdout) % 2:
        raise InvalidInput(_GAVE_UP)
    samples = np.frombuffer(done.stdout, "<i2").astype(np.float32)
    samples /= 32_768
    return samples


def seconds_of(samples: Samples) -> float:
    return len(samples) / RATE
