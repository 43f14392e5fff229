"""Which engine works for whom: a model where there is a key and the user agreed, else the builtin coach."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.domain.costs import CallContext
from interview_coach.errors import ConfigurationError
from interview_coach.ports import Coach, ModelLedger
from interview_coach.services.parts import NO_WISHES, Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from interview_coach.coach.fallback import FallbackCoach
    from interview_coach.coach.llm.client import ModelClient
    from interview_coach.services.consents import Consents
    from interview_coach.services.usage import Usage

MOST_NOTICES = 20
"""Kept for one user until a page shows them; a program that never looks at a page leaves no more than these."""


@dataclass(frozen=True, slots=True)
class Books:
    """Where consents and costs are kept."""

    consents: Consents
    usage: Usage


class Engines:
    """One for the process. Clients of providers are made with the first request that needs them: importing one takes
    more than a second."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._clients: dict[str, ModelClient] = {}
        self._builtin: Coach | None = None
        self._notices: dict[str, list[str]] = {}
        self._lock = threading.Lock()

    def take_notices(self, user_id: str) -> tuple[str, ...]:
        """Why the builtin coach stepped in since this was asked last; each sentence is told once."""
        kept = self._notices.get(user_id, [])  # the list stays: a coach at work may still write to it
        told = tuple(dict.fromkeys(kept))
        kept.clear()
        return told

    def builtin(self) -> Coach:
        with self._lock:
            if self._builtin is None:
                from interview_coach.coach.builtin.engine import BuiltinCoach

                self._builtin = BuiltinCoach()
            return self._builtin

    def chosen(self, user_id: str, consents: Consents) -> str:
        """The engine's name for that user: what the settings name, or gemini where it can be used."""
        wanted = self.possible()
        return wanted if wanted != "builtin" and consents.given(user_id, engine=wanted) else "builtin"

    def possible(self) -> str:
        """The engine's name once the user has agreed; builtin where none is wanted or a setting is missing."""
        wanted = "gemini" if self._settings.engine == "auto" else self._settings.engine
        return wanted if wanted != "builtin" and lacks(wanted, self._settings) is None else "builtin"

    def warm_up(self, user_id: str, consents: Consents) -> None:
        """Load what the user's engine needs, so that the first request does not wait for it."""
        self.builtin()
        name = self.chosen(user_id, consents)
        if name != "builtin":
            self._client(name)

    def for_user(self, user_id: str, context: CallContext, books: Books, wishes: Wishes = NO_WISHES) -> Coach:
        """The engine for one thing the user does."""
        name = "builtin" if wishes.builtin else self.chosen(user_id, books.consents)
        if name == "builtin":
            return self.builtin()
        coach = self.model(
            name, books.usage.ledger(user_id, context, lambda: books.consents.given(user_id, engine=name)), wishes
        )
        if context.feature != "marking":  # there the evaluation itself says so
            coach.notices = self._notices.setdefault(user_id, [])
            del coach.notices[:-MOST_NOTICES]
        return coach

    def model(self, name: str, ledger: ModelLedger, wishes: Wishes = NO_WISHES) -> FallbackCoach:
        """The model engine of that name, with the builtin coach behind it. Raises ConfigurationError."""
        from interview_coach.coach.fallback import FallbackCoach
        from interview_coach.coach.llm.agent import InterviewCoachAgent, hide_nothing
        from interview_coach.coach.llm.desk import spent
        from interview_coach.coach.llm.metered import Meter
        from interview_coach.coach.redaction import Redactor

        client = self._client(name)
        meter = Meter(name, client.base_url, ledger, self._clock)
        redact = self._settings.redact if wishes.redact is None else wishes.redact
        hide = (lambda cv, texts: Redactor.of(cv, *texts)) if redact else hide_nothing
        agent = InterviewCoachAgent(client, meter, self.builtin(), hide, wishes.tell)
        return FallbackCoach(agent, self.builtin(), lambda: spent(meter), wishes.strict)

    def close(self) -> None:
        for client in self._clients.values():
            client.close()

    def _client(self, name: str) -> ModelClient:
        """Raises ConfigurationError when the engine lacks a setting."""
        from interview_coach.coach.llm import providers

        makers = {"gemini": providers.gemini_client, "openai": providers.openai_client}
        if name not in makers:
            raise ConfigurationError(f"there is no engine {name!r}")
        with self._lock:
            if name not in self._clients:
                self._clients[name] = makers[name](self._settings)
            return self._clients[name]
