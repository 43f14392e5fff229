"""Documents of the JSON API that the contract's commands do not have: stored things with their ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from interview_coach.contract import (
    EvaluationDocument,
    JobDocument,
    QuestionDocument,
)
from interview_coach.contract_speech import DeliveryDocument
from interview_coach.domain.delivery import Delivery
from interview_coach.domain.overview import AnsweredQuestion, AskedQuestion, Page
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.vocabulary import Level, Medium, QuestionType, Seniority

T = TypeVar("T")


class Input(BaseModel):
    """Unknown fields of what is sent are ignored."""

    model_config = ConfigDict(extra="ignore")


class Asking(Input):
    """How a model may be asked. `redact` says for this request whether names and contacts are replaced before anything
    is sent (null, or no body: as the settings say)."""

    redact: bool | None = None


AS_SET = Asking()
"""What a request without a body wants."""


class PageDocument(BaseModel, Generic[T]):
    """A slice of a list; `total` is the length of the whole."""

    items: list[T]
    total: int
    limit: int
    offset: int


def page_of(page: Page[Any], items: list[T]) -> PageDocument[T]:
    return PageDocument(items=items, total=page.total, limit=page.limit, offset=page.offset)


def slice_of(items: Sequence[T], limit: int, offset: int) -> Page[T]:
    return Page(items[offset : offset + limit], len(items), limit, offset)


class NewPreparation(Asking):
    """`cv` is a JSON Resume document, or give `cv_text`; `posting` is its text, or give `job_title`. A model reads the
    posting where the user agreed to one; `redact` as for an answer."""

    cv: dict[str, Any] | None = None
    cv_text: str | None = None
    posting: str | None = None
    job_title: Annotated[str | None, Field(max_length=200)] = None
    interview_on: date | None = None


class SkillInput(Input):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    level: Level


class PreparationPatch(Asking):
    """What to correct. Only the fields that are sent change; `interview_on: null` takes the date away."""

    cv: dict[str, Any] | None = None
    posting: str | None = None
    interview_on: date | None = None
    title: Annotated[str | None, Field(max_length=200)] = None
    company: Annotated[str | None, Field(max_length=200)] = None
    seniority: Seniority | None = None
    skills: list[SkillInput] | None = None


class PreparationSummary(BaseModel):
    id: str
    title: str
    company: str
    interview_on: date | None
    created_at: AwareDatetime
    updated_at: AwareDatetime

    @classmethod
    def of(cls, preparation: Preparation) -> PreparationSummary:
        return cls(**_summary(preparation))


class PreparationDocument(PreparationSummary):
    cv: dict[str, Any]
    posting: str
    job: JobDocument

    @classmethod
    def of(cls, preparation: Preparation) -> PreparationDocument:
        return cls(
            **_summary(preparation),
            cv=dict(preparation.cv.document),
            posting=preparation.posting.text,
            job=JobDocument.model_validate(preparation.job),
        )


def _summary(preparation: Preparation) -> dict[str, Any]:
    return {
        "id": preparation.id,
        "title": preparation.title,
        "company": preparation.job.company,
        "interview_on": preparation.interview_on,
        "created_at": preparation.created_at,
        "updated_at": preparation.updated_at,
    }


class NewQuestions(Asking):
    """Either generate (`count` of a `type`, `mixed` by default), or add an own question with its `text`."""

    text: Annotated[str | None, Field(max_length=1_000)] = None
    type: QuestionType | Literal["mixed"] = "mixed"
    count: Annotated[int, Field(ge=1, le=50)] = 12


class AskedQuestionDocument(QuestionDocument):
    preparation_id: str
    own: bool
    attempts: int
    last_mark: float | None
    last_answer_id: str | None

    @classmethod
    def of(cls, asked: AskedQuestion) -> AskedQuestionDocument:
        question = QuestionDocument.model_validate(asked.question).model_dump()
        return cls(
            **question,
            preparation_id=asked.preparation_id,
            own=asked.own,
            attempts=asked.attempts,
            last_mark=asked.last_mark,
            last_answer_id=asked.last_answer_id,
        )


class NewAnswer(Input):
    """`evaluate: false` stores without marking. Where a model marks, `wait: false` comes back with the builtin coach's
    mark at once and the model's remarks come over `/answers/{id}/stream`; `redact` says for this answer whether names
    and contacts are replaced before it is sent (null: as the settings say)."""

    text: Annotated[str, Field(max_length=20_000)]
    medium: Medium = Medium.TYPED
    self_rating: Annotated[int | None, Field(ge=1, le=5)] = None
    seconds: Annotated[int | None, Field(ge=0, le=86_400)] = None
    evaluate: bool = True
    wait: bool = True
    redact: bool | None = None


class AnswerDocument(BaseModel):
    """`evaluation` is null while the answer is stored but not marked; its `delivery` is how a recorded answer was
    spoken."""

    id: str
    question_id: str
    preparation_id: str
    session_id: str
    attempt: int
    text: str
    medium: Medium
    self_rating: int | None
    seconds: int | None
    created_at: AwareDatetime
    evaluation: EvaluationDocument | None
    evaluated_at: AwareDatetime | None
    problem: str | None = None

    @classmethod
    def of(
        cls, answered: AnsweredQuestion, problem: str | None = None, spoken: Delivery | None = None
    ) -> AnswerDocument:
        answer, record = answered.answer, answered.record
        evaluation = EvaluationDocument.model_validate(record.evaluation) if record else None
        if evaluation is not None and spoken is not None:
            evaluation.delivery = DeliveryDocument.model_validate(spoken).model_dump()
        return cls(
            id=answer.id,
            question_id=answer.question_id,
            preparation_id=answered.preparation_id,
            session_id=answer.session_id,
            attempt=answer.attempt,
            text=answer.text,
            medium=answer.medium,
            self_rating=answer.self_rating,
            seconds=answer.seconds,
            created_at=answer.created_at,
            evaluation=evaluation,
            evaluated_at=record.created_at if record else None,
            problem=problem,
        )


class PostingDocument(BaseModel):
    text: str
