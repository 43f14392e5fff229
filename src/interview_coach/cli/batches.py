"""Batches: one JSON object a line in, one result a line out, in the same order; a bad line does not stop the rest."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from interview_coach.cli.failures import DONE, FAILED, say
from interview_coach.contract import EvaluateRow, ExamplesRow, LineError
from interview_coach.errors import CoachError, ConfigurationError, InvalidInput, NotFound

_DEVICES = ("/dev/", "/proc/")

Row = TypeVar("Row", EvaluateRow, ExamplesRow)


@dataclass(frozen=True, slots=True)
class Batch(Generic[Row]):
    """`answer` makes the result of one line; it may raise InvalidInput for what the line gives."""

    source: Path
    target: Path
    row: type[Row]
    answer: Callable[[Row], BaseModel]


def check_paths(source: Path | None, target: Path | None) -> tuple[Path, Path]:
    """Both ends of a batch; refused before anything is read when the result could not be written."""
    if source is None or target is None:
        raise InvalidInput("a batch needs both --batch IN.jsonl and --output OUT.jsonl")
    if not source.is_file():
        raise InvalidInput(f"there is no batch file {source}")
    if str(target.absolute()).startswith(_DEVICES):
        raise InvalidInput("--output needs a file of its own: it is replaced as a whole when all lines are done")
    target = target.resolve()
    if target == source.resolve():
        raise InvalidInput("--output names the same file as --batch; choose another name")
    if target.exists() and not target.is_file():
        raise InvalidInput(f"--output {target} is not a file")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise InvalidInput(f"--output cannot be written: the folder {target.parent} is missing or closed to you")
    return source, target


def run(batch: Batch[Row]) -> int:
    """Write the results; 0 also when lines could not be used, 1 when the coach itself failed on one."""
    lines = [line for line in enumerate(_lines(batch.source), start=1) if line[1].strip()]
    unusable = failed = 0
    with _ending_tidily(), _replacing(batch.target) as output, _progress(len(lines)) as advance:
        for number, line in lines:
            result, status = _answered(batch, line, number)
            unusable += "error" in result
            failed += status == FAILED
            output.write(json.dumps(result, ensure_ascii=False) + "\n")
            advance()
    _summarise(batch.target, len(lines), unusable)
    return FAILED if failed else DONE


def _lines(path: Path) -> list[bytes]:
    """Split at line feeds only: U+2028 and its kind may stand inside a JSON string."""
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise InvalidInput(f"the batch file {path} cannot be read: {error.strerror}") from error


def _answered(batch: Batch[Row], line: bytes, number: int) -> tuple[dict[str, Any], int]:
    given: dict[str, Any] = {}
    try:
        given = _object(line)
        row = batch.row.model_validate({field: value for field, value in given.items() if value is not None})
        _check_encodable(given)
        return {"id": row.id, **batch.answer(row).model_dump(mode="json")}, DONE
    except ValidationError as error:
        return _refused(given, number, _sentence(error)), DONE
    except (InvalidInput, NotFound) as error:
        return _refused(given, number, str(error)), DONE
    except ConfigurationError:
        raise
    except CoachError as error:
        return _refused(given, number, str(error)), FAILED
    except Exception as error:  # noqa: BLE001  (one line must not cost the results of the others)
        return _refused(given, number, f"the coach failed on it ({type(error).__name__})"), FAILED


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InvalidInput("it is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput("it is not JSON") from error
    if not isinstance(value, dict):
        raise InvalidInput("it is not a JSON object")
    return value


def _check_encodable(given: dict[str, Any]) -> None:
    """JSON can spell half of a surrogate pair ("\\ud800"), which no UTF-8 file can hold."""
    try:
        json.dumps(given, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidInput("it contains half of a character (a lone surrogate)") from error


def _refused(given: dict[str, Any], number: int, sentence: str) -> dict[str, Any]:
    error = f"line {number}: {sentence}".encode("utf-8", "replace").decode("utf-8")
    try:
        refusal = LineError(id=given.get("id"), error=error).model_dump(mode="json")
        _check_encodable(refusal)
    except (ValidationError, InvalidInput):  # the id itself is what cannot be used
        return LineError(id=None, error=error).model_dump(mode="json")
    return refusal


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, in words."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = f'"{first["loc"][0]}"' if first["loc"] else "it"
    if first["type"] == "missing":
        return f"the field {field} is missing"
    if first["type"] == "enum":
        return f"{field} must be one of {first['ctx']['expected']}"
    if first["type"] in {"string_type", "int_type"}:
        return f"{field} must be text" if field != '"id"' else f"{field} must be text or a whole number"
    return f"{field} cannot be used: {first['msg'].lower()}"


@contextmanager
def _ending_tidily() -> Iterator[None]:
    """SIGTERM ends the run like Ctrl-C does, so the draft is removed (128 + 15 is the shell's convention)."""

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _replacing(target: Path) -> Iterator[IO[str]]:
    """A file beside `target` that takes its place when all is written; an interrupted run leaves nothing."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as output:
            yield output
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ConfigurationError(f"{target} cannot be written: {error.strerror}") from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr when someone is looking."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from interview_coach.cli.pages.progress import progress_bar  # Rich: for people only

    with progress_bar(total) as advance:
        yield advance


def _summarise(target: Path, total: int, unusable: int) -> None:
    rest = f", {unusable} of them with an error instead of a result" if unusable else ""
    say(f"{total} lines{rest}: {target}")
