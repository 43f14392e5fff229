"""What a posting asks for."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.job import Job
from interview_coach.domain.vocabulary import Level


def print_job(job: Job, *, with_cv: bool) -> None:
    console = out()
    title = Text(printable(job.title) or "(no title found)", "bold")
    title.append(f"  {printable(job.company)}" if job.company else "", "not bold")
    console.print(title)
    console.print(f"Level: {job.seniority.value}   Industry: {_words(job.industry)}")
    if job.competencies:
        console.print("They look for: " + ", ".join(map(_words, job.competencies)))
    for level, name in ((Level.MUST, "Must have"), (Level.NICE, "Nice to have")):
        skills = ", ".join(printable(skill.name) for skill in job.skills_at(level))
        if skills:
            console.print(Text(f"\n{name}: ", "bold").append(skills, "not bold"))
    _print_requirements(console, job, with_cv=with_cv)


def _print_requirements(console: Console, job: Job, *, with_cv: bool) -> None:
    if job.requirements:
        console.print("\nWhat the posting asks for" + (", and what your CV shows" if with_cv else ""), style="bold")
    for requirement in job.requirements:
        note = "" if requirement.level is Level.MUST else " (nice to have)"
        print_item(console, f"{printable(requirement.text)}{note}", mark="•")
        for evidence in requirement.evidence[:2]:
            print_item(console, Text(f"{printable(evidence.text)}  ({evidence.ref})", "green"), mark="+", indent=4)
        if with_cv and not requirement.evidence:
            print_item(console, Text("no line of your CV shows this", "yellow"), mark="-", indent=4)
    if job.gaps:
        console.print(Text("\nGaps to prepare for: ", "bold").append(printable(", ".join(job.gaps)), "yellow"))


def _words(identifier: str) -> str:
    return printable(identifier).replace("_", " ")
