"""A mark that is disputed, whether a feedback was useful, and where the coach loses people."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.disputes import LONGEST_NOTE, LONGEST_REASON, Objection
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.disputes import Disputed
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import as_sentence, line_of, number_of, text_of, wishes_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)


@router.post("/answers/{answer_id}/evaluations/{evaluation_id}/dispute")
def dispute_mark(app: AppDep, user: UserDep, answer_id: str, evaluation_id: str, form: FormDep) -> RedirectResponse:
    """Keep the reason, mark once more, and show both. What goes wrong is said on the page of the answer."""
    app.answers.get(user, answer_id)
    objection = Objection(text_of(form, "reason"), line_of(form, "dimension") or None, number_of(form, "own_mark"))
    try:
        disputed = app.disputes.dispute(user, evaluation_id, objection, wishes_of(form))
    except (InvalidInput, Conflict) as error:
        return _to_answer(app, user, f"/answers/{answer_id}#second-look", as_sentence(error))
    return _shown(app, user, disputed)


@router.post("/disputes/{dispute_id}/second")
def ask_again(app: AppDep, user: UserDep, dispute_id: str, form: FormDep) -> RedirectResponse:
    """For a dispute whose second mark failed."""
    return _shown(app, user, app.disputes.read_again(user, dispute_id, wishes_of(form)))


@router.post("/answers/{answer_id}/evaluations/{evaluation_id}/opinion")
def say_whether_useful(
    app: AppDep, user: UserDep, answer_id: str, evaluation_id: str, form: FormDep
) -> RedirectResponse:
    app.answers.get(user, answer_id)
    useful, problem = line_of(form, "useful"), ""
    try:
        if useful not in ("yes", "no"):
            raise InvalidInput("say yes or no")
        app.opinions.give(user, evaluation_id, useful=useful == "yes", note=text_of(form, "note"))
    except InvalidInput as error:
        problem = as_sentence(error)
    return _to_answer(app, user, f"/answers/{answer_id}#useful", problem)


@router.get("/feedback-review")
def review_feedback(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return render(request, "disputes/review.html", {"review": app.disputes.review(user)})


def said_about(app: CoachApp, user: str, answered: AnsweredQuestion) -> dict[str, Any]:
    """What the feedback page of an answer needs: second looks, the opinion, and whether this mark may be disputed."""
    looks = app.disputes.of_answer(user, answered.answer.id)
    record = answered.record
    settled = {id for look in looks for id in (look.dispute.evaluation_id, look.dispute.second_id)}
    return {
        "looks": looks,
        "opinion": None if record is None else app.opinions.of(user, record.id),
        "may_dispute": record is not None and record.id not in settled,
        "longest_reason": LONGEST_REASON,
        "longest_note": LONGEST_NOTE,
    }


def _shown(app: CoachApp, user: str, disputed: Disputed) -> RedirectResponse:
    problem = f"There is no second mark yet: {disputed.problem}" if disputed.problem else ""
    return _to_answer(app, user, f"/answers/{disputed.reading.dispute.answer_id}#second-look", problem)


def _to_answer(app: CoachApp, user: str, address: str, problem: str) -> RedirectResponse:
    """To its place on the page, or to the head of the page, where a problem is told."""
    if not problem:
        return RedirectResponse(address, status_code=303)
    ticket = app.notices.leave(user, [as_sentence(problem)])
    return RedirectResponse(with_notices(address.partition("#")[0], ticket), status_code=303)
