"""`coach content`: checks what the coach knows, and counts it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from interview_coach.cli.options import Json
from interview_coach.cli.pages.console import out
from interview_coach.cli.screen import printable, write_json_value
from interview_coach.content import checks


class Action(StrEnum):
    CHECK = "check"
    STATS = "stats"


def look_at_content(
    action: Annotated[Action, typer.Argument(help="check looks for errors, stats counts.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Check or count the questions, cases and guides that come with the coach."""
    if action is Action.STATS:
        _show_counts(checks.counts(), as_json=as_json)
        return
    found = list(checks.problems())
    if as_json:
        write_json_value({"ok": not found, "problems": found})
    else:
        for problem in found:
            out().print(printable(problem))
        out().print("The content is clean." if not found else f"{len(found)} problems.", style="bold")
    raise typer.Exit(1 if found else 0)


def _show_counts(counts: dict[str, dict[str, int]], *, as_json: bool) -> None:
    if as_json:
        write_json_value(counts)
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for kind, fields in counts.items():
        table.add_row(kind, str(sum(fields.values())), style="bold")
        if len(fields) > 1:
            for name, count in fields.items():
                table.add_row(f"  {printable(name)}", str(count))
    out().print(table)
