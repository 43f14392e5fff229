"""What the comparison of a technical answer with its reference gave, and the two levels that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.bank_reference import reference_for
from interview_coach.coach.builtin.evaluation.quotes import evidence
from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.builtin.evaluation.technical_contradictions import Contradiction, contradictions
from interview_coach.coach.builtin.evaluation.technical_cues import HEDGE, stepped, with_sign
from interview_coach.coach.builtin.evaluation.technical_misconceptions import Misconception, misconceptions_in
from interview_coach.coach.builtin.evaluation.technical_points import Match, compare, coverage
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.evaluations import EvaluationRequest, KeyPoint

_COVERAGE_STEPS = ((0.2, 1.0), (0.35, 1.6), (0.5, 2.3), (0.61, 3.0), (0.73, 4.0), (0.85, 5.0))
"""Mean probability of the points → level, on the anchors of the rubric (40 %, 70 %, 90 %). An answer to a foreign
question has 0.2 in the mean (tools/fit_technical.py), one with every point about 0.85: the ends of the scale."""
_CORRECTNESS_STEPS = ((0.2, 1.0), (0.35, 1.7), (0.5, 2.7), (0.61, 3.5), (0.73, 4.3), (0.86, 5.0))
"""What is there may be right although more is missing: correctness rises sooner than coverage."""
_CONTRADICTION_COSTS = 1.0
_WRONG_COSTS, _WRONG_AT_MOST = 1.5, 2.0
"""One statement that the reference rules out: the rest may be right, yet who acts on it does the wrong thing."""
OFF_TOPIC_COVERAGE = 0.22
UNSUPPORTED_COVERAGE, UNSUPPORTED_WORDS, MUCH_HEDGING = 0.42, 40, 0.3
"""An answer of this length that holds less of a list of key points than this, said without "I think" or "maybe",
states things that the reference does not support."""


@dataclass(frozen=True, slots=True)
class Truth:
    """`matches` is empty when there is nothing to compare with; `covered` runs from 0 to 1."""

    reference: Reference
    matches: tuple[Match, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    contradicted: tuple[Contradiction, ...] = ()
    covered: float = 0.0
    asserted: bool = False
    """Whether the answer is long enough to say something and does not hedge it."""

    @property
    def coverage(self) -> float:
        return stepped(self.covered, _COVERAGE_STEPS)

    @property
    def correctness(self) -> float:
        denied = sum(match.denied for match in self.matches)
        level = stepped(self.covered, _CORRECTNESS_STEPS) - _CONTRADICTION_COSTS * denied
        if self.contradicted:
            level = min(_WRONG_AT_MOST, level - _WRONG_COSTS * len(self.contradicted))
        return max(1.0, level)

    @property
    def is_unsupported(self) -> bool:
        """States a lot, of which the reference has little: what it says should be checked first."""
        on_topic = OFF_TOPIC_COVERAGE <= self.covered < UNSUPPORTED_COVERAGE
        return self.reference.listed and on_topic and self.asserted and not self.misconceptions

    @property
    def conditions(self) -> frozenset[str]:
        """Caps of the rubric that hold."""
        if self.misconceptions or self.contradicted:
            return frozenset({"critical_misconception"})
        return frozenset({"off_topic"} if self.matches and self.covered < OFF_TOPIC_COVERAGE else ())

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """Points with their status; one against which a misconception stands is contradicted."""
        against = {one.nearest_point: one.span for one in self.misconceptions}
        points = []
        source = f"bank:{self.reference.bank_id}" if self.reference.bank_id else None
        for index, match in enumerate(self.matches):
            status, span = match.status, match.span
            ruled_out = next((c.span for c in self.contradicted if c.is_against(match.point)), None)
            if ruled_out is not None:
                status, span = "contradicted", ruled_out
            elif index in against and status != "present":
                status, span = "contradicted", against[index]
            quote = None if status == "absent" else evidence("coverage", "+", span).quote
            points.append(KeyPoint(match.point, status, quote, source))
        return tuple(points)

    @property
    def confidence(self) -> float:
        """How sure the marks are: points that are clearly there or clearly not; a written list helps."""
        if not self.matches:
            return 0.3
        decided = sum(abs(2 * match.probability - 1) for match in self.matches) / len(self.matches)
        return round(0.3 + 0.35 * decided + 0.15 * self.reference.listed, 2)


def truth_of(request: EvaluationRequest, text: AnswerText) -> Truth:
    reference = reference_for(request)
    if not reference.key_points or not text.sentences:
        return Truth(reference)
    matches = compare(reference, text, request.question)
    covered = coverage(matches, reference, request.question)
    hedged = len(with_sign(text.sentences, HEDGE)) / len(text.sentences)
    asserted = text.word_count >= UNSUPPORTED_WORDS and hedged < MUCH_HEDGING
    wrong = contradictions(reference.stated, text, request.question)
    return Truth(reference, matches, misconceptions_in(reference, text, covered), wrong, covered, asserted)
