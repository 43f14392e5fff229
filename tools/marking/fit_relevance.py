"""Fits the four weights by which an answer is said to fit its question, and measures them by pair left out.

    .venv/bin/python -m tools.marking.fit_relevance [--siop FILE] [--write]

An answer that its raters found relevant (3 and more) fits its own question; put to another question of the same pair,
or of another pair, it mostly does not. SIOP 2024 (MIT), real answers, joins with its questions when it is given.
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tools.marking import MODELS
from tools.marking.data import ALSO, Rated, rated
from tools.marking.statistics import Array, fit_logistic, folds

from interview_coach.coach.builtin.evaluation.account import Account, account_of
from interview_coach.coach.builtin.evaluation.behavioral import told_clauses
from interview_coach.coach.builtin.evaluation.relevance import TERMS, fit_of
from interview_coach.coach.builtin.evaluation.text import AnswerText

PENALTY = 1.0


@dataclass
class Rows:
    """Figures, right (1) or other question (0), group (pair or fold of SIOP) and where the question is from."""

    x: list[list[float]] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    origin: list[str] = field(default_factory=list)

    def add(self, question: str, account: Account, group: str, origin: str, *, right: bool) -> None:
        fit = fit_of(question, *told_clauses(account))
        self.x.append([fit.topic, fit.topic_mean, fit.kind, fit.words])
        self.y.append(float(right))
        self.groups.append(group)
        self.origin.append(origin)

    def fit(self, use: Array | None = None) -> tuple[Array, float]:
        """Weights and constant; the own questions weigh as much as the others together."""
        kept = np.ones(len(self.y), bool) if use is None else use
        where, x, y = np.array(self.origin), np.array(self.x), np.array(self.y)
        share = (where != "siop").sum() / 2 / max(1, (where == "own").sum())
        return fit_logistic(x[kept], y[kept], PENALTY, np.where(where == "own", share, 1.0)[kept])


def rows(siop: Path | None, without: frozenset[str] = frozenset()) -> Rows:
    found = Rows()
    _add_ours(found, [row for row in rated() if row.pair not in without])
    if siop is not None:
        _add_siop(found, siop)
    return found


def _add_ours(found: Rows, answers: list[Rated]) -> None:
    asked: dict[str, dict[str, None]] = {}
    for row in answers:
        asked.setdefault(row.pair, {})[row.question] = None
    pairs = list(asked)
    for index, row in enumerate(answers):
        if row.marks.get("relevance", row.marks["overall"]) < 3:
            continue
        account = account_of(AnswerText.of(row.answer))
        found.add(row.question, account, row.pair, "own", right=True)
        for question in [q for q in asked[row.pair] if q != row.question]:
            found.add(question, account, row.pair, "same pair", right=False)
        foreign = pairs[(pairs.index(row.pair) + 1 + index) % len(pairs)]
        for question in [q for q in list(asked[foreign])[:2] if q not in asked[row.pair]]:
            found.add(question, account, row.pair, "other pair", right=False)


def _add_siop(found: Rows, siop: Path) -> None:
    with siop.open(encoding="utf-8") as file:
        real = [r for r in csv.DictReader(file) if len(r["answer"].split()) > 25]
    questions = sorted({r["question"] for r in real})
    for index, one in enumerate(real):
        place = questions.index(one["question"])
        other = questions[(place + 7 + index) % len(questions)]
        account = account_of(AnswerText.of(one["answer"]))
        found.add(one["question"], account, f"siop {place % 8}", "siop", right=True)
        if other != one["question"]:
            found.add(other, account, f"siop {place % 8}", "siop", right=False)


def auc(right: Array, wrong: Array) -> float:
    return float(((right[:, None] > wrong[None]) + 0.5 * (right[:, None] == wrong[None])).mean())


def write(weights: Array, constant: float, folder: Path = MODELS) -> None:
    data = {
        "trained_on": f"labelled/answers.jsonl{ALSO}, own against other questions; SIOP 2024 (MIT)",
        "weights": dict(zip(TERMS, map(float, weights), strict=True)),
        "constant": constant,
    }
    (folder / "fit.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def refit(folder: Path, without: frozenset[str]) -> None:
    """The weights without some pairs, into `folder`."""
    write(*rows(None, without).fit(), folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--siop", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = rows(args.siop)
    x, y, where = np.array(found.x), np.array(found.y), np.array(found.origin)
    scores = np.zeros(len(y))
    for train, test in folds(found.groups):
        weights, constant = found.fit(train)
        scores[test] = x[test] @ weights + constant
    for other in ("same pair", "other pair"):
        print(f"own question against {other}: AUC {auc(scores[where == 'own'], scores[where == other]):.3f}", end="; ")
        print({n: round(auc(x[where == "own", i], x[where == other, i]), 3) for i, n in enumerate(TERMS)})
    real = where == "siop"
    if real.any():
        print(f"SIOP: AUC {auc(scores[real & (y == 1)], scores[real & (y == 0)]):.3f}")
    weights, constant = found.fit()
    print({name: round(float(w), 2) for name, w in zip(TERMS, weights, strict=True)}, round(constant, 2))
    if args.write:
        write(weights, constant)


if __name__ == "__main__":
    main()
