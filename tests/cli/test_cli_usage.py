"""Wrong use: status 2, one sentence on stderr, nothing on stdout; what the coach fails at: status 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview_coach import __version__
from interview_coach.cli.failures import status_of
from interview_coach.errors import (
    BudgetExceeded,
    CoachError,
    ConfigurationError,
    Conflict,
    InvalidInput,
    NotFound,
    NotPermitted,
    ProviderError,
)
from tests.cli.running import QUESTION, Files, coach, refused

COMMANDS = (
    "practice", "evaluate", "questions", "examples", "sample", "tips", "tomorrow", "pitch", "cv", "job", "serve",
    "usage", "prompts", "transcribe", "weak-areas", "plan", "doctor", "config", "export", "erase",
)  # fmt: skip


def test_the_help_names_every_command_and_the_first_step() -> None:
    ran = coach("--help")
    assert ran.status == 0
    assert all(name in ran.out for name in COMMANDS)
    assert "coach practice --cv cv.pdf" in ran.out


def test_coach_alone_shows_the_help() -> None:
    assert coach().out == coach("--help").out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    ran = coach(command, "--help")
    assert ran.status == 0
    assert f"Usage: coach {command}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_version_is_the_package_version() -> None:
    assert coach("--version").out == f"coach {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["evaluat"], "evaluate"),
        (["evaluate", "--fooo"], "--fooo"),
        (["cv"], "FILE"),
        (["cv", "one.pdf", "two.pdf"], "two.pdf"),
        (["questions", "--count", "0"], "--count"),
        (["questions", "--count", "many"], "--count"),
        (["evaluate", "--type", "behavioural"], "behavioral"),
        (["evaluate", "--engine", "magic"], "builtin"),
        (["serve", "--port", "70000"], "--port"),
        (["practice", "--interview-on", "soon"], "--interview-on"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], says: str) -> None:
    assert says in refused(coach(*arguments))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["evaluate"], "--question"),
        (["evaluate", "--question", QUESTION], "--answer"),
        (["evaluate", "--question", "  ", "--answer", "-"], "the question is empty"),
        (["evaluate", "--question", QUESTION, "--answer", "missing.txt"], "missing.txt"),
        (["evaluate", "--question", QUESTION, "--answer", "."], "cannot be read"),
        (["evaluate", "--question", QUESTION, "--answer", "-", "--reference", "missing.txt"], "the reference"),
        (["evaluate", "--question", QUESTION, "--answer", "-", "--cv", "missing.pdf"], "missing.pdf"),
        (["evaluate", "--question", QUESTION, "--answer", "-", "--variant", "coding"], "has no variant"),
        (["examples", "--question", QUESTION], "--cv"),
        (["questions", "--job-title", "Nurse"], "--cv"),
        (["tips"], "--job-title"),
        (["tips", "--job", "a.txt", "--job-title", "Nurse"], "one of the two"),
        (["tips", "--job-title", " "], "the job title is empty"),
        (["job"], "--job-title"),
        (["job", "missing.txt"], "missing.txt"),
        (["cv", "missing.pdf"], "missing.pdf"),
        (["sample"], "--question"),
        (["practice"], "no preparation yet"),
        (["practice", "--job-title", "Nurse"], "--cv"),
    ],
)
def test_bad_input_is_one_sentence(arguments: list[str], says: str) -> None:
    assert says in refused(coach(*arguments, typed="An answer."))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00x", b"%PDF-1.7\x00\x01\xff", b"text \x00 text", b"x" * 1_100_000])
def test_an_answer_that_is_not_text_is_refused(data: bytes) -> None:
    assert "the answer is" in refused(coach("evaluate", "--question", QUESTION, "--answer", "-", typed=data))


def test_bytes_on_the_command_line_that_are_not_utf8_are_refused() -> None:
    assert "UTF-8" in refused(coach("evaluate", "--question", "\udcff", "--answer", "-"))


def test_a_named_engine_without_a_key_says_what_to_set() -> None:
    ran = coach("tips", "--job-title", "Nurse", "--engine", "gemini")
    assert (ran.status, ran.out) == (2, "")
    assert "COACH_GEMINI_API_KEY" in ran.err


def test_a_setting_that_cannot_be_used_is_named() -> None:
    ran = coach("config", env={"COACH_PORT": "eighty"})
    assert (ran.status, ran.out) == (1, "")
    assert "COACH_PORT" in ran.err


@pytest.mark.parametrize("error", [InvalidInput("no"), NotFound("no"), Conflict("no"), NotPermitted("no")])
def test_what_other_input_can_mend_ends_with_2(error: CoachError) -> None:
    assert status_of(lambda: _raise(error)) == 2


@pytest.mark.parametrize(
    "error", [ConfigurationError("no"), ProviderError("no", permanent=False), BudgetExceeded("no")]
)
def test_what_other_input_cannot_mend_ends_with_1(error: CoachError) -> None:
    assert status_of(lambda: _raise(error)) == 1


def test_an_unexpected_error_says_how_to_report_it_but_not_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(lambda: _raise(RuntimeError("the text of an answer"))) == 1
    said = capsys.readouterr().err
    assert "RuntimeError" in said and "COACH_DEBUG=1" in said
    assert "the text of an answer" not in said and said.count("\n") == 1


def test_the_traceback_comes_with_debug_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DEBUG", "1")
    assert status_of(lambda: _raise(RuntimeError("broken"))) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_error_message_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    status_of(lambda: _raise(InvalidInput("there is no file \x1b]0;mine\x07.pdf")))
    assert "\x1b" not in capsys.readouterr().err


def _raise(error: Exception) -> None:
    raise error


def _process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "interview_coach", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=60)


def test_a_real_process_keeps_stdout_clean_and_ends_with_the_status(files: Files) -> None:
    wrong = _process("evaluate", "--question", QUESTION, "--answer", "missing.txt", cwd=files.folder)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"missing.txt" in wrong.stderr and b"Traceback" not in wrong.stderr
    assert _process("--version", cwd=files.folder).stdout.decode() == f"coach {__version__}\n"


def test_json_is_utf8_whatever_the_locale_says(files: Files) -> None:
    (files.folder / "cv.txt").write_text("Žofie Dvořák\nzofie@example.org\n", encoding="utf-8")
    code = "import sys; from interview_coach.cli.main import run; sys.argv = ['coach', 'cv', 'cv.txt', '--json']; run()"
    command = [sys.executable, "-X", "utf8=0", "-c", code]
    environment = {"PATH": "", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "HOME": str(files.folder)}
    done = subprocess.run(command, cwd=files.folder, env=environment, capture_output=True, check=True, timeout=60)
    assert "Žofie Dvořák" in done.stdout.decode("utf-8")


def test_a_command_loads_only_what_it_needs() -> None:
    """Cold start: no web framework and no database for stateless commands, no Rich for JSON."""
    code = (
        "import sys; import interview_coach.cli.main, interview_coach.cli.evaluations; "
        "print(sorted({'fastapi', 'sqlalchemy', 'rich', 'alembic', 'uvicorn', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip() == "[]"
