"""What a model is sent of a recording: its sound as a small MP3, and where in it nobody speaks.

Decoding, the detection of voices and the MP3 need 0.6 GB for an hour: all of it is done in a process of its own that
ends with the recording.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from interview_coach.domain.speech import Span
from interview_coach.errors import InvalidInput, ProviderError
from interview_coach.speech import apart
from interview_coach.speech.decode import TOO_SLOW, check
from interview_coach.speech.limits import PACKING_SECONDS, REFUSED

_WORKER = "interview_coach.speech.packer"
_CRASHED = "the process that reads recordings ended unexpectedly; nothing was sent: try again, or type what you said"


@dataclass(frozen=True, slots=True)
class Packed:
    """`mp3` is empty where nobody speaks. Times are seconds."""

    mp3: bytes = field(repr=False)
    duration: float
    silences: tuple[Span, ...]


def pack(recording: bytes, *, cancelled: Callable[[], bool] | None = None, worker: str = _WORKER) -> Packed:
    """The sound of a recording; `cancelled` is asked often.

    Raises InvalidInput with the remedy, ConfigurationError without the speech extra, Stopped, ProviderError when the
    process died.
    """
    check(recording)
    try:
        child = apart.start(worker)
        status, written = apart.outcome(child, recording, seconds=PACKING_SECONDS, cancelled=cancelled)
    except TimeoutError as error:
        raise InvalidInput(TOO_SLOW) from error
    if status == REFUSED:
        raise InvalidInput(written.decode("utf-8", "replace"))
    head, line_end, mp3 = written.partition(b"\n")
    if status != 0 or not line_end:
        raise ProviderError(_CRASHED, permanent=False)
    said = json.loads(head)
    return Packed(mp3, said["duration"], tuple(Span(start, end) for start, end in said["silences"]))
