"""The command `coach`: a module per noun, imported when its command is called."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from interview_coach import __version__
from interview_coach.cli.failures import status_of


class _Place(NamedTuple):
    """Where a command is found, and under which heading the help lists it."""

    module: str
    function: str
    panel: str


_COMMANDS = {
    "practice": _Place("practice", "start_practice", "Practise"),
    "evaluate": _Place("evaluations", "evaluate_answer", "Practise"),
    "transcribe": _Place("transcribe", "transcribe_recording", "Practise"),
    "weak-areas": _Place("weak_areas", "show_weak_areas", "Practise"),
    "plan": _Place("plan", "plan_days", "Prepare"),
    "reviews": _Place("reviews", "review_cards", "Practise"),
    "questions": _Place("questions", "ask_questions", "Prepare"),
    "examples": _Place("examples", "find_examples", "Prepare"),
    "sample": _Place("samples", "write_sample", "Prepare"),
    "tips": _Place("tips", "give_tips", "Prepare"),
    "tomorrow": _Place("rush", "plan_tonight", "In a hurry"),
    "pitch": _Place("rush", "write_pitch", "In a hurry"),
    "cv": _Place("cv", "show_cv", "See what was understood"),
    "job": _Place("job", "show_job", "See what was understood"),
    "content": _Place("content", "look_at_content", "See what was understood"),
    "prompts": _Place("prompts", "show_prompts", "See what was understood"),
    "schedule": _Place("schedule", "schedule", "Practise"),
    "serve": _Place("serve", "serve_app", "The app"),
    "usage": _Place("usage", "show_usage", "The app"),
    "export": _Place("export", "export_data", "Your data"),
    "erase": _Place("erase", "erase_data", "Your data"),
    "doctor": _Place("doctor", "examine", "The app"),
    "config": _Place("settings", "show_settings", "The app"),
}


class _OnDemand(Mapping[str, Any]):
    """Commands by name; looking one up imports its module."""

    def __getitem__(self, name: str) -> Any:
        place = _COMMANDS[name]
        lone = typer.Typer(add_completion=False, rich_markup_mode="markdown", context_settings=_CONTEXT)
        function = getattr(import_module(f"interview_coach.cli.{place.module}"), place.function)
        lone.command(name, rich_help_panel=place.panel)(function)
        return typer.main.get_command(lone)

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Commands(TyperGroup):
    """Imports a command when it is called, and ends with the exit status of the contract."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands = _OnDemand()  # type: ignore[assignment]  # it is only read

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["standalone_mode"] = False
        sys.exit(status_of(partial(super().main, *args, **kwargs)))


_ABOUT = """From your CV and a job posting to an interview well prepared.

**The first five minutes:** `coach practice --cv cv.pdf --job posting.txt` asks you questions made for that job and
tells you what to change in each answer. `coach serve` does the same in your browser, with everything else.

All of it works on this machine alone. Nothing is sent anywhere unless you set the key of a model and agree to it."""

_CONTEXT = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=_Commands, help=_ABOUT, add_completion=False, rich_markup_mode="markdown", context_settings=_CONTEXT
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", metavar="", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"coach {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run() -> None:
    """Entry of the console script and of `python -m interview_coach`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character shows a question mark
    app(prog_name="coach")
