"""/api/v1/stories, and what a preparation or a question has to do with them"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from interview_coach.contract import SampleDocument
from interview_coach.contract_stories import (
    CandidateDocument,
    SheetDocument,
    StoryDocument,
    StoryMatrixDocument,
    ToTellDocument,
)
from interview_coach.errors import InvalidInput, NotFound
from interview_coach.services.story_uses import ToTell
from interview_coach.web.api.documents import Input, PageDocument, page_of, slice_of
from interview_coach.web.api.preparations import Limit, Offset
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["stories"])

Version = Annotated[int, Field(ge=1, description="The version the change is made from")]
SeenVersion = Annotated[int, Query(ge=1, description="The version the change is made from")]
SlotName = Literal["situation", "stakes", "task", "step_1", "step_2", "step_3", "result", "measure", "lesson"]


class NewStory(Input):
    """A CV line (`preparation_id` and `ref`), taken or `dismissed`; or a story of one's own (`title`)."""

    preparation_id: str | None = None
    ref: str | None = None
    dismissed: bool = False
    title: str | None = None
    competencies: list[str] = Field(default_factory=list)


class StoryDescription(Input):
    title: str
    competencies: list[str]
    version: Version


class NewFact(Input):
    text: str
    version: Version


@router.get("/stories")
def list_stories(
    app: AppDep, user: UserDep, limit: Limit = 50, offset: Offset = 0, dismissed: bool = False
) -> PageDocument[StoryDocument]:
    """Oldest first; with `dismissed` the suggestions that were turned down instead."""
    found = app.stories.dismissed(user) if dismissed else app.stories.list(user)
    page = slice_of(found, limit, offset)
    return page_of(page, [StoryDocument.of(story) for story in page.items])


@router.post("/stories", status_code=201)
def add_story(new: NewStory, app: AppDep, user: UserDep) -> StoryDocument:
    """A line that is a story already is given back as it is."""
    if new.title is not None:
        return StoryDocument.of(app.stories.add_own(user, title=new.title, competencies=new.competencies))
    if new.preparation_id is None or new.ref is None:
        raise InvalidInput("give preparation_id and ref of a CV line, or the title of a story of your own")
    decide = app.stories.dismiss if new.dismissed else app.stories.accept
    return StoryDocument.of(decide(user, new.preparation_id, new.ref))


@router.get("/stories/{story_id}")
def get_story(story_id: str, app: AppDep, user: UserDep) -> StoryDocument:
    return StoryDocument.of(app.stories.get(user, story_id))


@router.patch("/stories/{story_id}")
def describe_story(story_id: str, described: StoryDescription, app: AppDep, user: UserDep) -> StoryDocument:
    """Its title and what it shows."""
    return StoryDocument.of(
        app.stories.describe(
            user,
            story_id,
            title=described.title,
            competencies=described.competencies,
            version=described.version,
        )
    )


@router.put("/stories/{story_id}/facts/{slot}")
def put_fact(story_id: str, slot: SlotName, fact: NewFact, app: AppDep, user: UserDep) -> StoryDocument:
    """Write down a fact; it is confirmed from then on."""
    return StoryDocument.of(app.stories.tell(user, story_id, slot=slot, text=fact.text, version=fact.version))


@router.delete("/stories/{story_id}/facts/{slot}")
def leave_fact_open(story_id: str, slot: SlotName, version: SeenVersion, app: AppDep, user: UserDep) -> StoryDocument:
    """Empty a slot, and do not ask for it for now."""
    return StoryDocument.of(app.stories.leave_open(user, story_id, slot=slot, version=version))


@router.delete("/stories/{story_id}", status_code=204)
def remove_story(story_id: str, app: AppDep, user: UserDep) -> Response:
    app.stories.remove(user, story_id)
    return Response(status_code=204)


@router.get("/preparations/{preparation_id}/stories/candidates")
def list_candidates(preparation_id: str, app: AppDep, user: UserDep) -> list[CandidateDocument]:
    """Lines of the CV worth telling that were neither taken nor turned down, best first; at most eight."""
    return [CandidateDocument.of(found) for found in app.stories.candidates(user, preparation_id)]


@router.get("/preparations/{preparation_id}/stories/matrix")
def get_matrix(preparation_id: str, app: AppDep, user: UserDep) -> StoryMatrixDocument:
    """All stories against what this posting and its questions ask for."""
    return StoryMatrixDocument.of(app.story_uses.matrix(user, preparation_id))


@router.get("/preparations/{preparation_id}/sheet")
def get_sheet(preparation_id: str, app: AppDep, user: UserDep) -> SheetDocument:
    """The page for the last hour."""
    return SheetDocument.of(app.story_uses.sheet(user, preparation_id))


@router.get("/questions/{question_id}/stories")
def list_stories_to_tell(question_id: str, app: AppDep, user: UserDep) -> list[ToTellDocument]:
    """Stories that answer the question, best first; none rather than a stretch."""
    return [_document(found) for found in app.story_uses.to_tell(user, question_id)]


@router.get("/questions/{question_id}/stories/sample")
def get_story_sample(question_id: str, app: AppDep, user: UserDep) -> SampleDocument:
    """The best fitting story as a sample answer; each claim's `ref` is `story:<id>#<slot>`. 404 without one."""
    sample = app.story_uses.sample(user, question_id)
    if sample is None:
        raise NotFound("none of your stories answers this question")
    return SampleDocument.model_validate(sample)


def _document(found: ToTell) -> ToTellDocument:
    return ToTellDocument(
        story_id=found.story.id,
        title=found.story.title,
        reason=found.reason,
        told=found.told,
        is_overused=found.is_overused,
    )
