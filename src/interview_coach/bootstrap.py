"""Puts the parts together: settings in, a working coach out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from interview_coach.config import Settings, load_settings
from interview_coach.errors import ConfigurationError, InvalidInput

if TYPE_CHECKING:
    from interview_coach.domain.costs import CallContext
    from interview_coach.domain.overview import Today
    from interview_coach.ports import Coach
    from interview_coach.services.answers import Answers
    from interview_coach.services.consents import Consents
    from interview_coach.services.engines import Engines
    from interview_coach.services.markings import Markings
    from interview_coach.services.parts import Wishes
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.questions import Questions
    from interview_coach.services.today import TodayService
    from interview_coach.services.usage import Usage
    from interview_coach.storage.database import Storage

LOCAL_USER = "local"
"""The one user of an installation without accounts."""


@dataclass(frozen=True, slots=True)
class CoachApp:
    """Everything a client (command line, API, pages) needs. Close it when done."""

    settings: Settings
    storage: Storage
    clock: Callable[[], datetime]
    engines: Engines
    preparations: Preparations
    questions: Questions
    answers: Answers
    markings: Markings
    start: TodayService
    usage: Usage
    consents: Consents
    local_user_id: str = LOCAL_USER

    def today(self, user_id: str) -> Today:
        """What matters now and what to do next."""
        return self.start.today(user_id)

    def warm_up(self) -> None:
        """Load the engine and the encoder, so that the first user does not wait for them."""
        from interview_coach.embedding import encoder

        self.engines.warm_up(self.local_user_id, self.consents)
        encoder()

    def close(self) -> None:
        self.engines.close()
        self.storage.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits: an id cannot be guessed."""
    return secrets.token_hex(16)


def make_coach(engine: str, settings: Settings, app: CoachApp | None = None, *, feature: str = "marking") -> Coach:
    """The engine of that name for the local user; `auto` is gemini when there is a key and consent, else builtin.

    A model engine writes what it spends into the data folder (for `feature`); `app` gives the opened one. Raises
    ConfigurationError for an engine that is not there, InvalidInput for a named one without its key or consent.
    """
    from interview_coach.coach.llm.readiness import MODELS

    name = settings.engine if engine == "auto" else engine
    if name == "builtin" or (name == "auto" and not settings.gemini_api_key):
        from interview_coach.coach.builtin.engine import BuiltinCoach

        return BuiltinCoach()
    if name not in (*MODELS, "auto"):
        raise ConfigurationError(f"there is no engine {name!r}")
    return _model_for_command(name, app or open_coach(settings), feature)


def _model_for_command(name: str, app: CoachApp, feature: str) -> Coach:
    from interview_coach.domain.costs import CallContext
    from interview_coach.services.parts import Wishes

    named = name != "auto"
    if named:
        _check_settings(name, app.settings)
    if not app.consents.given(app.local_user_id, engine="gemini" if not named else name):
        if named:
            raise InvalidInput(
                f"the engine {name} sends your texts to a model; agree to it once on the page /consent of the app, "
                "or set COACH_CONSENT_MODEL=1"
            )
        return app.engines.builtin()
    ledger = app.usage.ledger(app.local_user_id, CallContext(feature))
    return app.engines.model(name if named else "gemini", ledger, Wishes(strict=named))


def _check_settings(engine: str, settings: Settings) -> None:
    """Raises InvalidInput: whoever names an engine on the command line can also give it what it needs."""
    from interview_coach.coach.llm.readiness import lacks

    missing = lacks(engine, settings)
    if missing is not None:
        raise InvalidInput(missing)


def _always(coach: Coach, _user_id: str, _context: CallContext, _wishes: Wishes | None = None) -> Coach:
    return coach


def open_coach(
    settings: Settings | None = None, *, coach: Coach | None = None, clock: Callable[[], datetime] = utc_now
) -> CoachApp:
    """Open the data folder (made and migrated when needed) and wire the services.

    `coach` replaces the engine for every service, for embedding and tests. Raises ConfigurationError.
    """
    from interview_coach.domain.costs import Budget
    from interview_coach.services.answers import Answers
    from interview_coach.services.consents import Consents
    from interview_coach.services.engines import Books, Engines
    from interview_coach.services.markings import Markings
    from interview_coach.services.parts import NO_WISHES, Parts
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.questions import Questions
    from interview_coach.services.today import TodayService
    from interview_coach.services.usage import Usage
    from interview_coach.storage.database import open_storage

    settings = settings or load_settings()
    storage = open_storage(settings.data_dir, settings.database_url, settings.master_key)
    storage.add_user(LOCAL_USER, clock())
    engines = Engines(settings, clock)

    def choose(user_id: str, context: CallContext, wishes: Wishes = NO_WISHES) -> Coach:
        return engines.for_user(user_id, context, books, wishes)

    parts = Parts(storage, choose if coach is None else partial(_always, coach), clock, new_id)
    usage = Usage(parts, Budget(settings.budget_month_usd, settings.budget_session_usd))
    books = Books(Consents(parts, settings), usage)
    answers = Answers(parts)
    return CoachApp(
        settings=settings,
        storage=storage,
        clock=clock,
        engines=engines,
        preparations=Preparations(parts),
        questions=Questions(parts),
        answers=answers,
        markings=Markings(
            answers, lambda user_id: coach is None and engines.chosen(user_id, books.consents) != "builtin"
        ),
        start=TodayService(storage, clock),
        usage=usage,
        consents=books.consents,
    )
