"""`coach tips`: advice for the industry and the situation."""

from __future__ import annotations

from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import CvFile, Engine, JobFile, JobTitle, Json
from interview_coach.cli.reading import posting_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import TipsDocument
from interview_coach.documents import read_cv_file


def give_tips(
    job: JobFile = None,
    job_title: JobTitle = None,
    cv: CvFile = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Advice that fits the industry and your situation."""
    posting = posting_from(job, job_title)
    tips = coach_for(engine, "tips").give_tips(posting, read_cv_file(cv) if cv else None)
    if as_json:
        write_json(TipsDocument.model_validate(tips))
        return
    from interview_coach.cli.pages.tips import print_tips  # Rich: for people only

    print_tips(tips)
