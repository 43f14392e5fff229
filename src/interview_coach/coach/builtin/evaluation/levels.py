"""From the facts of an answer to levels 1-5 for each dimension, on the anchors of the behavioral rubric.

The steps are documented at each function and set by hand; style, length and vocabulary are in none of them.
"""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.account import Account, reflection_kind
from interview_coach.coach.builtin.evaluation.relevance import Fit
from interview_coach.coach.builtin.evaluation.scale import ramp
from interview_coach.domain.vocabulary import SegmentLabel

MUCH_SETUP = 0.5
"""Share of words for situation and task above which the set-up is long (science.md §2.1: 40 % is a hint)."""


def action_level(account: Account) -> float:
    """1 no step; 2 "we did" or duties; 3 two own steps; 4 four with how and why; 5 also choices and people.

    What counts is how much of the speaker's own doing can be pictured: in all (each thing once), and step by
    step. Many verbs that say nothing of how add up to nothing; a few steps told well are enough for the top.
    """
    per_step = sum(min(6, len(r.concrete)) for r in account.own) / max(1, len(account.own))
    gains = (
        1.9 * ramp(len(account.pictured), 1, 10)
        + 0.5 * ramp(len(account.pictured), 8, 20)
        + 0.9 * ramp(len(account.specific), 0, 3)
    )
    gains += 0.35 * bool(account.reasons) + 0.35 * bool(account.people) + 0.35 * bool(account.choices)
    level = 1 + gains * ramp(per_step, 0.5, 2.3)
    ownership = ramp(account.own_share, 0.25, 0.55)
    shared = 0.4 * ramp(sum(1 for r in account.shared if r.specific), 0, 2) * (1 - ownership)
    return 1 + (min(5.0, level) - 1) * (0.3 + 0.7 * ownership) + shared


def result_level(account: Account) -> float:
    """1 none; 2 praise without a fact; 3 a fact; 4 measured or confirmed by others; 5 compared, lasting, honest."""
    facts = [o for o in account.outcomes if not o.vague and o.late]
    if not account.outcomes:
        return 1.0
    if not facts:
        return 1.8 + 0.2 * min(2, len(account.outcomes) - 1)
    level = 2.6 + 0.2 * min(2, len(facts) - 1)
    level += 0.9 * any(o.measured for o in facts) + 0.5 * any(o.compared for o in facts)
    level += 0.4 * any(o.confirmed for o in facts) + 0.3 * any(o.lasting for o in facts)
    level += 0.2 * any(o.limited for o in account.outcomes)
    return min(5.0, level)


def context_level(account: Account) -> float:
    """Place or time, people and objects, what was at stake, own task; less when the set-up is most of the answer."""
    setup = account.setup
    concrete = sum(len(r.concrete) for r in setup)
    level = 1 + 1.0 * ramp(concrete, 0, 5) + 0.5 * ramp(concrete, 5, 10) + 0.8 * account.trouble
    level += 0.5 * account.setting + 0.9 * bool(account.tasks) + 0.4 * any(r.numbers for r in setup)
    share = account.share(SegmentLabel.SITUATION, SegmentLabel.TASK)
    return max(1.0, min(5.0, level) - 1.5 * ramp(share, MUCH_SETUP, 0.9))


def reflection_level(account: Account) -> float:
    """1 none; 2 a slogan; 3.3 a lesson; 4.6 a lesson that was applied."""
    return {"none": 1.0, "slogan": 2.0, "lesson": 3.3, "applied": 4.6}[reflection_kind(account.reflections)]


def structure_level(account: Account) -> float:
    """Order (set-up, steps, end), how much is beside the story, how long the set-up is."""
    if not account.own and not account.shared:
        return 1.5
    beside = account.share(SegmentLabel.OTHER)
    setup = account.share(SegmentLabel.SITUATION, SegmentLabel.TASK)
    level = 3.0 + 0.7 * _ends_with_result(account) + 0.5 * bool(account.specific) + 0.4 * bool(account.reflections)
    level += 0.5 * ramp(len(account.specific), 1, 4)
    return max(1.0, min(5.0, level - 2.5 * ramp(beside, 0.12, 0.5) - 1.5 * ramp(setup, 0.45, 0.85)))


def _ends_with_result(account: Account) -> bool:
    labels = [p.label for p in account.parts]
    if SegmentLabel.RESULT not in labels:
        return False
    last = max(i for i, label in enumerate(labels) if label is SegmentLabel.RESULT)
    return last >= 0.6 * len(labels)


def relevance_level(account: Account, fit: Fit, *, blames: bool) -> float:
    """How well the story fits the question, less when little of it shows what the speaker did, when much of it is
    talk, and when it blames others (a negative indicator of every competency)."""
    steps = len(account.specific) + 0.3 * len(account.vague) + 0.15 * len(account.shared)
    shown = 0.45 + 0.55 * ramp(steps, 0, 2)
    level = 1 + 4 * fit.value * shown * (1 - 0.5 * ramp(account.talk, 0.2, 0.6))
    return max(1.0, level - 1.2 * blames)


def for_this_question(level: float, fit: Fit) -> float:
    """What is shown counts less when it is not what was asked for."""
    return 1 + (level - 1) * (0.6 + 0.4 * ramp(fit.value, 0.3, 0.7))


def star_of(account: Account, action: float, result: float, *, event: bool) -> dict[str, int]:
    """0 absent, 1 vague or implied, 2 clear; where no event is told nothing is more than implied."""
    setup = sum(len(r.concrete) for r in account.setup)
    situation = 2 if setup >= 5 and account.substance >= 0.4 else 1
    implied = situation > 0 and bool(account.own or account.shared)
    task = 2 if (account.tasks and len(account.specific) >= 2) or action >= 3.9 else 1 if implied else 0
    if not event:
        return {"situation": int(len(account.own) + len(account.shared) >= 2), "task": 0, "action": 0, "result": 0}
    return {
        "situation": situation,
        "task": task if situation else min(task, 1),
        "action": 2 if action >= 2.9 else 1 if action >= 1.5 else 0,
        "result": 2 if result >= 2.95 else int(result > 1 or account.closes),
    }
