"""/api/v1/evaluations/{id}/dispute, /api/v1/evaluations/{id}/opinion and /api/v1/feedback_review"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from interview_coach.contract_reality import FeedbackReviewDocument, OpinionDocument, ReadingDocument
from interview_coach.domain.disputes import LONGEST_NOTE, LONGEST_REASON, Objection
from interview_coach.errors import NotFound
from interview_coach.services.parts import Wishes
from interview_coach.web.api.documents import AS_SET, Asking, Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["disputes"])


class NewDispute(Asking):
    """`dimension` null is the whole mark; `own_mark` is what the user would give."""

    reason: Annotated[str, Field(max_length=LONGEST_REASON)]
    dimension: Annotated[str | None, Field(max_length=64)] = None
    own_mark: Annotated[int | None, Field(ge=1, le=5)] = None


class NewOpinion(Input):
    useful: bool
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""


@router.post("/evaluations/{evaluation_id}/dispute", status_code=201)
def dispute_mark(evaluation_id: str, new: NewDispute, app: AppDep, user: UserDep) -> ReadingDocument:
    """Keeps the reason and marks once more with the same engine; `problem` says why that failed."""
    objection = Objection(new.reason, new.dimension, new.own_mark)
    done = app.disputes.dispute(user, evaluation_id, objection, Wishes(redact=new.redact))
    return ReadingDocument.of(done.reading, done.problem)


@router.post("/disputes/{dispute_id}/second")
def ask_again(dispute_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> ReadingDocument:
    """The second mark of a dispute that has none yet; one that is there is not made again."""
    done = app.disputes.read_again(user, dispute_id, Wishes(redact=asking.redact))
    return ReadingDocument.of(done.reading, done.problem)


@router.get("/answers/{answer_id}/disputes")
def list_disputes(answer_id: str, app: AppDep, user: UserDep) -> list[ReadingDocument]:
    """Oldest first; one per engine at most."""
    return [ReadingDocument.of(reading) for reading in app.disputes.of_answer(user, answer_id)]


@router.put("/evaluations/{evaluation_id}/opinion")
def say_whether_useful(evaluation_id: str, new: NewOpinion, app: AppDep, user: UserDep) -> OpinionDocument:
    """In the place of what was said before."""
    return OpinionDocument.model_validate(app.opinions.give(user, evaluation_id, useful=new.useful, note=new.note))


@router.get("/evaluations/{evaluation_id}/opinion")
def get_opinion(evaluation_id: str, app: AppDep, user: UserDep) -> OpinionDocument:
    opinion = app.opinions.of(user, evaluation_id)
    if opinion is None:
        raise NotFound("nothing was said about this feedback yet")
    return OpinionDocument.model_validate(opinion)


@router.get("/feedback_review")
def review_feedback(app: AppDep, user: UserDep) -> FeedbackReviewDocument:
    """What was disputed or did not help, by type of question and by dimension."""
    return FeedbackReviewDocument.of(app.disputes.review(user))
