"""Reads what a command is given: CVs and postings once per path, answers from a file or stdin."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from interview_coach.documents import read_cv_file, read_posting_file
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.errors import InvalidInput

Read = TypeVar("Read")

_LARGEST_TEXT = 1_000_000  # bytes; an answer has at most 20,000 characters, a reference a few pages


class GivenFiles:
    """CVs and postings by path; each is read once, and one that cannot be read is refused once."""

    def __init__(self) -> None:
        self._cvs: dict[Path, Cv | InvalidInput] = {}
        self._postings: dict[Path, Posting | InvalidInput] = {}

    def cv(self, path: Path | str | None) -> Cv | None:
        return None if path is None else _read_once(self._cvs, Path(path), read_cv_file)

    def posting(self, path: Path | str | None) -> Posting | None:
        return None if path is None else _read_once(self._postings, Path(path), read_posting_file)


def _read_once(known: dict[Path, Read | InvalidInput], path: Path, read: Callable[[Path], Read]) -> Read:
    if path not in known:
        try:
            known[path] = read(path)
        except InvalidInput as error:
            known[path] = error
    found = known[path]
    if isinstance(found, InvalidInput):
        raise found
    return found


def posting_from(file: Path | None, title: str | None) -> Posting:
    """The posting a command is about: a file or only a job title, exactly one of them."""
    if (file is None) == (title is None):
        raise InvalidInput("give the job posting (a file) or only a job title (--job-title), one of the two")
    if file is None:
        if not (title or "").strip():
            raise InvalidInput("the job title is empty")
        return Posting("", checked(title or "", "the job title").strip())
    return read_posting_file(file)


def checked(text: str, what: str) -> str:
    """`text` from the command line; bytes that are not UTF-8 arrive there as lone surrogates."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidInput(f"{what} is not valid UTF-8")
    return text


def question_from(text: str | None) -> str:
    """The question of a command; it must say something."""
    if text is None:
        raise InvalidInput("the question is missing; give it with --question")
    if not text.strip():
        raise InvalidInput("the question is empty")
    return checked(text, "the question")


def text_from(given: str, what: str) -> str:
    """UTF-8 text of a file, or of stdin when `given` is `-`. Raises InvalidInput, one sentence."""
    data = _bytes_of_stdin(what) if given == "-" else _bytes_of(Path(given), what)
    if len(data) > _LARGEST_TEXT:
        raise InvalidInput(f"{what} is larger than a megabyte; give the text only")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{what} is not UTF-8 text; save it as plain text") from error
    if "\x00" in text:
        raise InvalidInput(f"{what} is not text; save it as plain text")
    return text


def _bytes_of_stdin(what: str) -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write(f"Type {what} and end it with Ctrl-D on a line of its own:\n")
    return sys.stdin.buffer.read(_LARGEST_TEXT + 1)


def _bytes_of(path: Path, what: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_TEXT + 1)
    except FileNotFoundError as error:
        raise InvalidInput(f"{what} was not found: there is no file {path}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise InvalidInput(f"{what} cannot be read from {path}: {reason}") from error
