"""Areas of progress, the one to work on first in front."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.progress import AreaKind, Change, Status
from interview_coach.domain.weak_areas import WeakArea

_STATUS = {
    Status.WEAK: ("work on this", "yellow"),
    Status.STEADY: ("steady", ""),
    Status.STRONG: ("strong", "green"),
    Status.NOT_ENOUGH_DATA: ("too few answers to tell", "dim"),
}
_CHANGE = {Change.IMPROVED: "better than at the start", Change.DECLINED: "lower than at the start"}
_WITH_REASON, _WITH_DRILL = 6, 2
"""More drills than this at once are no focus."""


def print_weak_areas(areas: Sequence[WeakArea]) -> None:
    console = out()
    if not areas:
        console.print("No marked answers yet. Answer three questions, and this page can say where to begin.")
        return
    console.print("What to work on, in this order", style="bold")
    for number, area in enumerate(areas, 1):
        _print_area(console, number, area)
    console.print("\nA range holds your level with 90 % probability. It shrinks with every answer.", style="dim")


def _print_area(console: Console, number: int, area: WeakArea) -> None:
    words, style = _STATUS[area.status]
    head = Text(printable(area.title), "bold")
    if area.kind is AreaKind.PART:
        head.append(f" (part of {area.type} answers)", "not bold")
    if area.estimate is not None:
        head.append(f"  {area.estimate:.1f}  ({area.low:.1f} to {area.high:.1f})", "not bold")
    head.append(f"  {words}", style or "not bold")
    if area.change in _CHANGE:
        head.append(f", {_CHANGE[area.change]}", "not bold")
    console.print()
    print_item(console, head, mark=f"{number}.")
    if number > _WITH_REASON:
        return
    print_item(console, Text(printable(area.reason), "dim"), indent=4)
    if area.status is not Status.STRONG:
        print_item(console, printable(area.focus), indent=4)
    if number <= _WITH_DRILL:
        print_item(console, f"A drill of {area.drill.minutes} minutes:", indent=4)
        for step in area.drill.steps:
            print_item(console, printable(step), mark="•", indent=6)
