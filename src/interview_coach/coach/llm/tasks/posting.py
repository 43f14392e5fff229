"""Reads a posting with a model: what it names is kept where the posting says it, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from interview_coach.coach.builtin.job.evidence import content_stems, evidence_for
from interview_coach.coach.builtin.job.gaps import find_gaps
from interview_coach.coach.builtin.job.sections import Item, Section, split_items
from interview_coach.coach.builtin.job.skills import FoundSkill, calmed, key_of, phrases_in, quote_around
from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import correct, is_clean, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.quotes import LONGEST_JOB_QUOTE, occurs, quoted
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting, Requirement, Skill
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Level, Seniority
from interview_coach.ports import Coach

_LONGEST_NAME, _MOST_NAME_WORDS = 60, 7
_LONGEST_TITLE = 120
_MOST_COMPETENCIES = 6
CompetencyId = StrEnum("CompetencyId", {name.upper(): name for name in COMPETENCY_IDS})  # type: ignore[misc]


class SkillRead(BaseModel):
    """The words of the posting, then the skill they name and how much it is wanted."""

    quote: Annotated[str, Field(max_length=4_000)]
    name: Annotated[str, Field(max_length=400)]
    level: Level


class RequirementRead(BaseModel):
    quote: Annotated[str, Field(max_length=4_000)]
    text: Annotated[str, Field(max_length=4_000)]
    level: Level


class PostingRead(BaseModel):
    title: Annotated[str, Field(max_length=1_000)]
    company: Annotated[str, Field(max_length=1_000)]
    seniority_why: Annotated[str, Field(max_length=1_000)]
    seniority: Seniority
    industry_why: Annotated[str, Field(max_length=1_000)]
    industry: Any
    skills: Annotated[list[SkillRead], Field(max_length=80)]
    requirements: Annotated[list[RequirementRead], Field(max_length=80)]
    competencies: Annotated[list[CompetencyId], Field(max_length=14)]


@lru_cache(maxsize=1)
def posting_read() -> type[PostingRead]:
    """The shape of a reading, with the industries of the content library."""
    ids = StrEnum("IndustryId", {name.upper(): name for name in library().industries})  # type: ignore[misc]
    return create_model("PostingReading", industry=(ids, ...), __base__=PostingRead)


def analyse_job(desk: Desk, builtin: Coach, posting: Posting, cv: Cv | None = None) -> Job:
    """See `ports.Coach.analyse_job`. What the posting does not hold is dropped; where nothing is left the builtin
    coach's reading stands in its place, and a posting that is only a title is its own.

    Raises InvalidInput, BudgetExceeded, ProviderError.
    """
    own = builtin.analyse_job(posting, cv)
    if not posting.text.strip():
        return own
    reader = _Reader(Places.of(posting.text), split_items(posting.text))
    ask = Ask(
        "posting",
        {
            "industries": [(i.id, i.name) for i in library().industries.values()],
            "competencies": [(c.id, c.definition) for c in library().competencies.values()],
        },
        {"posting": posting.text},
        output_tokens=3_500,
    )
    reading = desk.ask(ask, posting_read(), check=lambda given: correct(reader.faults(given)))
    return _job(reading, reader, own, cv, posting)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A posting, ready for looking up what was read in it."""

    places: Places
    items: list[Item] = field(repr=False)

    @property
    def text(self) -> str:
        return self.places.answer

    def faults(self, reading: PostingRead) -> Iterator[str]:
        for skill in reading.skills:
            if self._quote(skill.quote) is None:
                yield f"This quote is not word for word in the posting: {tidy(skill.quote)[:160]}"
            elif self.skill(skill) is None:
                yield f"The posting does not name this skill: {tidy(skill.name)[:80]}"
        for requirement in reading.requirements:
            if self._quote(requirement.quote) is None:
                yield f"This quote is not word for word in the posting: {tidy(requirement.quote)[:160]}"

    def skill(self, read: SkillRead) -> Skill | None:
        """The skill with a quote that names it: the model's, else the item of the posting that does."""
        name = calmed(tidy(read.name).strip(" .,;:"), read.quote)
        if not is_clean(name, _LONGEST_NAME, known=self.text) or len(name.split()) > _MOST_NAME_WORDS:
            return None
        quote = self._quote(read.quote)
        if quote is None:
            return None
        if not occurs(name, quote):
            quote = next((quote_around(i.text, name) for i in self.items if occurs(name, i.text)), None)
        holds = quote is not None and occurs(name, quote) and is_clean(quote, LONGEST_JOB_QUOTE, known=self.text)
        return Skill(name, read.level, quote) if quote is not None and holds else None

    def skills(self, reading: PostingRead) -> list[Skill]:
        found: dict[str, Skill] = {}
        for read in reading.skills:
            skill = self.skill(read)
            if skill is not None:
                found.setdefault(key_of(skill.name), skill)
        return list(found.values())

    def requirements(self, reading: PostingRead) -> list[tuple[str, Requirement]]:
        """Each with its quote. The model's shorter wording stands only where all its words are the quote's."""
        found: dict[str, tuple[str, Requirement]] = {}
        for read in reading.requirements:
            quote = self._quote(read.quote)
            if quote is not None and is_clean(quote, LONGEST_JOB_QUOTE, known=self.text):
                text = tidy(read.text)
                said = text if _says_only(text, quote) else quote
                found.setdefault(quote.casefold(), (quote, Requirement(said, read.level)))
        return list(found.values())

    def named(self, words: str, longest: int) -> str:
        """The words as the posting writes them, empty when it does not."""
        found = quoted(self.places, words, longest) if words.strip() else None
        return found if found is not None and is_clean(found, longest, known=self.text) else ""

    def _quote(self, quote: str) -> str | None:
        return quoted(self.places, quote, LONGEST_JOB_QUOTE)


def _says_only(text: str, quote: str) -> bool:
    if not is_clean(text, LONGEST_JOB_QUOTE) or Facts.of(quote).invented(text):
        return False
    stems = content_stems(text)
    return bool(stems) and stems <= content_stems(quote)


def _job(reading: PostingRead, reader: _Reader, own: Job, cv: Cv | None, posting: Posting) -> Job:
    skills, requirements = reader.skills(reading), reader.requirements(reading)
    if not skills and not requirements:
        return own
    asked = tuple(dict.fromkeys((*(str(name) for name in reading.competencies), *own.competencies)))
    return replace(
        own,
        title=own.title if posting.title.strip() else reader.named(reading.title, _LONGEST_TITLE) or own.title,
        company=reader.named(reading.company, _LONGEST_TITLE) or own.company,
        seniority=Seniority(str(reading.seniority)),
        industry=str(reading.industry),
        competencies=asked[:_MOST_COMPETENCIES],
        skills=tuple(skills) or own.skills,
        requirements=_with_evidence(requirements, skills, cv) or own.requirements,
        gaps=_gaps(requirements, skills, cv) if skills and cv else own.gaps,
    )


def _with_evidence(
    requirements: list[tuple[str, Requirement]], skills: list[Skill], cv: Cv | None
) -> tuple[Requirement, ...]:
    if cv is None:
        return tuple(requirement for _, requirement in requirements)
    return tuple(
        replace(requirement, evidence=evidence_for(quote, [s.name for s in skills if occurs(s.name, quote)], cv))
        for quote, requirement in requirements
    )


def _gaps(requirements: list[tuple[str, Requirement]], skills: list[Skill], cv: Cv) -> tuple[str, ...]:
    """By the builtin coach's rules: each quote is an item of the posting that asks, as it is for its own skills."""
    quotes = {quote: requirement.level for quote, requirement in requirements}
    items = [Item(quote, _section(level), True) for quote, level in quotes.items()]
    found: list[FoundSkill] = []
    for skill in skills:
        at = next((n for n, item in enumerate(items) if skill.quote in item.text or item.text in skill.quote), None)
        if at is None or items[at].section is not _section(skill.level):
            at = len(items)
            items.append(Item(skill.quote, _section(skill.level), True))
        found.append(_among_others(skill, at, items[at]))
    return find_gaps(items, found, cv)


def _among_others(skill: Skill, at: int, item: Item) -> FoundSkill:
    """The skill with what the builtin coach sees around it: whether it is one of several to choose from, an example,
    or named in passing."""
    known = next((p for p in phrases_in(item) if key_of(p.name) == key_of(skill.name)), None)
    if known is None:
        return FoundSkill(skill, at)
    return FoundSkill(skill, at, known.choice, known.examples, known.in_passing)


def _section(level: Level) -> Section:
    return Section.MUST if level is Level.MUST else Section.NICE
