"""A browser's recording with its length and an index written in, so that a player can show the time and jump.

MediaRecorder writes as it records: it cannot know the length. Sound and picture are copied as they are, in memory, in
a process of its own like decoding.
"""

from __future__ import annotations

import os
import subprocess
import sys

from interview_coach.errors import InvalidInput
from interview_coach.speech.installed import missing
from interview_coach.speech.kinds import kind_of

MOST_BYTES = 200 * 1024 * 1024
"""What is larger stays as it is: it would be in memory three times."""
_SECONDS = 120
_KINDS = frozenset({"matroska", "mp4"})
"""Ogg needs none: its pages carry their times."""
_WORKER = "interview_coach.speech.remuxer"


def indexed(data: bytes, *, seconds: float = _SECONDS, worker: str = _WORKER) -> bytes | None:
    """The same recording with length and index; None where it cannot be made, or need not."""
    try:
        kind = kind_of(data)
    except InvalidInput:
        return None
    if kind not in _KINDS or len(data) > MOST_BYTES or "av" in missing():
        return None
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
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None
