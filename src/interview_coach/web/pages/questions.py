"""The questions of a preparation: read them, add to them, take one away."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import as_sentence, number_of, text_of, type_of, wishes_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

FIRST_SET, MORE = 12, 4
"""How many questions the first set has, and how many "more questions" adds."""


@router.get("/preparations/{preparation_id}/questions")
def list_questions(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    return _page(request, app, user, preparation_id)


@router.post("/preparations/{preparation_id}/questions")
def add_questions(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    """More questions of a type, or mixed ones; the first set when there are none."""
    wanted = number_of(form, "count") or (MORE if app.questions.list(user, preparation_id) else FIRST_SET)
    notices: list[str] = []
    try:
        app.questions.prepare(user, preparation_id, wishes_of(form, notices), type=type_of(form, "type"), count=wanted)
    except (InvalidInput, Conflict) as error:
        return _page(request, app, user, preparation_id, {"more": as_sentence(error)})
    address = with_notices(f"/preparations/{preparation_id}/questions", app.notices.leave(user, notices))
    return RedirectResponse(address, status_code=303)


@router.post("/preparations/{preparation_id}/questions/own")
def add_own_question(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    text, chosen = text_of(form, "text"), type_of(form, "type") or QuestionType.BEHAVIORAL
    try:
        asked = app.questions.add_own(user, preparation_id, text=text, type=chosen)
    except InvalidInput as error:
        problem = {"own": as_sentence(error), "own_text": text, "own_type": chosen}
        return _page(request, app, user, preparation_id, problem)
    return RedirectResponse(f"/preparations/{preparation_id}/questions#question-{asked.question.id}", status_code=303)


@router.post("/questions/{question_id}/replace")
def replace_question(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    """Another one of the same kind for a question that does not help."""
    asked = app.questions.get(user, question_id)
    notices: list[str] = []
    try:
        new = app.questions.replace(user, question_id, wishes_of(form, notices))
    except Conflict as error:
        return _page(request, app, user, asked.preparation_id, {"more": as_sentence(error)})
    address = f"/preparations/{asked.preparation_id}/questions#question-{new.question.id}"
    return RedirectResponse(with_notices(address, app.notices.leave(user, notices)), status_code=303)


@router.post("/questions/{question_id}/remove")
def remove_question(app: AppDep, user: UserDep, question_id: str) -> RedirectResponse:
    asked = app.questions.get(user, question_id)
    app.questions.remove(user, question_id)
    return RedirectResponse(f"/preparations/{asked.preparation_id}/questions", status_code=303)


def _page(
    request: Request, app: CoachApp, user: str, preparation_id: str, problem: dict[str, str] | None = None
) -> HTMLResponse:
    asked = app.questions.list(user, preparation_id)
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "asked": asked,
        "groups": by_type(asked),
        "next": next((a for a in asked if a.attempts == 0), None),
        "heard": app.real_interviews.heard(user, preparation_id),
        "problem": problem or {},
    }
    return render(request, "questions/list.html", context, status=422 if problem else 200)


def by_type(asked: Sequence[AskedQuestion]) -> tuple[tuple[QuestionType, tuple[AskedQuestion, ...]], ...]:
    """Questions under their type, types in the contract's order, empty ones left out."""
    groups = ((t, tuple(a for a in asked if a.question.type is t)) for t in QuestionType)
    return tuple((kind, found) for kind, found in groups if found)
