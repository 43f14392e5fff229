"""`coach schedule` as a program sees it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from typer.testing import CliRunner

from interview_coach.cli.main import app

_DAY = date.today() + timedelta(days=60)
_FRIDAY = _DAY + timedelta(days=(4 - _DAY.weekday()) % 7)
AT = f"{_FRIDAY}T18:00"  # to come, by the real clock


def later(days: int, at: str) -> str:
    return f"{_FRIDAY + timedelta(days=days)}T{at}"


def run(data: Path, *arguments: str, status: int = 0) -> str:
    done = CliRunner().invoke(app, ["schedule", *arguments, "--data", str(data)])
    assert done.exit_code == status, done.output
    return done.stdout if status == 0 else done.stderr


def test_an_appointment_is_added_listed_moved_and_cancelled(tmp_path: Path) -> None:
    series = ("--repeat", "weekly", "--on", "Fri", "--count", "3", "--json")
    made = json.loads(run(tmp_path, "add", "--at", AT, "--zone", "Europe/Berlin", *series))
    assert len(made["occurrences"]) == 3 and made["recurrence"]["weekdays"] == [4]
    moved = run(tmp_path, "move", made["id"], "--slot", AT, "--at", later(1, "10:00"), "--json")
    assert json.loads(moved)["sequence"] == 1
    gone = json.loads(run(tmp_path, "cancel", made["id"], "--slot", later(7, "18:00"), "--json"))
    assert [each["slot"] for each in gone["occurrences"]] == [AT, later(14, "18:00")]
    assert json.loads(run(tmp_path, "cancel", made["id"], "--json"))["cancelled"]


def test_what_is_wrong_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    run(tmp_path, "add", "--at", AT, "--zone", "Europe/Berlin")
    for arguments, words in (
        (("add",), "--at"),
        (("add", "--at", "2020-01-01T10:00"), "already been"),
        (("add", "--at", AT), "--anyway"),
        (("add", "--at", later(30, "10:00"), "--ends", later(30, "09:00")), "end must come after"),
        (("add", "--at", later(30, "10:00"), "--zone", "Mars/X"), "time zone"),
        (("add", "--at", later(30, "10:00"), "--repeat", "daily"), "must end"),
        (("add", "--at", later(30, "10:00+02:00")), "offset"),
        (("move",), "id of an appointment"),
        (("import", str(tmp_path / "nothing.ics")), "cannot be read"),
        (("feed", "sideways"), "open or close"),
    ):
        said = run(tmp_path, *arguments, status=2)
        assert words in said and said.count("\n") == 1, said


def test_calendars_go_out_and_come_in(tmp_path: Path) -> None:
    run(tmp_path, "add", "--at", AT, "--zone", "Europe/Berlin")
    target = tmp_path / "mine.ics"
    run(tmp_path, "export", str(target))
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "not overwritten" in run(tmp_path, "export", str(target), status=2)
    assert json.loads(run(tmp_path, "import", str(target), "--json"))["name"] == "mine"
    assert json.loads(run(tmp_path, "feed", "--json"))["path"] is None
    assert json.loads(run(tmp_path, "feed", "open", "--json"))["path"].endswith(".ics")
    run(tmp_path, "feed", "close")
    assert json.loads(run(tmp_path, "feed", "--json"))["path"] is None
