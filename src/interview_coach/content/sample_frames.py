"""Frames of sample answers: sentences without facts, with slots for what is known and blanks for the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError

SampleFrames = Mapping[str, Mapping[str, Any]]


@cache
def sample_frames() -> SampleFrames:
    """Frames by question type. Raises ConfigurationError when the file is missing or damaged."""
    try:
        document = json.loads((files("interview_coach.content") / "data" / "sample_frames.json").read_text("utf-8"))
        return {name: document[name] for name in ("behavioral", "technical", "situational", "motivation", "case")}
    except (KeyError, ValueError, OSError) as error:
        raise ConfigurationError(f"the sample frames are damaged ({error}); install the package again") from error
