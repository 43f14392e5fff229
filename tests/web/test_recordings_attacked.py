"""Recordings of others, words with markup, what is sent and what is left in the browser."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.recorded import RecordingKind
from interview_coach.services.answers import Submission
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.conftest import NOON, StandingClock
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AS_SPOKEN, AUDIO, BEGUN, USER, record
from tests.services.kept import files_of
from tests.web.visits import read

BOB = "bob"
SCRIPT = "<script>alert(1)</script>"
GEMINI = {"gemini_api_key": "test-key", "gemini_base_url": "http://127.0.0.1:9"}


@pytest.fixture
def foreign(recorder: CoachApp) -> dict[str, str]:
    """Ids of another user: a recording that became an answer, and one that still takes parts."""
    recorder.storage.add_user(BOB, NOON)
    recorder.consents.give(BOB, "audio")
    preparation = recorder.preparations.create(BOB, cv=CV, posting=POSTING)
    question = recorder.questions.prepare(BOB, preparation.id, count=1)[0].question.id
    done, begun = (recorder.recordings.begin(BOB, question, RecordingKind.AUDIO, "audio/webm").id for _ in range(2))
    recorder.recordings.take_part(BOB, done, 1, AUDIO)
    recorder.recordings.take_part(BOB, begun, 1, BEGUN)
    recorder.recordings.finish(BOB, done, 1, 2)
    recorder.jobs.wait()
    submission = recorder.transcripts.approve(BOB, done, Submission(STRONG_ANSWER), checked=True)
    answer = recorder.answers.submit(BOB, question, submission).id
    return {"question_id": question, "answer_id": answer, "done": done, "begun": begun, "number": "2"}


def all_of(recorder: CoachApp, foreign: dict[str, str]) -> object:
    blobs = {name: data for name, data in files_of(recorder).items() if name.startswith("blobs")}
    return recorder.recordings.of_question(BOB, foreign["question_id"]), blobs


def test_every_address_of_a_recording_is_not_found_for_another_user(
    client: TestClient, recorder: CoachApp, foreign: dict[str, str]
) -> None:
    before = all_of(recorder, foreign)
    sent = {"kind": "audio", "media_type": "audio/webm", "parts": 1, "seconds": 1, "text": "mine"}
    tried = 0
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        if "recording" not in path:
            continue
        for method in methods:
            for which in ("done", "begun"):
                address = path.format(recording_id=foreign[which], **foreign)
                body = {"put": {"content": b"x"}, "post": {"json": sent}}.get(method, {})
                assert client.request(method, address, **body).status_code == 404, (method, address)
                tried += 1
    assert tried >= 20, "the addresses are found in the description of the API"
    for which in ("done", "begun"):
        page = f"/recordings/{foreign[which]}"
        assert client.get(page).status_code == 404
        for action in ("finish", "remove", "transcript", "answers"):
            assert client.post(f"{page}/{action}", data={"text": "x"}).status_code == 404, action
        assert client.post(f"/privacy/recordings/{foreign[which]}/erase").status_code == 404
    consent = {"kind": "audio", "question": foreign["question_id"]}
    assert client.post("/recording-consents", data=consent).status_code == 404
    assert all_of(recorder, foreign) == before


def test_words_that_look_like_markup_stay_words(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.transcript = transcript_of(f"{SCRIPT} {{{{7*7}}}} <b>bold</b> {AS_SPOKEN}", unsure=frozenset([SCRIPT]))
    done = record(recorder, question_id)
    page = client.get(f"/recordings/{done.id}")
    assert SCRIPT not in page.text and "<b>bold" not in page.text
    assert SCRIPT in read(page).text and "{{7*7}}" in read(page).text
    answer = client.post(f"/recordings/{done.id}/answers", data={"text": f"{SCRIPT} {AS_SPOKEN}"})
    assert answer.status_code == 200 and SCRIPT not in answer.text


@pytest.mark.parametrize("number", ["-1", "100001", "9" * 30, "1.5", "first", "%2e%2e", "1e3"])
def test_parts_have_plain_numbers(client: TestClient, recorder: CoachApp, question_id: str, number: str) -> None:
    begun = recorder.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm")
    assert client.put(f"/api/v1/recordings/{begun.id}/parts/{number}", content=BEGUN).status_code == 422


def test_parts_may_come_in_any_order_and_two_gigabytes_may_not_come(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    begun = recorder.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm")
    address = f"/api/v1/recordings/{begun.id}"
    claimed = {"Content-Length": str(2 * 2**30)}
    assert client.put(f"{address}/parts/1", content=BEGUN, headers=claimed).status_code == 413
    assert client.put(f"{address}/parts/3", content=b"third").status_code == 204
    assert client.put(f"{address}/parts/1", content=BEGUN).status_code == 204
    assert client.get(address).json()["parts"] == [1, 3]
    refused = client.post(f"{address}/finish", json={"parts": 3, "seconds": 1})
    assert (refused.status_code, "2" in refused.json()["detail"]) == (409, True)


def test_the_transcript_tells_no_delivery_to_whom_switched_it_off(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    address = f"/api/v1/recordings/{record(recorder, question_id).id}/transcript"
    assert client.get(address).json()["delivery"]["words_per_minute"] > 0
    recorder.privacy.choose(USER, replace(recorder.privacy.settings(USER), show_delivery=False))
    assert client.get(address).json()["delivery"] is None


def test_the_browser_forgets_drafts_and_corrections_with_the_rest(client: TestClient) -> None:
    receipt = client.post("/privacy/everything", data={"confirm": "delete everything"})
    assert receipt.headers["clear-site-data"] == '"storage"'


@pytest.fixture
def with_model(settings: Settings, clock: StandingClock) -> Iterator[tuple[TestClient, CoachApp]]:
    app = open_coach(replace(settings, **GEMINI), coach=ScriptedCoach(), clock=clock)
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client, app
    app.close()


def test_sound_goes_to_a_model_only_after_a_consent_of_its_own_that_can_be_taken_back(
    with_model: tuple[TestClient, CoachApp],
) -> None:
    client, app = with_model
    app.consents.give(USER)  # texts may go there
    assert not app.transcribers.sends(USER)
    page = client.get("/privacy")
    assert "I agree to send the sound of my recordings" in page.text and read(page).forbidden == []
    for wrong in ("", "api.openai.com", "here"):
        assert client.post("/privacy/consents/give", data={"recipient": wrong}).status_code == 409
    assert not app.transcribers.sends(USER)
    agreed = client.post("/privacy/consents/give", data={"recipient": "127.0.0.1:9"})
    assert app.transcribers.sends(USER)
    assert "Sound may go to 127.0.0.1:9" in read(agreed).text
    assert "I agree to send the sound" not in agreed.text
    gone = client.post("/privacy/consents/withdraw", data={"kind": "transcription", "recipient": "127.0.0.1:9"})
    assert not app.transcribers.sends(USER)
    assert "taken back 24 Nov 2026" in read(gone).text
    assert app.consents.given(USER), "the consent to texts is another one"


def test_without_a_model_nobody_is_asked_to_send_sound(client: TestClient) -> None:
    assert "send the sound" not in client.get("/privacy").text
    assert client.post("/privacy/consents/give", data={"recipient": "127.0.0.1:9"}).status_code == 409


def test_who_keeps_recordings_in_a_bucket_says_so_before_asking(settings: Settings, clock: StandingClock) -> None:
    bucket = replace(settings, blobs_url="s3://far-away/coach", s3_key="k", s3_secret="s")
    app = open_coach(bucket, coach=ScriptedCoach(), clock=clock)
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    question = app.questions.prepare(USER, preparation.id, count=1)[0].question.id
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        room = client.get(f"/questions/{question}").text
    app.close()
    assert "s3://far-away/coach" in room and "on this computer only" not in room
