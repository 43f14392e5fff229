"""Puts the coach beside the baselines on two sets: this repository's by pair left out, and one never trained on.

    .venv/bin/python -m tools.marking.compare [--also FOLDER]

For each fold all small models of the coach are fitted again without the pair that is marked; the baselines are fitted
on the same answers. Prints a table in Markdown for docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tools.marking import refit
from tools.marking.baselines import BASELINES, Predict
from tools.marking.data import SETS, Edited, Rated, edited, rated
from tools.marking.statistics import quadratic_kappa, spearman, spearman_beyond, whole

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.content import models
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType

JUNK = (
    "", "fine", "I don't know", "blah " * 120, "asdf jkl qwer " * 30, "Yes.", "Situation: Task: Action: Result:",
    "lorem ipsum dolor sit amet " * 25, "I would rather not answer that.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks by id of the answer or edit; `fell` tells for edits with a part whether that dimension fell."""

    marks: dict[str, float]
    fell: dict[str, bool]
    junk: float


def judged(question: str, answer: str, medium: str) -> Evaluation:
    return evaluate(EvaluationRequest(question, QuestionType.BEHAVIORAL, answer, Medium(medium)))


def overall(found: Evaluation) -> float:
    return 1.0 if found.overall is None else found.overall


def by_coach(answers: Sequence[Rated], edits: Sequence[Edited]) -> Marked:
    first = {a.id: judged(a.question, a.answer, a.medium) for a in answers}
    marks, fell = {id: overall(e) for id, e in first.items()}, {}
    for edit in edits:
        found = judged(edit.question, edit.answer, edit.medium)
        marks[edit.id] = overall(found)
        if edit.part:
            before = first[edit.base].dimensions.get(edit.part) or 1.0
            fell[edit.id] = (found.dimensions.get(edit.part) or 1.0) < before
    junk = max(overall(judged(answers[0].question, text, "typed")) for text in JUNK)
    return Marked(marks, fell, junk)


def by_baseline(predict: Predict, answers: Sequence[Rated], edits: Sequence[Edited]) -> Marked:
    ids = [*(a.id for a in answers), *(e.id for e in edits)]
    texts = [*(a.answer for a in answers), *(e.answer for e in edits)]
    marks = dict(zip(ids, map(float, predict(texts)), strict=True))
    return Marked(marks, {e.id: False for e in edits if e.part}, float(predict(list(JUNK)).max()))


def moved_right(edit: Edited, change: float) -> bool:
    """As the public measurement has it: down by 0.4, up or at least not down, or the same within 0.3."""
    if edit.expect == "down":
        return change <= -0.4
    if edit.expect == "up":
        return change >= -0.1
    return change <= 0.15 if edit.kind == "longer" else abs(change) <= 0.3


def figures(found: Marked, answers: Sequence[Rated], edits: Sequence[Edited]) -> dict[str, float]:
    gold = [a.marks["overall"] for a in answers]
    mine = [found.marks[a.id] for a in answers]
    size = [float(len(a.answer.split())) for a in answers]
    kinds: dict[str, list[bool]] = {}
    for edit in edits:
        kinds.setdefault(edit.kind, []).append(moved_right(edit, found.marks[edit.id] - found.marks[edit.base]))
    edited_ids = {edit.id for edit in edits}
    return {
        "Spearman": spearman(gold, mine),
        "beyond length": spearman_beyond(gold, mine, size),
        "QWK": quadratic_kappa([whole(v) for v in gold], [whole(v) for v in mine], 1, 5),
        "spread": float(np.std(mine) / np.std(gold)),
        "contrast right": float(np.mean([right for each in kinds.values() for right in each])),
        "worst kind": min(float(np.mean(each)) for each in kinds.values()),
        "right dimension": float(np.mean([held for id, held in found.fell.items() if id in edited_ids] or [0.0])),
        "highest mark of junk": found.junk,
        **{f"contrast {kind}": float(np.mean(each)) for kind, each in sorted(kinds.items())},
    }


@contextmanager
def fitted_without(pairs: Sequence[str]) -> Iterator[None]:
    """The coach with all its small models fitted without some pairs."""
    with tempfile.TemporaryDirectory() as folder:
        refit.all_models(Path(folder), without=frozenset(pairs))
        with models.read_from(Path(folder)):
            yield


def left_out(answers: Sequence[Rated], edits: Sequence[Edited], count: int) -> dict[str, Marked]:
    """Everybody's marks, each answer marked by models that have not seen its pair; `count` folds."""
    pairs = sorted({a.pair for a in answers})
    parts: dict[str, list[Marked]] = {name: [] for name in ("coach", *BASELINES)}
    for fold in range(count):
        test = pairs[fold::count]
        some, rest = [a for a in answers if a.pair in test], [a for a in answers if a.pair not in test]
        changed = [e for e in edits if e.pair in test]
        with fitted_without(test):
            parts["coach"].append(by_coach(some, changed))
        for name, predict in fit_baselines(rest).items():
            parts[name].append(by_baseline(predict, some, changed))
    return {name: joined(each) for name, each in parts.items()}


def fit_baselines(answers: Sequence[Rated]) -> dict[str, Predict]:
    texts, marks = [a.answer for a in answers], np.array([a.marks["overall"] for a in answers])
    fits: dict[str, Callable[[Sequence[str], np.ndarray], Predict]] = dict(BASELINES)
    return {name: fit(texts, marks) for name, fit in fits.items()}


def joined(parts: Sequence[Marked]) -> Marked:
    marks = {id: mark for part in parts for id, mark in part.marks.items()}
    fell = {id: held for part in parts for id, held in part.fell.items()}
    return Marked(marks, fell, max(part.junk for part in parts))


def never_trained_on(folder: Path) -> dict[str, dict[str, float]]:
    answers, edits = rated(folder), edited(folder)
    found = {"coach": by_coach(answers, edits)}
    found |= {name: by_baseline(p, answers, edits) for name, p in fit_baselines(rated()).items()}
    return {name: figures(each, answers, edits) for name, each in found.items()}


def show(title: str, found: dict[str, dict[str, float]]) -> None:
    print(f"\n{title}\n\n| | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
    for row in next(iter(found.values())):
        print(f"| {row} | {' | '.join(f'{each[row]:.2f}' for each in found.values())} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    marked = left_out(rated(), edited(), args.folds)
    for folder in SETS:
        answers, edits = rated(folder), edited(folder)
        title = f"{folder.name}/, {len(answers)} answers and {len(edits)} edits, pairs left out"
        show(title, {name: figures(each, answers, edits) for name, each in marked.items()})
    if args.also:
        show("a set never trained on", never_trained_on(args.also))


if __name__ == "__main__":
    main()
