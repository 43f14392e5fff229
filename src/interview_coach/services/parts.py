"""What every service works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interview_coach.ports import Coach
from interview_coach.storage.database import Storage


@dataclass(frozen=True, slots=True)
class Parts:
    """`coach` gives the engine, `clock` the instant (aware, UTC), `new_id` an id that nobody can guess."""

    storage: Storage
    coach: Callable[[], Coach]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
