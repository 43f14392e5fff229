"""Marks technical answers: truth against a reference only, reasoning and checking from signs in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation, calculations
from interview_coach.coach.builtin.evaluation.reference import Reference, parse_reference
from interview_coach.coach.builtin.evaluation.technical_cues import (
    CHECK,
    EXAMPLE,
    HEDGE,
    REASON,
    SIGNPOST,
    TRADEOFF,
    evidence,
    on_the_matter,
    stepped,
    with_sign,
)
from interview_coach.coach.builtin.evaluation.technical_feedback import write
from interview_coach.coach.builtin.evaluation.technical_misconceptions import Misconception, misconceptions_in
from interview_coach.coach.builtin.evaluation.technical_points import Match, compare, coverage
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import Evidence, EvaluationRequest, KeyPoint
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

_COVERAGE_STEPS = ((0.2, 1.0), (0.35, 1.6), (0.5, 2.2), (0.65, 3.0), (0.8, 4.0), (0.92, 5.0))
"""Mean probability of the points → level, on the anchors of the rubric (40 %, 70 %, 90 %). An answer to a foreign
question has 0.2 in the mean (tools/fit_technical.py), so that is where the scale begins."""
_CORRECTNESS_STEPS = ((0.2, 1.0), (0.35, 1.7), (0.5, 2.7), (0.62, 3.5), (0.75, 4.3), (0.88, 5.0))
"""What is there may be right although more is missing: correctness rises sooner than coverage."""
_CONTRADICTION_COSTS = 1.0
_REASONING_OVER_TRUTH = 1.2
"""Reasoning about wrong content is worth little: depth, trade-offs and checks lie at most this far above the truth."""
OFF_TOPIC_COVERAGE = 0.22
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class _Truth:
    """What the comparison with the reference gave."""

    reference: Reference
    matches: tuple[Match, ...]
    misconceptions: tuple[Misconception, ...]
    covered: float

    @property
    def coverage(self) -> float:
        return stepped(self.covered, _COVERAGE_STEPS)

    @property
    def correctness(self) -> float:
        denied = sum(match.denied for match in self.matches)
        return max(1.0, stepped(self.covered, _CORRECTNESS_STEPS) - _CONTRADICTION_COSTS * denied)


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    """Findings about a technical answer; without a reference the truth stays open and no overall mark is given."""
    truth = _truth(request, text)
    matter = on_the_matter(text, request.question, truth.matches and [m.point for m in truth.matches] or ())
    signs = {name: with_sign(matter, sign) for name, sign in _SIGNS.items()}
    general = _general_levels(text, matter, signs)
    if truth.matches:
        general = _beside_truth(general, truth, request.question)
    sums = calculations(text.shown, request.question)
    wrong_sums = tuple(s for s in sums if not s.correct and not s.corrected_later)
    return Findings(
        ResponseType.EXPLANATION,
        _by_variant(request.variant, truth, general),
        conditions=_conditions(truth),
        flags=_flags(truth, general, wrong_sums, text),
        evidence=_evidence(truth, signs, wrong_sums),
        key_points=_key_points(truth, text) if truth.matches else None,
        confidence=_confidence(truth),
        overall_assessable=bool(truth.matches),
        details={"truth": truth, "signs": signs, "wrong_sums": wrong_sums, "matter": matter},
    )


_SIGNS = {"depth": REASON, "example": EXAMPLE, "tradeoffs": TRADEOFF, "verification": CHECK}


def _truth(request: EvaluationRequest, text: AnswerText) -> _Truth:
    reference = parse_reference(request.reference or "")
    if not reference.key_points or not text.sentences:
        return _Truth(reference, (), (), 0.0)
    matches = compare(reference.key_points, text, request.question)
    covered = coverage(matches, reference, request.question)
    return _Truth(reference, matches, misconceptions_in(reference, text, covered), covered)


def _general_levels(
    text: AnswerText, matter: Sequence[Span], signs: Mapping[str, Sequence[Span]]
) -> Mapping[str, float | None]:
    reasons = len(signs["depth"]) + 0.5 * len(signs["example"]) + 0.25 * max(0, len(matter) - 3)
    return {
        "depth": stepped(reasons, ((0, 1.5), (1, 2.5), (3, 3.6), (5, 4.4), (8, 5.0))),
        "tradeoffs": stepped(len(signs["tradeoffs"]), ((0, 1.0), (1, 2.6), (2, 3.4), (4, 4.4), (6, 5.0))),
        "verification": stepped(len(signs["verification"]), ((0, 1.0), (1, 2.6), (2, 3.4), (4, 4.4), (6, 5.0))),
        "communication": _communication(text, matter),
    }


def _beside_truth(
    general: Mapping[str, float | None], truth: _Truth, question: str
) -> Mapping[str, float | None]:
    """Levels held down by the truth; what neither question nor reference asks for and the answer lacks is left open."""
    most = (truth.coverage + truth.correctness) / 2 + _REASONING_OVER_TRUTH
    wanted = f"{question} {truth.reference.whole} {' '.join(truth.reference.key_points)}"
    found: dict[str, float | None] = {}
    for name, level in general.items():
        missing = level == 1.0 and name in _ONLY_IF_ASKED and not _ONLY_IF_ASKED[name].search(wanted)
        capped = level if name == "communication" or level is None else min(level, most)
        found[name] = None if missing else capped
    return found


_ONLY_IF_ASKED = {"tradeoffs": TRADEOFF, "verification": CHECK}


def _communication(text: AnswerText, matter: Sequence[Span]) -> float:
    """Signposts and a list help the listener; hedging on every line, side tracks and one or two lines do not."""
    if not text.sentences:
        return 1.0
    listed = sum(s.text.lstrip()[:2].rstrip(".)").isdigit() or s.text.lstrip()[:1] in "-•*" for s in text.sentences)
    signposts = len(with_sign(text.sentences, SIGNPOST)) + 0.7 * listed + 0.7 * text.shown.count("\n")
    hedged = len(with_sign(text.sentences, HEDGE)) / len(text.sentences)
    aside = 1 - len(matter) / len(text.sentences)
    level = stepped(signposts, ((0, 2.6), (2, 3.5), (5, 4.4), (9, 5.0))) + 0.4 * (text.word_count >= 60)
    return max(1.0, min(5.0, level - 1.8 * hedged - 1.2 * max(0.0, aside - 0.25)))


def _by_variant(variant: str | None, truth: _Truth, general: Mapping[str, float]) -> Mapping[str, float | None]:
    """Levels under the names of the rubric of the variant. What only a reference can tell stays open without one."""
    correct = truth.correctness if truth.matches else None
    covered = truth.coverage if truth.matches else None
    depth, tradeoffs, checks = general["depth"], general["tradeoffs"], general["verification"]
    if variant == "coding":
        return {
            "problem_solving": (depth + tradeoffs) / 2 if covered is None else (depth + covered) / 2,
            "working_code": correct, "communication": general["communication"],
            "testing": checks, "complexity_tradeoffs": tradeoffs,
        }  # fmt: skip
    if variant == "system_design":
        return {
            "requirements": checks if covered is None else (checks + covered) / 2,
            "high_level_design": covered, "deep_dive": depth,
            "tradeoffs_reliability": (tradeoffs + checks) / 2, "communication": general["communication"],
        }  # fmt: skip
    return {"correctness": correct, "coverage": covered, **general}


def _conditions(truth: _Truth) -> frozenset[str]:
    found = set()
    if truth.misconceptions:
        found.add("critical_misconception")
    if truth.matches and truth.covered < OFF_TOPIC_COVERAGE and not truth.misconceptions:
        found.add("off_topic")
    return frozenset(found)


def _flags(
    truth: _Truth, general: Mapping[str, float | None], wrong_sums: Sequence[Calculation], text: AnswerText
) -> tuple[Flag, ...]:
    holds = (
        (Flag.WRONG_FACT, bool(truth.misconceptions) or any(match.denied for match in truth.matches)),
        (Flag.MATH_ERROR, bool(wrong_sums)),
        (Flag.OFF_TOPIC, "off_topic" in _conditions(truth)),
        (Flag.NO_TRADEOFFS, general["tradeoffs"] == 1.0 and text.word_count >= 60),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(
    truth: _Truth, signs: Mapping[str, Sequence[Span]], wrong_sums: Sequence[Calculation]
) -> tuple[Evidence, ...]:
    found = [evidence("correctness", "-", one.span) for one in truth.misconceptions]
    found += [evidence("correctness", "-", match.span) for match in truth.matches if match.denied]
    found += [Evidence("correctness", "-", s.quote, s.start, s.end) for s in wrong_sums]
    best = sorted((m for m in truth.matches if m.status == "present"), key=lambda m: -m.probability)
    found += [evidence("coverage", "+", match.span) for match in best[:_QUOTES]]
    for name in ("depth", "tradeoffs", "verification"):
        found += [evidence(name, "+", span) for span in signs[name][:2]]
    return tuple(dict.fromkeys(found))


def _key_points(truth: _Truth, text: AnswerText) -> tuple[KeyPoint, ...]:
    """Points with their status; one against which a misconception stands is contradicted."""
    against = {one.nearest_point: one.span for one in truth.misconceptions}
    points = []
    for index, match in enumerate(truth.matches):
        status, span = match.status, match.span
        if index in against and status != "present":
            status, span = "contradicted", against[index]
        quote = None if status == "absent" else evidence("coverage", "+", span).quote
        points.append(KeyPoint(match.point, status, quote))
    return tuple(points)


def _confidence(truth: _Truth) -> float:
    """How sure the marks are: points that are clearly there or clearly not; a written list helps."""
    if not truth.matches:
        return 0.3
    decided = sum(abs(2 * match.probability - 1) for match in truth.matches) / len(truth.matches)
    return round(0.3 + 0.35 * decided + 0.15 * truth.reference.listed, 2)
