"""Small parts of reading: places, titles, list marks, hyphens, lists, web pages."""

from __future__ import annotations

import pytest

from interview_coach.documents.bullets import without_mark
from interview_coach.documents.headings import section_named
from interview_coach.documents.html_text import is_html, without_html
from interview_coach.documents.hyphens import mend_hyphens
from interview_coach.documents.lines import Line
from interview_coach.documents.listings import read_languages, split_list
from interview_coach.documents.places import is_place
from interview_coach.documents.titles import role_likeness


@pytest.mark.parametrize(
    "text", ["Dayton, OH", "Köln, Deutschland", "Remote", "São Paulo, Brazil", "Leeds, United Kingdom"]
)
def test_places_are_known(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["Acme Inc.", "Nurse", "Leeds", "Head of Sales, Europe wide", ""])
def test_names_and_titles_are_no_places(text: str) -> None:
    assert not is_place(text)


def test_titles_and_employers_are_told_apart() -> None:
    assert role_likeness("Senior Data Engineer") > 0 > role_likeness("Northern Grid GmbH")
    assert role_likeness("Softwareentwicklerin") > 0 > role_likeness("Universität Kiel")
    assert role_likeness("Quillbase") == 0


@pytest.mark.parametrize(
    ("text", "rest"),
    [("• Led", "Led"), ("- Led", "Led"), ("➢ Led", "Led"), ("\uf0b7 Led", "Led"), ("2. Led", "Led"), ("o Led", "Led")],
)
def test_list_marks_are_taken_off(text: str, rest: str) -> None:
    assert without_mark(text) == rest


@pytest.mark.parametrize("text", ["- 2001-06", "12-15 staff", "bed. Moved on", "-31 % in a year", "on call"])
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert without_mark(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WORK EXPERIENCE:", "work"),
        ("Berufserfahrung", "work"),
        ("Expérience professionnelle", "work"),
        ("Formación académica", "education"),
        ("Skills & Languages", "skills"),
        ("E D U C A T I O N", "education"),
        ("2. Projects", "projects"),
        ("Kenntnisse und Fähigkeiten", "skills"),
    ],
)
def test_headings_are_known_in_several_languages(text: str, kind: str) -> None:
    assert section_named(text) == kind


def test_a_line_that_only_holds_a_heading_word_is_no_heading() -> None:
    assert section_named("Experience with large teams") is None


def test_a_torn_word_is_joined_and_a_compound_keeps_its_hyphen() -> None:
    lines = [Line("new sub\u00admissions"), Line("a community\u00addriven tool"), Line("die Projekt\u00adleitung")]
    assert [line.text for line in mend_hyphens(lines)] == [
        "new submissions",
        "a community-driven tool",
        "die Projektleitung",
    ]


def test_brackets_hold_a_list_item_together() -> None:
    assert split_list("AWS (ECS, RDS), SQL; Go") == ["AWS (ECS, RDS)", "SQL", "Go"]
    assert split_list("1,300 users, two teams") == ["1,300 users", "two teams"]


def test_languages_come_with_their_level() -> None:
    lines = [Line("English (native)"), Line("German: B2, French – fluent"), Line("Mother tongue: Tamil")]
    assert read_languages(lines) == [
        {"language": "English", "fluency": "native"},
        {"language": "German", "fluency": "B2"},
        {"language": "French", "fluency": "fluent"},
        {"language": "Tamil", "fluency": "Mother tongue"},
    ]


def test_tags_are_taken_off_a_web_page() -> None:
    page = (
        "<html><head><title>x</title></head><body><h1>Nurse</h1><p>We are &amp; stay <b>kind</b>.</p>"
        "<ul><li>5 years</li><li>C++ &lt; Java</li></ul><script>var a='<p>';</script>Pay: a<b and c<!-- no --></body>"
    )
    assert is_html(page)
    assert without_html(page).split() == [
        "Nurse",
        "We",
        "are",
        "&",
        "stay",
        "kind.",
        "-",
        "5",
        "years",
        "-",
        "C++",
        "<",
        "Java",
        "Pay:",
        "a<b",
        "and",
        "c",
    ]


def test_a_text_with_angle_brackets_is_no_web_page() -> None:
    assert not is_html("a < b and b > c, see <https://example.org>")
