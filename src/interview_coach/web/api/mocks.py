"""/api/v1/preparations/{id}/mocks and /api/v1/mocks"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from interview_coach.contract_mocks import MockDocument, MockSetupDocument, MockSummary, summary_of
from interview_coach.domain.answers import LONGEST_ANSWER
from interview_coach.services.mocks import MockReply
from interview_coach.web.api.documents import Input, PageDocument, page_of
from interview_coach.web.api.preparations import Limit, Offset
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["mocks"])


class Step(Input):
    """A step of the user; `version` is that of the mock on the screen."""

    version: Annotated[int, Field(ge=1, lt=2**31)]


class NewReply(Step):
    """`seconds` from the interviewer's last words on, thinking included; null: the server's clock says."""

    text: Annotated[str, Field(max_length=LONGEST_ANSWER)]
    seconds: Annotated[int | None, Field(ge=0, le=86_400)] = None


class Draft(Input):
    text: Annotated[str, Field(max_length=LONGEST_ANSWER)]


@router.post("/preparations/{preparation_id}/mocks", status_code=201)
def start_mock(preparation_id: str, setup: MockSetupDocument, app: AppDep, user: UserDep) -> MockDocument:
    """Greets and asks the first question."""
    return MockDocument.of(app.mocks.start(user, preparation_id, setup.setup()))


@router.get("/preparations/{preparation_id}/mocks")
def list_mocks(
    preparation_id: str, app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0
) -> PageDocument[MockSummary]:
    """Newest first."""
    page = app.mocks.list(user, preparation_id, limit=limit, offset=offset)
    return page_of(page, [summary_of(stored) for stored in page.items])


@router.get("/mocks/{mock_id}")
def get_mock(mock_id: str, app: AppDep, user: UserDep) -> MockDocument:
    """One that was left for more than a day is closed."""
    return MockDocument.of(app.mocks.get(user, mock_id))


@router.post("/mocks/{mock_id}/replies")
def reply(mock_id: str, new: NewReply, app: AppDep, user: UserDep) -> MockDocument:
    """An answer, or at the end a question of the candidate's own; comes back with the interviewer's next words. 409
    when the interview has gone on in another window: the text is the draft then. The same reply sent twice counts
    once."""
    return MockDocument.of(app.mocks.say(user, mock_id, MockReply(new.version, new.text, new.seconds)))


@router.post("/mocks/{mock_id}/go_on")
def go_on(mock_id: str, app: AppDep, user: UserDep) -> MockDocument:
    """The interviewer's next words where they are missing (the server stopped in between); else nothing changes."""
    return MockDocument.of(app.mocks.go_on(user, mock_id))


@router.put("/mocks/{mock_id}/draft", status_code=204)
def keep_draft(mock_id: str, draft: Draft, app: AppDep, user: UserDep) -> None:
    """What is written and not sent yet."""
    app.mocks.keep_draft(user, mock_id, draft.text)


@router.post("/mocks/{mock_id}/hint")
def give_hint(mock_id: str, step: Step, app: AppDep, user: UserDep) -> MockDocument:
    """The next hint, as a turn. 409 in a live mock, and when there are no further hints."""
    return MockDocument.of(app.mocks.hint(user, mock_id, step.version))


@router.post("/mocks/{mock_id}/skip")
def skip_question(mock_id: str, step: Step, app: AppDep, user: UserDep) -> MockDocument:
    """Leave the open question; what was said to it is marked."""
    return MockDocument.of(app.mocks.skip(user, mock_id, step.version))


@router.post("/mocks/{mock_id}/end")
def end_mock(mock_id: str, step: Step, app: AppDep, user: UserDep) -> MockDocument:
    """The end, at any time; what was answered is marked."""
    return MockDocument.of(app.mocks.end(user, mock_id, step.version))


@router.delete("/mocks/{mock_id}", status_code=204)
def remove_mock(mock_id: str, app: AppDep, user: UserDep) -> None:
    """With its answers and their marks."""
    app.mocks.remove(user, mock_id)
