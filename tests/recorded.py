"""Recordings for tests: small real files of a browser, and an application whose transcriber has a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.recorded import Recording, RecordingKind
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber

USER = "local"
DATA = Path(__file__).parent / "data"
AUDIO = (DATA / "recordings" / "audio.webm").read_bytes()
"""What Chromium's MediaRecorder makes of two seconds of sound: without length and index."""
VIDEO = (DATA / "recordings" / "video.webm").read_bytes()
BEGUN = AUDIO[:64]
"""What has arrived of a recording after a moment."""
PART = 2_000
AS_SPOKEN = "Um, " + " ".join(STRONG_ANSWER.split())


def parts_of(recording: bytes, size: int = PART) -> list[bytes]:
    return [recording[at : at + size] for at in range(0, len(recording), size)]


@contextmanager
def recording_app(
    settings: Settings, transcriber: ScriptedTranscriber, clock: StandingClock | None = None
) -> Iterator[CoachApp]:
    """An application that is asked one question; its user agreed to both kinds of recordings."""
    app = open_coach(settings, coach=ScriptedCoach(), transcriber=transcriber, clock=clock or StandingClock())
    for kind in RecordingKind:
        app.consents.give(USER, kind.value)
    try:
        yield app
    finally:
        transcriber.gate.set()
        app.close()


def ask(app: CoachApp) -> str:
    """Id of a new question."""
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    return app.questions.prepare(USER, preparation.id, count=1)[0].question.id


def record(app: CoachApp, question_id: str, recording: bytes = AUDIO, seconds: int = 2) -> Recording:
    """Sent in parts, finished, and written down."""
    begun = app.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm;codecs=opus")
    sent = parts_of(recording)
    for number, part in enumerate(sent, start=1):
        app.recordings.take_part(USER, begun.id, number, part)
    app.recordings.finish(USER, begun.id, len(sent), seconds)
    app.jobs.wait()
    return app.recordings.get(USER, begun.id)


def played(app: CoachApp, recording_id: str, start: int = 0, end: int | None = None) -> bytes:
    return b"".join(app.recordings.play(USER, recording_id, start, end).pieces)
