"""The JSON of mock interviews, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, Field

from interview_coach.contract import Document
from interview_coach.domain.coaching import FollowUpKind, Style
from interview_coach.domain.interviews import (
    MINUTES,
    PAUSE_SECONDS,
    MockSetup,
    MockType,
    Mode,
    Phase,
    StoredMock,
    TurnKind,
    Who,
)
from interview_coach.domain.interviews_steps import closing_seconds
from interview_coach.domain.vocabulary import Medium, QuestionType


class MockSetupDocument(Document):
    """`pause_seconds` null: a spoken answer ends by the user's own button only. `use_model` false: the builtin coach
    alone; `redact` null: names are replaced before they are sent as the settings say."""

    type: MockType = MockType.MIXED
    minutes: Annotated[int, Field(ge=MINUTES.start, lt=MINUTES.stop)] = 30
    style: Style = Style.NEUTRAL
    mode: Mode = Mode.PRACTICE
    medium: Medium = Medium.TYPED
    pause_seconds: Annotated[int | None, Field(ge=PAUSE_SECONDS.start, lt=PAUSE_SECONDS.stop)] = None
    use_model: bool = True
    redact: bool | None = None

    def setup(self) -> MockSetup:
        return MockSetup(**self.model_dump())


class TurnDocument(Document):
    """`probe` is the kind of a follow-up, `quote` the candidate's words it picks up; `seconds` is what a reply took."""

    who: Who
    kind: TurnKind
    text: str
    at: AwareDatetime
    question_id: str | None
    probe: FollowUpKind | None
    quote: str | None
    engine: str | None
    seconds: int | None


class OpenQuestionDocument(Document):
    """The question that stands; it may take `seconds` with its follow-ups, and has taken `spent_seconds`."""

    question_id: str
    type: QuestionType
    seconds: int
    spent_seconds: int


class MockSummary(Document):
    """`version` rises with every turn and is sent back with each step; `questions_asked` of about `questions_planned`;
    times are seconds of the talk, `closing_seconds` of them are kept for the candidate's questions."""

    id: str
    preparation_id: str
    version: int
    phase: Phase
    is_over: bool
    setup: MockSetupDocument
    questions_planned: int
    questions_asked: int
    spent_seconds: int
    closing_seconds: int
    started_at: AwareDatetime
    changed_at: AwareDatetime
    ended_at: AwareDatetime | None


class MockDocument(MockSummary):
    """With all turns, oldest first. `waits_for` is whose turn it is (null when it is over): at `interviewer`, the next
    words are still to be asked for (`/go_on`). `draft` is what was kept and not sent."""

    waits_for: Who | None
    question: OpenQuestionDocument | None
    turns: list[TurnDocument]
    draft: str

    @classmethod
    def of(cls, stored: StoredMock) -> MockDocument:
        mock = stored.mock
        speaker = Who.INTERVIEWER if mock.is_interviewers_turn else Who.CANDIDATE
        return cls(
            **summary_of(stored).model_dump(),
            waits_for=None if mock.is_over else speaker,
            question=_open_question(stored),
            turns=[TurnDocument.model_validate(turn) for turn in mock.turns],
            draft=stored.draft,
        )


def summary_of(stored: StoredMock) -> MockSummary:
    mock = stored.mock
    return MockSummary(
        id=stored.id,
        preparation_id=stored.preparation_id,
        version=stored.version,
        phase=mock.phase,
        is_over=mock.is_over,
        setup=MockSetupDocument.model_validate(mock.setup),
        questions_planned=sum(question.core for question in mock.plan),
        questions_asked=len(mock.asked),
        spent_seconds=mock.spent_seconds,
        closing_seconds=closing_seconds(mock.setup),
        started_at=stored.started_at,
        changed_at=stored.changed_at,
        ended_at=stored.ended_at,
    )


def _open_question(stored: StoredMock) -> OpenQuestionDocument | None:
    mock, question = stored.mock, stored.mock.open_question
    if question is None:
        return None
    spent = mock.answer_seconds(question.question_id)
    return OpenQuestionDocument(
        question_id=question.question_id, type=question.type, seconds=mock.question_seconds, spent_seconds=spent
    )
