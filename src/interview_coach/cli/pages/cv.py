"""A CV as it was read."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from interview_coach.cli.pages.console import notes, out
from interview_coach.cli.screen import printable
from interview_coach.domain.cv import Cv, CvLine


def print_cv(cv: Cv) -> None:
    console = out()
    _print_head(console, cv)
    for place, lines in groupby(cv.lines, lambda line: line.ref.partition(".")[0]):
        _print_place(console, place, list(lines))
    console.print(f"\n{len(cv.lines)} lines to draw examples from.", style="dim")
    for warning in cv.warnings:
        notes().print(f"Please check: {printable(warning)}", style="yellow")


def _print_head(console: Console, cv: Cv) -> None:
    basics = cv.document.get("basics")
    email = str(basics.get("email") or "") if isinstance(basics, dict) else ""
    head = Text(printable(cv.name) or "(no name found)", "bold")
    head.append("".join(f"  {printable(part)}" for part in (cv.label, email) if part), "not bold")
    console.print(head)
    if cv.skills:
        console.print(Text("Skills: ", "bold").append(printable(", ".join(cv.skills)), "not bold"))


def _print_place(console: Console, place: str, lines: list[CvLine]) -> None:
    first = lines[0]
    years = f"{first.started} to {first.ended or 'today'}" if first.started else ""
    title = ", ".join(part for part in (first.role, first.organisation, years) if part)
    console.print(Text(f"\n{printable(title) or place}", "bold").append(f"  {place}", "dim not bold"))
    table = Table.grid(padding=(0, 1))
    for line in lines:
        table.add_row(Text(f" {line.ref.rpartition('.')[2]}", "dim"), printable(line.text))
    console.print(table)
