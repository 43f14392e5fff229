"""CVs on paper for the tests: one person told in several layouts, as PDF, DOCX and text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)


@dataclass(frozen=True)
class Job:
    position: str
    name: str
    dates: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str = "Ines Calder"
    label: str = "Logistics Planner"
    email: str = "ines.calder@example.org"
    phone: str = "+44 1632 960 111"
    place: str = "Leith, United Kingdom"
    headings: tuple[str, str, str, str] = ("Profile", "Work Experience", "Education", "Skills")
    summary: str = (
        "Planner with nine years in ports. I like timetables that hold, and the people who keep them holding."
    )
    jobs: tuple[Job, ...] = field(
        default=(
            Job(
                "Logistics Planner",
                "Forth Harbour Ltd",
                "March 2019 - Present",
                (
                    "Rewrote the berth plan for 14 ships a week, which brought the waiting time down from nine hours "
                    "to under four in one season",
                    "Trained six colleagues on the new tool",
                    "Agreed a winter timetable with two ferry lines, after a long argument about crew rest, without "
                    "losing a sailing",
                ),
            ),
            Job(
                "Dispatcher",
                "Border Couriers GmbH",
                "06/2014 - 02/2019",
                (
                    "Planned 60 tours a day",
                    "Found the cause of the Monday delays: the vans were washed in the only loading hour; moved it to "
                    "the evening and gained forty minutes",
                ),
            ),
        )
    )
    study: tuple[str, str] = ("BSc Geography, University of Dundee", "2010 - 2014")
    skills: tuple[str, ...] = ("Tools: Excel, Quintiq, SQL", "Methods: slot planning, stakeholder talks")


PERSON = Person()
GERMAN = Person(
    name="Jörg Ehlers",
    label="Teamleiter Einkauf",
    email="joerg.ehlers@beispiel.de",
    phone="+49 40 5550 123",
    place="Hamburg, Deutschland",
    headings=("Profil", "Berufserfahrung", "Ausbildung", "Kenntnisse"),
    summary="Einkäufer mit zwölf Jahren Erfahrung.",
    jobs=(
        Job("Teamleiter Einkauf", "Nordlicht Möbel GmbH", "März 2018 – heute", ("Führung von sieben Mitarbeitenden",)),
        Job("Einkäufer", "Elbe Werke AG", "seit 08/2012", ("Verhandlungen mit vierzig Lieferanten",)),
    ),
    study=("Diplom Betriebswirtschaft, Universität Kiel", "2007 – 2012"),
    skills=("Software: SAP MM, Excel",),
)
FRENCH = Person(
    name="Chloé Garnier",
    label="Chargée de clientèle",
    email="chloe.garnier@exemple.fr",
    phone="+33 6 55 01 02 03",
    place="Lyon, France",
    headings=("Profil", "Expérience professionnelle", "Formation", "Compétences"),
    summary="Dix ans de relation client.",
    jobs=(
        Job("Chargée de clientèle", "Banque des Alpes", "février 2017 - aujourd'hui", ("Suivi de 210 dossiers",)),
        Job("Conseillère", "Assurances Rhône SA", "sept. 2012 - janv. 2017", ("Accueil de trente clients par jour",)),
    ),
    study=("Licence Économie, Université Lyon 2", "2009 - 2012"),
    skills=("Outils : Excel, Salesforce",),
)


class Styles:
    def __init__(self, size: float = 9.5) -> None:
        leading = size * 1.3
        self.body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=leading)
        self.bold = ParagraphStyle("bold", parent=self.body, fontName="Helvetica-Bold")
        self.heading = ParagraphStyle("heading", parent=self.bold, fontSize=size + 3, leading=size * 1.8, spaceBefore=8)
        self.name = ParagraphStyle("name", parent=self.bold, fontSize=20, leading=24)
        self.item = ParagraphStyle("item", parent=self.body, leftIndent=12, bulletIndent=2)


def _job(job: Job, styles: Styles, *, hanging: bool) -> list[Paragraph]:
    found = [Paragraph(f"{job.position}, {job.name}", styles.bold), Paragraph(job.dates, styles.body)]
    for line in job.lines:
        found.append(Paragraph(line, styles.item, bulletText="•") if hanging else Paragraph(f"• {line}", styles.body))
    return found


def _head(person: Person, styles: Styles) -> list[Paragraph]:
    return [Paragraph(person.name, styles.name), Paragraph(person.label, styles.body)]


def _contact(person: Person, styles: Styles) -> list[Paragraph]:
    return [Paragraph(text, styles.body) for text in (person.email, person.phone, person.place)]


def _main(person: Person, styles: Styles, *, hanging: bool) -> list[Paragraph]:
    summary, work, education, _ = person.headings
    story = [
        Paragraph(summary, styles.heading),
        Paragraph(person.summary, styles.body),
        Paragraph(work, styles.heading),
    ]
    for job in person.jobs:
        story += _job(job, styles, hanging=hanging)
    story += [Paragraph(education, styles.heading), Paragraph(person.study[0], styles.bold)]
    return [*story, Paragraph(person.study[1], styles.body)]


def _skills(person: Person, styles: Styles) -> list[Paragraph]:
    return [Paragraph(person.headings[3], styles.heading), *(Paragraph(text, styles.body) for text in person.skills)]


def _numbered(page: canvas.Canvas, document: object) -> None:
    del document
    page.setFont("Helvetica", 8)
    page.drawString(270, 20, f"Page {page.getPageNumber()} of 2")


def one_column(person: Person = PERSON, *, hanging: bool = True, size: float = 9.5) -> bytes:
    styles, file = Styles(size), io.BytesIO()
    story = [*_head(person, styles), *_contact(person, styles), *_main(person, styles, hanging=hanging)]
    SimpleDocTemplate(file, pagesize=A4).build(
        [*story, *_skills(person, styles)], onFirstPage=_numbered, onLaterPages=_numbered
    )
    return file.getvalue()


def two_columns(person: Person = PERSON, *, side_left: bool = True, size: float = 9.5) -> bytes:
    """A side column (contact, skills) beside the main one, which goes on on the next page."""
    styles, file = Styles(size), io.BytesIO()
    width, height = A4
    side_x, main_x = (40, 200) if side_left else (width - 190, 40)
    frames = [
        Frame(40, height - 110, width - 80, 80),
        Frame(side_x, 40, 150, height - 150),
        Frame(main_x, 40, width - 250, height - 150),
    ]
    document = BaseDocTemplate(file, pagesize=A4)
    document.addPageTemplates(
        [
            PageTemplate(id="first", frames=frames),
            PageTemplate(id="next", frames=[Frame(main_x, 40, width - 250, height - 80)]),
        ]
    )
    side = [Paragraph("Contact", styles.heading), *_contact(person, styles), *_skills(person, styles)]
    main = _main(person, styles, hanging=True)
    document.build([*_head(person, styles), NextPageTemplate("next"), FrameBreak(), *side, FrameBreak(), *main])
    return file.getvalue()


def dates_in_a_margin(person: Person = PERSON) -> bytes:
    """Dates in a column on the left, the jobs beside them."""
    styles, file = Styles(), io.BytesIO()
    rows = []
    for job in person.jobs:
        beside = [Paragraph(job.position, styles.bold), Paragraph(job.name, styles.body)]
        beside += [Paragraph(line, styles.item, bulletText="•") for line in job.lines]
        rows.append([Paragraph(job.dates, styles.body), beside])
    table = Table(rows, colWidths=[120, 340], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    story = [*_head(person, styles), *_contact(person, styles), Paragraph(person.headings[1], styles.heading), table]
    SimpleDocTemplate(file, pagesize=A4).build([*story, *_skills(person, styles)])
    return file.getvalue()


def dates_on_the_right(person: Person = PERSON) -> bytes:
    """The employer in bold with the dates set to the right margin, the title below."""
    styles, file = Styles(), io.BytesIO()
    story = [*_head(person, styles), *_contact(person, styles), Paragraph(person.headings[1], styles.heading)]
    for job in person.jobs:
        row = [[Paragraph(job.name, styles.bold), Paragraph(f'<para align="right">{job.dates}</para>', styles.body)]]
        padding = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
        story += [Table(row, colWidths=[300, 151], style=padding), Paragraph(job.position, styles.body)]
        story += [Paragraph(line, styles.item, bulletText="•") for line in job.lines]
    SimpleDocTemplate(file, pagesize=A4).build([*story, *_skills(person, styles)])
    return file.getvalue()


def sheet(*lines: str, password: str | None = None, pages: int = 1) -> bytes:
    """Pages with a few lines each."""
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4, encrypt=password)
    for _ in range(pages):
        for index, line in enumerate(lines):
            page.drawString(60, 780 - 16 * index, line)
        page.showPage()
    page.save()
    return file.getvalue()


def word(person: Person = PERSON, *, table: bool = False) -> bytes:
    """Headings and list styles of Word; with `table`, contact and skills in a first column."""
    document = docx.Document()
    document.add_heading(person.name, 0)
    document.add_paragraph(person.label)
    summary, work, education, skills = person.headings
    side = main = document
    if table:
        cells = document.add_table(1, 2).rows[0].cells
        side, main = cells
    for text in (person.email, person.phone, person.place):
        side.add_paragraph(text)
    side.add_paragraph(skills, style="Heading 1")
    for text in person.skills:
        side.add_paragraph(text)
    main.add_paragraph(summary, style="Heading 1")
    main.add_paragraph(person.summary)
    main.add_paragraph(work, style="Heading 1")
    for job in person.jobs:
        main.add_paragraph().add_run(f"{job.position}, {job.name}").bold = True
        main.add_paragraph(job.dates)
        for line in job.lines:
            main.add_paragraph(line, style="List Bullet")
    main.add_paragraph(education, style="Heading 1")
    main.add_paragraph().add_run(person.study[0]).bold = True
    main.add_paragraph(person.study[1])
    return _saved(document)


def _saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A DOCX with one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.namelist():
            if item != name:
                target.writestr(item, source.read(item))
        target.writestr(name, content)
    return file.getvalue()


def as_text(person: Person = PERSON) -> str:
    summary, work, education, skills = person.headings
    jobs = "\n\n".join(
        f"{job.position}, {job.name}\n{job.dates}\n" + "\n".join(f"- {line}" for line in job.lines)
        for job in person.jobs
    )
    parts = [
        f"{person.name}\n{person.label}\n{person.email} | {person.phone} | {person.place}",
        f"{summary.upper()}\n{person.summary}",
        f"{work.upper()}\n{jobs}",
        f"{education.upper()}\n{person.study[0]}\n{person.study[1]}",
        f"{skills.upper()}\n" + "\n".join(person.skills),
    ]
    return "\n\n".join(parts)
