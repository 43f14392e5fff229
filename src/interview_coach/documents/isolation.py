"""Runs the reading process and turns whatever happens to it into lines or one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from interview_coach.documents.formats import Format
from interview_coach.documents.limits import SECONDS
from interview_coach.documents.lines import Line, from_plain
from interview_coach.errors import InvalidInput

_GAVE_UP = "this file could not be read (it may be damaged); save it again as PDF or .docx, or paste the text"
_TOO_SLOW = "reading this file took too long; save it again as PDF or .docx, or paste the text"
_WORKER = "interview_coach.documents.worker"


def read_apart(
    kind: Format, data: bytes, *, seconds: float = SECONDS, worker: str = _WORKER
) -> tuple[list[Line], list[str]]:
    """Lines and link addresses of a PDF or DOCX, read in a process of its own without the settings of this one.
    The bytes go through pipes only. Raises InvalidInput with the remedy."""
    environment = {"LC_ALL": "C.UTF-8"} if os.name == "posix" else None
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-I", "-m", worker, kind.value],
            input=data,
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InvalidInput(_TOO_SLOW) from error
    if done.returncode != 0:
        raise InvalidInput(_GAVE_UP)
    return _understood(done.stdout)


def _understood(output: bytes) -> tuple[list[Line], list[str]]:
    try:
        answer: dict[str, Any] = json.loads(output)
        if "refused" in answer:
            raise InvalidInput(answer["refused"])
        return from_plain(answer["lines"]), list(answer["links"])
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(_GAVE_UP) from error
