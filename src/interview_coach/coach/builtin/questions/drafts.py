"""A question before it is chosen: its text, where it comes from, and what kind of help goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.job.evidence import is_named
from interview_coach.coach.builtin.questions.skill_phrases import SkillPhrase
from interview_coach.coach.builtin.questions.wording import capitalised
from interview_coach.coach.builtin.questions.world import TellingLine, World
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import encoder

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
    guide: str | None = None
    """The id of the screening guide of a standard question."""
    variant: str | None = None
    difficulty: int | None = None
    """Where the question has one of its own; else it follows from the job's level."""


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


MOST_USES = 2
"""How often one quote may stand in a set."""

_HAS_TO_DO = 0.25
"""Cosine of a question and an item below which they have nothing to do with each other."""

_DUTY_LEADS = 0.10
"""What is done in the job has more to do with a question about work than what is asked for on paper."""

_FITS = 0.55
"""The same for a line of the CV and an item that asks for just that."""


def any_source(world: World, text: str, used: Mapping[str, int]) -> Source:
    """What a question without a source of its own rests on: the item about the work nearest in meaning, the job's
    title when none has to do with it, and the nearest of what is left when that has been quoted enough (of a short
    posting nothing: then a line of the CV)."""
    title = world.job.title if world.job.title in world.collapsed else ""
    duties = [shortened(duty.quote) for duty in world.duties]
    items = dict.fromkeys((*duties, *map(shortened, world.statements)))
    free = [item for item in items if item in world.collapsed and used.get(item, 0) < MOST_USES]
    near = encoder().similarity([text], free)[0] if free else []
    rated = ((float(n) + _DUTY_LEADS * (item in duties), item) for n, item in zip(near, free, strict=True))
    best = max(rated, default=(0.0, ""))
    if title and best[0] < _HAS_TO_DO and used.get(title, 0) < MOST_USES:
        return Source(job_quote=title)
    own = [line for line in world.lines if used.get(shortened(line.line.text), 0) < MOST_USES]
    line = nearest_line(own, text) if best[0] < _HAS_TO_DO else None
    if line or (own and not best[1]):
        return cited_line(line or own[0])
    return Source(job_quote=best[1] or _least_used([*items, title], used) or shortened(world.collapsed))


def _least_used(quotes: list[str], used: Mapping[str, int]) -> str:
    return min((quote for quote in quotes if quote), key=lambda quote: used.get(quote, 0), default="")


def line_source(world: World, line: TellingLine) -> Source:
    """The line, with an item of the posting only where one asks for just that."""
    cited = cited_line(line)
    if not world.statements:
        return cited
    near = encoder().similarity([line.line.text], world.statements)[0]
    best = int(near.argmax())
    job = posting_source(world, world.statements[best]).job_quote if near[best] >= _FITS else None
    return replace(cited, job_quote=job)


def cited_line(line: TellingLine) -> Source:
    return Source(cv_quote=shortened(line.line.text), cv_ref=line.line.ref)


def nearest_line(lines: Iterable[TellingLine], text: str) -> TellingLine | None:
    """The line that has most to do with a question, None when none has to do with it."""
    rows = list(lines)
    near = encoder().similarity([text], [row.line.text for row in rows])[0] if rows else []
    best = max(range(len(rows)), key=lambda i: near[i], default=0)
    return rows[best] if rows and near[best] >= _HAS_TO_DO else None


def shortened(quote: str) -> str:
    """At most 200 characters, cut at a word."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE + 1].rsplit(" ", 1)[0]


def evidence_line(world: World, skill: SkillPhrase) -> CvLine | None:
    """The CV line that names the skill, else the one surely about it; None when there is neither."""
    lines = world.cv.lines
    named = next((line for name in skill.names for line in lines if is_named(name, line.text)), None)
    if named or not lines or max(map(len, skill.names)) <= 4:
        return named
    near = encoder().similarity([skill.text], [line.text for line in lines])[0]
    return lines[int(near.argmax())] if near.max() >= _FITS else None


def skill_source(world: World, skill: SkillPhrase) -> Source:
    source = posting_source(world, _part_about(skill))
    line = None if skill.is_gap else evidence_line(world, skill)
    return replace(source, cv_quote=shortened(line.text), cv_ref=line.ref) if line else source


_ONE_THING = 90
"""Characters. A longer requirement is a list, of which only the part about the skill is quoted."""


def _part_about(skill: SkillPhrase) -> str:
    """The requirement, of a long list from comma to comma what names the skill."""
    quote = " ".join(skill.quote.split())
    spots = [(quote.find(name), quote.find(name) + len(name)) for name in skill.names if name in quote]
    if len(quote) <= _ONE_THING or not spots:
        return quote
    commas = [m.span() for m in re.finditer(r"[,;:]\s+(?:and\s+)?", quote)]
    start = max((end for _, end in commas if end <= min(s for s, _ in spots)), default=0)
    end = min((start for start, _ in commas if start >= max(e for _, e in spots)), default=len(quote))
    return quote[start:end].strip(" ,;:.")
