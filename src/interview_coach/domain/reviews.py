"""Cards that come back when they are about to be forgotten: what a card is, and when it is due before an interview.

When a card comes back is FSRS's word (`services/review_schedule.py`); this module bends it to the date of the
interview: a card that was learnt is seen at least twice more before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from uuid import UUID

from interview_coach.domain.plain_text import check_no_nul
from interview_coach.errors import InvalidInput

LONGEST_FRONT, LONGEST_BACK, LONGEST_SOURCE = 1_000, 4_000, 300
MOST_CARDS = 20_000
SIGHTS_TO_COME = 2
"""How often a card is seen again, at least, before the interview once it was learnt."""
LAST_SIGHT_BEFORE = timedelta(hours=6)
"""The last sight is due at the latest so long before the day of the interview begins: on the evening before, which
is for what is known, not for what is new."""
LEARN_AHEAD = timedelta(minutes=20)
"""A card that was not known comes back after minutes. When nothing else is left it may be shown that much sooner,
so that a session ends with everything known once."""


class CardKind(StrEnum):
    STORY = "story"
    FACT = "fact"
    POINT = "point"
    NOTE = "note"


class Rating(IntEnum):
    """How well the card was known. The numbers are the keys and FSRS's grades."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(IntEnum):
    """FSRS's states: still being learnt, known and coming back after days, known once and forgotten."""

    LEARNING = 1
    KNOWN = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class CardText:
    """What stands on the card. `source` says where it comes from, in words. A card that was made automatically follows
    its source until the user has `edited` it."""

    front: str
    back: str
    source: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of a card: `stability` in days (recall falls to 90 % in that time), `difficulty` 1 to 10; both
    None until the first review. Instants are aware UTC."""

    due_at: datetime
    stage: Stage = Stage.LEARNING
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    last_review_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """`source_key` is a digest of what an automatic or imported card was made of: it is made once."""

    id: str
    kind: CardKind
    text: CardText = field(repr=False)
    memory: Memory
    created_at: datetime
    preparation_id: str | None = None
    story_id: str | None = None
    source_key: str | None = None
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A card as its source gives it, before it has an id. `key` is unique among the cards of one user."""

    kind: CardKind
    key: str
    text: CardText = field(repr=False)
    preparation_id: str | None = None
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One look at a card; `seconds` is how long it took, None when not timed."""

    id: str
    card_id: str
    rating: Rating
    at: datetime
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class DueCard:
    """What decides about the order; `interview_on` is that of the card's preparation."""

    card_id: str
    due_at: datetime
    stage: Stage
    is_new: bool
    interview_on: date | None


def in_due_order(due: Sequence[DueCard]) -> list[DueCard]:
    """The nearest interview first; in it what was forgotten a moment ago, then what was learnt before, then what is
    new; each the longest due first."""
    return sorted(due, key=_place)


def _place(card: DueCard) -> tuple[date, int, datetime, str]:
    group = 2 if card.is_new else 0 if card.stage is not Stage.KNOWN else 1
    return card.interview_on or date.max, group, card.due_at, card.card_id


def sights_to_come(ratings: Sequence[Rating]) -> int:
    """How often the card has to be seen again before the interview, from its ratings, oldest first: the sight at which
    it was learnt does not count, and after an "again" it has to be learnt anew. Once they are over, one sight is kept
    for the end."""
    known = 0
    for rating in ratings:
        known = 0 if rating is Rating.AGAIN else known + 1
    return max(1, SIGHTS_TO_COME + 1 - max(1, known))


def due_before_interview(due_at: datetime, now: datetime, interview_on: date | None, to_come: int) -> datetime:
    """`due_at`, or sooner, so that `to_come` sights fit in evenly from `now` to the evening before the interview; from
    the beginning of that day (UTC) on, so that one look a day is enough.

    Without a date, and from the evening before on, only the day counts: cards of a preparation rest after its
    interview.
    """
    evening = None
    if interview_on is not None:
        evening = datetime.combine(interview_on, time(), now.tzinfo) - LAST_SIGHT_BEFORE
    wanted = due_at if evening is None or evening <= now else min(due_at, now + (evening - now) / to_come)
    morning = datetime.combine(wanted.date(), time(), wanted.tzinfo)
    return morning if morning > now else wanted


def rests(interview_on: date | None, today: date) -> bool:
    """Whether cards of a preparation rest: its interview is over."""
    return interview_on is not None and interview_on < today


def made_text(front: str, back: str, source: str = "", *, edited: bool = False) -> CardText:
    """Trimmed and checked. Raises InvalidInput for an empty or too long side, and for a NUL character."""
    front, back, source = front.strip(), back.strip(), " ".join(source.split())
    for name, text, longest in (("front", front, LONGEST_FRONT), ("back", back, LONGEST_BACK)):
        if not text:
            raise InvalidInput(f"the {name} of a card must not be empty")
        if len(text) > longest:
            raise InvalidInput(f"the {name} of a card has at most {longest:,} characters; this one has {len(text):,}")
    if len(source) > LONGEST_SOURCE:
        raise InvalidInput(f"the source of a card has at most {LONGEST_SOURCE} characters")
    check_no_nul("the card", front, back, source)
    return CardText(front, back, source, edited)


def follows(known: CardText, made: CardText) -> CardText:
    """The text of an automatic card now that its source says `made`: what the user wrote stays."""
    return known if known.edited else replace(made, edited=False)


def is_id(text: str) -> bool:
    """Whether a guid can be the id of a card of ours (32 hexadecimal digits)."""
    try:
        return UUID(hex=text).hex == text
    except ValueError:
        return False
