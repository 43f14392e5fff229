"""CVs as they are written in several countries are read alike from text, Word and PDF."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from interview_coach.documents import cv_from_text
from interview_coach.documents.docx import read_docx
from interview_coach.documents.hyphens import mend_hyphens
from interview_coach.documents.pdf import read_pdf
from interview_coach.documents.resume import build_resume
from tests.documents import specimens
from tests.documents.specimens import ALL, TWO_PAGES
from tests.documents.typesetting import as_pdf, as_word

Told = tuple[str, str, str, str, int]
"""Title, employer, start, end and number of list items of a job."""

PEOPLE = {
    "german": ("Friederike Sandmann", "f.sandmann@beispiel.de", "+49 40 5550 1842", "Hamburg"),
    "french": ("Maëlle Kerouac", "maelle.kerouac@exemple.fr", "06 55 01 44 20", "Nantes"),
    "spanish": ("Nerea Ibarrola Zubiri", "nerea.ibarrola@ejemplo.es", "+34 655 010 233", "Pamplona"),
    "indian": ("Priyanka Deshmukhe", "priyanka.deshmukhe@example.in", "+91 98765 01234", "Pune"),
    "dates": ("Oona Lindqvist-Byrne", "oona.lindqvist@example.ie", "+353 1 555 0144", "Cork"),
    "wrapped": ("Casimir Okonjo", "casimir.okonjo@example.com", "", "Leeds"),
}
JOBS: dict[str, list[Told]] = {
    "german": [
        ("Teamleiterin Kundenservice", "Elbkurier GmbH", "2019-03", "", 2),
        ("Sachbearbeiterin", "Hansa Versicherung AG", "2014-08", "2019-02", 1),
    ],
    "french": [
        ("Responsable logistique", "Transports Loire SARL", "2019-03", "", 2),
        ("Assistante logistique", "Biscuiterie Goulven SA", "2012-09", "2019-02", 1),
    ],
    "spanish": [
        ("Enfermera de urgencias", "Hospital San Telmo, Pamplona", "2018-04", "", 2),
        ("Auxiliar de enfermería", "Clínica Arga, Pamplona", "2013-09", "2018-03", 1),
    ],
    "indian": [
        ("Test Engineer", "Quillon Software Pvt Ltd", "2019-06", "", 2),
        ("Junior Test Engineer", "Bluefin Infotech Pvt Ltd", "2016-07", "2019-05", 1),
    ],
    "dates": [
        ("Registrar", "Harbour Museum", "2021", "", 1),
        ("Collections Assistant", "Saltmarsh Gallery", "2019-03", "2020-12", 1),
        ("Archive Assistant", "County Library", "2017-03", "2019-02", 1),
        ("Front of House Supervisor", "Abbey Theatre Company", "2015-03", "", 1),
        ("Intern", "National Print Museum", "2014-03", "2014-09", 1),
    ],
    "wrapped": [
        ("Field Service Engineer", "Halyard Lifts Ltd", "2018-05", "", 3),
        ("Apprentice", "Ferrous & Daughters", "2014-09", "2018-04", 1),
    ],
}
STUDIES = {
    "german": [("Hochschule Bremen", "Bachelor of Arts", "2014-07"), ("Gymnasium am Dom Lübeck", "Abitur", "2010-06")],
    "french": [("Université de Nantes", "Master", "2012"), ("Université de Rennes 1", "Licence", "2010")],
    "spanish": [("Universidad de Navarra", "Grado", "2013")],
    "indian": [
        ("Pune Institute of Technology", "B.E.", "2016"),
        ("Shivaji Junior College", "HSC", "2012"),
        ("Modern High School", "SSC", "2010"),
    ],
    "dates": [("University College Cork", "MA", "2014")],
    "wrapped": [("Leeds College of Building", "HNC", "2016")],
}
SKILLS = {
    "german": "Zendesk",
    "french": "Reflex WMS",
    "spanish": "Triaje",
    "indian": "Selenium",
    "dates": "TMS",
    "wrapped": "PLC programming",
}


@cache
def document(name: str, paper: str) -> dict[str, Any]:
    text = ALL[name]
    if paper == "text":
        return dict(cv_from_text(text).document)
    lines, links = read_pdf(as_pdf(text)) if paper == "pdf" else read_docx(as_word(text, table=paper == "table"))
    return build_resume(mend_hyphens(lines), links)


def told(job: dict[str, Any]) -> Told:
    items = len(job.get("highlights", ()))
    return (job.get("position", ""), job.get("name", ""), job.get("startDate", ""), job.get("endDate", ""), items)


@pytest.mark.parametrize("paper", ["text", "word", "table", "pdf"])
@pytest.mark.parametrize("name", ALL)
def test_a_cv_of_another_country_is_read_whole(name: str, paper: str) -> None:
    found = document(name, paper)
    basics = found["basics"]
    person = (basics["name"], basics["email"], basics.get("phone", ""), basics["location"]["city"])
    assert person == PEOPLE[name]
    assert [told(job) for job in found["work"]] == JOBS[name]
    studies = [(row["institution"], row["studyType"], row["endDate"]) for row in found["education"]]
    assert studies == STUDIES[name]
    assert SKILLS[name] in [word for group in found["skills"] for word in group["keywords"]]


def test_personal_details_and_a_signature_are_left_out_and_said() -> None:
    warnings = document("german", "text")["meta"]["warnings"]
    assert warnings == [
        "Personal details are not used and were left out: Geburtsdatum, Geburtsort, Staatsangehörigkeit and 2 more.",
        "“Hamburg, 12.03.2025” was taken for the place and date of signing and left out.",
    ]


def test_a_declaration_is_kept_and_said_and_the_father_is_not_named() -> None:
    found = document("indian", "text")
    assert "“DECLARATION”" in found["meta"]["warnings"][0]
    assert "Father's Name" in found["meta"]["warnings"][1]
    assert "Anant" not in str(found)


def test_a_line_at_the_top_that_is_not_understood_is_said() -> None:
    text = specimens.DATES.replace("EXPERIENCE", "The sea, the sea and forty gulls\n\nEXPERIENCE", 1)
    assert cv_from_text(specimens.DATES).warnings == ()
    assert any("forty gulls" in warning for warning in cv_from_text(text).warnings)


def test_a_certificate_at_the_end_is_no_signature() -> None:
    text = specimens.DATES + "\nCERTIFICATES\n\nFirst aid at work, 12.03.2020\n"
    assert cv_from_text(text).document["certificates"] == [{"name": "First aid at work", "date": "2020-03"}]


def test_marks_of_a_table_come_with_their_schools() -> None:
    for paper in ("text", "table", "pdf"):
        assert [row["score"] for row in document("indian", paper)["education"]] == ["71.4%", "78%", "84.2%"]


def test_wrapped_items_are_whole() -> None:
    for paper in ("text", "pdf"):
        items = document("wrapped", paper)["work"][0]["highlights"]
        assert items[0].endswith("with one colleague and a van that broke down twice a month")
        assert items[1] == "Wrote the fault guide that all eleven engineers use"


@pytest.mark.parametrize("running", ["Thaddeus Wrenfield · thaddeus.wrenfield@example.com", "CV of Thaddeus Wrenfield"])
def test_running_heads_and_feet_of_two_pages_leave_no_trace(running: str) -> None:
    expected = dict(cv_from_text(TWO_PAGES).document)
    assert [told(job)[4] for job in expected["work"]] == [3] * 10
    for lines, links in (
        read_pdf(as_pdf(TWO_PAGES, running=running)),
        read_docx(as_word(TWO_PAGES, running=running)),
    ):
        assert build_resume(mend_hyphens(lines), links) == expected


def test_joined_letters_and_hidden_marks_are_written_plainly() -> None:
    text = TWO_PAGES.replace("fitters", "\ufb01t\u200bters").replace("shift", "shi\ufb05")
    word = build_resume(read_docx(as_word(text))[0])
    assert word["work"][0]["highlights"][2] == "Taught new fitters to read the wiring plans"
    assert cv_from_text(text).document["work"][0]["highlights"] == word["work"][0]["highlights"]
