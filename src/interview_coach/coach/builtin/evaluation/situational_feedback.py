"""Words about an answer to "what would you do"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.coach.builtin.evaluation.feedback_signs import GIVES_REASON
from interview_coach.coach.builtin.evaluation.praise import praised
from interview_coach.coach.builtin.evaluation.situational_signs import Plan
from interview_coach.coach.builtin.evaluation.technical_cues import REASON, quoted
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

GOOD_ENOUGH = 4.2
_MOST = 3
_FEWEST_WORDS = 6


def write(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    plan = findings.details["plan"]
    assert isinstance(plan, Plan)
    weights = {d.id: d.weight / 100 for d in library().rubric(request.type).dimensions}
    fixes = [
        (weights[name] * (5.0 - level) + urgent, sentence)
        for name, (sentence, urgent) in _advice(plan, text, request.question).items()
        if (level := marks.dimensions.get(name)) is not None and (level < GOOD_ENOUGH or urgent)
    ]
    fixes.sort(key=lambda fix: -fix[0])
    first = quoted(text.sentences[0].text, 80)
    main = fixes[0][1] if fixes else f"Put the decision in front: say what you would do before {first}."
    return Feedback(main, _strengths(plan, main), tuple(s for _, s in fixes[1 : 1 + _MOST]), _asks(plan))


def _advice(plan: Plan, text: AnswerText, question: str) -> dict[str, tuple[str, float]]:
    """A sentence for each dimension and how urgent it is beyond its weight."""
    steps = plan.vague or plan.steps or plan.matter or text.sentences
    step = quoted(steps[0].text, 90)
    short = quoted(next((s for s in (*steps, *text.sentences) if s not in plan.detailed), steps[0]).text, 90)
    bare = quoted(next((s for s in steps if not REASON.search(s.text)), steps[-1]).text, 90)
    last = quoted(text.sentences[-1].text, 90)
    asked = quoted(question, 110)
    harm = quoted(plan.harm[0].text, 90) if plan.harm else ""
    return {
        "relevance": (f"Take up what was asked: {asked}. Say in one sentence what you see as the real problem in it, "
                      f"before {step}.", 2.0 if plan.topic < 0.12 else 0.0),
        "judgement": (f"Think again about {harm}: what would it do to the people involved? If you mean another way, "
                      "say that way more plainly."
                      if harm else f"Let them hear what matters most to you here: beside {bare}, half a sentence on "
                      "it, or on a way that you would not take.", 1.5 if harm else 0.0),
        "steps": (f"Make {short} easy to copy: whom you speak to, when, and with which words.", 0.0),
        "consequences": (f"Look one step further at the end, after {last}: what would you want to see a week later, "
                         "and what if you do not see it?", 0.0),
        "structure": (f"Say your decision in one sentence before {step}, and number the steps, so that a listener "
                      "can follow.", 0.0),
    }  # fmt: skip


def _strengths(plan: Plan, change_first: str) -> tuple[str, ...]:
    kinds = (
        (plan.detailed, "a step that can be pictured."),
        (_with(_WEIGHS, plan.weighing), "you look at more than one side."),
        (_with(_AFTER, plan.after), "you look ahead."),
        (_with(_STAKES, plan.stakes), "you say what is at stake."),
        (_with(GIVES_REASON, plan.reasons), "you give a reason."),
    )
    return praised(kinds, change_first, most=_MOST)


def _with(sign: re.Pattern[str], spans: Sequence[Span]) -> list[Span]:
    """Sentences that show it for certain, in the part of them that is quoted."""
    return [s for s in spans if s.word_count >= _FEWEST_WORDS and sign.search(quoted(s.text))]


_WEIGHS = re.compile(
    r"\b(?:rather than|instead of|on the (?:one|other) hand|even if|although|comes first|compromise"
    r"|matters? more|versus|unless)\b",
    re.I,
)
_AFTER = re.compile(
    r"\b(?:if (?:that|this|it|he|she|they|nobody|somebody|anyone)\b|follow(?:ing)? up|check(?:ing)? (?:back|in)\b"
    r"|later\b|afterwards|(?:the )?next (?:day|shift|week|time|morning)|happen again|write (?:it|that|this) (?:up|down)"
    r"|debrief)",
    re.I,
)
_STAKES = re.compile(
    r"\b(?:kill\w*|injur\w*|harm\w*|hurt|die|dangerous|unsafe|at stake|at risk|lose an? \w+|safety|lives)\b", re.I
)


def _asks(plan: Plan) -> tuple[str, ...]:
    asks = []
    if not plan.after:
        asks.append("What would tell you that it was the right way?")
    if not plan.weighing:
        asks.append("What would speak for another way?")
    if not plan.people:
        asks.append("Who would see it differently, and what would you say to them?")
    return tuple(asks[:2])
