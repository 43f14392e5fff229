"""Names of skills in requirements."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job.phrases import phrases_of


@pytest.mark.parametrize(
    ("requirement", "names"),
    [
        ("3+ years of developing payroll systems that thousands rely on", ["payroll systems"]),
        ("Solid working knowledge of TCP/IP and DNS", ["TCP/IP", "DNS"]),
        ("Rust or a comparable systems language", ["Rust", "systems language"]),
        ("Welding certificate or equivalent", ["Welding certificate"]),
        ("Experience with an ERP system, e.g. SAP or Infor", ["ERP system"]),
        ("Excellent written and verbal communication skills", ["written and verbal communication"]),
        ("You have led audits, payroll and tax returns", ["led audits", "payroll", "tax returns"]),
        ("Active Directory", ["Active Directory"]),
        ("warm relationships with patients, families and visitors", ["warm relationships"]),
        ("Tableau, of course", ["Tableau"]),
    ],
)
def test_the_name_is_the_skill_and_not_the_sentence(requirement: str, names: list[str]) -> None:
    assert [phrase.name for phrase in phrases_of(requirement)] == names


@pytest.mark.parametrize(
    "requirement",
    ["Willingness to travel", "You are a self-starter", "Bachelor's degree or equivalent experience", "", "5+ years"],
)
def test_traits_papers_and_availability_are_no_skills(requirement: str) -> None:
    assert phrases_of(requirement) == []


def test_alternatives_share_a_choice() -> None:
    first, second = phrases_of("Python or Ruby")
    assert first.choice is not None
    assert first.choice == second.choice


def test_a_sentence_with_a_subject_is_read_from_where_it_asks() -> None:
    names = [p.name for p in phrases_of("The successful nurse manager brings a wide understanding of wound care")]
    assert names == ["wound care"]
