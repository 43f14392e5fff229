"""The mock interview as a state machine: what is allowed when, and what never happens whatever comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.domain import interviews_moves as moves
from interview_coach.domain.coaching import FollowUp, FollowUpKind, Style
from interview_coach.domain.interviews import (
    ASKING_KINDS,
    Mock,
    MockSetup,
    MockType,
    Mode,
    Phase,
    TurnKind,
    Who,
    bare,
    check_setup,
)
from interview_coach.domain.interviews_candidate import Asked, has_no_question, honest_reply, judged, kind_of
from interview_coach.domain.interviews_moves import ALLOWED, DEPTH, MOST_FOLLOW_UPS, Move, may
from interview_coach.domain.interviews_steps import (
    MOVE_ON,
    UNREAD,
    Reading,
    StepKind,
    closing_seconds,
    core_questions,
    next_question,
    reading_of,
    seconds_for,
    step_after,
    talk_seconds_left,
)
from interview_coach.domain.vocabulary import QuestionType, ResponseType
from interview_coach.errors import Conflict, InvalidInput
from tests.cast import evaluation_of
from tests.conftest import NOON
from tests.domain.mocks import begun, planned, prepared, probe

EXPAND, CLARIFY = FollowUpKind.EXPAND, FollowUpKind.CLARIFY
QUANTIFY, CHALLENGE = FollowUpKind.QUANTIFY, FollowUpKind.CHALLENGE


def answered(mock: Mock, text: str = "I did it.", seconds: int = 60) -> Mock:
    return moves.replied(mock, text, None, mock.turns[-1].at + timedelta(seconds=seconds))


def test_a_talk_opens_asks_follows_up_invites_and_closes() -> None:
    mock = answered(begun())
    mock = answered(moves.followed_up(mock, probe("What came of it?"), NOON))
    mock = moves.invited(mock, ("Thank you.", "What would you like to ask?"), NOON)
    mock = moves.candidate_asked(mock, "What is hard here?", None, NOON)
    mock = moves.closed(moves.answered_candidate(mock, "I cannot say.", NOON), "Goodbye.", NOON)
    assert mock.phase is Phase.CLOSED
    assert [turn.kind.value for turn in mock.turns] == [
        "opening",
        "question",
        "answer",
        "follow_up",
        "answer",
        "transition",
        "invite",
        "candidate_question",
        "reply",
        "closing",
    ]
    assert mock.answer_text("q0") == "I did it.\n\nI did it."


def test_every_phase_has_its_row_in_the_table_and_the_last_ones_allow_nothing() -> None:
    assert set(ALLOWED) == set(Phase)
    assert not ALLOWED[Phase.CLOSED] | ALLOWED[Phase.ENDED_EARLY]


def test_nobody_speaks_out_of_turn() -> None:
    waiting = begun()
    assert not waiting.is_interviewers_turn
    with pytest.raises(Conflict, match="at this point"):
        moves.followed_up(waiting, probe("And then?"), NOON)
    with pytest.raises(Conflict, match="has not gone on yet"):
        answered(answered(waiting))


def test_nothing_can_be_said_after_the_end() -> None:
    over = moves.ended_early(begun(), "We stop here.", NOON)
    with pytest.raises(Conflict, match="is over"):
        answered(over)


def test_a_third_follow_up_is_refused() -> None:
    mock = answered(moves.followed_up(answered(begun()), probe("One?"), NOON))
    mock = answered(moves.followed_up(mock, probe("Two?", QUANTIFY), NOON))
    assert moves.allowed_kinds(mock) == ()
    with pytest.raises(Conflict):
        moves.followed_up(mock, probe("Three?", CHALLENGE), NOON)


def test_follow_ups_only_go_deeper() -> None:
    mock = answered(moves.followed_up(answered(begun()), probe("How much?", QUANTIFY), NOON))
    assert moves.allowed_kinds(mock) == (CHALLENGE,)
    with pytest.raises(Conflict, match="in its place"):
        moves.followed_up(mock, probe("Tell me more?", EXPAND), NOON)


def test_the_question_is_put_again_once() -> None:
    again = FollowUp("builtin", "In other words: when was that?", FollowUpKind.RE_ASK)
    mock = answered(moves.re_asked(answered(begun()), again, NOON))
    with pytest.raises(Conflict, match="put twice"):
        moves.re_asked(mock, replace(again, text="And in others?"), NOON)


@pytest.mark.parametrize("text", ["What about thing number 0?", "what about THING  number 0"])
def test_the_same_words_are_not_asked_twice(text: str) -> None:
    with pytest.raises(Conflict, match="asked already"):
        moves.followed_up(answered(begun()), probe(text), NOON)


def test_hints_are_for_practice_and_take_the_word_from_nobody() -> None:
    mock = moves.hinted(begun(), "Name the place.", NOON)
    assert not mock.is_interviewers_turn
    assert answered(mock).replies("q0") == ("I did it.",)
    with pytest.raises(Conflict, match="already"):
        moves.hinted(mock, "Name the place.", NOON)
    with pytest.raises(Conflict, match="live mock"):
        moves.hinted(begun(mode=Mode.LIVE), "Name the place.", NOON)


def test_thinking_counts_as_time_a_closed_laptop_does_not() -> None:
    thought = moves.replied(begun(), "Yes.", None, NOON + timedelta(minutes=4))
    slept = moves.replied(begun(), "Yes.", None, NOON + timedelta(hours=9))
    counted = moves.replied(begun(), "Yes.", 45, NOON + timedelta(hours=9))
    boasted = moves.replied(begun(), "Yes.", 5_000, NOON + timedelta(seconds=30))
    assert [m.spent_seconds for m in (thought, slept, counted, boasted)] == [240, 600, 45, 30]


def test_thinking_before_and_after_a_hint_counts_once() -> None:
    mock = moves.hinted(begun(), "Name the place.", NOON + timedelta(seconds=50))
    assert moves.replied(mock, "Yes.", None, NOON + timedelta(seconds=80)).spent_seconds == 80


@pytest.mark.parametrize("setup", [MockSetup(minutes=9), MockSetup(minutes=61), MockSetup(pause_seconds=1)])
def test_a_setup_that_cannot_be_is_refused(setup: MockSetup) -> None:
    with pytest.raises(InvalidInput):
        check_setup(setup)


# What comes next.


def test_a_dodge_is_asked_again_once_then_left() -> None:
    mock = answered(begun())
    assert step_after(mock, Reading(dodged=True)).kind is StepKind.RE_ASK
    again = FollowUp("builtin", "When was that?", FollowUpKind.RE_ASK)
    assert step_after(answered(moves.re_asked(mock, again, NOON)), Reading(dodged=True)) == MOVE_ON


@pytest.mark.parametrize(
    "text", ["", "That was it, more or less.", "No.", "I have nothing to add.", "Well, that's all.", "I don't know."]
)
def test_nobody_is_pressed_who_has_no_more_to_say(text: str) -> None:
    mock = moves.followed_up(answered(begun()), probe("What came of it?"), NOON)
    assert step_after(answered(mock, text), UNREAD) == MOVE_ON


@pytest.mark.parametrize(
    "text", ["Five a month.", "No, the stops fell by half.", "That is all the more so as I was new."]
)
def test_a_short_reply_with_something_in_it_is_gone_into(text: str) -> None:
    mock = moves.followed_up(answered(begun()), probe("What came of it?"), NOON)
    assert step_after(answered(mock, text), UNREAD).kind is StepKind.FOLLOW_UP


def test_an_answer_in_another_language_is_asked_for_once_more() -> None:
    read = reading_of(replace(evaluation_of("x"), response_type=ResponseType.OTHER_LANGUAGE), QuestionType.BEHAVIORAL)
    assert step_after(answered(begun()), read).kind is StepKind.RE_ASK


def test_something_painful_is_not_gone_into() -> None:
    assert step_after(answered(begun()), Reading(left_alone=True)) == MOVE_ON


@pytest.mark.parametrize(
    ("style", "kinds"),
    [(Style.FRIENDLY, ()), (Style.NEUTRAL, (CHALLENGE,)), (Style.PROBING, (CHALLENGE,))],
)
def test_a_friendly_interviewer_does_not_challenge(style: Style, kinds: tuple[FollowUpKind, ...]) -> None:
    mock = answered(moves.followed_up(answered(begun(style=style)), probe("How much?", QUANTIFY), NOON))
    assert step_after(mock, UNREAD).kinds == kinds


def test_a_neutral_interviewer_does_not_challenge_at_two_questions_in_a_row() -> None:
    mock = answered(moves.followed_up(answered(begun()), probe("Really?", CHALLENGE), NOON))
    mock = moves.asked(mock, mock.plan[1], 240, ("", mock.plan[1].text), NOON)
    assert CHALLENGE not in step_after(answered(mock), UNREAD).kinds


def test_a_complete_answer_gets_one_follow_up_at_most() -> None:
    mock, complete = answered(begun()), Reading(complete=True)
    assert step_after(mock, complete).kind is StepKind.FOLLOW_UP
    assert step_after(answered(moves.followed_up(mock, probe("How much?"), NOON)), complete) == MOVE_ON


def test_a_question_whose_time_is_used_up_gets_no_follow_up() -> None:
    assert step_after(answered(begun(), seconds=241), UNREAD) == MOVE_ON


def test_with_the_talk_time_over_no_question_is_begun() -> None:
    mock = replace(answered(begun()), spent_seconds=18 * 60)
    assert talk_seconds_left(mock) == 0
    assert (step_after(mock, Reading(dodged=True)), next_question(mock)) == (MOVE_ON, None)


def test_must_haves_nobody_asked_about_come_first_and_covered_topics_last() -> None:
    plan = (
        planned(0, covers="a"),
        planned(1, covers="a", must=True),
        planned(2, covers="b"),
        planned(3, covers="c", must=True, core=False),
    )
    mock = replace(begun(), plan=plan, covered=("a",))
    order = []
    while (question := next_question(mock)) is not None:
        order.append(question.question_id)
        mock = replace(mock, asked=(*mock.asked, question.question_id))
    assert order == ["q3", "q2", "q1"]


def test_a_question_gets_its_share_of_the_time_left() -> None:
    mock = prepared(4)
    assert closing_seconds(mock.setup) == 120
    assert seconds_for(mock, mock.plan[0]) == (1200 - 120) / 4
    late = replace(mock, spent_seconds=1000)
    assert seconds_for(late, mock.plan[0]) == 135, "half of what such a question takes is the least"


@pytest.mark.parametrize(
    ("type", "minutes", "questions"),
    [("behavioral", 10, 2), ("behavioral", 60, 12), ("case", 10, 1), ("case", 60, 4), ("screening", 10, 4)],
)
def test_as_many_questions_are_planned_as_there_is_time_for(type: str, minutes: int, questions: int) -> None:
    assert core_questions(MockSetup(MockType(type), minutes)) == questions


# The candidate's questions.


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What does a normal week look like?", Asked.WORK),
        ("How will you measure success after six months?", Asked.SUCCESS),
        ("Who would I report to?", Asked.PEOPLE),
        ("What training do new people get?", Asked.GROWTH),
        ("When can I expect to hear from you?", Asked.NEXT_STEPS),
        ("What is the salary?", Asked.PAY),
        ("How many holidays do I get?", Asked.TIME_OFF),
        ("What does your company do?", Asked.ON_THEIR_PAGE),
        ("Did I get the job?", Asked.RESULT),
        ("I like it here.", Asked.NO_QUESTION),
        ("Do you like cheese?", Asked.OTHER),
    ],
)
def test_a_question_of_the_candidate_is_judged_by_what_it_is_about(text: str, kind: Asked) -> None:
    assert kind_of(text) is kind
    assert judged(text) in honest_reply(text, None)


@pytest.mark.parametrize("text", ["", "  ", "No.", "No, thanks!", "Nothing, that's all", "not really"])
def test_having_nothing_to_ask_is_understood(text: str) -> None:
    assert has_no_question(text)


@pytest.mark.parametrize("text", ["No idea, but what is the hardest part?", "Nothing is clear. What would I do?"])
def test_a_question_that_begins_with_no_is_a_question(text: str) -> None:
    assert not has_no_question(text)


# Whatever is tried, in whatever order.


@dataclass
class Walk:
    """Tries moves one after the other; what is refused leaves the state as it is."""

    mock: Mock
    at: datetime = NOON
    refused: int = 0
    history: list[Mock] = field(default_factory=list)

    def attempt(self, move: Move, number: int) -> None:
        self.at += timedelta(seconds=number)
        before, allowed = self.mock, may(self.mock, move)
        try:
            self.mock = _MAKE[move](self.mock, number, self.at)
        except Conflict:
            self.refused += 1
            assert self.mock is before
        else:
            assert allowed, f"{move} was done in {before.phase}, where it is not allowed"
            self.history.append(before)


def _ask(mock: Mock, number: int, at: datetime) -> Mock:
    question = mock.plan[number % len(mock.plan)]
    return moves.asked(mock, question, 200, ("Thank you.", question.text), at)


def _follow_up(mock: Mock, number: int, at: datetime) -> Mock:
    return moves.followed_up(mock, probe(f"Follow-up {number % 7}?", list(DEPTH)[number % 4]), at)


_MAKE: dict[Move, Callable[[Mock, int, datetime], Mock]] = {
    Move.OPEN: lambda mock, n, at: moves.opened(mock, "Good day.", at),
    Move.ASK: _ask,
    Move.REPLY: lambda mock, n, at: moves.replied(mock, f"Reply {n}.", None, at),
    Move.GIVE: lambda mock, n, at: moves.given(mock, "It is 40.", at),
    Move.SKIP: lambda mock, n, at: moves.skipped(mock, "Leave it.", at),
    Move.FOLLOW_UP: _follow_up,
    Move.RE_ASK: lambda mock, n, at: moves.re_asked(mock, FollowUp("builtin", f"Again {n}?", FollowUpKind.RE_ASK), at),
    Move.HINT: lambda mock, n, at: moves.hinted(mock, f"Hint {n % 3}.", at),
    Move.INVITE: lambda mock, n, at: moves.invited(mock, ("", "What would you like to ask?"), at),
    Move.CANDIDATE_QUESTION: lambda mock, n, at: moves.candidate_asked(mock, "What is hard?", None, at),
    Move.ANSWER_QUESTION: lambda mock, n, at: moves.answered_candidate(mock, "I cannot say.", at),
    Move.CLOSE: lambda mock, n, at: moves.closed(mock, "Goodbye.", at),
    Move.END: lambda mock, n, at: moves.ended_early(mock, "We stop.", at),
}

_STEPS = st.lists(st.tuples(st.sampled_from(list(Move)), st.integers(0, 900)), max_size=60)


@settings(max_examples=300, deadline=None, database=None)
@given(steps=_STEPS, mode=st.sampled_from(list(Mode)))
def test_no_sequence_of_moves_breaks_the_rules_of_the_talk(steps: list[tuple[Move, int]], mode: Mode) -> None:
    walk = Walk(prepared(3, mode=mode))
    for move, number in [(Move.OPEN, 0), (Move.ASK, 0), *steps]:
        walk.attempt(move, number)
    check_rules(walk.mock)
    for before in walk.history:
        assert walk.mock.turns[: len(before.turns)] == before.turns, "what was said does not change"


def check_rules(mock: Mock) -> None:
    """What holds for every mock interview at any time."""
    put = [bare(turn.text) for turn in mock.turns if turn.kind in ASKING_KINDS]
    assert len(put) == len(set(put)), "nothing is asked twice"
    assert len(mock.asked) == len(set(mock.asked))
    for question_id in mock.asked:
        check_question(mock, question_id)
    if mock.setup.mode is Mode.LIVE:
        assert all(turn.kind is not TurnKind.HINT for turn in mock.turns)
    assert [turn.at for turn in mock.turns] == sorted(turn.at for turn in mock.turns)
    assert mock.spent_seconds == sum(turn.seconds or 0 for turn in mock.turns)
    closings = [at for at, turn in enumerate(mock.turns) if turn.kind is TurnKind.CLOSING]
    assert closings == ([len(mock.turns) - 1] if mock.is_over else []), "the end is said once, and last"
    check_turn_taking(mock)


def check_question(mock: Mock, question_id: str) -> None:
    turns = mock.of_question(question_id)
    follow_ups = mock.follow_ups(question_id)
    depths = [DEPTH[turn.probe] for turn in follow_ups if turn.probe]
    assert len(follow_ups) <= MOST_FOLLOW_UPS
    assert depths == sorted(set(depths)), "each follow-up goes deeper"
    assert sum(turn.kind is TurnKind.RE_ASK for turn in turns) <= 1
    assert turns[0].kind is TurnKind.QUESTION


def check_turn_taking(mock: Mock) -> None:
    """The candidate never speaks twice in a row, and only where something was asked."""
    spoken = [turn for turn in mock.turns if turn.kind is not TurnKind.HINT]
    for before, turn in pairwise(spoken):
        if turn.who is Who.CANDIDATE:
            assert before.who is Who.INTERVIEWER
            assert before.kind not in (TurnKind.OPENING, TurnKind.TRANSITION, TurnKind.CLOSING)
