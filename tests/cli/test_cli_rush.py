"""`coach tomorrow` and `coach pitch`: pages for people, documents for programs."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict

from interview_coach.contract import PitchDocument, RushPlanDocument
from tests.cli.running import Files, coach, refused


def strictly(model: type[BaseModel]) -> type[BaseModel]:
    return type(model.__name__, (model,), {"model_config": ConfigDict(extra="forbid")})


def test_tomorrow_fits_the_contract(files: Files) -> None:
    ran = coach("tomorrow", "--cv", files.cv, "--job", files.job, "--json")
    assert (ran.status, ran.err) == (0, "")
    strictly(RushPlanDocument).model_validate(ran.json)
    assert sum(block["minutes"] for block in ran.json["blocks"]) == ran.json["minutes"] == 45


def test_pitch_fits_the_contract_with_and_without_a_posting(files: Files) -> None:
    for more in ([], ["--job", files.job]):
        ran = coach("pitch", "--cv", files.cv, *more, "--json")
        assert (ran.status, ran.err) == (0, "")
        strictly(PitchDocument).model_validate(ran.json)
        assert ("Hollowell Foods" in ran.json["text"]) is bool(more)


def test_the_plan_is_a_page_to_read(files: Files) -> None:
    out = coach("tomorrow", "--cv", files.cv, "--job", files.job).out
    headings = (
        "45 minutes for",
        "Five questions to be",
        "Two stories worth",
        "Three questions to ask them",
        "Leave out",
    )
    assert [out.index(heading) for heading in headings] == sorted(out.index(heading) for heading in headings)


def test_the_pitch_says_where_its_facts_come_from_and_how_long_it_takes(files: Files) -> None:
    out = coach("pitch", "--cv", files.cv, "--job", files.job).out
    assert "Where the facts come from" in out
    assert "seconds said calmly" in out


@pytest.mark.parametrize("command", ["tomorrow", "pitch"])
def test_without_a_cv_it_is_refused(command: str, files: Files) -> None:
    assert "--cv" in refused(coach(command, "--job", files.job))
