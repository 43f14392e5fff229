"""Reads a posting: the one entry point of the package."""

from __future__ import annotations

from interview_coach.coach.builtin.job.competency_ranking import rank_competencies
from interview_coach.coach.builtin.job.evidence import evidence_for
from interview_coach.coach.builtin.job.gaps import find_gaps
from interview_coach.coach.builtin.job.header import company_of, title_of
from interview_coach.coach.builtin.job.industry import industry_of
from interview_coach.coach.builtin.job.language import other_language
from interview_coach.coach.builtin.job.occupation import nearest_occupation
from interview_coach.coach.builtin.job.sections import Item, Section, split_items
from interview_coach.coach.builtin.job.seniority import seniority_of
from interview_coach.coach.builtin.job.skills import FoundSkill, find_skills, skills_of_tasks
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting, Requirement
from interview_coach.domain.vocabulary import Level
from interview_coach.errors import InvalidInput


def analyse_job(posting: Posting, cv: Cv | None = None) -> Job:
    """What a posting asks for; see `ports.Coach.analyse_job`. Raises InvalidInput when there is nothing to read, or
    when it is not in English."""
    if posting.understood is not None:
        return posting.understood
    if not posting.text.strip():
        return _from_title(posting.title, cv)
    _check_language(posting.text)
    items = split_items(posting.text)
    lines = [" ".join(line.split()) for line in posting.text.splitlines() if line.strip()]
    title = _one_line(posting.title) or title_of(lines)
    found = find_skills(items)
    seniority = seniority_of(title, items)
    return Job(
        title=title,
        company=company_of(lines, title),
        seniority=seniority,
        industry=industry_of(title, items),
        skills=tuple(f.skill for f in found),
        competencies=rank_competencies(items, seniority, nearest_occupation(title)),
        requirements=_requirements(items, found, cv),
        gaps=find_gaps(items, found, cv) if cv else (),
    )


def _check_language(text: str) -> None:
    """No reading is better than one that finds no skills because its words are not known."""
    language = other_language(text)
    if language:
        raise InvalidInput(
            f"this posting is in {language}, and only postings in English can be read so far; paste it in English, or "
            "leave it out and give only the job title in English"
        )


def _one_line(title: str) -> str:
    """A title as people type it, without line ends and control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in title).split())


def _requirements(items: list[Item], found: list[FoundSkill], cv: Cv | None) -> tuple[Requirement, ...]:
    names: dict[int, list[str]] = {}
    for f in found:
        names.setdefault(f.item, []).append(f.skill.name)
    rows = []
    for position, item in enumerate(items):
        if item.section in (Section.MUST, Section.NICE):
            level = Level.NICE if item.section is Section.NICE else Level.MUST
            evidence = evidence_for(item.text, names.get(position, []), cv) if cv else ()
            rows.append(Requirement(item.text, level, evidence))
    return tuple(rows)


def _from_title(title: str, cv: Cv | None) -> Job:
    """A job of which only the title is known: what O*NET says people in the occupation do."""
    title = _one_line(title)
    if not any(map(str.isalpha, title)):
        raise InvalidInput("give the text of the job posting, or at least the job title")
    occupation = nearest_occupation(title)
    items = [Item(task, Section.DUTIES, True) for task in occupation.tasks] if occupation else []
    seniority = seniority_of(title, [])
    return Job(
        title=title,
        company="",
        seniority=seniority,
        industry=industry_of(title, items),
        skills=tuple(skills_of_tasks(items)),
        competencies=rank_competencies(items, seniority, occupation),
        requirements=tuple(
            Requirement(item.text, Level.MUST, evidence_for(item.text, (), cv) if cv else ()) for item in items
        ),
    )
