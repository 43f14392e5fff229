"""Interviews that really took place: what was asked, how they felt, how they ended. A diary, not a measurement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from interview_coach.domain.plain_text import check_no_nul
from interview_coach.errors import InvalidInput

MOST_ASKED = 40
"""Questions of one interview; two hours hold about thirty."""
LONGEST_ASKED, LONGEST_ROUND, LONGEST_WHO, LONGEST_LESSON = 1_000, 80, 300, 4_000
"""Characters."""
FEELINGS = range(1, 6)
_EARLIEST = date(2000, 1, 1)
_OTHER_SIDE_OF_THE_WORLD = timedelta(days=1)
"""It may be tomorrow already where the user is."""


class Outcome(StrEnum):
    WAITING = "waiting"
    NEXT_ROUND = "next_round"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class HeardQuestion:
    """A question as it was asked. `question_id` is the one of the practice set that it became, or was already
    (`was_known`); `practised` says whether it had been answered before it was written down here."""

    text: str = field(repr=False)
    question_id: str
    was_known: bool = False
    practised: bool = False


@dataclass(frozen=True, slots=True)
class InterviewNotes:
    """What the user writes down: `round` and `who` in their words, `asked` a question each, `feeling` 1 (hard) to 5
    (very well), None when not said."""

    on: date
    outcome: Outcome = Outcome.WAITING
    round: str = ""
    who: str = field(default="", repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    feeling: int | None = None
    differently: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RealInterview:
    """One round of interviews, as it is stored. The order of rounds is that of their dates."""

    id: str
    preparation_id: str
    on: date
    outcome: Outcome
    round: str
    who: str = field(repr=False)
    asked: tuple[HeardQuestion, ...] = field(repr=False)
    feeling: int | None
    differently: str = field(repr=False)
    created_at: datetime
    updated_at: datetime


def cleaned(notes: InterviewNotes, today: date) -> InterviewNotes:
    """The notes with white space put right and each question once. Raises InvalidInput, naming what is wrong."""
    asked = tuple(dict.fromkeys(line for text in notes.asked if (line := " ".join(text.split()))))
    clean = InterviewNotes(
        notes.on,
        notes.outcome,
        " ".join(notes.round.split()),
        " ".join(notes.who.split()),
        asked,
        notes.feeling,
        notes.differently.strip(),
    )
    _check_day(clean.on, today)
    if clean.feeling is not None and clean.feeling not in FEELINGS:
        raise InvalidInput("how it felt runs from 1 to 5")
    if len(asked) > MOST_ASKED:
        raise InvalidInput(f"an interview holds at most {MOST_ASKED} questions; these are {len(asked)}")
    _check_texts(clean)
    return clean


def _check_day(on: date, today: date) -> None:
    if on > today + _OTHER_SIDE_OF_THE_WORLD:
        raise InvalidInput("this day has not come yet; write an interview down after it took place")
    if on < _EARLIEST:
        raise InvalidInput("look at the year again; the day is long ago")


def _check_texts(notes: InterviewNotes) -> None:
    texts = [
        ("the round", notes.round, LONGEST_ROUND),
        ("the line about who was there", notes.who, LONGEST_WHO),
        ("what you would do differently", notes.differently, LONGEST_LESSON),
        *(("a question", text, LONGEST_ASKED) for text in notes.asked),
    ]
    for what, text, longest in texts:
        check_no_nul(what, text)
        if len(text) > longest:
            raise InvalidInput(f"{what} has at most {longest:,} characters; this has {len(text):,}")


@dataclass(frozen=True, slots=True)
class PracticeMarks:
    """Marks in practice before an interview, of one engine: how many questions, the lowest, middle and highest."""

    engine: str
    questions: int
    low: float
    middle: float
    high: float


def practice_marks(latest: Iterable[tuple[str, float]]) -> tuple[PracticeMarks, ...]:
    """`latest` is (engine, mark) of each question's last attempt; engines stay apart, the one with most marks first."""
    by_engine: dict[str, list[float]] = {}
    for engine, mark in latest:
        by_engine.setdefault(engine, []).append(mark)
    found = [PracticeMarks(name, len(m), min(m), float(median(m)), max(m)) for name, m in by_engine.items()]
    return tuple(sorted(found, key=lambda each: (-each.questions, each.engine)))


@dataclass(frozen=True, slots=True)
class Reality:
    """An interview with the practice marks of the same preparation up to its day. They stand side by side; nothing
    says that one caused the other."""

    interview: RealInterview
    title: str
    company: str
    practice: tuple[PracticeMarks, ...]

    @property
    def known(self) -> int:
        """How many of the questions were on the list before."""
        return sum(heard.was_known for heard in self.interview.asked)

    @property
    def practised(self) -> int:
        return sum(heard.practised for heard in self.interview.asked)


def heard_ids(interviews: Iterable[RealInterview]) -> Mapping[str, date]:
    """Questions that were really asked, with the last day on which they were."""
    found: dict[str, date] = {}
    for interview in interviews:
        for heard in interview.asked:
            found[heard.question_id] = max(interview.on, found.get(heard.question_id, interview.on))
    return found


def outcomes_counted(interviews: Sequence[RealInterview]) -> Mapping[Outcome, int]:
    """How often each outcome was written down, in the order of `Outcome`; those that never came are left out."""
    counts = {outcome: sum(i.outcome is outcome for i in interviews) for outcome in Outcome}
    return {outcome: count for outcome, count in counts.items() if count}
