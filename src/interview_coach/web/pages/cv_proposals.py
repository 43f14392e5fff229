"""Corrections of the CV that a model proposes: asked for by a button, taken one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.documents import checked_cv
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import text_at
from interview_coach.domain.cv_proposals import CvProposal, entry_of, with_proposals
from interview_coach.errors import InvalidInput
from interview_coach.services.preparations import PreparationChanges
from interview_coach.web import labels
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages.fields import Form, text_of, wishes_of
from interview_coach.web.pages.understood import cv_entries
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

MOST_PROPOSALS = 60


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal for reading. `value` is what the form sends back when it is ticked."""

    value: str
    place: str
    field: str
    before: str
    after: str
    why: str


@router.post("/preparations/{preparation_id}/cv-proposals")
def ask_for_proposals(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> HTMLResponse:
    wishes = wishes_of(form, [])
    found = app.preparations.propose_corrections(user, preparation_id, wishes)
    preparation = app.preparations.get(user, preparation_id)
    context = {
        "preparation": preparation,
        "proposals": [_shown(preparation.cv, proposal) for proposal in found],
        "stepped_in": wishes.notices or (),
    }
    return render(request, "preparations/cv_proposals.html", context)


@router.post("/preparations/{preparation_id}/cv-proposals/taken")
def take_proposals(app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> RedirectResponse:
    """The ticked ones; with none the CV stays as it is."""
    notices: list[str] = []
    if taken := list(_ticked(form)):
        cv = app.preparations.get(user, preparation_id).cv
        corrected = checked_cv(Cv.from_document(with_proposals(cv.document, taken)))
        app.preparations.revise(user, preparation_id, PreparationChanges(cv=corrected), wishes_of(form, notices))
    address = with_notices(f"/preparations/{preparation_id}", app.notices.leave(user, notices))
    return RedirectResponse(f"{address}#cv", status_code=303)


def _ticked(form: Form) -> Iterator[CvProposal]:
    for row in range(MOST_PROPOSALS):
        if text := text_of(form, f"take_{row}"):
            yield _read(text)


def _read(text: str) -> CvProposal:
    try:
        told = json.loads(text)
        values = {name: told[name] for name in ("ref", "before", "after", "to")}
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("a proposal could not be read; ask for them again") from error
    if not all(isinstance(value, str) for value in values.values()):
        raise InvalidInput("a proposal could not be read; ask for them again")
    return CvProposal(**values)


def _shown(cv: Cv, proposal: CvProposal) -> ProposalShown:
    sent = {name: value for name, value in asdict(proposal).items() if name != "why"}
    field = "" if proposal.to else labels.CV_FIELDS[proposal.ref.rpartition(".")[2]]
    after = _place(cv, proposal.to) if proposal.to else proposal.after
    place = _place(cv, entry_of(proposal.ref))
    return ProposalShown(json.dumps(sent, ensure_ascii=False), place, field, proposal.before, after, proposal.why)


def _place(cv: Cv, ref: str) -> str:
    """An entry as the page about the CV names it."""
    entry = next((entry for entry in cv_entries(cv) if entry.ref == ref), None)
    if entry is not None:
        return ", ".join(part for part in (entry.title, entry.organisation) if part) or "an entry without a title"
    return text_at(cv.document, ref) or "an entry without words"
