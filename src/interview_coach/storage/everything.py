"""Everything that is stored of one user, table by table: for the export, and for saying how much there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, LargeBinary, Row, Table, func, select

from interview_coach.domain.answers import Answer, EvaluationRecord, InterviewSession
from interview_coach.domain.consents import Consent
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.privacy import RECORDINGS, TRANSCRIPTS, Kept, KeptReply, StoredQuestion, StoredRecording
from interview_coach.domain.questions import Question
from interview_coach.storage import tables
from interview_coach.storage.answers import AnswerRows
from interview_coach.storage.appointments import AppointmentRows
from interview_coach.storage.calendars import CalendarRows
from interview_coach.storage.case_rooms import CaseRoomRows
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.disputes import DisputeRows
from interview_coach.storage.encoding import from_text
from interview_coach.storage.mocks import MockRows
from interview_coach.storage.model_calls import recorded_call
from interview_coach.storage.opinions import OpinionRows
from interview_coach.storage.plans import read_tick
from interview_coach.storage.preparations import PreparationRows
from interview_coach.storage.real_interviews import RealInterviewRows
from interview_coach.storage.recordings import RecordingRows
from interview_coach.storage.reminders import read_message
from interview_coach.storage.reviews import ReviewCardRows, read_review
from interview_coach.storage.score_sheets import ScoreSheetRows
from interview_coach.storage.stories import StoryRows


class EverythingRows:
    """Reads by noun; a noun is the name of a table whose rows have an id."""

    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self.cipher = cipher

    @property
    def parts(self) -> tuple[Connection, str, Cipher]:
        """What the rows of a single table are made with."""
        return self._connection, self._user_id, self.cipher

    def ids(self, noun: str) -> tuple[str, ...]:
        """Oldest first; always in the same order."""
        t, order = _READERS[noun].table, _READERS[noun].order
        mine = (t.c.user_id == self._user_id, *_READERS[noun].only)
        query = select(t.c.id).where(*mine).order_by(order, t.c.id)
        return tuple(self._connection.scalars(query))

    def some(self, noun: str, ids: Sequence[str]) -> tuple[Any, ...]:
        """The domain values with these ids, in the order of `ids`; those that are gone are left out."""
        t, order = _READERS[noun].table, _READERS[noun].order
        mine = (t.c.user_id == self._user_id, *_READERS[noun].only)
        query = select(t).where(*mine, t.c.id.in_(ids)).order_by(order, t.c.id)
        return tuple(_READERS[noun].read(self, row) for row in self._connection.execute(query))

    def kept(self) -> tuple[Kept, ...]:
        """How much there is, by noun. Sound and picture count with their own size, not with that of their row."""
        found = [self._kept(noun, reader) for noun, reader in _READERS.items() if noun != RECORDINGS]
        return (*found, *self._recorded())

    def _kept(self, noun: str, reader: _Reader) -> Kept:
        sealed = [column for column in reader.table.c if isinstance(column.type, LargeBinary)]
        size = sum((func.coalesce(func.length(column), 0) for column in sealed), start=_NOTHING)
        return self._sum(noun, reader.table, size, *reader.only)

    def _recorded(self) -> tuple[Kept, Kept]:
        t = tables.recordings
        media = self._sum(RECORDINGS, t, t.c.size, t.c.key_sealed.is_not(None))
        text = self._sum(TRANSCRIPTS, t, func.length(t.c.transcript_sealed), t.c.transcript_sealed.is_not(None))
        return media, text

    def _sum(self, noun: str, table: Table, size: Any, *conditions: Any) -> Kept:
        query = select(func.count(), func.coalesce(func.sum(size), 0)).where(table.c.user_id == self._user_id)
        count, bytes = self._connection.execute(query.where(*conditions)).one()
        return Kept(noun, count, bytes)


@dataclass(frozen=True, slots=True)
class _Reader:
    """`read` makes the domain value of a row; `only` are conditions on the rows that hold anything."""

    table: Table
    order: Column[Any]
    read: Callable[[EverythingRows, Row[Any]], object]
    only: tuple[ColumnElement[bool], ...] = ()


def _preparation(rows: EverythingRows, row: Row[Any]) -> Preparation:
    return PreparationRows(*rows.parts).get(row.id)


def _question(rows: EverythingRows, row: Row[Any]) -> StoredQuestion:
    text = rows.cipher.open(row.question_sealed, f"questions.question:{row.id}")
    return StoredQuestion(
        from_text(Question, text), row.preparation_id, row.position, row.own, row.dismissed, row.created_at
    )


def _session(_: EverythingRows, row: Row[Any]) -> InterviewSession:
    return InterviewSession(row.id, row.preparation_id, row.kind, row.started_at, row.last_answer_at)


def _answer(rows: EverythingRows, row: Row[Any]) -> Answer:
    return AnswerRows(*rows.parts).get(row.id).answer


def _evaluation(rows: EverythingRows, row: Row[Any]) -> EvaluationRecord:
    text = rows.cipher.open(row.evaluation_sealed, f"evaluations.evaluation:{row.id}")
    return EvaluationRecord(row.id, row.answer_id, from_text(Evaluation, text), row.created_at)


def _recording(rows: EverythingRows, row: Row[Any]) -> StoredRecording:
    recordings = RecordingRows(*rows.parts)
    return StoredRecording(recordings.get(row.id), recordings.transcript(row.id))


def _reply(rows: EverythingRows, row: Row[Any]) -> KeptReply:
    reply = rows.cipher.open(row.reply_sealed, f"model_replies.reply:{row.id}")
    return KeptReply(row.id, reply, row.created_at, row.preparation_id, row.answer_id)


def _call(_: EverythingRows, row: Row[Any]) -> object:
    return recorded_call(row)


def _consent(_: EverythingRows, row: Row[Any]) -> Consent:
    return Consent(row.id, row.kind, row.recipient, row.version, row.given_at, row.withdrawn_at)


def _mock(rows: EverythingRows, row: Row[Any]) -> object:
    return MockRows(*rows.parts).get(row.id)


def _case_room(rows: EverythingRows, row: Row[Any]) -> object:
    return CaseRoomRows(*rows.parts).read(row)


def _appointment(rows: EverythingRows, row: Row[Any]) -> object:
    return AppointmentRows(*rows.parts).read(row)


def _feed(rows: EverythingRows, row: Row[Any]) -> object:
    return CalendarRows(*rows.parts).read_feed(row)


def _calendar(rows: EverythingRows, row: Row[Any]) -> object:
    return CalendarRows(*rows.parts).read_calendar(row)


def _sheet(rows: EverythingRows, row: Row[Any]) -> object:
    return ScoreSheetRows(*rows.parts).read(row)


def _real_interview(rows: EverythingRows, row: Row[Any]) -> object:
    return RealInterviewRows(*rows.parts).read(row)


def _dispute(rows: EverythingRows, row: Row[Any]) -> object:
    return DisputeRows(*rows.parts).read(row)


def _opinion(rows: EverythingRows, row: Row[Any]) -> object:
    return OpinionRows(*rows.parts).read(row)


def _story(rows: EverythingRows, row: Row[Any]) -> object:
    return StoryRows(*rows.parts).read(row)


def _message(_: EverythingRows, row: Row[Any]) -> object:
    return read_message(row)


def _review_card(rows: EverythingRows, row: Row[Any]) -> object:
    return ReviewCardRows(*rows.parts).read(row)


def _review(_: EverythingRows, row: Row[Any]) -> object:
    return read_review(row)


def _plan_tick(_: EverythingRows, row: Row[Any]) -> object:
    return read_tick(row)


_NOTHING: Any = 0
_NOT_DELETED = (tables.review_cards.c.card_sealed.is_not(None),)
"""A deleted card leaves the digest of its source, so that it is not made again."""

_READERS: Mapping[str, _Reader] = {
    "preparations": _Reader(tables.preparations, tables.preparations.c.created_at, _preparation),
    "questions": _Reader(tables.questions, tables.questions.c.created_at, _question),
    "interview_sessions": _Reader(tables.interview_sessions, tables.interview_sessions.c.started_at, _session),
    "mocks": _Reader(tables.mocks, tables.mocks.c.started_at, _mock),
    "case_rooms": _Reader(tables.case_rooms, tables.case_rooms.c.created_at, _case_room),
    "answers": _Reader(tables.answers, tables.answers.c.created_at, _answer),
    "evaluations": _Reader(tables.evaluations, tables.evaluations.c.created_at, _evaluation),
    "real_interviews": _Reader(tables.real_interviews, tables.real_interviews.c.created_at, _real_interview),
    "disputes": _Reader(tables.disputes, tables.disputes.c.created_at, _dispute),
    "opinions": _Reader(tables.opinions, tables.opinions.c.created_at, _opinion),
    "review_cards": _Reader(tables.review_cards, tables.review_cards.c.created_at, _review_card, _NOT_DELETED),
    "reviews": _Reader(tables.reviews, tables.reviews.c.at, _review),
    RECORDINGS: _Reader(tables.recordings, tables.recordings.c.created_at, _recording),
    "stories": _Reader(tables.stories, tables.stories.c.created_at, _story),
    "plan_ticks": _Reader(tables.plan_ticks, tables.plan_ticks.c.done_at, _plan_tick),
    "appointments": _Reader(tables.appointments, tables.appointments.c.created_at, _appointment),
    "reminders": _Reader(tables.reminders, tables.reminders.c.created_at, _message),
    "score_sheets": _Reader(tables.score_sheets, tables.score_sheets.c.changed_at, _sheet),
    "calendar_feeds": _Reader(tables.calendar_feeds, tables.calendar_feeds.c.created_at, _feed),
    "imported_calendars": _Reader(tables.imported_calendars, tables.imported_calendars.c.read_at, _calendar),
    "consents": _Reader(tables.consents, tables.consents.c.given_at, _consent),
    "model_calls": _Reader(tables.model_calls, tables.model_calls.c.at, _call),
    "model_replies": _Reader(tables.model_replies, tables.model_replies.c.created_at, _reply),
}

NOUNS = tuple(_READERS)
"""Of everything that has rows with an id, in the order in which an export writes it. Single settings (budget,
privacy) are read by their own rows."""
