"""Measures case and technical marks on labelled/case.jsonl and technical.jsonl; nothing is fitted on them.

.venv/bin/python -m tools.marking.other_types
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from tools.marking.data import lines
from tools.marking.statistics import quadratic_kappa, spearman, whole

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType

FLAGS = ("math_error", "no_recommendation", "no_structure", "wrong_fact")
Row = dict[str, Any]


def judged(row: Row) -> Evaluation:
    request = EvaluationRequest(
        row["question"], QuestionType(row["type"]), row["answer"], Medium(row["medium"]), reference=row.get("reference")
    )
    return evaluate(request)


def mean(row: Row, name: str) -> float:
    return float(np.mean([rater[name] for rater in row["raters"]]))


def truth(found: Evaluation) -> float:
    return float(np.mean([found.dimensions.get(name) or 1.0 for name in ("correctness", "coverage")]))


def show(title: str, rows: Sequence[Row]) -> None:
    found = [judged(row) for row in rows]
    gold, mine = [mean(row, "overall") for row in rows], [one.overall or 1.0 for one in found]
    kappa = quadratic_kappa([whole(v) for v in gold], [whole(v) for v in mine], 1, 5)
    print(f"{title}, {len(rows)} answers: Spearman {spearman(gold, mine):.2f}, kappa {kappa:.2f}, "
          f"spread {np.std(mine) / np.std(gold):.2f}")  # fmt: skip
    if rows[0]["type"] == "technical":
        right = [mean(row, "correctness") for row in rows]
        print(f"    truth Spearman {spearman(right, [truth(one) for one in found]):.2f}")
    for flag in FLAGS:
        said = np.array([flag in [f.value for f in one.flags] for one in found])
        true = np.array([all(flag in rater["flags"] for rater in row["raters"]) for row in rows])
        if true.any():
            print(f"    {flag}: {true.sum()} true, {said.sum()} said, {(said & true).sum()} of them right")


def main() -> None:
    for kind in ("case", "technical"):
        rows = list(lines(f"{kind}.jsonl"))
        show(f"{kind}, looked at", [row for row in rows if row["id"].startswith(f"{kind}/")])
        show(f"{kind}, only measured", [row for row in rows if row["id"].startswith(f"{kind}2/")])


if __name__ == "__main__":
    main()
