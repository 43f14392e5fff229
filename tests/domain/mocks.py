"""Builders of mock interviews for tests."""

from __future__ import annotations

from interview_coach.domain.coaching import FollowUp, FollowUpKind, Style
from interview_coach.domain.interviews import Mock, MockSetup, MockType, Mode, PlannedQuestion
from interview_coach.domain.interviews_moves import asked, opened
from interview_coach.domain.vocabulary import QuestionType
from tests.conftest import NOON


def planned(number: int, type: QuestionType = QuestionType.BEHAVIORAL, **more: object) -> PlannedQuestion:
    return PlannedQuestion(f"q{number}", type, f"What about thing number {number}?", **more)  # type: ignore[arg-type]


def setup(minutes: int = 20, style: Style = Style.NEUTRAL, mode: Mode = Mode.PRACTICE) -> MockSetup:
    return MockSetup(MockType.BEHAVIORAL, minutes, style, mode)


def prepared(questions: int = 4, **more: object) -> Mock:
    return Mock(setup(**more), tuple(planned(n) for n in range(questions)))  # type: ignore[arg-type]


def begun(questions: int = 4, **more: object) -> Mock:
    """The first question stands."""
    mock = opened(prepared(questions, **more), "Good day.", NOON)
    return asked(mock, mock.plan[0], 240, ("", mock.plan[0].text), NOON)


def probe(text: str, kind: FollowUpKind = FollowUpKind.EXPAND) -> FollowUp:
    return FollowUp("builtin", text, kind)
