"""A question before it is chosen: its text, where it comes from, and what kind of help goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.skill_phrases import SkillPhrase
from interview_coach.coach.builtin.questions.wording import capitalised
from interview_coach.coach.builtin.questions.world import TellingLine, World
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType

LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """`anchor` names the skill, duty or line it is built on: no set uses one twice while others are left. `harder`
    shifts the difficulty; `covers` are the names of all skills it takes up."""

    type: QuestionType
    text: str
    why: str
    anchor: str
    source: Source
    competency: str | None = None
    skill: str | None = None
    covers: frozenset[str] = frozenset()
    harder: int = 0
    standard: bool = False
    follow_ups: tuple[str, ...] = ()
    subject: str = ""


_SLOT = re.compile(r"\{(\w+)\}")


def filled(frame: str, words: dict[str, str]) -> str | None:
    """The frame with its slots filled; a capitalised slot begins a sentence. None when a word is missing."""
    if any(slot.lower() not in words or not words[slot.lower()] for slot in _SLOT.findall(frame)):
        return None
    text = _SLOT.sub(lambda m: capitalised(words[m[1].lower()]) if m[1][0].isupper() else words[m[1]], frame)
    return re.sub(r"\s+", " ", text)


def fillings(frames: Iterable[str], words: dict[str, str]) -> Iterator[str]:
    for frame in frames:
        text = filled(frame, words)
        if text:
            yield text


def posting_source(world: World, quote: str) -> Source:
    """The quote cut to 200 characters at a word, when it stands word for word in the posting."""
    cut = shortened(quote)
    return Source(job_quote=cut) if cut and cut in world.collapsed else Source()


def any_source(world: World) -> Source:
    """What the question of last resort rests on: the first sentence of the posting that says something of the work."""
    quotes = (*(duty.quote for duty in world.duties), *world.quotes.values(), world.collapsed)
    return next((s for quote in quotes if (s := posting_source(world, quote)) != Source()), Source())


def line_source(world: World, line: TellingLine, quote: str = "") -> Source:
    job = posting_source(world, quote).job_quote
    return Source(job_quote=job, cv_quote=shortened(line.line.text), cv_ref=line.line.ref)


def shortened(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]


def evidence_line(world: World, skill: SkillPhrase) -> TellingLine | None:
    """The CV line that supports the requirement a skill stands in."""
    for requirement in world.job.requirements:
        if (
            skill.quote
            and (skill.quote in requirement.text or requirement.text in skill.quote)
            and requirement.evidence
        ):
            ref = requirement.evidence[0].ref
            return next((t for t in world.lines if t.line.ref == ref), None)
    return None


def skill_source(world: World, skill: SkillPhrase) -> Source:
    source = posting_source(world, skill.quote)
    line = None if skill.is_gap else evidence_line(world, skill)
    if line is None:
        return source
    return Source(source.job_quote, shortened(line.line.text), line.line.ref)
