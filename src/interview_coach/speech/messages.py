"""What is said between the coach and the process that listens (`speech/transcriber.py`): one JSON object a line.

To it: `{"weights": FOLDER}` once, then `{"bytes": N}` and N bytes for each recording. From it, for each recording:
`{"share": 0.4}` as it goes on, and at last `{"transcript": …}` or `{"refused": KIND, "why": SENTENCE}`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from interview_coach.domain.speech import Span, Transcript, Word
from interview_coach.errors import CoachError, ConfigurationError, InvalidInput

Message = dict[str, Any]

_REFUSALS: dict[str, type[CoachError]] = {kind.__name__: kind for kind in (InvalidInput, ConfigurationError)}


def line_of(message: Message) -> bytes:
    return json.dumps(message).encode() + b"\n"


def refusal(error: CoachError) -> Message:
    return {"refused": type(error).__name__, "why": str(error)}


def refused_with(message: Message) -> CoachError:
    """The error to raise for a refusal."""
    return _REFUSALS.get(message["refused"], CoachError)(message["why"])


def plain(transcript: Transcript) -> Message:
    return asdict(transcript)


def transcript_of(said: Message) -> Transcript:
    return Transcript(
        engine=said["engine"],
        words=tuple(Word(**word) for word in said["words"]),
        duration=said["duration"],
        silences=None if said["silences"] is None else tuple(Span(**span) for span in said["silences"]),
        timed=said["timed"],
        doubts=tuple(said["doubts"]),
    )
