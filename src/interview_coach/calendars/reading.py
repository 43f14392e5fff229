"""Reads the calendar of somebody else for the times it takes, in a process of its own: the file may be hostile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from interview_coach.calendars.limits import MOST_BYTES, SECONDS
from interview_coach.domain.appointments import Busy
from interview_coach.errors import InvalidInput

_WORKER = "interview_coach.calendars.worker"
_GAVE_UP = "this calendar file could not be read; export it again from your calendar as .ics"
_TOO_SLOW = "reading this calendar took too long: its entries repeat in a way that never ends"


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is looked at, and the zone of times that name none."""

    since: datetime
    until: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Imported:
    """`busy` is in order; `problems` says, a sentence each, which entries were left out and why."""

    busy: tuple[Busy, ...] = field(repr=False)
    problems: tuple[str, ...]


def read_busy(data: bytes, window: Window, *, seconds: float = SECONDS, worker: str = _WORKER) -> Imported:
    """Times taken inside the window by entries that take time, recurrences expanded. Raises InvalidInput for a file
    that is none, is too large, or repeats without measure."""
    if len(data) > MOST_BYTES:
        raise InvalidInput(f"a calendar file has at most {MOST_BYTES // 1_000_000} MB; export a shorter time")
    if not data.strip():
        raise InvalidInput("this calendar file is empty")
    arguments = [window.since.isoformat(), window.until.isoformat(), window.zone]
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-I", "-m", worker, *arguments],
            input=data,
            capture_output=True,
            timeout=seconds,
            env={"LC_ALL": "C.UTF-8"} if os.name == "posix" else None,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InvalidInput(_TOO_SLOW) from error
    if done.returncode != 0:
        raise InvalidInput(_GAVE_UP)
    return _understood(done.stdout)


def _understood(output: bytes) -> Imported:
    try:
        answer: dict[str, Any] = json.loads(output)
        if "refused" in answer:
            raise InvalidInput(answer["refused"])
        busy = tuple(
            Busy(datetime.fromisoformat(starts), datetime.fromisoformat(ends), title)
            for starts, ends, title in answer["busy"]
        )
        return Imported(busy, tuple(answer["problems"]))
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(_GAVE_UP) from error
