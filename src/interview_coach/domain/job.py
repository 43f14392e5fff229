"""A job description: its text, and what was understood of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from interview_coach.domain.vocabulary import Level, Seniority


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill the posting asks for; `quote` stands word for word in the posting (white space collapsed)."""

    name: str
    level: Level
    quote: str


@dataclass(frozen=True, slots=True)
class CvEvidence:
    """A line of the CV that supports a requirement; `score` is a similarity from 0 to 1."""

    ref: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Requirement:
    text: str
    level: Level
    evidence: tuple[CvEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What was understood of a posting. `competencies` are ranked, `industry` is an id of the content library,
    `gaps` are must-have skills for which the CV (when given) shows nothing."""

    title: str
    company: str
    seniority: Seniority
    industry: str
    skills: tuple[Skill, ...] = ()
    competencies: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    gaps: tuple[str, ...] = ()

    def skills_at(self, level: Level) -> tuple[Skill, ...]:
        return tuple(skill for skill in self.skills if skill.level is level)


@dataclass(frozen=True, slots=True)
class Posting:
    """The text of a job posting as given, or only a job title (then `text` is empty). `understood` is what the user
    has looked at and corrected: an engine takes it as it is instead of reading the posting again."""

    text: str
    title: str = ""
    understood: Job | None = field(default=None, repr=False)
