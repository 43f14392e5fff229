"""Reads a history: a JSONL file with a line per evaluated answer. A line that cannot be used is named by its number."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from interview_coach.contract_progress import HistoryRow
from interview_coach.domain.progress import MarkedAnswer
from interview_coach.domain.vocabulary import COMPETENCY_IDS
from interview_coach.errors import InvalidInput

HistoryFile = Annotated[
    Path | None,
    typer.Option("--history", metavar="FILE", help="Your marks so far: JSONL, a line per evaluated answer."),
]

_LARGEST = 64_000_000  # bytes; about 200,000 answers


def read_history(path: Path | None) -> tuple[MarkedAnswer, ...]:
    """The answers in the order of the file; none when it is empty. Raises InvalidInput, one sentence."""
    if path is None:
        raise InvalidInput("the marks so far are missing; give the file with --history (it may be empty)")
    lines = enumerate(_bytes_of(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1)
    return tuple(_answer(line, number) for number, line in lines if line.strip())


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise InvalidInput(f"the history was not found: there is no file {path}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise InvalidInput(f"the history cannot be read from {path}: {reason}") from error
    if len(data) > _LARGEST:
        raise InvalidInput("the history is larger than 64 megabytes; leave out the oldest lines")
    return data


def _answer(line: bytes, number: int) -> MarkedAnswer:
    try:
        row = HistoryRow.model_validate(_object(line))
    except ValidationError as error:
        raise InvalidInput(f"line {number} of the history cannot be used: {_what_is_wrong(error)}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"line {number} of the history cannot be used: it is not a JSON object") from error
    if row.competency and row.competency not in COMPETENCY_IDS:
        raise InvalidInput(
            f'line {number} of the history cannot be used: "competency" is none of the fourteen '
            f"({', '.join(COMPETENCY_IDS)})"
        )
    return MarkedAnswer(
        at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
        type=row.type,
        engine=row.engine,
        overall=row.overall,
        competency=row.competency or None,
        skill=(row.skill or "").strip() or None,
        question=(row.question or "").strip() or None,
        difficulty=row.difficulty,
        attempt=row.attempt,
        dimensions=row.dimensions or {},
    )


def _object(line: bytes) -> dict[str, Any]:
    value = json.loads(line.decode("utf-8"))
    if not isinstance(value, dict):
        raise ValueError("not an object")
    json.dumps(value, ensure_ascii=False).encode("utf-8")  # half of a surrogate pair is in no text
    return value


def _what_is_wrong(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = f'"{".".join(map(str, first["loc"]))}"'
    if first["type"] == "missing":
        return f"the field {field} is missing"
    if first["type"] in {"greater_than_equal", "less_than_equal"}:
        return f"{field} must be {_bounds(str(first['loc'][0]))}"
    if first["type"] == "enum":
        return f"{field} must be one of {first['ctx']['expected']}"
    if first["type"].startswith(("datetime", "date")):
        return f"{field} must be a date and time like 2026-03-14T18:30:00+01:00"
    message = first["msg"]
    return f"{field} cannot be used: {message[0].lower()}{message[1:]}"


def _bounds(field: str) -> str:
    if field == "attempt":
        return "a whole number from 1"
    return "a whole number from 1 to 5" if field == "difficulty" else "a mark from 1 to 5, or null for not assessed"
