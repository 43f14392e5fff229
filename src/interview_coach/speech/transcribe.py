"""Speech of this machine as `ports.Transcriber`: the model works in a process of its own, so that the coach's stays
small, and a model that crashes takes one recording with it and not the coach."""

from __future__ import annotations

import os
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from interview_coach.domain.speech import Stopped, Transcript
from interview_coach.errors import CoachError, ProviderError
from interview_coach.speech.blocks import BLOCK_SECONDS
from interview_coach.speech.decode import check as check_recording
from interview_coach.speech.installed import missing
from interview_coach.speech.messages import Message, refused_with, transcript_of
from interview_coach.speech.process import ListeningProcess
from interview_coach.speech.weights import prepare as prepare_weights
from interview_coach.speech.whisper import NAME

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

IDLE_SECONDS = 300.0
"""How long the process stays after its last recording: the next answer usually comes within minutes."""
QUIET_SECONDS = 300.0
"""A process that says nothing for so long hangs: half a minute of speech takes seconds, decoding an hour about ten."""
MOST_THREADS = 4
_ASK_SECONDS = 0.2
_WORKER = "interview_coach.speech.transcriber"
_CRASHED = (
    "the process that listens ended unexpectedly (not enough memory, perhaps); nothing was written down: try again, "
    "or type what you said"
)
_HANGS = "the process that listens did not get on and was ended; nothing was written down: try again, or type it"


class WhisperTranscriber:
    """One for the coach. The process starts with the first recording, or with `prepare`; it is ended when nothing was
    asked of it for `idle_seconds`. One recording is worked on at a time; others wait for it. `folder` is where the
    weights are kept."""

    def __init__(
        self,
        folder: Path,
        *,
        idle_seconds: float = IDLE_SECONDS,
        quiet_seconds: float = QUIET_SECONDS,
        block_seconds: float = BLOCK_SECONDS,
        worker: str = _WORKER,
    ) -> None:
        self._folder = folder
        self._idle_seconds = idle_seconds
        self._quiet_seconds = quiet_seconds
        self._block_seconds = block_seconds
        self._worker = worker
        self._busy = threading.Lock()
        self._process: ListeningProcess | None = None
        self._timer: threading.Timer | None = None

    @property
    def name(self) -> str:
        return NAME

    @property
    def pid(self) -> int | None:
        """Of the process; None while there is none."""
        process = self._process
        return process.pid if process is not None and process.is_alive else None

    def transcribe(
        self, recording: bytes, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Transcript:
        """See `ports.Transcriber`. A recording that is stopped ends the process, and so does an error of the caller's
        functions: what the model is at cannot be taken from it otherwise."""
        check_recording(recording)
        with _Turn(self._busy, cancelled or _never):
            try:
                return self._written_down(recording, progress or _ignore, cancelled or _never)
            finally:
                self._rest()

    def prepare(self) -> None:
        """Start the process and load the model in the background, since a recording has begun. Does nothing where
        speech is not installed; what goes wrong is said when there is something to write down."""
        if not missing() and self.pid is None:
            threading.Thread(target=self._prepare, daemon=True).start()

    def close(self) -> None:
        """End the process, unless it is at work; the next recording starts another."""
        if self._busy.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._busy.release()

    def _prepare(self) -> None:
        if self._busy.acquire(blocking=False):
            try:
                with suppress(CoachError):
                    self._running()
                    self._rest()
            finally:
                self._busy.release()

    def _written_down(self, recording: bytes, tell: Progress, ask: Cancelled) -> Transcript:
        process, said = self._running(), None
        try:
            process.listen_to(recording)
            said = self._last_message(process, tell, ask)
        finally:
            if said is None:
                self._end()
        if "refused" in said:
            raise refused_with(said)
        tell(1.0)
        return transcript_of(said["transcript"])

    def _last_message(self, process: ListeningProcess, tell: Progress, ask: Cancelled) -> Message:
        """Waits for it and passes the shares on. Raises Stopped, ProviderError."""
        quiet_since = time.monotonic()
        while True:
            _check(ask)
            try:
                said = process.message(_ASK_SECONDS)
            except TimeoutError:
                if time.monotonic() - quiet_since > self._quiet_seconds:
                    raise ProviderError(_HANGS, permanent=False) from None
                continue
            if said is None:
                raise ProviderError(_CRASHED, permanent=False)
            if "share" not in said:
                return said
            tell(said["share"])
            quiet_since = time.monotonic()

    def _running(self) -> ListeningProcess:
        """The process that is there, or a new one. Raises ConfigurationError, ProviderError."""
        if self._process is not None and self._process.is_alive:
            return self._process
        self._end()
        threads = min(MOST_THREADS, os.cpu_count() or 1)
        self._process = ListeningProcess(self._worker, threads, self._block_seconds)
        try:
            self._process.use_weights(prepare_weights(self._folder))  # it loads its libraries meanwhile
        except BaseException:
            self._end()
            raise
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def _rest(self) -> None:
        """End the process after a while, unless something is asked of it before."""
        if self._timer is not None:
            self._timer.cancel()
        if self._process is None:
            return
        self._timer = threading.Timer(self._idle_seconds, _close, (weakref.ref(self),))
        self._timer.daemon = True
        self._timer.start()


def _close(of: weakref.ref[WhisperTranscriber]) -> None:
    transcriber = of()
    if transcriber is not None:
        transcriber.close()


class _Turn:
    """Waits for the lock and asks meanwhile whether it is still wanted."""

    def __init__(self, lock: threading.Lock, ask: Cancelled) -> None:
        self._lock = lock
        self._ask = ask

    def __enter__(self) -> None:
        _check(self._ask)
        while not self._lock.acquire(timeout=_ASK_SECONDS):
            _check(self._ask)

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _check(ask: Cancelled) -> None:
    if ask():
        raise Stopped("the transcription was stopped")


def _ignore(_: float) -> None:
    return None


def _never() -> bool:
    return False
