"""Puts a sample answer together: sentences in order, claims with their references, blanks, a fair length."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interview_coach.domain.questions import Claim, SampleAnswer

FEWEST_WORDS = 120
MOST_WORDS = 220


@dataclass(frozen=True, slots=True)
class Sentence:
    """`refs` says where its facts stand, None when it states none. `spare` sentences go first when it gets long."""

    text: str
    ref: str | None = None
    spare: int = 0


@dataclass(slots=True)
class Answer:
    sentences: list[Sentence] = field(default_factory=list)

    def say(self, text: str, ref: str | None = None, *, spare: int = 0) -> None:
        if text:
            self.sentences.append(Sentence(text, ref, spare))

    def finished(self) -> SampleAnswer:
        """The answer with at most 220 words: spare sentences are left out first, the most spare before the others."""
        kept = list(self.sentences)
        for level in (3, 2, 1):
            while _count(kept) > MOST_WORDS and any(s.spare == level for s in kept):
                kept.remove([s for s in kept if s.spare == level][-1])
        text = " ".join(s.text for s in kept)
        claims = tuple(Claim(s.text, s.ref) for s in kept if s.ref)
        return SampleAnswer("builtin", text, claims, tuple(dict.fromkeys(re.findall(r"\[[^\]]*\]", text))))


def _count(sentences: list[Sentence]) -> int:
    return sum(len(s.text.split()) for s in sentences)
