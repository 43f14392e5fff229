"""The practice room: one question, the answer, quiet help; and a sample answer on demand."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.content.bank import bank
from interview_coach.domain.answers import LONGEST_ANSWER
from interview_coach.domain.cv import Cv
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.questions import Example
from interview_coach.errors import InvalidInput, StorageFailed
from interview_coach.services.answers import Submission
from interview_coach.services.parts import Wishes
from interview_coach.web import guidance
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, as_sentence, number_of, text_of, wishes_of
from interview_coach.web.pages.marked_answer import with_blanks
from interview_coach.web.pages.recordings import PERMISSIONS, recorder_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

SHOWN_EXAMPLES = 3
_STILL_HERE = "Your text is still in the field above, and its draft is kept in this tab."


@router.get("/questions/{question_id}")
def practise(request: Request, app: AppDep, user: UserDep, question_id: str) -> HTMLResponse:
    return _room(request, app, user, question_id)


@router.post("/questions/{question_id}/answers")
def hand_in(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> Response:
    """Store the answer, then mark it. When marking fails the answer is there and its page says so."""
    try:
        answer, problem = app.markings.hand_in(user, question_id, _submission(form), wishes_of(form))
    except InvalidInput as error:
        return _room(request, app, user, question_id, form, as_sentence(error))
    except StorageFailed as error:
        page = _room(request, app, user, question_id, form, f"Not stored yet: {error}. {_STILL_HERE}")
        page.status_code = 503
        return page
    ticket = app.notices.leave(user, [as_sentence(problem)] if problem else [])
    return RedirectResponse(with_notices(f"/answers/{answer.id}", ticket), status_code=303)


@router.get("/questions/{question_id}/sample")
def show_sample(request: Request, app: AppDep, user: UserDep, question_id: str) -> HTMLResponse:
    """By the builtin coach, at once; a model is asked only by the button on the page."""
    return _sample(request, app, user, question_id, Wishes(builtin=True))


@router.post("/questions/{question_id}/sample")
def ask_for_sample(request: Request, app: AppDep, user: UserDep, question_id: str, form: FormDep) -> HTMLResponse:
    return _sample(request, app, user, question_id, wishes_of(form, []))


def _sample(request: Request, app: CoachApp, user: str, question_id: str, wishes: Wishes) -> HTMLResponse:
    asked = app.questions.get(user, question_id)
    sample = app.questions.sample(user, question_id, wishes)
    own_story = app.story_uses.sample(user, question_id)
    context = {
        "asked": asked,
        "preparation": app.preparations.get(user, asked.preparation_id),
        "sample": sample,
        "own_story": own_story,
        "own_pieces": with_blanks(own_story) if own_story else (),
        "may_ask": wishes.builtin,
        "stepped_in": wishes.notices or (),
        "pieces": with_blanks(sample),
    }
    return render(request, "questions/sample.html", context)


def _submission(form: Form) -> Submission:
    text = text_of(form, "answer")
    if not text.strip():
        raise InvalidInput("write your answer first; a few rough sentences are enough to start")
    return Submission(text.strip(), self_rating=number_of(form, "self_rating"), seconds=number_of(form, "seconds"))


def _room(
    request: Request, app: CoachApp, user: str, question_id: str, form: Form | None = None, error: str = ""
) -> HTMLResponse:
    asked = app.questions.get(user, question_id)
    preparation = app.preparations.get(user, asked.preparation_id)
    context = {
        "asked": asked,
        "preparation": preparation,
        "examples": _examples(app, user, asked, preparation.cv),
        "to_tell": app.story_uses.to_tell(user, question_id),
        "guide": guidance.guide(asked.question),
        "typed": text_of(form, "answer") if form else "",
        "rated": number_of(form, "self_rating") if form else None,
        "error": error,
        "longest": LONGEST_ANSWER,
        "known_to_the_bank": bank().asked_in(asked.question.text) is not None,
        "record": recorder_of(app, user, question_id, request.query_params.get("how", "")),
    }
    page = render(request, "questions/practice.html", context, status=422 if error else 200)
    page.headers["Permissions-Policy"] = PERMISSIONS
    return page


def _examples(app: CoachApp, user: str, asked: AskedQuestion, cv: Cv) -> Sequence[Example]:
    """The CV lines found when the question was made; looked for again when the CV has changed since, or for an
    own question. The builtin coach does that: nobody waits for a model to see a question."""
    kept = asked.question.examples
    still_there = all((line := cv.line(e.ref)) is not None and line.text == e.text for e in kept)
    if kept and still_there:
        return kept[:SHOWN_EXAMPLES]
    return app.questions.examples(user, asked.question.id, Wishes(builtin=True)).ranked[:SHOWN_EXAMPLES]
