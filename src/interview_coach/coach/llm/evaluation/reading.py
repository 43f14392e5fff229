"""What a model is asked to extract from an answer: for each kind of question the same skeleton, its own dimensions.

In every part the reason comes before the level, so that the level follows from it."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Protocol, cast

from pydantic import BaseModel, Field, create_model, field_validator

from interview_coach.content.library import library
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel

Words = Annotated[str, Field(max_length=600)]
Quote = Annotated[str, Field(max_length=1_200)]

_ASKED_KINDS = (
    ResponseType.EVENT,
    ResponseType.PSEUDO_EVENT,
    ResponseType.HYPOTHETICAL,
    ResponseType.HABIT,
    ResponseType.OPINION,
    ResponseType.SELF_DESCRIPTION,
    ResponseType.REFUSAL,
    ResponseType.NOT_AN_ANSWER,
    ResponseType.SENSITIVE,
    ResponseType.EXPLANATION,
)
Kind = StrEnum("Kind", {kind.name: kind.value for kind in _ASKED_KINDS})  # type: ignore[misc]
_ASKED_FLAGS = tuple(flag for flag in Flag if flag not in (Flag.INJECTION, Flag.OVERCLAIMS, Flag.TOO_SHORT))
AskedFlag = StrEnum("AskedFlag", {flag.name: flag.value for flag in _ASKED_FLAGS})  # type: ignore[misc]


class StarPart(BaseModel):
    """A part of the story: 0 absent, 1 vague or implied, 2 clear."""

    why: Words
    level: Annotated[int, Field(ge=0, le=2)]


class Star(BaseModel):
    situation: StarPart
    task: StarPart
    action: StarPart
    result: StarPart


class Passage(BaseModel):
    """A stretch of the answer, word for word, and what it tells."""

    quote: Quote
    label: SegmentLabel


class FlagFound(BaseModel):
    """`quote` is empty when something is missing rather than said."""

    why: Words
    quote: Quote
    flag: AskedFlag


class PointStatus(StrEnum):
    PRESENT = "present"
    PARTLY = "partly"
    ABSENT = "absent"
    CONTRADICTED = "contradicted"


class PointFound(BaseModel):
    """A key point of the reference by its number, from 1."""

    number: Annotated[int, Field(ge=1, le=40)]
    quote: Quote
    why: Words
    status: PointStatus


class LevelRead(Protocol):
    """A dimension: quotes that speak for it and against it, the reason, the level in half steps."""

    name: str
    quotes: list[str]
    against: list[str]
    why: str
    level: float


class Reading(BaseModel):
    """What every reading has; `dimensions` are `LevelRead`. Behavioral ones have `passages` and `star`, technical ones
    `key_points`. `fits_question` is whether this question is answered, not another one."""

    response_type: Kind
    fits_question: bool
    dimensions: list[Any]
    flags: list[FlagFound]


class _Checked(BaseModel):
    """Each dimension once: with one twice and another left out, code could not tell what was read. (There are as many
    as the rubric has, so that none twice is each once.)"""

    @field_validator("dimensions", mode="after", check_fields=False)
    @classmethod
    def _each_once(cls, found: list[Any]) -> list[Any]:
        if len({read.name for read in found}) < len(found):
            raise ValueError("give each dimension exactly once")
        return found


@lru_cache(maxsize=16)
def reading_for(kind: QuestionType, variant: str | None) -> type[Reading]:
    """The shape of a reading for questions of that kind (and variant), in the order in which it is to be written."""
    rubric = library().rubric(kind, variant)
    count = len(rubric.dimensions)
    fields: dict[str, Any] = {"kind_why": (Words, ...), "response_type": (Kind, ...)}
    fields |= {"fits_why": (Words, ...), "fits_question": (bool, ...)}
    if kind is QuestionType.BEHAVIORAL:
        fields["passages"] = (Annotated[list[Passage], Field(max_length=40)], ...)
        fields["star"] = (Star, ...)
    if kind is QuestionType.TECHNICAL:
        fields["key_points"] = (Annotated[list[PointFound], Field(max_length=40)], ...)
    level = _level_read([dimension.id for dimension in rubric.dimensions])
    fields["dimensions"] = (Annotated[list[level], Field(min_length=count, max_length=count)], ...)  # type: ignore[valid-type]
    fields["flags"] = (Annotated[list[FlagFound], Field(max_length=12)], ...)
    name = rubric.id.title().replace(".", "").replace("_", "") + "Reading"
    made: Any = create_model(name, __base__=_Checked, **fields)
    return cast(type[Reading], made)


def _level_read(dimensions: list[str]) -> type[BaseModel]:
    names: Any = StrEnum("DimensionName", [(id.upper(), id) for id in dimensions])  # type: ignore[misc]
    quotes = Annotated[list[Quote], Field(max_length=3)]
    return create_model(
        "DimensionRead",
        name=(names, ...),
        quotes=(quotes, ...),
        against=(quotes, ...),
        why=(Words, ...),
        level=(Annotated[float, Field(ge=1, le=5)], ...),
    )
