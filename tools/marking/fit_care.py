"""Fits the models that notice painful disclosures and danger, and measures them on whole answers kept for it.

    .venv/bin/python -m tools.marking.fit_care [--siop FILE] [--also FOLDER] [--write]

Trains on single lines (labelled/care_clauses.jsonl). Plain text to tell them from are the bank of clauses, lines of
stories, the marked answers, and SIOP 2024 answers (MIT): hardly any of them discloses anything.
labelled/care_answers.jsonl is never trained on.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from tools.marking import MODELS
from tools.marking.data import SETS, lines
from tools.marking.statistics import Array, fit_logistic

from interview_coach.coach.builtin.evaluation.account import account_of
from interview_coach.coach.builtin.evaluation.care import SHARPNESS, care_for, windows
from interview_coach.coach.builtin.evaluation.text import AnswerText, plain
from interview_coach.content.models import packed
from interview_coach.embedding import encoder

PENALTY, LINE_WEIGHT = 10.0, 0.3
ANSWER_WEIGHT = {"disclosure": 0.06, "danger": 0.05}
SURE, PERHAPS, LIKELY, DANGER_SURE = 2.4, 1.6, 0.5, 2.0
FEWEST_WORDS = 20


def rows_of(text: str) -> Array:
    clauses = [c.plain for c in AnswerText.of(text).clauses]
    return windows(encoder().encode(clauses).astype(np.float64), clauses)[0]


def whole(text: str) -> Array:
    together = encoder().encode([c.plain for c in AnswerText.of(text).clauses]).sum(axis=0)
    return np.asarray(together / np.linalg.norm(together) * SHARPNESS, float)


def fit(siop: Path | None) -> dict[str, tuple[Array, float]]:
    marked = list(lines("care_clauses.jsonl"))
    told = np.array([whole(row["text"]) for row in marked])
    texts = [plain(row["text"]) for row in lines("clauses.jsonl")]
    texts += [plain(text) for kind in lines("kinds.jsonl") for text in kind["gists"]]
    plain_lines = encoder().encode(texts).astype(np.float64) * SHARPNESS
    answers = [row["answer"] for folder in SETS for row in lines("answers.jsonl", folder)]
    ordinary = np.vstack([rows_of(answer) for answer in answers if len(answer.split()) > FEWEST_WORDS])
    if siop is not None:
        with siop.open(encoding="utf-8") as file:
            real = [row["answer"] for row in csv.DictReader(file) if len(row["answer"].split()) > FEWEST_WORDS]
        ordinary = np.vstack([ordinary, *(rows_of(answer) for answer in real)])
    found = {}
    for name, classes in (("disclosure", ("disclosure", "danger")), ("danger", ("danger",))):
        yes = np.array([float(row["class"] in classes) for row in marked])
        x = np.r_[told, plain_lines, ordinary]
        y = np.r_[yes, np.zeros(len(plain_lines) + len(ordinary))]
        weight = np.r_[
            np.ones(len(told)), np.full(len(plain_lines), LINE_WEIGHT), np.full(len(ordinary), ANSWER_WEIGHT[name])
        ]
        found[name] = fit_logistic(x, y, PENALTY, weight)
    return found


def shares(answers: list[str]) -> str:
    found = []
    for answer in answers:
        account = account_of(AnswerText.of(answer))
        found.append(care_for(account.parts, account.vectors))
    names = ("discloses", "perhaps", "might", "danger")
    return ", ".join(f"{name} {np.mean([getattr(care, name) for care in found]):.2f}" for name in names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--siop", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.write:
        fitted = fit(args.siop)
        data = {
            "trained_on": "labelled/: care_clauses, clauses, kinds, answers; SIOP 2024 answers (MIT)",
            "sure": SURE,
            "perhaps": PERHAPS,
            "likely": LIKELY,
            "danger_sure": DANGER_SURE,
        }
        for name, (weights, constant) in fitted.items():
            data[name] = {"weights": packed(weights), "constant": constant}  # type: ignore[assignment]
        (MODELS / "care.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    kept = list(lines("care_answers.jsonl"))
    print("answers that disclose:", shares([r["answer"] for r in kept if r["discloses"]]))
    print("of them in danger:    ", shares([r["answer"] for r in kept if r["danger"]]))
    print("near misses:          ", shares([r["answer"] for r in kept if not r["discloses"]]))
    if args.also:
        others = [r["answer"] for r in lines("answers.jsonl", args.also) if len(r["answer"].split()) > FEWEST_WORDS]
        print("another set:          ", shares(others))


if __name__ == "__main__":
    main()
