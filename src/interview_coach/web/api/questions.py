"""/api/v1/preparations/{id}/questions and /api/v1/questions"""

from __future__ import annotations

from fastapi import APIRouter

from interview_coach.contract import RankingDocument, SampleDocument
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.parts import Wishes
from interview_coach.web.api.documents import (
    AS_SET,
    AskedQuestionDocument,
    Asking,
    NewQuestions,
    PageDocument,
    page_of,
    slice_of,
)
from interview_coach.web.api.preparations import Limit, Offset
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["questions"])


@router.get("/preparations/{preparation_id}/questions")
def list_questions(
    preparation_id: str, app: AppDep, user: UserDep, limit: Limit = 200, offset: Offset = 0
) -> PageDocument[AskedQuestionDocument]:
    """What was asked in a real interview first, then in the order in which they were added."""
    page = slice_of(app.questions.list(user, preparation_id), limit, offset)
    return page_of(page, [AskedQuestionDocument.of(a) for a in page.items])


@router.post("/preparations/{preparation_id}/questions", status_code=201)
def add_questions(
    preparation_id: str, new: NewQuestions, app: AppDep, user: UserDep
) -> PageDocument[AskedQuestionDocument]:
    """Generate questions, or add an own one (`text`); returns the whole list."""
    type = None if new.type == "mixed" else new.type
    if new.text is not None:
        app.questions.add_own(user, preparation_id, text=new.text, type=type or QuestionType.BEHAVIORAL)
    else:
        app.questions.prepare(user, preparation_id, Wishes(redact=new.redact), type=type, count=new.count)
    return list_questions(preparation_id, app, user)


@router.get("/questions/{question_id}")
def get_question(question_id: str, app: AppDep, user: UserDep) -> AskedQuestionDocument:
    return AskedQuestionDocument.of(app.questions.get(user, question_id))


@router.post("/questions/{question_id}/replacement", status_code=201)
def replace_question(question_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> AskedQuestionDocument:
    """Another question of the same type in its place; the old one keeps its answers and does not come back."""
    return AskedQuestionDocument.of(app.questions.replace(user, question_id, Wishes(redact=asking.redact)))


@router.delete("/questions/{question_id}", status_code=204)
def remove_question(question_id: str, app: AppDep, user: UserDep) -> None:
    """With its answers and their feedback."""
    app.questions.remove(user, question_id)


@router.get("/questions/{question_id}/examples")
def get_examples(question_id: str, app: AppDep, user: UserDep) -> RankingDocument:
    """Lines of the CV that answer the question; none rather than a stretch. A GET asks no model."""
    return RankingDocument.model_validate(app.questions.examples(user, question_id, Wishes(builtin=True)))


@router.get("/questions/{question_id}/sample")
def get_sample(question_id: str, app: AppDep, user: UserDep) -> SampleDocument:
    """A sample answer from the user's own facts, with blanks for what is not known; a model is asked by POST only."""
    return SampleDocument.model_validate(app.questions.sample(user, question_id, Wishes(builtin=True)))


@router.post("/questions/{question_id}/sample")
def ask_for_sample(question_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> SampleDocument:
    """Written by the model where the user agreed to one, else as GET."""
    return SampleDocument.model_validate(app.questions.sample(user, question_id, Wishes(redact=asking.redact)))
