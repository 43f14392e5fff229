"""Fits the two linear models that tell kinds of events apart and says how well they do on lines left out.

.venv/bin/python -m tools.marking.fit_kinds [--write]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from tools.marking import MODELS
from tools.marking.data import lines
from tools.marking.statistics import Array, fit_softmax, softmax

from interview_coach.coach.builtin.evaluation.kinds import SHARPNESS
from interview_coach.coach.builtin.evaluation.text import AnswerText, plain
from interview_coach.content.models import packed
from interview_coach.embedding import encoder

PENALTY, STEPS, PARTS = 1e-2, 200, 4
FEWEST_WORDS = 3


def vectors(texts: list[str]) -> Array:
    return encoder().encode(texts).astype(np.float64) * SHARPNESS


@dataclass(frozen=True)
class Story:
    """The clauses of one story as vectors; an answer is read clause by clause, so training is too."""

    clauses: Array

    @classmethod
    def of(cls, text: str) -> Story:
        read = AnswerText.of(text)
        return cls(vectors([plain(text), *(c.plain for c in read.clauses if c.word_count >= FEWEST_WORDS)]))


def fit(rows: list[Array]) -> Array:
    """Weights (384, kinds) from one block of vectors per kind."""
    target = np.repeat(np.eye(len(rows)), [len(block) for block in rows], axis=0)
    stacked = np.vstack(rows)
    return fit_softmax(stacked, target, np.ones(len(stacked)), PENALTY, STEPS)


def stacked(stories: Iterable[Story]) -> Array:
    return np.vstack([story.clauses for story in stories])


def left_out(questions: list[Array], stories: list[list[Story]]) -> dict[str, float]:
    """Questions and lines that were not trained on, in four parts: how many get their kind, and how often a line
    fits a question of its own kind better than one of another kind."""
    names = np.arange(len(questions))
    found = []
    for part in range(PARTS):
        asked = fit([block[np.arange(len(block)) % PARTS != part] for block in questions])
        told = fit([stacked(block[i] for i in range(len(block)) if i % PARTS != part) for block in stories])
        test_asked = [block[part::PARTS] for block in questions]
        test_told = [np.array([s.clauses.mean(0) for s in block[part::PARTS]]) for block in stories]
        shares = softmax(np.vstack(test_asked) @ asked)
        scores = np.vstack(test_told) @ told
        kind_asked = np.repeat(names, [len(block) for block in test_asked])
        kind_told = np.repeat(names, [len(block) for block in test_told])
        fits = (scores - scores.mean(1, keepdims=True)) @ shares.T
        same = kind_told[:, None] == kind_asked[None]
        right, wrong = fits[same], np.random.default_rng(1).choice(fits[~same], 20_000)
        ranked = (-scores).argsort(1)
        found.append((
            (shares.argmax(1) == kind_asked).mean(), (ranked[:, 0] == kind_told).mean(),
            (ranked[:, :3] == kind_told[:, None]).any(1).mean(), (right[:, None] > wrong[None]).mean(),
        ))  # fmt: skip
    means = np.mean(found, axis=0)
    return dict(zip(("questions_right", "lines_right", "lines_in_first_three", "auc"), means.round(3), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    kinds = list(lines("kinds.jsonl"))
    mixed = np.random.default_rng(2)
    questions = [vectors(list(mixed.permutation(kind["questions"]))) for kind in kinds]
    stories = [[Story.of(text) for text in mixed.permutation([*kind["gists"], *kind["stories"]])] for kind in kinds]
    figures = left_out(questions, stories)
    print(len(kinds), "kinds", {name: float(value) for name, value in figures.items()})
    if args.write:
        data = {
            "trained_on": f"labelled/kinds.jsonl: {len(kinds)} kinds, 8 questions, 16 lines and 16 short stories each",
            "kinds": [{"id": kind["id"], "label": kind["label"]} for kind in kinds],
            "question_weights": packed(fit(questions)),
            "story_center": packed(np.vstack([stacked(block) for block in stories]).mean(axis=0) / SHARPNESS),
            "story_weights": packed(fit([stacked(block) for block in stories])),
        }
        (MODELS / "kinds.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
