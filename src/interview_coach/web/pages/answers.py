"""An answer and its feedback: read it, mark it again, delete it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.overview import AnsweredQuestion, AskedQuestion
from interview_coach.domain.recorded import Recording
from interview_coach.domain.speech import Transcript
from interview_coach.errors import CoachError, NotFound
from interview_coach.services.markings import Marking
from interview_coach.web.dependencies import AppDep, FormDep, UserDep, marking_of
from interview_coach.web.pages.disputes import said_about
from interview_coach.web.pages.fields import as_sentence, wishes_of
from interview_coach.web.pages.marked_answer import dimension_rows, stretches
from interview_coach.web.pages.spoken_answer import (
    DeliveryView,
    SpokenStretch,
    TimeLine,
    delivery_view,
    spoken_stretches,
    time_line,
    words_of,
)
from interview_coach.web.streams import remarks_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/answers/{answer_id}")
def show_answer(request: Request, app: AppDep, user: UserDep, answer_id: str) -> HTMLResponse:
    return _page(request, app, user, answer_id)


@router.post("/answers/{answer_id}/evaluation")
def mark_answer(request: Request, app: AppDep, user: UserDep, answer_id: str, form: FormDep) -> Response:
    """Mark a stored answer (again). A failing engine leaves the answer as it was, and the page says so."""
    try:
        wishes = wishes_of(form)
        if app.markings.uses_model(user, wishes):
            app.markings.start(user, answer_id, wishes)
        else:
            app.answers.evaluate(user, answer_id, wishes)
    except NotFound:
        raise
    except CoachError as error:
        return _page(request, app, user, answer_id, as_sentence(error))
    return RedirectResponse(f"/answers/{answer_id}", status_code=303)


@router.get("/answers/{answer_id}/stream", response_class=EventSourceResponse)
async def stream_feedback(
    request: Request, marking: Annotated[Marking, Depends(marking_of)]
) -> AsyncIterator[ServerSentEvent]:
    """The model's remarks as they come (server-sent events); ends when the marking has ended."""
    async for event in remarks_of(marking, request):
        yield event


@router.post("/answers/{answer_id}/remove")
def remove_answer(app: AppDep, user: UserDep, answer_id: str) -> RedirectResponse:
    question_id = app.answers.get(user, answer_id).answer.question_id
    app.answers.remove(user, answer_id)
    return RedirectResponse(f"/questions/{question_id}", status_code=303)


def _page(request: Request, app: CoachApp, user: str, answer_id: str, problem: str = "") -> HTMLResponse:
    answered = app.answers.get(user, answer_id)
    evaluation = answered.record.evaluation if answered.record else None
    marking = app.markings.of(user, answer_id)
    context = {
        "answered": answered,
        "marking": marking if marking and marking.running else None,
        "cost": app.usage.of_answer(user, answer_id),
        "evaluation": evaluation,
        "stretches": stretches(answered.answer.text, evaluation.segments if evaluation else ()),
        "rows": dimension_rows(answered.question, evaluation) if evaluation else (),
        "attempts": app.answers.attempts(user, answered.answer.question_id),
        "next": _next_question(app, user, answered),
        "preparation": app.preparations.get(user, answered.preparation_id),
        "problem": problem,
        "spoken": _spoken(app, user, answered),
        **said_about(app, user, answered),
    }
    return render(request, "answers/show.html", context, status=503 if problem else 200)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recorded answer: what plays, its words with their times, how it was spoken (None where nothing is known)."""

    recording: Recording
    transcript: Transcript | None
    stretches: tuple[SpokenStretch, ...]
    line: TimeLine
    view: DeliveryView | None


def _spoken(app: CoachApp, user: str, answered: AnsweredQuestion) -> Spoken | None:
    """None for an answer that was typed."""
    recording = app.recordings.of_answer(user, answered.answer.id)
    if recording is None:
        return None
    transcript = app.recordings.transcript(user, recording.id)
    evaluation = answered.record.evaluation if answered.record else None
    words = words_of(answered.answer.text, transcript)
    return Spoken(
        recording,
        transcript,
        spoken_stretches(answered.answer.text, words, evaluation),
        time_line(transcript, words, evaluation) if transcript else TimeLine(()),
        delivery_view(app, user, recording, transcript, answered.question.type) if transcript else None,
    )


def _next_question(app: CoachApp, user: str, answered: AnsweredQuestion) -> AskedQuestion | None:
    """A question of the same preparation that was not tried yet."""
    asked = app.questions.list(user, answered.preparation_id)
    return next((a for a in asked if a.attempts == 0 and a.question.id != answered.question.id), None)
