"""The process that listens: recordings on standard input, what is said in them on standard output (`messages.py`).

Started as `python -I -m interview_coach.speech.transcriber THREADS BLOCK_SECONDS`. It keeps the model (about 300 MB)
out of the coach's own process, works on one recording at a time, limits itself before each, writes no file, and ends
when its standard input does: the coach that started it is gone then, however it ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from interview_coach.errors import CoachError, InvalidInput
from interview_coach.limited import limit_self
from interview_coach.speech.decode import Decoder
from interview_coach.speech.limits import LISTENING_BYTES, LISTENING_SECONDS
from interview_coach.speech.messages import Message, line_of, plain, refusal

if TYPE_CHECKING:
    from interview_coach.speech.whisper import Whisper

_TOO_BIG = "this recording needs more memory than a recording should; cut it into parts"

Asked = SimpleQueue[bytes]
Tell = Callable[[Message], None]


def receive(source: BinaryIO, weights: SimpleQueue[Path], asked: Asked) -> None:
    """Take in what comes, so that the end of it is seen at once, also in the middle of a recording."""
    while line := source.readline():
        message = json.loads(line)
        if "weights" in message:
            weights.put(Path(message["weights"]))
        else:
            asked.put(source.read(message["bytes"]))
    _end_with_children()


def work(weights: SimpleQueue[Path], asked: Asked, tell: Tell, *, threads: int, block_seconds: float) -> None:
    """One recording after the other; whatever is no refusal ends the process."""
    from interview_coach.speech.whisper import Whisper, import_library

    with closing(Decoder()) as decoder:
        import_library()  # a second or two, while the other side checks the weights
        whisper = Whisper(weights.get(), threads, block_seconds=block_seconds)
        whisper.load()
        while True:
            decoder.get_ready()
            _write_down(asked, tell, decoder, whisper)


def _write_down(asked: Asked, tell: Tell, decoder: Decoder, whisper: Whisper) -> None:
    recording = asked.get()
    limit_self(LISTENING_BYTES, LISTENING_SECONDS)
    try:
        sound = decoder.decode(recording)
        del recording  # up to 500 MB
        heard = whisper.transcribe(sound, lambda share: tell({"share": share}))
        tell({"transcript": plain(heard)})
    except CoachError as error:
        tell(refusal(error))
    except MemoryError:
        tell(refusal(InvalidInput(_TOO_BIG)))


def _end_with_children() -> None:
    """The decoder, if there is one, is in the same group of processes."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def main() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # who stops the whole service stops the coach, and it ends this one
    limit_self(LISTENING_BYTES, LISTENING_SECONDS)
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand among the messages

    def tell(message: Message) -> None:
        rest = memoryview(line_of(message))
        while rest:
            rest = rest[os.write(out, rest) :]

    weights: SimpleQueue[Path] = SimpleQueue()
    asked: Asked = SimpleQueue()
    Thread(target=receive, args=(sys.stdin.buffer, weights, asked), daemon=True).start()
    try:
        work(weights, asked, tell, threads=int(sys.argv[1]), block_seconds=float(sys.argv[2]))
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
