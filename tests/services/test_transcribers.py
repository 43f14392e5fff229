"""The transcriber of this machine as the application holds it: prepared early, ended with the application."""

from __future__ import annotations

import time

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.services.transcribers import builtin_transcriber


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
