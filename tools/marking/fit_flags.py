"""Fits the flags that a small model raises, with the threshold that agrees best with the raters.

.venv/bin/python -m tools.marking.fit_flags [--also FOLDER] [--write]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tools.marking import MODELS
from tools.marking.data import ALSO, SIOP, Rated, rated, siop
from tools.marking.fit_levels import figures_of
from tools.marking.statistics import Array, fit_logistic, folds

from interview_coach.coach.builtin.evaluation.account import account_of
from interview_coach.coach.builtin.evaluation.flags import FEATURES
from interview_coach.coach.builtin.evaluation.gate import open_gate
from interview_coach.coach.builtin.evaluation.relevance import NO_FIT
from interview_coach.coach.builtin.evaluation.story_features import story_features
from interview_coach.domain.vocabulary import QuestionType

PENALTY = 2.0
RAISED = tuple(name for name in FEATURES if name != "event")
EVENT_FROM = -0.5
"""A story taken for talk is held down to 1.5; talk taken for a story earns little all the same: the first is worse."""


@dataclass(frozen=True)
class Flagged:
    pair: str
    figures: dict[str, float]
    flags: frozenset[str]


def flagged(answers: Sequence[Rated]) -> list[Flagged]:
    read = ((a, figures_of(a.question, a.answer)) for a in answers)
    return [Flagged(a.pair, figures, said(a)) for a, figures in read if figures is not None]


def said(answer: Rated) -> frozenset[str]:
    """The flags that both raters raised, and "event" where either found one told."""
    return answer.flags | ({"event"} if "event" in answer.types else frozenset())


def told(answers: Sequence[Rated]) -> list[Flagged]:
    """What tells an event from talk, read before it is known which it is."""
    found = []
    for answer in (a for a in answers if a.types and "pseudo_event" not in a.types):
        gate = open_gate(answer.answer, QuestionType.BEHAVIORAL)
        if gate.why_not_scored is None:
            figures = story_features(account_of(gate.text), NO_FIT, event=True)
            found.append(Flagged(answer.pair, figures, said(answer)))
    return found


def table(rows: Sequence[Flagged], name: str) -> tuple[Array, Array]:
    x = np.array([[row.figures[f] for f in FEATURES[name]] for row in rows])
    return x, np.array([name in row.flags for row in rows])


def f1(said: Array, gold: Array) -> float:
    return float(2 * (said & gold).sum() / max(1, said.sum() + gold.sum()))


def held_out(rows: Sequence[Flagged], name: str) -> Array:
    x, gold = table(rows, name)
    scores = np.zeros(len(rows))
    for train, test in folds([row.pair for row in rows]):
        weights, constant = fit_logistic(x[train], gold[train].astype(float), PENALTY)
        scores[test] = x[test] @ weights + constant
    return scores


def fitted(rows: Sequence[Flagged], name: str) -> dict[str, object]:
    x, gold = table(rows, name)
    scores = held_out(rows, name)
    threshold = EVENT_FROM if name == "event" else max(np.unique(scores), key=lambda v: f1(scores >= v, gold))
    weights, constant = fit_logistic(x, gold.astype(float), PENALTY)
    return {
        "weights": dict(zip(FEATURES[name], map(float, weights), strict=True)),
        "constant": constant,
        "threshold": float(threshold),
    }


def refit_event(folder: Path, without: frozenset[str]) -> None:
    known = [*rated(), *siop(SIOP)]
    write({"event": fitted(told([a for a in known if a.pair not in without]), "event")}, "event", folder)


def refit(folder: Path, without: frozenset[str]) -> None:
    rows = flagged([a for a in rated() if a.pair not in without])
    write({name: fitted(rows, name) for name in RAISED}, "flags", folder)


def write(found: dict[str, dict[str, object]], name: str, folder: Path = MODELS) -> None:
    data = {"trained_on": f"labelled/answers.jsonl{ALSO}", **found}
    (folder / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def measure(rows: Sequence[Flagged], others: Sequence[Flagged], name: str) -> dict[str, object]:
    """Fits, prints how it did by pair left out and on another set, and gives what was fitted."""
    found = fitted(rows, name)
    gold, scores = table(rows, name)[1], held_out(rows, name)
    print(f"{name}: {gold.sum()} positives, F1 {f1(scores >= found['threshold'], gold):.2f} by pair left out")
    if others and name in RAISED:
        x, other = table(others, name)
        weights = np.array(list(found["weights"].values()))  # type: ignore[attr-defined]
        holds = x @ weights + found["constant"] >= found["threshold"]
        print(f"    another set: {other.sum()} positives, F1 {f1(holds, other):.2f}")
    return found


def show_real(rows: Sequence[Flagged]) -> None:
    gold, scores = table(rows, "event")[1], held_out(rows, "event")
    real = np.array([row.pair.startswith("siop") for row in rows])
    for name, use in (("SIOP", real), ("own", ~real)):
        holds = scores[use] >= EVENT_FROM
        print(f"    {name}: {gold[use].sum()} of {use.sum()} tell an event, found {(holds & gold[use]).sum()}, "
              f"taken for one {(holds & ~gold[use]).sum()}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    real = siop(SIOP)
    event = measure(told([*rated(), *real]), [], "event")
    if real:
        show_real(told([*rated(), *real]))
    if args.write:
        write({"event": event}, "event")
    rows = flagged(rated())
    others = flagged(rated(args.also)) if args.also else []
    raised = {name: measure(rows, others, name) for name in RAISED}
    if args.write:
        write(raised, "flags")


if __name__ == "__main__":
    main()
