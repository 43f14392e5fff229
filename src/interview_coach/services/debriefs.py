"""The debrief of a mock interview, made from what is stored; nothing new is stored by it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview_coach.content.area_words import area_words
from interview_coach.domain.coaching import Debrief
from interview_coach.domain.costs import CallContext
from interview_coach.domain.debriefs import (
    NOT_FINISHED_YET,
    NOTHING_SAID,
    UNWRITTEN,
    AnswerNote,
    Comparison,
    MockDebrief,
    compared,
    debriefed,
    engine_of,
    mean_mark,
    next_practice,
    note_of,
    recurrences,
    talk_of,
)
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.interviews import StoredMock
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.preparations import Preparation
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.storage.database import Transaction

_log = logging.getLogger(__name__)

MOST_EARLIER = 10
GOOD = 3.5
"""Mark from which no stronger version is offered."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """All that is read before an engine works."""

    stored: StoredMock
    preparation: Preparation
    answered: tuple[AnsweredQuestion, ...]
    earlier: tuple[tuple[StoredMock, tuple[AnsweredQuestion, ...]], ...]


class Debriefs:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def get(self, user_id: str, mock_id: str, wishes: Wishes = NO_WISHES) -> MockDebrief:
        """The debrief of a mock, a running one too (what there is so far). The summary is written by the user's engine,
        which is not asked twice for the same talk (its replies are remembered), and by the builtin coach when it
        fails; when that fails, too, the debrief comes without one. Stronger versions are the builtin coach's. Raises
        NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            read = _read(rows, mock_id)
        wording = area_words()
        notes = tuple(note_of(number, one, wording) for number, one in enumerate(read.answered, 1))
        words = self._words(user_id, read, notes, wishes)
        recurring = recurrences(notes)
        return MockDebrief(
            mock_id=mock_id,
            preparation_id=read.preparation.id,
            title=read.preparation.title,
            setup=read.stored.mock.setup,
            started_at=read.stored.started_at,
            ended_at=read.stored.ended_at,
            engine=words.engine,
            summary=words.summary,
            observations=words.recurring,
            next_step=words.next_step,
            mark=mean_mark(notes),
            answers=tuple(self._with_stronger(user_id, read, note) for note in notes),
            recurring=recurring,
            next_practice=next_practice(
                notes,
                recurring,
                wording=wording,
                competencies={one.question.id: one.question.competency for one in read.answered},
            ),
            comparison=_comparison(read, notes),
            transcript=read.stored.mock.turns,
        )

    def _words(self, user_id: str, read: _Stored, notes: Sequence[AnswerNote], wishes: Wishes) -> Debrief:
        if not notes:
            return NOTHING_SAID if read.stored.mock.is_over else NOT_FINISHED_YET
        rows = [debriefed(note) for note in notes]
        try:
            return self._parts.coach(user_id, _context(read), wishes).debrief(rows)
        except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote an answer)
            _log.warning("a debrief failed with %s", type(error).__name__)
            return UNWRITTEN

    def _with_stronger(self, user_id: str, read: _Stored, note: AnswerNote) -> AnswerNote:
        """With a sample from the CV where the answer leaves room for one; never where it told of something painful."""
        if note.is_sensitive or note.engine is None or (note.mark or 0.0) >= GOOD:
            return note
        coach = self._parts.coach(user_id, _context(read), Wishes(builtin=True))
        sample = coach.write_sample(note.question, note.type, read.preparation.cv, read.preparation.posting)
        return replace(note, stronger=sample)


def _read(rows: Transaction, mock_id: str) -> _Stored:
    stored = rows.mocks.get(mock_id)
    before = [
        other
        for other in rows.mocks.list(stored.preparation_id, limit=200, offset=0)
        if other.started_at < stored.started_at
        and other.mock.setup.type is stored.mock.setup.type
        and other.mock.is_over
    ]
    earlier = sorted(before, key=lambda other: other.started_at)[-MOST_EARLIER:]
    return _Stored(
        stored,
        rows.preparations.get(stored.preparation_id),
        rows.answers.of_session(mock_id),
        tuple((other, rows.answers.of_session(other.id)) for other in earlier),
    )


def _comparison(read: _Stored, notes: Sequence[AnswerNote]) -> Comparison | None:
    """Only with talks that the same engine marked."""
    engine = engine_of(notes)
    if engine is None:
        return None
    this = talk_of(read.stored.id, read.stored.started_at, _evaluations(read.answered), engine)
    earlier = [talk_of(one.id, one.started_at, _evaluations(answered), engine) for one, answered in read.earlier]
    return compared(engine, this, [talk for talk in earlier if talk]) if this else None


def _evaluations(answered: Sequence[AnsweredQuestion]) -> list[Evaluation]:
    return [one.record.evaluation for one in answered if one.record is not None]


def _context(read: _Stored) -> CallContext:
    return CallContext("debrief", read.preparation.id, read.stored.id)
