"""Server-sent events of a marking. The browser reconnects by itself and says which remark it had last."""

from __future__ import annotations

from collections.abc import AsyncIterator

import anyio
from fastapi import Request
from fastapi.sse import ServerSentEvent

from interview_coach.services.markings import Marking

LOOK_EVERY = 0.08
"""Seconds between two looks for new remarks; nobody reads faster."""
KEEP_ALIVE = 15.0
"""Seconds of silence after which a comment is sent, so that nothing in between closes the line."""


async def remarks_of(marking: Marking, request: Request) -> AsyncIterator[ServerSentEvent]:
    """Remarks after the one the browser had last, until the marking ends or the browser is gone."""
    last = _number(request.headers.get("last-event-id", ""))
    silent = 0.0
    while not await request.is_disconnected():
        running = marking.running
        for remark in marking.after(last):
            last, silent = remark.number, 0.0
            yield ServerSentEvent(data={"text": remark.text}, event=remark.kind, id=str(remark.number))
        if not running:
            return
        await anyio.sleep(LOOK_EVERY)
        silent += LOOK_EVERY
        if silent >= KEEP_ALIVE:
            silent = 0.0
            yield ServerSentEvent(comment="still there")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
