"""Reads CVs and postings: from bytes, from a file, from pasted text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from interview_coach.documents.amounts import checked_cv
from interview_coach.documents.formats import Format, check_has_words, check_no_binary, check_size, decode, format_of
from interview_coach.documents.html_text import is_html, without_html
from interview_coach.documents.limits import MAX_BYTES, MAX_TEXT
from interview_coach.documents.lines import Line
from interview_coach.documents.plain_text import clean
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.errors import InvalidInput

_Read = TypeVar("_Read")


def read_cv(data: bytes, filename: str) -> Cv:
    """A CV from JSON Resume, text, Markdown, HTML, PDF or DOCX; `filename` is only for messages.
    Raises InvalidInput with one sentence that tells the remedy."""
    return _named(filename, lambda: _read_cv(data))


def read_posting(data: bytes, filename: str) -> Posting:
    """A posting from text, Markdown, HTML, PDF or DOCX. Raises InvalidInput like `read_cv`."""
    return _named(filename, lambda: _read_posting(data))


def read_cv_file(path: Path) -> Cv:
    return read_cv(_read_file(path), path.name)


def read_posting_file(path: Path) -> Posting:
    return read_posting(_read_file(path), path.name)


def cv_from_text(text: str) -> Cv:
    """A pasted CV: text, Markdown, HTML or JSON Resume."""
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        return _cv_from_json(text)
    text = _words(text)
    from interview_coach.documents.resume import build_resume  # JSON needs none of it
    from interview_coach.documents.text import read_text

    return _cv_of(build_resume(*read_text(text)))


def posting_from_text(text: str) -> Posting:
    """A pasted posting. Its words stay as they are, quotes are checked against them; HTML is taken off."""
    return Posting(_words(text))


def _words(text: str) -> str:
    check_no_binary(text)
    text = clean(without_html(text) if is_html(text) else text)
    check_has_words(text)
    return text


def _named(filename: str, read: Callable[[], _Read]) -> _Read:
    try:
        return read()
    except InvalidInput as error:
        name = _shown(filename)
        raise InvalidInput(f"{name}: {error}" if name else str(error)) from error


def _shown(filename: str) -> str:
    """A file's name fit for a message: without folders, line ends, and characters that turn or colour what follows."""
    name = re.split(r"[/\\]", filename)[-1]
    return "".join(char if char.isprintable() else " " for char in name).strip(". ")[:80]


def _read_file(path: Path) -> bytes:
    """At most one byte more than is allowed, so that a huge file is refused without being read."""
    name = _shown(path.name)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InvalidInput(f"there is no file {name}; check the path") from error
    except IsADirectoryError as error:
        raise InvalidInput(f"{name} is a folder; give the file itself") from error
    except PermissionError as error:
        raise InvalidInput(f"{name} may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{name} cannot be opened; check the path") from error


def _read_cv(data: bytes) -> Cv:
    check_size(data)
    kind = format_of(data)
    if kind is Format.JSON:
        return _cv_from_json(decode(data))
    if kind in (Format.PDF, Format.DOCX):
        lines, links = _lines_apart(kind, data)
        from interview_coach.documents.resume import build_resume

        return _cv_of(build_resume(lines, links))
    text = decode(data)
    return cv_from_text(without_html(text) if kind is Format.HTML else text)


def _cv_of(document: dict[str, Any]) -> Cv:
    return checked_cv(Cv.from_document(document))


def _cv_from_json(text: str) -> Cv:
    from interview_coach.documents.json_resume import read_json_resume

    return _cv_of(read_json_resume(text))


def _read_posting(data: bytes) -> Posting:
    check_size(data)
    kind = format_of(data)
    if kind in (Format.PDF, Format.DOCX):
        return Posting(_text_of(_lines_apart(kind, data)[0]))
    if kind is Format.JSON:
        raise InvalidInput("this is JSON; give the posting as text, PDF or .docx, or paste it")
    text = decode(data)
    return posting_from_text(without_html(text) if kind is Format.HTML else text)


def _lines_apart(kind: Format, data: bytes) -> tuple[list[Line], list[str]]:
    from interview_coach.documents.hyphens import mend_hyphens
    from interview_coach.documents.isolation import read_apart

    lines, links = read_apart(kind, data)
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise InvalidInput(f"this file holds more than {MAX_TEXT:,} characters of text; paste the part that matters")
    return mend_hyphens(lines), links


def _text_of(lines: list[Line]) -> str:
    """Text of a posting: list items marked, an empty line where the page leaves room."""
    pieces: list[str] = []
    for line in lines:
        text = f"- {line.text}" if line.is_bullet else line.text
        pieces.append(f"\n{text}" if line.gap and pieces else text)
    return clean("\n".join(pieces))
