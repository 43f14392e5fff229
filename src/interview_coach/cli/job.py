"""`coach job`: what a posting asks for, and what the CV shows for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import CvFile, Engine, JobTitle, Json
from interview_coach.cli.reading import posting_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import JobDocument
from interview_coach.documents import read_cv_file


def show_job(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The job posting: TXT, MD, PDF or DOCX.")
    ] = None,
    job_title: JobTitle = None,
    cv: CvFile = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Read a job posting: skills, level, competencies; with --cv also your evidence and gaps."""
    posting = posting_from(file, job_title)
    resume = read_cv_file(cv) if cv else None
    job = coach_for(engine, "posting").analyse_job(posting, resume)
    if as_json:
        write_json(JobDocument.model_validate(job))
        return
    from interview_coach.cli.pages.job import print_job  # Rich: for people only

    print_job(job, with_cv=resume is not None)
