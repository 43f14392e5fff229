"""The process that listens, from the side of the coach: started, spoken to over pipes, ended.

Nothing is left of it: it is ended with its last user, with this interpreter, and by itself when its pipe closes, which
also happens when this process is killed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import weakref
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from interview_coach.errors import ProviderError
from interview_coach.speech.apart import ENVIRONMENT
from interview_coach.speech.messages import Message, line_of

_NOT_STARTED = "the process that listens could not be started ({reason}); close other programs and try again"


class ListeningProcess:
    """One child. What it says is read at once by a thread, so that neither side ever waits for a full pipe."""

    def __init__(self, worker: str, *arguments: float) -> None:
        try:
            self._child = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
                [sys.executable, "-I", "-m", worker, *map(str, arguments)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                start_new_session=True,  # an interrupt of the terminal is for the coach, who ends this one
            )
        except OSError as error:
            raise ProviderError(_NOT_STARTED.format(reason=error.strerror), permanent=False) from error
        self._said: SimpleQueue[Message | None] = SimpleQueue()
        self._end = weakref.finalize(self, _end, self._child)
        Thread(target=_hear, args=(self._child.stdout, self._said), daemon=True).start()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_alive(self) -> bool:
        return self._end.alive and self._child.poll() is None

    def use_weights(self, folder: Path) -> None:
        self._send(line_of({"weights": str(folder)}))

    def listen_to(self, recording: bytes) -> None:
        """Returns at once; what comes of it is said in messages."""
        self._send(line_of({"bytes": len(recording)}), recording)

    def message(self, seconds: float) -> Message | None:
        """The next one, within that time; None when it says nothing more. Raises TimeoutError."""
        try:
            return self._said.get(timeout=seconds)
        except Empty as error:
            raise TimeoutError from error

    def end(self) -> None:
        """Kill it, with the decoder it may have started; ending twice is ending once."""
        self._end()

    def _send(self, *parts: bytes) -> None:
        Thread(target=_write, args=(self._child.stdin, parts), daemon=True).start()


def _write(pipe: IO[bytes], parts: tuple[bytes, ...]) -> None:
    with suppress(OSError, ValueError):  # it died or was ended: whoever waits for its messages is told
        for part in parts:
            pipe.write(part)
        pipe.flush()


def _hear(pipe: IO[bytes], said: SimpleQueue[Message | None]) -> None:
    with pipe:
        for line in pipe:
            with suppress(ValueError):  # half a line, of one that was killed
                said.put(json.loads(line))
    said.put(None)


def _end(child: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # its group, so long as it was not waited for
    child.kill()
    child.wait()
    with suppress(OSError):
        child.stdin.close()  # type: ignore[union-attr]
