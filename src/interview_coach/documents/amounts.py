"""How much a CV may hold, whatever it was read from: what is more is refused in one sentence, never cut silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interview_coach.documents.limits import MAX_CV_LINES, MAX_ENTRIES, MAX_TEXT
from interview_coach.domain.cv import Cv
from interview_coach.errors import InvalidInput

_REMEDY = "keep the parts about the last jobs and leave out the rest"
_LIST_TYPES = (list, tuple)


def checked_cv(cv: Cv) -> Cv:
    """The same CV. Raises InvalidInput when it holds more than a CV does: everything in it is compared with the job,
    so a hundred times as much takes a hundred times as long."""
    sections = {name: rows for name, rows in cv.document.items() if isinstance(rows, _LIST_TYPES)}
    for name, rows in sections.items():
        if len(rows) > MAX_ENTRIES:
            raise InvalidInput(
                f"this CV has {len(rows):,} entries under “{name[:40]}”, at most {MAX_ENTRIES} are read; {_REMEDY}"
            )
    lines = max([len(cv.lines), *(_listed(rows) for rows in sections.values())])
    if lines > MAX_CV_LINES:
        raise InvalidInput(f"this CV has {lines:,} lines, at most {MAX_CV_LINES} are read; {_REMEDY}")
    _check_text(cv)
    return cv


def _listed(rows: Any) -> int:
    """Lines in all lists of a section's entries: highlights, keywords, courses."""
    entries = (row for row in rows if isinstance(row, Mapping))
    return sum(len(value) for row in entries for value in row.values() if isinstance(value, _LIST_TYPES))


def _check_text(cv: Cv) -> None:
    length = 0
    for text in _texts({name: value for name, value in cv.document.items() if name != "meta"}):
        length += len(text)
        if "\x00" in text:
            raise InvalidInput("the CV contains a NUL character; remove it and try again")
    if length > MAX_TEXT:
        raise InvalidInput(f"this CV has {length:,} characters, at most {MAX_TEXT:,} are read; {_REMEDY}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, _LIST_TYPES):
        for item in value:
            yield from _texts(item)
