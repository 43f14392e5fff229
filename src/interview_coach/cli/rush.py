"""`coach tomorrow` and `coach pitch`: two quick ways in for the evening before the interview."""

from __future__ import annotations

from interview_coach.cli.engines import coach_for
from interview_coach.cli.options import CvFile, Engine, JobFile, JobTitle, Json
from interview_coach.cli.reading import GivenFiles, posting_from
from interview_coach.cli.screen import write_json
from interview_coach.contract import PitchDocument, RushPlanDocument
from interview_coach.documents import read_cv_file
from interview_coach.errors import InvalidInput


def plan_tonight(
    cv: CvFile = None, job: JobFile = None, job_title: JobTitle = None, engine: Engine = None, as_json: Json = False
) -> None:
    """My interview is tomorrow: 45 minutes, five questions, two stories, three questions to ask."""
    if cv is None:
        raise InvalidInput("the plan is made for you: give your CV with --cv")
    posting = posting_from(job, job_title)
    plan = coach_for(engine, "tomorrow").plan_tonight(read_cv_file(cv), posting)
    if as_json:
        write_json(RushPlanDocument.model_validate(plan))
        return
    from interview_coach.cli.pages.rush import print_plan  # Rich: for people only

    print_plan(plan)


def write_pitch(cv: CvFile = None, job: JobFile = None, engine: Engine = None, as_json: Json = False) -> None:
    """Tell me about yourself: a minute and a bit, from your CV and the posting."""
    if cv is None:
        raise InvalidInput("the pitch is about you: give your CV with --cv")
    given = GivenFiles()
    pitch = coach_for(engine, "pitch").write_pitch(read_cv_file(cv), given.posting(job))
    if as_json:
        write_json(PitchDocument.model_validate(pitch))
        return
    from interview_coach.cli.pages.rush import print_pitch  # Rich: for people only

    print_pitch(pitch)
