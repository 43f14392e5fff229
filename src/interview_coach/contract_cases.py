"""The JSON of case rooms and the calculator, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AwareDatetime, PlainSerializer

from interview_coach.contract import Document
from interview_coach.domain.case_room import CaseStage, Line, StoredRoom, Verdict, Who

Number = Annotated[Decimal, PlainSerializer(lambda value: f"{value:f}", return_type=str)]


class CalculationDocument(Document):
    """`value` is a decimal string of at most 12 significant digits, `words` the same with separators; `exact` is false
    when it was rounded."""

    value: Number
    words: str
    exact: bool


class NumberCheckDocument(Document):
    """A number said, `text[start:end]` of its line. `line` shows how it is computed; null for a wrong one as long as
    the case is open."""

    start: int
    end: int
    said: str
    verdict: Verdict
    figure: str | None
    line: str | None


class LineDocument(Document):
    who: Who
    text: str
    stage: CaseStage
    at: AwareDatetime
    checks: list[NumberCheckDocument]


class GivenPieceDocument(Document):
    """`asked` is false when it came as a hint."""

    id: str
    text: str
    at: AwareDatetime
    asked: bool


class WorkedDocument(Document):
    expression: str
    value: str
    exact: bool
    at: AwareDatetime


class CaseRoomDocument(Document):
    """`has_data` is false for a question whose numbers all stand in its text. `answer_id` is what was handed in."""

    id: str
    question_id: str
    session_id: str | None
    answer_id: str | None
    version: int
    prompt: str
    has_data: bool
    stage: CaseStage
    closed: bool
    lines: list[LineDocument]
    given: list[GivenPieceDocument]
    notes: str
    worked: list[WorkedDocument]
    hints: int
    created_at: AwareDatetime
    updated_at: AwareDatetime

    @classmethod
    def of(cls, stored: StoredRoom) -> CaseRoomDocument:
        room = stored.room
        return cls(
            id=stored.id,
            question_id=stored.question_id,
            session_id=stored.session_id,
            answer_id=stored.answer_id,
            version=stored.version,
            prompt=room.prompt,
            has_data=room.case_id is not None,
            stage=room.stage,
            closed=room.closed,
            lines=[_line(line, closed=room.closed) for line in room.lines],
            given=[GivenPieceDocument.model_validate(piece) for piece in room.given],
            notes=room.notes,
            worked=[WorkedDocument.model_validate(sum) for sum in room.worked],
            hints=room.hints,
            created_at=stored.created_at,
            updated_at=stored.updated_at,
        )


def _line(line: Line, *, closed: bool) -> LineDocument:
    document = LineDocument.model_validate(line)
    for check in document.checks:
        if check.verdict is Verdict.WRONG and not closed:
            check.line = None
    return document
