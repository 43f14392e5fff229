"""A study plan, day by day."""

from __future__ import annotations

from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.plans import StudyPlan

_WITH_REASONS = 7
"""Days; the reasons of later ones are the same again."""


def print_study_plan(plan: StudyPlan) -> None:
    console = out()
    console.print(Text(printable(plan.summary), "bold"))
    for number, day in enumerate(plan.days):
        head = Text(f"\n{day.on:%A} {day.on}", "bold").append(f"  {day.minutes} minutes", "not bold")
        head.append("  the interview" if day.on == plan.interview_on else "", "yellow")
        console.print(head)
        for item in day.items:
            print_item(console, printable(item.title), mark=f"{item.minutes:>3} min  {item.kind.value}:")
            if number < _WITH_REASONS:
                print_item(console, Text(printable(item.why), "dim"), indent=9)
