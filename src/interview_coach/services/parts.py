"""What every service works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from interview_coach.domain.costs import CallContext
from interview_coach.domain.evaluations import Evaluation
from interview_coach.ports import Coach
from interview_coach.storage.database import Storage


@dataclass(frozen=True, slots=True)
class Wishes:
    """How one request wants its engine. `redact` None is what the settings say; `strict` raises what only the user
    can mend (a wrong key) instead of falling back; `builtin` asks for the builtin coach whatever is set; `tell` gets
    the remarks of a feedback while they are written (kind, remark); `notices` gathers why the builtin coach stepped in,
    for the one who asked (an evaluation says so itself); `known` is the builtin coach's evaluation of the same answer,
    made a moment ago; `anew` asks a model again instead of taking the reply that is kept."""

    redact: bool | None = None
    strict: bool = False
    builtin: bool = False
    tell: Callable[[str, str], None] | None = None
    notices: list[str] | None = None
    known: Evaluation | None = None
    anew: bool = False


NO_WISHES = Wishes()


class ChooseCoach(Protocol):
    """Gives the engine for what a user does."""

    def __call__(self, user_id: str, context: CallContext, wishes: Wishes = NO_WISHES) -> Coach: ...


def _nothing_to_forget(_recording_ids: Iterable[str]) -> None:
    """Where no recordings are kept."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`coach` gives the engine, `clock` the instant (aware, UTC), `new_id` an id that nobody can guess. `forget_media`
    takes away the files of recordings whose rows were removed; what it cannot reach, the next purge takes."""

    storage: Storage
    coach: ChooseCoach
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    forget_media: Callable[[Iterable[str]], None] = _nothing_to_forget
