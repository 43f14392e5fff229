"""Options that several commands share, worded once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.domain.vocabulary import QuestionType


class EngineName(StrEnum):
    AUTO = "auto"
    BUILTIN = "builtin"
    GEMINI = "gemini"
    OPENAI = "openai"


class Mix(StrEnum):
    MIXED = "mixed"
    BEHAVIORAL = "behavioral"
    TECHNICAL = "technical"
    CASE = "case"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"


Json = Annotated[bool, typer.Option("--json", metavar="", help="Print one JSON document instead of a page to read.")]

Engine = Annotated[
    EngineName | None,
    typer.Option(
        "--engine",
        help="Who coaches: builtin works on this machine alone; gemini and openai ask a model; auto (the default) is "
        "gemini when there is a key and you agreed, else builtin.",
        show_default=False,
    ),
]

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The data folder (else COACH_DATA).")]

CvFile = Annotated[
    Path | None, typer.Option("--cv", metavar="FILE", help="Your CV: PDF, DOCX, TXT, MD or JSON Resume.")
]

JobFile = Annotated[Path | None, typer.Option("--job", metavar="FILE", help="The job posting: TXT, MD, PDF or DOCX.")]

JobTitle = Annotated[
    str | None, typer.Option("--job-title", metavar="TITLE", help="A job title, when there is no posting.")
]

QuestionText = Annotated[str | None, typer.Option("--question", metavar="TEXT", help="The interview question.")]

Kind = Annotated[QuestionType, typer.Option("--type", help="The kind of question.")]

BatchFile = Annotated[
    Path | None,
    typer.Option(
        "--batch", metavar="IN.jsonl", help="Many at once: one JSON object a line.", rich_help_panel="Many at once"
    ),
]

BatchOutput = Annotated[
    Path | None,
    typer.Option(
        "--output", metavar="OUT.jsonl", help="Where the results of --batch go.", rich_help_panel="Many at once"
    ),
]
