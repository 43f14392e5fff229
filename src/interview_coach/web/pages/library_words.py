"""The words of the library's pages for levels, difficulty, weights and places, and the names of competencies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.domain.vocabulary import QuestionType

LEVELS = {"entry": "for a first job", "mid": "with some years of experience", "senior": "for seniors"}
DIFFICULTIES = {1: "Easy", 2: "Fairly easy", 3: "Of medium difficulty", 4: "Hard", 5: "Very hard"}
VARIANTS = {"coding": "a coding question", "system_design": "a system design question"}
COUNTRIES = {"uk": "United Kingdom", "us": "United States", "eu": "European Union", "any": "Anywhere"}
WEIGHTS = {3: "Essential", 2: "Good to have", 1: "A plus"}


@dataclass(frozen=True, slots=True)
class CompetencyHead:
    """What stands above a competency's guide; `type` is the kind of question that asks for it."""

    id: str
    name: str
    definition: str
    type: QuestionType = QuestionType.BEHAVIORAL


_BEYOND_THE_RUBRIC = (
    CompetencyHead(
        "self_presentation",
        "Presenting yourself",
        "Says in about a minute who they are at work, with facts chosen for this job.",
        QuestionType.MOTIVATION,
    ),
    CompetencyHead(
        "motivation",
        "Motivation",
        "Says why this job and this employer, with reasons tied to what they have done.",
        QuestionType.MOTIVATION,
    ),
)
"""Guides that are no competency of the rubrics: they belong to the questions about yourself and your reasons."""


@cache
def competency_heads() -> dict[str, CompetencyHead]:
    """By id, for every competency with a guide."""
    known = (
        *(CompetencyHead(c.id, c.name, c.definition) for c in library().competencies.values()),
        *_BEYOND_THE_RUBRIC,
    )
    return {head.id: head for head in known if head.id in guides().competencies}


def case_kind(kind: str) -> str:
    return kind.replace("_", " ").capitalize()
