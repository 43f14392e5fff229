"""`coach prompts`: what would be sent to a model, word for word."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from interview_coach.cli.options import CvFile, JobFile, JobTitle, Json, Kind, QuestionText
from interview_coach.cli.reading import GivenFiles, question_from, text_from
from interview_coach.cli.screen import write_json_value
from interview_coach.config import load_settings
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import InvalidInput
from interview_coach.ports import Coach

T = TypeVar("T")
TASKS = ("extract", "feedback", "posting", "cv", "questions", "examples", "sample", "tips", "pitch")
_ABOUT_AN_ANSWER = ("extract", "feedback")
_ABOUT_A_QUESTION = ("examples", "sample")


def show_prompts(
    action: Annotated[str, typer.Argument(metavar="list|show", help="list names them, show prints one.")] = "list",
    task: Annotated[str | None, typer.Argument(metavar="TASK", help="One of: " + ", ".join(TASKS) + ".")] = None,
    question: QuestionText = None,
    kind: Kind = QuestionType.BEHAVIORAL,
    answer: Annotated[str | None, typer.Option("--answer", metavar="FILE|-", help="The answer to be marked.")] = None,
    reference: Annotated[
        Path | None, typer.Option("--reference", metavar="FILE", help="Model answer, key points, misconceptions.")
    ] = None,
    medium: Annotated[Medium, typer.Option("--medium", help="Whether the answer was typed or spoken.")] = Medium.TYPED,
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="coding|system_design", help="The kind of a technical question.")
    ] = None,
    cv: CvFile = None,
    job: JobFile = None,
    job_title: JobTitle = None,
    redact: Annotated[bool | None, typer.Option("--redact/--no-redact", help="With or without names hidden.")] = None,
    as_json: Json = False,
) -> None:
    """Show exactly what would be sent to Gemini, with the shape that is asked of its reply; nothing is sent."""
    from interview_coach.coach.llm.prompts import version_of

    if action == "list":
        typer.echo("\n".join(f"{name}  {version_of(name)}" for name in TASKS))
        return
    if action != "show" or task not in TASKS:
        raise InvalidInput(f"say `coach prompts list`, or `coach prompts show TASK` with one of {', '.join(TASKS)}")
    asked = question_from(question) if task in (*_ABOUT_AN_ANSWER, *_ABOUT_A_QUESTION) else ""
    given = GivenFiles()
    resume = given.cv(cv)
    posting = Posting("", job_title) if job_title and not job else given.posting(job)
    request = None
    if task in _ABOUT_AN_ANSWER:
        if answer is None:
            raise InvalidInput("the answer is missing; give a file with --answer")
        told = text_from(answer, "the answer")
        about = text_from(str(reference), "the reference") if reference else None
        text = posting.text if posting else None
        request = EvaluationRequest(asked, kind, told, medium, _known(kind, variant), resume, text, about)
    _print(task, _act(task, asked, kind, resume, posting, request), request, redact, as_json=as_json)


def _act(
    task: str, asked: str, kind: QuestionType, cv: Cv | None, posting: Posting | None, request: EvaluationRequest | None
) -> Callable[[Coach], object]:
    if request is not None:
        return lambda coach: coach.evaluate(request)
    if task == "sample":
        return lambda coach: coach.write_sample(asked, kind, cv, posting)
    if task in ("posting", "tips"):
        wanted = _needed(posting, "the posting", "--job")
        return lambda coach: (coach.analyse_job if task == "posting" else coach.give_tips)(wanted, cv)
    resume = _needed(cv, "your CV", "--cv")
    if task == "examples":
        return lambda coach: coach.rank_examples(asked, kind, resume, posting)
    if task in ("cv", "pitch"):
        alone = task == "cv"
        return lambda coach: coach.propose_corrections(resume) if alone else coach.write_pitch(resume, posting)
    wanted = _needed(posting, "the posting", "--job")
    return lambda coach: coach.ask(resume, wanted, count=12)


def _print(
    task: str, act: Callable[[Coach], object], request: EvaluationRequest | None, redact: bool | None, *, as_json: bool
) -> None:
    from interview_coach.coach.builtin.engine import BuiltinCoach
    from interview_coach.coach.llm.agent import hide_nothing
    from interview_coach.coach.llm.showing import schema_of, task_of
    from interview_coach.coach.redaction import Redactor

    settings = load_settings()
    hides = settings.redact if redact is None else redact
    builtin = BuiltinCoach()
    first = builtin.evaluate(request) if request is not None and task == "feedback" else None
    hide = (lambda cv, texts: Redactor.of(cv, *texts)) if hides else hide_nothing
    shown = task_of(task, act, builtin, hide, first)
    if shown is None:
        typer.echo("Nothing would be sent: the builtin coach decides this one alone.", err=True)
        return
    prompt, schema = shown.prompt, schema_of(shown.reply, settings)
    if as_json:
        told = {"task": prompt.task, "version": prompt.version, "system": prompt.system, "user": prompt.user}
        write_json_value({**told, "schema": schema})
        return
    typer.echo(f"# {prompt.version}\n\n## system\n\n{prompt.system}\n\n## user\n\n{prompt.user}")
    typer.echo(f"\n## the JSON schema of the reply\n\n{json.dumps(schema, ensure_ascii=False, indent=2)}")


def _known(kind: QuestionType, variant: str | None) -> str | None:
    """The variant, when there is a rubric for it. Raises InvalidInput."""
    from interview_coach.content.library import library

    if variant is not None and f"{kind}.{variant}" not in library().rubrics:
        raise InvalidInput(f"there is no variant {variant!r} of {kind.value} questions")
    return variant


def _needed(value: T | None, what: str, option: str) -> T:
    if value is None:
        raise InvalidInput(f"{what} is missing; give it with {option}")
    return value
