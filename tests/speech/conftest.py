"""One transcriber for all tests of a process: its model takes seconds to load."""

from __future__ import annotations

import pytest

from interview_coach.speech.whisper import WhisperTranscriber


@pytest.fixture(scope="session")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> WhisperTranscriber:
    return WhisperTranscriber(tmp_path_factory.mktemp("weights"))
