"""Postings as people paste them: web pages, advertisements of sixty words, prose, broken bullets, shouting, German."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job import analyse_job
from interview_coach.content.library import library
from interview_coach.documents import posting_from_text
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.vocabulary import Level, Seniority
from interview_coach.errors import InvalidInput

PAGE = """<!DOCTYPE html><html><head><title>Jobs</title><style>p{}</style></head><body>
<nav><ul><li>Home</li><li>Log in</li></ul></nav><div>Skip to content</div><div>Back to search results</div>
<h1>Veterinary Nurse</h1><p>Pawfield Surgery Ltd &middot; Norwich</p>
<h2>What you will do</h2><ul><li>Monitor animals under anaesthesia</li><li>Run the dental clinic</li></ul>
<h2>What you need</h2><ul><li>RVN registration</li><li>Radiography</li></ul>
<h2>Nice to have</h2><ul><li>Spanish</li></ul>
<footer>Pawfield Surgery Ltd is an equal opportunity employer.</footer></body></html>"""
SHORT = """Barista wanted. Corner café in Truro looks for a barista, four mornings a week. You need experience with
espresso machines, latte art and a till. Weekend work. Food hygiene certificate is a plus. Friendly team, tips shared,
free coffee. Send two lines about yourself to jobs@cornercafe.example or drop in before noon and ask for Morwenna."""
PROSE = """We are looking for a Payroll Specialist to join our finance team in Dundee. In this role you will run the
monthly payroll for 600 employees and answer questions from managers. You should have at least three years of
experience with payroll in the UK, and a good knowledge of PAYE and pensions auto-enrolment. Experience with Sage
Payroll is required. Knowledge of SQL would be an advantage. You are careful and you like deadlines."""
BROKEN = """Site Electrician

Requirements:
- JIB gold card and 18th
{indent}Edition wiring regulations
- Experience with motor control centres and
{indent}variable speed drives in a dairy
- Driving licence

Benefits:
- Pension
"""
SHOUTED = """SENIOR WAREHOUSE SUPERVISOR

ABOUT US
Harrow Vale Logistics Ltd moves parcels at night.

RESPONSIBILITIES
- LEAD A SHIFT OF 20 PICKERS

REQUIREMENTS
- FORKLIFT LICENCE
- EXPERIENCE WITH SAP EWM

PREFERRED
- FIRST AID CERTIFICATE

WE OFFER
- FREE PARKING
"""
BOILERPLATE = """Data Analyst

Larch & Lindgren Ltd is an equal opportunity employer. We do not discriminate on the basis of race, religion, gender,
sexual orientation, age or disability status. All qualified applicants will receive consideration.

Benefits
- Health insurance, dental and vision
- Unlimited PTO

Requirements
- SQL and Python
- Experience with Tableau

Applicants must be authorized to work in the United States. We use E-Verify. Pay range: $70,000 - $85,000.
"""
GERMAN = """Pflegefachkraft (m/w/d) Intensivstation

Ihre Aufgaben
- Überwachung und Pflege von Intensivpatienten
- Anleitung von Auszubildenden

Ihr Profil
- Abgeschlossene Ausbildung als Pflegefachkraft
- Mindestens zwei Jahre Berufserfahrung auf einer Intensivstation
- Gute Kenntnisse in der Beatmung

Wir bieten
- 30 Tage Urlaub
"""
FRENCH = """Boulanger

Vos missions
- Préparer la pâte et cuire le pain dans notre fournil
- Accueillir les clients avec le sourire

Votre profil
- Une expérience de deux ans dans le métier
- Vous êtes matinal et vous aimez le travail en équipe
"""


def read(text: str) -> Job:
    return analyse_job(posting_from_text(text))


def skills(job: Job, level: Level) -> list[str]:
    return [skill.name for skill in job.skills_at(level)]


def test_a_pasted_web_page_is_read_from_its_heading() -> None:
    job = read(PAGE)
    assert (job.title, job.company) == ("Veterinary Nurse", "Pawfield Surgery Ltd")
    assert skills(job, Level.MUST) == ["RVN registration", "Radiography"]
    assert skills(job, Level.NICE) == ["Spanish"]


def test_an_advertisement_of_sixty_words_asks_for_what_it_asks_for() -> None:
    job = read(SHORT)
    assert job.title == "Barista"
    assert skills(job, Level.MUST) == ["espresso machines", "latte art", "till"]
    assert skills(job, Level.NICE) == ["Food hygiene certificate"]


def test_prose_without_bullets_is_read() -> None:
    job = read(PROSE)
    assert job.title == "Payroll Specialist"
    assert {"PAYE", "pensions auto-enrolment", "Sage Payroll"} <= set(skills(job, Level.MUST))
    assert skills(job, Level.NICE) == ["SQL"]


@pytest.mark.parametrize("indent", ["", "  "])
def test_bullets_broken_over_lines_lose_nothing(indent: str) -> None:
    job = read(BROKEN.format(indent=indent))
    assert [requirement.text for requirement in job.requirements] == [
        "JIB gold card and 18th Edition wiring regulations",
        "Experience with motor control centres and variable speed drives in a dairy",
        "Driving licence",
    ]
    assert job.company == ""


def test_a_shouted_posting_is_read_and_its_skills_are_said_calmly() -> None:
    job = read(SHOUTED)
    assert (job.title, job.company) == ("Senior Warehouse Supervisor", "Harrow Vale Logistics Ltd")
    assert skills(job, Level.MUST) == ["forklift licence", "SAP EWM"]
    assert skills(job, Level.NICE) == ["first aid certificate"]
    assert all(skill.quote in SHOUTED for skill in job.skills)


def test_boilerplate_asks_for_nothing() -> None:
    job = read(BOILERPLATE)
    assert (job.title, job.company) == ("Data Analyst", "Larch & Lindgren Ltd")
    assert [skill.name for skill in job.skills] == ["SQL", "Python", "Tableau"]


def test_seven_hundred_words_are_read_like_seventy() -> None:
    about = "The company keeps frozen fish cold in six warehouses and has done so since its first compressor. " * 42
    job = read(BOILERPLATE.replace("Requirements", f"About us\n{about}\n\nRequirements"))
    assert len(about.split()) > 700
    assert [skill.name for skill in job.skills] == ["SQL", "Python", "Tableau"]


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), ("求人 " * 60, "another language")]
)
def test_a_posting_in_another_language_is_refused_plainly(text: str, language: str) -> None:
    with pytest.raises(InvalidInput, match=f"this posting is in {language}, and only postings in English"):
        analyse_job(Posting(text))


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        SHORT,
        SHOUTED,
        "Nurse\n\n- ICU\n- CRRT\n- ACLS\n- Pflege",
        f"{GERMAN}\n{PROSE}\n{BOILERPLATE}",
        "Koch gesucht",
    ],
)
def test_terse_or_half_english_postings_are_not_refused(text: str) -> None:
    assert analyse_job(Posting(text)).title


@pytest.mark.parametrize(
    "title",
    ["Beekeeper", "Piano tuner", "Falconer", "Cheesemaker", "Tattoo artist", "Lighthouse keeper", "Sommelier",
     "Taxidermist", "Puppeteer", "Glassblower", "Professional cuddler", "Chief Happiness Officer"],
)  # fmt: skip
def test_an_odd_occupation_is_answered_without_a_text(title: str) -> None:
    job = analyse_job(Posting("", title=title))
    assert job.title == title
    assert job.industry in library().industries
    assert len(job.competencies) == 6
    assert all(any(skill.quote in requirement.text for requirement in job.requirements) for skill in job.skills)


def test_occupations_we_know_come_with_their_tasks() -> None:
    for title, word in (("Beekeeper", "plant"), ("Piano tuner", "string"), ("Glassblower", "glass")):
        skills_told = " ".join(skill.name for skill in analyse_job(Posting("", title=title)).skills)
        assert word in skills_told


def test_a_title_with_line_ends_is_one_line_and_one_without_letters_is_refused() -> None:
    job = analyse_job(Posting("", title=" Head\nNurse\x00 "))
    assert (job.title, job.seniority) == ("Head Nurse", Seniority.LEAD)
    with pytest.raises(InvalidInput, match="job title"):
        analyse_job(Posting("", title="???"))
