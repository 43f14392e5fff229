"""Reads a JSON Resume document whole: nothing is dropped; what cannot be used is refused in one sentence."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from interview_coach.documents.limits import MAX_DEPTH
from interview_coach.errors import InvalidInput

SECTIONS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
    "references", "projects",
)  # fmt: skip
_BAD_CHARACTERS = re.compile("[\x00\ud800-\udfff]")
_LISTS = {"work": "highlights", "volunteer": "highlights", "projects": "highlights", "skills": "keywords"}


def read_json_resume(text: str) -> dict[str, Any]:
    """The document as it is, without sections that are null. Raises InvalidInput for broken JSON, or JSON that is no
    JSON Resume."""
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise InvalidInput("this JSON is nested too deeply to be a CV; export it again as JSON Resume") from error
    except ValueError as error:
        raise InvalidInput(f"this JSON is broken{_where(error)}; export it again, or paste the CV as text") from error
    if not isinstance(document, dict):
        raise InvalidInput("this JSON is no CV: a JSON Resume is an object with basics, work and other sections")
    if not any(key in document for key in ("basics", *SECTIONS)):
        raise InvalidInput(
            "this JSON holds none of the sections of a JSON Resume (basics, work, education, skills, ...)"
        )
    cleaned: dict[str, Any] = _cleaned(document, 0)
    _check_types(cleaned)
    return {key: value for key, value in cleaned.items() if not _is_void(key, value)}


def _is_void(key: str, value: Any) -> bool:
    """A section that is null or empty in another type (`"work": ""`): it holds nothing, and programs trip over it."""
    kind = dict if key in ("basics", "meta") else list if key in SECTIONS else object
    return not value and not isinstance(value, kind)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no value of JSON")


def _where(error: ValueError) -> str:
    return f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""


def _cleaned(value: Any, depth: int) -> Any:
    """The same value; characters no file or database can hold are replaced by U+FFFD."""
    if depth > MAX_DEPTH:
        raise InvalidInput("this JSON is nested too deeply to be a CV; export it again as JSON Resume")
    if isinstance(value, float) and math.isinf(value):
        raise InvalidInput("this JSON holds a number too large to be kept; correct it and try again")
    if isinstance(value, str):
        return _BAD_CHARACTERS.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_BAD_CHARACTERS.sub("\ufffd", key): _cleaned(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, depth + 1) for item in value]
    return value


def _check_types(document: dict[str, Any]) -> None:
    """Refuses what would be misread without a word: a section or a list of another type. An empty one may be null."""
    for key in ("basics", "meta"):
        if not isinstance(document.get(key) or {}, dict):
            raise InvalidInput(f"“{key}” in this JSON should be an object; correct it and try again")
    for section in SECTIONS:
        rows = document.get(section) or []
        if not isinstance(rows, list):
            raise InvalidInput(f"“{section}” in this JSON should be a list; correct it and try again")
        for index, row in enumerate(rows):
            _check_row(section, index, row)
    if not isinstance((document.get("meta") or {}).get("warnings") or [], list):
        raise InvalidInput("“meta.warnings” in this JSON should be a list; correct it and try again")


def _check_row(section: str, index: int, row: Any) -> None:
    if not isinstance(row, dict):
        raise InvalidInput(f"“{section}[{index}]” in this JSON should be an object; correct it and try again")
    name = _LISTS.get(section)
    if name and not isinstance(row.get(name) or [], list):
        raise InvalidInput(f"“{section}[{index}].{name}” in this JSON should be a list; correct it and try again")
