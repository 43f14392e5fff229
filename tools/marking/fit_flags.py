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
from tools.marking.data import Rated, rated
from tools.marking.fit_levels import figures_of
from tools.marking.statistics import Array, fit_logistic, folds

from interview_coach.coach.builtin.evaluation.flags import FEATURES

PENALTY = 2.0


@dataclass(frozen=True)
class Flagged:
    pair: str
    figures: dict[str, float]
    flags: frozenset[str]


def flagged(answers: Sequence[Rated]) -> list[Flagged]:
    read = ((a, figures_of(a.question, a.answer)) for a in answers)
    return [Flagged(a.pair, figures, a.flags) for a, figures in read if figures is not None]


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
    threshold = max(np.unique(scores), key=lambda value: f1(scores >= value, gold))
    weights, constant = fit_logistic(x, gold.astype(float), PENALTY)
    return {
        "weights": dict(zip(FEATURES[name], map(float, weights), strict=True)),
        "constant": constant,
        "threshold": float(threshold),
    }


def refit(folder: Path, without: frozenset[str]) -> None:
    rows = flagged([a for a in rated() if a.pair not in without])
    write({name: fitted(rows, name) for name in FEATURES}, folder)


def write(found: dict[str, dict[str, object]], folder: Path = MODELS) -> None:
    data = {"trained_on": "labelled/answers.jsonl", **found}
    (folder / "flags.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = flagged(rated())
    others = flagged(rated(args.also)) if args.also else []
    models = {name: fitted(rows, name) for name in FEATURES}
    for name, found in models.items():
        gold = table(rows, name)[1]
        scores = held_out(rows, name)
        print(f"{name}: {gold.sum()} positives, F1 {f1(scores >= found['threshold'], gold):.2f} by pair left out")
        if others:
            x, other = table(others, name)
            weights = np.array(list(found["weights"].values()))  # type: ignore[attr-defined]
            said = x @ weights + found["constant"] >= found["threshold"]
            print(f"    another set: {other.sum()} positives, F1 {f1(said, other):.2f}")
    if args.write:
        write(models)


if __name__ == "__main__":
    main()
