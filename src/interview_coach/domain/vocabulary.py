"""The closed lists of the contract: question types, competencies, seniorities, flags, labels."""

from __future__ import annotations

from enum import StrEnum


class QuestionType(StrEnum):
    BEHAVIORAL = "behavioral"
    TECHNICAL = "technical"
    CASE = "case"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"


class Seniority(StrEnum):
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"


class Level(StrEnum):
    """How much a posting wants a skill or requirement."""

    MUST = "must"
    NICE = "nice"


class Medium(StrEnum):
    TYPED = "typed"
    SPOKEN = "spoken"


class ResponseType(StrEnum):
    """What kind of text an answer is, decided before anything is marked."""

    EVENT = "event"
    PSEUDO_EVENT = "pseudo_event"
    HYPOTHETICAL = "hypothetical"
    HABIT = "habit"
    OPINION = "opinion"
    SELF_DESCRIPTION = "self_description"
    REFUSAL = "refusal"
    NOT_AN_ANSWER = "not_an_answer"
    SENSITIVE = "sensitive"
    OTHER_LANGUAGE = "other_language"  # this engine cannot read it
    EXPLANATION = "explanation"  # a technical, case, situational or motivation answer


class SegmentLabel(StrEnum):
    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    REFLECTION = "reflection"
    OTHER = "other"


class Flag(StrEnum):
    HYPOTHETICAL = "hypothetical"
    GENERIC = "generic"
    OFF_TOPIC = "off_topic"
    WE_ONLY = "we_only"
    NO_RESULT = "no_result"
    UNQUANTIFIED = "unquantified"
    RAMBLING = "rambling"
    TOO_SHORT = "too_short"
    BLAMES_OTHERS = "blames_others"
    OVERCLAIMS = "overclaims"
    INJECTION = "injection"
    WRONG_FACT = "wrong_fact"
    NO_TRADEOFFS = "no_tradeoffs"
    MATH_ERROR = "math_error"
    NO_RECOMMENDATION = "no_recommendation"
    NO_STRUCTURE = "no_structure"
    NOT_AN_ANSWER = "not_an_answer"
    SENSITIVE = "sensitive"


COMPETENCY_IDS: tuple[str, ...] = (
    "communication",
    "teamwork",
    "conflict_resolution",
    "leadership",
    "influence",
    "problem_solving",
    "decision_making",
    "ownership",
    "planning_quality",
    "adaptability_resilience",
    "learning",
    "customer_focus",
    "integrity",
    "innovation",
)
"""The fourteen competencies (evidence: reference/science.md §1.4), in the contract's order."""
