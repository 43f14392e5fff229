"""A spoken reply in a mock interview: recorded, written down, read over, handed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType, StoredMock
from interview_coach.domain.recorded import RecordingKind
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import ConfigurationError
from tests.cast import CV, POSTING, STRONG_ANSWER
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber
from tests.recorded import AS_SPOKEN, BEGUN, USER, record
from tests.web.visits import read


@pytest.fixture
def stored(recorder: CoachApp) -> StoredMock:
    """At its first question; silence of eight seconds ends a reply."""
    preparation = recorder.preparations.create(USER, cv=CV, posting=POSTING).id
    setup = MockSetup(MockType.BEHAVIORAL, 10, medium=Medium.SPOKEN, pause_seconds=8)
    return recorder.mocks.start(USER, preparation, setup)


def test_the_room_records_and_knows_where_to_go_on(client: TestClient, stored: StoredMock) -> None:
    page = client.get(f"/mocks/{stored.id}")
    assert "microphone=(self)" in page.headers["permissions-policy"]
    for words in (f'data-next="/mocks/{stored.id}/recordings/"', 'data-pause="8"', 'data-chosen="audio"'):
        assert words in page.text, words


def test_consent_leads_back_to_the_interview(client: TestClient, recorder: CoachApp, stored: StoredMock) -> None:
    recorder.consents.withdraw(USER, "audio")
    assert "I agree to record your voice<" in client.get(f"/mocks/{stored.id}").text
    form = {"kind": "audio", "question": stored.mock.asked[0], "mock": stored.id}
    back = client.post("/recording-consents", data=form, follow_redirects=False)
    assert back.headers["location"] == f"/mocks/{stored.id}?how=audio"
    assert client.post("/recording-consents", data={**form, "mock": "nobody"}).status_code == 404


def test_what_was_heard_is_read_over_and_becomes_the_reply(
    client: TestClient, recorder: CoachApp, stored: StoredMock
) -> None:
    recorder.mocks.keep_draft(USER, stored.id, "Typed before.")
    recording = record(recorder, stored.mock.asked[0])
    page = client.get(f"/mocks/{stored.id}/recordings/{recording.id}")
    assert page.url.path == f"/mocks/{stored.id}" and "This is what was heard" in page.text
    assert f"Typed before.\n\n{AS_SPOKEN}" in page.text, "what was typed before somebody spoke stays"
    assert "data-player" in page.text
    client.post(f"/mocks/{stored.id}/replies", data={"version": "1", "text": STRONG_ANSWER})
    went_on = recorder.mocks.get(USER, stored.id).mock
    assert went_on.replies(went_on.asked[0]) == (STRONG_ANSWER,)


def test_a_recording_that_was_not_handed_in_is_offered_again(
    client: TestClient, recorder: CoachApp, stored: StoredMock
) -> None:
    recording = record(recorder, stored.mock.asked[0])
    page = client.get(f"/mocks/{stored.id}")
    assert f"/mocks/{stored.id}/recordings/{recording.id}" in read(page).links


def test_an_unfinished_recording_is_finished_within_the_interview(
    client: TestClient, recorder: CoachApp, stored: StoredMock
) -> None:
    begun = recorder.recordings.begin(USER, stored.mock.asked[0], RecordingKind.AUDIO, "audio/webm")
    recorder.recordings.take_part(USER, begun.id, 1, BEGUN)
    assert f'value="{stored.id}"' in client.get(f"/mocks/{stored.id}").text
    back = client.post(f"/recordings/{begun.id}/finish", data={"mock": stored.id}, follow_redirects=False)
    assert back.headers["location"] == f"/mocks/{stored.id}/recordings/{begun.id}"


def test_one_that_cannot_be_written_down_says_why_and_offers_to_type(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, stored: StoredMock
) -> None:
    transcriber.failure = ConfigurationError("the voice model is missing")
    recording = record(recorder, stored.mock.asked[0])
    page = client.get(f"/mocks/{stored.id}/recordings/{recording.id}")
    assert "It is not written down." in page.text and "Type the answer instead" in page.text
    transcriber.failure = None
    again = client.post(f"/recordings/{recording.id}/transcript", data={"mock": stored.id})
    recorder.jobs.wait()
    assert again.url.path.startswith(f"/mocks/{stored.id}")


def test_a_recording_of_another_question_is_not_found_here(
    client: TestClient, recorder: CoachApp, stored: StoredMock
) -> None:
    other = next(
        q for q in recorder.questions.list(USER, stored.preparation_id) if q.question.id not in stored.mock.asked
    )
    recording = record(recorder, other.question.id)
    assert client.get(f"/mocks/{stored.id}/recordings/{recording.id}").status_code == 404
    assert "This is what was heard" not in client.get(f"/mocks/{stored.id}?heard={recording.id}").text


@pytest.mark.parametrize("ended", [True, False])
def test_with_the_interview_go_its_recordings(
    client: TestClient, recorder: CoachApp, clock: StandingClock, stored: StoredMock, ended: bool
) -> None:
    clock.advance(timedelta(minutes=3))
    recording = record(recorder, stored.mock.asked[0])
    if ended:
        client.post(f"/mocks/{stored.id}/end", data={"version": "1"})
    clock.advance(timedelta(hours=1))
    later = record(recorder, stored.mock.asked[0])
    client.post(f"/mocks/{stored.id}/remove")
    assert client.get(f"/recordings/{recording.id}").status_code == 404
    left = recorder.recordings.of_question(USER, stored.mock.asked[0])
    assert [each.id for each in left] == ([later.id] if ended else []), "practice after it is not part of it"
