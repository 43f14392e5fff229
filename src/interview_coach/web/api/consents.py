"""/api/v1/consents/model: what may be sent to whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, Field

from interview_coach.bootstrap import CoachApp
from interview_coach.contract import Document
from interview_coach.domain.consents import MODEL, SENT, WORDINGS
from interview_coach.web.api.documents import Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/consents/model", tags=["consents"])


class RecipientDocument(Document):
    """`id` is the host that texts would go to."""

    id: str
    name: str
    engine: str
    models: list[str]
    given: bool


class ConsentDocument(Document):
    recipient: str
    version: str
    given_at: AwareDatetime
    withdrawn_at: AwareDatetime | None


class SentDocument(Document):
    """What is sent when, in words for people: show it before you ask for a consent."""

    when: str
    what: str


class ConsentsDocument(Document):
    """`given` says whether the engine the coach would choose may send. `recipients` is empty when none is set up."""

    given: bool
    by_setting: bool
    version: str
    sent: list[SentDocument]
    recipients: list[RecipientDocument]
    history: list[ConsentDocument]


class ConsentInput(Input):
    """Whom: the `id` of a recipient; without one, the first."""

    recipient: Annotated[str | None, Field(max_length=255)] = None


@router.get("")
def get_consents(app: AppDep, user: UserDep) -> ConsentsDocument:
    """Whom texts could be sent to, and what the user agreed to, newest first."""
    return _document(app, user)


@router.post("", status_code=201)
def give_consent(app: AppDep, user: UserDep, new: ConsentInput | None = None) -> ConsentsDocument:
    """Agree. Conflict when the recipient is not one of those the settings allow."""
    app.consents.give(user, recipient=new.recipient if new else None)
    return _document(app, user)


@router.delete("", status_code=204)
def withdraw_consent(
    app: AppDep, user: UserDep, recipient: Annotated[str | None, Query(max_length=255)] = None
) -> None:
    """Take it back, for one recipient or for all; replies of models that were kept are removed."""
    app.consents.withdraw(user, recipient=recipient)


def _document(app: CoachApp, user: str) -> ConsentsDocument:
    return ConsentsDocument(
        given=app.consents.given(user),
        by_setting=app.consents.given_by_setting,
        version=WORDINGS[MODEL],
        sent=[SentDocument(when=when, what=what) for when, what in SENT.items()],
        recipients=[
            RecipientDocument(
                id=r.id, name=r.name, engine=r.engine, models=list(r.models), given=app.consents.covered(user, r)
            )
            for r in app.consents.recipients()
        ],
        history=[ConsentDocument.model_validate(consent) for consent in app.consents.history(user)],
    )
