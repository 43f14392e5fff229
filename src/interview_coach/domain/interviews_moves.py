"""The moves of a mock interview: a table of what is allowed when, and pure functions that make the next state.

    preparing -> opening -> asking <-> following_up -> candidate_asks -> closed
                  any of them before candidate_asks -> ended_early

A move that is not allowed raises Conflict. No move changes what was said before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from interview_coach.domain.coaching import FollowUp, FollowUpKind
from interview_coach.domain.interviews import Mock, Mode, Phase, PlannedQuestion, Turn, TurnKind, Who
from interview_coach.errors import Conflict

MOST_FOLLOW_UPS = 2
MOST_CANDIDATE_QUESTIONS = 5
LONGEST_GAP_SECONDS = 600
"""A longer silence of which nobody says that it was thinking is a closed laptop: no more of it is counted."""

DEPTH: Mapping[FollowUpKind, int] = {
    FollowUpKind.EXPAND: 0,
    FollowUpKind.CLARIFY: 1,
    FollowUpKind.QUANTIFY: 1,
    FollowUpKind.CHALLENGE: 2,
}
"""Follow-ups to one question only go deeper: expand, then clarify or quantify, then challenge."""


class Move(StrEnum):
    OPEN = "open"
    ASK = "ask"
    REPLY = "reply"
    GIVE = "give"
    SKIP = "skip"
    FOLLOW_UP = "follow_up"
    RE_ASK = "re_ask"
    HINT = "hint"
    INVITE = "invite"
    CANDIDATE_QUESTION = "candidate_question"
    ANSWER_QUESTION = "answer_question"
    CLOSE = "close"
    END = "end"


_IN_QUESTION = frozenset(
    {Move.ASK, Move.REPLY, Move.GIVE, Move.SKIP, Move.FOLLOW_UP, Move.RE_ASK, Move.HINT, Move.INVITE, Move.END}
)

ALLOWED: Mapping[Phase, frozenset[Move]] = {
    Phase.PREPARING: frozenset({Move.OPEN, Move.END}),
    Phase.OPENING: frozenset({Move.ASK, Move.INVITE, Move.END}),
    Phase.ASKING: _IN_QUESTION,
    Phase.FOLLOWING_UP: _IN_QUESTION,
    Phase.CANDIDATE_ASKS: frozenset({Move.CANDIDATE_QUESTION, Move.ANSWER_QUESTION, Move.CLOSE}),
    Phase.CLOSED: frozenset(),
    Phase.ENDED_EARLY: frozenset(),
}

_INTERVIEWERS = frozenset({Move.ASK, Move.GIVE, Move.FOLLOW_UP, Move.RE_ASK, Move.INVITE, Move.ANSWER_QUESTION})
_CANDIDATES = frozenset({Move.REPLY, Move.SKIP, Move.HINT, Move.CANDIDATE_QUESTION})


def may(mock: Mock, move: Move) -> bool:
    """Whether the move is allowed now: by the phase, and by whose turn it is."""
    if move not in ALLOWED[mock.phase]:
        return False
    if mock.phase in (Phase.PREPARING, Phase.OPENING):
        return move not in _CANDIDATES
    if move in _INTERVIEWERS:
        return mock.is_interviewers_turn
    return move not in _CANDIDATES or not mock.is_interviewers_turn


def opened(mock: Mock, text: str, at: datetime) -> Mock:
    """The interviewer greets; the first question comes next."""
    _check(mock, Move.OPEN)
    return _said(replace(mock, phase=Phase.OPENING), _turn(TurnKind.OPENING, text, at))


def asked(mock: Mock, question: PlannedQuestion, seconds: int, words: tuple[str, str], at: datetime) -> Mock:
    """The interviewer asks a question of the plan that was not asked before; it may take `seconds`. `words` are the
    transition before it (may be empty) and the question as it is put."""
    _check(mock, Move.ASK)
    transition, text = words
    if question.question_id in mock.asked or mock.has_said(text):
        raise Conflict("this question was asked already")
    mock = _left(mock)
    if transition:
        mock = _said(mock, _turn(TurnKind.TRANSITION, transition, at))
    mock = replace(
        mock, phase=Phase.ASKING, asked=(*mock.asked, question.question_id), question_seconds=max(0, seconds)
    )
    return _said(mock, replace(_turn(TurnKind.QUESTION, text, at), question_id=question.question_id))


def replied(mock: Mock, text: str, seconds: int | None, at: datetime) -> Mock:
    """The candidate answers, with any number of words; thinking before it counts as time, and is never cut off."""
    _check(mock, Move.REPLY)
    return _candidate(mock, TurnKind.ANSWER, text, seconds, at)


def skipped(mock: Mock, text: str, at: datetime) -> Mock:
    """The candidate passes the question; what was said to it before stays."""
    _check(mock, Move.SKIP)
    return _candidate(mock, TurnKind.SKIP, text, None, at)


def given(mock: Mock, text: str, at: datetime, engine: str | None = None) -> Mock:
    """The interviewer answers something asked within a question (data of a case): no follow-up is used up."""
    _check(mock, Move.GIVE)
    turn = replace(_turn(TurnKind.REPLY, text, at), question_id=mock.asked[-1], engine=engine)
    return _said(mock, turn)


def followed_up(mock: Mock, follow_up: FollowUp, at: datetime) -> Mock:
    """A follow-up: at most two to a question, each deeper than the one before, none a repetition."""
    _check(mock, Move.FOLLOW_UP)
    if follow_up.kind not in allowed_kinds(mock):
        raise Conflict("this follow-up is not in its place")
    if mock.has_said(follow_up.text):
        raise Conflict("this follow-up was asked already")
    return _said(replace(mock, phase=Phase.FOLLOWING_UP), _probe(mock, TurnKind.FOLLOW_UP, follow_up, at))


def re_asked(mock: Mock, again: FollowUp, at: datetime) -> Mock:
    """The question once more in other words, once, after an answer that passed it by."""
    _check(mock, Move.RE_ASK)
    if mock.re_asked(mock.asked[-1]):
        raise Conflict("the question was put twice already")
    if mock.has_said(again.text):
        raise Conflict("this was asked already")
    return _said(replace(mock, phase=Phase.FOLLOWING_UP), _probe(mock, TurnKind.RE_ASK, again, at))


def hinted(mock: Mock, text: str, at: datetime) -> Mock:
    """A hint for the open question, on request, in practice only; none twice."""
    _check(mock, Move.HINT)
    if mock.setup.mode is not Mode.PRACTICE:
        raise Conflict("in a live mock there are no hints, as in the real talk; the debrief has them")
    if text in (turn.text for turn in mock.of_question(mock.asked[-1]) if turn.kind is TurnKind.HINT):
        raise Conflict("this hint was given already")
    return _said(mock, replace(_turn(TurnKind.HINT, text, at), question_id=mock.asked[-1]))


def invited(mock: Mock, words: tuple[str, str], at: datetime) -> Mock:
    """No more questions: the candidate may ask. `words` are the transition (may be empty) and the invitation."""
    _check(mock, Move.INVITE)
    transition, text = words
    mock = _left(mock)
    if transition:
        mock = _said(mock, _turn(TurnKind.TRANSITION, transition, at))
    mock = replace(mock, phase=Phase.CANDIDATE_ASKS, question_seconds=0)
    return _said(mock, _turn(TurnKind.INVITE, text, at))


def candidate_asked(mock: Mock, text: str, seconds: int | None, at: datetime) -> Mock:
    _check(mock, Move.CANDIDATE_QUESTION)
    return _candidate(mock, TurnKind.CANDIDATE_QUESTION, text, seconds, at)


def answered_candidate(mock: Mock, text: str, at: datetime) -> Mock:
    _check(mock, Move.ANSWER_QUESTION)
    return _said(mock, _turn(TurnKind.REPLY, text, at))


def closed(mock: Mock, text: str, at: datetime) -> Mock:
    """The regular end, after the candidate's questions."""
    _check(mock, Move.CLOSE)
    return _said(replace(mock, phase=Phase.CLOSED), _turn(TurnKind.CLOSING, text, at))


def ended_early(mock: Mock, text: str, at: datetime) -> Mock:
    """The end before the candidate's questions; what was answered counts."""
    _check(mock, Move.END)
    mock = _left(mock)
    return _said(replace(mock, phase=Phase.ENDED_EARLY, question_seconds=0), _turn(TurnKind.CLOSING, text, at))


def allowed_kinds(mock: Mock) -> tuple[FollowUpKind, ...]:
    """The kinds of follow-up that may come now, the one to prefer first; empty: none any more."""
    if mock.open_question is None:
        return ()
    done = mock.follow_ups(mock.asked[-1])
    if len(done) >= MOST_FOLLOW_UPS:
        return ()
    deepest = max((DEPTH[turn.probe] for turn in done if turn.probe is not None), default=-1)
    return tuple(kind for kind, depth in DEPTH.items() if depth > deepest)


def _check(mock: Mock, move: Move) -> None:
    if may(mock, move):
        return
    if mock.is_over:
        raise Conflict("this mock interview is over")
    if move in _CANDIDATES and mock.is_interviewers_turn:
        raise Conflict("the interviewer has not gone on yet")
    raise Conflict("this cannot be done at this point of the interview")


def _turn(kind: TurnKind, text: str, at: datetime) -> Turn:
    return Turn(Who.INTERVIEWER, kind, text, at)


def _said(mock: Mock, turn: Turn) -> Mock:
    return replace(mock, turns=(*mock.turns, turn))


def _probe(mock: Mock, kind: TurnKind, follow_up: FollowUp, at: datetime) -> Turn:
    return Turn(
        Who.INTERVIEWER,
        kind,
        follow_up.text,
        at,
        question_id=mock.asked[-1],
        probe=follow_up.kind,
        quote=follow_up.quote,
        engine=follow_up.engine,
    )


def _candidate(mock: Mock, kind: TurnKind, text: str, seconds: int | None, at: datetime) -> Mock:
    took = _seconds_taken(mock, seconds, at)
    question = mock.open_question
    turn = Turn(Who.CANDIDATE, kind, text, at, question_id=question.question_id if question else None, seconds=took)
    return _said(replace(mock, spent_seconds=mock.spent_seconds + took), turn)


def _seconds_taken(mock: Mock, seconds: int | None, at: datetime) -> int:
    """From the interviewer's last words on; what the client counted where it is less (the laptop was closed)."""
    since = mock.last_spoken.at if mock.last_spoken else at
    gap = max(0, round((at - since).total_seconds()))
    return min(gap, LONGEST_GAP_SECONDS if seconds is None else max(0, seconds))


def _left(mock: Mock) -> Mock:
    """The open question is left behind: its topic counts as covered when something was said to it."""
    question = mock.open_question
    if question is None or not question.covers or not mock.answer_text(question.question_id):
        return mock
    return replace(mock, covered=tuple(dict.fromkeys((*mock.covered, question.covers))))
