"""/api/v1/questions/{id}/case_room and /api/v1/calculations"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from interview_coach.contract_cases import CalculationDocument, CaseRoomDocument
from interview_coach.domain.calculator import LONGEST, calculate
from interview_coach.domain.case_room import LONGEST_MESSAGE, LONGEST_NOTES
from interview_coach.web.api.answers import answer_document
from interview_coach.web.api.documents import AnswerDocument, Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["case rooms"])


class Opening(Input):
    """`again` starts a new try beside the one there is."""

    again: bool = False


class CaseStep(Input):
    """`version` is that of the room on the screen."""

    version: Annotated[int, Field(ge=1, lt=2**31)]


class Message(CaseStep):
    text: Annotated[str, Field(max_length=LONGEST_MESSAGE)]


class Notes(CaseStep):
    text: Annotated[str, Field(max_length=LONGEST_NOTES)]


class Expression(Input):
    expression: Annotated[str, Field(max_length=LONGEST)]


class Sum(CaseStep):
    expression: Annotated[str, Field(max_length=LONGEST)]


class HandingIn(CaseStep):
    seconds: Annotated[int | None, Field(ge=0, le=86_400)] = None


class HandedInCase(BaseModel):
    room: CaseRoomDocument
    answer: AnswerDocument


@router.post("/calculations")
def work_out(sum: Expression, user: UserDep) -> CalculationDocument:  # noqa: ARG001  (for users only)
    """+ - * / ^ % and parentheses; thousands separators; k, m, bn."""
    return CalculationDocument.model_validate(calculate(sum.expression))


@router.post("/questions/{question_id}/case_room", status_code=201)
def open_case(question_id: str, opening: Opening, app: AppDep, user: UserDep) -> CaseRoomDocument:
    """The room of a case question; the one there is, or a new one."""
    return CaseRoomDocument.of(app.case_rooms.open(user, question_id, again=opening.again))


@router.get("/questions/{question_id}/case_room")
def get_case(question_id: str, app: AppDep, user: UserDep) -> CaseRoomDocument:
    return CaseRoomDocument.of(app.case_rooms.get(user, question_id))


@router.delete("/questions/{question_id}/case_room", status_code=204)
def remove_case(question_id: str, app: AppDep, user: UserDep) -> None:
    """The talk, its notes and sums; an answer that was handed in stays."""
    app.case_rooms.remove(user, question_id)


@router.post("/questions/{question_id}/case_room/messages")
def say(question_id: str, message: Message, app: AppDep, user: UserDep) -> CaseRoomDocument:
    """Comes back with the interviewer's answer as the last line. 409 when another window has gone on."""
    return CaseRoomDocument.of(app.case_rooms.say(user, question_id, message.text, version=message.version))


@router.post("/questions/{question_id}/case_room/hints")
def give_hint(question_id: str, step: CaseStep, app: AppDep, user: UserDep) -> CaseRoomDocument:
    return CaseRoomDocument.of(app.case_rooms.hint(user, question_id, version=step.version))


@router.post("/questions/{question_id}/case_room/stages")
def move_on(question_id: str, step: CaseStep, app: AppDep, user: UserDep) -> CaseRoomDocument:
    """On to the next stage."""
    return CaseRoomDocument.of(app.case_rooms.move_on(user, question_id, version=step.version))


@router.put("/questions/{question_id}/case_room/notes")
def keep_notes(question_id: str, notes: Notes, app: AppDep, user: UserDep) -> CaseRoomDocument:
    return CaseRoomDocument.of(app.case_rooms.note(user, question_id, notes.text, version=notes.version))


@router.post("/questions/{question_id}/case_room/calculations")
def work_out_here(question_id: str, sum: Sum, app: AppDep, user: UserDep) -> CaseRoomDocument:
    """Kept in the room; the result is the last of `worked`."""
    return CaseRoomDocument.of(app.case_rooms.calculate(user, question_id, sum.expression, version=sum.version)[0])


@router.post("/questions/{question_id}/case_room/answers", status_code=201)
def hand_in_case(question_id: str, step: HandingIn, app: AppDep, user: UserDep) -> HandedInCase:
    """Ends the talk; all that was said becomes an answer and is marked. If marking fails, `answer.problem` says why."""
    room, handed_in = app.case_rooms.hand_in(user, question_id, version=step.version, seconds=step.seconds)
    return HandedInCase(
        room=CaseRoomDocument.of(room), answer=answer_document(app, user, handed_in.answered, handed_in.problem)
    )
