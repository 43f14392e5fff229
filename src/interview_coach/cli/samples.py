"""`coach sample`: a sample answer made of facts from the CV, with blanks where a fact is missing."""

from __future__ import annotations

from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import CvFile, Engine, JobFile, Json, Kind, QuestionText
from interview_coach.cli.reading import GivenFiles, question_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import SampleDocument
from interview_coach.domain.vocabulary import QuestionType


def write_sample(
    question: QuestionText = None,
    kind: Kind = QuestionType.BEHAVIORAL,
    cv: CvFile = None,
    job: JobFile = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Draft an answer from the facts of your CV; what only you know stays a blank."""
    asked, given = question_from(question), GivenFiles()
    resume, posting = given.cv(cv), given.posting(job)
    sample = coach_for(engine, "sample").write_sample(asked, kind, resume, posting)
    if as_json:
        write_json(SampleDocument.model_validate(sample))
        return
    from interview_coach.cli.pages.samples import print_sample  # Rich: for people only

    print_sample(sample)
