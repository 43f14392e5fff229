"""The transcriber of this machine as the application holds it: prepared early, ended with the application."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.consents import TRANSCRIPTION
from interview_coach.services.transcribers import builtin_transcriber
from tests.fakes.gemini import FakeGemini
from tests.recorded import DATA


@pytest.mark.slow
def test_a_consent_taken_back_before_the_sound_is_packed_keeps_it_here(settings: Settings) -> None:
    with FakeGemini() as fake:
        app = open_coach(replace(settings, gemini_api_key="test-key", gemini_base_url=fake.url))
        app.consents.give(app.local_user_id, TRANSCRIPTION)
        chosen = app.transcribers.of(app.local_user_id)
        app.consents.withdraw(app.local_user_id, TRANSCRIPTION)
        heard = chosen.transcribe((DATA / "speech" / "fillers.webm").read_bytes())
        app.close()
    assert "talking" in heard.text and heard.engine != "gemini"
    assert fake.seen == []


@pytest.mark.slow
def test_a_prepared_process_is_there_soon_and_ends_with_the_application(app: CoachApp) -> None:
    app.transcribers.prepare(app.local_user_id)
    whisper = builtin_transcriber(app.settings.data_dir)
    ends = time.monotonic() + 20
    while whisper.pid is None:
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.02)
    while whisper.pid is not None:  # it is busy while the weights are checked
        assert time.monotonic() < ends, "it never ended"
        app.transcribers.close()
        time.sleep(0.02)
