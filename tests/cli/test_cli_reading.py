"""What a command is given is read once, and as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_coach.cli.reading import GivenFiles, posting_from, text_from
from interview_coach.errors import InvalidInput
from tests.cast import CANDIDATE
from tests.cli.running import Files


def test_a_path_is_read_once(files: Files) -> None:
    given, path = GivenFiles(), files.cv
    first = given.cv(path)
    assert first is not None and first.name == CANDIDATE
    Path(path).unlink()
    assert given.cv(path) is first


def test_a_path_that_cannot_be_read_is_refused_every_time(files: Files) -> None:
    given = GivenFiles()
    for _ in range(2):
        with pytest.raises(InvalidInput):
            given.posting(files.folder / "missing.txt")


def test_no_path_is_no_cv() -> None:
    assert GivenFiles().cv(None) is None


def test_text_is_not_changed_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_bytes(b"\xef\xbb\xbf  I did it.\r\nTwice.\n")
    assert text_from(str(file), "the answer") == "  I did it.\r\nTwice.\n"


def test_a_job_title_is_a_posting_without_text() -> None:
    posting = posting_from(None, " Nurse ")
    assert (posting.text, posting.title) == ("", "Nurse")
