"""What was erased, as a table to keep."""

from __future__ import annotations

from rich.table import Table

from interview_coach.cli.pages.console import out
from interview_coach.domain.privacy import Receipt


def print_receipt(receipt: Receipt) -> None:
    console = out()
    console.print(f"Deleted on {receipt.at:%d %B %Y, %H:%M} UTC", style="bold")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for name, count in receipt.counts:
        if count:
            table.add_row(name.replace("_", " "), f"{count:,}")
    if table.row_count:
        console.print(table)
    else:
        console.print("There was nothing to delete.")
    if not receipt.key_destroyed:
        console.print(
            "Another program is reading the database, so traces may stand in its log until it is closed.",
            style="yellow",
        )
    if receipt.files_left:
        console.print(
            f"Recordings whose files could not be reached: {receipt.files_left}. Nobody can read them any more; the "
            "coach removes them when it can.",
            style="yellow",
        )
