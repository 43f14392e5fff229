"""The words people read for the choices, the places and the turns of a mock interview."""

from __future__ import annotations

from collections.abc import Mapping

from interview_coach.domain.case_room import CaseStage
from interview_coach.domain.coaching import Style
from interview_coach.domain.interviews import MockSetup, MockType, Mode, TurnKind
from interview_coach.domain.vocabulary import Medium

TYPES: Mapping[MockType, str] = {
    MockType.MIXED: "Mixed",
    MockType.BEHAVIORAL: "Your experience",
    MockType.TECHNICAL: "Your subject",
    MockType.CASE: "A case",
    MockType.SCREENING: "First talk",
}
TYPES_MEAN: Mapping[MockType, str] = {
    MockType.MIXED: "a bit of everything, as in most interviews",
    MockType.BEHAVIORAL: "things you have done",
    MockType.TECHNICAL: "what you know and how you think",
    MockType.CASE: "one problem, worked through together",
    MockType.SCREENING: "why you, why here; short questions",
}
STYLES: Mapping[Style, str] = {Style.FRIENDLY: "Friendly", Style.NEUTRAL: "Neutral", Style.PROBING: "Probing"}
STYLES_MEAN: Mapping[Style, str] = {
    Style.FRIENDLY: "warm, never challenges you",
    Style.NEUTRAL: "polite and to the point",
    Style.PROBING: "asks further, and doubts things",
}
MODES: Mapping[Mode, str] = {Mode.PRACTICE: "With hints", Mode.LIVE: "As in the real talk"}
MODES_MEAN: Mapping[Mode, str] = {
    Mode.PRACTICE: "help when you ask for it",
    Mode.LIVE: "no help until it is over",
}
MEDIA: Mapping[Medium, str] = {Medium.TYPED: "Type", Medium.SPOKEN: "Speak"}
MEDIA_MEAN: Mapping[Medium, str] = {
    Medium.TYPED: "you write your answers",
    Medium.SPOKEN: "you record them, and read the text before it counts",
}
LENGTHS = (10, 15, 20, 30, 45, 60)
PAUSES = (5, 8, 12, 20)

STAGES: Mapping[CaseStage, str] = {
    CaseStage.CLARIFY: "Clarify",
    CaseStage.STRUCTURE: "Structure",
    CaseStage.NUMBERS: "Numbers",
    CaseStage.RECOMMENDATION: "Recommend",
}
TURNS: Mapping[TurnKind, str] = {
    TurnKind.FOLLOW_UP: "follow-up",
    TurnKind.RE_ASK: "asked again",
    TurnKind.HINT: "hint",
    TurnKind.SKIP: "skipped",
    TurnKind.CANDIDATE_QUESTION: "your question",
}


def setup_line(setup: MockSetup) -> str:
    """20 minutes, mixed, neutral, with hints, typed."""
    typed = "spoken" if setup.medium is Medium.SPOKEN else "typed"
    parts = (TYPES[setup.type], STYLES[setup.style], MODES[setup.mode], typed)
    return ", ".join((f"{setup.minutes} minutes", *(part.lower() for part in parts)))
