"""Attempts at one question side by side."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.web.dependencies import AppDep, UserDep
from interview_coach.web.pages.marked_answer import are_comparable, changes, stretches
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/questions/{question_id}/attempts")
def compare_attempts(
    request: Request, app: AppDep, user: UserDep, question_id: str, earlier: int = 0, later: int = 0
) -> HTMLResponse:
    """Two attempts beside each other: those asked for by their number, else the last two."""
    asked = app.questions.get(user, question_id)
    attempts = app.answers.attempts(user, question_id)
    pair = _pair(attempts, earlier, later)
    context = {
        "asked": asked,
        "preparation": app.preparations.get(user, asked.preparation_id),
        "attempts": attempts,
        "shown": [(answered, _stretches(answered)) for answered in pair],
        "changes": changes(*pair) if len(pair) == 2 else (),
        "comparable": len(pair) == 2 and are_comparable(*pair),
    }
    return render(request, "attempts/compare.html", context)


def _pair(attempts: Sequence[AnsweredQuestion], earlier: int, later: int) -> list[AnsweredQuestion]:
    chosen = [a for a in attempts if a.answer.attempt in (earlier, later)]
    return chosen if len(chosen) == 2 else list(attempts[-2:])


def _stretches(answered: AnsweredQuestion) -> object:
    return stretches(answered.answer.text, answered.record.evaluation.segments if answered.record else ())
