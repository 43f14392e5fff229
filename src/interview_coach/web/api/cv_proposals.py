"""/api/v1/preparations/{id}/cv-proposals: what a model would put elsewhere in the CV, and taking it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from interview_coach.documents import checked_cv
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal, with_proposals
from interview_coach.services.parts import Wishes
from interview_coach.services.preparations import PreparationChanges
from interview_coach.web.api.documents import AS_SET, Asking, Input, PreparationDocument
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/preparations", tags=["preparations"])

Text = Annotated[str, Field(max_length=20_000)]


class CvProposalDocument(BaseModel):
    """`after` at `ref` instead of `before`; or, with `to`, the line at `ref` goes to that entry."""

    model_config = ConfigDict(from_attributes=True, extra="ignore")

    ref: Annotated[str, Field(max_length=80)]
    before: Text
    after: Text
    to: Annotated[str, Field(max_length=80)] = ""
    why: Text = ""


class CvProposalsDocument(BaseModel):
    """`notices` say why the model did not look at it, when it did not."""

    proposals: list[CvProposalDocument]
    notices: list[str]


class TakenProposals(Input):
    proposals: Annotated[list[CvProposalDocument], Field(min_length=1, max_length=60)]
    redact: bool | None = None


@router.post("/{preparation_id}/cv-proposals")
def ask_for_proposals(preparation_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> CvProposalsDocument:
    """Read by the model where the user agreed to one; without a model there are none. Nothing is changed."""
    notices: list[str] = []
    wishes = Wishes(redact=asking.redact, notices=notices)
    found = app.preparations.propose_corrections(user, preparation_id, wishes)
    return CvProposalsDocument(proposals=[CvProposalDocument.model_validate(one) for one in found], notices=notices)


@router.post("/{preparation_id}/cv-proposals/taken")
def take_proposals(preparation_id: str, taken: TakenProposals, app: AppDep, user: UserDep) -> PreparationDocument:
    """Corrects the CV and compares it with the posting again; 409 when the CV was changed since."""
    cv = app.preparations.get(user, preparation_id).cv
    proposals = [CvProposal(**one.model_dump()) for one in taken.proposals]
    corrected = checked_cv(Cv.from_document(with_proposals(cv.document, proposals)))
    changes = PreparationChanges(cv=corrected)
    return PreparationDocument.of(app.preparations.revise(user, preparation_id, changes, Wishes(redact=taken.redact)))
