"""The JSON of stories, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from interview_coach.contract import Document
from interview_coach.domain.stories import Gap, Story, StoryStatus, gaps_of, next_slot, pieces_of
from interview_coach.domain.story_matrix import Candidate, NextKind, StoryMatrix
from interview_coach.domain.story_sheet import Sheet

Part = Literal["situation", "task", "action", "result", "reflection"]


class StoryPieceDocument(Document):
    """A stretch of the story in the order of telling. `ref` is `story:<id>#<slot>`; a blank has none. `source` is the
    CV reference the words stand at, null when the person gave them."""

    slot: str
    part: Part
    text: str
    is_blank: bool
    ref: str | None
    source: str | None


class StoryDocument(Document):
    """`line` is the CV line it began with, as it stood at `line_ref` (empty when it is not in the CV). `missing` are
    the slots a listener would ask back for, `next_slot` is the one to ask for now (null: nothing). `version` has to be
    sent back with a change."""

    id: str
    title: str
    status: StoryStatus
    version: int
    preparation_id: str | None
    line: str
    line_ref: str
    competencies: list[str]
    pieces: list[StoryPieceDocument]
    missing: list[str]
    next_slot: str | None
    warnings: list[Gap]
    words: int
    seconds: int
    is_ready: bool
    created_at: AwareDatetime
    updated_at: AwareDatetime

    @classmethod
    def of(cls, story: Story) -> StoryDocument:
        sources = {fact.slot: fact.source for fact in story.facts}
        return cls(
            id=story.id,
            title=story.title,
            status=story.status,
            version=story.version,
            preparation_id=story.preparation_id,
            line=story.line,
            line_ref=story.ref,
            competencies=list(story.competencies),
            pieces=[
                StoryPieceDocument(
                    slot=piece.slot,
                    part=piece.part,
                    text=piece.text,
                    is_blank=piece.is_blank,
                    ref=piece.ref or None,
                    source=sources.get(piece.slot) or None,
                )
                for piece in pieces_of(story)
            ],
            missing=list(story.missing),
            next_slot=next_slot(story),
            warnings=list(gaps_of(story)),
            words=story.words,
            seconds=story.seconds,
            is_ready=story.is_ready,
            created_at=story.created_at,
            updated_at=story.updated_at,
        )


class CandidateDocument(Document):
    """A CV line suggested as a story."""

    ref: str
    text: str
    competencies: list[str]
    reason: str

    @classmethod
    def of(cls, candidate: Candidate) -> CandidateDocument:
        line = candidate.line
        return cls(ref=line.ref, text=line.text, competencies=list(candidate.competencies), reason=candidate.reason)


class ToldInDocument(Document):
    answer_id: str
    question_id: str
    question: str


class StoryRowDocument(Document):
    """What a story covers, and the questions it answered in the last sittings."""

    story_id: str
    title: str
    is_ready: bool
    competencies: list[str]
    requirements: list[str]
    told: list[ToldInDocument]
    is_overused: bool


class NextStoryDocument(Document):
    """`finish` the story `story_id`, `take` the CV line `ref`, `think` of one that is not in the CV; `done`."""

    kind: NextKind
    competency: str | None
    story_id: str | None
    ref: str | None


class StoryMatrixDocument(Document):
    """`gaps`: competencies without a story; `thin`: only unfinished ones; `bare`: must-haves without a story."""

    competencies: list[str]
    requirements: list[str]
    rows: list[StoryRowDocument]
    gaps: list[str]
    thin: list[str]
    bare: list[str]
    next: NextStoryDocument

    @classmethod
    def of(cls, matrix: StoryMatrix) -> StoryMatrixDocument:
        step = matrix.next
        return cls(
            competencies=list(matrix.competencies),
            requirements=list(matrix.requirements),
            rows=[
                StoryRowDocument(
                    story_id=row.story.id,
                    title=row.story.title,
                    is_ready=row.story.is_ready,
                    competencies=[name for name in matrix.competencies if name in row.competencies],
                    requirements=[text for text in matrix.requirements if text in row.requirements],
                    told=[ToldInDocument.model_validate(use) for use in row.told],
                    is_overused=row.is_overused,
                )
                for row in matrix.rows
            ],
            gaps=list(matrix.gaps),
            thin=list(matrix.thin),
            bare=list(matrix.bare),
            next=NextStoryDocument(
                kind=step.kind,
                competency=step.competency,
                story_id=step.story.id if step.story else None,
                ref=step.candidate.line.ref if step.candidate else None,
            ),
        )


class ToTellDocument(Document):
    """A story for a question; `told` counts the other questions it answered in the last sittings."""

    story_id: str
    title: str
    reason: str
    told: int
    is_overused: bool


class CueDocument(Document):
    part: Part
    words: str
    is_blank: bool


class SheetStoryDocument(Document):
    title: str
    competencies: list[str]
    cues: list[CueDocument]


class SheetDocument(Document):
    """The page for the last hour. What is shortened ends in an ellipsis; `…_left_out` count what found no room."""

    opening: str
    stories: list[SheetStoryDocument]
    numbers: list[str]
    ask_them: list[str]
    stories_left_out: int
    numbers_left_out: int

    @classmethod
    def of(cls, sheet: Sheet) -> SheetDocument:
        return cls.model_validate(sheet)
