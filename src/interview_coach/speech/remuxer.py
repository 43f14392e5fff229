"""The process that writes length and index into a recording: the recording comes on standard input, the new one leaves
on standard output.

Started as `python -I -m interview_coach.speech.remuxer KIND`; it limits itself before it reads a byte. Whatever is
wrong with the recording ends it with a status other than 0.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any

from interview_coach.limited import limit_self
from interview_coach.speech.limits import MEMORY_BYTES, REFUSED, SECONDS
from interview_coach.speech.remux import MOST_BYTES

_WRITES = {"matroska": "webm", "mp4": "mp4"}
"""What is written for a kind of recording. The index comes last: players fetch it by a range."""
_CODECS = {
    "matroska": frozenset({"opus", "vorbis", "vp8", "vp9", "av1", "libdav1d", "libvpx", "libvpx-vp9", "libopus"}),
    "mp4": frozenset({"aac", "opus", "h264", "hevc", "vp9", "av1", "libdav1d", "libopus"}),
}

_CLOSED = {"protocol_whitelist": "none"}
"""Keeps FFmpeg from opening anything but these bytes, whatever they refer to."""


def remux(kind: str, data: bytes) -> bytes:
    """Raises ValueError, or an error of FFmpeg, for what cannot be copied."""
    import av

    av.logging.set_level(None)
    made = io.BytesIO()
    with (
        av.open(io.BytesIO(data), "r", format=kind, options=_CLOSED, metadata_errors="ignore") as read,
        av.open(made, "w", format=_WRITES[kind]) as written,
    ):
        copies = {stream.index: _copy_of(stream, kind, written) for stream in _wanted(read)}
        if not copies:
            raise ValueError("there is neither sound nor picture")
        for packet in read.demux([read.streams[index] for index in copies]):
            if packet.dts is None:
                continue  # the mark at the end of a stream
            packet.stream = copies[packet.stream.index]
            written.mux(packet)
    return made.getvalue()


def _wanted(read: Any) -> list[Any]:
    """The first track of sound and the first of picture."""
    return [*read.streams.audio[:1], *read.streams.video[:1]]


def _copy_of(stream: Any, kind: str, written: Any) -> Any:
    if stream.codec_context.name not in _CODECS[kind]:
        raise ValueError("this form is not copied")
    return written.add_stream_from_template(stream)


def main() -> int:
    limit_self(MEMORY_BYTES, SECONDS)
    try:
        made = remux(sys.argv[1], sys.stdin.buffer.read(MOST_BYTES + 1))
    except Exception:  # noqa: BLE001  (the original stays; FFmpeg raises what it likes)
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # FFmpeg's threads must not keep it
