"""Answers: stored before they are marked, marked as often as wanted, never changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from interview_coach.domain.answers import (
    Answer,
    EvaluationRecord,
    InterviewSession,
    check_answer,
    is_same_sitting,
)
from interview_coach.domain.case_room import CaseRoom
from interview_coach.domain.costs import CallContext
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.overview import AnsweredQuestion, Page
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import CoachError
from interview_coach.services.mock_rooms import facts_in, room_of
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.storage.database import Transaction

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Submission:
    """What the user hands in; `self_rating` 1-5, `seconds` taken; `recording_id` is the recording it was said in."""

    text: str = field(repr=False)
    medium: Medium = Medium.TYPED
    self_rating: int | None = None
    seconds: int | None = None
    recording_id: str | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A stored answer, and why it is not marked yet (None when it is)."""

    answered: AnsweredQuestion
    problem: str | None = None


class Answers:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def submit(self, user_id: str, question_id: str, submission: Submission) -> Answer:
        """Store an attempt; nothing is marked yet, so a crash while marking cannot lose it."""
        check_answer(submission.text, submission.self_rating, submission.seconds)
        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            asked = rows.questions.get(question_id)
            answer = Answer(
                id=self._parts.new_id(),
                question_id=question_id,
                session_id=self._sitting(rows, asked.preparation_id, now),
                attempt=rows.answers.next_attempt(question_id),
                text=submission.text,
                medium=submission.medium,
                self_rating=submission.self_rating,
                seconds=submission.seconds,
                created_at=now,
            )
            rows.answers.add(answer)
            if submission.recording_id is not None:
                rows.recordings.become_answer(submission.recording_id, question_id, answer.id)
        return answer

    def hand_in(self, user_id: str, question_id: str, submission: Submission, wishes: Wishes = NO_WISHES) -> HandedIn:
        """Store an attempt, then mark it. Whatever goes wrong while marking, the answer is there and comes back."""
        answer = self.submit(user_id, question_id, submission)
        return self.mark(user_id, answer.id, wishes)

    def mark(self, user_id: str, answer_id: str, wishes: Wishes = NO_WISHES) -> HandedIn:
        """Mark a stored answer as `evaluate` does; whatever goes wrong comes back as words. Raises NotFound."""
        problem = None
        try:
            self.evaluate(user_id, answer_id, wishes)
        except CoachError as error:
            problem = str(error)
        except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote the answer)
            _log.error("marking answer %s failed with %s", answer_id, type(error).__name__)
            problem = "the coach failed while marking; the answer is stored and can be marked again"
        return HandedIn(self.get(user_id, answer_id), problem)

    def evaluate(self, user_id: str, answer_id: str, wishes: Wishes = NO_WISHES) -> EvaluationRecord:
        """Mark a stored answer. No transaction is open while the engine works; a failing engine stores nothing."""
        evaluation = self.read(user_id, answer_id, wishes)
        return self.keep(user_id, answer_id, evaluation)

    def read(self, user_id: str, answer_id: str, wishes: Wishes = NO_WISHES) -> Evaluation:
        """What the engine makes of a stored answer; nothing is stored."""
        with self._parts.storage.reading(user_id) as rows:
            answered = rows.answers.get(answer_id)
            preparation = rows.preparations.get(answered.preparation_id)
            talked = _case_talk(rows, answered)
        question = answered.question
        case = talked() if talked is not None else None
        context = CallContext("marking", answered.preparation_id, answered.answer.session_id, answer_id)
        return self._parts.coach(user_id, context, wishes).evaluate(
            EvaluationRequest(
                question=question.text if case is None else case.question(),
                type=question.type,
                answer=answered.answer.text,
                medium=answered.answer.medium,
                variant=question.variant,
                cv=preparation.cv,
                posting_text=preparation.posting.text,
                facts=facts_in(case),
            )
        )

    def keep(self, user_id: str, answer_id: str, evaluation: Evaluation) -> EvaluationRecord:
        """Store an evaluation as the newest of its answer. Raises NotFound when that was removed meanwhile."""
        record = EvaluationRecord(self._parts.new_id(), answer_id, evaluation, self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            rows.answers.get(answer_id)
            return rows.evaluations.add(record)

    def get(self, user_id: str, answer_id: str) -> AnsweredQuestion:
        with self._parts.storage.reading(user_id) as rows:
            return rows.answers.get(answer_id)

    def attempts(self, user_id: str, question_id: str) -> tuple[AnsweredQuestion, ...]:
        """All attempts at a question, oldest first."""
        with self._parts.storage.reading(user_id) as rows:
            rows.questions.get(question_id)
            return rows.answers.attempts(question_id)

    def history(
        self, user_id: str, *, limit: int = 50, offset: int = 0, preparation_id: str | None = None
    ) -> Page[AnsweredQuestion]:
        """Newest first; of one preparation, or of all."""
        with self._parts.storage.reading(user_id) as rows:
            if preparation_id is not None:
                rows.preparations.get(preparation_id)
            found = rows.answers.history(limit=limit, offset=offset, preparation_id=preparation_id)
            return Page(found, rows.answers.count(preparation_id), limit, offset)

    def remove(self, user_id: str, answer_id: str) -> None:
        """With its evaluations and its recording."""
        with self._parts.storage.writing(user_id) as rows:
            recording = rows.recordings.of_answer(answer_id)
            rows.answers.remove(answer_id)
        if recording is not None:
            self._parts.forget_media([recording.id])

    def _sitting(self, rows: Transaction, preparation_id: str, now: datetime) -> str:
        """The session this answer belongs to: the current practice, or a new one."""
        latest = rows.sessions.latest(preparation_id, "practice")
        if latest is not None and is_same_sitting(latest, now):
            rows.sessions.touch(latest.id, now)
            return latest.id
        session = InterviewSession(self._parts.new_id(), preparation_id, "practice", now, now)
        rows.sessions.add(session)
        return session.id


def _case_talk(rows: Transaction, answered: AnsweredQuestion) -> Callable[[], CaseRoom] | None:
    """How to get the room in which the answer to a case was given: in practice it is kept, in a mock interview it is
    made again from the replies, once the transaction is over."""
    if answered.question.type is not QuestionType.CASE:
        return None
    answer = answered.answer
    if (kept := rows.case_rooms.of_answer(answer.id)) is not None:
        return lambda: kept.room
    if (mock := rows.mocks.find(answer.session_id)) is None:
        return None
    replies = mock.mock.replies(answer.question_id)
    return partial(room_of, answered.question.text, replies) if _is_said(replies, answer.text) else None


def _is_said(replies: Sequence[str], answer: str) -> bool:
    """Whether the answer is these replies: the places of a room's findings are those of its own transcript."""
    return "\n\n".join(reply for reply in replies if reply.strip()) == answer
