"""Fits the levels of the behavioral rubric from what was found in an answer, and measures them by pair left out.

    .venv/bin/python -m tools.marking.fit_levels [--also FOLDER] [--write]

One ridge for all six dimensions together: each dimension against the marks of two raters, their weighted mean (the
rubric's) against the raters' overall mark, and the contrast edits with the mark that the change leaves: an edit that
keeps every fact keeps the marks, one that takes the outcome away has result 1.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tools.marking import MODELS
from tools.marking.data import ALSO, Edited, Rated, edited, rated
from tools.marking.statistics import (
    Array,
    fit_logistic,
    fit_ridge,
    folds,
    pearson,
    quadratic_kappa,
    spearman,
    spearman_beyond,
    whole,
)

from interview_coach.coach.builtin.evaluation.account import account_of
from interview_coach.coach.builtin.evaluation.behavioral import is_event, told_clauses
from interview_coach.coach.builtin.evaluation.gate import open_gate
from interview_coach.coach.builtin.evaluation.levels import DIMENSIONS, FEATURES
from interview_coach.coach.builtin.evaluation.relevance import fit_of
from interview_coach.coach.builtin.evaluation.story_features import story_features
from interview_coach.content.library import library
from interview_coach.domain.vocabulary import QuestionType

PENALTY = 12.0
GATE_PENALTY = 3.0
GATED = ("result", "reflection", "action")
"""Dimensions of which there may be nothing at all in an answer."""
SOMETHING = 1.75
"""The mark from which something is there."""
KEPT_WEIGHT, CHANGED_WEIGHT = 30.0, 8.0
OVERALL_WEIGHT = 3.0
EDIT_WEIGHT = 0.7
Figures = dict[str, float]


@dataclass(frozen=True)
class Row:
    """`base` and `kept` are set for edits: what was edited, and whether the edit kept every fact."""

    id: str
    pair: str
    figures: Figures
    marks: dict[str, float]
    weight: float
    base: str | None = None
    kept: bool = False


def figures_of(question: str, answer: str) -> Figures | None:
    gate = open_gate(answer, QuestionType.BEHAVIORAL)
    if gate.why_not_scored is not None:
        return None
    account = account_of(gate.text)
    fit = fit_of(question, *told_clauses(account))
    return story_features(account, fit, event=is_event(account))


def row_of(answer: Rated) -> Row | None:
    figures = figures_of(answer.question, answer.answer)
    return None if figures is None else Row(answer.id, answer.pair, figures, answer.marks, 1.0)


def edited_row(edit: Edited, base: Rated) -> Row | None:
    figures, marks = figures_of(edit.question, edit.answer), after(edit.kind, base.marks)
    return (
        None
        if figures is None
        else Row(edit.id, edit.pair, figures, marks, EDIT_WEIGHT, base.id, edit.expect == "same")
    )


def after(kind: str, marks: dict[str, float]) -> dict[str, float]:
    """The marks that an edit leaves; what is not known is left out."""
    changes: dict[str, dict[str, float]] = {
        "added_reflection_and_figure": {
            "result": min(5, marks.get("result", 3.5) + 0.5),
            "reflection": max(4, marks.get("reflection", 1)),
            "overall": min(5, marks["overall"] + 0.5),
        },
        "no_result": {"result": 1.2, "overall": marks["overall"] - 1.2},
        "vague_action": {"action": 2.0, "relevance": marks.get("relevance", 4) - 1, "overall": marks["overall"] - 1.5},
        "we_only": {"action": 2.0, "relevance": marks.get("relevance", 4) - 1, "overall": marks["overall"] - 1.5},
        "fluff_swap": {"relevance": 1.5, "action": 1.5, "result": 1.5, "reflection": 1.5, "overall": 1.3},
        "hypothetical": {"relevance": 1.5, "action": 1.5, "result": 1.5, "overall": 1.3},
        "other_question": {"relevance": 1.3, "overall": 1.5},
    }
    known = {"hypothetical": ("context", "reflection", "structure"), "fluff_swap": ("context", "structure")}
    kept = {name: value for name, value in marks.items() if name not in known.get(kind, ())}
    return {**kept, **changes.get(kind, {})}


def rows_of_set() -> list[Row]:
    answers = rated()
    known = {a.id: a for a in answers}
    found = [row_of(a) for a in answers] + [edited_row(e, known[e.base]) for e in edited()]
    return [row for row in found if row is not None]


def table(rows: Sequence[Row], names: Sequence[str]) -> Array:
    return np.array([[row.figures[name] for name in names] for row in rows])


@dataclass(frozen=True)
class Linear:
    """Weights over some figures, and a constant."""

    weights: dict[str, float]
    constant: float

    def of(self, figures: Figures) -> float:
        return self.constant + sum(w * figures[name] for name, w in self.weights.items())


@dataclass(frozen=True)
class Levels:
    """A line per dimension; where there is a gate, the level is as far above 1 as the gate is open."""

    lines: dict[str, Linear]
    gates: dict[str, Linear]

    def of(self, figures: Figures) -> dict[str, float]:
        return {name: self.level(name, figures) for name in self.lines}

    def level(self, name: str, figures: Figures) -> float:
        height = float(np.clip(self.lines[name].of(figures), 1, 5))
        if name not in self.gates:
            return height
        return float(1 + (height - 1) / (1 + np.exp(-np.clip(self.gates[name].of(figures), -30, 30))))


class System:
    """Equations over the weights of several dimensions at once, solved as one ridge."""

    def __init__(self, rows: Sequence[Row], dimensions: Sequence[str]) -> None:
        self.dimensions = dimensions
        self.means = {d: table(rows, FEATURES[d]).mean(0) for d in dimensions}
        self.spreads = {d: table(rows, FEATURES[d]).std(0) + 1e-3 for d in dimensions}
        sizes = [len(FEATURES[d]) + 1 for d in dimensions]
        self.starts = np.cumsum([0, *sizes])
        self._left: list[Array] = []
        self._right: list[float] = []
        self._weights: list[float] = []

    def scaled(self, row: Row, dimension: str) -> Array:
        figures = table([row], FEATURES[dimension])[0]
        return np.r_[(figures - self.means[dimension]) / self.spreads[dimension], 1.0]

    def require(self, parts: dict[str, Array], value: float, weight: float) -> None:
        """That the sum over `parts` (dimension to row) be `value`."""
        row = np.zeros(self.starts[-1])
        for name, part in parts.items():
            place = self.dimensions.index(name)
            row[self.starts[place] : self.starts[place + 1]] = part
        self._left.append(row)
        self._right.append(value)
        self._weights.append(weight)

    def solved(self) -> dict[str, Linear]:
        x, y, w = np.array(self._left), np.array(self._right), np.array(self._weights)
        held = np.full(self.starts[-1], PENALTY)
        held[self.starts[1:] - 1] = 1e-6
        found = np.linalg.solve((x * w[:, None]).T @ x + np.diag(held), (x * w[:, None]).T @ y)
        lines = {}
        for place, name in enumerate(self.dimensions):
            part = found[self.starts[place] : self.starts[place + 1]]
            raw = part[:-1] / self.spreads[name]
            constant = float(part[-1] - raw @ self.means[name])
            lines[name] = Linear(dict(zip(FEATURES[name], map(float, raw), strict=True)), constant)
        return lines


def fit(rows: Sequence[Row]) -> Levels:
    """Gated dimensions first, each by itself; then the others in one system whose weighted mean, with the gated ones,
    meets the overall marks, and whose change between an answer and its edit meets the change that the edit makes."""
    gated = {d: _gated(rows, d) for d in GATED}
    levels = Levels({d: line for d, (line, _) in gated.items()}, {d: gate for d, (_, gate) in gated.items()})
    shares = {d.id: d.weight / 100 for d in library().rubric(QuestionType.BEHAVIORAL).dimensions}
    known = {row.id: sum(shares[d] * levels.level(d, row.figures) for d in GATED) for row in rows}
    system = System(rows, [d for d in DIMENSIONS if d not in GATED])
    bases = {row.id: row for row in rows}
    for row in rows:
        parts = {d: system.scaled(row, d) for d in system.dimensions}
        for d in system.dimensions:
            if d in row.marks:
                system.require({d: parts[d]}, row.marks[d], row.weight)
        rest = row.marks["overall"] - known[row.id]
        system.require({d: shares[d] * part for d, part in parts.items()}, rest, row.weight * OVERALL_WEIGHT)
        base = bases.get(row.base or "")
        if base is None:
            continue
        moved = {d: part - system.scaled(base, d) for d, part in parts.items()}
        weight = KEPT_WEIGHT if row.kept else CHANGED_WEIGHT
        for d in system.dimensions:
            if d in row.marks and d in base.marks:
                system.require({d: moved[d]}, row.marks[d] - base.marks[d], weight / 3)
        change = row.marks["overall"] - base.marks["overall"] - (known[row.id] - known[base.id])
        system.require({d: shares[d] * part for d, part in moved.items()}, change, weight * OVERALL_WEIGHT)
    return Levels({**system.solved(), **levels.lines}, levels.gates)


def _gated(rows: Sequence[Row], dimension: str) -> tuple[Linear, Linear]:
    """How high where there is something (line), and whether there is something at all (gate)."""
    names = FEATURES[dimension]
    marked = [row for row in rows if dimension in row.marks]
    x, marks = table(marked, names), np.array([row.marks[dimension] for row in marked])
    weight = np.array([row.weight for row in marked])
    there = marks >= SOMETHING
    gate, gate_constant = fit_logistic(x, there.astype(float), GATE_PENALTY, weight)
    line, constant = fit_ridge(x[there], marks[there], PENALTY, weight[there])
    return (
        Linear(dict(zip(names, map(float, line), strict=True)), constant),
        Linear(dict(zip(names, map(float, gate), strict=True)), gate_constant),
    )


def weighted(levels: dict[str, float]) -> float:
    rubric = library().rubric(QuestionType.BEHAVIORAL)
    return sum(d.weight * levels[d.id] for d in rubric.dimensions) / 100


def show(name: str, gold: list[float], mine: list[float], size: list[int] | None = None) -> None:
    kappa = quadratic_kappa([whole(v) for v in gold], [whole(v) for v in mine], 1, 5)
    beyond = f" beyond length {spearman_beyond(gold, mine, size):.3f}" if size else ""
    spread = np.std(mine) / max(1e-9, np.std(gold))
    print(f"{name:26s} spearman {spearman(gold, mine):.3f}{beyond} qwk {kappa:.3f} spread {spread:.2f} "
          f"pearson {pearson(gold, mine):.3f}")  # fmt: skip


def write(levels: Levels, folder: Path = MODELS) -> None:
    data = {
        "trained_on": f"labelled/answers.jsonl and contrast.jsonl{ALSO}",
        "lines": {name: {"weights": line.weights, "constant": line.constant} for name, line in levels.lines.items()},
        "gates": {name: {"weights": gate.weights, "constant": gate.constant} for name, gate in levels.gates.items()},
    }
    (folder / "levels.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def refit(folder: Path, without: frozenset[str]) -> None:
    """The levels without some pairs, into `folder`."""
    write(fit([row for row in rows_of_set() if row.pair not in without]), folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = rows_of_set()
    held: list[dict[str, float]] = [{} for _ in rows]
    for train, test in folds([row.pair for row in rows]):
        fitted = fit([row for row, use in zip(rows, train, strict=True) if use])
        for index in np.flatnonzero(test):
            held[index] = fitted.of(rows[index].figures)
    own = [i for i, row in enumerate(rows) if "#" not in row.id]
    print(f"pair left out, {len(own)} answers, before caps")
    for name in DIMENSIONS:
        marked = [i for i in own if name in rows[i].marks]
        show(name, [rows[i].marks[name] for i in marked], [held[i][name] for i in marked])
    show("overall", [rows[i].marks["overall"] for i in own], [weighted(held[i]) for i in own])
    final = fit(rows)
    if args.also:
        others = [row for answer in rated(args.also) if (row := row_of(answer)) is not None]
        marks = [weighted(final.of(row.figures)) for row in others]
        show(f"other set, {len(others)} answers", [row.marks["overall"] for row in others], marks)
    if args.write:
        write(final)


if __name__ == "__main__":
    main()
