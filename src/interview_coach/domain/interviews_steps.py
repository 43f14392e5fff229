"""What a mock interviewer does next: by what the reply holds, by the must-haves still open, and by the time left.

Time moves the plan between replies only; nobody is interrupted while thinking or talking. The times are house rules: a
behavioral answer with its follow-ups takes four to five minutes in a structured interview, a case ten to fifteen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from interview_coach.domain.coaching import FollowUpKind, Style
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.interviews import Mock, MockSetup, MockType, PlannedQuestion
from interview_coach.domain.interviews_moves import allowed_kinds
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType

CLOSING_SHARE = 0.1
CLOSING_SECONDS_AT_LEAST = 60
MOST_CORE_QUESTIONS = 12
COMPLETE_FROM = 4.0
"""The mark from which an answer lacks nothing that is worth two follow-ups."""

RELEVANT_FROM = 1.5
"""With less relevance an answer is beside the question, whatever it tells."""

TYPICAL_SECONDS: Mapping[QuestionType, int] = {
    QuestionType.BEHAVIORAL: 270,
    QuestionType.TECHNICAL: 270,
    QuestionType.SITUATIONAL: 210,
    QuestionType.MOTIVATION: 150,
    QuestionType.CASE: 720,
}
VARIANT_SECONDS = 540
"""A coding or system-design talk."""

_OF_MOCK: Mapping[MockType, int] = {
    MockType.BEHAVIORAL: 270,
    MockType.TECHNICAL: 270,
    MockType.CASE: 720,
    MockType.MIXED: 240,
    MockType.SCREENING: 150,
}

_NO_MORE = re.compile(
    r"^\W*(?:(?:well|no|sorry)\W+)*(?:(?:that(?:'s| is| was)|this (?:is|was)) (?:it|all|everything)\b"
    r"|(?:i have |there is |there's )?nothing (?:more|else|to add|further)\b|no(?:pe|thing)?\W*$|not (?:really|more)\b"
    r"|i (?:do not|don't) (?:know|remember)\W*$)"
    r"(?:\W+(?:more or less|really|i think|for now|i am afraid|sorry|thank you|thanks|to say|from me|about it))*\W*$"
    r"|^\W*$",
    re.IGNORECASE,
)
"""A short reply that says no more than that there is no more."""

_DODGES = frozenset(
    {ResponseType.HYPOTHETICAL, ResponseType.HABIT, ResponseType.OPINION, ResponseType.SELF_DESCRIPTION}
)
_LEFT_ALONE = frozenset({ResponseType.REFUSAL, ResponseType.SENSITIVE})


@dataclass(frozen=True, slots=True)
class Reading:
    """What matters of an evaluation for going on. `dodged`: the question was passed by; `left_alone`: it is not gone
    into any further (a refusal, something painful); `complete`: nothing much is missing. An answer in another language
    counts as passed by: it is asked for once more, in English."""

    dodged: bool = False
    left_alone: bool = False
    complete: bool = False


UNREAD = Reading()
"""Of a reply that could not be read: the interview goes on with plain words."""


def reading_of(evaluation: Evaluation, type: QuestionType) -> Reading:
    left_alone = evaluation.response_type in _LEFT_ALONE or Flag.SENSITIVE in evaluation.flags
    no_event = type is QuestionType.BEHAVIORAL and evaluation.response_type in _DODGES
    unread = evaluation.response_type is ResponseType.OTHER_LANGUAGE
    passed_by = unread or Flag.OFF_TOPIC in evaluation.flags or Flag.NOT_AN_ANSWER in evaluation.flags
    relevance = evaluation.dimensions.get("relevance")
    beside_it = relevance is not None and relevance < RELEVANT_FROM
    complete = evaluation.scored and (evaluation.overall or 0.0) >= COMPLETE_FROM
    return Reading(not left_alone and (no_event or passed_by or beside_it), left_alone, complete)


class StepKind(StrEnum):
    RE_ASK = "re_ask"
    FOLLOW_UP = "follow_up"
    MOVE_ON = "move_on"


@dataclass(frozen=True, slots=True)
class Step:
    """`kinds` are those a follow-up may be of, the one to prefer first."""

    kind: StepKind
    kinds: tuple[FollowUpKind, ...] = ()


MOVE_ON = Step(StepKind.MOVE_ON)


def step_after(mock: Mock, reading: Reading) -> Step:
    """What comes after a reply to the open question."""
    if mock.open_question is None or reading.left_alone or is_time_up(mock):
        return MOVE_ON
    question_id = mock.asked[-1]
    if reading.dodged:
        return MOVE_ON if mock.re_asked(question_id) else Step(StepKind.RE_ASK, (FollowUpKind.RE_ASK,))
    if not has_time(mock) or _has_no_more(mock, question_id):
        return MOVE_ON
    kinds = _kinds(mock, reading)
    return Step(StepKind.FOLLOW_UP, kinds) if kinds else MOVE_ON


def has_time(mock: Mock) -> bool:
    """Whether the open question may go on: neither its own share of the time is used up nor that of the talk."""
    question = mock.open_question
    if question is None or is_time_up(mock):
        return False
    return mock.answer_seconds(question.question_id) < mock.question_seconds


def next_question(mock: Mock) -> PlannedQuestion | None:
    """The first of the plan opens; then must-haves nobody asked about yet come before the rest, and what was covered
    comes last. None: there is no time for another one, or there is none."""
    open_ones = [q for q in mock.plan if q.question_id not in mock.asked and not mock.has_said(q.text)]
    fitting = [q for q in open_ones if _least_seconds(q) <= talk_seconds_left(mock)]
    if not mock.asked or not fitting:
        return (fitting or open_ones)[0] if open_ones and not mock.asked else None
    return min(fitting, key=lambda q: (not (q.must and not _is_covered(mock, q)), not q.core, _is_covered(mock, q)))


def seconds_for(mock: Mock, question: PlannedQuestion) -> int:
    """The share of a question that is about to be asked: the time left over the core questions left, between half and
    twice of what such a question usually takes."""
    waiting = sum(1 for q in mock.plan if q.core and q.question_id not in mock.asked)
    typical = typical_seconds(question)
    share = talk_seconds_left(mock) / max(1, waiting)
    return round(min(max(share, typical / 2), typical * 2))


def typical_seconds(question: PlannedQuestion) -> int:
    return VARIANT_SECONDS if question.variant else TYPICAL_SECONDS[question.type]


def closing_seconds(setup: MockSetup) -> int:
    """What is kept for the candidate's questions and the end."""
    return max(CLOSING_SECONDS_AT_LEAST, round(setup.minutes * 60 * CLOSING_SHARE))


def core_questions(setup: MockSetup) -> int:
    """How many questions a mock of that type and length has time for."""
    talk = setup.minutes * 60 - closing_seconds(setup)
    return min(MOST_CORE_QUESTIONS, max(1, round(talk / _OF_MOCK[setup.type])))


def talk_seconds_left(mock: Mock) -> int:
    """Until the candidate's questions are due; negative when that is over."""
    return mock.seconds - closing_seconds(mock.setup) - mock.spent_seconds


def is_time_up(mock: Mock) -> bool:
    return talk_seconds_left(mock) <= 0


def _least_seconds(question: PlannedQuestion) -> float:
    """With less there is no sense in beginning it."""
    return typical_seconds(question) * 0.4


def _has_no_more(mock: Mock, question_id: str) -> bool:
    """Whether a follow-up was met with silence or with "that was it": nobody is pressed any further."""
    replies = mock.replies(question_id)
    return len(replies) > 1 and _NO_MORE.match(replies[-1]) is not None


def _is_covered(mock: Mock, question: PlannedQuestion) -> bool:
    return bool(question.covers) and question.covers in mock.covered


def _kinds(mock: Mock, reading: Reading) -> tuple[FollowUpKind, ...]:
    probing = mock.setup.style is Style.PROBING
    done = len(mock.follow_ups(mock.asked[-1]))
    if reading.complete and done >= 1 and not probing:
        return ()
    kinds = allowed_kinds(mock)
    if not _may_challenge(mock):
        return tuple(kind for kind in kinds if kind is not FollowUpKind.CHALLENGE)
    if probing and (done or reading.complete):
        return tuple(sorted(kinds, key=lambda kind: kind is not FollowUpKind.CHALLENGE))
    return kinds


def _may_challenge(mock: Mock) -> bool:
    """A friendly interviewer never does, a neutral one not at two questions in a row, a probing one at each."""
    if mock.setup.style is not Style.NEUTRAL:
        return mock.setup.style is Style.PROBING
    before = mock.asked[-2] if len(mock.asked) > 1 else None
    return before is None or all(t.probe is not FollowUpKind.CHALLENGE for t in mock.follow_ups(before))
