"""What the small models look at in each clause of an answer: the reading of the clause, of its neighbours, its place.

Names, numbers as such and length of the answer are in none of the figures, so that who is told of, how long one talks
and in what trade one works moves no label by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from interview_coach.coach.builtin.evaluation.clauses import Reading
from interview_coach.coach.builtin.evaluation.cues import (
    APPLIED,
    REFLECTION,
    RULE_NOW,
    SETTING,
    TALK,
    TASK,
    TROUBLE,
)
from interview_coach.coach.builtin.evaluation.lexicon import VAGUE_VERBS, is_abstract
from interview_coach.coach.builtin.evaluation.outcomes import signs_of_outcome
from interview_coach.coach.builtin.evaluation.scale import ramp
from interview_coach.coach.builtin.evaluation.story import Part, is_step
from interview_coach.domain.vocabulary import SegmentLabel
from interview_coach.embedding import Vectors, encoder

Matrix = NDArray[np.float64]

NEIGHBOURS = (-2, -1, 1, 2)
PLACES = 6
"""Knots of the place in the answer, from its beginning to its end."""
MOST_CLAUSES = 150
"""Clauses that are read with the encoder; an answer of 20,000 characters has more, and its rest is read by rules."""
_SEEN_FROM_BESIDE = (
    "own", "shared", "change", "lesson", "task", "talk", "figure", "mode present", "mode modal", "agent other",
    "agent none", *(f"draft {label.value}" for label in SegmentLabel),
)  # fmt: skip


def features_of(drafts: Sequence[Part]) -> list[dict[str, float]]:
    """One mapping from name to figure (0 to 1) per clause, of the clauses as the rules have labelled them."""
    readings = [draft.reading for draft in drafts]
    alone = [{**_of_clause(r), f"draft {d.label.value}": 1.0} for r, d in zip(readings, drafts, strict=True)]
    for figures, place in zip(alone, _places(readings), strict=True):
        figures.update(place)
    return [{**figures, **_beside(alone, readings, index)} for index, figures in enumerate(alone)]


def matrix(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """Rows of figures in the order of `names`; what a row does not have is 0. Shape (clauses, names)."""
    return np.array([[row.get(name, 0.0) for name in names] for row in features]).reshape(len(features), len(names))


def vectors_of(readings: Sequence[Reading]) -> Vectors:
    """Sentence vectors of the wordings: no names, no capitals, no fillers. Shape (clauses, 384)."""
    return encoder().encode([reading.span.plain for reading in readings])


def _of_clause(reading: Reading) -> dict[str, float]:
    wording = reading.span.plain
    words = wording.split()
    return {
        f"agent {reading.agent.value}": 1.0,
        f"mode {reading.mode.value}": 1.0,
        "own": float(reading.own_step),
        "shared": float(reading.shared_step),
        "specific": float(reading.own_step and reading.specific),
        "doing": float(reading.doing),
        "noticing": float(reading.noticing),
        "vague verb": float(reading.verb in VAGUE_VERBS),
        "concrete": min(4, len(reading.concrete)) / 4,
        "abstract": ramp(sum(map(is_abstract, words)), 0, 5),
        "name": float(any(c.startswith("name ") for c in reading.concrete)),
        "figure": float(reading.numbers > 0),
        "task": float(bool(TASK.search(wording))),
        "lesson": float(bool(REFLECTION.search(wording))),
        "rule now": float(bool(RULE_NOW.search(wording))),
        "talk": float(bool(TALK.search(wording))),
        "trouble": float(bool(TROUBLE.search(wording))),
        "setting": float(bool(SETTING.search(wording))),
        "applied": float(bool(APPLIED.search(wording))),
        "long": ramp(len(words), 0, 20),
        "short": float(len(words) < 4),
        **{name: float(held) for name, held in signs_of_outcome(wording).items()},
    }


def _places(readings: Sequence[Reading]) -> list[dict[str, float]]:
    """Where in the answer, by words, and on which side of the first and last step."""
    steps = [index for index, reading in enumerate(readings) if is_step(reading)]
    first, last = (steps[0], steps[-1]) if steps else (len(readings), -1)
    ends = np.cumsum([0, *(r.span.word_count for r in readings)])
    middles = (ends[:-1] + ends[1:]) / 2 / max(1, ends[-1])
    found = []
    for index, place in enumerate(middles):
        knots = {f"place {knot}": max(0.0, 1 - abs(place * (PLACES - 1) - knot)) for knot in range(PLACES)}
        begins = index == 0 or readings[index - 1].sentence != readings[index].sentence
        sides = {
            "before steps": index < first,
            "after steps": index > last,
            "first": index == 0,
            "last": index == len(readings) - 1,
            "begins": begins,
        }
        found.append({**knots, **{name: float(held) for name, held in sides.items()}})
    return found


def _beside(alone: Sequence[Mapping[str, float]], readings: Sequence[Reading], index: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for distance in NEIGHBOURS:
        place = index + distance
        if not 0 <= place < len(alone):
            found[f"nothing at {distance}"] = 1.0
            continue
        found.update({f"{name} at {distance}": alone[place].get(name, 0.0) for name in _SEEN_FROM_BESIDE})
        if distance == -1:
            found["same sentence"] = float(readings[place].sentence == readings[index].sentence)
    return found
