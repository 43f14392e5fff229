"""Who writes down for whom: Whisper on this machine, or Gemini where the user agreed to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.domain.consents import TRANSCRIPTION, Recipient
from interview_coach.domain.costs import CallContext
from interview_coach.domain.speech import Transcript
from interview_coach.errors import BudgetExceeded, ProviderError
from interview_coach.ports import Transcriber
from interview_coach.services.engines import Books
from interview_coach.services.transcribers import FEATURE, builtin_transcriber, gemini_transcriber

if TYPE_CHECKING:
    from interview_coach.coach.llm.client import ModelClient
    from interview_coach.speech.transcribe import WhisperTranscriber


class Transcribers:
    """One for the process; the client of Gemini is made with the first recording that is sent."""

    def __init__(self, settings: Settings, books: Books, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._books = books
        self._clock = clock
        self._lock = threading.Lock()
        self._client: ModelClient | None = None
        self._here: WhisperTranscriber | None = None

    def of(self, user_id: str) -> Transcriber:
        """The one for a recording of this user. A model that fails leaves the work to this machine."""
        here = self._here = builtin_transcriber(self._settings.data_dir)
        if not self.sends(user_id):
            return here
        ledger = self._books.usage.ledger(user_id, CallContext(FEATURE), lambda: self.sends(user_id))
        return ModelFirst(gemini_transcriber(self._gemini(), ledger, self._clock), here)

    def sends(self, user_id: str) -> bool:
        """Whether the sound of this user's recordings goes to a model: only where the user agreed to just that. What
        the settings agree to (COACH_CONSENT_MODEL) is about texts."""
        recipient = self.recipient
        return recipient is not None and self._books.consents.covered(user_id, recipient, TRANSCRIPTION)

    @property
    def recipient(self) -> Recipient | None:
        """Whom sound could be sent to with these settings, once a user agrees to it."""
        if self._settings.engine == "builtin" or lacks("gemini", self._settings) is not None:
            return None
        return next((r for r in self._books.consents.recipients() if r.engine == "gemini"), None)

    def prepare(self, user_id: str) -> None:
        """A recording of this user has begun: have the model of this machine ready by its end. Returns at once."""
        if not self.sends(user_id):
            self._here = builtin_transcriber(self._settings.data_dir)
            self._here.prepare()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        if self._here is not None:
            self._here.close()

    def _gemini(self) -> ModelClient:
        from interview_coach.coach.llm.providers import gemini_client

        with self._lock:
            if self._client is None:
                self._client = gemini_client(self._settings)
            return self._client


class ModelFirst:
    """A model, and behind it the transcriber of this machine for when the model fails or the budget is spent."""

    def __init__(self, model: Transcriber, here: Transcriber) -> None:
        self._model = model
        self._here = here

    @property
    def name(self) -> str:
        return self._model.name

    def transcribe(
        self,
        recording: bytes,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        """See `ports.Transcriber`; the transcript names the one that made it."""
        try:
            return self._model.transcribe(recording, progress=progress, cancelled=cancelled)
        except (ProviderError, BudgetExceeded):
            return self._here.transcribe(recording, progress=progress, cancelled=cancelled)
