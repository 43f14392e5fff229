"""What the sentences of an answer speak of: work and the new job, everything else in life, or how great one is."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coach.coach.builtin.evaluation.motivation_lines import BOAST_LINES, LIFE_LINES, WORK_LINES
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.embedding import Vectors, encoder

ASIDE = -0.05
"""How much nearer to everyday life than to work a sentence is that leads away."""
_NEAREST = 2
_SHORTEST = 4
DETOUR = re.compile(
    r"\b(?:anyway|where was i|what was i|(?:what was|where is) (?:your|"
    r"the) question|another story|long story|funny story|"
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
    words with which people leave the thread. `at_work` is true where the words of working life stand in several
    sentences: a cook's or a gardener's work sounds like everyday life."""

    about_work: float
    asides: tuple[Span, ...]
    aside_share: float
    boasts: tuple[Span, ...]
    boast_share: float
    detours: int
    at_work: bool


WORKPLACE = re.compile(
    r"\b(?:customers?|clients?|colleagues?|manager|boss|supervisor|employer|company|shifts?|contract|staff|orders?|"
    r"team (?:leader|lead|meeting)|my team|patients?|pupils|students|deadlines?|projects?|trainees?|apprentices?|"
    r"department|office|invoices?|suppliers?|meetings?|overtime|job|salary|interview|career|profession|trained)\b",
    re.I,
)
_AT_WORK = 2
"""Sentences with a word of working life that make an answer one about work."""


def talk_of(text: AnswerText, *, checkable: Set[Span], to_them: Set[Span]) -> Talk:
    """What an answer speaks of. `checkable` are sentences with a name, a figure or a wished task in them, which are
    seldom boasts; `to_them` are sentences on the job or the employer, which never lead away."""
    spans = tuple(s for s in text.sentences if s.word_count >= _SHORTEST) or text.sentences
    if not spans:
        return Talk(0.0, (), 0.0, (), 0.0, 0, at_work=False)
    vectors = encoder().encode([text.neutral(span.text) for span in spans])
    work, life, boast = (_near(vectors, lines) for lines in (WORK_LINES, LIFE_LINES, BOAST_LINES))
    lengths = np.array([span.word_count for span in spans], float)
    above = boast - np.maximum(work, life)
    least = np.array([_least_gap(span, known=span in checkable) for span in spans])
    proud = above > least
    if np.average(proud, weights=lengths) > _TONE:
        proud = above > least - _ABSOLUTES
    aside = [
        gap < ASIDE and span not in to_them and not praised
        for gap, span, praised in zip(work - life, spans, proud, strict=True)
    ]
    return Talk(
        float(np.average(work - life, weights=lengths)),
        tuple(span for span, holds in zip(spans, aside, strict=True) if holds),
        float(np.average(aside, weights=lengths)),
        tuple(span for span, holds in zip(spans, proud, strict=True) if holds),
        float(np.average(proud, weights=lengths)),
        len(DETOUR.findall(text.shown)),
        at_work=sum(bool(WORKPLACE.search(span.text)) for span in spans) >= _AT_WORK,
    )


BOAST = 0.05
_CHECKED = 0.12
_ABSOLUTES = 0.07
"""How much nearer to boasts than to anything else a sentence has to be to be one; what a figure or name asks for more,
and what each "always" and "everybody" spares (two at most)."""


_TONE = 0.3
"""Share of boasts from which the rest is heard in their tone."""


def _least_gap(span: Span, *, known: bool) -> float:
    return BOAST + _CHECKED * known - _ABSOLUTES * min(2, len(_ABSOLUTE.findall(span.text)))


def _near(vectors: Vectors, lines: Sequence[str]) -> NDArray[np.float64]:
    """Cosine with the nearest two model lines."""
    cosines = np.sort(vectors @ prototypes(lines).T, axis=1)
    return np.asarray(cosines[:, -_NEAREST:].mean(axis=1), np.float64)
