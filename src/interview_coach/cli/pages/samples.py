"""A sample answer, where its facts come from, and its blanks."""

from __future__ import annotations

from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.questions import SampleAnswer


def print_sample(sample: SampleAnswer) -> None:
    console = out()
    text = Text(printable(sample.text))
    for blank in sample.blanks:
        text.highlight_words([printable(blank)], "bold yellow")
    console.print(text)
    if sample.claims:
        console.print("\nWhere the facts come from", style="bold")
    for claim in sample.claims:
        fact = Text(" ".join(printable(claim.text).split()))
        print_item(console, fact.append(f"  ({claim.ref})", "dim"), mark="•")
    if sample.blanks:
        console.print("\nOnly you can fill", style="bold")
    for blank in sample.blanks:
        print_item(console, Text(printable(blank), "yellow"), mark="•")
