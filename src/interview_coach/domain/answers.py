"""Answers: one attempt at a question. An answer is immutable; trying again makes another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import InvalidInput

LONGEST_ANSWER = 20_000
"""Characters. Ten minutes of fast speech are about 12,000."""

SELF_RATINGS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Answer:
    """`attempt` counts from 1 per question; `self_rating` (1-5) is given before the mark is shown;
    `seconds` is how long the user took, None when not timed."""

    id: str
    question_id: str
    session_id: str
    attempt: int
    text: str = field(repr=False)
    medium: Medium
    self_rating: int | None
    seconds: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """An evaluation as stored; an answer may have several (another engine, a dispute): the newest is shown."""

    id: str
    answer_id: str
    evaluation: Evaluation
    created_at: datetime


@dataclass(frozen=True, slots=True)
class InterviewSession:
    """A sitting: answers given one after the other. `kind` is practice or mock."""

    id: str
    preparation_id: str
    kind: str
    started_at: datetime
    last_answer_at: datetime


SITTING_ENDS_AFTER = timedelta(hours=2)


def is_same_sitting(session: InterviewSession, at: datetime) -> bool:
    """Whether an answer given `at` still belongs to the session: the last one was less than two hours ago."""
    return at - session.last_answer_at < SITTING_ENDS_AFTER


def check_answer(text: str, self_rating: int | None, seconds: int | None) -> None:
    """Raises InvalidInput for what cannot be stored as an answer. Empty text can: it is marked as no answer."""
    if len(text) > LONGEST_ANSWER:
        raise InvalidInput(f"an answer has at most {LONGEST_ANSWER:,} characters; this one has {len(text):,}")
    check_no_nul("the answer", text)
    if self_rating is not None and self_rating not in SELF_RATINGS:
        raise InvalidInput("the self-rating runs from 1 to 5")
    if seconds is not None and not 0 <= seconds <= 86_400:
        raise InvalidInput("the time taken is given in seconds, at most a day")
