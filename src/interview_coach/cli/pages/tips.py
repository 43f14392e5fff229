"""Advice, grouped by what it is about."""

from __future__ import annotations

from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.questions import Tips

_TOPICS = {
    "format": "What the interview may look like",
    "prepare": "What to prepare",
    "terms": "Terms to have ready",
    "mistakes": "What to avoid",
    "ask_them": "Questions to ask them",
    "situation": "Your situation",
}


def print_tips(tips: Tips) -> None:
    console = out()
    console.print(f"Industry: {printable(tips.industry).replace('_', ' ')}", style="bold")
    for topic, title in _TOPICS.items():
        chosen = [tip for tip in tips.tips if tip.topic == topic]
        if chosen:
            console.print(f"\n{title}", style="bold")
        for tip in chosen:
            print_item(console, printable(tip.text), mark="•")
            print_item(console, Text(printable(tip.why), "dim"), indent=3)
