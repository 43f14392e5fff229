"""/api/v1/questions/{id}/answers and /api/v1/answers"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_privacy import EvaluationRecordDocument
from interview_coach.domain.delivery import Delivery
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.vocabulary import Medium
from interview_coach.services.answers import Submission
from interview_coach.services.markings import Marking
from interview_coach.services.parts import Wishes
from interview_coach.web.api.documents import (
    AS_SET,
    AnswerDocument,
    Asking,
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
    return page_of(page, _documents(app, user, page.items))


@router.get("/questions/{question_id}/answers")
def list_attempts(
    question_id: str, app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0
) -> PageDocument[AnswerDocument]:
    """Attempts at the question, oldest first."""
    page = slice_of(app.answers.attempts(user, question_id), limit, offset)
    return page_of(page, _documents(app, user, page.items))


@router.post("/questions/{question_id}/answers", status_code=201)
def submit_answer(question_id: str, new: NewAnswer, app: AppDep, user: UserDep) -> AnswerDocument:
    """Stores the answer, then marks it. If marking fails, `evaluation` is null and `problem` says why; the answer is
    there and can be marked again."""
    submission = Submission(new.text, new.medium, new.self_rating, new.seconds)
    if not new.evaluate:
        answer = app.answers.submit(user, question_id, submission)
        return answer_document(app, user, app.answers.get(user, answer.id))
    wishes = Wishes(redact=new.redact)
    if not new.wait:
        answer, problem = app.markings.hand_in(user, question_id, submission, wishes)
        return answer_document(app, user, app.answers.get(user, answer.id), problem)
    handed_in = app.answers.hand_in(user, question_id, submission, wishes)
    return answer_document(app, user, handed_in.answered, handed_in.problem)


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
    return answer_document(app, user, app.answers.get(user, answer_id))


@router.delete("/answers/{answer_id}", status_code=204)
def remove_answer(answer_id: str, app: AppDep, user: UserDep) -> None:
    app.answers.remove(user, answer_id)


@router.post("/answers/{answer_id}/evaluations", status_code=201)
def evaluate_answer(answer_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> EvaluationRecordDocument:
    """Mark a stored answer (again). Earlier evaluations are kept."""
    return EvaluationRecordDocument.of(app.answers.evaluate(user, answer_id, Wishes(redact=asking.redact)))


def answer_document(app: CoachApp, user: str, answered: AnsweredQuestion, problem: str | None = None) -> AnswerDocument:
    return AnswerDocument.of(answered, problem, _deliveries(app, user, [answered]).get(answered.answer.id))


def _documents(app: CoachApp, user: str, answered: Sequence[AnsweredQuestion]) -> list[AnswerDocument]:
    spoken = _deliveries(app, user, answered)
    return [AnswerDocument.of(one, spoken=spoken.get(one.answer.id)) for one in answered]


def _deliveries(app: CoachApp, user: str, answered: Sequence[AnsweredQuestion]) -> Mapping[str, Delivery]:
    """How the recorded ones among these answers were spoken, by their ids."""
    spoken = [one.answer.id for one in answered if one.answer.medium is Medium.SPOKEN]
    return app.transcripts.deliveries(user, spoken)
