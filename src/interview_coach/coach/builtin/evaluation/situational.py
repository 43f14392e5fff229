"""Marks answers to "what would you do": the problem seen, a choice with its reason, steps, consequences, order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.situational_feedback import write
from interview_coach.coach.builtin.evaluation.situational_signs import Plan, plan_of
from interview_coach.coach.builtin.evaluation.technical_cues import SIGNPOST, stepped, with_sign
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

LEAST_TOPIC = 0.12
_STEADY = 3


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    """ "I would" is the right form here; a past event is fine when it answers the question."""
    plan = plan_of(text, request.question)
    off_topic = plan.topic < LEAST_TOPIC
    levels = _levels(plan, text)
    return Findings(
        ResponseType.EXPLANATION,
        levels,
        conditions=frozenset({"off_topic"} if off_topic else ()),
        flags=_flags(plan, text, off_topic=off_topic),
        evidence=with_every_level_quoted(_evidence(plan), levels, _shown(plan, text), text),
        confidence=round(0.4 + 0.03 * min(5, len(plan.steps)) + 0.1 * (text.word_count >= 60), 2),
        details={"plan": plan},
    )


def _levels(plan: Plan, text: AnswerText) -> Mapping[str, float | None]:
    """On the anchors of the situational rubric."""
    relevance = stepped(plan.topic, ((0.08, 1.0), (0.18, 2.2), (0.3, 3.2), (0.45, 4.2), (0.6, 4.8)))
    relevance += 0.3 * (len(plan.people) >= 2) - 0.8 * (not plan.steps)
    judgement = stepped(len({*plan.reasons, *plan.stakes}), ((0, 1.8), (1, 2.9), (2, 3.6), (4, 4.2))) + 0.2 * bool(
        plan.stakes
    )
    judgement += (
        0.5 * min(2, len(plan.weighing)) + 0.3 * bool(plan.help) - 2.0 * bool(plan.harm) - 0.6 * (not plan.steps)
    )
    steps = stepped(len(plan.steps), ((0, 1.0), (1, 2.2), (2, 3.0), (4, 3.7), (6, 4.0))) + 0.35 * min(
        3, len(plan.detailed)
    )
    steps = max(steps, 1.8 if plan.vague else 1.0)
    after = stepped(len(plan.after), ((0, 1.0), (1, 2.8), (2, 3.8), (3, 4.5), (5, 5.0)))
    ordered = len(with_sign(text.sentences, SIGNPOST))
    structure = stepped(ordered, ((0, 2.4), (1, 3.2), (3, 4.2), (5, 4.8))) + 0.3 * (2 <= len(plan.steps) <= 10)
    aside = 1 - sum(s.word_count for s in plan.matter) / max(1, text.word_count)
    structure -= 1.5 * max(0.0, aside - 0.4) + 0.6 * (text.word_count > 350)
    raw = {
        "relevance": relevance,
        "judgement": judgement,
        "steps": steps,
        "consequences": after,
        "structure": structure,
    }
    return {name: max(1.0, min(5.0, level)) for name, level in raw.items()}


def _flags(plan: Plan, text: AnswerText, *, off_topic: bool) -> tuple[Flag, ...]:
    holds = (
        (Flag.OFF_TOPIC, off_topic),
        (Flag.GENERIC, not off_topic and not plan.steps),
        (Flag.NO_STRUCTURE, len(plan.steps) >= _STEADY and not with_sign(text.sentences, SIGNPOST)),
        (Flag.RAMBLING, text.word_count > 350),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(plan: Plan) -> tuple[Evidence, ...]:
    found = [evidence("judgement", "-", span) for span in plan.harm[:1]]
    found += [evidence("steps", "+", span) for span in (plan.detailed or plan.steps)[:2]]
    found += [evidence("steps", "-", span) for span in plan.vague[:1]]
    found += [evidence("judgement", "+", span) for span in (plan.weighing or plan.stakes or plan.reasons)[:1]]
    found += [evidence("consequences", "+", span) for span in plan.after[:1]]
    return tuple(dict.fromkeys(found))


def _shown(plan: Plan, text: AnswerText) -> Mapping[str, Sequence[Span]]:
    """Where to look for the quote of a dimension that has none."""
    return {
        "relevance": plan.matter or plan.people,
        "judgement": (*plan.help, *plan.reasons, *plan.detailed, *plan.steps),
        "structure": (*with_sign(text.sentences, SIGNPOST), *plan.steps),
    }
