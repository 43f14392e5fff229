"""One model and one process that listens for all tests of a run: a model takes seconds to load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_coach.speech.transcribe import WhisperTranscriber
from interview_coach.speech.weights import prepare
from interview_coach.speech.whisper import Whisper


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder they are kept in; the model's files lie in one inside it."""
    folder = tmp_path_factory.mktemp("weights")
    prepare(folder)
    return folder


@pytest.fixture(scope="session")
def whisper(weights: Path) -> Whisper:
    """The model in this process."""
    return Whisper(prepare(weights), threads=2)


@pytest.fixture(scope="session")
def apart(weights: Path) -> Iterator[WhisperTranscriber]:
    """The transcriber whose model is in a process of its own."""
    transcriber = WhisperTranscriber(weights)
    yield transcriber
    transcriber.close()
