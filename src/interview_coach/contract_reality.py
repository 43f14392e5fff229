"""The JSON of real interviews, disputed marks and opinions, with the rules of `contract`: fields may be added, never
renamed."""

from __future__ import annotations

from datetime import date

from pydantic import AwareDatetime

from interview_coach.contract import Document, EvaluationDocument, Mark
from interview_coach.domain.disputes import Dispute, FeedbackReview, LostFeedback, Reading
from interview_coach.domain.real_interviews import Outcome, Reality


class HeardQuestionDocument(Document):
    """`was_known`: it stood on the list before; `practised`: it had been answered before."""

    text: str
    question_id: str
    was_known: bool
    practised: bool


class RealInterviewDocument(Document):
    """`feeling` runs from 1 (hard) to 5 (very well); null when not said."""

    id: str
    preparation_id: str
    on: date
    outcome: Outcome
    round: str
    who: str
    asked: list[HeardQuestionDocument]
    feeling: int | None
    differently: str
    created_at: AwareDatetime
    updated_at: AwareDatetime


class PracticeMarksDocument(Document):
    """The last marks of so many questions by one engine."""

    engine: str
    questions: int
    low: Mark
    middle: Mark
    high: Mark


class RealityDocument(RealInterviewDocument):
    """With the practice marks up to its day, side by side: neither explains the other."""

    title: str
    company: str
    practice: list[PracticeMarksDocument]

    @classmethod
    def of(cls, reality: Reality) -> RealityDocument:
        interview = RealInterviewDocument.model_validate(reality.interview)
        practice = [PracticeMarksDocument.model_validate(each) for each in reality.practice]
        return cls(**dict(interview), title=reality.title, company=reality.company, practice=practice)


class DisputeDocument(Document):
    """`dimension` null is the whole mark; `own_mark` is what the user would have given and counts nowhere.
    `second_id` is the evaluation made because of it, null while there is none."""

    id: str
    answer_id: str
    evaluation_id: str
    reason: str
    dimension: str | None
    own_mark: int | None
    created_at: AwareDatetime
    second_id: str | None

    @classmethod
    def of(cls, dispute: Dispute) -> DisputeDocument:
        objection = dispute.objection
        return cls(
            id=dispute.id,
            answer_id=dispute.answer_id,
            evaluation_id=dispute.evaluation_id,
            reason=objection.reason,
            dimension=objection.dimension,
            own_mark=objection.own_mark,
            created_at=dispute.created_at,
            second_id=dispute.second_id,
        )


class ReadingDocument(Document):
    """Both marks; `problem` says why there is no second one. `same`: it came to the same marks."""

    dispute: DisputeDocument
    first: EvaluationDocument
    second: EvaluationDocument | None
    same: bool
    problem: str | None = None

    @classmethod
    def of(cls, reading: Reading, problem: str | None = None) -> ReadingDocument:
        second = None if reading.second is None else EvaluationDocument.model_validate(reading.second.evaluation)
        return cls(
            dispute=DisputeDocument.of(reading.dispute),
            first=EvaluationDocument.model_validate(reading.first.evaluation),
            second=second,
            same=reading.same,
            problem=problem,
        )


class OpinionDocument(Document):
    id: str
    evaluation_id: str
    useful: bool
    note: str
    created_at: AwareDatetime


class TallyDocument(Document):
    """`rated` is how many were said to be useful or not; 0 by dimension."""

    name: str
    disputed: int
    unhelpful: int
    rated: int


class LostFeedbackDocument(Document):
    answer_id: str
    evaluation_id: str
    question: str
    type: str
    engine: str
    about: str | None
    at: AwareDatetime
    dispute: DisputeDocument | None
    opinion: OpinionDocument | None

    @classmethod
    def of(cls, lost: LostFeedback) -> LostFeedbackDocument:
        return cls(
            answer_id=lost.answered.answer.id,
            evaluation_id=lost.record.id,
            question=lost.answered.question.text,
            type=lost.answered.question.type.value,
            engine=lost.record.evaluation.engine,
            about=lost.about,
            at=lost.at,
            dispute=None if lost.dispute is None else DisputeDocument.of(lost.dispute),
            opinion=None if lost.opinion is None else OpinionDocument.model_validate(lost.opinion),
        )


class FeedbackReviewDocument(Document):
    by_type: list[TallyDocument]
    by_dimension: list[TallyDocument]
    items: list[LostFeedbackDocument]
    total: int
    rated: int

    @classmethod
    def of(cls, review: FeedbackReview) -> FeedbackReviewDocument:
        return cls(
            by_type=[TallyDocument.model_validate(row) for row in review.by_type],
            by_dimension=[TallyDocument.model_validate(row) for row in review.by_dimension],
            items=[LostFeedbackDocument.of(each) for each in review.items],
            total=review.total,
            rated=review.rated,
        )
