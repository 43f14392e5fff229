"""A recorded answer: what is kept of it, in which order things happen to it, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from interview_coach.errors import Conflict, InvalidInput

MOST_BYTES = 500 * 1024 * 1024
LONGEST_SECONDS = 15 * 60
"""Nobody answers one question for longer; the page says so before, and the timer only informs."""
RECORDING_DAYS = 30
"""How long sound and picture are kept unless the user chooses otherwise."""
KEPT_DAYS = range(1, 366)
UNFINISHED_AFTER = timedelta(hours=24)
"""A recording that was never finished is taken away after this."""
MOST_STARTS = 8
"""Transcriptions of one recording that a restart begins anew; what ends the program each time is given up then."""


class RecordingKind(StrEnum):
    AUDIO = "audio"
    VIDEO = "video"


class RecordingState(StrEnum):
    """`recording`: parts arrive. `transcribing`: it is being written down; `transcribed`: the user has to
    read it; `failed`: no transcript, the reason stands beside; `answered`: the approved text is an answer;
    `erased`: sound and picture are gone, text and mark stay."""

    RECORDING = "recording"
    TRANSCRIBING = "transcribing"
    TRANSCRIBED = "transcribed"
    FAILED = "failed"
    ANSWERED = "answered"
    ERASED = "erased"


MEDIA_TYPES = {
    RecordingKind.AUDIO: ("audio/webm", "audio/ogg", "audio/mp4"),
    RecordingKind.VIDEO: ("video/webm", "video/mp4"),
}
"""What MediaRecorder makes in Chromium, Firefox and Safari."""


_CONTAINERS = {"webm": (b"\x1a\x45\xdf\xa3", 0), "ogg": (b"OggS", 0), "mp4": (b"ftyp", 4)}
"""What files of these types begin with, and after how many bytes (RFC 8794; RFC 3533; ISO/IEC 14496-12, 4.3)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """`seconds` is what the browser counted, `size` bytes in plain; `problem` says why there is no transcript.
    `attempt` counts transcriptions, so that each is one job. `expires_at` is when sound and picture are purged."""

    id: str
    question_id: str
    kind: RecordingKind
    media_type: str
    state: RecordingState
    created_at: datetime
    expires_at: datetime
    answer_id: str | None = None
    seconds: int = 0
    size: int = 0
    problem: str = ""
    attempt: int = 0

    @property
    def has_media(self) -> bool:
        return self.state is not RecordingState.ERASED


def plain_media_type(kind: RecordingKind, media_type: str) -> str:
    """`audio/webm` of `audio/webm;codecs=opus`. Raises InvalidInput for what no browser's recorder makes."""
    plain = media_type.partition(";")[0].strip().lower()
    if plain not in MEDIA_TYPES[kind]:
        raise InvalidInput(f"a recording of this kind cannot be stored: {plain[:60] or 'no type given'}")
    return plain


def check_begins_as(media_type: str, beginning: bytes) -> None:
    """Raises InvalidInput when the first part of a recording is no beginning of a file of this type: a page or a
    program under a false name is not stored at all."""
    start, at = _CONTAINERS[media_type.partition("/")[2]]
    if beginning[at : at + len(start)] != start:
        raise InvalidInput(f"this is no recording of the type {media_type}; nothing was stored")


def most_bytes_left(arrived: Mapping[int, int], number: int) -> int:
    """How many bytes part `number` may have beside the others that are there (sizes by number)."""
    return MOST_BYTES - sum(size for part, size in arrived.items() if part != number)


def check_takes_parts(recording: Recording) -> None:
    """Raises Conflict once a recording was finished or erased."""
    if recording.state is not RecordingState.RECORDING:
        raise Conflict("this recording is finished; nothing can be added to it")


def check_can_transcribe(recording: Recording) -> None:
    """Raises Conflict while parts still arrive, while it is being written down, or when the sound is gone."""
    if recording.state is RecordingState.RECORDING:
        raise Conflict("this recording is not finished yet")
    if recording.state is RecordingState.TRANSCRIBING:
        raise Conflict("this recording is being written down already")
    if recording.state is RecordingState.ERASED:
        raise Conflict("the sound of this recording is erased; its text is still there")
    if recording.answer_id is not None:
        raise Conflict("this recording is an answer already; record again for another attempt")


def check_can_be_approved(recording: Recording) -> None:
    """Raises Conflict while parts still arrive, before its text is there, and once that became an answer."""
    if recording.answer_id is not None:
        raise Conflict("this recording is an answer already; record again for another attempt")
    if recording.state is RecordingState.RECORDING:
        raise Conflict("this recording is not finished yet")
    if recording.state is RecordingState.TRANSCRIBING:
        raise Conflict("this recording is being written down; wait for its text, and read it")


def written_down(recording: Recording, duration: float) -> Recording:
    """The recording with its transcript; `duration` in seconds. What was approved or erased meanwhile stays."""
    seconds = recording.seconds or round(duration)
    if recording.state is not RecordingState.TRANSCRIBING:
        return replace(recording, seconds=seconds)
    return replace(recording, state=RecordingState.TRANSCRIBED, seconds=seconds, problem="")


def check_days(days: int) -> int:
    """Raises InvalidInput unless it is 1 to 365."""
    if days not in KEPT_DAYS:
        raise InvalidInput("recordings are kept for 1 to 365 days")
    return days
