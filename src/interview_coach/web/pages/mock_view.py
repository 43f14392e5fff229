"""A running mock interview arranged for its page: what was said last, what came before, and how the time stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.case_room import CaseRoom, StoredRoom, Verdict
from interview_coach.domain.interviews import Mock, Mode, Phase, PlannedQuestion, StoredMock, Turn, TurnKind, Who
from interview_coach.domain.recorded import Recording, RecordingState
from interview_coach.domain.speech import Transcript
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import NotFound
from interview_coach.services.mock_rooms import room_of

_HEARD = (RecordingState.TRANSCRIBING, RecordingState.TRANSCRIBED)


@dataclass(frozen=True, slots=True)
class Words:
    """The interviewer's last words: `lead` before the question (a greeting, a transition), `text` what is to be
    answered. `earlier` is the rest of the talk, oldest first; `hints` are those of the open question."""

    lead: tuple[Turn, ...]
    text: Turn | None
    earlier: tuple[Turn, ...]
    hints: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds and minutes of the talk. Nothing ends by them."""

    spent: int
    minutes: int
    question_spent: int
    question_seconds: int
    number: int
    about: int


@dataclass(frozen=True, slots=True)
class Tools:
    """What lies on the table during a case: the room as the replies made it, and the notes and sums kept for it (None:
    there are none yet). `checks` are numbers said, shown at once in practice only."""

    room: CaseRoom
    kept: StoredRoom | None
    checks: tuple[tuple[str, Verdict], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A recorded reply that was written down and is read over before it is handed in."""

    recording: Recording
    transcript: Transcript


def words_of(mock: Mock) -> Words:
    """Hints stand beside the question: they take the word from nobody."""
    spoken = [turn for turn in mock.turns if turn.kind is not TurnKind.HINT]
    last = len(spoken)
    while last and spoken[last - 1].who is Who.INTERVIEWER:
        last -= 1
    now = spoken[last:]
    open_id = mock.asked[-1] if mock.open_question else None
    hints = tuple(turn for turn in mock.turns if turn.kind is TurnKind.HINT and turn.question_id == open_id)
    earlier = tuple(turn for turn in mock.turns if turn not in now and turn not in hints)
    return Words(tuple(now[:-1]), now[-1] if now else None, earlier, hints)


def clock_of(mock: Mock) -> Clock:
    question = mock.open_question
    return Clock(
        mock.spent_seconds,
        mock.setup.minutes,
        mock.answer_seconds(question.question_id) if question else 0,
        mock.question_seconds,
        len(mock.asked),
        max(len(mock.asked), sum(planned.core for planned in mock.plan)),
    )


def tools_of(app: CoachApp, user: str, stored: StoredMock) -> Tools | None:
    """None where no case is open."""
    question = stored.mock.open_question
    if question is None or question.type is not QuestionType.CASE:
        return None
    room = room_of(question.text, stored.mock.replies(question.question_id))
    try:
        kept = app.case_rooms.get(user, question.question_id, stored.id)
    except NotFound:
        kept = None
    told = checks_of(room) if stored.mock.setup.mode is Mode.PRACTICE else ()
    return Tools(room, kept, told)


def checks_of(room: CaseRoom) -> tuple[tuple[str, Verdict], ...]:
    """The numbers said that could be held against the case, each once, the newest verdict on it."""
    found = {check.said: check.verdict for check in room.checks if check.verdict is not Verdict.OTHER}
    return tuple(found.items())


def recorded_since(recordings: Sequence[Recording], mock: Mock) -> Recording | None:
    """What was recorded after the interviewer's last words and not handed in: the page was closed before."""
    since: datetime | None = mock.last_spoken.at if mock.last_spoken else None
    return next(
        (r for r in recordings if since and r.created_at >= since and r.state in _HEARD and not r.answer_id), None
    )


def opens_with(mock: Mock) -> PlannedQuestion | None:
    """The question that stands, where the last words are a follow-up to it and not the question itself."""
    question, last = mock.open_question, mock.last_spoken
    return question if question and last and last.kind is not TurnKind.QUESTION else None


def is_spoken(mock: Mock) -> bool:
    """Whether this reply is recorded: questions of one's own at the end are typed."""
    return mock.setup.medium is Medium.SPOKEN and mock.open_question is not None


def asks_candidate(mock: Mock) -> bool:
    return mock.phase is Phase.CANDIDATE_ASKS
