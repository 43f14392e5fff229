"""`coach doctor`: whether everything the coach needs is there, and what to do where it is not."""

from __future__ import annotations

import typer
from rich.table import Table
from rich.text import Text

from interview_coach.cli.checks import FAILED, Check, run_checks
from interview_coach.cli.options import Data, Json
from interview_coach.cli.pages.console import out
from interview_coach.cli.screen import printable, write_json_value
from interview_coach.config import load_settings

_STYLES = {"ok": "green", "warning": "yellow", "failed": "red"}


def examine(data: Data = None, as_json: Json = False) -> None:
    """Check that everything works here; says what to do where it does not."""
    checks = run_checks(load_settings(data))
    failed = any(check.status == FAILED for check in checks)
    if as_json:
        write_json_value({"ok": not failed, "checks": [check.as_json() for check in checks]})
    else:
        _print(checks)
    raise typer.Exit(1 if failed else 0)


def _print(checks: list[Check]) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        detail = Text(printable(check.detail))
        if check.remedy:
            detail.append(f"\n{printable(check.remedy)}", "bold")
        table.add_row(Text(check.status, _STYLES[check.status]), check.name, detail)
    out().print(table)
