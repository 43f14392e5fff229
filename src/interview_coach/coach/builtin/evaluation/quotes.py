"""Sees to it that every mark above the lowest stands on a quote: the stretch that shows it best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.domain.evaluations import Evidence

NEEDS_QUOTE = 1.5
"""A level up to this one rests on what is missing, which cannot be quoted."""
GOOD = 3.0
LONGEST = 220
"""Characters of a quote that a reader takes in at once."""


def evidence(dimension: str, polarity: str, span: Span) -> Evidence:
    """A quote of at most LONGEST characters, cut at a word."""
    text = span.text
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(None, 1)[0].rstrip()
    return Evidence(dimension, polarity, text, span.start, span.start + len(text))


def with_every_level_quoted(
    found: Iterable[Evidence],
    levels: Mapping[str, float | None],
    shown: Mapping[str, Sequence[Span]],
    text: AnswerText,
) -> tuple[Evidence, ...]:
    """The quotes found, and one for each level that has none yet: the first stretch in `shown` for its dimension,
    or the opening sentence, which everything else follows from."""
    quotes = list(dict.fromkeys(found))
    quoted = {one.dimension for one in quotes}
    for dimension, level in levels.items():
        if level is None or level <= NEEDS_QUOTE or dimension in quoted:
            continue
        for span in [*shown.get(dimension, ()), *text.sentences][:1]:
            quotes.append(evidence(dimension, "+" if level >= GOOD else "-", span))
    return tuple(quotes)
