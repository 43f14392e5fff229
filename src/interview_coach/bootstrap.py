"""Puts the parts together: settings in, a working coach out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from interview_coach.config import Settings, load_settings
from interview_coach.errors import ConfigurationError

if TYPE_CHECKING:
    from interview_coach.domain.overview import Today
    from interview_coach.ports import Coach
    from interview_coach.services.answers import Answers
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.questions import Questions
    from interview_coach.services.today import TodayService
    from interview_coach.storage.database import Storage

LOCAL_USER = "local"
"""The one user of an installation without accounts."""


@dataclass(frozen=True, slots=True)
class CoachApp:
    """Everything a client (command line, API, pages) needs. Close it when done."""

    settings: Settings
    storage: Storage
    clock: Callable[[], datetime]
    coach: Callable[[str], Coach]
    preparations: Preparations
    questions: Questions
    answers: Answers
    start: TodayService
    local_user_id: str = LOCAL_USER

    def today(self, user_id: str) -> Today:
        """What matters now and what to do next."""
        return self.start.today(user_id)

    def warm_up(self) -> None:
        """Load the engine and the encoder, so that the first user does not wait for them."""
        from interview_coach.embedding import encoder

        self.coach("auto")
        encoder()

    def close(self) -> None:
        self.storage.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits: an id cannot be guessed."""
    return secrets.token_hex(16)


def make_coach(engine: str, settings: Settings) -> Coach:
    """The engine of that name; `auto` is the builtin one while no model engine is part of this version.

    Raises ConfigurationError for an engine that is not there.
    """
    name = settings.engine if engine == "auto" else engine
    if name in ("auto", "builtin"):
        from interview_coach.coach.builtin.engine import BuiltinCoach

        return BuiltinCoach()
    raise ConfigurationError(f"the engine {name!r} is not part of this version yet; use --engine builtin")


def _always(coach: Coach, _: str) -> Coach:
    return coach


def open_coach(
    settings: Settings | None = None, *, coach: Coach | None = None, clock: Callable[[], datetime] = utc_now
) -> CoachApp:
    """Open the data folder (made and migrated when needed) and wire the services.

    `coach` replaces the engine for every service, for embedding and tests. Raises ConfigurationError.
    """
    from interview_coach.services.answers import Answers
    from interview_coach.services.parts import Parts
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.questions import Questions
    from interview_coach.services.today import TodayService
    from interview_coach.storage.database import open_storage

    settings = settings or load_settings()
    storage = open_storage(settings.data_dir, settings.database_url, settings.master_key)
    storage.add_user(LOCAL_USER, clock())
    choose: Callable[[str], Coach] = partial(make_coach, settings=settings)
    if coach is not None:
        choose = partial(_always, coach)
    parts = Parts(storage, lambda: choose("auto"), clock, new_id)
    return CoachApp(
        settings=settings,
        storage=storage,
        clock=clock,
        coach=choose,
        preparations=Preparations(parts),
        questions=Questions(parts),
        answers=Answers(parts),
        start=TodayService(storage, clock),
    )
