"""/api/v1/preparations/{id}/real_interviews and /api/v1/real_interviews"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from interview_coach.contract_reality import RealInterviewDocument, RealityDocument
from interview_coach.domain.real_interviews import (
    LONGEST_ASKED,
    LONGEST_LESSON,
    LONGEST_ROUND,
    LONGEST_WHO,
    MOST_ASKED,
    InterviewNotes,
    Outcome,
)
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.web.api.documents import AskedQuestionDocument, Input, PageDocument, page_of, slice_of
from interview_coach.web.api.preparations import Limit, Offset
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["real interviews"])

Line = Annotated[str, Field(max_length=LONGEST_ASKED)]


class NewRealInterview(Input):
    """`asked` is a question each; `feeling` runs from 1 (hard) to 5 (very well), null when not said."""

    on: date
    outcome: Outcome = Outcome.WAITING
    round: Annotated[str, Field(max_length=LONGEST_ROUND)] = ""
    who: Annotated[str, Field(max_length=LONGEST_WHO)] = ""
    asked: Annotated[list[Line], Field(max_length=MOST_ASKED, default_factory=list)]
    feeling: Annotated[int | None, Field(ge=1, le=5)] = None
    differently: Annotated[str, Field(max_length=LONGEST_LESSON)] = ""

    def notes(self) -> InterviewNotes:
        return InterviewNotes(
            self.on, self.outcome, self.round, self.who, tuple(self.asked), self.feeling, self.differently
        )


class QuestionKind(Input):
    type: QuestionType


@router.get("/real_interviews")
def list_all(app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0) -> PageDocument[RealityDocument]:
    """By day, the newest first, each beside the practice marks up to its day."""
    page = slice_of(app.real_interviews.list(user), limit, offset)
    return page_of(page, [RealityDocument.of(each) for each in page.items])


@router.get("/preparations/{preparation_id}/real_interviews")
def list_interviews(
    preparation_id: str, app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0
) -> PageDocument[RealityDocument]:
    page = slice_of(app.real_interviews.list(user, preparation_id), limit, offset)
    return page_of(page, [RealityDocument.of(each) for each in page.items])


@router.post("/preparations/{preparation_id}/real_interviews", status_code=201)
def add_interview(preparation_id: str, new: NewRealInterview, app: AppDep, user: UserDep) -> RealInterviewDocument:
    """What was asked joins the questions of the preparation at their head; what is there already is recognised."""
    return RealInterviewDocument.model_validate(app.real_interviews.add(user, preparation_id, new.notes()))


@router.get("/real_interviews/{interview_id}")
def get_interview(interview_id: str, app: AppDep, user: UserDep) -> RealInterviewDocument:
    return RealInterviewDocument.model_validate(app.real_interviews.get(user, interview_id))


@router.put("/real_interviews/{interview_id}")
def change_interview(interview_id: str, new: NewRealInterview, app: AppDep, user: UserDep) -> RealInterviewDocument:
    """In the place of what was there. A question that is left out stays on the practice list."""
    return RealInterviewDocument.model_validate(app.real_interviews.change(user, interview_id, new.notes()))


@router.delete("/real_interviews/{interview_id}", status_code=204)
def remove_interview(interview_id: str, app: AppDep, user: UserDep) -> None:
    """The notes only: the questions stay."""
    app.real_interviews.remove(user, interview_id)


@router.put("/questions/{question_id}/type")
def change_type(question_id: str, kind: QuestionKind, app: AppDep, user: UserDep) -> AskedQuestionDocument:
    """Of an own question without answers: that of a question from an interview is guessed."""
    return AskedQuestionDocument.of(app.real_interviews.change_type(user, question_id, kind.type))
