"""`coach examples`: the lines of a CV that answer a question, or an honest none."""

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
from interview_coach.cli.reading import GivenFiles, question_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import ExamplesRow, RankingDocument
from interview_coach.domain.questions import Ranking
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput


def find_examples(
    question: QuestionText = None,
    kind: Kind = QuestionType.BEHAVIORAL,
    cv: CvFile = None,
    job: JobFile = None,
    top: Annotated[int, typer.Option("--top", min=1, max=50, help="At most this many.")] = 5,
    batch: BatchFile = None,
    output: BatchOutput = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Find the lines of your CV that answer a question best."""
    if batch or output:
        if question or cv or job:
            raise InvalidInput("in a batch, the question, the CV and the job stand in the lines of the file")
        raise typer.Exit(_run_batch(batch, output, engine))
    ranking = _rank(question, kind, (cv, job), top, engine)
    if as_json:
        write_json(RankingDocument.model_validate(ranking))
        return
    from interview_coach.cli.pages.examples import print_ranking  # Rich: for people only

    print_ranking(ranking)


def _rank(
    question: str | None,
    kind: QuestionType,
    files: tuple[Path | None, Path | None],
    top: int,
    engine: EngineName | None,
) -> Ranking:
    asked = question_from(question)
    given = GivenFiles()
    resume = given.cv(files[0])
    if resume is None:
        raise InvalidInput("the examples come from your CV: give it with --cv")
    posting = given.posting(files[1])
    return coach_for(engine, "examples").rank_examples(asked, kind, resume, posting, top=top)


def _run_batch(source: Path | None, target: Path | None, engine: EngineName | None) -> int:
    source, target = batches.check_paths(source, target)
    coach, given = coach_for(engine, "examples"), GivenFiles()

    def answer(row: ExamplesRow) -> RankingDocument:
        resume = given.cv(row.cv)
        assert resume is not None
        asked, posting = question_from(row.question), given.posting(row.job)
        return RankingDocument.model_validate(coach.rank_examples(asked, row.type, resume, posting, top=row.top))

    return batches.run(batches.Batch(source, target, ExamplesRow, answer))
