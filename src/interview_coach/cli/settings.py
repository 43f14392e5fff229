"""`coach config`: every setting, its value and where it comes from."""

from __future__ import annotations

from rich.table import Table

from interview_coach.cli.options import Data, Json
from interview_coach.cli.pages.console import out
from interview_coach.cli.screen import printable, write_json_value
from interview_coach.config import describe, load_settings


def show_settings(data: Data = None, as_json: Json = False) -> None:
    """Show every setting, its value and where it comes from. Secrets are never shown."""
    rows = describe(load_settings(data))
    if as_json:
        write_json_value(
            {"settings": [{"name": r.name, "variable": r.variable, "value": r.value, "source": r.source} for r in rows]}
        )
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("Variable", "Value", "From"):
        table.add_column(title, header_style="bold", overflow="fold")
    for row in rows:
        table.add_row(row.variable, printable(row.value) or "(empty)", row.source)
    out().print(table)
