"""/api/v1/preparations"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query

from interview_coach.contract import PitchDocument, RushPlanDocument, TipsDocument
from interview_coach.documents import cv_from_text, posting_from_text, read_cv
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting, Skill
from interview_coach.errors import InvalidInput
from interview_coach.services.parts import Wishes
from interview_coach.services.preparations import KEEP, PreparationChanges
from interview_coach.web.api.documents import (
    AS_SET,
    Asking,
    NewPreparation,
    PageDocument,
    PreparationDocument,
    PreparationPatch,
    PreparationSummary,
    page_of,
)
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/preparations", tags=["preparations"])

Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("")
def list_preparations(
    app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0
) -> PageDocument[PreparationSummary]:
    """Newest first."""
    page = app.preparations.list(user, limit=limit, offset=offset)
    return page_of(page, [PreparationSummary.of(p) for p in page.items])


@router.post("", status_code=201)
def create_preparation(new: NewPreparation, app: AppDep, user: UserDep) -> PreparationDocument:
    """From a CV (JSON Resume or text) and a posting (text) or a job title. Files go through /documents first."""
    if new.cv is None and not (new.cv_text or "").strip():
        raise InvalidInput("give the CV as `cv` (JSON Resume) or as `cv_text`")
    cv = _cv(new.cv) if new.cv is not None else cv_from_text(new.cv_text or "")
    posting = posting_from_text(new.posting) if new.posting else Posting("", title=(new.job_title or "").strip())
    wishes = Wishes(redact=new.redact)
    made = app.preparations.create(user, wishes, cv=cv, posting=posting, interview_on=new.interview_on)
    return PreparationDocument.of(made)


@router.get("/{preparation_id}")
def get_preparation(preparation_id: str, app: AppDep, user: UserDep) -> PreparationDocument:
    return PreparationDocument.of(app.preparations.get(user, preparation_id))


@router.patch("/{preparation_id}")
def revise_preparation(preparation_id: str, patch: PreparationPatch, app: AppDep, user: UserDep) -> PreparationDocument:
    """A new CV or posting is analysed again; corrections of the analysis are taken as they are."""
    changes = PreparationChanges(
        cv=_cv(patch.cv) if patch.cv is not None else None,
        posting=posting_from_text(patch.posting) if patch.posting is not None else None,
        job=_corrected(app.preparations.get(user, preparation_id).job, patch),
        interview_on=patch.interview_on if "interview_on" in patch.model_fields_set else KEEP,
    )
    return PreparationDocument.of(app.preparations.revise(user, preparation_id, changes, Wishes(redact=patch.redact)))


@router.delete("/{preparation_id}", status_code=204)
def remove_preparation(preparation_id: str, app: AppDep, user: UserDep) -> None:
    """With its questions, answers and feedback."""
    app.preparations.remove(user, preparation_id)


@router.get("/{preparation_id}/tips")
def get_tips(preparation_id: str, app: AppDep, user: UserDep) -> TipsDocument:
    """From the library; a model is asked by POST only."""
    return TipsDocument.model_validate(app.preparations.tips(user, preparation_id, Wishes(builtin=True)))


@router.post("/{preparation_id}/tips")
def ask_for_tips(preparation_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> TipsDocument:
    """With the model's own advice on this posting where the user agreed to a model, else as GET."""
    return TipsDocument.model_validate(app.preparations.tips(user, preparation_id, Wishes(redact=asking.redact)))


@router.get("/{preparation_id}/rush")
def get_rush_plan(preparation_id: str, app: AppDep, user: UserDep) -> RushPlanDocument:
    """45 minutes for the evening before: five questions, two stories, three questions to ask them."""
    return RushPlanDocument.model_validate(app.preparations.plan_tonight(user, preparation_id))


@router.get("/{preparation_id}/pitch")
def get_pitch(preparation_id: str, app: AppDep, user: UserDep) -> PitchDocument:
    """The answer to "tell me about yourself", with blanks for what only the person knows."""
    return PitchDocument.model_validate(app.preparations.write_pitch(user, preparation_id, Wishes(builtin=True)))


def _cv(document: dict[str, Any]) -> Cv:
    """Through the same checks as a JSON Resume file."""
    return read_cv(json.dumps(document).encode(), "cv.json")


def _corrected(job: Job, patch: PreparationPatch) -> Job | None:
    """The analysis with the user's corrections, or None when nothing of it was corrected."""
    fields = ((name, getattr(patch, name)) for name in ("title", "company", "seniority"))
    given: dict[str, Any] = {name: value for name, value in fields if value is not None}
    if patch.skills is not None:
        quotes = {skill.name: skill.quote for skill in job.skills}
        given["skills"] = tuple(Skill(s.name, s.level, quotes.get(s.name, "")) for s in patch.skills)
    return replace(job, **given) if given else None


@router.post("/{preparation_id}/pitch")
def ask_for_pitch(preparation_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> PitchDocument:
    """Written by the model where the user agreed to one, else as GET."""
    pitch = app.preparations.write_pitch(user, preparation_id, Wishes(redact=asking.redact))
    return PitchDocument.model_validate(pitch)
