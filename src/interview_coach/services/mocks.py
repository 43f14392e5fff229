"""Mock interviews: a reply is stored before any engine works, so that no crash, engine or second window loses one.

A mock is an interview session of the kind `mock`. While a question is open its replies are turns of the mock; when the
interviewer moves on they become one answer, which is marked like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from interview_coach.content import interview_words as words
from interview_coach.domain.answers import Answer, InterviewSession, check_answer
from interview_coach.domain.interviews import (
    RESUMABLE_FOR,
    Mock,
    MockSetup,
    Mode,
    Phase,
    PlannedQuestion,
    StoredMock,
    TurnKind,
    Who,
    check_setup,
)
from interview_coach.domain.interviews_candidate import LIVE_REPLY, has_no_question, honest_reply
from interview_coach.domain.interviews_moves import (
    MOST_CANDIDATE_QUESTIONS,
    answered_candidate,
    candidate_asked,
    closed,
    ended_early,
    hinted,
    replied,
    skipped,
)
from interview_coach.domain.overview import Page
from interview_coach.domain.recorded import Recording
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.interviewers import Interviewer
from interview_coach.services.markings import Markings
from interview_coach.services.mock_hints import hints_for, story_hints, suggestions_for
from interview_coach.services.mock_plans import MockPlans
from interview_coach.services.parts import Parts, Wishes
from interview_coach.services.story_uses import StoryUses
from interview_coach.storage.database import Transaction
from interview_coach.storage.mocks import CHANGED_ELSEWHERE

Notices: TypeAlias = list[str] | None
"""Where sentences for the user are gathered; None: nobody reads them."""

_KEPT = "what you wrote is kept as a draft"


@dataclass(frozen=True, slots=True)
class MockReply:
    """What the candidate says: `version` is that of the mock on the screen; `seconds` from the interviewer's last words
    on, thinking included (None: taken from the clock)."""

    version: int
    text: str = field(repr=False)
    seconds: int | None = None


class Mocks:
    """`version` in these methods is the version of the mock that the user sees. When the interview has gone on in
    another window, Conflict is raised, and what was written is kept as the draft. `notices` gathers why the builtin
    coach stepped in for a model."""

    def __init__(self, parts: Parts, plans: MockPlans, interviewer: Interviewer, markings: Markings) -> None:
        self._parts = parts
        self._plans = plans
        self._interviewer = interviewer
        self._markings = markings

    def start(self, user_id: str, preparation_id: str, setup: MockSetup, notices: Notices = None) -> StoredMock:
        """Plan the questions, greet, and ask the first one. Takes seconds when questions have to be made.

        Raises NotFound; InvalidInput for a setup that cannot be; Conflict when there are no questions to ask.
        """
        check_setup(setup)
        plan = self._plans.make(user_id, preparation_id, setup, _wishes(setup, notices))
        if not plan:
            raise Conflict("there are no questions for such a mock interview; add some of your own first")
        with self._parts.storage.reading(user_id) as rows:
            title = rows.preparations.get(preparation_id).job.title
        now = self._parts.clock()
        mock = self._interviewer.begin(setup, plan, title)
        stored = StoredMock(self._parts.new_id(), preparation_id, 1, mock, now, now)
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            rows.sessions.add(InterviewSession(stored.id, preparation_id, "mock", now, now))
            rows.mocks.add(stored)
        return stored

    def get(self, user_id: str, mock_id: str) -> StoredMock:
        """One that was left for more than a day is closed by that, and its answers wait to be marked."""
        with self._parts.storage.reading(user_id) as rows:
            stored = rows.mocks.get(mock_id)
        return self._close(user_id, stored)[0] if stored.is_abandoned(self._parts.clock()) else stored

    def list(self, user_id: str, preparation_id: str, *, limit: int = 50, offset: int = 0) -> Page[StoredMock]:
        """Newest first."""
        with self._parts.storage.reading(user_id) as rows:
            rows.preparations.get(preparation_id)
            found = rows.mocks.list(preparation_id, limit=limit, offset=offset)
            return Page(found, rows.mocks.count(preparation_id), limit, offset)

    def say(self, user_id: str, mock_id: str, reply: MockReply, notices: Notices = None) -> StoredMock:
        """The candidate's reply to the open question, or a question of the candidate's own at the end; then the
        interviewer's next words. Empty text is a reply, too. The same reply sent twice is taken once.

        The reply is stored first. Should the process die before the interviewer speaks, `go_on` takes it up.
        """
        check_answer(reply.text, None, reply.seconds)
        self.get(user_id, mock_id)
        stored = self._store_reply(user_id, mock_id, reply)
        return self.go_on(user_id, mock_id, notices) if stored.mock.open_question else stored

    def go_on(self, user_id: str, mock_id: str, notices: Notices = None) -> StoredMock:
        """The interviewer's next words, where they are missing; else nothing changes. Safe to call at any time."""
        with self._parts.storage.reading(user_id) as rows:
            stored = rows.mocks.get(mock_id)
            preparation = rows.preparations.get(stored.preparation_id)
        if not stored.mock.is_interviewers_turn or stored.mock.open_question is None:
            return stored
        mock = self._interviewer.go_on(user_id, stored, preparation, _wishes(stored.mock.setup, notices))
        with self._parts.storage.writing(user_id) as rows:
            current = rows.mocks.get(mock_id)
            if current.version != stored.version:
                return current  # another window was faster; the same reply needs no second follow-up
            answer_id = self._store_left(rows, current, mock)
            new = rows.mocks.put(replace(current, mock=mock))
        self._mark(user_id, answer_id, new.mock.setup)
        return new

    def keep_draft(self, user_id: str, mock_id: str, text: str) -> None:
        """What is written and not sent: it survives a reload and a crash. What was just sent is no draft any more.

        Raises InvalidInput when it is too long, Conflict when the interview is over.
        """
        check_answer(text, None, None)
        with self._parts.storage.writing(user_id) as rows:
            stored = rows.mocks.get(mock_id)
            if stored.mock.is_over:
                raise Conflict("this mock interview is over")
            if not _is_last_reply(stored.mock, text):
                rows.mocks.keep_draft(mock_id, text, self._parts.clock())

    def hint(self, user_id: str, mock_id: str, version: int) -> StoredMock:
        """The next hint for the open question: what a strong answer shows, a story or a line of the own CV. In practice
        only.

        Raises Conflict in a live mock, and when there are no further hints.
        """
        stories = self._story_hints(user_id, mock_id)
        with self._parts.storage.writing(user_id) as rows:
            stored = _as_seen(rows.mocks.get(mock_id), version)
            question = stored.mock.open_question
            text = _next_hint(rows, stored.mock, question, stories) if question else ""
            return rows.mocks.put(self._changed(stored, hinted(stored.mock, text, self._parts.clock())))

    def skip(self, user_id: str, mock_id: str, version: int, notices: Notices = None) -> StoredMock:
        """Leave the open question; what was said to it is stored and marked. Then the next question."""
        with self._parts.storage.writing(user_id) as rows:
            stored = _as_seen(rows.mocks.get(mock_id), version)
            rows.mocks.put(self._changed(stored, skipped(stored.mock, words.SKIP, self._parts.clock())))
        return self.go_on(user_id, mock_id, notices)

    def ask(self, user_id: str, mock_id: str, question: MockReply) -> StoredMock:
        """The candidate's own question at the end, with the honest reply; nothing to ask closes the interview.

        Raises Conflict before the interviewer has invited questions.
        """
        with self._parts.storage.reading(user_id) as rows:
            if rows.mocks.get(mock_id).mock.phase is not Phase.CANDIDATE_ASKS:
                raise Conflict("your questions come at the end, when the interviewer invites them")
        return self.say(user_id, mock_id, question)

    def end(self, user_id: str, mock_id: str, version: int) -> StoredMock:
        """The user's own end, at any time; what was answered is stored and marked."""
        with self._parts.storage.writing(user_id) as rows:
            stored = _as_seen(rows.mocks.get(mock_id), version)
            new, answer_id = self._end(rows, stored, words.ENDED_EARLY)
        self._mark(user_id, answer_id, new.mock.setup)
        return new

    def close_abandoned(self, user_id: str) -> int:
        """Close what was left for more than a day, with what there is; how many there were. For work in the
        background: the answers are marked, too."""
        with self._parts.storage.reading(user_id) as rows:
            left = rows.mocks.left_open(self._parts.clock() - RESUMABLE_FOR)
        for stored in left:
            self._mark(user_id, self._close(user_id, stored)[1], stored.mock.setup)
        return len(left)

    def remove(self, user_id: str, mock_id: str) -> None:
        """With its answers, their marks and their recordings."""
        with self._parts.storage.writing(user_id) as rows:
            stored = rows.mocks.get(mock_id)
            answers = rows.answers.of_session(mock_id)
            found = [rows.recordings.of_answer(answered.answer.id) for answered in answers]
            spoken = _recorded_for(rows, stored, stored.ended_at or self._parts.clock())
            for recording in spoken:
                rows.recordings.remove(recording.id)
            rows.mocks.remove(mock_id)
        self._parts.forget_media(recording.id for recording in (*found, *spoken) if recording is not None)

    def _store_reply(self, user_id: str, mock_id: str, reply: MockReply) -> StoredMock:
        """Raises Conflict when the reply does not fit any more; its text is the draft then."""
        with self._parts.storage.writing(user_id) as rows:
            stored = rows.mocks.get(mock_id)
            if stored.version > reply.version and _is_last_reply(stored.mock, reply.text):
                return stored  # sent twice: a double click, or the first response was lost
            try:
                return rows.mocks.put(self._after_reply(rows, stored, reply))
            except (Conflict, InvalidInput) as error:
                problem = str(error)
            if reply.text:
                rows.mocks.keep_draft(mock_id, reply.text, self._parts.clock())
        raise Conflict(f"{problem}; {_KEPT}")

    def _after_reply(self, rows: Transaction, stored: StoredMock, reply: MockReply) -> StoredMock:
        _as_seen(stored, reply.version)
        now = self._parts.clock()
        rows.sessions.touch(stored.id, now)
        if stored.mock.phase is Phase.CANDIDATE_ASKS:
            return replace(self._changed(stored, self._candidate_asks(rows, stored, reply)), draft="")
        mock = replied(stored.mock, reply.text, reply.seconds, now)
        check_answer(mock.answer_text(mock.asked[-1]), None, None)
        return replace(self._changed(stored, mock), draft="")

    def _candidate_asks(self, rows: Transaction, stored: StoredMock, reply: MockReply) -> Mock:
        now = self._parts.clock()
        mock = candidate_asked(stored.mock, reply.text, reply.seconds, now)
        if not has_no_question(reply.text):
            mock = answered_candidate(mock, _honest(rows, stored, reply.text), now)
            if sum(turn.kind is TurnKind.CANDIDATE_QUESTION for turn in mock.turns) < MOST_CANDIDATE_QUESTIONS:
                return mock
        return closed(mock, words.closing(mock.setup.style), now)

    def _close(self, user_id: str, stored: StoredMock) -> tuple[StoredMock, str | None]:
        with self._parts.storage.writing(user_id) as rows:
            current = rows.mocks.get(stored.id)
            if not current.is_abandoned(self._parts.clock()):
                return current, None
            return self._end(rows, current, words.LEFT)

    def _end(self, rows: Transaction, stored: StoredMock, said: str) -> tuple[StoredMock, str | None]:
        now = self._parts.clock()
        if stored.mock.phase is Phase.CANDIDATE_ASKS:
            mock = closed(stored.mock, words.closing(stored.mock.setup.style), now)
        else:
            mock = ended_early(stored.mock, said, now)
        answer_id = self._store_left(rows, stored, mock)
        return rows.mocks.put(self._changed(stored, mock)), answer_id

    def _store_left(self, rows: Transaction, before: StoredMock, after: Mock) -> str | None:
        """The replies to the question that is left behind, as one answer; its id. None: it is still open, nothing was
        replied, or the user has removed the question."""
        question = before.mock.open_question
        if question is None or question == after.open_question or not after.replies(question.question_id):
            return None
        try:
            rows.questions.get(question.question_id)
        except NotFound:
            return None
        answer = self._answer(rows, before.id, question, after)
        rows.answers.add(answer)
        return answer.id

    def _answer(self, rows: Transaction, mock_id: str, question: PlannedQuestion, mock: Mock) -> Answer:
        return Answer(
            id=self._parts.new_id(),
            question_id=question.question_id,
            session_id=mock_id,
            attempt=rows.answers.next_attempt(question.question_id),
            text=mock.answer_text(question.question_id),
            medium=mock.setup.medium,
            self_rating=None,
            seconds=mock.answer_seconds(question.question_id),
            created_at=self._parts.clock(),
        )

    def _story_hints(self, user_id: str, mock_id: str) -> tuple[str, ...]:
        """Found before a transaction is open: the encoder is at work."""
        with self._parts.storage.reading(user_id) as rows:
            mock = rows.mocks.get(mock_id).mock
        question = mock.open_question
        if question is None or mock.setup.mode is not Mode.PRACTICE:
            return ()
        return story_hints(StoryUses(self._parts).to_tell(user_id, question.question_id))

    def _changed(self, stored: StoredMock, mock: Mock) -> StoredMock:
        now = self._parts.clock()
        return replace(stored, mock=mock, changed_at=now, ended_at=now if mock.is_over else None)

    def _mark(self, user_id: str, answer_id: str | None, setup: MockSetup) -> None:
        """Whatever goes wrong, the answer is there and can be marked again."""
        if answer_id is not None:
            self._markings.mark(user_id, answer_id, _wishes(setup))


def _wishes(setup: MockSetup, notices: Notices = None) -> Wishes:
    return Wishes(redact=setup.redact, builtin=not setup.use_model, notices=notices)


def _as_seen(stored: StoredMock, version: int) -> StoredMock:
    if stored.version != version:
        raise Conflict("this mock interview is over" if stored.mock.is_over else CHANGED_ELSEWHERE)
    return stored


def _is_last_reply(mock: Mock, text: str) -> bool:
    """Whether the candidate's newest words are these."""
    said = next((turn for turn in reversed(mock.turns) if turn.who is Who.CANDIDATE), None)
    return said is not None and bool(text) and said.text == text


def _recorded_for(rows: Transaction, stored: StoredMock, until: datetime) -> tuple[Recording, ...]:
    """What was recorded while its questions were open. A reply takes over the text alone, so that no answer knows of
    its recording; nor of a take that was thrown away."""
    return tuple(
        recording
        for question_id in stored.mock.asked
        for recording in rows.recordings.of_question(question_id)
        if recording.answer_id is None and stored.started_at <= recording.created_at <= until
    )


def _next_hint(rows: Transaction, mock: Mock, question: PlannedQuestion, stories: Sequence[str]) -> str:
    given = {turn.text for turn in mock.of_question(question.question_id) if turn.kind is TurnKind.HINT}
    hints = hints_for(rows.questions.get(question.question_id).question, stories)
    left = [text for text in hints if text not in given]
    if not left and mock.setup.mode is Mode.PRACTICE:
        raise Conflict("there are no further hints for this question")
    return left[0] if left else ""


def _honest(rows: Transaction, stored: StoredMock, text: str) -> str:
    if stored.mock.setup.mode is Mode.LIVE:
        return LIVE_REPLY
    said = " ".join(turn.text for turn in stored.mock.turns if turn.kind is TurnKind.REPLY)
    job = rows.preparations.get(stored.preparation_id).job
    return honest_reply(text, next((q for q in suggestions_for(job) if q not in said), None))
