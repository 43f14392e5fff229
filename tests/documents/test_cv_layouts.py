"""The same person told in several layouts is read as the same CV: whole lines, under their jobs."""

from __future__ import annotations

from typing import Any

import pytest

from interview_coach.documents.docx import read_docx
from interview_coach.documents.hyphens import mend_hyphens
from interview_coach.documents.lines import Line
from interview_coach.documents.pdf import read_pdf
from interview_coach.documents.resume import build_resume
from interview_coach.documents.text import read_text
from tests.documents import papers
from tests.documents.papers import FRENCH, GERMAN, PERSON, Person


def resume(read: tuple[list[Line], list[str]]) -> dict[str, Any]:
    lines, links = read
    return build_resume(mend_hyphens(lines), links)


def assert_tells(document: dict[str, Any], person: Person) -> None:
    basics, work = document["basics"], document["work"]
    assert (basics["name"], basics["email"], basics["phone"]) == (person.name, person.email, person.phone)
    assert [(job["position"], job["name"]) for job in work] == [(job.position, job.name) for job in person.jobs]
    assert [tuple(job["highlights"]) for job in work] == [job.lines for job in person.jobs]


PDFS = {
    "one column with hanging items": papers.one_column(),
    "one column with flush items": papers.one_column(hanging=False),
    "one column in large type": papers.one_column(size=13),
    "a side column on the left": papers.two_columns(),
    "a side column on the right": papers.two_columns(side_left=False),
    "a main column over two pages": papers.two_columns(size=14),
    "dates in a margin": papers.dates_in_a_margin(),
    "employer first, dates on the right": papers.dates_on_the_right(),
}


@pytest.mark.parametrize("layout", PDFS)
def test_a_pdf_is_read_whole_in_every_layout(layout: str) -> None:
    document = resume(read_pdf(PDFS[layout]))
    assert_tells(document, PERSON)
    assert [job["startDate"] for job in document["work"]] == ["2019-03", "2014-06"]
    assert document["work"][1]["endDate"] == "2019-02"
    assert "endDate" not in document["work"][0]
    assert {"name": "Tools", "keywords": ["Excel", "Quintiq", "SQL"]} in document["skills"]


@pytest.mark.parametrize("table", [False, True])
def test_a_word_file_is_read_whole_with_and_without_a_layout_table(table: bool) -> None:
    document = resume(read_docx(papers.word(table=table)))
    assert_tells(document, PERSON)
    assert document["education"] == [
        {
            "institution": "University of Dundee",
            "studyType": "BSc",
            "area": "Geography",
            "startDate": "2010",
            "endDate": "2014",
        }
    ]
    assert document["meta"]["warnings"] == []


@pytest.mark.parametrize("person", [PERSON, GERMAN, FRENCH])
def test_text_is_read_in_several_languages(person: Person) -> None:
    document = resume(read_text(papers.as_text(person)))
    assert_tells(document, person)
    assert document["education"][0]["institution"] == person.study[0].split(", ")[1]


@pytest.mark.parametrize("person", [GERMAN, FRENCH])
def test_a_german_or_french_pdf_is_read(person: Person) -> None:
    document = resume(read_pdf(papers.two_columns(person)))
    assert_tells(document, person)
    assert document["basics"]["summary"] == person.summary


def test_page_numbers_are_no_part_of_the_cv() -> None:
    texts = [line.text for line in read_pdf(papers.one_column())[0]]
    assert not [text for text in texts if text.startswith("Page ")]


def test_a_row_that_begins_with_a_dash_inside_a_sentence_stays_in_its_line() -> None:
    line = (
        "Cut the food cost from 33.8 % to 30.6 % in one year by weighing the waste every single evening - weekly counts"
    )
    for words in range(3):
        told = " ".join(["so"] * words) + (" " if words else "") + line
        person = Person(jobs=(papers.Job("Cook", "Harbour Kitchen Ltd", "2019 - 2021", (told, "Second line")),))
        assert resume(read_pdf(papers.one_column(person, hanging=False)))["work"][0]["highlights"][0] == told


def test_a_torn_address_is_put_together() -> None:
    person = Person(email="a.rather.long.local.part@example.com")
    assert resume(read_pdf(papers.two_columns(person)))["basics"]["email"] == person.email


def test_letters_set_wide_apart_are_one_heading() -> None:
    data = papers.sheet(
        "Ines Calder", "ines@example.org", "E X P E R I E N C E", "Planner, Forth Ltd", "2019 - 2021", "- Planned tours"
    )
    assert resume(read_pdf(data))["work"][0]["highlights"] == ["Planned tours"]


def test_markdown_is_read() -> None:
    text = (
        "# Ines Calder\n\nines@example.org\n\n## Experience\n\n### Planner — Forth Ltd\n*2019 – 2021*\n\n"
        "* Planned **60** tours a day\n* Trained [six](https://example.org) people\n\n## Skills\n\n- Excel, SQL\n"
    )
    document = resume(read_text(text))
    assert document["work"] == [
        {
            "name": "Forth Ltd",
            "position": "Planner",
            "startDate": "2019",
            "endDate": "2021",
            "highlights": ["Planned 60 tours a day", "Trained six people"],
        }
    ]
    assert document["skills"] == [{"keywords": ["Excel", "SQL"]}]


def test_lines_wrapped_by_hand_are_joined() -> None:
    text = (
        "Ines Calder\nines@example.org\n\nEXPERIENCE\nPlanner, Forth Ltd\n2019 - 2021\n"
        "- Rewrote the berth plan for fourteen ships a week and brought the\n"
        "  waiting time down from nine hours to four\n"
        "- Trained six colleagues on the new tool and wrote the handbook that\n  the night shift still uses\n"
        "- Agreed a winter timetable with two ferry lines, after a long talk\n  about crew rest\n"
    )
    assert [len(line.split()) for line in resume(read_text(text))["work"][0]["highlights"]] == [20, 17, 15]


def test_a_further_job_at_the_same_employer_inherits_it() -> None:
    text = (
        "Ines Calder\nines@example.org\n\nEXPERIENCE\n\nForth Harbour Ltd\nPlanning Manager\n2021 - Present\n"
        "- Led five\n\n"
        "Logistics Planner\n2019 - 2021\n- Planned tours\n"
    )
    work = resume(read_text(text))["work"]
    assert [(job["position"], job["name"]) for job in work] == [
        ("Planning Manager", "Forth Harbour Ltd"),
        ("Logistics Planner", "Forth Harbour Ltd"),
    ]


def test_prose_without_list_items_becomes_lines_sentence_by_sentence() -> None:
    text = (
        "Ines Calder\nines@example.org\n\nEXPERIENCE\n\nPlanner, Forth Ltd, 2019 - 2021\n"
        "I planned sixty tours a day. When two drivers left I rebuilt the rota in a weekend.\n"
    )
    assert resume(read_text(text))["work"][0]["highlights"] == [
        "I planned sixty tours a day.",
        "When two drivers left I rebuilt the rota in a weekend.",
    ]


def test_what_is_not_understood_is_said() -> None:
    text = "EXPERIENCE\n\nPlanner\n- Planned sixty tours a day\n"
    assert resume(read_text(text))["meta"]["warnings"] == [
        "Your name was not found.",
        "No e-mail address was found.",
        "“Planner”: we could not find an employer and a start date.",
    ]


def test_running_heads_go_and_nothing_else_of_a_long_cv() -> None:
    person = Person(jobs=PERSON.jobs * 8)
    work = resume(read_pdf(papers.two_columns(person)))["work"]
    assert [tuple(job["highlights"]) for job in work] == [job.lines for job in person.jobs]
