"""What kind of file a recording is, by its first bytes: the name a browser gave it is not trusted.

Only these kinds are ever opened. A playlist or a reference file, which could make FFmpeg fetch other files and
addresses, is none of them.
"""

from __future__ import annotations

from interview_coach.errors import InvalidInput

_EMPTY = "the recording is empty; record it again"
_UNKNOWN = "this is no recording the coach can read; give WebM, Ogg, MP4, M4A, WAV, MP3, FLAC or AAC"

_STARTS = (
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"ID3", "mp3"),
)


def kind_of(data: bytes) -> str:
    """FFmpeg's name of the format. Raises InvalidInput."""
    if not data:
        raise InvalidInput(_EMPTY)
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return "mp4"
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return "wav"
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0:
        return "mp3" if data[1] & 0x06 else "aac"  # the two bits of the layer are 0 in ADTS only
    raise InvalidInput(_UNKNOWN)
