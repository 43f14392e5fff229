"""A mock interview whose process dies."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.domain.interviews import MockSetup, MockType
from tests.cast import CV, POSTING, ScriptedCoach

USER = "local"

_KILLED = """
import os, signal, sys
from pathlib import Path
from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.services.mocks import MockReply
from tests.cast import ScriptedCoach

class Killed(ScriptedCoach):
    def evaluate(self, request):
        os.kill(os.getpid(), signal.SIGKILL)

app = open_coach(Settings(data_dir=Path(sys.argv[1])), coach=Killed())
app.mocks.say("local", sys.argv[2], MockReply(1, "My reply about the bearings."))
"""


@pytest.mark.slow
def test_a_reply_survives_the_death_of_the_process(settings: Settings) -> None:
    app = open_coach(settings, coach=ScriptedCoach())
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    stored = app.mocks.start(USER, preparation.id, MockSetup(MockType.BEHAVIORAL, 10))
    app.close()
    run = subprocess.run(
        [sys.executable, "-c", _KILLED, str(settings.data_dir), stored.id], cwd=Path(__file__).parents[2], check=False
    )
    assert run.returncode == -signal.SIGKILL
    app = open_coach(settings, coach=ScriptedCoach())
    left = app.mocks.get(USER, stored.id)
    assert left.mock.turns[-1].text == "My reply about the bearings."
    assert app.mocks.go_on(USER, stored.id).version == left.version + 1
    app.close()
