"""`coach evaluate`: one answer, or a batch of answers, marked with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from interview_coach.cli import batches
from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import (
    BatchFile,
    BatchOutput,
    CvFile,
    Engine,
    EngineName,
    JobFile,
    Json,
    Kind,
    QuestionText,
)
from interview_coach.cli.reading import GivenFiles, question_from, text_from
from interview_coach.cli.screen import write_json
from interview_coach.content.library import library
from interview_coach.contract import EvaluateRow, EvaluationDocument
from interview_coach.domain.answers import check_answer
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import InvalidInput


def evaluate_answer(
    question: QuestionText = None,
    kind: Kind = QuestionType.BEHAVIORAL,
    answer: Annotated[
        str | None,
        typer.Option("--answer", metavar="FILE|-", help="Your answer as text; - reads it from the keyboard or a pipe."),
    ] = None,
    cv: CvFile = None,
    job: JobFile = None,
    reference: Annotated[
        str | None,
        typer.Option("--reference", metavar="FILE", help="A model answer or key points, to judge what is true."),
    ] = None,
    medium: Annotated[Medium, typer.Option("--medium", help="Whether the answer was typed or spoken.")] = Medium.TYPED,
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="NAME", help="For technical questions: coding or system_design.")
    ] = None,
    batch: BatchFile = None,
    output: BatchOutput = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Mark an answer: what it earned and why, and the one thing to change."""
    if batch or output:
        if question or answer or cv or job or reference:
            raise InvalidInput("in a batch, the question, the answer and the files stand in the lines of the file")
        raise typer.Exit(_run_batch(batch, output, engine))
    asked = question_from(question)
    if answer is None:
        raise InvalidInput("the answer is missing; give a file with --answer, or - to read it from stdin")
    truth = text_from(reference, "the reference") if reference else None
    row = EvaluateRow(
        id="",
        question=asked,
        type=kind,
        answer=text_from(answer, "the answer"),
        medium=medium,
        variant=variant,
        reference=truth,
    )
    given = GivenFiles()
    request = _request(row, given.cv(cv), given.posting(job))
    evaluation = coach_for(engine, "marking").evaluate(request)
    if as_json:
        write_json(EvaluationDocument.model_validate(evaluation))
        return
    from interview_coach.cli.pages.evaluation import print_evaluation  # Rich: for people only

    print_evaluation(evaluation, request.type, request.variant)


def _run_batch(source: Path | None, target: Path | None, engine: EngineName | None) -> int:
    source, target = batches.check_paths(source, target)
    coach, given = coach_for(engine, "marking"), GivenFiles()

    def answer(row: EvaluateRow) -> EvaluationDocument:
        return EvaluationDocument.model_validate(
            coach.evaluate(_request(row, given.cv(row.cv), given.posting(row.job)))
        )

    return batches.run(batches.Batch(source, target, EvaluateRow, answer))


def _request(row: EvaluateRow, cv: Cv | None, posting: Posting | None) -> EvaluationRequest:
    """The same for one answer and for a line of a batch, so both get the same mark."""
    check_answer(row.answer, None, None)
    _check_variant(row.type, row.variant)
    return EvaluationRequest(
        question=question_from(row.question),
        type=row.type,
        answer=row.answer,
        medium=row.medium,
        variant=row.variant,
        cv=cv,
        posting_text=posting.text if posting else None,
        reference=row.reference,
    )


def _check_variant(kind: QuestionType, variant: str | None) -> None:
    if variant is None:
        return
    prefix = f"{kind.value}."
    known = sorted(key.removeprefix(prefix) for key in library().rubrics if key.startswith(prefix))
    if variant not in known:
        choice = f"it has {' and '.join(known)}" if known else "it has none"
        raise InvalidInput(f"a {kind.value} question has no variant “{variant}”; {choice}")
