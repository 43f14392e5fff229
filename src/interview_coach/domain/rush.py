"""Two quick ways in: a plan for the evening before the interview, and the answer to "tell me about yourself"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.domain.questions import Claim
from interview_coach.domain.vocabulary import QuestionType

PLAN_MINUTES = 45
"""What the blocks of a plan add up to."""

WORDS_A_MINUTE = 140
"""Calm speech before strangers; talk among friends is faster (about 150 to 160)."""

FEWEST_PITCH_WORDS, MOST_PITCH_WORDS = 150, 215
"""About 65 to 90 seconds at that pace."""

STAR = ("situation", "task", "action", "result")


@dataclass(frozen=True, slots=True)
class LikelyQuestion:
    """A question to be ready for. `say` is one line to say; `ref` is where its fact stands (a CV reference or
    `posting`), None when the CV has nothing and `say` is a blank to fill."""

    type: QuestionType
    text: str
    why: str
    say: str
    ref: str | None
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One of the four parts (`situation`, `task`, `action`, `result`): what the CV line says of it, and the bracketed
    blanks that only the person can fill."""

    part: str
    facts: tuple[str, ...]
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A CV line worth telling; `ref` and `line` are empty when the CV has none and everything is a blank."""

    ref: str
    line: str
    place: str
    competency: str
    why: str
    parts: tuple[StoryPart, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the evening."""

    title: str
    minutes: int
    what: str


@dataclass(frozen=True, slots=True)
class RushPlan:
    """Five questions, two stories, three questions to ask; the minutes of `blocks` add up to 45."""

    engine: str
    title: str
    company: str
    questions: tuple[LikelyQuestion, ...]
    stories: tuple[Story, ...]
    ask_them: tuple[str, ...]
    blocks: tuple[Block, ...]
    leave_out: tuple[str, ...]

    @property
    def minutes(self) -> int:
        return sum(block.minutes for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Pitch:
    """The answer to "tell me about yourself", to be said aloud. Every fact has a claim; `blanks` are the bracketed
    gaps in `text` that only the person can fill."""

    engine: str
    text: str
    claims: tuple[Claim, ...]
    blanks: tuple[str, ...]

    @property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def seconds(self) -> int:
        """How long it takes to say at `WORDS_A_MINUTE`; a blank counts as the words that stand in it."""
        return spoken_seconds(self.words)


def count_words(text: str) -> int:
    """Stretches between white space that hold a letter or a digit; static/rush.js counts the same way."""
    return sum(any(c.isalnum() for c in stretch) for stretch in text.split())


def spoken_seconds(words: int) -> int:
    return round(words * 60 / WORDS_A_MINUTE)


def blanks_in(*texts: str) -> tuple[str, ...]:
    """The bracketed gaps in their order, each once."""
    return tuple(dict.fromkeys(re.findall(r"\[[^\[\]]*\]", " ".join(texts))))
