"""What the sentences of an answer speak of: work and the new job, everything else in life, or how great one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coach.coach.builtin.evaluation.motivation_lines import BOAST_LINES, LIFE_LINES, WORK_LINES
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.embedding import Vectors, encoder

ASIDE = -0.05
"""How much nearer to everyday life than to work a sentence is that leads away."""
BOAST = 0.0
_NEAREST = 2
_SHORTEST = 4
DETOUR = re.compile(
    r"\b(?:anyway|where was i|what was i|(?:what was|where is) (?:your|the) question|another story|long story|funny story|"
    r"by the way|go into (?:it|that)|digress|lead too far|get me started|you know how|let me (?:think|see)|goodness|"
    r"come to think|or was it|or (?:it was|more of)|(?:it|that) must have been|ask me (?:when|why)|ha ha|"
    r"(?:no|or), (?:it|that|wait|maybe|rather)|and so on|one thing (?:and|leads)|as i said|that reminds me|speaking of|"
    r"to cut a long|what else|so that's (?:that|about|more)|in any case|(?:i|i'll) (?:forget|forgot|can't recall))\b",
    re.I,
)
"""What people say when they leave the thread or look for it."""
_ABSOLUTE = re.compile(
    r"\b(?:always|never|every(?:one|body|thing| single)?|nobody|no one|nothing|anything|anyone|whatever|absolute\w*|"
    r"(?:the|my|your) (?:very )?(?:best|greatest|strongest|top)|most \w+|(?:one|two) hundred per ?cent|1[01]0 ?%|"
    r"extreme\w*|incredibl\w+|unbelievabl\w+|huge\w*|massive\w*|countless|limitless|endless|perfect\w*|guarantee\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Talk:
    """`about_work` is how much nearer the answer is to talk of work than to talk of everything else (difference of
    cosines, by words; above 0 means work). `asides` are stretches that lead away, with `aside_share` of the words,
    `boasts` sentences that praise the speaker without anything to check, with `boast_share`; `detours` counts the
    words with which people leave the thread."""

    about_work: float
    asides: tuple[Span, ...]
    aside_share: float
    boasts: tuple[Span, ...]
    boast_share: float
    detours: int


def talk_of(text: AnswerText, *, checkable: Sequence[Span]) -> Talk:
    """What an answer speaks of; `checkable` are sentences with a name or a figure in them, which are no boasts."""
    spans = tuple(s for s in text.sentences if s.word_count >= _SHORTEST) or text.sentences
    if not spans:
        return Talk(0.0, (), 0.0, (), 0.0, 0)
    vectors = encoder().encode([span.text for span in spans])
    work, life, boast = (_near(vectors, lines) for lines in (WORK_LINES, LIFE_LINES, BOAST_LINES))
    lengths = np.array([span.word_count for span in spans], float)
    above = boast - np.maximum(work, life)
    aside = (work - life < ASIDE) & (above <= BOAST)
    known = set(checkable)
    proud = [
        gap > BOAST + (_CHECKED if span in known else 0.0) - _ABSOLUTES * min(2, len(_ABSOLUTE.findall(span.text)))
        for gap, span in zip(above, spans, strict=True)
    ]
    return Talk(
        float(np.average(work - life, weights=lengths)),
        tuple(span for span, holds in zip(spans, aside, strict=True) if holds),
        float(np.average(aside, weights=lengths)),
        tuple(span for span, holds in zip(spans, proud, strict=True) if holds),
        float(np.average(proud, weights=lengths)),
        len(DETOUR.findall(text.shown)),
    )


_CHECKED = 0.15
_ABSOLUTES = 0.06
"""What a figure or name in a sentence asks for more, and what each "always" and "everybody" spares, of the difference."""


def _near(vectors: Vectors, lines: Sequence[str]) -> NDArray[np.float64]:
    """Cosine with the nearest two model lines."""
    return np.sort(vectors @ prototypes(lines).T, axis=1)[:, -_NEAREST:].mean(axis=1).astype(np.float64)
