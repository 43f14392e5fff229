"""What is worth asking about a plan for a situation, and about reasons for a job."""

from __future__ import annotations

from collections.abc import Iterator

from interview_coach.coach.builtin.evaluation.motivation_signs import Motive
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.situational_signs import HARM, Plan
from interview_coach.coach.builtin.evaluation.technical_cues import REASON
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.coach.builtin.interview.aims import LACKING, THIN, WORTH_ASKING, Aim, aim
from interview_coach.coach.pipeline import Findings

ENOUGH_STEPS = 2


def situational_aims(findings: Findings, text: AnswerText) -> Iterator[Aim]:
    plan = findings.details["plan"]
    assert isinstance(plan, Plan)
    if plan.harm:
        yield aim("harm", LACKING + 0.6, [c for c in text.clauses if HARM.search(c.text)])
    if plan.vague or len(plan.steps) < ENOUGH_STEPS:
        yield aim("words", LACKING if plan.vague or not plan.steps else THIN, plan.vague, plan.steps, plan.matter)
    elif not plan.detailed:
        yield aim("words", THIN, plan.steps)
    if not plan.after:
        yield aim("after", THIN + 0.4, plan.steps[::-1], plan.matter[::-1])
        yield aim("deadline", WORTH_ASKING, plan.steps[::-1])
    if not plan.people:
        yield aim("whom", THIN + 0.2, plan.steps)
    if not (plan.reasons or plan.weighing or plan.stakes or REASON.search(text.plain)):
        yield aim("ground", THIN, plan.steps, plan.matter)
    yield aim("other_side", WORTH_ASKING if not plan.weighing else WORTH_ASKING - 0.3, plan.steps)


def motivation_aims(findings: Findings, _text: AnswerText) -> Iterator[Aim]:
    motive = findings.details["motive"]
    assert isinstance(motive, Motive)
    if motive.complaints:
        yield aim("instead", LACKING + 0.6, motive.complaints)
    if not motive.facts:
        yield aim("evidence", LACKING if motive.cliches else THIN, motive.cliches)
    elif not motive.detailed:
        yield aim("evidence", THIN)
    yield from _about_this_job(motive)
    unmeasured = [span for span in motive.facts if not quantities(span.text)]
    if motive.facts and not any(quantities(span.text) for span in motive.facts):
        yield aim("measure", WORTH_ASKING, unmeasured)
    if not motive.limits:
        yield aim("limits", WORTH_ASKING + 0.2)


def _about_this_job(motive: Motive) -> Iterator[Aim]:
    if motive.about_self or motive.about_path:
        return
    if not motive.named:
        yield aim("this_job", THIN + 0.4)
    if motive.cliches:
        yield aim("behind", THIN + 0.1, motive.cliches)
