"""Lexicons of skills and occupations."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from interview_coach.coach.builtin.job.gaps import language_level
from interview_coach.coach.builtin.job.header import company_of, title_of
from interview_coach.coach.builtin.job.mentions import products_in
from interview_coach.coach.builtin.job.occupation import nearest_occupation
from interview_coach.content.lexicon import occupation_for, prototype_key, prototype_vectors, title_words


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("Crane operator", "Crane and Tower Operators"),
        ("Senior Accountant (m/f/d)", "Accountants and Auditors"),
        ("Backend Engineer - Payments", "Software Developers"),
        ("Teacher of Mathematics", "Secondary School Teachers, Except Special and Career/Technical Education"),
    ],
)
def test_a_title_finds_its_occupation(title: str, occupation: str) -> None:
    found = nearest_occupation(title)
    assert found is not None
    assert found.title == occupation
    assert found.tasks


def test_a_title_nobody_has_finds_none() -> None:
    assert nearest_occupation("Dragon tamer") is None
    assert occupation_for("") is None


def test_titles_are_read_in_any_number_and_order() -> None:
    assert title_words("Teachers of Maths") == title_words("Mathematics Teacher")


def test_tools_are_found_and_plain_words_are_not() -> None:
    assert products_in("We use PostgreSQL and Power BI, and excel at service") == ["PostgreSQL", "Power BI"]


def test_language_levels_are_compared() -> None:
    assert language_level("German (at least B2)", after="German") > language_level("A2")
    assert language_level("English, German (C1)", after="English") == 0


def test_every_text_compared_with_has_its_vector() -> None:
    fixed_texts = runpy.run_path(str(Path(__file__).parents[3] / "tools/build_prototypes.py"))["fixed_texts"]
    missing = [text for text in fixed_texts() if prototype_key(text) not in prototype_vectors()]
    assert not missing, "run tools/build_prototypes.py again"


def test_the_employer_is_found_where_it_claims_to_be_one() -> None:
    lines = ["Line Cook", "Full time, evenings", "Blue Heron Diner is an equal opportunity employer."]
    assert company_of(lines, title_of(lines)) == "Blue Heron Diner"
    assert company_of(["Line Cook", "Start soon"], "Line Cook") == ""


def test_a_title_in_a_sentence_is_taken_out() -> None:
    assert (
        title_of(["We are looking for a Senior Tax Adviser to join our small office in Kent"]) == "Senior Tax Adviser"
    )
