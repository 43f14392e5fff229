"""`coach export`: everything that is kept of you, as a zip."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import open_coach
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import printable, write_json_value
from interview_coach.config import load_settings
from interview_coach.domain.privacy import export_name, size_words
from interview_coach.errors import CoachError, InvalidInput

STDOUT = "-"


def export_data(
    output: Annotated[
        str | None,
        typer.Option(
            "--output", metavar="FILE.zip", help="Where to write; - is stdout.", show_default="a new file here"
        ),
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Take a copy of everything with you: texts, marks and recordings, as a zip. It is not encrypted."""
    _check(output, as_json=as_json)
    app = open_coach(load_settings(data))
    try:
        pieces = app.exports.export(app.local_user_id)
        if output == STDOUT:
            _to_stdout(pieces)
            return
        target = Path(output or export_name(app.clock()))
        size, digest = _to_file(pieces, target)
    finally:
        app.close()
    if as_json:
        write_json_value({"file": str(target), "bytes": size, "sha256": digest})
    else:
        typer.echo(f"{printable(str(target))}: {size_words(size)}. It is not encrypted; keep it in a safe place.")


def _check(output: str | None, *, as_json: bool) -> None:
    if output != STDOUT:
        return
    if as_json:
        raise InvalidInput("--json tells about a file, and --output - writes none; leave one of them out")
    if sys.stdout.isatty():
        raise InvalidInput("a zip cannot be read on a terminal; send it into a file: coach export --output copy.zip")


def _to_stdout(pieces: Iterator[bytes]) -> None:
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _to_file(pieces: Iterator[bytes], target: Path) -> tuple[int, str]:
    """Bytes and SHA-256 of what was written; only the owner may read it. Half a file is taken away again."""
    try:
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise InvalidInput(f"{target} is there already and is not overwritten; choose another name") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{target} cannot be written: {getattr(error, 'strerror', None) or error}") from error
    size, digest = 0, hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
                size += len(piece)
                digest.update(piece)
    except BaseException as error:
        with suppress(OSError):
            target.unlink()
        if isinstance(error, OSError) and not isinstance(error, CoachError):
            raise InvalidInput(f"{target} cannot be written: {error.strerror}") from error
        raise
    return size, digest.hexdigest()
