"""Words about an answer to "what would you do"."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.praise import praised
from interview_coach.coach.builtin.evaluation.situational_signs import Plan
from interview_coach.coach.builtin.evaluation.technical_cues import CLEAR_REASON, quoted
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

GOOD_ENOUGH = 4.2
_MOST = 3


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
    step = quoted((plan.vague or plan.steps or plan.matter or text.sentences)[0].text, 90)
    last = quoted((plan.steps or text.sentences)[-1].text, 90)
    asked = quoted(question, 110)
    harm = quoted(plan.harm[0].text, 90) if plan.harm else ""
    return {
        "relevance": (f"Come back to what was asked: {asked}. Say in one sentence what the real problem in it is.",
                      2.0 if plan.topic < 0.12 else 0.0),
        "judgement": (f"Think again about {harm}: say what it would do to the people involved, and choose another way."
                      if harm else f"Say why you choose this way: after {step}, add what matters most here and which "
                      "other way you decided against.", 1.5 if harm else 0.0),
        "steps": (f"Turn {step} into steps that somebody else could follow: whom you speak to, when, and what you say.",
                  0.0),
        "consequences": (f"After {last}, say how you would see whether it worked, and what you do if it does "
                         f"not.", 0.0),
        "structure": (f"Give the decision first, then the steps in order; now {step} comes without a first and a next.",
                      0.0),
    }  # fmt: skip


def _strengths(plan: Plan, change_first: str) -> tuple[str, ...]:
    kinds = (
        (plan.detailed, "a step that can be pictured."),
        (plan.weighing, "you weigh one thing against another."),
        (plan.after, "you think about what comes after."),
        (plan.stakes, "you say what is at stake."),
        ([s for s in plan.reasons if CLEAR_REASON.search(s.text)], "you give a reason."),
    )
    return praised(kinds, change_first, most=_MOST)


def _asks(plan: Plan) -> tuple[str, ...]:
    asks = []
    if not plan.after:
        asks.append("How would you notice that it worked?")
    if not plan.weighing:
        asks.append("Which other way did you think of, and why not that one?")
    if not plan.people:
        asks.append("Who else is affected, and what would you tell them?")
    return tuple(asks[:2])
