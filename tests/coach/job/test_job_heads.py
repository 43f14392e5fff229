"""Titles, employers, trades and levels of postings written without blank lines and in many ways."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job import analyse_job
from interview_coach.coach.builtin.job.industry import is_clear_industry
from interview_coach.coach.builtin.job.sections import Section, split_items
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import Seniority

DENSE = """Junior Accountant - Saltmere Commercial Bank
We are looking for a junior accountant to join the finance team of our regional bank.
Responsibilities
- Prepare daily reconciliations
- Answer questions from the finance directors and from all of the branch managers
Requirements
- Strong Excel skills
- Careful
- Experience as a sous chef
"""


def test_a_heading_right_below_a_long_line_opens_its_section() -> None:
    sections = {item.text: item.section for item in split_items(DENSE)}
    assert sections["Prepare daily reconciliations"] is Section.DUTIES
    assert sections["Strong Excel skills"] is Section.MUST
    assert "Requirements" not in sections


def test_qualities_and_former_jobs_are_no_skills() -> None:
    assert [skill.name for skill in analyse_job(Posting(DENSE)).skills] == ["Excel"]


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("Junior Accountant - Saltmere Commercial Bank", "Junior Accountant", "Saltmere Commercial Bank"),
        ("HEAD CHEF - The Copper Kettle, Ludlow", "Head Chef", "The Copper Kettle"),
        ("Support Specialist at Parcelo\nParcelo is an app for small shops.", "Support Specialist", "Parcelo"),
        ("Policy Adviser\nDepartment for Housing and Places", "Policy Adviser", "Department for Housing and Places"),
        ("Data Engineer - Ferrow Mobility\nFerrow runs scooters.", "Data Engineer", "Ferrow Mobility"),
        ("Backend Engineer - Payouts\nQuarry Pay Ltd", "Backend Engineer - Payouts", "Quarry Pay Ltd"),
    ],
)
def test_title_and_employer_are_told_apart(head: str, title: str, company: str) -> None:
    job = analyse_job(Posting(f"{head}\n\nYou must have\n- Excel\n"))
    assert (job.title, job.company) == (title, company)


@pytest.mark.parametrize(
    ("title", "industry"),
    [
        ("Dental hygienist", "healthcare_nursing"),
        ("Customer support agent", "retail_hospitality"),
        ("HR business partner", "human_resources"),
        ("Maintenance electrician", "engineering_manufacturing"),
        ("Strategic buyer", "logistics"),
    ],
)
def test_the_occupation_tells_the_trade(title: str, industry: str) -> None:
    assert analyse_job(Posting("", title)).industry == industry


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("HR business partner", Seniority.MID),
        ("Managing partner", Seniority.EXECUTIVE),
        ("Senior care assistant", Seniority.SENIOR),
        ("Care assistant", Seniority.ENTRY),
    ],
)
def test_a_word_of_rank_counts_where_it_is_one(title: str, level: Seniority) -> None:
    assert analyse_job(Posting("", title)).seniority is level


def test_a_name_with_a_sign_in_it_keeps_its_capitals() -> None:
    job = analyse_job(Posting("Analyst\n\nYou must have\n- MITRE ATT&CK\n- FORKLIFT LICENCE\n"))
    assert [skill.name for skill in job.skills] == ["MITRE ATT&CK", "forklift licence"]


def test_an_industry_is_clear_where_one_stands_out() -> None:
    assert is_clear_industry("Registered nurse", [])
    assert not is_clear_industry("Falconer", [])
