"""Runs `coach` inside the test process, over the fixed cast written to files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from interview_coach.cli.main import app
from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER

QUESTION = "Tell me about a fault that kept coming back and how you got rid of it."


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Files:
    """The cast as files in one folder."""

    folder: Path

    @property
    def cv(self) -> str:
        return self._written("cv.json", json.dumps(CV_DOCUMENT))

    @property
    def job(self) -> str:
        return self._written("posting.txt", POSTING_TEXT)

    @property
    def answer(self) -> str:
        return self._written("answer.txt", STRONG_ANSWER)

    def _written(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


def coach(*arguments: str, typed: str | bytes = "", env: dict[str, str] | None = None) -> Ran:
    """`coach ARGUMENTS` with `typed` on stdin."""
    done = CliRunner().invoke(
        app, list(arguments), input=typed, env={"COLUMNS": "80", **(env or {})}, prog_name="coach"
    )
    return Ran(done.exit_code, done.stdout, done.stderr)


def refused(ran: Ran) -> str:
    """The sentence of a command that was refused: status 2, one line on stderr, nothing on stdout."""
    assert (ran.status, ran.out) == (2, ""), ran
    assert ran.err.startswith("coach: ") and ran.err.count("\n") == 1
    return ran.err
