"""Background work: nothing that was asked for is lost, not even to kill -9, and its log tells nothing personal."""

import logging
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview_coach.errors import ConfigurationError
from interview_coach.jobs import DATABASE_FILE, DurableJobs, JobBoard

ROOT = Path(__file__).parent.parent
PATIENCE_SECONDS = 40


def run(folder: Path, what: str, until: str) -> None:
    """A process that is killed as soon as the file `until` is there."""
    process = subprocess.Popen([sys.executable, "-m", "tests.killed_job", str(folder), what], cwd=ROOT)
    try:
        ends = time.monotonic() + PATIENCE_SECONDS
        while not (folder / until).exists():
            assert process.poll() is None, "the process ended by itself"
            assert time.monotonic() < ends, f"{until} never came"
            time.sleep(0.05)
        time.sleep(0.2)  # a second run of the same job would show by now
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.slow
def test_jobs_of_a_killed_process_are_done_by_the_next_one(tmp_path: Path) -> None:
    run(tmp_path, "ask", "begun-first")
    assert not (tmp_path / "done-first").exists()
    run(tmp_path, "wait", "done-second")
    assert (tmp_path / "done-first").read_text() == "local", "asked for twice, begun twice, done once"
    assert (tmp_path / "done-second").read_text() == "local"


def test_a_list_of_jobs_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"this is no database" * 1_000)
    with pytest.raises(ConfigurationError, match="delete it"):
        DurableJobs(tmp_path, {}, lambda: None)


def test_work_is_done_once_for_each_key() -> None:
    done: list[str] = []
    board = JobBoard()
    board.know({"work": lambda user_id, record_id: done.append(f"{user_id}/{record_id}")})
    for key in ("one", "one", "two"):
        board.start("work", "local", key, key)
    board.wait()
    assert sorted(done) == ["local/one", "local/two"]


def test_a_fault_is_logged_by_its_kind_and_never_by_its_text(caplog: pytest.LogCaptureFixture) -> None:
    def fail(user_id: str, record_id: str) -> None:
        raise RuntimeError("what the user said")

    board = JobBoard()
    board.know({"work": fail})
    with caplog.at_level(logging.ERROR):
        board.start("work", "local", "one", "one")
        board.wait()
    assert "RuntimeError" in caplog.text
    assert "what the user said" not in caplog.text
