"""What stands in a study plan: topics, and the items made of them, each with a title and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from interview_coach.domain.plan_days import Kind


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to practise: a competency (by id) or a skill. `why` is a sentence. `is_known`: there are answers
    already, so an earlier question can come back. `why_in_words` is the same sentence without a mark (empty: `why` has
    none)."""

    title: str
    why: str
    competency: str | None = None
    skill: str | None = None
    is_known: bool = False
    why_in_words: str = ""


OPENING = Topic("Your opening", "Nearly every interview begins with you and why you want this job.")
"""Practised when nothing is known of the job and of the person."""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing to do; it says itself why. `is_retest`: an earlier question is asked again."""

    kind: Kind
    title: str
    minutes: int
    why: str
    competency: str | None = None
    skill: str | None = None
    is_sheet: bool = False
    is_retest: bool = False
    reading: Reading | None = None


class Stage(IntEnum):
    """What is done with a topic, by how many times it still comes again."""

    RETEST = 0
    TRANSFER = 1
    TARGET = 2


_PRACTICE = {
    Stage.TARGET: (
        "{}: one question with one target, then the same question again at once",
        "One target at a time and a second try at once fix more than many answers in a row.",
    ),
    Stage.TRANSFER: ("{}: a new question, the same target", "A new question shows whether what you changed holds."),
    Stage.RETEST: ("{}: an earlier question again, without notes", "After some days you see what stayed."),
}
LIVE_MOCKS = 3
"""The last mocks are without hints, as the interview will be."""


class Reading(StrEnum):
    """What there is to read."""

    QUESTIONS_TO_ASK = "questions_to_ask"
    TIPS = "tips"
    POSTING = "posting"


_READS = (
    (
        Reading.QUESTIONS_TO_ASK,
        "Questions that you will ask them",
        "Good questions show that you thought about the work. Choose three.",
    ),
    (
        Reading.TIPS,
        "Tips for this industry and its interviews",
        "Knowing the rounds and the words leaves your head free to think.",
    ),
    (
        Reading.POSTING,
        "The posting and the employer once more",
        "One true fact about them makes “why us” believable.",
    ),
)


def practice(topic: Topic, stage: Stage, minutes: int) -> PlanItem:
    title, why = _PRACTICE[stage]
    return PlanItem(
        Kind.PRACTICE,
        title.format(topic.title),
        minutes,
        f"{topic.why} {why}",
        topic.competency,
        topic.skill,
        is_retest=stage is Stage.RETEST,
    )


def story(topic: Topic, minutes: int, *, is_told: bool) -> PlanItem:
    """Worked out the first time, retold after that."""
    if is_told:
        title, why = f"Retell a story: {topic.title}", "Two minutes, without notes: it should come easily by now."
    else:
        title, why = f"Work out a story: {topic.title}", topic.why
    return PlanItem(Kind.STORY, title, minutes, why, topic.competency, topic.skill)


def mock(minutes: int, *, is_live: bool) -> PlanItem:
    """About seven minutes a question, with the debrief."""
    questions = max(2, min(4, minutes // 7))
    how = "live, without hints" if is_live else "with hints"
    why = (
        "Whole practice interviews, about nine of them with time in between, are the dose that helped most in studies."
    )
    return PlanItem(Kind.MOCK, f"Mock interview of {questions} questions, {how}", minutes, why)


def review(minutes: int) -> PlanItem:
    why = "Recalling a fact keeps it better than reading it again, and short rounds over days beat one long one."
    return PlanItem(Kind.REVIEW, "Recall your cards: facts, figures, first lines of your stories", minutes, why)


def read(turn: int, minutes: int) -> PlanItem:
    reading, title, why = _READS[turn % len(_READS)]
    return PlanItem(Kind.READ, title, minutes, why, reading=reading)


def sheet(minutes: int, *, is_interview_day: bool) -> PlanItem:
    """The last-day sheet: written on the last evening, read on the day."""
    if is_interview_day:
        title = "Read your sheet once more"
        why = "A calm look at what you know. Nothing new today: be early, breathe, listen to the whole question."
    else:
        title = "Write your last-day sheet"
        why = "One page: opening, two stories, your questions, time and place. Then stop; sleep does the rest."
    return PlanItem(Kind.READ, title, minutes, why, is_sheet=True)


def with_proofs(item: PlanItem, skills: Sequence[str]) -> PlanItem:
    """The sheet with must-have skills that there was no other time for."""
    return replace(item, title=f"{item.title}, with one line of proof for {', '.join(skills)}") if skills else item
