"""Case rooms: a case talked through in practice or within a mock interview, kept after every step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from interview_coach.domain.calculator import Result, calculate
from interview_coach.domain.case_room import CaseRoom, StoredRoom, Worked
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput, NotFound
from interview_coach.services.answers import Answers, HandedIn, Submission
from interview_coach.services.parts import NO_WISHES, Parts, Wishes


class CaseRooms:
    """Every change names the version it was made from and comes back with the next one; Conflict when another window
    was faster. `session_id` is the mock interview that a room belongs to, None in practice. A question of another user
    raises NotFound, one that is no case InvalidInput."""

    def __init__(self, parts: Parts, answers: Answers) -> None:
        self._parts = parts
        self._answers = answers

    def open(self, user_id: str, question_id: str, session_id: str | None = None, *, again: bool = False) -> StoredRoom:
        """The room of a case question, made when there is none; `again` makes a new one for another try."""
        from interview_coach.coach.builtin.interview.case_talk import open_room

        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            question = rows.questions.get(question_id).question
            if question.type is not QuestionType.CASE:
                raise InvalidInput("only a case question has a case room")
            if session_id is not None and not rows.sessions.has(session_id):
                raise NotFound("there is no such interview")
            known = rows.case_rooms.find(question_id, session_id)
            if known is not None and not again:
                return known
            made = StoredRoom(
                self._parts.new_id(), question_id, open_room(question.text), now, now, session_id=session_id
            )
            rows.case_rooms.add(made)
        return made

    def get(self, user_id: str, question_id: str, session_id: str | None = None) -> StoredRoom:
        """Raises NotFound when it was not opened yet."""
        with self._parts.storage.reading(user_id) as rows:
            rows.questions.get(question_id)
            return rows.case_rooms.get(question_id, session_id)

    def say(
        self, user_id: str, question_id: str, text: str, *, version: int, session_id: str | None = None
    ) -> StoredRoom:
        """The candidate says something and the interviewer answers. No transaction is open meanwhile."""
        from interview_coach.coach.builtin.interview.case_talk import talk

        stored = self.get(user_id, question_id, session_id)
        room, _ = talk(stored.room, text, self._parts.clock())
        return self._put(user_id, replace(stored, version=version), room)

    def hint(self, user_id: str, question_id: str, *, version: int) -> StoredRoom:
        """Help, in practice only: a mock interview gives its own."""
        from interview_coach.coach.builtin.interview.case_talk import hint

        return self._change(user_id, question_id, version, hint)

    def move_on(self, user_id: str, question_id: str, *, version: int, session_id: str | None = None) -> StoredRoom:
        """On to the next stage, by the candidate's own button."""
        return self._change(user_id, question_id, version, lambda room, _: room.moved_on(), session_id)

    def note(
        self, user_id: str, question_id: str, notes: str, *, version: int, session_id: str | None = None
    ) -> StoredRoom:
        """Keep the notepad."""
        return self._change(user_id, question_id, version, lambda room, _: room.noted(notes), session_id)

    def calculate(
        self, user_id: str, question_id: str, expression: str, *, version: int, session_id: str | None = None
    ) -> tuple[StoredRoom, Result]:
        """Work out an expression and keep it with its result. Raises InvalidInput with what is wrong in it."""
        result = calculate(expression)

        def worked(room: CaseRoom, at: datetime) -> CaseRoom:
            return room.worked_out(Worked(expression.strip(), result.words, result.exact, at))

        return self._change(user_id, question_id, version, worked, session_id), result

    def hand_in(
        self, user_id: str, question_id: str, *, version: int, seconds: int | None = None, wishes: Wishes = NO_WISHES
    ) -> tuple[StoredRoom, HandedIn]:
        """End a practice case: all that was said becomes an answer, which is stored and marked with what the room knows
        for sure. Whatever goes wrong while marking, the answer is there; a room that was ended by a crash before its
        answer was stored is handed in again. Raises InvalidInput when nothing was said."""
        stored = self.get(user_id, question_id)
        left_over = stored.room.closed and stored.answer_id is None
        room = stored.room if left_over else stored.room.ended()
        ended = self._put(user_id, replace(stored, version=version), room)  # of two windows the second stops here
        answer = self._answers.submit(user_id, question_id, Submission(room.transcript(), seconds=seconds))
        closed = self._put(user_id, replace(ended, answer_id=answer.id), room)
        return closed, self._answers.mark(user_id, answer.id, wishes)

    def remove(self, user_id: str, question_id: str) -> None:
        """The newest practice room of the question; an answer that was handed in from it stays."""
        with self._parts.storage.writing(user_id) as rows:
            rows.questions.get(question_id)
            rows.case_rooms.remove(rows.case_rooms.get(question_id).id)

    def _change(
        self,
        user_id: str,
        question_id: str,
        version: int,
        move: Callable[[CaseRoom, datetime], CaseRoom],
        session_id: str | None = None,
    ) -> StoredRoom:
        stored = self.get(user_id, question_id, session_id)
        return self._put(user_id, replace(stored, version=version), move(stored.room, self._parts.clock()))

    def _put(self, user_id: str, stored: StoredRoom, room: CaseRoom) -> StoredRoom:
        new = replace(stored, room=room, updated_at=self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            return rows.case_rooms.put(new)
