from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.case_room import (
    LONGEST_MESSAGE,
    LONGEST_NOTES,
    MOST_SUMS,
    CaseRoom,
    CaseStage,
    Heard,
    NumberCheck,
    Piece,
    Verdict,
    Worked,
)
from interview_coach.errors import CoachError, Conflict, InvalidInput

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PRICE, COSTS = Piece("price", "It sells for $5."), Piece("costs", "It costs $3.")


def test_a_piece_is_new_once() -> None:
    room, first = CaseRoom("Should we?").hears(Heard("price?", pieces=(PRICE,)), AT)
    room, second = room.hears(Heard("price and costs?", pieces=(PRICE, COSTS)), AT)
    assert (first.new, first.again) == ((PRICE,), ())
    assert (second.new, second.again) == ((COSTS,), (PRICE,))
    assert [piece.id for piece in room.given] == ["price", "costs"]


def test_the_question_grows_by_the_data_given_and_the_answer_by_what_was_said() -> None:
    room, _ = CaseRoom("Should we?").hears(Heard("price?", pieces=(PRICE,)), AT)
    room, _ = room.answers("It sells for $5.", AT).hears(Heard("Then yes."), AT)
    assert room.question() == "Should we? It sells for $5."
    assert room.transcript() == "price?\n\nThen yes."


def test_the_places_of_checks_are_those_of_the_transcript() -> None:
    check = NumberCheck(0, 2, "12", Verdict.RIGHT, "bikes", "6 × 2 = 12")
    room, _ = CaseRoom("Should we?").hears(Heard("Hm."), AT)
    room, _ = room.hears(Heard("12 bikes", checks=(check,)), AT)
    (placed,) = room.placed_checks()
    assert room.transcript()[placed.start : placed.end] == "12"


def test_a_stage_is_not_left_backwards() -> None:
    room, moved = CaseRoom("Should we?").hears(Heard("5 × 2", shows=frozenset({CaseStage.NUMBERS})), AT)
    room, stayed = room.hears(Heard("parts", shows=frozenset({CaseStage.STRUCTURE})), AT)
    assert (moved.moved_to, stayed.moved_to, room.stage) == (CaseStage.NUMBERS, None, CaseStage.NUMBERS)
    assert room.moved_on().moved_on().stage is CaseStage.RECOMMENDATION


def test_what_is_handed_in_stays_as_it_is() -> None:
    room, _ = CaseRoom("Should we?").hears(Heard("Yes."), AT)
    closed = room.ended()
    for move in (
        lambda: closed.hears(Heard("No."), AT),
        lambda: closed.noted("x"),
        lambda: closed.hinted("x", AT),
        closed.moved_on,
        closed.ended,
        lambda: closed.worked_out(Worked("1", "1", True, AT)),
    ):
        with pytest.raises(Conflict):
            move()


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST_MESSAGE + 1)])
def test_an_empty_or_endless_message_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        CaseRoom("Should we?").hears(Heard(text), AT)


def test_a_talk_has_an_end() -> None:
    room = CaseRoom("Should we?")
    with pytest.raises(Conflict, match="hand the case in"):
        for _ in range(10):
            room, _ = room.hears(Heard("x" * LONGEST_MESSAGE), AT)


def test_nothing_said_cannot_be_handed_in() -> None:
    with pytest.raises(InvalidInput, match="say something"):
        CaseRoom("Should we?").ended()


def test_the_notepad_and_the_sums_have_room_for_so_much() -> None:
    room = CaseRoom("Should we?").noted("x" * LONGEST_NOTES)
    with pytest.raises(InvalidInput):
        room.noted("x" * (LONGEST_NOTES + 1))
    for number in range(MOST_SUMS + 5):
        room = room.worked_out(Worked(str(number), str(number), True, AT))
    assert (len(room.worked), room.worked[0].expression) == (MOST_SUMS, "5")


MESSAGES = st.builds(
    Heard,
    text=st.text(max_size=40),
    pieces=st.lists(st.sampled_from([PRICE, COSTS]), unique=True).map(tuple),
    shows=st.frozensets(st.sampled_from(list(CaseStage))),
)
MOVES = st.lists(st.one_of(MESSAGES, st.sampled_from(["hint", "on", "end", "note"])), max_size=25)


@given(MOVES)
def test_no_sequence_of_moves_gives_twice_goes_back_or_changes_what_is_closed(moves: list[Heard | str]) -> None:
    room = CaseRoom("Should we?")
    for move in moves:
        before = room
        try:
            room = _after(room, move)
        except CoachError:
            room = before
        ids = [piece.id for piece in room.given]
        assert len(ids) == len(set(ids))
        assert room.stage.place >= before.stage.place
        assert room.lines[: len(before.lines)] == before.lines
        assert not before.closed or room == before


def _after(room: CaseRoom, move: Heard | str) -> CaseRoom:
    if isinstance(move, Heard):
        return room.hears(move, AT)[0]
    moves = {
        "hint": lambda: room.hinted("Look.", AT, COSTS),
        "on": room.moved_on,
        "end": room.ended,
        "note": lambda: room.noted("x"),
    }
    return moves[move]()
