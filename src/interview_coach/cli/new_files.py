"""Writes what a command exports into a new file, or to stdout: what is there already is never overwritten."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from interview_coach.cli.screen import printable, write_json_value
from interview_coach.errors import InvalidInput


def write_new(target: str, content: bytes, *, as_json: bool, what: str) -> None:
    """`what` the file holds is said afterwards; with `as_json` its name and size instead. `-` is stdout, without a
    word. Raises InvalidInput for a file that is there or cannot be written."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        with Path(target).open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise InvalidInput(f"{target} is there already and is not overwritten; choose another name") from error
    except OSError as error:
        raise InvalidInput(f"{target} cannot be written: {error.strerror}") from error
    if as_json:
        write_json_value({"file": target, "bytes": len(content)})
    else:
        typer.echo(printable(f"{target}: {what}"))
