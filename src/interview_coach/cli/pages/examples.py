"""Lines of a CV that answer a question."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.questions import Example, Ranking


def print_ranking(ranking: Ranking) -> None:
    if ranking.none:
        out().print("No line of your CV is a fair example for this question. Think of a moment it does not mention.")
    print_examples(out(), ranking.ranked)


def print_examples(console: Console, examples: Sequence[Example]) -> None:
    for number, example in enumerate(examples, start=1):
        print_item(console, Text(printable(example.text), "bold"), mark=f"{number}.")
        fit = f"{printable(example.reason)}  ({example.ref}, fits {example.score:.2f})"
        print_item(console, Text(fit, "dim"), indent=4)
