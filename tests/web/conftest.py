"""For the tests of recordings: pages and API over an application that records, with a scripted transcriber."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.config import Settings
from interview_coach.web.app import create_app
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AS_SPOKEN, ask, recording_app


@pytest.fixture
def transcriber() -> ScriptedTranscriber:
    return ScriptedTranscriber(transcript_of(AS_SPOKEN, unsure=frozenset({"bearings."})))


@pytest.fixture
def recorder(settings: Settings, transcriber: ScriptedTranscriber, clock: StandingClock) -> Iterator[CoachApp]:
    with recording_app(settings, transcriber, clock) as app:
        yield app


@pytest.fixture
def client(recorder: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(recorder, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def question_id(recorder: CoachApp) -> str:
    return ask(recorder)
