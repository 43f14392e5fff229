"""Marks a user does not agree with, and whether a feedback helped.

What counts: a disputed mark is made once more by the same engine, and both stay. Progress takes the newest mark of an
answer per engine, so the second reading takes the place of the first; the mark the user would have given is kept
beside them and never counts. A second reading is not disputed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

LONGEST_REASON, LONGEST_NOTE = 2_000, 1_000
"""Characters."""
OWN_MARKS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a mark is wrong for the user. `dimension` names the part meant, None the whole; `own_mark` 1-5 is what they
    would have given."""

    reason: str = field(repr=False)
    dimension: str | None = None
    own_mark: int | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """`second_id` is the evaluation that was made because of it; None as long as there is none."""

    id: str
    answer_id: str
    evaluation_id: str
    objection: Objection
    created_at: datetime
    second_id: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """Whether a feedback was useful to the user, the last thing they said about it."""

    id: str
    evaluation_id: str
    useful: bool
    note: str = field(repr=False)
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """A disputed mark beside the one that was made once more (None: not yet)."""

    dispute: Dispute
    first: EvaluationRecord
    second: EvaluationRecord | None

    @property
    def same(self) -> bool:
        """Whether the second reading came to the same marks."""
        return self.second is not None and _marks(self.first.evaluation) == _marks(self.second.evaluation)


def _marks(evaluation: Evaluation) -> object:
    return evaluation.scored, evaluation.overall, dict(evaluation.dimensions)


@dataclass(frozen=True, slots=True)
class LostFeedback:
    """A feedback that was disputed or did not help."""

    answered: AnsweredQuestion
    record: EvaluationRecord
    dispute: Dispute | None = None
    opinion: Opinion | None = None

    @property
    def at(self) -> datetime:
        """When the user said so last."""
        return max(each.created_at for each in (self.dispute, self.opinion) if each is not None)

    @property
    def is_unhelpful(self) -> bool:
        return self.opinion is not None and not self.opinion.useful

    @property
    def about(self) -> str | None:
        """The dimension it turns on: the one the user named, else the lowest of the feedback; None for none."""
        if self.dispute is not None and self.dispute.objection.dimension is not None:
            return self.dispute.objection.dimension
        marked = {name: mark for name, mark in self.record.evaluation.dimensions.items() if mark is not None}
        return min(marked, key=lambda name: (marked[name], name)) if marked else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one kind of feedback: how many were disputed, found unhelpful, and said to be useful or not at all."""

    name: str
    disputed: int = 0
    unhelpful: int = 0
    rated: int = 0


@dataclass(frozen=True, slots=True)
class FeedbackReview:
    """Where the coach loses people: by type of question, by dimension (`name` empty: none was marked), and one by
    one, newest first. `total` counts all of them, `items` has the newest."""

    by_type: tuple[Tally, ...]
    by_dimension: tuple[Tally, ...]
    items: tuple[LostFeedback, ...]
    total: int
    rated: int


def checked(objection: Objection, evaluation: Evaluation) -> Objection:
    """Raises InvalidInput for an objection that says nothing, or is about what was not marked."""
    reason = objection.reason.strip()
    check_no_nul("the reason", reason)
    if not reason:
        raise InvalidInput("say in a few words why the mark is wrong; that is what makes the second look worth it")
    if len(reason) > LONGEST_REASON:
        raise InvalidInput(f"a reason has at most {LONGEST_REASON:,} characters; this one has {len(reason):,}")
    if objection.own_mark is not None and objection.own_mark not in OWN_MARKS:
        raise InvalidInput("your own mark runs from 1 to 5")
    if objection.dimension is not None and objection.dimension not in evaluation.dimensions:
        raise InvalidInput("this part of the mark does not exist for this answer")
    return Objection(reason, objection.dimension, objection.own_mark)


def checked_note(note: str) -> str:
    """Raises InvalidInput for one that is too long."""
    clean = note.strip()
    check_no_nul("the note", clean)
    if len(clean) > LONGEST_NOTE:
        raise InvalidInput(f"a note has at most {LONGEST_NOTE:,} characters; this one has {len(clean):,}")
    return clean


def tally_types(lost: Iterable[LostFeedback], rated: Mapping[QuestionType, int]) -> tuple[Tally, ...]:
    """By type of question, the one with most trouble first; `rated` is how many were said to be useful or not."""
    found = list(lost)
    return _tallied(
        (type.value, [each for each in found if each.answered.question.type is type], rated.get(type, 0))
        for type in QuestionType
    )


def tally_dimensions(lost: Iterable[LostFeedback]) -> tuple[Tally, ...]:
    groups: dict[str, list[LostFeedback]] = {}
    for each in lost:
        groups.setdefault(each.about or "", []).append(each)
    return _tallied((name, members, 0) for name, members in groups.items())


def _tallied(groups: Iterable[tuple[str, list[LostFeedback], int]]) -> tuple[Tally, ...]:
    rows = [
        Tally(name, sum(e.dispute is not None for e in members), sum(e.is_unhelpful for e in members), rated)
        for name, members, rated in groups
        if members or rated
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.disputed + row.unhelpful), row.name)))
