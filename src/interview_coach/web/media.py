"""Plays a recording over HTTP: decrypted piece by piece, by ranges (RFC 9110, 14), never kept anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from fastapi import HTTPException, Request
from starlette.responses import Response, StreamingResponse

from interview_coach.domain.recorded import Recording
from interview_coach.services.recordings import Recordings
from interview_coach.web.guards import HEAD_ONLY

_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
_AT_ONCE = 256 * 1024
"""Bytes handed to the server at a time: each costs a change of threads."""


def play(recordings: Recordings, user_id: str, recording: Recording, request: Request) -> Response:
    """The whole recording, or the range that was asked for. Raises NotFound, and RecordingDamaged when its beginning
    is; damage further on breaks the line. HTTPException 416 for a range outside."""
    total = recordings.manifest(user_id, recording.id).total
    wanted = _range(request.headers.get("range", ""), total)
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "no-store", "Content-Disposition": "inline"}
    if wanted is None:
        start, end, status = 0, total, 200
    else:
        start, end, status = *wanted, 206
        if start >= end:
            nothing = "There is nothing at that place of the recording."
            raise HTTPException(416, nothing, {"Content-Range": f"bytes */{total}"})
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{total}"
    headers["Content-Length"] = str(end - start)
    if request.scope.get(HEAD_ONLY):
        return Response(status_code=status, headers=headers, media_type=recording.media_type)
    pieces = _grouped(recordings.play(user_id, recording.id, start, end).pieces)
    first = next(pieces, b"")  # what cannot be opened is refused before anything is promised
    return StreamingResponse(chain((first,), pieces), status, headers, recording.media_type)


def _range(header: str, total: int) -> tuple[int, int] | None:
    """(start, end left out) of one range; empty when it lies outside. None for no range, and for what is not
    understood: then the whole is sent (RFC 9110, 14.2)."""
    match = _RANGE.fullmatch(header.strip())
    if match is None or match[1] == match[2] == "":
        return None
    if not match[1]:
        return max(0, total - int(match[2])), total if int(match[2]) else 0
    start = int(match[1])
    end = min(int(match[2]) + 1, total) if match[2] else total
    if match[2] and int(match[2]) < start:
        return None
    return start, end


def _grouped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= _AT_ONCE:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)
