"""The interviewer of a mock: what is said next, by the engine of the user. Stores nothing.

The reply is read by the builtin coach, which takes a fraction of a second; words of a follow-up come from the user's
engine. Whatever fails, the interview goes on with plain words.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from interview_coach.content import interview_words as words
from interview_coach.domain.coaching import Exchange, FollowUp, FollowUpKind
from interview_coach.domain.costs import CallContext
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.interviews import (
    ASKING_KINDS,
    Mock,
    MockSetup,
    PlannedQuestion,
    StoredMock,
    TurnKind,
)
from interview_coach.domain.interviews_moves import asked, followed_up, given, invited, opened, re_asked
from interview_coach.domain.interviews_steps import (
    UNREAD,
    Reading,
    Step,
    StepKind,
    has_time,
    is_time_up,
    next_question,
    reading_of,
    seconds_for,
    step_after,
)
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.mock_rooms import CaseTalk, RoomTalk, facts_in, room_of
from interview_coach.services.parts import NO_WISHES, Parts, Wishes

_log = logging.getLogger(__name__)
_TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Talk:
    """One reply to be answered: who talks, about what, what the engine may do, and how it reads (None: it could not be
    read)."""

    user_id: str
    stored: StoredMock
    preparation: Preparation
    question: PlannedQuestion
    wishes: Wishes = NO_WISHES
    evaluation: Evaluation | None = None

    @property
    def mock(self) -> Mock:
        return self.stored.mock


class Interviewer:
    def __init__(self, parts: Parts, case_talk: CaseTalk | None = None) -> None:
        self._parts = parts
        self._case_talk = case_talk or RoomTalk()

    def begin(self, setup: MockSetup, plan: tuple[PlannedQuestion, ...], title: str) -> Mock:
        """The greeting and the first question. The plan has at least one."""
        mock = opened(Mock(setup, plan), words.opening(setup, title), self._parts.clock())
        return self._moved_on(mock, "")

    def go_on(self, user_id: str, stored: StoredMock, preparation: Preparation, wishes: Wishes = NO_WISHES) -> Mock:
        """The interviewer's words after a reply or a skipped question: a follow-up, the question once more, the next
        question, or the invitation to ask."""
        mock, question = stored.mock, stored.mock.open_question
        assert question is not None, "the candidate has the word in every other phase"
        if mock.turns[-1].kind is TurnKind.SKIP:
            return self._moved_on(mock, words.skipped(mock.setup.style))
        if (said := self._case_reply(mock, question)) is not None:
            return given(mock, said, self._parts.clock())
        return self._after_reply(_Talk(user_id, stored, preparation, question, wishes))

    def _case_reply(self, mock: Mock, question: PlannedQuestion) -> str | None:
        """Data that the reply asks for; with the time over, a request is an answer like any other."""
        if question.type is not QuestionType.CASE or is_time_up(mock):
            return None
        said = mock.replies(question.question_id)
        return _or_none("the case talk", lambda: self._case_talk.answer(question, said))

    def _after_reply(self, talk: _Talk) -> Mock:
        evaluation = _or_none("reading a reply", lambda: self._read(talk))
        reading = reading_of(evaluation, talk.question.type) if evaluation else UNREAD
        talk = replace(talk, evaluation=evaluation)
        if reading.dodged and _or_none("the case talk", lambda: self._case_talk.is_at_work(talk.question, _said(talk))):
            reading = replace(reading, dodged=False)
        step = step_after(talk.mock, reading)
        if step.kind is StepKind.RE_ASK and (again := self._re_ask(talk, step)) is not None:
            return re_asked(talk.mock, again, self._parts.clock())
        if step.kind is StepKind.FOLLOW_UP and (probe := self._follow_up(talk, step)) is not None:
            return followed_up(talk.mock, probe, self._parts.clock())
        if (lead := self._lead_on(talk, reading)) is not None:
            return given(talk.mock, lead, self._parts.clock())
        return self._moved_on(talk.mock, self._transition(talk, reading))

    def _lead_on(self, talk: _Talk, reading: Reading) -> str | None:
        """A case takes more steps than there are follow-ups: while its work goes on in time, it is not left."""
        question, mock = talk.question, talk.mock
        if question.type is not QuestionType.CASE or reading.left_alone or reading.dodged or not has_time(mock):
            return None
        said = mock.replies(question.question_id)
        lead = _or_none("the case talk", lambda: self._case_talk.lead_on(question, said))
        return None if any(turn.text == lead for turn in mock.of_question(question.question_id)) else lead

    def _read(self, talk: _Talk) -> Evaluation:
        question, preparation = talk.question, talk.preparation
        is_case = question.type is QuestionType.CASE
        room = room_of(question.text, talk.mock.replies(question.question_id)) if is_case else None
        return self._parts.coach(talk.user_id, _context(talk), Wishes(builtin=True)).evaluate(
            EvaluationRequest(
                question=question.text if room is None else room.question(),
                type=question.type,
                answer=talk.mock.answer_text(question.question_id),
                medium=talk.mock.setup.medium,
                variant=question.variant,
                cv=preparation.cv,
                posting_text=preparation.posting.text,
                facts=facts_in(room),
            )
        )

    def _re_ask(self, talk: _Talk, step: Step) -> FollowUp | None:
        made = _or_none("a re-ask", lambda: self._asked_of_engine(talk, step))
        if made is not None and made.kind is FollowUpKind.RE_ASK and not talk.mock.has_said(made.text):
            return made
        plain = next((text for text in words.re_asks(talk.question.type) if not talk.mock.has_said(text)), None)
        return FollowUp("builtin", plain, FollowUpKind.RE_ASK) if plain else None

    def _follow_up(self, talk: _Talk, step: Step) -> FollowUp | None:
        """Of the engine; a written one of the question when it fails. None: there is nothing worth asking. Coding and
        system-design talks have steps of their own, which come first."""
        if (text := _or_none("the next step", lambda: self._next_step(talk))) is not None:
            return FollowUp("builtin", text, step.kinds[0])
        try:
            made = self._asked_of_engine(talk, step)
        except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote the answer)
            _log.warning("a follow-up failed with %s", type(error).__name__)
            plain = next((text for text in talk.question.probes if not talk.mock.has_said(text)), None)
            return FollowUp("builtin", plain, step.kinds[0]) if plain else None
        return made if made is not None and made.kind in step.kinds else None

    def _next_step(self, talk: _Talk) -> str | None:
        put = [turn.text for turn in talk.mock.of_question(talk.question.question_id) if turn.kind in ASKING_KINDS]
        text = self._case_talk.next_step(talk.question, talk.mock.replies(talk.question.question_id), put)
        return None if text is None or talk.mock.has_said(text) else text

    def _asked_of_engine(self, talk: _Talk, step: Step) -> FollowUp | None:
        """What was said at another question is not said again: the engine is asked for something else, a few times."""
        coach = self._parts.coach(talk.user_id, _context(talk), talk.wishes)
        tried: tuple[str, ...] = ()
        for _ in range(_TRIES):
            made = coach.follow_up(_exchange(talk, step, tried))
            if made is None or not talk.mock.has_said(made.text):
                return made
            tried = (*tried, made.text)
        return None

    def _moved_on(self, mock: Mock, transition: str) -> Mock:
        now, question = self._parts.clock(), next_question(mock)
        if question is None:
            return invited(mock, ("", words.invitation(mock.setup.style)), now)
        is_case = question.type is QuestionType.CASE
        text = _or_none("the case", lambda: self._case_talk.prompt(question)) if is_case else None
        return asked(mock, question, seconds_for(mock, question), (transition, text or question.text), now)

    def _transition(self, talk: _Talk, reading: Reading) -> str:
        from interview_coach.coach.builtin.interview.care_words import help_in

        style = talk.mock.setup.style
        if reading.left_alone:
            help = help_in(talk.evaluation) if talk.evaluation else None
            return f"{help} {words.left_alone(style)}" if help else words.left_alone(style)
        said = [turn.text for turn in talk.mock.turns if turn.kind is TurnKind.TRANSITION]
        return words.transition(style, said)


def _said(talk: _Talk) -> tuple[str, ...]:
    return talk.mock.replies(talk.question.question_id)


def _exchange(talk: _Talk, step: Step, tried: tuple[str, ...]) -> Exchange:
    mock, question = talk.mock, talk.question
    probing = (TurnKind.FOLLOW_UP, TurnKind.RE_ASK)
    put = tuple(turn.text for turn in mock.of_question(question.question_id) if turn.kind in probing)
    return Exchange(
        question=question.text,
        type=question.type,
        answer=mock.answer_text(question.question_id),
        asked=(*put, *tried),
        missing=talk.evaluation.main_fix if talk.evaluation else "",
        kinds=step.kinds,
        style=mock.setup.style,
        evaluation=talk.evaluation,
        last=mock.replies(question.question_id)[-1],
        probes=question.probes,
    )


def _context(talk: _Talk) -> CallContext:
    return CallContext("mock", talk.stored.preparation_id, talk.stored.id)


def _or_none(what: str, work: Callable[[], T]) -> T | None:
    """None when an engine fails: its words are missed, the interview is not."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote the answer)
        _log.warning("%s failed with %s", what, type(error).__name__)
        return None
