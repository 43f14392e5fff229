"""Sentences one request leaves for the page that follows it: why the builtin coach stepped in, what is not done yet.

They belong to a ticket in the address of that page, so no other tab shows them, and loading the page again loses none.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

KEPT = timedelta(hours=1)
"""After that nobody comes back to the page that followed a request."""
MOST = 1_000
"""Tickets of a process at a time; the oldest go first."""


@dataclass(frozen=True, slots=True)
class _Told:
    user_id: str
    sentences: tuple[str, ...]
    at: datetime


class Notices:
    """`clock` gives aware instants, `new_id` what nobody can guess. Kept in memory only."""

    def __init__(self, clock: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._clock = clock
        self._new_id = new_id
        self._lock = threading.Lock()
        self._told: OrderedDict[str, _Told] = OrderedDict()

    def leave(self, user_id: str, sentences: Sequence[str]) -> str | None:
        """A ticket for these sentences, each once; None when there are none."""
        distinct = tuple(dict.fromkeys(sentences))
        if not distinct:
            return None
        ticket, now = self._new_id(), self._clock()
        with self._lock:
            self._told[ticket] = _Told(user_id, distinct, now)
            while len(self._told) > MOST or now - next(iter(self._told.values())).at > KEPT:
                self._told.popitem(last=False)
        return ticket

    def of(self, user_id: str, ticket: str) -> tuple[str, ...]:
        """What was left for that ticket; nothing for a foreign, old or invented one."""
        with self._lock:
            told = self._told.get(ticket)
        if told is None or told.user_id != user_id or self._clock() - told.at > KEPT:
            return ()
        return told.sentences
