"""The parts of a story as the small models see them, from the drafts of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.clause_features import Matrix
from interview_coach.coach.builtin.evaluation.clauses import Reading
from interview_coach.coach.builtin.evaluation.labeller import Labelled, labelled
from interview_coach.coach.builtin.evaluation.outcomes import Outcome, told_outcome
from interview_coach.coach.builtin.evaluation.story import Part, drafted, neighbour, with_headings
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.vocabulary import SegmentLabel
from interview_coach.embedding import Vectors

LATE = 0.6
"""Share of the clauses from which an outcome stands near the end, wherever the steps stand."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Parts of one answer in order; of the first of them also the sentence vectors (parts, 384) and the probability
    of each label (parts, 6)."""

    parts: tuple[Part, ...]
    vectors: Vectors
    chances: Matrix


def telling_of(text: AnswerText, readings: Sequence[Reading]) -> Telling:
    """Labels every clause; each outcome is read where the label says that one stands."""
    drafts = drafted(readings)
    seen = labelled(drafts)
    parts = [_part(drafts, seen, index) for index in range(len(drafts))]
    return Telling(tuple(with_headings(text, parts)), seen.vectors, seen.chances)


def _part(drafts: Sequence[Part], seen: Labelled, index: int) -> Part:
    draft, label, says = drafts[index], seen.labels[index], seen.says[index]
    outcome = None
    if label is SegmentLabel.RESULT:
        outcome = _outcome(drafts, seen, index)
    elif label is SegmentLabel.REFLECTION:
        outcome = draft.outcome
    return Part(draft.reading, label, outcome, says)


def _outcome(drafts: Sequence[Part], seen: Labelled, index: int) -> Outcome:
    reading = drafts[index].reading
    beside = neighbour([d.reading for d in drafts[index : index + 2]], 0)
    last_step = max((i for i, label in enumerate(seen.labels) if label is SegmentLabel.ACTION), default=-1)
    late = index > last_step or index >= LATE * len(drafts)
    return told_outcome(reading, beside, says=seen.says[index], late=late)
