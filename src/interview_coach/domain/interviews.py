"""A mock interview: what was set up, what is planned, and every turn of the talk. How it moves: `interviews_moves`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from interview_coach.domain.coaching import FollowUpKind, Style
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import InvalidInput

MINUTES = range(10, 61)
PAUSE_SECONDS = range(2, 31)
"""For how long a spoken answer may pause before it ends by itself, where the user wants that at all."""

RESUMABLE_FOR = timedelta(hours=24)
"""A mock that was left can be gone on with for a day; after that it is closed with what there is."""


class MockType(StrEnum):
    BEHAVIORAL = "behavioral"
    TECHNICAL = "technical"
    CASE = "case"
    MIXED = "mixed"
    SCREENING = "screening"


class Mode(StrEnum):
    """Practice gives hints when asked; live gives none, as in the real talk."""

    PRACTICE = "practice"
    LIVE = "live"


class Phase(StrEnum):
    PREPARING = "preparing"
    OPENING = "opening"
    ASKING = "asking"
    FOLLOWING_UP = "following_up"
    CANDIDATE_ASKS = "candidate_asks"
    CLOSED = "closed"
    ENDED_EARLY = "ended_early"


OVER = frozenset({Phase.CLOSED, Phase.ENDED_EARLY})


class Who(StrEnum):
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


class TurnKind(StrEnum):
    """What a turn of the talk is. `answer`, `skip` and `candidate_question` are the candidate's, the others the
    interviewer's; `reply` answers something the candidate asked."""

    OPENING = "opening"
    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    RE_ASK = "re_ask"
    HINT = "hint"
    TRANSITION = "transition"
    INVITE = "invite"
    REPLY = "reply"
    CLOSING = "closing"
    ANSWER = "answer"
    SKIP = "skip"
    CANDIDATE_QUESTION = "candidate_question"


ASKING_KINDS = frozenset({TurnKind.QUESTION, TurnKind.FOLLOW_UP, TurnKind.RE_ASK})


@dataclass(frozen=True, slots=True)
class MockSetup:
    """What the user chose. `pause_seconds` None: an answer ends by the user's own button only. `use_model` False: the
    builtin coach alone, even where the user agreed to a model; `redact` None is what the settings say."""

    type: MockType = MockType.MIXED
    minutes: int = 30
    style: Style = Style.NEUTRAL
    mode: Mode = Mode.PRACTICE
    medium: Medium = Medium.TYPED
    pause_seconds: int | None = None
    use_model: bool = True
    redact: bool | None = None


def check_setup(setup: MockSetup) -> None:
    """Raises InvalidInput for a length or a pause that cannot be."""
    if setup.minutes not in MINUTES:
        raise InvalidInput(f"a mock interview takes {MINUTES.start} to {MINUTES.stop - 1} minutes")
    if setup.pause_seconds is not None and setup.pause_seconds not in PAUSE_SECONDS:
        raise InvalidInput(
            f"the pause that ends an answer is {PAUSE_SECONDS.start} to {PAUSE_SECONDS.stop - 1} seconds"
        )


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question that may come up. `covers` is the skill or competency it is about, `must` whether the posting wants
    that; `probes` are follow-ups written for it; `core` ones are asked before the others (spare ones, for somebody
    who answers quickly)."""

    question_id: str
    type: QuestionType
    text: str = field(repr=False)
    covers: str = ""
    must: bool = False
    core: bool = True
    variant: str | None = None
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said. `question_id` is the question it belongs to; `probe` the kind of a follow-up, `quote`
    the words of the candidate it picks up, `engine` who made it up; `seconds` is what a reply took, thinking
    included."""

    who: Who
    kind: TurnKind
    text: str = field(repr=False)
    at: datetime
    question_id: str | None = None
    probe: FollowUpKind | None = None
    quote: str | None = field(default=None, repr=False)
    engine: str | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Mock:
    """The whole state of a mock interview. `asked` are ids of the plan in the order in which they were asked, the last
    is the open one while `phase` is asking or following up; `covered` are the topics that were answered;
    `question_seconds` is the time the open question may take, follow-ups included, `spent_seconds` the time the
    talk took so far: replies with the thinking before them, not the hours of a closed laptop."""

    setup: MockSetup
    plan: tuple[PlannedQuestion, ...]
    phase: Phase = Phase.PREPARING
    turns: tuple[Turn, ...] = ()
    asked: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    spent_seconds: int = 0
    question_seconds: int = 0

    @property
    def is_over(self) -> bool:
        return self.phase in OVER

    @property
    def is_interviewers_turn(self) -> bool:
        """Whether a reply waits for the interviewer's next words."""
        return not self.is_over and (self.last_spoken is None or self.last_spoken.who is Who.CANDIDATE)

    @property
    def last_spoken(self) -> Turn | None:
        """The last turn that is no hint: a hint takes the word from nobody."""
        return next((turn for turn in reversed(self.turns) if turn.kind is not TurnKind.HINT), None)

    @property
    def open_question(self) -> PlannedQuestion | None:
        """The question that stands; None before the first and after the last."""
        return self.planned(self.asked[-1]) if self.phase in (Phase.ASKING, Phase.FOLLOWING_UP) else None

    @property
    def seconds(self) -> int:
        return self.setup.minutes * 60

    def planned(self, question_id: str) -> PlannedQuestion:
        return next(question for question in self.plan if question.question_id == question_id)

    def of_question(self, question_id: str) -> tuple[Turn, ...]:
        """Every turn about that question."""
        return tuple(turn for turn in self.turns if turn.question_id == question_id)

    def follow_ups(self, question_id: str) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.of_question(question_id) if turn.kind is TurnKind.FOLLOW_UP)

    def re_asked(self, question_id: str) -> bool:
        return any(turn.kind is TurnKind.RE_ASK for turn in self.of_question(question_id))

    def replies(self, question_id: str) -> tuple[str, ...]:
        return tuple(turn.text for turn in self.of_question(question_id) if turn.kind is TurnKind.ANSWER)

    def answer_text(self, question_id: str) -> str:
        """All that was said to the question: the replies in their order, joined by blank lines."""
        return "\n\n".join(reply for reply in self.replies(question_id) if reply.strip())

    def answer_seconds(self, question_id: str) -> int:
        """What the candidate took for the question so far, thinking and skipping included."""
        return sum(turn.seconds or 0 for turn in self.of_question(question_id))

    def has_said(self, text: str) -> bool:
        """Whether the interviewer asked this before, but for case, spaces and punctuation."""
        return bare(text) in _bare_questions(self.turns)


def bare(text: str) -> str:
    """Letters and digits alone, small: what makes two questions the same one."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _bare_questions(turns: Iterable[Turn]) -> set[str]:
    return {bare(turn.text) for turn in turns if turn.kind in ASKING_KINDS}


@dataclass(frozen=True, slots=True)
class StoredMock:
    """A mock as it is kept. `id` is that of its interview session; `version` rises with every turn; `draft` is what was
    typed and not sent yet (changes without a new version); `changed_at` is the last sign of the user."""

    id: str
    preparation_id: str
    version: int
    mock: Mock = field(repr=False)
    started_at: datetime
    changed_at: datetime
    ended_at: datetime | None = None
    draft: str = field(default="", repr=False)

    def is_abandoned(self, at: datetime) -> bool:
        """Whether it was left for so long that it is closed instead of gone on with."""
        return not self.mock.is_over and at - self.changed_at > RESUMABLE_FOR
