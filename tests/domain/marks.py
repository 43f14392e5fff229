"""Builds histories of marks for the tests of progress, weak areas and plans."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from interview_coach.domain.progress import MarkedAnswer
from interview_coach.domain.vocabulary import QuestionType

BEGIN = datetime(2026, 3, 2, 18, tzinfo=UTC)


def marked(overall: float | None, *, day: float = 0, about: str = "ownership", **more: Any) -> MarkedAnswer:
    """An answer about a competency, `day` days after the first; `more` replaces fields."""
    fields: dict[str, Any] = {"engine": "builtin", "type": QuestionType.BEHAVIORAL, "competency": about, **more}
    return MarkedAnswer(at=BEGIN + timedelta(days=day), overall=overall, **fields)


def series(marks: Sequence[float | None], about: str = "ownership", **more: Any) -> list[MarkedAnswer]:
    """An answer a day."""
    return [marked(mark, day=day, about=about, **more) for day, mark in enumerate(marks)]


def several(marks: Mapping[str, Sequence[float | None]], **more: Any) -> list[MarkedAnswer]:
    return [answer for about, of_one in marks.items() for answer in series(of_one, about, **more)]
