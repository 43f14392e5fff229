"""From the figures of an answer to levels 1-5 for each dimension of the behavioral rubric.

Each level is a weighted sum of the figures that belong to its dimension; an outcome, a lesson or an action may be
missing altogether, and then the level is 1 whatever else there is. The weights are fitted on marked answers and
on edits of them in which one thing was changed (tools/marking/fit_levels.py, docs/models.md); style and vocabulary are
not among the figures, and of length only whether an answer is very short.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import Any

from interview_coach.coach.builtin.evaluation.account import Account
from interview_coach.content.models import model
from interview_coach.domain.rubrics import HIGHEST_MARK, LOWEST_MARK

_RELATED = ("event", "talk", "supposed", "habit", "says", "substance", "no own step")
FEATURES: Mapping[str, tuple[str, ...]] = {
    "relevance": (
        *_RELATED, "fit", "fit topic", "fit kind", "fit words", "steps said", "steps say", "own share", "action words",
        "result said", "beside", "pictured", "brief",
    ),
    "action": (
        *_RELATED, "steps said", "steps said many", "steps empty", "steps say", "shared said", "shared many",
        "own share", "action words", "pictured", "concrete a step", "reasons", "people", "choices", "action share",
        "plain verbs", "brief",
    ),
    "result": (
        *_RELATED, "result told", "result told late", "result share", "result says", "result said", "result empty",
        "result measured", "result measures", "result compared", "result confirmed", "result lasting",
        "result limited", "result praise", "ends", "steps said",
    ),
    "context": (
        *_RELATED, "setup said", "setup concrete", "setup figures", "setup share", "setup long", "setting", "trouble",
        "task told", "task labelled", "named", "density", "brief",
    ),
    "reflection": (
        *_RELATED, "lesson told", "lesson says", "lesson said", "lesson applied", "lesson slogan", "lesson kind",
    ),
    "structure": (
        *_RELATED, "beside", "setup long", "ends", "result told late", "lesson told", "steps said", "density",
        "action share", "action words", "brief", "happened",
    ),
}  # fmt: skip
DIMENSIONS = tuple(FEATURES)
UNLIKELY, MISFIT_COSTS = 0.3, 0.5
"""Chosen by pair left out: with them foreign questions are noticed more often on both sets, and the agreement with
the raters falls by .005."""


def levels_of(figures: Mapping[str, float]) -> dict[str, float]:
    """The level of each dimension, within 1-5."""
    return {name: _level(name, figures) for name in DIMENSIONS}


def _level(name: str, figures: Mapping[str, float]) -> float:
    """A weighted sum; of what there may be none in an answer, as far above 1 as it is likely that there is some."""
    known = model("levels")
    lost = _misfit(figures["fit"]) if name == "relevance" else 0.0
    height = min(HIGHEST_MARK, max(LOWEST_MARK, _sum(known["lines"][name], figures) - lost))
    if name not in known["gates"]:
        return height
    return LOWEST_MARK + (height - LOWEST_MARK) / (1 + exp(-_sum(known["gates"][name], figures)))


def _misfit(chance: float) -> float:
    """What relevance loses where it is unlikely (0-1) that this question was answered. The fitted weights alone hardly
    ask whether a good story is the one asked for: most of what they learned from is."""
    bounded = min(0.999, max(0.001, chance))
    return MISFIT_COSTS * max(0.0, log(UNLIKELY / (1 - UNLIKELY)) - log(bounded / (1 - bounded)))


def _sum(line: Mapping[str, Any], figures: Mapping[str, float]) -> float:
    total: float = line["constant"] + sum(weight * figures[name] for name, weight in line["weights"].items())
    return min(30.0, max(-30.0, total))


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
