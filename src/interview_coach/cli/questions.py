"""`coach questions`: questions made for this CV and this job."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import CvFile, Engine, JobFile, JobTitle, Json, Mix
from interview_coach.cli.reading import posting_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import QuestionDocument, QuestionsDocument
from interview_coach.documents import read_cv_file
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput


def ask_questions(
    cv: CvFile = None,
    job: JobFile = None,
    job_title: JobTitle = None,
    mix: Annotated[Mix, typer.Option("--type", help="One kind of question, or mixed.")] = Mix.MIXED,
    count: Annotated[int, typer.Option("--count", min=1, max=50, help="How many.")] = 12,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Make interview questions for your CV and the job, each with its reason."""
    if cv is None:
        raise InvalidInput("the questions are made for you: give your CV with --cv")
    posting = posting_from(job, job_title)
    resume = read_cv_file(cv)
    coach = coach_for(engine, "questions")
    asked = coach.ask(resume, posting, type=None if mix is Mix.MIXED else QuestionType(mix.value), count=count)
    if as_json:
        documents = [QuestionDocument.model_validate(question) for question in asked]
        made_by = "builtin" if getattr(coach, "notices", ()) else coach.name
        write_json(QuestionsDocument(engine=made_by, questions=documents))
        return
    from interview_coach.cli.pages.questions import print_questions  # Rich: for people only

    print_questions(asked)
