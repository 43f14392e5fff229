"""`coach transcribe`: the contract's JSON, the page, and what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ConfigDict

from interview_coach.contract_speech import TranscriptDocument
from interview_coach.services.transcribers import builtin_transcriber
from interview_coach.speech import installed, weights
from tests.cli.running import Ran, coach, refused
from tests.fakes.gemini import FakeGemini
from tests.fakes.script import Reply
from tests.speech.sounds import CLIPS, clip, encoded, silence

pytestmark = pytest.mark.slow

READ, FILLERS = str(CLIPS / "read.wav"), str(CLIPS / "fillers.webm")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One data folder for all tests, so that the model is loaded once."""
    folder = tmp_path_factory.mktemp("data")
    builtin_transcriber(folder)
    return str(folder)


def transcribe(data: str, *arguments: str, **more: Any) -> Ran:
    return coach("transcribe", *arguments, "--data", data, **more)


def test_the_json_fits_the_contract(data: str) -> None:
    ran = transcribe(data, FILLERS, "--json")
    assert (ran.status, ran.err) == (0, "")
    strict = type("Strict", (TranscriptDocument,), {"model_config": ConfigDict(extra="forbid")})
    strict.model_validate(ran.json)
    assert {"text", "words", "duration", "delivery"} <= ran.json.keys()
    assert ran.json["words"][0].keys() == {"text", "start", "end", "probability"}
    spoken = ran.json["delivery"]
    assert (spoken["fillers"], spoken["hesitations"], spoken["phrases"]) == (4, 3, 1)
    assert spoken["fillers_per_100_words"] == pytest.approx(400 / len(ran.json["words"]), abs=0.01)
    assert 0 < spoken["mean_pause"] <= spoken["longest_pause"] < 3
    assert 0.5 < spoken["speaking_share"] < 1
    assert ran.json["engine"] == "builtin"


def test_the_page_says_what_was_said_and_how(data: str) -> None:
    page = " ".join(transcribe(data, FILLERS).out.split())
    assert "This is the acoustic corpus." in page
    assert "words a minute" in page and "usual 130 to 180" in page
    assert "0:08 “um”" in page
    assert "(?)" in page and "hard to make out" in page
    assert "never counts in your mark" in page


def test_a_short_recording_is_taken_lightly(data: str) -> None:
    assert "take these figures lightly" in transcribe(data, READ).out


def test_silence_is_said_to_be_silence(data: str, tmp_path: Path) -> None:
    file = tmp_path / "silence.wav"
    file.write_bytes(encoded(silence(3)))
    assert transcribe(data, str(file)).out == "Nobody speaks in this recording.\n"
    document = transcribe(data, str(file), "--json").json
    assert (document["text"], document["words"], document["delivery"]["words_per_minute"]) == ("", [], 0)


def test_a_recording_can_come_from_stdin(data: str) -> None:
    ran = transcribe(data, "-", "--json", typed=clip("read.wav"))
    assert (ran.status, ran.json["duration"]) == (0, pytest.approx(2.99, abs=0.01))


def test_files_that_are_none_are_refused(data: str, tmp_path: Path) -> None:
    (tmp_path / "empty.webm").write_bytes(b"")
    (tmp_path / "text.mp3").write_text("I led the project.")
    assert "is empty" in refused(transcribe(data, str(tmp_path / "empty.webm"), "--json"))
    assert "no recording" in refused(transcribe(data, str(tmp_path / "text.mp3")))
    assert "there is no file" in refused(transcribe(data, str(tmp_path / "none.wav")))
    assert "cannot be read" in refused(transcribe(data, str(tmp_path)))


def test_a_file_of_more_than_500_megabytes_is_not_even_opened(data: str, tmp_path: Path) -> None:
    large = tmp_path / "large.webm"
    with large.open("wb") as file:
        file.truncate(500_000_001)
    assert "500 MB" in refused(transcribe(data, str(large)))


def test_without_the_extra_the_command_fails_with_the_remedy(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "LIBRARIES", ("no_such_library_at_all",))
    for engine in ("builtin", "gemini"):
        ran = transcribe(data, READ, "--engine", engine)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.count("\n") == 1 and "make run" in ran.err and "SPEECH=0" in ran.err


def test_gemini_needs_a_key_and_a_consent_of_its_own(data: str) -> None:
    assert "COACH_GEMINI_API_KEY" in refused(transcribe(data, READ, "--engine", "gemini"))
    with FakeGemini() as fake:
        env = {"COACH_GEMINI_API_KEY": "test-key", "COACH_GEMINI_BASE_URL": fake.url}
        assert "agree to it" in refused(transcribe(data, READ, "--engine", "gemini", env=env))
        assert fake.generated == []


def test_gemini_listens_where_the_user_agreed_and_the_cost_is_written_down(tmp_path: Path) -> None:
    own = str(tmp_path / "own")
    with FakeGemini(lambda _: Reply(json.dumps({"text": "He was, um, a man."}))) as fake:
        env = {
            "COACH_GEMINI_API_KEY": "test-key", "COACH_GEMINI_BASE_URL": fake.url, "COACH_CONSENT_MODEL": "1",
        }  # fmt: skip
        document = transcribe(own, READ, "--engine", "gemini", "--json", env=env).json
        assert (document["engine"], document["text"], document["timed"]) == ("gemini", "He was, um, a man.", False)
        assert document["words"][0]["probability"] is None
        assert len(fake.generated) == 1
    usage = coach("usage", "--data", own, "--json").json
    assert [(share["name"], share["total"]["calls"]) for share in usage["by_feature"]] == [("transcription", 1)]


def doctor(data: str) -> dict[str, Any]:
    checks = coach("doctor", "--data", data, "--json").json["checks"]
    return next(check for check in checks if check["name"] == "Speech")


def test_the_doctor_knows_about_speech(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor(data)["status"] == "ok" and "published" in doctor(data)["detail"]
    with monkeypatch.context() as patch:
        patch.setattr(weights, "SHA256", {**weights.SHA256, "config.json": "0" * 64})
        assert doctor(data)["status"] == "failed"
    with monkeypatch.context() as patch:
        patch.setattr(weights, "PACKAGES", ("no_such_package", "no_such_package_2"))
        assert doctor(data)["status"] == "warning"
    monkeypatch.setattr(installed, "LIBRARIES", ("no_such_library_at_all",))
    assert "not installed" in doctor(data)["detail"] and "make run" in doctor(data)["remedy"]


def test_the_help_names_it() -> None:
    assert "transcribe" in coach("--help").out
