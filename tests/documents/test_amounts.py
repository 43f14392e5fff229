"""How much a CV may hold, in every format."""

import json
from typing import Any

import pytest

from interview_coach.documents import checked_cv, cv_from_text, education_from_line, read_cv
from interview_coach.domain.cv import Cv
from interview_coach.errors import InvalidInput


def refusal(document: dict[str, Any]) -> str:
    with pytest.raises(InvalidInput) as refused:
        read_cv(json.dumps(document).encode(), "cv.json")
    return str(refused.value)


def job(lines: int) -> dict[str, Any]:
    return {"name": "Hart Ltd", "position": "Fitter", "highlights": [f"Mended pump {n}" for n in range(lines)]}


def test_fifty_jobs_with_five_lines_each_are_read() -> None:
    assert len(read_cv(json.dumps({"work": [job(5)] * 50}).encode(), "cv.json").lines) == 250


@pytest.mark.parametrize("section", ["work", "education", "certificates", "publications", "other"])
def test_more_than_a_hundred_entries_are_refused_with_the_limit_and_the_remedy(section: str) -> None:
    sentence = refusal({"basics": {"name": "Ida"}, section: [{"name": "X"}] * 101})
    assert "101 entries" in sentence and "100" in sentence and "keep the parts about the last jobs" in sentence


@pytest.mark.parametrize(
    "document",
    [
        {"work": [job(251)]},
        {"work": [job(100)], "projects": [job(151)]},
        {"work": [job(1)], "skills": [{"name": "Tools", "keywords": ["saw"] * 251}]},
        {"work": [job(1)], "education": [{"institution": "Northgate", "courses": ["Law"] * 251}]},
    ],
)
def test_more_than_two_hundred_and_fifty_lines_are_refused(document: dict[str, Any]) -> None:
    assert "251 lines, at most 250" in refusal(document)


def test_one_huge_line_is_refused() -> None:
    assert "characters" in refusal({"work": [{"highlights": ["long " * 50_000]}]})


def test_a_text_cv_of_thousands_of_lines_is_refused() -> None:
    text = "Ida Hart\n\nExperience\nFitter, Hart Ltd, 2020 - 2024\n" + "- Mended the pump\n" * 4_900
    with pytest.raises(InvalidInput, match="at most 250 are read; keep the parts about the last jobs"):
        cv_from_text(text)


def test_a_cv_with_a_nul_character_is_refused() -> None:
    with pytest.raises(InvalidInput, match="NUL"):
        checked_cv(Cv.from_document({"basics": {"summary": "a\x00b"}}))


def test_a_line_about_education_is_read_where_that_loses_no_word() -> None:
    row = education_from_line("BSc Nursing, Northgate University, 2014 - 2017")
    assert (row.get("institution"), row.get("area")) == ("Northgate University", "Nursing")
    odd = "Evening course, first prize (with honours), somewhere near Leeds"
    assert " ".join(str(v) for v in education_from_line(odd).values()).count("honours") == 1
