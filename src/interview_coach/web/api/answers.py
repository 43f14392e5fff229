"""/api/v1/questions/{id}/answers and /api/v1/answers"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from interview_coach.services.answers import Submission
from interview_coach.services.markings import Marking
from interview_coach.services.parts import Wishes
from interview_coach.web.api.documents import (
    AnswerDocument,
    EvaluationRecordDocument,
    NewAnswer,
    PageDocument,
    page_of,
    slice_of,
)
from interview_coach.web.api.preparations import Limit, Offset
from interview_coach.web.dependencies import AppDep, UserDep, marking_of
from interview_coach.web.streams import remarks_of

router = APIRouter(tags=["answers"])


@router.get("/answers")
def list_answers(
    app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0, preparation_id: str | None = None
) -> PageDocument[AnswerDocument]:
    """Newest first; of all preparations, or of one."""
    page = app.answers.history(user, limit=limit, offset=offset, preparation_id=preparation_id)
    return page_of(page, [AnswerDocument.of(a) for a in page.items])


@router.get("/questions/{question_id}/answers")
def list_attempts(
    question_id: str, app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0
) -> PageDocument[AnswerDocument]:
    """Attempts at the question, oldest first."""
    page = slice_of(app.answers.attempts(user, question_id), limit, offset)
    return page_of(page, [AnswerDocument.of(a) for a in page.items])


@router.post("/questions/{question_id}/answers", status_code=201)
def submit_answer(question_id: str, new: NewAnswer, app: AppDep, user: UserDep) -> AnswerDocument:
    """Stores the answer, then marks it. If marking fails, `evaluation` is null and `problem` says why; the answer is
    there and can be marked again."""
    submission = Submission(new.text, new.medium, new.self_rating, new.seconds)
    if not new.evaluate:
        answer = app.answers.submit(user, question_id, submission)
        return AnswerDocument.of(app.answers.get(user, answer.id))
    wishes = Wishes(redact=new.redact)
    if not new.wait:
        answer, problem = app.markings.hand_in(user, question_id, submission, wishes)
        return AnswerDocument.of(app.answers.get(user, answer.id), problem)
    handed_in = app.answers.hand_in(user, question_id, submission, wishes)
    return AnswerDocument.of(handed_in.answered, handed_in.problem)


@router.get("/answers/{answer_id}/stream", response_class=EventSourceResponse)
async def stream_feedback(
    request: Request, marking: Annotated[Marking, Depends(marking_of)]
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events while a model marks: `keep`, `main_fix`, `improvements`, `asks` with {"text"}, at the end
    `done` (read the answer again) or `failed`. `Last-Event-ID` goes on where the line broke. 404 when no model works
    on this answer."""
    async for event in remarks_of(marking, request):
        yield event


@router.get("/answers/{answer_id}")
def get_answer(answer_id: str, app: AppDep, user: UserDep) -> AnswerDocument:
    return AnswerDocument.of(app.answers.get(user, answer_id))


@router.delete("/answers/{answer_id}", status_code=204)
def remove_answer(answer_id: str, app: AppDep, user: UserDep) -> None:
    app.answers.remove(user, answer_id)


@router.post("/answers/{answer_id}/evaluations", status_code=201)
def evaluate_answer(answer_id: str, app: AppDep, user: UserDep) -> EvaluationRecordDocument:
    """Mark a stored answer (again). Earlier evaluations are kept."""
    return EvaluationRecordDocument.of(app.answers.evaluate(user, answer_id))
