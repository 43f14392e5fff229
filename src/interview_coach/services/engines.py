"""Which engine works for whom: a model where there is a key and the user agreed, else the builtin coach."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.domain.costs import CallContext
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType
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


_FIRST = EvaluationRequest(
    "Tell me about a time when you mended something.",
    QuestionType.BEHAVIORAL,
    "Last spring the pump of line two stopped every night. I looked at the log and found a valve that closed late. I "
    "changed it with the fitter on a Sunday. Since then the line ran without a stop, and we saved six hours a week.",
    cv=Cv.from_document({"work": [{"name": "Works", "highlights": ["Changed a valve", "Read the log of a pump"]}]}),
)
"""Somebody's answer, so that the first one of the user is not the first one of the process."""


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
        self._lock = threading.Lock()

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
        self.builtin().evaluate(_FIRST)  # its small models are read with the first answer
        name = self.chosen(user_id, consents)
        if name != "builtin":
            self._client(name)

    def for_user(self, user_id: str, context: CallContext, books: Books, wishes: Wishes = NO_WISHES) -> Coach:
        """The engine for one thing the user does."""
        name = "builtin" if wishes.builtin else self.chosen(user_id, books.consents)
        if name == "builtin":
            return self.builtin()
        ledger = books.usage.ledger(
            user_id, context, lambda: books.consents.given(user_id, engine=name), anew=wishes.anew
        )
        return self.model(name, ledger, wishes)

    def model(self, name: str, ledger: ModelLedger, wishes: Wishes = NO_WISHES) -> FallbackCoach:
        """The model engine of that name, with the builtin coach behind it. Raises ConfigurationError."""
        from interview_coach.coach.fallback import FallbackCoach
        from interview_coach.coach.llm.agent import InterviewCoachAgent, hide_nothing
        from interview_coach.coach.llm.desk import spent
        from interview_coach.coach.llm.metered import Meter
        from interview_coach.coach.marked import MarkedAlready
        from interview_coach.coach.redaction import Redactor

        client = self._client(name)
        meter = Meter(name, client.base_url, ledger, self._clock)
        redact = self._settings.redact if wishes.redact is None else wishes.redact
        hide = (lambda cv, texts: Redactor.of(cv, *texts)) if redact else hide_nothing
        builtin = self.builtin() if wishes.known is None else MarkedAlready(wishes.known)
        agent = InterviewCoachAgent(client, meter, builtin, hide, wishes.tell, client.embeddings)
        notices = [] if wishes.notices is None else wishes.notices
        return FallbackCoach(agent, builtin, lambda: spent(meter), wishes.strict, notices)

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
