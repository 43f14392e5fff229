"""Reads the correction form of a preparation: the job as the user says it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interview_coach.content.library import library
from interview_coach.domain.job import Job, Skill
from interview_coach.domain.vocabulary import Level, Seniority
from interview_coach.errors import InvalidInput
from interview_coach.web.pages.fields import Form, line_of

MOST_SKILLS = 60


def corrected_job(form: Form, job: Job) -> Job:
    """The job with what the form says. Raises InvalidInput without a title."""
    title = line_of(form, "title")
    if not title:
        raise InvalidInput("the job needs a title; write the one from the posting")
    seniority, industry = line_of(form, "seniority"), line_of(form, "industry")
    skills = tuple(_skills(form, job))
    return replace(
        job,
        title=title,
        company=line_of(form, "company"),
        seniority=Seniority(seniority) if seniority in list(Seniority) else job.seniority,
        industry=industry if industry in library().industries else job.industry,
        skills=skills,
        gaps=tuple(g for g in job.gaps if any(s.name == g and s.level is Level.MUST for s in skills)),
    )


def _skills(form: Form, job: Job) -> Iterator[Skill]:
    """Skills in the order of the form. A row with an empty name is dropped; the quote stays with a known name."""
    quotes = {skill.name.casefold(): skill.quote for skill in job.skills}
    seen: set[str] = set()
    for row in range(MOST_SKILLS):
        name = line_of(form, f"skill_{row}_name")
        if not name or name.casefold() in seen:
            continue
        seen.add(name.casefold())
        level = Level.NICE if line_of(form, f"skill_{row}_level") == Level.NICE else Level.MUST
        yield Skill(name, level, quotes.get(name.casefold(), ""))
