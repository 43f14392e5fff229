"""The shape of a reading: each rubric's dimensions once, the reason before the level, bounds on everything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from interview_coach.coach.llm.evaluation.reading import reading_for
from interview_coach.content.library import library
from interview_coach.domain.vocabulary import Flag, QuestionType

KINDS = [(kind, None) for kind in QuestionType] + [(QuestionType.TECHNICAL, v) for v in ("coding", "system_design")]


def filled(kind: QuestionType, variant: str | None) -> dict[str, Any]:
    read: dict[str, Any] = {"kind_why": "", "response_type": "explanation", "fits_why": "", "fits_question": True}
    read |= {"passages": [], "key_points": [], "flags": []}
    read["star"] = {part: {"why": "", "level": 0} for part in ("situation", "task", "action", "result")}
    names = [dimension.id for dimension in library().rubric(kind, variant).dimensions]
    read["dimensions"] = [{"name": n, "quotes": [], "against": [], "why": "", "level": 1} for n in names]
    return read


@pytest.mark.parametrize(("kind", "variant"), KINDS)
def test_each_rubric_has_its_reading(kind: QuestionType, variant: str | None) -> None:
    made = reading_for(kind, variant).model_validate(filled(kind, variant))
    assert [str(d.name) for d in made.dimensions] == [d.id for d in library().rubric(kind, variant).dimensions]
    assert hasattr(made, "passages") == hasattr(made, "star") == (kind is QuestionType.BEHAVIORAL)
    assert hasattr(made, "key_points") == (kind is QuestionType.TECHNICAL)


@pytest.mark.parametrize(("kind", "variant"), KINDS)
def test_the_reason_stands_before_what_follows_from_it(kind: QuestionType, variant: str | None) -> None:
    schema = reading_for(kind, variant).model_json_schema()
    fields = list(schema["properties"])
    assert fields.index("kind_why") < fields.index("response_type")
    assert fields.index("fits_why") < fields.index("fits_question")
    for part, last in (("DimensionRead", "level"), ("FlagFound", "flag")):
        asked = list(schema["$defs"][part]["properties"])
        assert asked.index("why") < asked.index(last) == len(asked) - 1


def test_a_dimension_given_twice_is_refused() -> None:
    given = filled(QuestionType.BEHAVIORAL, None)
    given["dimensions"][1] = given["dimensions"][0]
    with pytest.raises(ValidationError, match="exactly once"):
        reading_for(QuestionType.BEHAVIORAL, None).model_validate(given)


@pytest.mark.parametrize("level", ["NaN", "Infinity", "0.4", "5.5", "null", '"high"'])
def test_a_level_off_the_scale_is_refused(level: str) -> None:
    text = json.dumps(filled(QuestionType.CASE, None)).replace('"level": 1', f'"level": {level}', 1)
    with pytest.raises(ValidationError):
        reading_for(QuestionType.CASE, None).model_validate_json(text)


@pytest.mark.parametrize("flag", [Flag.INJECTION, Flag.OVERCLAIMS, Flag.TOO_SHORT])
def test_what_code_knows_for_sure_is_not_asked(flag: Flag) -> None:
    given = filled(QuestionType.CASE, None) | {"flags": [{"why": "", "quote": "", "flag": flag.value}]}
    with pytest.raises(ValidationError):
        reading_for(QuestionType.CASE, None).model_validate(given)


def test_the_same_reading_is_made_once() -> None:
    assert reading_for(QuestionType.CASE, None) is reading_for(QuestionType.CASE, None)
