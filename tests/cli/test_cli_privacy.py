"""`coach export` and `coach erase`."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import load_settings
from interview_coach.contract_privacy import ReceiptDocument
from interview_coach.errors import StorageFailed
from interview_coach.services.exports import Exports
from tests.cast import ScriptedCoach
from tests.cli.running import coach, refused
from tests.services.kept import USER, Filled, fill


@pytest.fixture
def filled(own_settings: None) -> Filled:
    app = open_coach(load_settings(), coach=ScriptedCoach())
    found = fill(app)
    app.close()
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def app(filled: Filled) -> Iterator[CoachApp]:
    opened = open_coach(load_settings(), coach=ScriptedCoach())
    yield opened
    opened.close()


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coach.cli.erase._asked_on_a_terminal", lambda: True)


def test_a_copy_is_written_with_its_size_and_digest(filled: Filled, folder: Path) -> None:
    ran = coach("export", "--output", "copy.zip", "--json")
    data = (folder / "copy.zip").read_bytes()
    assert (ran.status, ran.err) == (0, "")
    assert ran.json == {"file": "copy.zip", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert stat.S_IMODE((folder / "copy.zip").stat().st_mode) == 0o600
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert json.loads(archive.read("export.json"))["answers"][0]["id"] == filled.answer
    assert archive.read(f"recordings/{filled.recording.id}.webm") == filled.media


def test_without_a_name_it_has_that_of_the_day(filled: Filled, folder: Path) -> None:
    ran = coach("export")
    [copy] = folder.glob("coach-export-20*.zip")
    assert (ran.status, copy.name in ran.out, "not encrypted" in ran.out) == (0, True, True)


def test_it_never_overwrites(filled: Filled, folder: Path) -> None:
    (folder / "copy.zip").write_bytes(b"mine")
    assert "not overwritten" in refused(coach("export", "--output", "copy.zip"))
    assert (folder / "copy.zip").read_bytes() == b"mine"
    assert "cannot be written" in refused(coach("export", "--output", "nowhere/copy.zip"))


def test_it_can_go_through_a_pipe(filled: Filled) -> None:
    command = [sys.executable, "-m", "interview_coach", "export", "--output", "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    archive = zipfile.ZipFile(io.BytesIO(done.stdout))
    assert archive.read(f"recordings/{filled.recording.id}.webm") == filled.media
    assert done.stderr == b""
    assert "--json" in refused(coach("export", "--output", "-", "--json"))


def test_half_a_copy_is_taken_away(filled: Filled, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Exports, user_id: str) -> Iterator[bytes]:
        yield b"PK"
        raise StorageFailed("the disk did not give it")

    monkeypatch.setattr(Exports, "export", broken)
    ran = coach("export", "--output", "copy.zip")
    assert (ran.status, ran.out) == (1, "")
    assert not (folder / "copy.zip").exists()


def test_everything_is_deleted_with_a_receipt(filled: Filled) -> None:
    ran = coach("erase", "--yes-delete-everything", "--json")
    receipt = ReceiptDocument.model_validate(ran.json)
    assert (ran.status, ran.err) == (0, "")
    assert (receipt.counts["answers"], receipt.counts["recording_files"], receipt.key_destroyed) == (1, 2, True)
    again = coach("erase", "--yes-delete-everything")
    assert (again.status, "There was nothing to delete." in again.out) == (0, True)


def test_a_receipt_to_read(filled: Filled) -> None:
    ran = coach("erase", "--yes-delete-everything")
    assert "recording files" in ran.out and "Deleted on" in ran.out


def test_nothing_is_deleted_by_the_way(filled: Filled, app: CoachApp) -> None:
    assert "--yes-delete-everything" in refused(coach("erase", typed="delete everything\n"))
    assert "one of the two" in refused(coach("erase", "--recordings", "--yes-delete-everything"))
    assert app.answers.get(USER, filled.answer)


def test_on_a_terminal_it_asks(filled: Filled, app: CoachApp, on_a_terminal: None) -> None:
    for typed in ("yes\n", "delete\n"):
        ran = coach("erase", typed=typed)
        assert (ran.status, "Deleted" in ran.out) == (2, False)
        assert "nothing was deleted" in ran.err
    ran = coach("erase", "--recordings", typed="n\n")
    assert (ran.status, "nothing was deleted" in ran.err) == (2, True)
    assert app.recordings.play(USER, filled.recording.id)
    assert coach("erase", "--recordings", typed="y\n").status == 0
    assert app.answers.get(USER, filled.answer)
    assert coach("erase", typed="delete everything\n").status == 0
    assert app.preparations.list(USER).total == 0


def test_only_recordings(filled: Filled, app: CoachApp) -> None:
    ran = coach("erase", "--recordings", "--json")
    assert ran.json["counts"] == {"recordings": 1}
    assert app.answers.get(USER, filled.answer)
    assert not app.recordings.get(USER, filled.recording.id).has_media
