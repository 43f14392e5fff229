"""The two consoles (results on stdout, notes on stderr; NO_COLOR and plain pipes are obeyed), and list items."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def out() -> Console:
    """For results; 80 columns wide when there is no terminal to ask."""
    return Console(markup=False, emoji=False, highlight=False)


def notes() -> Console:
    """For progress and notes, on stderr."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def print_item(console: Console, text: Text | str, *, mark: str | Text = "", indent: int = 1) -> None:
    """A paragraph that hangs behind its mark, so lists stay readable when lines wrap."""
    row = Table.grid(padding=(0, 1))
    row.add_row(mark, text)
    console.print(Padding(row if mark else text, (0, 0, 0, indent), expand=False))
