"""A posting read as a whole, with and without a CV."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job import analyse_job, detect_competency
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Level, Seniority
from interview_coach.errors import InvalidInput

POSTING = """Senior Data Engineer - Billing
Larkfield Energy Ltd | Bristol (hybrid)

About Larkfield Energy
Larkfield Energy sells electricity to small firms.

What you will do
- Build and run the pipelines that bill 40,000 meters
- Work with finance and support when a bill is wrong

What you need
- 5+ years of building data pipelines
- Python
- Airflow or Dagster
- Snowflake
- German (at least B2)

Nice to have
- Terraform

Larkfield Energy Ltd is an equal opportunity employer.
"""
CV = Cv.from_document(
    {
        "basics": {"name": "Ida Brand", "label": "Data engineer"},
        "work": [
            {
                "name": "Mossbank",
                "position": "Data Engineer",
                "startDate": "2019-01",
                "highlights": ["Rebuilt the data pipelines in Python and Airflow, nightly run from 4 h to 50 min"],
            }
        ],
        "languages": [{"language": "German", "fluency": "A2"}],
    }
)


def test_title_company_seniority_and_industry_are_read() -> None:
    job = analyse_job(Posting(POSTING))
    assert (job.title, job.company) == ("Senior Data Engineer - Billing", "Larkfield Energy Ltd")
    assert job.seniority is Seniority.SENIOR
    assert job.industry == "data_ai"
    assert job.industry in library().industries


def test_skills_have_level_and_true_quote() -> None:
    job = analyse_job(Posting(POSTING))
    flat = " ".join(POSTING.split())
    assert {"Python", "Airflow", "Snowflake"} <= {s.name for s in job.skills_at(Level.MUST)}
    assert [s.name for s in job.skills_at(Level.NICE)] == ["Terraform"]
    assert all(s.quote in flat and len(s.quote) <= 300 for s in job.skills)


def test_gaps_are_must_haves_the_cv_does_not_show() -> None:
    assert analyse_job(Posting(POSTING), CV).gaps == ("Snowflake", "German")


def test_one_of_two_alternatives_is_enough() -> None:
    assert "Dagster" not in analyse_job(Posting(POSTING), CV).gaps


def test_requirements_carry_the_lines_that_support_them() -> None:
    pipelines = next(r for r in analyse_job(Posting(POSTING), CV).requirements if "pipelines" in r.text)
    assert pipelines.evidence[0].ref == "work[0].highlights[0]"
    assert 0 < pipelines.evidence[0].score <= 1


def test_without_a_cv_there_are_no_gaps() -> None:
    job = analyse_job(Posting(POSTING))
    assert job.gaps == ()
    assert all(not requirement.evidence for requirement in job.requirements)


def test_competencies_are_ranked_and_known() -> None:
    ranked = analyse_job(Posting(POSTING)).competencies
    assert len(ranked) == len(set(ranked)) == 6
    assert set(ranked) <= set(COMPETENCY_IDS)


def test_a_title_alone_is_answered_from_its_occupation() -> None:
    job = analyse_job(Posting("", title="Crane operator"))
    assert job.industry == "construction"
    assert any("crane" in requirement.text.lower() for requirement in job.requirements)
    assert job.skills
    assert all(any(s.quote in r.text for r in job.requirements) for s in job.skills)


def test_neither_text_nor_title_is_refused() -> None:
    with pytest.raises(InvalidInput, match="job title"):
        analyse_job(Posting("  "))


@pytest.mark.parametrize("text", ["x", "???", "• \n• \n•", "A" * 5000, "must have:\n" * 400, "日本語の求人"])
def test_odd_text_is_read_without_a_crash(text: str) -> None:
    assert analyse_job(Posting(text)).industry in library().industries


def test_the_same_posting_gives_the_same_job() -> None:
    assert analyse_job(Posting(POSTING), CV) == analyse_job(Posting(POSTING), CV)


def test_a_behavioural_question_names_its_competency() -> None:
    assert detect_competency("Tell me about a conflict with a colleague.") == "conflict_resolution"
    assert detect_competency("What is the boiling point of ethanol?") is None
