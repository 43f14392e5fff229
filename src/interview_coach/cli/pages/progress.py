"""A progress bar on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from interview_coach.cli.pages.console import notes


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[], None]]:
    """Yields what moves the bar on by one."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=notes(), transient=True) as progress:
        task = progress.add_task("Working", total=total)
        yield lambda: progress.advance(task)
