"""A process for one recording: the bytes go in through a pipe, what was made of them comes back through another.

FFmpeg is C on hostile input: the worker limits itself before it reads a byte, and ends with its recording. Nothing
touches the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import IO, cast

from interview_coach.domain.speech import Stopped

Child = subprocess.Popen[bytes]
Cancelled = Callable[[], bool]

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "ORT_DISABLE_TELEMETRY": "1"} if os.name == "posix" else None
_ASK_SECONDS = 0.2
"""How often whoever waits asks whether it is still wanted."""


def start(worker: str) -> Child:
    """The worker (a module of this package), waiting for its recording. Raises OSError."""
    return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        [sys.executable, "-I", "-m", worker],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
    )


def outcome(child: Child, data: bytes, *, seconds: float, cancelled: Cancelled | None = None) -> tuple[int, bytes]:
    """Its exit status and all it wrote. It is gone afterwards, whatever happens.

    Raises TimeoutError after so many seconds, Stopped when `cancelled` says so.
    """
    written: list[bytes] = []
    writing = Thread(target=_write, args=(child.stdin, data), daemon=True)
    reading = Thread(target=_read, args=(child.stdout, written), daemon=True)
    writing.start()
    reading.start()
    try:
        _wait(reading, time.monotonic() + seconds, cancelled)
        return child.wait(seconds), b"".join(written)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        child.kill()
        reading.join()
        writing.join()
        child.wait()


def end(child: Child) -> None:
    """Of one that got no recording."""
    child.kill()
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):
            cast(IO[bytes], pipe).close()
    child.wait()


def _wait(reading: Thread, until: float, cancelled: Cancelled | None) -> None:
    while reading.is_alive():
        if cancelled is not None and cancelled():
            raise Stopped("the transcription was stopped")
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        reading.join(min(_ASK_SECONDS, left))


def _write(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError, ValueError):  # it ended early, and said why or did not
        pipe.write(data)
    with suppress(OSError):
        pipe.close()


def _read(pipe: IO[bytes], written: list[bytes]) -> None:
    with pipe:
        written.append(pipe.read())
