"""Which transcriber works for whom: Whisper on this machine, or Gemini where the user agreed to it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.errors import InvalidInput
from interview_coach.ports import ModelLedger, Transcriber

if TYPE_CHECKING:
    from interview_coach.coach.llm.client import ModelClient
    from interview_coach.speech.transcribe import WhisperTranscriber

FEATURE = "transcription"
"""What a model's costs are written down for."""


def builtin_transcriber(data_dir: Path) -> WhisperTranscriber:
    """Whisper; one for the process, so that the model is in memory once, in a process of its own."""
    return _whisper(data_dir / "speech")


@lru_cache(maxsize=1)
def _whisper(folder: Path) -> WhisperTranscriber:
    from interview_coach.speech.transcribe import WhisperTranscriber

    return WhisperTranscriber(_writable(folder))


def gemini_transcriber(client: ModelClient, ledger: ModelLedger, clock: Callable[[], datetime]) -> Transcriber:
    """Gemini, for one thing a user does; whoever calls has asked for the consent `transcription`."""
    from interview_coach.coach.llm.listening import ModelListener
    from interview_coach.speech.gemini import GeminiTranscriber

    return GeminiTranscriber(ModelListener(client, ledger, clock))


def check_gemini(settings: Settings) -> None:
    """Raises InvalidInput when the settings lack what Gemini needs."""
    missing = lacks("gemini", settings)
    if missing is not None:
        raise InvalidInput(missing)


def _writable(folder: Path) -> Path:
    """The folder, or one of this process where it cannot be made (a read-only data folder, say)."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return Path(_temporary().name)
    return folder


@lru_cache(maxsize=1)
def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="coach-speech-")
