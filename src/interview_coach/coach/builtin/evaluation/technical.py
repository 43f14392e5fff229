"""Marks technical answers: truth against a reference only, reasoning and checking from signs in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation, calculations
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.technical_cues import (
    CHECK,
    EXAMPLE,
    HEDGE,
    REASON,
    SIGNPOST,
    TRADEOFF,
    on_the_matter,
    stepped,
    with_sign,
)
from interview_coach.coach.builtin.evaluation.technical_feedback import write
from interview_coach.coach.builtin.evaluation.technical_standing import (
    Reply,
    asks_where_you_stand,
    in_order,
    replies,
    standing_depth,
)
from interview_coach.coach.builtin.evaluation.technical_truth import Truth, truth_of
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

_REASONING_OVER_TRUTH = 0.8
"""Reasoning about wrong content is worth little: depth, trade-offs and checks lie at most this far above the truth."""
_ONE_IS_THREE = ((0, 1.0), (1, 3.0), (2, 3.7), (4, 4.6), (6, 5.0))
"""Anchors of trade-offs and verification: none 1, one named 3."""
_QUOTES = 3


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    """Findings about a technical answer; without a reference the truth stays open and no overall mark is given."""
    truth = truth_of(request, text)
    asked = replies(request.question, text) if not truth.matches and asks_where_you_stand(request.question) else ()
    if asked:
        return _where_you_stand(request, text, truth, asked)
    matter = on_the_matter(text, request.question, (truth.matches and [m.point for m in truth.matches]) or ())
    signs = {name: with_sign(matter, sign) for name, sign in _SIGNS.items()}
    sums = calculations(text.shown, request.question)
    general = _general_levels(text, matter, signs, _worked_out(sums, text, request.question))
    if truth.matches:
        general = _beside_truth(general, truth, request.question)
    wrong_sums = tuple(s for s in sums if not s.correct and not s.corrected_later)
    levels = _by_variant(request.variant, truth, general)
    quotes = _for_variant(request.variant, _evidence(truth, signs, wrong_sums))
    return Findings(
        ResponseType.EXPLANATION,
        levels,
        conditions=truth.conditions,
        flags=_flags(truth, general, wrong_sums, text),
        evidence=with_every_level_quoted(quotes, levels, _shown(truth, matter, text), text),
        key_points=truth.key_points if truth.matches else None,
        confidence=truth.confidence,
        overall_assessable=bool(truth.matches),
        details={"truth": truth, "signs": signs, "wrong_sums": wrong_sums, "matter": matter},
    )


def _where_you_stand(request: EvaluationRequest, text: AnswerText, truth: Truth, asked: tuple[Reply, ...]) -> Findings:
    """The question asks for level, limits, papers or a plan: trade-offs and checks are left open."""
    general: dict[str, float | None] = {
        "depth": standing_depth(asked),
        "tradeoffs": None,
        "verification": None,
        "communication": _direct(text, asked),
    }
    found = [evidence("depth", "+", reply.span) for reply in asked if reply.span and reply.concrete]
    found += [evidence("depth", "-", reply.span) for reply in asked if reply.span and not reply.concrete]
    return Findings(
        ResponseType.EXPLANATION,
        _by_variant(request.variant, truth, general),
        evidence=tuple({e.quote: e for e in reversed(found)}.values())[::-1][: 2 * _QUOTES],
        confidence=truth.confidence,
        overall_assessable=False,
        details={"truth": truth, "standing": asked},
    )


def _direct(text: AnswerText, asked: tuple[Reply, ...]) -> float:
    """Short questions want direct answers: the parts in their order, not hedged, not much beside them."""
    hedged = len(with_sign(text.sentences, HEDGE)) / max(1, len(text.sentences))
    level = 3.0 + 0.8 * in_order(asked) + 0.4 * all(reply.span for reply in asked)
    return max(1.0, min(5.0, level - 1.8 * hedged - 0.8 * (text.word_count > _LONG_WORDS)))


_LONG_WORDS = 220
_SIGNS = {"depth": REASON, "example": EXAMPLE, "tradeoffs": TRADEOFF, "verification": CHECK}


def _general_levels(
    text: AnswerText, matter: Sequence[Span], signs: Mapping[str, Sequence[Span]], worked_out: float
) -> Mapping[str, float | None]:
    reasons = len(signs["depth"]) + 0.5 * len(signs["example"]) + 0.25 * max(0, len(matter) - 3) + worked_out
    return {
        "depth": stepped(reasons, ((0, 1.5), (1, 2.6), (2.5, 3.6), (4.5, 4.4), (7, 5.0))),
        "tradeoffs": stepped(len(signs["tradeoffs"]), _ONE_IS_THREE),
        "verification": stepped(len(signs["verification"]), _ONE_IS_THREE),
        "communication": _communication(text, matter),
    }


def _worked_out(sums: Sequence[Calculation], text: AnswerText, question: str) -> float:
    """Working shown counts as reasoning: right sums, and numbers that the question does not give."""
    given = {value for q in quantities(question) for value in q.values}
    own = {q.value for q in quantities(text.shown) if q.value > 3} - given
    return 0.6 * sum(s.correct for s in sums) + 0.12 * min(12, len(own))


def _beside_truth(general: Mapping[str, float | None], truth: Truth, question: str) -> Mapping[str, float | None]:
    """Levels held down by the truth; what neither question nor reference asks for and the answer lacks is left open."""
    true_part = truth.correctness if truth.contradicted else (truth.coverage + truth.correctness) / 2
    most = true_part + _REASONING_OVER_TRUTH
    # What the bank wants stands in its points; its model answer may weigh things up without being asked to.
    told = "" if truth.reference.bank_id else truth.reference.whole
    wanted = f"{question} {told} {' '.join(truth.reference.key_points)}"
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
    signposts = len(with_sign(text.sentences, SIGNPOST)) + 0.7 * listed
    hedged = len(with_sign(text.sentences, HEDGE)) / len(text.sentences)
    aside = 1 - len(matter) / len(text.sentences)
    level = stepped(signposts, ((0, 2.6), (2, 3.5), (5, 4.4), (9, 5.0))) + 0.4 * (text.word_count >= 60)
    return max(1.0, min(5.0, level - 1.8 * hedged - 1.2 * max(0.0, aside - 0.25)))


def _by_variant(variant: str | None, truth: Truth, general: Mapping[str, float | None]) -> Mapping[str, float | None]:
    """Levels under the names of the rubric of the variant. What only a reference can tell stays open without one."""
    correct = truth.correctness if truth.matches else None
    covered = truth.coverage if truth.matches else None
    depth, tradeoffs, checks = general["depth"], general["tradeoffs"], general["verification"]
    if variant == "coding":
        return {
            "problem_solving": _mean(depth, tradeoffs if covered is None else covered),
            "working_code": correct,
            "communication": general["communication"],
            "testing": checks,
            "complexity_tradeoffs": tradeoffs,
        }
    if variant == "system_design":
        return {
            "requirements": _mean(checks, covered),
            "high_level_design": covered,
            "deep_dive": depth,
            "tradeoffs_reliability": _mean(tradeoffs, checks),
            "communication": general["communication"],
        }
    return {"correctness": correct, "coverage": covered, **general}


def _mean(*levels: float | None) -> float | None:
    known = [level for level in levels if level is not None]
    return sum(known) / len(known) if known else None


def _flags(
    truth: Truth, general: Mapping[str, float | None], wrong_sums: Sequence[Calculation], text: AnswerText
) -> tuple[Flag, ...]:
    holds = (
        (Flag.WRONG_FACT, truth.is_unsupported or bool(truth.misconceptions or truth.contradicted) or _denies(truth)),
        (Flag.MATH_ERROR, bool(wrong_sums)),
        (Flag.OFF_TOPIC, "off_topic" in truth.conditions),
        (Flag.NO_TRADEOFFS, general["tradeoffs"] == 1.0 and text.word_count >= 60),
    )
    return tuple(flag for flag, true in holds if true)


def _denies(truth: Truth) -> bool:
    return any(match.denied for match in truth.matches)


def _evidence(
    truth: Truth, signs: Mapping[str, Sequence[Span]], wrong_sums: Sequence[Calculation]
) -> tuple[Evidence, ...]:
    found = [evidence("correctness", "-", one.span) for one in truth.misconceptions]
    found += [evidence("correctness", "-", one.span) for one in truth.contradicted]
    found += [evidence("correctness", "-", match.span) for match in truth.matches if match.denied]
    found += [Evidence("correctness", "-", s.quote, s.start, s.end) for s in wrong_sums]
    best = sorted((m for m in truth.matches if m.status == "present"), key=lambda m: -m.probability)
    found += [evidence("coverage", "+", match.span) for match in best[:_QUOTES]]
    for name in ("depth", "tradeoffs", "verification"):
        found += [evidence(name, "+", span) for span in signs[name][:2]]
    return tuple(dict.fromkeys(found))


_VARIANT_NAMES = {
    "coding": {
        "depth": "problem_solving",
        "coverage": "problem_solving",
        "correctness": "working_code",
        "verification": "testing",
        "tradeoffs": "complexity_tradeoffs",
    },
    "system_design": {
        "correctness": "high_level_design",
        "coverage": "high_level_design",
        "depth": "deep_dive",
        "verification": "requirements",
        "tradeoffs": "tradeoffs_reliability",
    },
}


def _for_variant(variant: str | None, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The quotes under the names of the rubric of the variant."""
    names = _VARIANT_NAMES.get(variant or "", {})
    return tuple(replace(one, dimension=names.get(one.dimension, one.dimension)) for one in found)


def _shown(truth: Truth, matter: Sequence[Span], text: AnswerText) -> Mapping[str, Sequence[Span]]:
    """Where to look for the quote of a dimension that has none: the stretches nearest to the key points, and the
    sentences that show order."""
    near = tuple(m.span for m in sorted(truth.matches, key=lambda m: -m.probability))
    longest = tuple(sorted(matter, key=lambda s: -s.word_count))
    told = (*near, *longest)
    true_ones = ("correctness", "coverage", "working_code", "high_level_design", "requirements", "problem_solving")
    reasoned = ("depth", "deep_dive", "tradeoffs_reliability")
    return {
        **dict.fromkeys(true_ones, told),
        **dict.fromkeys(reasoned, (*longest, *near)),
        "communication": (*with_sign(text.sentences, SIGNPOST), *matter),
    }
