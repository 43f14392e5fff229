"""What to keep of an answer: quotes with a word of praise, none of which is under "Change first" as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview_coach.coach.builtin.evaluation.technical_cues import quoted
from interview_coach.coach.builtin.evaluation.text import Span

MOST_STRENGTHS = 3
_OPENING = 40
"""Characters by which a quote is known again, however long it was cut."""


def praised(
    kinds: Iterable[tuple[Sequence[Span], str]], change_first: str, *, most: int = MOST_STRENGTHS
) -> tuple[str, ...]:
    """One quote for each kind of (sentences, praise), each sentence once, without those in `change_first`."""
    found: list[str] = []
    seen: set[str] = set()
    for spans, praise in kinds:
        span = next((s for s in spans if s.text not in seen and not is_quoted_in(s.text, change_first)), None)
        if span is not None and len(found) < most:
            seen.add(span.text)
            found.append(f"{quoted(span.text)}: {praise}")
    return tuple(found)


def is_quoted_in(words: str, sentence: str) -> bool:
    """Whether a piece of feedback quotes these words of the answer, whole or cut."""
    return quoted(words, 10_000)[: _OPENING + 1].rstrip("”") in sentence
