"""How often, and how much, somebody without an account may send."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from fastapi import Request
from starlette.exceptions import HTTPException

MOST_KEYS = 1_000
PARTNER_FORM_BYTES = 64 * 1024
"""Nine notes of two thousand characters, most of them percent-encoded, and the marks."""


class RateLimit:
    """So many times a minute for each key; the oldest keys are forgotten first."""

    def __init__(self, times: int, clock: Callable[[], datetime], per: timedelta = timedelta(minutes=1)) -> None:
        self._times = times
        self._clock = clock
        self._per = per
        self._seen: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def check(self, key: str) -> None:
        """Raises HTTPException 429."""
        now = self._clock()
        with self._lock:
            seen = self._seen.setdefault(key, deque())
            self._seen.move_to_end(key)
            while len(self._seen) > MOST_KEYS:
                self._seen.popitem(last=False)
            while seen and seen[0] <= now - self._per:
                seen.popleft()
            if len(seen) >= self._times:
                raise HTTPException(429, "That was too often. Wait a minute and try again.", {"Retry-After": "60"})
            seen.append(now)


def check_small(request: Request) -> None:
    """Raises HTTPException for a form that is larger than a partner's sheet can be, before it is read."""
    length = request.headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        raise HTTPException(411, "The form does not say how long it is. Load the page again and repeat.")
    if int(length) > PARTNER_FORM_BYTES:
        raise HTTPException(413, "That is more text than the sheet holds.")
