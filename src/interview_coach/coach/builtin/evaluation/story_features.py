"""The figures of an account that levels are made of, each from 0 to 1 (or a standard score for what was asked).

Labels enter as probabilities, so that a clause on the edge between two parts moves a figure little. Counts are
saturated: the tenth step adds next to nothing, so that length earns nothing by itself. What is said twice counts once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interview_coach.coach.builtin.evaluation.account import Account, reflection_kind
from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode
from interview_coach.coach.builtin.evaluation.cues import APPLIED, SLOGAN
from interview_coach.coach.builtin.evaluation.labeller import LABELS
from interview_coach.coach.builtin.evaluation.outcomes import has_figure, signs_of_outcome
from interview_coach.coach.builtin.evaluation.relevance import Fit
from interview_coach.coach.builtin.evaluation.scale import ramp
from interview_coach.coach.builtin.evaluation.story import Part
from interview_coach.domain.vocabulary import SegmentLabel

Row = NDArray[np.float64]
_CLOSING_SHARE = 3
"""An answer ends in its last third."""


def story_features(account: Account, fit: Fit, *, event: bool) -> dict[str, float]:
    """Figures by name; `event` is whether something is told that happened."""
    view = _View(account)
    return {
        "event": float(event),
        **_steps(account, view),
        **_outcomes(view),
        **_lessons(account, view),
        **_setup(account, view),
        **_talk(account, view),
        "fit": fit.chance,
        "fit topic": fit.topic,
        "fit kind": fit.kind,
        "fit words": fit.words,
    }


class _View:
    """The parts that were read with the encoder, as rows: probabilities of labels, what each says, its words, and
    whether it is said for the first time."""

    def __init__(self, account: Account) -> None:
        self.parts: Sequence[Part] = account.parts[: len(account.chances)]
        self.wordings = [p.reading.span.plain for p in self.parts]
        self.says: Row = np.array([p.says for p in self.parts])
        self.words: Row = np.array([p.reading.span.word_count for p in self.parts], float)
        self.first: Row = np.array([float(w not in self.wordings[:i]) for i, w in enumerate(self.wordings)])
        self._chances = account.chances
        self.place: Row = (np.cumsum(self.words) - self.words / 2) / max(1.0, self.words.sum())

    def chance(self, *labels: SegmentLabel) -> Row:
        """Probability of the labels, each wording once."""
        return np.asarray(sum(self._chances[:, LABELS.index(label)] for label in labels) * self.first)

    def share(self, *labels: SegmentLabel) -> float:
        """Expected share of the words."""
        every = (self.words * self.first).sum()
        return float((self.chance(*labels) * self.words).sum() / max(1.0, every))

    def held(self, holds: Sequence[bool]) -> Row:
        return np.array(holds, float)


def _steps(account: Account, view: _View) -> dict[str, float]:
    action = view.chance(SegmentLabel.ACTION)
    readings = [p.reading for p in view.parts]
    own = action * view.held([r.agent is Agent.I and r.doing and r.mode is not Mode.MODAL for r in readings])
    shared = action * view.held([r.agent in (Agent.WE, Agent.PASSIVE) and r.doing for r in readings])
    concrete = np.array([min(6, len(r.concrete)) for r in readings], float)
    return {
        "steps said": _full((own * view.says).sum(), 2),
        "steps said many": _full((own * view.says).sum(), 6),
        "steps empty": _full((own * (1 - view.says)).sum(), 2),
        "steps say": _mean(view.says, own),
        "shared said": _full((shared * view.says).sum(), 3),
        "shared many": _full(shared.sum(), 3),
        "own share": float(own.sum() / max(0.5, own.sum() + shared.sum())),
        "no own step": float(not account.own),
        "action words": _full((action * view.says * view.words).sum(), 60),
        "pictured": _full(len(account.pictured), 10),
        "concrete a step": min(1.0, _mean(concrete, own) / 3),
        "reasons": _full(account.reasons, 2),
        "people": _full(account.people, 2),
        "choices": _full(account.choices, 2),
        "action share": view.share(SegmentLabel.ACTION),
    }


def _outcomes(view: _View) -> dict[str, float]:
    chance = view.chance(SegmentLabel.RESULT)
    signs = [signs_of_outcome(wording) for wording in view.wordings]
    told = chance * view.says

    def most(holds: Sequence[bool]) -> float:
        return float((chance * view.held(holds)).max(initial=0.0))

    return {
        "result told": float(chance.max(initial=0.0)),
        "result told late": float((chance * (view.place > 0.5)).max(initial=0.0)),
        "result share": ramp(view.share(SegmentLabel.RESULT), 0, 0.2),
        "result says": float(told.max(initial=0.0)),
        "result said": _full(told.sum(), 2),
        "result empty": _full((chance * (1 - view.says)).sum(), 1.5),
        "result measured": most([has_figure(w) for w in view.wordings]),
        "result measures": _full((chance * view.held([has_figure(w) for w in view.wordings])).sum(), 1.5),
        "result compared": most([s["compared"] for s in signs]),
        "result confirmed": most([s["feedback"] for s in signs]),
        "result lasting": most([s["lasting"] for s in signs]),
        "result limited": most([s["limit"] for s in signs]),
        "result praise": most([s["praise"] for s in signs]),
    }


def _lessons(account: Account, view: _View) -> dict[str, float]:
    chance = view.chance(SegmentLabel.REFLECTION)
    told = chance * view.says
    return {
        "lesson told": float(chance.max(initial=0.0)),
        "lesson says": float(told.max(initial=0.0)),
        "lesson said": _full(told.sum(), 1.5),
        "lesson applied": float((chance * view.held([bool(APPLIED.search(w)) for w in view.wordings])).max(initial=0)),
        "lesson slogan": float((chance * view.held([bool(SLOGAN.search(w)) for w in view.wordings])).max(initial=0)),
        "lesson kind": {"none": 0.0, "slogan": 0.2, "lesson": 0.6, "applied": 1.0}[
            reflection_kind(account.reflections)
        ],
    }


def _setup(account: Account, view: _View) -> dict[str, float]:
    chance = view.chance(SegmentLabel.SITUATION, SegmentLabel.TASK)
    share = view.share(SegmentLabel.SITUATION, SegmentLabel.TASK)
    concrete = np.array([min(6, len(p.reading.concrete)) for p in view.parts], float)
    return {
        "setup said": _full((chance * view.says).sum(), 3),
        "setup concrete": _full((chance * concrete).sum(), 8),
        "setup figures": float((chance * view.held([has_figure(w) for w in view.wordings])).max(initial=0.0)),
        "setup share": ramp(share, 0, 0.4),
        "setup long": ramp(share, 0.4, 0.9),
        "setting": float(account.setting),
        "trouble": float(account.trouble),
        "task told": float(bool(account.tasks)),
        "task labelled": float(view.chance(SegmentLabel.TASK).max(initial=0.0)),
    }


def _talk(account: Account, view: _View) -> dict[str, float]:
    ending = view.place > 1 - 1 / _CLOSING_SHARE
    closing = view.chance(SegmentLabel.RESULT, SegmentLabel.REFLECTION) * ending
    return {
        "talk": account.talk,
        "beside": view.share(SegmentLabel.OTHER),
        "ends": float(closing.max(initial=0.0)),
        "supposed": ramp(account.modal, 0, 4),
        "habit": ramp(account.habit, 0, 6),
        "density": min(1.0, account.density * 3),
        "substance": account.substance,
        "plain verbs": account.plain_share,
        "happened": _full(account.happened, 8),
        "named": float(account.named),
        "says": _mean(view.says, view.words * view.first),
        "length": min(1.0, account.text.word_count / 250),
        "brief": 1 - ramp(account.text.word_count, 25, 90),
    }


def _full(amount: float, scale: float) -> float:
    """0 for nothing, 0.63 at `scale`, towards 1 beyond."""
    return float(1 - np.exp(-amount / scale))


def _mean(values: Row, weights: Row) -> float:
    total = weights.sum()
    return float((values * weights).sum() / total) if total > 0 else 0.0
