"""`coach plan`: the days up to the interview, from the marks so far, the CV and the posting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import open_coach, utc_now
from interview_coach.cli.engines import coach_for
from interview_coach.cli.histories import HistoryFile, read_history
from interview_coach.cli.options import CvFile, Data, Engine, JobFile, Json
from interview_coach.cli.screen import write_json
from interview_coach.config import load_settings
from interview_coach.content.area_words import area_words
from interview_coach.contract_progress import PlanDocument
from interview_coach.documents import read_cv_file, read_posting_file
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.plan_topics import MOST_STORIES, competencies_in_order, material_of
from interview_coach.domain.plans import PlanWishes, StudyPlan, check_wishes, make_plan
from interview_coach.domain.progress import measure
from interview_coach.domain.weak_areas import rank_areas
from interview_coach.errors import InvalidInput
from interview_coach.services.plan_lines import lines_for

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

USUAL = 30

Minutes = Annotated[
    int | None, typer.Option("--minutes-per-day", metavar="N", help="From 5 to 600.", show_default=str(USUAL))
]
Day = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Plan from this day (else from today).")]
InterviewOn = Annotated[
    str | None,
    typer.Option("--interview-on", metavar="DATE", help="The day of the interview; without it a four-week rhythm."),
]
DaysOff = Annotated[
    list[str] | None,
    typer.Option("--day-off", metavar="DAY", help="A date or a weekday (sunday) without work; can be given again."),
]


def plan_days(
    history: HistoryFile = None,
    cv: CvFile = None,
    job: JobFile = None,
    today: Day = None,
    interview_on: InterviewOn = None,
    minutes_per_day: Minutes = None,
    day_off: DaysOff = None,
    engine: Engine = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """A day-by-day plan to the interview: practice, recall, stories, mocks, within your minutes a day.

    Without --history, --cv and --job it is the plan of the preparation that is stored."""
    if history is None and cv is None and job is None:
        if today or interview_on or minutes_per_day is not None or day_off:
            raise InvalidInput(
                "the stored plan has its own date, minutes and days off: change them in the app, "
                "or plan from files with --history, --cv and --job"
            )
        _show(_stored(data), as_json=as_json)
        return
    wishes = _wishes(today, interview_on, USUAL if minutes_per_day is None else minutes_per_day, day_off or [])
    answers = read_history(history)
    resume, posting = _given(cv, job)
    coach = coach_for(engine, "plan")
    wanted = coach.analyse_job(posting, resume)
    wording = area_words()
    areas = rank_areas(measure(answers), wording, wanted)
    lines = lines_for(coach, competencies_in_order(areas, wanted)[:MOST_STORIES], resume, posting)
    _show(make_plan(wishes, material_of(areas, wanted, wording, lines=lines)), as_json=as_json)


def _stored(data: Path | None) -> StudyPlan:
    """Of the preparation whose interview comes first, else the newest."""
    app = open_coach(load_settings(data))
    try:
        preparation_id = app.plans.current(app.local_user_id)
        if preparation_id is None:
            raise InvalidInput("there is no preparation yet; make one in the app, or give --history, --cv and --job")
        return app.plans.overview(app.local_user_id, preparation_id).plan
    finally:
        app.close()


def _show(plan: StudyPlan, *, as_json: bool) -> None:
    if as_json:
        write_json(PlanDocument.model_validate(plan))
        return
    from interview_coach.cli.pages.plan import print_study_plan  # Rich: for people only

    print_study_plan(plan)


def _given(cv: Path | None, job: Path | None) -> tuple[Cv, Posting]:
    if cv is None:
        raise InvalidInput("the plan is made for you: give your CV with --cv")
    if job is None:
        raise InvalidInput("the plan is made for one job: give the posting with --job")
    return read_cv_file(cv), read_posting_file(job)


def _wishes(today: str | None, interview_on: str | None, minutes: int, off: Sequence[str]) -> PlanWishes:
    wishes = PlanWishes(
        today=_date(today, "--today") if today is not None else utc_now().astimezone().date(),
        interview_on=_date(interview_on, "--interview-on") if interview_on is not None else None,
        minutes_per_day=minutes,
        days_off=frozenset(_date(day, "--day-off") for day in off if day.lower() not in _WEEKDAYS),
        weekdays_off=frozenset(_WEEKDAYS.index(day.lower()) for day in off if day.lower() in _WEEKDAYS),
    )
    check_wishes(wishes)
    return wishes


def _date(text: str, option: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        weekday = " or a weekday like sunday" if option == "--day-off" else ""
        raise InvalidInput(f"{option} must be a date like 2026-03-14{weekday}") from error
