"""History: every answer, newest first, by day and sitting, with its mark and one line of the feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.web.dependencies import AppDep, UserDep
from interview_coach.web.pages.fields import FirstRow
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Sitting:
    """Answers given one after the other, newest first."""

    started_at: datetime
    title: str
    answers: tuple[AnsweredQuestion, ...]


@router.get("/history")
def show_history(request: Request, app: AppDep, user: UserDep, offset: FirstRow = 0) -> HTMLResponse:
    found = app.answers.history(user, limit=A_PAGE, offset=offset)
    return render(request, "history/list.html", {"found": found, "days": by_day(found.items)})


def by_day(answers: Sequence[AnsweredQuestion]) -> tuple[tuple[date, tuple[Sitting, ...]], ...]:
    """Answers, newest first, under the day and the sitting they belong to."""
    sittings = [_sitting(tuple(group)) for _, group in groupby(answers, key=lambda a: a.answer.session_id)]
    days = groupby(sittings, key=lambda s: s.answers[0].answer.created_at.astimezone().date())
    return tuple((day, tuple(group)) for day, group in days)


def _sitting(answers: tuple[AnsweredQuestion, ...]) -> Sitting:
    return Sitting(answers[-1].answer.created_at, answers[0].preparation_title, answers)
