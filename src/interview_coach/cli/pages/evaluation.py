"""An evaluation as a page for the terminal: the one thing to change first, then marks with their quotes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.pages.examples import print_examples
from interview_coach.cli.screen import printable
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, KeyPoint
from interview_coach.domain.vocabulary import QuestionType

_STAR_WORDS = ("missing", "vague", "clear")
_STAR_STYLES = ("yellow", "", "green")
_BAR = 20


def print_evaluation(evaluation: Evaluation, kind: QuestionType, variant: str | None = None) -> None:
    console = out()
    _print_head(console, evaluation)
    _print_list(console, "Change this first", [evaluation.main_fix] if evaluation.main_fix else [])
    if evaluation.scored:
        _print_marks(console, evaluation, kind, variant)
    _print_star(console, evaluation)
    _print_quotes(console, evaluation)
    _print_key_points(console, evaluation.key_points or ())
    _print_list(console, "Keep", evaluation.strengths)
    _print_list(console, "Later", evaluation.improvements)
    _print_list(console, "Questions an interviewer may ask next", evaluation.asks)
    if evaluation.examples:
        console.print("\nLines of your CV that fit this question", style="bold")
        print_examples(console, evaluation.examples)


def _print_head(console: Console, evaluation: Evaluation) -> None:
    if evaluation.overall is None:
        reason = evaluation.why_not_scored or "what it says cannot be judged without a reference answer"
        console.print(Text("No mark: ", "bold").append(printable(reason), "not bold"))
        return
    head = Text(f"{evaluation.overall:.1f} of 5", "bold").append(f"  {_bar(evaluation.overall)}", "cyan")
    sure = f", {evaluation.confidence:.0%} sure" if evaluation.confidence is not None else ""
    console.print(head.append(f"  marked by {evaluation.engine}{sure}", "dim not bold"))


def _bar(mark: float) -> str:
    filled = round((mark - 1) / 4 * _BAR)
    return "━" * filled + "╌" * (_BAR - filled)


def _print_marks(console: Console, evaluation: Evaluation, kind: QuestionType, variant: str | None) -> None:
    names = {d.id: d.name for d in library().rubric(kind.value, variant).dimensions}
    table = Table(box=None, show_header=False, padding=(0, 1))
    for dimension, mark in evaluation.dimensions.items():
        shown = ("-", "not assessed") if mark is None else (f"{mark:.1f}", _bar(mark))
        table.add_row(names.get(dimension, dimension), shown[0], Text(shown[1], "cyan"))
    console.print("\nMarks, from 1 to 5", style="bold")
    console.print(table)


def _print_star(console: Console, evaluation: Evaluation) -> None:
    if not evaluation.star:
        return
    line = Text("\nParts of the story: ", "bold")
    for position, (part, level) in enumerate(evaluation.star.items()):
        line.append(", " if position else "", "not bold").append(f"{part} ", "not bold")
        line.append(_STAR_WORDS[level], f"not bold {_STAR_STYLES[level]}")
    console.print(line)


def _print_quotes(console: Console, evaluation: Evaluation) -> None:
    if evaluation.evidence:
        console.print("\nWhat in your answer decided it", style="bold")
    for evidence in evaluation.evidence:
        sign = Text("+", "green") if evidence.polarity == "+" else Text("-", "yellow")
        line = Text(f"{evidence.dimension}: ").append(f"“{_one_line(evidence.quote)}”", "italic")
        print_item(console, line, mark=sign)


def _print_key_points(console: Console, points: Iterable[KeyPoint]) -> None:
    for position, point in enumerate(points):
        if position == 0:
            console.print("\nPoints of the reference", style="bold")
        quote = f" “{_one_line(point.quote)}”" if point.quote else ""
        print_item(console, f"{point.status}: {printable(point.text)}{quote}", mark="•")


def _print_list(console: Console, title: str, sentences: Iterable[str]) -> None:
    for position, sentence in enumerate(sentences):
        if position == 0:
            console.print(f"\n{title}", style="bold")
        print_item(console, printable(sentence), mark="•")


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
