"""What happens inside a case, a coding or a system-design question of a mock: data is given when it is asked for, and
the next step of the talk is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from interview_coach.domain.case_room import CaseRoom, CaseStage
from interview_coach.domain.evaluations import CaseFacts
from interview_coach.domain.interviews import PlannedQuestion
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType

_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""The room of a mock is made anew from what was said for each reply, so its own times mean nothing."""


class CaseTalk(Protocol):
    """What an interviewer does inside a question."""

    def prompt(self, question: PlannedQuestion) -> str | None:
        """The case as it is told at the beginning; None: the question's own text."""

    def answer(self, question: PlannedQuestion, said: Sequence[str]) -> str | None:
        """What is said to the newest of the candidate's replies `said`, where it asks for data or about the task.
        None: it asks for nothing, it is a piece of the answer."""

    def lead_on(self, question: PlannedQuestion, said: Sequence[str]) -> str | None:
        """The next question of a case after a step of its work, such as a sum or a structure. None: the newest reply
        does no step, or the case is decided."""

    def is_at_work(self, question: PlannedQuestion, said: Sequence[str]) -> bool:
        """Whether the newest reply does a piece of a case, however short: such a reply passes nothing by."""

    def next_step(self, question: PlannedQuestion, said: Sequence[str], asked: Sequence[str]) -> str | None:
        """What a case, a coding or a system-design talk goes on with; None: nothing is left, or it is no such
        question."""


def room_of(question: str, said: Sequence[str]) -> CaseRoom:
    """The room of a case after the candidate's replies `said`: what was asked for, given, worked out, recommended."""
    from interview_coach.coach.builtin.interview.case_talk import open_room, talk

    room = open_room(question)
    for text in filter(str.strip, said):
        room, _ = talk(room, text, _ANY_TIME)
    return room


def facts_in(room: CaseRoom | None) -> CaseFacts | None:
    """What a room knows for sure, for whoever marks what was said in it."""
    from interview_coach.coach.builtin.interview.case_facts import facts_of

    return None if room is None else facts_of(room)


class RoomTalk:
    """By the builtin coach: it needs no model, so that data is the same whoever interviews."""

    def prompt(self, question: PlannedQuestion) -> str | None:
        from interview_coach.coach.builtin.interview.case_talk import open_room

        room = open_room(question.text)
        return room.prompt if room.case_id else None

    def answer(self, question: PlannedQuestion, said: Sequence[str]) -> str | None:
        from interview_coach.coach.builtin.interview.case_talk import open_room, talk

        if open_room(question.text).case_id is None or not said or not said[-1].strip():
            return None
        room, reaction = talk(room_of(question.text, said[:-1]), said[-1], _ANY_TIME)
        return room.lines[-1].text if reaction.heard.is_request else None

    def lead_on(self, question: PlannedQuestion, said: Sequence[str]) -> str | None:
        from interview_coach.coach.builtin.interview.case_talk import open_room, question_after, talk

        if open_room(question.text).case_id is None or not said or not said[-1].strip():
            return None
        before = room_of(question.text, said[:-1])
        after, reaction = talk(before, said[-1], _ANY_TIME)
        is_decided = any(line.stage is CaseStage.RECOMMENDATION for line in after.said)
        return question_after(before, said[-1], _ANY_TIME) if reaction.heard.shows and not is_decided else None

    def is_at_work(self, question: PlannedQuestion, said: Sequence[str]) -> bool:
        from interview_coach.coach.builtin.interview.case_hearing import hear

        if question.type is not QuestionType.CASE or not said or not said[-1].strip():
            return False
        heard, _ = hear(room_of(question.text, said[:-1]), said[-1])
        return bool(heard.shows)

    def next_step(self, question: PlannedQuestion, said: Sequence[str], asked: Sequence[str]) -> str | None:
        from interview_coach.coach.builtin.interview.case_talk import open_room, question_after
        from interview_coach.coach.builtin.interview.technical_talk import next_prompt

        if question.type is QuestionType.CASE:
            if open_room(question.text).case_id is None or not said or not said[-1].strip():
                return None
            return question_after(room_of(question.text, said[:-1]), said[-1], _ANY_TIME)
        if question.variant is None:
            return None
        whole = Question(question.question_id, question.type, question.text, why="", variant=question.variant)
        return next_prompt(whole, said, asked)
