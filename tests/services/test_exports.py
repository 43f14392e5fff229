"""The export: everything, for one user, readable elsewhere, and made without a large memory."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from datetime import datetime, timedelta
from typing import Any

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.contract import EvaluationDocument, JobDocument, QuestionDocument
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.domain.recorded import RecordingKind
from interview_coach.errors import NotFound
from interview_coach.services.answers import Submission
from interview_coach.storage import tables
from interview_coach.storage.everything import NOUNS
from tests.cast import CANDIDATE, CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER
from tests.conftest import NOON, StandingClock
from tests.services.kept import HEARD, REPLY, SOUND, USER, content, fill, record, vault_of

MEBIBYTE = 2**20


def exported(app: CoachApp, user: str = USER) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(app.exports.export(user))))


def document(app: CoachApp, user: str = USER) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(app, user).read("export.json"))
    return found


def test_everything_is_in_it_and_reads_again(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    archive = exported(scripted_app)
    assert archive.testzip() is None
    media = f"recordings/{filled.recording.id}.webm"
    assert archive.namelist() == ["README.txt", media, "export.json"]
    assert archive.read(media) == filled.media
    found = json.loads(archive.read("export.json"))
    [preparation], [question], [answer] = found["preparations"], found["questions"], found["answers"]
    assert (preparation["cv"]["basics"]["name"], preparation["posting"]) == (CANDIDATE, POSTING_TEXT)
    assert preparation["cv"]["work"] == CV_DOCUMENT["work"]
    JobDocument.model_validate(preparation["job"])
    QuestionDocument.model_validate(question)
    assert (question["preparation_id"], question["own"]) == (preparation["id"], True)
    assert (answer["text"], answer["self_rating"], answer["seconds"]) == (STRONG_ANSWER, 4, 90)
    assert answer["question_id"] == question["id"]
    assert [e["answer_id"] for e in found["evaluations"]] == [answer["id"]] * 2, "earlier marks are kept, too"
    EvaluationDocument.model_validate(found["evaluations"][0]["evaluation"])
    [session] = found["interview_sessions"]
    assert answer["session_id"] == session["id"]


def test_recordings_stand_with_their_file_and_what_was_heard(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    [recording] = document(scripted_app)["recordings"]
    assert recording["file"] == f"recordings/{filled.recording.id}.webm"
    assert (recording["answer_id"], recording["state"], recording["file_problem"]) == (filled.answer, "answered", None)
    assert recording["transcript"]["text"] == HEARD.text
    TranscriptDocument.model_validate(recording["transcript"])
    assert recording["transcript"]["words"][0]["probability"] == 0.4


def test_money_consents_and_choices_are_in_it(scripted_app: CoachApp) -> None:
    fill(scripted_app)
    found = document(scripted_app)
    assert (found["model_calls"][0]["cost_usd"], found["model_calls"][0]["tokens"]["input"]) == ("0.002", 10)
    assert found["model_replies"][0]["reply"] == json.loads(REPLY)
    assert sorted(consent["kind"] for consent in found["consents"]) == ["audio", "model"]
    assert found["settings"] == {
        "recording_days": 20,
        "show_delivery": False,
        "budget": {"month_usd": "2.50", "session_usd": None},
        "hide_numbers": False,
    }
    assert found["format"] == "interview-coach-export/1"
    assert datetime.fromisoformat(found["exported_at"]) == NOON


def test_real_interviews_disputes_and_opinions_are_in_it(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    found = document(scripted_app)
    [interview], [dispute], [opinion] = found["real_interviews"], found["disputes"], found["opinions"]
    assert (interview["who"], interview["outcome"], interview["feeling"]) == ("Ms Adeyemi-Holt", "offer", 4)
    assert interview["asked"][0]["question_id"] == filled.question
    assert (dispute["answer_id"], dispute["reason"]) == (filled.answer, "The marmalade was the result.")
    assert (dispute["own_mark"], dispute["dimension"]) == (4, "result")
    assert (opinion["useful"], opinion["note"]) == (False, "It missed the quince.")


def test_no_table_is_forgotten() -> None:
    """A new table has to be exported, or named here with the reason."""
    settings_of_one_row = {"budgets", "privacy_settings", "view_settings", "plan_settings"}
    copied_from_evaluations = {"marks"}
    the_key_itself = {"users"}
    assert set(NOUNS) | settings_of_one_row | copied_from_evaluations | the_key_itself == set(tables.metadata.tables)


def test_nothing_of_another_user_is_in_it(scripted_app: CoachApp) -> None:
    scripted_app.storage.add_user("bob", NOON)
    mine, other = fill(scripted_app), fill(scripted_app, "bob")
    for user, own, foreign in ((USER, mine, other), ("bob", other, mine)):
        archive = exported(scripted_app, user)
        text = archive.read("export.json").decode()
        assert own.preparation in text and own.recording.id in text
        for id in (foreign.preparation, foreign.question, foreign.answer, foreign.recording.id):
            assert id not in text
        assert all(foreign.recording.id not in name for name in archive.namelist())
    with pytest.raises(NotFound):
        scripted_app.exports.export("carol")


def test_it_is_the_same_each_time(scripted_app: CoachApp, clock: StandingClock) -> None:
    filled = fill(scripted_app)
    for number in range(3):
        clock.advance(timedelta(minutes=1))
        record(scripted_app, filled.question, (SOUND, content(1000, number)))
    first, second = (b"".join(scripted_app.exports.export(USER)) for _ in range(2))
    assert first == second
    recordings = document(scripted_app)["recordings"]
    assert len(recordings) == 4
    assert [r["created_at"] for r in recordings] == sorted(r["created_at"] for r in recordings)


def test_an_empty_account_is_exported_too(scripted_app: CoachApp) -> None:
    found = document(scripted_app)
    assert all(found[noun] == [] for noun in NOUNS)


def test_more_rows_than_are_read_at_once(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    scripted_app.questions.replace(USER, filled.question)
    scripted_app.questions.prepare(USER, filled.preparation, count=50)
    questions = document(scripted_app)["questions"]
    assert len({question["id"] for question in questions}) == len(questions) == 51
    assert [q["id"] for q in questions if q["dismissed"]] == [filled.question]


def test_a_recording_that_was_erased_or_is_not_finished_has_no_file(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    begun = scripted_app.recordings.begin(USER, filled.question, RecordingKind.AUDIO, "audio/webm")
    scripted_app.recordings.take_part(USER, begun.id, 1, SOUND)
    scripted_app.recordings.erase(USER, filled.recording.id)
    archive = exported(scripted_app)
    assert archive.namelist() == ["README.txt", "export.json"]
    found = {r["id"]: r for r in json.loads(archive.read("export.json"))["recordings"]}
    assert {r["file"] for r in found.values()} == {None}
    assert found[filled.recording.id]["transcript"]["text"] == HEARD.text


def test_a_damaged_recording_is_named_and_the_rest_comes(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    whole = record(scripted_app, filled.question, (SOUND + b"another",))
    folder = scripted_app.settings.data_dir / "blobs" / "recordings" / filled.recording.id
    last = sorted(folder.iterdir())[-1]
    last.write_bytes(last.read_bytes()[:-1] + b"x")
    archive = exported(scripted_app)
    assert archive.testzip() is None
    found = {r["id"]: r for r in json.loads(archive.read("export.json"))["recordings"]}
    assert "part 2" in found[filled.recording.id]["file_problem"]
    assert found[whole.id]["file_problem"] is None
    assert archive.read(found[whole.id]["file"]) == SOUND + b"another"
    assert archive.read(found[filled.recording.id]["file"]) == filled.media[:150_000]


def test_what_is_removed_while_it_is_read_does_not_stop_it(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    pieces = scripted_app.exports.export(USER)
    first = next(pieces)  # in the middle of the recording
    scripted_app.preparations.remove(USER, filled.preparation)
    vault_of(scripted_app).erase(filled.recording.id)
    archive = zipfile.ZipFile(io.BytesIO(first + b"".join(pieces)))
    assert archive.testzip() is None
    assert json.loads(archive.read("export.json"))["preparations"] == []


def test_half_a_character_of_utf16_survives(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    scripted_app.answers.submit(USER, filled.question, Submission("half \ud83d here, Žofie"))
    texts = [answer["text"] for answer in document(scripted_app)["answers"]]
    assert "half \ud83d here, Žofie" in texts


@pytest.mark.slow
def test_a_large_recording_streams_through_little_memory(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    record(scripted_app, filled.question, (SOUND, *(content(8 * MEBIBYTE, seed) for seed in range(4))))
    tracemalloc.start()
    largest = total = 0
    for piece in scripted_app.exports.export(USER):
        largest, total = max(largest, len(piece)), total + len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total > 32 * MEBIBYTE
    assert largest < MEBIBYTE
    assert peak < 8 * MEBIBYTE
