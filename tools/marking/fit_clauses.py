"""Fits the model that labels clauses and the one that tells whether a clause says something, and measures both.

    .venv/bin/python -m tools.marking.fit_clauses [--also FOLDER] [--write]

Trains on labelled/ (parts marked by hand, the bank of clauses, what the contrast edits took out and put in), and
measures by leaving out one CV and posting pair at a time; --also measures on another set in the same form (the public
one), which is never trained on.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tools.marking import MODELS
from tools.marking.data import ALSO, edited, lines, rated, segments
from tools.marking.statistics import Array, fit_logistic, fit_softmax, folds, softmax

from interview_coach.coach.builtin.evaluation.clause_features import features_of, matrix, vectors_of
from interview_coach.coach.builtin.evaluation.clauses import read_clauses
from interview_coach.coach.builtin.evaluation.gate import open_gate
from interview_coach.coach.builtin.evaluation.labeller import LABELS, VECTOR_SCALE, best_path
from interview_coach.coach.builtin.evaluation.story import Part, drafted
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.content.models import packed
from interview_coach.domain.vocabulary import QuestionType

DIRECTIONS, PENALTY, BALANCE, PATH = 80, 0.002, 0.8, 0.7
SAYS_PENALTY, SAYS_DIRECTIONS = 30.0, 32
SAYS_FEATURES = (
    "concrete", "abstract", "name", "figure", "vague verb", "specific", "own", "shared", "noticing", "feedback",
    "compared", "lasting", "praise", "limit", "talk", "lesson", "applied", "mode happened", "mode present",
    "mode modal", "mode habit", "long", "short",
)  # fmt: skip
LABEL_OF = {
    "step_concrete": "action", "step_vague": "action", "result_concrete": "result", "result_measured": "result",
    "result_vague": "result", "lesson_specific": "reflection", "lesson_slogan": "reflection", "talk": "other",
    "setup": "situation", "task": "task",
}  # fmt: skip
BANK_WEIGHT = 0.15
# fmt: off
ALONE = frozenset([
    "agent", "mode", "own", "shared", "specific", "doing", "noticing", "vague", "concrete", "abstract", "name",
    "figure", "task", "lesson", "rule", "talk", "trouble", "setting", "applied", "long", "short", "change",
    "compared", "feedback", "lasting", "praise", "limit",
])
# fmt: on
CONCRETE = frozenset(["step_concrete", "result_concrete", "result_measured", "lesson_specific", "fair"])
EMPTY = frozenset(["step_vague", "result_vague", "lesson_slogan", "talk"])


@dataclass(frozen=True)
class Read:
    """One answer as read: features, vectors, gold shares of the labels by clause, size of each clause."""

    id: str
    pair: str
    answer: str
    parts: tuple[Part, ...]
    features: list[dict[str, float]]
    vectors: Array
    gold: Array
    sizes: Array
    painted: list[str]


def read(id: str, pair: str, answer: str, marked: list[dict[str, object]]) -> Read | None:
    gate = open_gate(answer, QuestionType.BEHAVIORAL)
    if gate.why_not_scored is not None:
        return None
    parts = drafted(read_clauses(gate.text))
    painted = ["other"] * len(answer)
    for piece in marked:
        start, end = int(str(piece["start"])), int(str(piece["end"]))
        painted[start:end] = [str(piece["label"])] * (min(end, len(answer)) - start)
    stretches = [painted[p.reading.span.start : p.reading.span.end] for p in parts]
    gold = np.array([[stretch.count(label.value) / len(stretch) for label in LABELS] for stretch in stretches])
    sizes = np.array([len(stretch) for stretch in stretches], float)
    vectors = vectors_of([p.reading for p in parts]).astype(np.float64)
    return Read(id, pair, answer, parts, features_of(parts), vectors, gold, sizes, painted)


def marked_answers(folder: Path | None = None) -> list[Read]:
    where = () if folder is None else (folder,)
    known = {r.id: (r.pair, r.answer) for r in rated(*where)}
    known.update({e.id: (e.pair, e.answer) for e in edited(*where)})
    found = [read(id, *known[id], marked) for id, marked in segments(*where).items() if id in known]
    return [one for one in found if one is not None]


@dataclass(frozen=True)
class Labels:
    """A fitted label model."""

    names: list[str]
    center: Array
    directions: Array
    weights: Array
    between: Array

    def path(self, one: Read) -> list[int]:
        return best_path(np.log(softmax(self.inputs(one) @ self.weights) + 1e-9), self.between)

    def inputs(self, one: Read) -> Array:
        turned = (one.vectors - self.center) @ self.directions * VECTOR_SCALE
        return np.c_[matrix(one.features, self.names), turned, np.ones(len(one.features))]


def main_directions(vectors: Array, count: int) -> tuple[Array, Array]:
    center = vectors.mean(axis=0)
    return center, np.linalg.svd(vectors - center, full_matrices=False)[2][:count].T


def loose() -> list[Read]:
    """The bank's clauses, each by itself: no neighbours and no place, only what the clause says."""
    found = []
    for row in lines("clauses.jsonl"):
        label = LABEL_OF.get(row["class"])
        text = AnswerText.of(row["text"])
        parts = drafted(read_clauses(text)) if label else ()
        if not parts:
            continue
        gold = np.zeros((len(parts), len(LABELS)))
        gold[:, [known.value for known in LABELS].index(label)] = 1
        alone = [{k: v for k, v in f.items() if k.split(" ")[0] in ALONE} for f in features_of(parts)]
        sizes = np.array([len(p.reading.span.text) for p in parts], float) * BANK_WEIGHT
        vectors = vectors_of([p.reading for p in parts]).astype(np.float64)
        found.append(Read("", "", "", parts, alone, vectors, gold, sizes, []))
    return found


def fit_labels(rows: list[Read], names: list[str], more: list[Read] | None = None) -> Labels:
    every = [*rows, *(more or [])]
    center, directions = main_directions(np.vstack([r.vectors for r in every]), DIRECTIONS)
    blank = Labels(names, center, directions, np.zeros((0, 0)), np.zeros((0, 0)))
    gold = np.vstack([r.gold for r in every])
    weight = np.sqrt(np.concatenate([r.sizes for r in every]))
    share = weight @ gold / weight.sum()
    weight = weight * (gold @ (1 / np.maximum(share, 0.01)) ** BALANCE)
    weights = fit_softmax(np.vstack([blank.inputs(r) for r in every]), gold, weight, PENALTY)
    counts = np.full((len(LABELS), len(LABELS)), 0.5)
    for row in rows:
        order = row.gold.argmax(axis=1)
        np.add.at(counts, (order[:-1], order[1:]), 1)
    return Labels(names, center, directions, weights, PATH * np.log(counts / counts.sum(axis=1, keepdims=True)))


def agreement(rows: list[Read], paths: list[list[int]]) -> dict[str, float]:
    """By character, as the public measurement counts it: accuracy, F1 of each label, their mean."""
    hits = {label.value: [0, 0, 0] for label in LABELS}
    same = count = 0
    for row, path in zip(rows, paths, strict=True):
        mine = ["other"] * len(row.answer)
        before: tuple[str, int] | None = None
        for part, index in zip(row.parts, path, strict=True):
            label, span = LABELS[index].value, part.reading.span
            start = before[1] if before is not None and before[0] == label else span.start
            mine[start : span.end] = [label] * (span.end - start)
            before = (label, span.end)
        for gold, got, letter in zip(row.painted, mine, row.answer, strict=True):
            if letter.isspace():
                continue
            count, same = count + 1, same + (gold == got)
            hits[gold][0] += 1
            hits[got][1] += 1
            hits[gold][2] += gold == got
    each = {label: 2 * h[2] / (h[0] + h[1]) if h[0] + h[1] else 1.0 for label, h in hits.items()}
    return {"accuracy": same / count, **each, "macro": sum(each.values()) / len(each)}


def rules(rows: list[Read]) -> list[list[int]]:
    return [[LABELS.index(part.label) for part in row.parts] for row in rows]


def bank() -> tuple[list[dict[str, float]], Array, Array, list[str]]:
    """Clauses that say something (1) or nothing (0): features, vectors, class, and the pair each belongs to."""
    texts = [(r["text"], float(r["class"] in CONCRETE), f"bank {i % 8}") for i, r in enumerate(lines("clauses.jsonl"))
             if r["class"] in CONCRETE | EMPTY]  # fmt: skip
    answers = {r.id: r.answer for r in rated()}
    for edit in edited():
        if edit.kind in ("vague_action", "fluff_swap"):
            before, after = (AnswerText.of(a).clauses for a in (answers[edit.base], edit.answer))
            kept = {c.plain for c in before} & {c.plain for c in after}
            texts += [(c.text, 1.0, edit.pair) for c in before if c.plain not in kept]
            texts += [(c.text, 0.0, edit.pair) for c in after if c.plain not in kept]
    features, vectors, classes, groups = [], [], [], []
    for text, told, group in texts:
        whole = AnswerText.of(text)
        parts = [p for p in drafted(read_clauses(whole)) if p.reading.span.word_count >= 3]
        if parts:
            features += features_of(parts)
            vectors.append(vectors_of([p.reading for p in parts]))
            classes += [told] * len(parts)
            groups += [group] * len(parts)
    return features, np.vstack(vectors).astype(np.float64), np.array(classes), groups


def fit_says(features: list[dict[str, float]], vectors: Array, classes: Array) -> tuple[Array, Array, Array]:
    center, directions = main_directions(vectors, SAYS_DIRECTIONS)
    x = np.c_[matrix(features, SAYS_FEATURES), (vectors - center) @ directions * VECTOR_SCALE]
    weights, constant = fit_logistic(x, classes, SAYS_PENALTY)
    return center, directions, np.r_[weights, constant]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = marked_answers()
    names = sorted({name for row in rows for figures in row.features for name in figures})
    show("rules", agreement(rows, rules(rows)))
    more = loose()
    paths: list[list[int]] = [[] for _ in rows]
    for train, test in folds([row.pair for row in rows]):
        fitted = fit_labels([r for r, use in zip(rows, train, strict=True) if use], names, more)
        for index in np.flatnonzero(test):
            paths[index] = fitted.path(rows[index])
    show(f"model, pair left out ({len(rows)} answers)", agreement(rows, paths))
    final = fit_labels(rows, names, more)
    if args.also:
        others = marked_answers(args.also)
        show("rules, other set", agreement(others, rules(others)))
        show("model, other set", agreement(others, [final.path(row) for row in others]))
    features, vectors, classes, groups = bank()
    chance = np.zeros(len(classes))
    for train, test in folds(groups):
        some = [f for f, use in zip(features, train, strict=True) if use]
        center, directions, weights = fit_says(some, vectors[train], classes[train])
        rest = [f for f, use in zip(features, test, strict=True) if use]
        x = np.c_[
            matrix(rest, SAYS_FEATURES), (vectors[test] - center) @ directions * VECTOR_SCALE, np.ones(test.sum())
        ]
        chance[test] = x @ weights
    order = (chance[classes == 1][:, None] > chance[classes == 0][None]).mean()
    print(f"says something: AUC {order:.3f}, right {((chance > 0) == classes).mean():.3f} of {len(classes)} clauses")
    if args.write:
        write(final, fit_says(features, vectors, classes))


def refit(folder: Path, without: frozenset[str]) -> None:
    """Both models without some pairs, into `folder`."""
    rows = [row for row in marked_answers() if row.pair not in without]
    names = sorted({name for row in rows for figures in row.features for name in figures})
    features, vectors, classes, groups = bank()
    use = np.array([group not in without for group in groups])
    some = [f for f, kept in zip(features, use, strict=True) if kept]
    write(fit_labels(rows, names, loose()), fit_says(some, vectors[use], classes[use]), folder)


def show(name: str, figures: dict[str, float]) -> None:
    print(f"{name:40s}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


def write(labels: Labels, says: tuple[Array, Array, Array], folder: Path = MODELS) -> None:
    origin = f"labelled/: segments.jsonl, clauses.jsonl, contrast.jsonl{ALSO}"
    clauses = {
        "trained_on": origin,
        "names": labels.names,
        "center": packed(labels.center),
        "directions": packed(labels.directions),
        "weights": packed(labels.weights),
        "transitions": packed(labels.between),
    }
    center, directions, weights = says
    told = {
        "trained_on": origin,
        "names": list(SAYS_FEATURES),
        "center": packed(center),
        "directions": packed(directions),
        "weights": packed(weights),
    }
    for name, data in (("clauses", clauses), ("says", told)):
        (folder / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
