"""Stories: an example of one's own work, told in four parts and a lesson, fact by fact.

A fact is in one of the slots below. It comes from a line of the CV (`source` is its reference there) or from the
person, who confirmed it by writing it down (`source` is empty). Nothing else can be in a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.rush import count_words, spoken_seconds
from interview_coach.domain.vocabulary import COMPETENCY_IDS
from interview_coach.errors import InvalidInput

MOST_STORIES = 60
"""Of one user. Six to eight well-told ones carry an interview (reference/science.md §7)."""
LONGEST_FACT, LONGEST_TITLE = 600, 160
"""Characters. Two or three sentences; a part that needs more does not fit into two minutes."""
MOST_COMPETENCIES = 4
LONGEST_SECONDS, SHORTEST_SECONDS = 150, 60
"""Spoken length of a behavioral answer that listeners like (reference/science.md §2.1)."""
MOST_SET_UP = 0.4
"""Share of the words that situation and task may take before it is too much (reference/science.md §2.1)."""
_ENOUGH_TO_WEIGH = 60
"""Words below which shares and lengths say nothing yet."""


class StoryStatus(StrEnum):
    """A suggestion is not stored: it is made from the CV each time. One that was taken or turned down is."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


PART_OF = {
    "situation": "situation",
    "stakes": "situation",
    "task": "task",
    "step_1": "action",
    "step_2": "action",
    "step_3": "action",
    "result": "result",
    "measure": "result",
    "lesson": "reflection",
}
"""The part of a story that a slot belongs to, in the order in which it is told."""

SLOTS = tuple(PART_OF)
STEPS = ("step_1", "step_2", "step_3")
NEEDED = ("situation", "stakes", "task", "step_1", "step_2", "result")
"""Without these a listener asks back. A third step, a figure and a lesson make it better."""

BLANKS = {
    "situation": "[where was it, and when?]",
    "stakes": "[what was at stake?]",
    "task": "[what was your task?]",
    "step_1": "[what did you do first?]",
    "step_2": "[what did you do next?]",
    "result": "[what came of it?]",
}


class Gap(StrEnum):
    """What a listener would stumble over."""

    WE_ONLY = "we_only"
    HABIT = "habit"
    NOTHING_OWN = "nothing_own"
    NO_RESULT = "no_result"
    NO_FIGURE = "no_figure"
    SET_UP_LONG = "set_up_long"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class StoryFact:
    """`text` is one or more sentences. `source` is the CV reference it stands at, empty when the person gave it."""

    slot: str
    text: str = field(repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class StoryPiece:
    """A stretch of the story as it is told: a fact, or the bracketed blank where one is missing."""

    slot: str
    text: str = field(repr=False)
    is_blank: bool = False
    ref: str = ""

    @property
    def part(self) -> str:
        return PART_OF[self.slot]


@dataclass(frozen=True, slots=True)
class Story:
    """`line` is the CV line it began with, as it stood there (empty for one that is not in the CV), `ref` where.
    `skipped` are slots the person left open for now. `version` grows with each change. One that `needs_care` may be
    painful to tell: no figures are asked for."""

    id: str
    title: str = field(repr=False)
    status: StoryStatus
    created_at: datetime
    updated_at: datetime
    version: int = 1
    preparation_id: str | None = None
    line: str = field(default="", repr=False)
    ref: str = ""
    organisation: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    competencies: tuple[str, ...] = ()
    facts: tuple[StoryFact, ...] = field(default=(), repr=False)
    skipped: tuple[str, ...] = ()
    needs_care: bool = False

    def fact(self, slot: str) -> StoryFact | None:
        return next((fact for fact in self.facts if fact.slot == slot), None)

    def said(self, *slots: str) -> str:
        """What stands in the slots, as one text; empty when nothing does."""
        return " ".join(fact.text for fact in self.facts if fact.slot in slots)

    def ref_of(self, slot: str) -> str:
        """What a claim that rests on this fact refers to."""
        return f"story:{self.id}#{slot}"

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(slot for slot in NEEDED if self.fact(slot) is None)

    @property
    def is_ready(self) -> bool:
        """Whether it can be told without a gap."""
        return not self.missing

    @property
    def words(self) -> int:
        return count_words(self.said(*SLOTS))

    @property
    def seconds(self) -> int:
        """How long its facts take to say, calmly."""
        return spoken_seconds(self.words)

    @property
    def whole(self) -> str:
        """What happened in it, for finding questions that it answers: each thing once. Where it was says nothing."""
        told = (fact.text for fact in self.facts if not fact.source and fact.slot != "situation")
        return " ".join((self.line or self.title, *told))


def pieces_of(story: Story) -> tuple[StoryPiece, ...]:
    """The story in the order in which it is told, with a blank for each fact that is needed and missing."""
    return tuple(_pieces(story))


def _pieces(story: Story) -> Iterator[StoryPiece]:
    for slot in SLOTS:
        fact = story.fact(slot)
        if fact is not None:
            yield StoryPiece(slot, fact.text, ref=story.ref_of(slot))
        elif slot in NEEDED:
            yield StoryPiece(slot, BLANKS[slot], is_blank=True)


def with_fact(story: Story, slot: str, text: str) -> Story:
    """The story with what the person wrote for a slot; it takes the place of what was there, a line of the CV too.

    Raises InvalidInput for an unknown slot, and for a text that is empty, too long, or only says that nothing is known.
    """
    _check_slot(slot)
    said = sentence_of(_checked(text, LONGEST_FACT))
    kept = story.fact(slot)
    source = kept.source if kept is not None and kept.text == said else ""
    facts = {fact.slot: fact for fact in story.facts} | {slot: StoryFact(slot, said, source)}
    ordered = tuple(facts[name] for name in SLOTS if name in facts)
    return replace(story, facts=ordered, skipped=tuple(name for name in story.skipped if name != slot))


def without_fact(story: Story, slot: str) -> Story:
    """The story with a slot emptied and left open for now. Raises InvalidInput for an unknown slot."""
    _check_slot(slot)
    kept = tuple(fact for fact in story.facts if fact.slot != slot)
    return replace(story, facts=kept, skipped=tuple(dict.fromkeys((*story.skipped, slot))))


def next_slot(story: Story) -> str | None:
    """What to ask now: the first open slot that was not left open; None when there is nothing (more) to ask."""
    return next((slot for slot in SLOTS if _is_open(story, slot) and slot not in story.skipped), None)


def _is_open(story: Story, slot: str) -> bool:
    if story.fact(slot) is not None:
        return False
    if slot == "measure":
        return bool(story.said("result")) and not has_figure(story.said("result")) and not story.needs_care
    return True


def checked_title(title: str) -> str:
    """Raises InvalidInput when it is empty or long."""
    return _checked(title, LONGEST_TITLE)


def checked_competencies(names: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the contract. Raises InvalidInput for an unknown one, and for more than four: a story that shows
    everything shows nothing."""
    unknown = [name for name in names if name not in COMPETENCY_IDS]
    if unknown:
        raise InvalidInput("one of the competencies is not known")
    chosen = tuple(name for name in COMPETENCY_IDS if name in names)
    if len(chosen) > MOST_COMPETENCIES:
        raise InvalidInput(f"choose at most {MOST_COMPETENCIES} things that the story shows; the clearest count")
    return chosen


_NOTHING_KNOWN = re.compile(
    r"(?:i )?(?:don'?t|do not|can'?t|cannot) (?:know|remember|recall)(?: (?:yet|it|any ?more))?|idk|no idea|none"
    r"|nothing|n/?a|not sure|skip|tbd|todo|[\W_]+",
    re.I,
)


def _checked(text: str, longest: int) -> str:
    words = " ".join(text.split())
    if not words:
        raise InvalidInput("write a few words first, or leave it open for now")
    check_no_nul("the text", words)
    if len(words) > longest:
        raise InvalidInput(f"keep it to {longest} characters; this has {len(words):,}. A story is told in two minutes")
    if _NOTHING_KNOWN.fullmatch(words.rstrip(".!") or words):
        raise InvalidInput("that is no fact to tell; leave it open for now, and come back to it later")
    return words


def _check_slot(slot: str) -> None:
    if slot not in PART_OF:
        raise InvalidInput("there is no such part of a story")


def sentence_of(text: str) -> str:
    """With a capital letter and a stop."""
    words = " ".join(text.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "…", "”", '"')) else ".")


_FIGURE = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d\b)[$€£]?\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|hundred|thousand|half|halved|twice|double[ds]?|tripled?|a third|a quarter|first time"
    r"|nobody|none|zero|every (?:one|week|day|month))\b",
    re.I,
)
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
_WE = re.compile(r"\b(?:we|our team|the team|us|everybody|everyone)\b", re.I)
_HABIT = re.compile(r"\b(?:I|we) (?:usually|always|often|typically|generally|normally|would)\b", re.I)


def has_figure(text: str) -> bool:
    """Whether something can be counted in it; years do not count."""
    return bool(_FIGURE.search(text))


def gaps_of(story: Story) -> tuple[Gap, ...]:
    """What a listener would stumble over, the most important first; only of what was said or left open so far."""
    found = {
        Gap.NOTHING_OWN: not story.said(*STEPS) and _was_asked(story, "step_1"),
        Gap.WE_ONLY: _is_we_only(story.said(*STEPS)),
        Gap.HABIT: bool(_HABIT.search(story.said(*STEPS))),
        Gap.NO_RESULT: not story.said("result") and _was_asked(story, "result"),
        Gap.NO_FIGURE: _lacks_figure(story),
        Gap.SET_UP_LONG: story.words >= _ENOUGH_TO_WEIGH and set_up_share(story) > MOST_SET_UP,
        Gap.TOO_LONG: story.seconds > LONGEST_SECONDS,
        Gap.TOO_SHORT: story.is_ready and story.seconds < SHORTEST_SECONDS / 2,
    }
    return tuple(kind for kind, holds in found.items() if holds)


def set_up_share(story: Story) -> float:
    """The share of the words before the first own step, 0 to 1."""
    before = count_words(story.said("situation", "stakes", "task"))
    return before / story.words if story.words else 0.0


def _was_asked(story: Story, slot: str) -> bool:
    later = SLOTS[SLOTS.index(slot) + 1 :]
    return slot in story.skipped or any(story.fact(name) or name in story.skipped for name in later if name in NEEDED)


def _is_we_only(steps: str) -> bool:
    return bool(_WE.search(steps)) and not _I.search(steps)


def _lacks_figure(story: Story) -> bool:
    said = story.said("result", "measure")
    open_yet = story.needs_care or next_slot(story) == "measure"
    return bool(said) and not has_figure(said) and not open_yet and not story.said("measure")
