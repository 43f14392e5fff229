"""Questions with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.questions import Question


def print_questions(questions: Sequence[Question]) -> None:
    console = out()
    for number, question in enumerate(questions, start=1):
        _print_question(console, number, question)


def _print_question(console: Console, number: int, question: Question) -> None:
    print_item(console, Text(printable(question.text), "bold"), mark=f"{number:>2}.", indent=0)
    topic = question.skill or (question.competency or "").replace("_", " ")
    print_item(console, Text(" · ".join(filter(None, (question.type.value, printable(topic)))), "cyan"), indent=4)
    for line in source_lines(question):
        print_item(console, Text(line, "dim"), indent=4)
    console.print()


def source_lines(question: Question) -> list[str]:
    """The reason for a question, and the exact line it comes from."""
    source = question.source
    lines = [printable(question.why)]
    if source.job_quote:
        lines.append(f"Posting: “{printable(source.job_quote)}”")
    if source.cv_quote:
        place = f" ({source.cv_ref})" if source.cv_ref else ""
        lines.append(f"Your CV: “{printable(source.cv_quote)}”{place}")
    return lines
