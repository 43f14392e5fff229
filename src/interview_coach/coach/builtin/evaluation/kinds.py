"""Which kind of event a question asks for, and which an answer tells.

The encoder knows the topic of an answer but not the kind of event: a story about the right deal can still be the
wrong story. A kind ("a mistake of your own", "a tight deadline") is known by questions that ask for it and by lines
of stories that tell it, both written for this project in sixteen trades; two linear models on sentence vectors tell
the kinds apart (tools/marking, docs/models.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coach.content.models import model
from interview_coach.embedding import Vectors, encoder

SHARPNESS = 5.0
"""Factor on unit vectors before the linear models, in training and here."""


@dataclass(frozen=True, slots=True)
class AskedKind:
    """`label` completes "the question asks about …"; `share` is how sure it is, from 0 to 1."""

    id: str
    label: str
    share: float


def asked_shares(question: str) -> NDArray[np.float64]:
    """How sure each kind is asked for; sums to 1."""
    scores = encoder().encode([question])[0].astype(np.float64) * SHARPNESS @ model("kinds")["question_weights"]
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def told_scores(clauses: Vectors) -> NDArray[np.float64]:
    """How much the clauses tell of each kind: standard scores over the kinds, mean 0."""
    scores = clauses.astype(np.float64) * SHARPNESS @ model("kinds")["story_weights"]
    each = (scores - scores.mean(axis=1, keepdims=True)).mean(axis=0)
    return np.asarray((each - each.mean()) / (each.std() + 1e-9))


def usual_closeness(question: Vectors) -> float:
    """Cosine of a question's vector with clauses of any stories at all: a general question is near to everything."""
    return float(question.astype(np.float64) @ model("kinds")["story_center"])


def asked_kind(question: str) -> AskedKind:
    """The kind that is most likely asked for."""
    shares = asked_shares(question)
    best = int(shares.argmax())
    kind = model("kinds")["kinds"][best]
    return AskedKind(kind["id"], kind["label"], float(shares[best]))
