"""The JSON of what is kept, exported and erased, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from interview_coach.contract import (
    BudgetDocument,
    Document,
    EvaluationDocument,
    JobDocument,
    MoneyUsd,
    QuestionDocument,
    TokensDocument,
)
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.costs import RecordedCall
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.privacy import KeptReply, Receipt, StoredQuestion
from interview_coach.domain.vocabulary import Medium

EXPORT_FORMAT = "interview-coach-export/1"

Days = Annotated[int, Field(ge=1, le=365)]


class PrivacySettingsDocument(Document):
    """For how many days sound and picture are kept, and whether pace, fillers and pauses are shown."""

    recording_days: Days
    show_delivery: bool


class KeptDocument(Document):
    noun: str
    count: int
    size: int


class KeptRecordingDocument(Document):
    """`size` is bytes. Sound and picture go by themselves at `expires_at`; the transcript stays."""

    id: str
    question_id: str
    answer_id: str | None
    kind: str
    state: str
    size: int
    seconds: int
    created_at: AwareDatetime
    expires_at: AwareDatetime
    has_transcript: bool = False


class PlacesDocument(Document):
    database: str
    recordings: str
    key: str


class GivenConsentDocument(Document):
    """`withdrawn_at` is null while it holds."""

    kind: str
    recipient: str
    version: str
    given_at: AwareDatetime
    withdrawn_at: AwareDatetime | None


class PrivacyDocument(PrivacySettingsDocument):
    """`kept` is how much there is of each kind, in pieces and encrypted bytes."""

    kept: list[KeptDocument]
    recordings: list[KeptRecordingDocument]
    places: PlacesDocument
    consents: list[GivenConsentDocument]


class ReceiptDocument(Document):
    """`counts` are rows and files by their name. `files_left` were out of reach: unreadable without the key, they are
    removed as soon as they can be."""

    at: AwareDatetime
    counts: dict[str, int]
    key_destroyed: bool
    files_left: int

    @classmethod
    def of(cls, receipt: Receipt) -> ReceiptDocument:
        return cls(
            at=receipt.at,
            counts=dict(receipt.counts),
            key_destroyed=receipt.key_destroyed,
            files_left=receipt.files_left,
        )


# What stands in `export.json`, a class per noun.


class ExportedPreparation(Document):
    id: str
    title: str
    interview_on: date | None
    created_at: AwareDatetime
    updated_at: AwareDatetime
    cv: dict[str, Any]
    posting: str
    posting_title: str
    job: JobDocument

    @classmethod
    def of(cls, stored: Preparation) -> ExportedPreparation:
        return cls(
            id=stored.id,
            title=stored.title,
            interview_on=stored.interview_on,
            created_at=stored.created_at,
            updated_at=stored.updated_at,
            cv=dict(stored.cv.document),
            posting=stored.posting.text,
            posting_title=stored.posting.title,
            job=JobDocument.model_validate(stored.job),
        )


class ExportedQuestion(QuestionDocument):
    preparation_id: str
    position: int
    own: bool
    dismissed: bool
    created_at: AwareDatetime

    @classmethod
    def of(cls, stored: StoredQuestion) -> ExportedQuestion:
        return cls(
            **QuestionDocument.model_validate(stored.question).model_dump(),
            preparation_id=stored.preparation_id,
            position=stored.position,
            own=stored.own,
            dismissed=stored.dismissed,
            created_at=stored.created_at,
        )


class ExportedSession(Document):
    id: str
    preparation_id: str
    kind: str
    started_at: AwareDatetime
    last_answer_at: AwareDatetime


class ExportedAnswer(Document):
    id: str
    question_id: str
    session_id: str
    attempt: int
    text: str
    medium: Medium
    self_rating: int | None
    seconds: int | None
    created_at: AwareDatetime


class EvaluationRecordDocument(Document):
    id: str
    answer_id: str
    created_at: AwareDatetime
    evaluation: EvaluationDocument

    @classmethod
    def of(cls, record: EvaluationRecord) -> EvaluationRecordDocument:
        evaluation = EvaluationDocument.model_validate(record.evaluation)
        return cls(id=record.id, answer_id=record.answer_id, created_at=record.created_at, evaluation=evaluation)


class ExportedRecording(KeptRecordingDocument):
    """`file` is the place in the zip, null when there is no sound or picture; `file_problem` says why what should be
    there is not whole. `transcript` is what was heard; the approved text is the answer's."""

    media_type: str
    problem: str
    attempt: int
    file: str | None = None
    file_problem: str | None = None
    transcript: TranscriptDocument | None = None


class ExportedConsent(GivenConsentDocument):
    id: str


class ExportedCall(Document):
    id: str
    at: AwareDatetime
    engine: str
    model: str
    task: str
    feature: str
    tokens: TokensDocument
    seconds: float
    cost_usd: MoneyUsd | None
    estimate_usd: MoneyUsd | None
    outcome: str
    preparation_id: str | None
    interview_session_id: str | None
    answer_id: str | None

    @classmethod
    def of(cls, recorded: RecordedCall) -> ExportedCall:
        call, context = recorded.call, recorded.context
        return cls(
            id=recorded.id,
            at=call.at,
            engine=call.engine,
            model=call.model,
            task=call.task,
            feature=context.feature,
            tokens=TokensDocument.model_validate(call.tokens),
            seconds=call.seconds,
            cost_usd=call.cost_usd,
            estimate_usd=recorded.estimate_usd,
            outcome=call.outcome,
            preparation_id=context.preparation_id,
            interview_session_id=context.interview_session_id,
            answer_id=context.answer_id,
        )


class ExportedReply(Document):
    id: str
    created_at: AwareDatetime
    preparation_id: str | None
    answer_id: str | None
    reply: Any

    @classmethod
    def of(cls, kept: KeptReply) -> ExportedReply:
        return cls(
            id=kept.id,
            created_at=kept.created_at,
            preparation_id=kept.preparation_id,
            answer_id=kept.answer_id,
            reply=_json_or_text(kept.reply),
        )


class ExportedSettings(PrivacySettingsDocument):
    """`hide_numbers`: marks are shown in words."""

    budget: BudgetDocument
    hide_numbers: bool = False


def _json_or_text(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
