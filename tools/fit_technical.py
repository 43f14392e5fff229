"""Fits the weights of key-point features on human-graded answers and says how well they do on unseen questions.

    .venv/bin/python tools/fit_technical.py --saf FILE --own FOLDER [--mohler FILE] [--write]

Trains on SAF (MIT licence) and on the answers of our own public set that have a reference, plus answers moved to a
foreign question (mark 0); the mark of an answer is the mean probability of its points. All figures are
cross-validated by question; Mohler is only measured. With --write the weights go to
content/data/technical_weights.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import interview_coach
from interview_coach.coach.builtin.evaluation.reference import parse_reference
from interview_coach.coach.builtin.evaluation.technical_points import (
    FEATURES,
    asked_count,
    compare,
    point_weight,
)
from interview_coach.coach.builtin.evaluation.technical_terms import terms
from interview_coach.coach.builtin.evaluation.text import AnswerText

TARGET = Path(interview_coach.__file__).parent / "content" / "data" / "technical_weights.json"
FOLDS, STEPS, RATE, L2 = 6, 400, 0.06, 0.1
OWN_WEIGHT = 4.0


@dataclass(frozen=True)
class Graded:
    source: str
    group: str
    question: str
    reference: str
    answer: str
    mark: float  # 0 to 1


def saf(path: Path) -> Iterator[Graded]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if len(row["answer"].split()) > 2:
                yield Graded(
                    "saf", row["question_id"], row["question"], row["reference"], row["answer"], float(row["score"])
                )


def mohler(path: Path) -> Iterator[Graded]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if len(row["student_answer"].split()) > 2:
                mark = float(row["score_avg"]) / 5
                yield Graded("mohler", row["id"], row["question"], row["desired_answer"], row["student_answer"], mark)


def own(folder: Path) -> Iterator[Graded]:
    rows = [json.loads(line) for line in (folder / "references.jsonl").read_text("utf-8").splitlines()]
    references = {row["question"]: row["reference"] for row in rows}
    for line in (folder / "answers.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["question"] in references:
            mark = (row["correctness"] - 1) / 4
            yield Graded("own", row["pair"], row["question"], references[row["question"]], row["answer"], mark)


def moved(rows: list[Graded], every: int, chance: random.Random) -> list[Graded]:
    """Answers given to a foreign question: nothing of the reference is in them."""
    out = []
    for row in rows[::every]:
        other = chance.choice([r for r in rows if r.group != row.group])
        out.append(Graded(row.source + "-moved", row.group, row.question, row.reference, other.answer, 0.0))
    return out


class Table:
    """Features of all points of all answers, flat; `owner` is the answer of each point."""

    def __init__(self, rows: list[Graded]) -> None:
        features, owner, weights, self.enough, self.starts = [], [], [], [], [0]
        for index, row in enumerate(rows):
            reference = parse_reference(row.reference)
            matches = compare(reference, AnswerText.of(row.answer), row.question)
            asked = terms(row.question).stems
            share = np.array([point_weight(m.point, asked) for m in matches])
            features += [m.features for m in matches]
            owner += [index] * len(matches)
            weights += list(share / share.sum())
            self.enough.append(None if reference.listed else asked_count(row.question, len(matches)))
            self.starts.append(len(owner))
        self.features, self.owner, self.weights = np.array(features), np.array(owner), np.array(weights)

    def shares(self, probabilities: np.ndarray) -> np.ndarray:
        shares = self.weights.copy()
        for index, enough in enumerate(self.enough):
            if enough:
                start, end = self.starts[index], self.starts[index + 1]
                best = np.argsort(-probabilities[start:end], kind="stable")[:enough]
                shares[start:end] = 0
                shares[start + best] = 1 / enough
        return shares


def fit(table: Table, marks: np.ndarray, use: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights and constant (last) for the raw features, by Adam on the squared error of the answers' marks."""
    mean, spread = table.features[use[table.owner]].mean(0), table.features[use[table.owner]].std(0) + 1e-9
    scaled = np.c_[(table.features - mean) / spread, np.ones(len(table.features))]
    beta, first, second = np.zeros(scaled.shape[1]), np.zeros(scaled.shape[1]), np.zeros(scaled.shape[1])
    for step in range(STEPS):
        p = 1 / (1 + np.exp(-scaled @ beta))
        if step % 50 == 0:
            shares = table.shares(p)
        predicted = np.bincount(table.owner, shares * p, minlength=len(marks))
        slope = (2 * weight * (predicted - marks) * use)[table.owner] * shares * p * (1 - p)
        gradient = scaled.T @ slope / (weight * use).sum() + 0.1 * L2 * np.r_[beta[:-1], 0]
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        rate = RATE if step < 0.7 * STEPS else RATE / 5
        beta -= rate * first / (1 - 0.9 ** (step + 1)) / (np.sqrt(second / (1 - 0.99 ** (step + 1))) + 1e-8)
    raw = beta[:-1] / spread
    return np.r_[raw, beta[-1] - raw @ mean]


def predict(table: Table, beta: np.ndarray, count: int) -> np.ndarray:
    p = 1 / (1 + np.exp(-(table.features @ beta[:-1] + beta[-1])))
    return np.bincount(table.owner, table.shares(p) * p, minlength=count)


def pearson(x: np.ndarray, y: np.ndarray) -> float:
    return float(np.corrcoef(x, y)[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saf", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--mohler", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    chance = random.Random(1)
    graded, ours = list(saf(args.saf)), list(own(args.own))
    rows = [*graded, *ours, *moved(graded, 4, chance), *moved(ours, 1, chance)]
    measured = list(mohler(args.mohler)) if args.mohler else []
    table, marks = Table([*rows, *measured]), np.array([r.mark for r in [*rows, *measured]])
    source = np.array([r.source for r in [*rows, *measured]])
    group = np.array([r.group for r in [*rows, *measured]])
    train = source != "mohler"
    weight = np.array(
        [1 / np.sqrt((train & (group == g)).sum()) if t else 0.0 for g, t in zip(group, train, strict=True)]
    )
    weight[np.char.startswith(source.astype(str), "own")] *= OWN_WEIGHT
    held = np.full(len(marks), np.nan)
    groups = sorted(set(group[train]))
    for fold in range(FOLDS):
        test = train & np.isin(group, groups[fold::FOLDS])
        held[test] = predict(table, fit(table, marks, train & ~test, weight), len(marks))[test]
    beta = fit(table, marks, train, weight)
    held[~train] = predict(table, beta, len(marks))[~train]
    for name in ("saf", "own", "mohler"):
        part = source == name
        if part.any():
            print(f"{name}: Pearson {pearson(held[part], marks[part]):.3f} on questions not trained on, n={part.sum()}")
    print(
        f"mean of moved answers {held[np.char.endswith(source.astype(str), '-moved')].mean():.2f}, of SAF answers "
        f"{held[source == 'saf'].mean():.2f}"
    )
    print(dict(zip(FEATURES, beta.round(3), strict=False)), beta[-1].round(3))
    if args.write:
        TARGET.write_text(
            json.dumps(
                {
                    "made_by": "tools/fit_technical.py",
                    "trained_on": "SAF (MIT) and the public own set; never on Mohler",
                    "weights": dict(zip(FEATURES, [round(float(b), 4) for b in beta], strict=False)),
                    "constant": round(float(beta[-1]), 4),
                },
                indent=1,
            )
            + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
