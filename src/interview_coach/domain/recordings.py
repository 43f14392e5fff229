"""A recording of the user's voice or picture as the vault knows it: its key, its parts, and the list of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interview_coach.errors import InvalidInput

PART_BYTES = 8 * 1024 * 1024
"""The most that one part may hold."""

MOST_PARTS = 100_000
SECRET_BYTES = 32

_ID = re.compile(r"[a-z0-9_-]{1,64}")
_GENERATION = re.compile(r"[a-z0-9]{1,16}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[ -~]{1,200}")


def checked_recording_id(recording_id: str) -> str:
    """The id as it is. Raises InvalidInput: it becomes part of the names of files."""
    if not _ID.fullmatch(recording_id):
        raise InvalidInput("the id of a recording has 1 to 64 small letters, figures, - and _")
    return recording_id


@dataclass(frozen=True, slots=True)
class RecordingKey:
    """The random key of one recording, 32 bytes. Whoever has it can read the recording; without it nobody can."""

    recording_id: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        checked_recording_id(self.recording_id)
        if len(self.secret) != SECRET_BYTES:
            raise InvalidInput(f"the key of a recording has {SECRET_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class RecordingPart:
    """One stored part. `number` counts from 1, `size` is bytes of the recording, `digest` 64 hexadecimal digits that
    only the key's holder can compute."""

    number: int
    size: int
    digest: str

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST_PARTS:
            raise InvalidInput(f"parts are numbered from 1 to {MOST_PARTS:,}")
        if not 1 <= self.size <= PART_BYTES:
            raise InvalidInput(f"a part has 1 to {PART_BYTES:,} bytes")
        if not _DIGEST.fullmatch(self.digest):
            raise InvalidInput("the digest of a part has 64 hexadecimal digits")


@dataclass(frozen=True, slots=True)
class PartRange:
    """The bytes `start` to `end` (left out) of one part."""

    part: RecordingPart
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """All parts of a finished recording, in order. `generation` tells the parts that were uploaded from those that
    replaced them."""

    recording_id: str
    generation: str
    media_type: str
    parts: tuple[RecordingPart, ...]

    def __post_init__(self) -> None:
        checked_recording_id(self.recording_id)
        if not _GENERATION.fullmatch(self.generation):
            raise InvalidInput("the generation of a recording has 1 to 16 small letters and figures")
        if not _MEDIA_TYPE.fullmatch(self.media_type):
            raise InvalidInput("the media type of a recording reads like audio/webm")
        if not self.parts:
            raise InvalidInput("a recording has at least one part")
        if [part.number for part in self.parts] != list(range(1, len(self.parts) + 1)):
            raise InvalidInput("the parts of a recording are numbered 1, 2, 3 and so on")

    @property
    def total(self) -> int:
        """Bytes of the whole recording."""
        return sum(part.size for part in self.parts)

    def ranges(self, start: int, end: int) -> tuple[PartRange, ...]:
        """Where the bytes `start` to `end` (left out) stand. Raises InvalidInput outside of 0 to `total`."""
        if not 0 <= start <= end <= self.total:
            raise InvalidInput(f"the recording has {self.total} bytes, so {start} to {end} is not in it")
        found = []
        offset = 0
        for part in self.parts:
            first, last = max(start - offset, 0), min(end - offset, part.size)
            if first < last:
                found.append(PartRange(part, first, last))
            offset += part.size
        return tuple(found)
