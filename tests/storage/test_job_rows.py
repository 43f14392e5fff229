"""Jobs leave the tables of DBOS with the recordings they were about."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from interview_coach.errors import StorageFailed
from interview_coach.storage.job_rows import forget_jobs, forget_ticks

REAL = """
import sys, time
from pathlib import Path
from interview_coach.jobs import DurableJobs

done = []
jobs = DurableJobs(Path(sys.argv[1]), {"transcribe": lambda user, record: done.append(record)}, lambda: None)
for record in ("gone4711", "here4712"):
    jobs.start("transcribe", "local", record, f"transcribe:{record}:1")
until = time.monotonic() + 30
while len(done) < 2 and time.monotonic() < until:
    time.sleep(0.1)
time.sleep(1)
jobs.close()
sys.exit(0 if len(done) == 2 else 1)
"""


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """Tables as DBOS has them."""
    path = tmp_path / "jobs.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE workflow_status (workflow_uuid TEXT PRIMARY KEY, status TEXT)")
        connection.execute("CREATE TABLE queues (name TEXT)")
        connection.execute("INSERT INTO queues VALUES ('jobs')")
        connection.execute(
            "CREATE TABLE workflow_input (workflow_uuid TEXT REFERENCES workflow_status (workflow_uuid), inputs TEXT)"
        )
        for id in ("transcribe:aaa:1", "transcribe:aaa:2", "transcribe:bbb:1", "sched-purge-1", "other:aaa:1"):
            connection.execute("INSERT INTO workflow_status VALUES (?, 'SUCCESS')", (id,))
            connection.execute("INSERT INTO workflow_input VALUES (?, 'local')", (id,))
    return path


def ids(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(id for (id,) in connection.execute(f"SELECT workflow_uuid FROM {table}"))


def test_looks_of_the_clock_go_when_they_are_done(jobs: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(jobs)) as connection, connection:
        for name, status in (("remind-2026-11-24T12:05:00+00:00", "SUCCESS"), ("remind-2", "PENDING")):
            connection.execute("INSERT INTO workflow_status VALUES (?, ?)", (f"sched-{name}", status))
    assert forget_ticks(jobs, "remind") == 1
    assert "sched-remind-2" in ids(jobs, "workflow_status") and "sched-purge-1" in ids(jobs, "workflow_status")
    assert forget_ticks(tmp_path / "nothing.sqlite3", "remind") == 0


def test_jobs_about_what_is_gone_go_and_others_stay(jobs: Path) -> None:
    assert forget_jobs(jobs, "transcribe", lambda: {"bbb"}) == 2
    for table in ("workflow_status", "workflow_input"):
        assert ids(jobs, table) == ["other:aaa:1", "sched-purge-1", "transcribe:bbb:1"]
    assert forget_jobs(jobs, "transcribe", lambda: {"bbb"}) == 0
    assert b"transcribe:aaa" not in jobs.read_bytes()


def test_without_jobs_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert forget_jobs(tmp_path / "jobs.sqlite3", "transcribe", list) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite3").write_bytes(b"this is not a database" * 100)
    with pytest.raises(StorageFailed):
        forget_jobs(tmp_path / "jobs.sqlite3", "transcribe", list)


@pytest.mark.slow
def test_it_fits_the_tables_of_the_installed_dbos(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", REAL, str(tmp_path)], check=True, timeout=90)
    path = tmp_path / "jobs.sqlite3"
    assert b"gone4711" in path.read_bytes()
    assert forget_jobs(path, "transcribe", lambda: {"here4712"}) == 1
    assert b"gone4711" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "transcribe:here4712:1" in ids(path, "workflow_status")
    subprocess.run([sys.executable, "-c", REAL.replace("4712", "4713"), str(tmp_path)], check=True, timeout=90)
