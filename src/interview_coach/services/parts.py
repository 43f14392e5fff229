"""What every service works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from interview_coach.domain.costs import CallContext
from interview_coach.ports import Coach
from interview_coach.storage.database import Storage


@dataclass(frozen=True, slots=True)
class Wishes:
    """How one request wants its engine. `redact` None is what the settings say; `strict` raises what only the user
    can mend (a wrong key) instead of falling back; `builtin` asks for the builtin coach whatever is set; `tell` gets
    the remarks of a feedback while they are written (kind, remark)."""

    redact: bool | None = None
    strict: bool = False
    builtin: bool = False
    tell: Callable[[str, str], None] | None = None


NO_WISHES = Wishes()


class ChooseCoach(Protocol):
    """Gives the engine for what a user does."""

    def __call__(self, user_id: str, context: CallContext, wishes: Wishes = NO_WISHES) -> Coach: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """`coach` gives the engine, `clock` the instant (aware, UTC), `new_id` an id that nobody can guess."""

    storage: Storage
    coach: ChooseCoach
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
