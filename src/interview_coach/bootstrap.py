"""Puts the parts together: settings in, a working coach out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from interview_coach.coach_app import LOCAL_USER, CoachApp
from interview_coach.config import Settings, load_settings
from interview_coach.errors import ConfigurationError, InvalidInput

if TYPE_CHECKING:
    from interview_coach.ports import Coach, Transcriber

__all__ = ["LOCAL_USER", "CoachApp", "make_coach", "new_id", "open_coach", "utc_now"]


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits: an id cannot be guessed."""
    return secrets.token_hex(16)


def make_coach(
    engine: str, settings: Settings, opened: Callable[[CoachApp], None] | None = None, *, feature: str = "marking"
) -> Coach:
    """The engine of that name for the local user; `auto` is gemini when there is a key and consent, else builtin.

    A model engine writes what it spends into the data folder (for `feature`); `opened` is told which application was
    opened for that and is to be closed at the end. Raises ConfigurationError for an engine that is not there,
    InvalidInput for a named one without its key or consent.
    """
    from interview_coach.coach.llm.readiness import MODELS

    name = settings.engine if engine == "auto" else engine
    if name == "builtin" or (name == "auto" and not settings.gemini_api_key):
        from interview_coach.coach.builtin.engine import BuiltinCoach

        return BuiltinCoach()
    if name not in (*MODELS, "auto"):
        raise ConfigurationError(f"there is no engine {name!r}")
    if name != "auto":
        _check_settings(name, settings)
    if not _may_be_agreed(settings):
        return _without_consent(name)
    app = open_coach(settings)
    if opened is not None:
        opened(app)
    return _model_for_command(name, app, feature)


def _may_be_agreed(settings: Settings) -> bool:
    """Whether there is anything a consent could stand in; where there is nothing, nothing is made."""
    from interview_coach.storage.database import DATABASE_FILE

    return settings.consent_model or bool(settings.database_url) or (settings.data_dir / DATABASE_FILE).exists()


def _without_consent(name: str) -> Coach:
    """The builtin coach for `auto`. Raises InvalidInput for an engine that was named."""
    from interview_coach.coach.builtin.engine import BuiltinCoach

    if name == "auto":
        return BuiltinCoach()
    raise InvalidInput(
        f"the engine {name} sends your texts to a model; agree to it once on the page /consent of the app, "
        "or set COACH_CONSENT_MODEL=1"
    )


def _model_for_command(name: str, app: CoachApp, feature: str) -> Coach:
    from interview_coach.domain.costs import CallContext
    from interview_coach.services.parts import Wishes

    engine = "gemini" if name == "auto" else name
    if not app.consents.given(app.local_user_id, engine=engine):
        return _without_consent(name)
    ledger = app.usage.ledger(app.local_user_id, CallContext(feature))
    return app.engines.model(engine, ledger, Wishes(strict=name != "auto"))


def _check_settings(engine: str, settings: Settings) -> None:
    """Raises InvalidInput: whoever names an engine on the command line can also give it what it needs."""
    from interview_coach.coach.llm.readiness import lacks

    missing = lacks(engine, settings)
    if missing is not None:
        raise InvalidInput(missing)


def open_coach(
    settings: Settings | None = None,
    *,
    coach: Coach | None = None,
    transcriber: Transcriber | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> CoachApp:
    """Open the data folder (made and migrated when needed) and wire the services.

    `coach` replaces the engine for every service, `transcriber` the one that writes recordings down, for embedding and
    tests. Raises ConfigurationError.
    """
    from interview_coach.wiring import wire

    return wire(settings or load_settings(), coach, transcriber, clock, new_id)
