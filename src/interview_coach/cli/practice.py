"""`coach practice`: practise in the terminal; every answer is stored before it is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.cli.keyboard import Keyboard, Leaving
from interview_coach.cli.options import CvFile, Data, Engine, JobFile, JobTitle, Mix
from interview_coach.cli.pages.console import notes, out
from interview_coach.cli.reading import posting_from
from interview_coach.cli.screen import printable
from interview_coach.config import load_settings
from interview_coach.documents import read_cv_file
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

_QUESTIONS = 12


def start_practice(
    cv: CvFile = None,
    job: JobFile = None,
    job_title: JobTitle = None,
    interview_on: Annotated[
        datetime | None,
        typer.Option(
            "--interview-on", formats=["%Y-%m-%d"], metavar="DATE", help="The day of the interview, as 2027-01-31."
        ),
    ] = None,
    choose: Annotated[
        bool, typer.Option("--choose", metavar="", help="Pick one of your earlier preparations.")
    ] = False,
    mix: Annotated[Mix, typer.Option("--type", help="Only one kind of question, or mixed.")] = Mix.MIXED,
    data: Data = None,
    engine: Engine = None,
) -> None:
    """Practise: one question at a time, your answer marked at once, stored on this machine.

    With --cv and --job it starts a new preparation; without them it goes on with the latest one.
    """
    given = _given(cv, job, job_title)
    if given and choose:
        raise InvalidInput("--choose picks an earlier preparation; leave it out when you give --cv")
    settings = load_settings(data)
    app = open_coach(replace(settings, engine=engine.value) if engine else settings)
    try:
        with Keyboard().watched() as keyboard:
            on = interview_on.date() if interview_on else None
            _practise(
                app, keyboard, given, on, choose=choose, kind=None if mix is Mix.MIXED else QuestionType(mix.value)
            )
    finally:
        app.close()


def _given(cv: Path | None, job: Path | None, job_title: str | None) -> tuple[Cv, Posting] | None:
    """The CV and posting of a new preparation, or None when an earlier one goes on."""
    if cv is None and job is None and job_title is None:
        return None
    posting = posting_from(job, job_title)
    if cv is None:
        raise InvalidInput("a new preparation needs your CV too: give it with --cv")
    return read_cv_file(cv), posting


def _practise(
    app: CoachApp,
    keyboard: Keyboard,
    given: tuple[Cv, Posting] | None,
    interview_on: date | None,
    *,
    choose: bool,
    kind: QuestionType | None,
) -> None:
    from interview_coach.cli.sitting import Sitting  # SQLAlchemy: --help does not need it

    sitting = Sitting(app, keyboard)
    try:
        preparation = _preparation(app, keyboard, given, interview_on, choose=choose)
        _introduce(app, preparation)
        sitting.catch_up(app.today(app.local_user_id).unmarked)
        sitting.go_through(_questions(app, preparation, kind))
        out().print("\nThat was the last question. Run coach practice again to come back to the weakest ones.")
    except Leaving:
        print()
    _say_goodbye(app, sitting.stored)


def _say_goodbye(app: CoachApp, stored: int) -> None:
    settings = app.settings
    again = "coach practice"
    if settings.sources.get("data_dir") == "--data":
        again += f" --data {settings.data_dir}"
    answers = "1 answer" if stored == 1 else f"{stored} answers"
    kept = f"{answers} stored in {settings.data_dir}. " if stored else ""
    out().print(f"{kept}Go on any time with: {again}", soft_wrap=True)


def _preparation(
    app: CoachApp,
    keyboard: Keyboard,
    given: tuple[Cv, Posting] | None,
    interview_on: date | None,
    *,
    choose: bool,
) -> Preparation:
    user = app.local_user_id
    earlier = app.preparations.list(user).items
    if given:
        same = next((p for p in earlier if (p.cv, p.posting) == given), None)
        if same is None:
            notes().print("Reading the posting against your CV ...", style="dim")
            return app.preparations.create(user, cv=given[0], posting=given[1], interview_on=interview_on)
        return _on_date(app, same, interview_on)
    if not earlier:
        raise InvalidInput("there is no preparation yet; start one with: coach practice --cv FILE --job FILE")
    chosen = _chosen(keyboard, earlier) if choose else earlier[0]
    return _on_date(app, chosen, interview_on)


def _on_date(app: CoachApp, preparation: Preparation, interview_on: date | None) -> Preparation:
    if interview_on is None:
        return preparation
    from interview_coach.services.preparations import PreparationChanges  # SQLAlchemy, as above

    changes = PreparationChanges(interview_on=interview_on)
    return app.preparations.revise(app.local_user_id, preparation.id, changes)


def _chosen(keyboard: Keyboard, preparations: Sequence[Preparation]) -> Preparation:
    for number, preparation in enumerate(preparations, start=1):
        company = f", {printable(preparation.job.company)}" if preparation.job.company else ""
        out().print(f"{number:>2}. {printable(preparation.title)}{company}, made on {preparation.created_at:%d %B %Y}")
    try:
        number_chosen = keyboard.number("Which one? (Enter: the newest) ", len(preparations))
    except KeyboardInterrupt as error:
        raise Leaving from error
    return preparations[(number_chosen or 1) - 1]


def _introduce(app: CoachApp, preparation: Preparation) -> None:
    company = f" at {printable(preparation.job.company)}" if preparation.job.company else ""
    days = preparation.days_left(app.plans.day())
    out().print(f"Preparing for {printable(preparation.title)}{company}{_until(days)}", style="bold")


def _until(days: int | None) -> str:
    if days is None or days < 0:
        return ""
    return {0: ", interview today", 1: ", interview tomorrow"}.get(days, f", interview in {days} days")


def _questions(app: CoachApp, preparation: Preparation, kind: QuestionType | None) -> list[AskedQuestion]:
    """New questions first, then those with the lowest marks; made when there are none of the kind."""
    user = app.local_user_id
    asked = [a for a in app.questions.list(user, preparation.id) if kind in (None, a.question.type)]
    if not asked:
        notes().print("Making your questions ...", style="dim")
        made = app.questions.prepare(user, preparation.id, type=kind, count=_QUESTIONS)
        asked = [a for a in made if kind in (None, a.question.type)]
    return sorted(asked, key=lambda a: (a.attempts > 0, a.last_mark or 0.0))
