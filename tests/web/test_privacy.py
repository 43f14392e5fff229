"""The page about one's own data, and /api/v1/privacy, /export and /everything."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_privacy import PrivacyDocument, ReceiptDocument
from interview_coach.domain.privacy import PrivacySettings, size_words
from interview_coach.domain.recorded import RecordingKind
from interview_coach.errors import StorageFailed
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.web.app import create_app
from tests.conftest import StandingClock
from tests.services.kept import USER, Filled, fill, record
from tests.web.visits import read

SCRIPT = "<script>alert(1)</script>"
CONFIRM = "delete everything"


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def filled(scripted_app: CoachApp) -> Filled:
    return fill(scripted_app)


def text_of(client: TestClient) -> str:
    return read(client.get("/privacy")).text


def test_an_empty_account_says_so(client: TestClient) -> None:
    text = text_of(client)
    assert "There are none. If you speak an answer" in text
    assert "Nothing so far. You are asked before anything is recorded or sent." in text
    assert "All of it 0 bytes" in text


def test_the_page_says_what_is_kept_how_big_and_until_when(client: TestClient, filled: Filled) -> None:
    reply = client.get("/privacy")
    page = read(reply)
    assert page.forbidden == []
    assert "Your answers 1" in page.text and "Marks and feedback 2" in page.text
    assert "Recordings 1 200 KB see below" in page.text
    assert "Replies of language models 1" in page.text and "30 days" in page.text
    assert "Tell me about a fault that kept coming back, local." in page.text
    assert "Sound of 24 Nov 2026 · 2 s · 200 KB" in page.text
    assert "It goes by itself on 24 Dec 2026. Its text stays." in page.text
    assert "coach.sqlite3" in page.text and "master.key" in page.text and "blobs" in page.text
    assert f"/answers/{filled.answer}" in page.links and "/api/v1/export" in page.links


def test_every_page_leads_to_it(client: TestClient) -> None:
    for address in ("/", "/history", "/consent"):
        assert "/privacy" in read(client.get(address)).links, address


def test_a_question_cannot_break_the_page(client: TestClient, scripted_app: CoachApp, filled: Filled) -> None:
    own = client.post(f"/preparations/{filled.preparation}/questions/own", data={"text": SCRIPT})
    assert own.status_code == 200
    question = scripted_app.questions.list(USER, filled.preparation)[-1].question
    record(scripted_app, question.id)
    reply = client.get("/privacy")
    assert SCRIPT not in reply.text and "alert(1)" in read(reply).text


def test_an_upload_that_is_not_finished_is_shown(client: TestClient, scripted_app: CoachApp, filled: Filled) -> None:
    scripted_app.recordings.begin(USER, filled.question, RecordingKind.AUDIO, "audio/ogg")
    text = text_of(client)
    assert "not finished" in text and "It goes by itself after a day." in text


def test_only_some_recordings_stand_open(client: TestClient, scripted_app: CoachApp, filled: Filled) -> None:
    for _ in range(9):
        record(scripted_app, filled.question)
    text = text_of(client)
    assert "2 more" in text
    assert "Sound and picture of all 10 recordings" in text


def test_one_recording_is_deleted_and_its_text_and_mark_stay(
    client: TestClient, scripted_app: CoachApp, filled: Filled
) -> None:
    reply = client.post(f"/privacy/recordings/{filled.recording.id}/erase")
    assert (reply.status_code, reply.url.path) == (200, "/privacy")
    assert "There are none." in read(reply).text
    assert "Texts of recordings 1" in read(reply).text
    assert "3.4" in read(client.get(f"/answers/{filled.answer}")).text
    assert client.post("/privacy/recordings/nowhere/erase").status_code == 404


def test_all_recordings_are_deleted(client: TestClient, scripted_app: CoachApp, filled: Filled) -> None:
    record(scripted_app, filled.question)
    reply = client.post("/privacy/recordings/erase")
    assert "Recordings 0" in read(reply).text and "Your answers 1" in read(reply).text


def test_days_and_delivery_are_chosen(client: TestClient, scripted_app: CoachApp) -> None:
    reply = client.post("/privacy/settings", data={"recording_days": "7", "show_delivery": "on"})
    assert (reply.url.path, read(reply).fields["recording_days"]) == ("/privacy", "7")
    assert scripted_app.privacy.settings(USER) == PrivacySettings(7, True)
    client.post("/privacy/settings", data={"recording_days": "365"})
    assert scripted_app.privacy.settings(USER) == PrivacySettings(365, False)
    assert "checked" not in client.get("/privacy").text


@pytest.mark.parametrize("days", ["0", "366", "-1", "", "many", "1e2", "٣", SCRIPT])
def test_days_that_cannot_be_kept_stand_beside_the_field(client: TestClient, scripted_app: CoachApp, days: str) -> None:
    reply = client.post("/privacy/settings", data={"recording_days": days})
    assert reply.status_code == 422
    assert "Recordings are kept for 1 to 365 days." in read(reply).text
    assert read(reply).fields["recording_days"] == days
    assert scripted_app.privacy.settings(USER).recording_days == 30


def test_consents_of_every_kind_have_a_history_and_can_be_taken_back(
    client: TestClient, scripted_app: CoachApp, filled: Filled
) -> None:
    assert "Sound of your answers is kept on this computer" in text_of(client)
    assert "Texts may go to model.example" in text_of(client)
    reply = client.post("/privacy/consents/withdraw", data={"kind": "audio", "recipient": "here"})
    assert "taken back 24 Nov 2026" in read(reply).text
    assert [c.kind for c in scripted_app.consents.everything(USER) if c.withdrawn_at is None] == ["model"]
    client.post("/privacy/consents/withdraw", data={"kind": "model", "recipient": "model.example"})
    assert all(c.withdrawn_at for c in scripted_app.consents.everything(USER))
    assert client.post("/privacy/consents/withdraw", data={"kind": "telepathy"}).status_code == 422


@pytest.mark.parametrize("words", ["", "delete", "yes", "delete everything!", SCRIPT])
def test_everything_is_only_deleted_when_it_is_written(
    client: TestClient, scripted_app: CoachApp, filled: Filled, words: str
) -> None:
    reply = client.post("/privacy/everything", data={"confirm": words})
    assert reply.status_code == 422
    assert "Write “delete everything” to confirm; nothing was deleted." in read(reply).text
    assert scripted_app.preparations.get(USER, filled.preparation)


def test_everything_is_deleted_and_a_receipt_is_shown(
    client: TestClient, scripted_app: CoachApp, filled: Filled
) -> None:
    reply = client.post("/privacy/everything", data={"confirm": "  Delete  everything "})
    page = read(reply)
    assert (reply.status_code, page.forbidden) == (200, [])
    assert "Everything is deleted" in page.text
    assert "Your answers 1" in page.text and "Files of recordings 2" in page.text
    assert "The key that opened your data is destroyed." in page.text
    assert scripted_app.preparations.list(USER).total == 0
    assert client.get("/").status_code == 200
    again = read(client.post("/privacy/everything", data={"confirm": CONFIRM}))
    assert "There was nothing to delete." in again.text


def test_the_receipt_says_what_could_not_be_reached(
    client: TestClient, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: FolderBlobs, key: str) -> None:
        raise StorageFailed("out of reach")

    monkeypatch.setattr(FolderBlobs, "delete", refuse)
    page = read(client.post("/privacy/everything", data={"confirm": CONFIRM}))
    assert "The files of 1 recording could not be reached." in page.text


def test_another_site_cannot_delete_or_choose(client: TestClient, scripted_app: CoachApp, filled: Filled) -> None:
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    for method, address in (
        ("POST", "/privacy/everything"),
        ("DELETE", "/api/v1/everything"),
        ("PUT", "/api/v1/privacy"),
    ):
        assert client.request(method, address, headers=foreign, data={"confirm": CONFIRM}).status_code == 403
    assert scripted_app.preparations.list(USER).total == 1


def test_the_api_says_what_is_kept(client: TestClient, filled: Filled) -> None:
    found = client.get("/api/v1/privacy").json()
    PrivacyDocument.model_validate(found)
    assert (found["recording_days"], found["show_delivery"]) == (20, False)
    kept = {each["noun"]: each for each in found["kept"]}
    assert (kept["answers"]["count"], kept["recordings"]["size"]) == (1, 200_000)
    assert kept["answers"]["size"] > 500
    [recording] = found["recordings"]
    assert (recording["id"], recording["has_transcript"]) == (filled.recording.id, True)
    assert recording["expires_at"] == "2026-12-24T12:00:00Z"
    assert sorted(c["kind"] for c in found["consents"]) == ["audio", "model"]


def test_the_api_changes_days(client: TestClient) -> None:
    changed = client.put("/api/v1/privacy", json={"recording_days": 3, "show_delivery": False}).json()
    assert (changed["recording_days"], changed["show_delivery"]) == (3, False)
    for wrong in (0, 366, "many", None):
        reply = client.put("/api/v1/privacy", json={"recording_days": wrong})
        assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")
    assert client.get("/api/v1/privacy").json()["recording_days"] == 3


def test_the_export_is_a_zip_to_keep(client: TestClient, filled: Filled) -> None:
    reply = client.get("/api/v1/export")
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/zip")
    assert reply.headers["content-disposition"] == 'attachment; filename="coach-export-2026-11-24.zip"'
    assert reply.headers["cache-control"] == "no-store"
    archive = zipfile.ZipFile(io.BytesIO(reply.content))
    assert json.loads(archive.read("export.json"))["answers"][0]["id"] == filled.answer


def test_the_api_deletes_everything_when_it_is_confirmed(
    client: TestClient, scripted_app: CoachApp, filled: Filled
) -> None:
    for body in ({"confirm": "yes"}, {}, None):
        reply = client.request("DELETE", "/api/v1/everything", json=body)
        assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")
    assert scripted_app.preparations.list(USER).total == 1
    reply = client.request("DELETE", "/api/v1/everything", json={"confirm": CONFIRM})
    receipt = ReceiptDocument.model_validate(reply.json())
    assert (reply.status_code, receipt.key_destroyed, receipt.counts["answers"]) == (200, True, 1)
    assert scripted_app.preparations.list(USER).total == 0


def test_where_things_lie_shows_no_password(scripted_app: CoachApp) -> None:
    from interview_coach.services.privacy import _places

    settings = replace(
        scripted_app.settings,
        database_url="postgresql://me:s3cret@db.example/coach?password=s3cret",
        blobs_url="s3://bucket/coach",
        master_key="k3y",
    )
    places = _places(settings)
    assert (places.database, places.recordings) == ("postgresql://db.example/coach", "s3://bucket/coach")
    assert places.key == "COACH_MASTER_KEY"


def test_the_last_day_moves_with_the_choice(client: TestClient, scripted_app: CoachApp, clock: StandingClock) -> None:
    filled = fill(scripted_app)
    client.put("/api/v1/privacy", json={"recording_days": 1})
    new = record(scripted_app, filled.question)
    assert new.expires_at - new.created_at == timedelta(days=1)
    assert filled.recording.expires_at - filled.recording.created_at == timedelta(days=30)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (12_400, "12 KB"), (999_499, "999 KB"),
        (999_500, "1.0 MB"), (3_440_000, "3.4 MB"), (9_960_000, "10 MB"), (250_000_000, "250 MB"),
        (1_260_000_000, "1.3 GB"), (2_000_000_000_000, "2.0 TB"), (5_000_000_000_000_000, "5,000 TB"),
    ],
)  # fmt: skip
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_every_kind_that_is_kept_and_erased_has_words_for_people() -> None:
    from interview_coach.storage import tables
    from interview_coach.web.pages.privacy import ERASED

    owned = {name for name, table in tables.metadata.tables.items() if "user_id" in table.c}
    assert owned | {"recording_files", "transcripts"} == set(ERASED)
