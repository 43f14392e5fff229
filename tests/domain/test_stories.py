"""What a story holds, what it lacks, and where a listener would stumble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.stories import (
    BLANKS,
    NEEDED,
    SLOTS,
    Gap,
    checked_competencies,
    gaps_of,
    next_slot,
    pieces_of,
    with_fact,
    without_fact,
)
from interview_coach.errors import InvalidInput
from tests.stories import begun, finished, from_cv, told


def test_a_story_just_begun_is_all_blanks() -> None:
    pieces = pieces_of(begun())
    assert [piece.text for piece in pieces] == [BLANKS[slot] for slot in NEEDED]
    assert all(piece.is_blank and not piece.ref for piece in pieces)


def test_a_fact_takes_the_place_of_its_blank_and_can_be_traced() -> None:
    piece = next(piece for piece in pieces_of(told(begun("s9"), task="find the cause")) if piece.slot == "task")
    assert (piece.text, piece.ref, piece.part) == ("Find the cause.", "story:s9#task", "task")


def test_slots_are_asked_one_after_the_other_in_the_order_of_telling() -> None:
    story, asked = begun(), []
    while (slot := next_slot(story)) is not None:
        asked.append(slot)
        story = with_fact(story, slot, "We lost nothing in it at all")
    assert asked == list(SLOTS)


def test_a_figure_is_asked_for_only_where_the_result_has_none() -> None:
    assert next_slot(finished(lesson="x y")) is None
    vague = finished(result="It went better than before.")
    assert next_slot(vague) == "measure"
    assert Gap.NO_FIGURE not in gaps_of(vague)
    assert Gap.NO_FIGURE in gaps_of(without_fact(vague, "measure"))
    assert Gap.NO_FIGURE not in gaps_of(told(vague, measure="The second line took it over"))


def test_what_was_left_open_is_not_asked_again_but_stays_a_blank() -> None:
    story = without_fact(begun(), "situation")
    assert next_slot(story) == "stakes"
    assert pieces_of(story)[0].is_blank
    assert with_fact(story, "situation", "At the dairy").skipped == ()


def test_changing_a_fact_of_the_cv_makes_it_the_persons_own() -> None:
    same = with_fact(from_cv(), "result", "I cut unplanned stops from 14 to 5 a month")
    assert same == from_cv()
    assert with_fact(from_cv(), "result", "Stops fell by two thirds").facts[0].source == ""


@pytest.mark.parametrize(
    "text", ["", "   \n", "idk", "I don't know.", "I can't remember", "...", "n/a", "-", "x" * 601]
)
def test_what_is_no_fact_is_not_kept(text: str) -> None:
    with pytest.raises(InvalidInput):
        with_fact(begun(), "task", text)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(InvalidInput):
        with_fact(begun(), "moral", "Be nice")
    with pytest.raises(InvalidInput):
        without_fact(begun(), "moral")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"step_1": "We logged it", "step_2": "we all agreed", "step_3": "The team changed it"}, Gap.WE_ONLY),
        ({"step_1": "I usually log what happens"}, Gap.HABIT),
        ({"stakes": " ".join(["milk"] * 90)}, Gap.SET_UP_LONG),
        ({"step_2": " ".join(["turning"] * 70), "step_1": " ".join(["pulling"] * 70),
          "step_3": " ".join(["walking"] * 70), "result": " ".join(["5 fewer"] * 45), "task": " ".join(["job"] * 90)},
         Gap.TOO_LONG),
        ({"step_1": "I went", "step_2": "I saw", "step_3": "I won", "stakes": "Milk", "task": "Mine"}, Gap.TOO_SHORT),
    ],
)  # fmt: skip
def test_each_stumble_is_named(changes: dict[str, str], expected: Gap) -> None:
    assert expected in gaps_of(finished(**changes))


def test_a_good_story_has_no_stumble() -> None:
    story = finished()
    assert story.is_ready
    assert gaps_of(story) == ()
    assert 30 < story.seconds < 60


def test_my_at_the_start_of_a_sentence_counts_as_own() -> None:
    assert Gap.WE_ONLY not in gaps_of(finished(step_1="My part was the log", step_2="We agreed", step_3="We went on"))


def test_a_story_without_an_own_step_or_an_end_says_so_once_it_was_asked() -> None:
    assert gaps_of(begun()) == ()
    left = begun()
    for slot in SLOTS:
        left = without_fact(left, slot)
    assert gaps_of(left)[:2] == (Gap.NOTHING_OWN, Gap.NO_RESULT)


def test_a_story_shows_at_most_four_things_of_the_closed_list() -> None:
    assert checked_competencies(("ownership", "teamwork", "ownership")) == ("teamwork", "ownership")
    for wrong in (("charm",), ("communication", "teamwork", "leadership", "ownership", "learning")):
        with pytest.raises(InvalidInput):
            checked_competencies(wrong)


@given(st.dictionaries(st.sampled_from(SLOTS), st.text(min_size=1, max_size=80), max_size=9))
def test_whatever_is_written_each_slot_holds_one_fact_in_order_and_nothing_else(facts: dict[str, str]) -> None:
    story = begun()
    for slot, text in facts.items():
        try:
            story = with_fact(story, slot, text)
        except InvalidInput:
            continue
    slots = [fact.slot for fact in story.facts]
    assert slots == [slot for slot in SLOTS if slot in slots]
    said = {" ".join(text.split()).casefold().rstrip('.!?…”"') for text in facts.values()}
    assert all(fact.text.casefold().rstrip('.!?…”"') in said for fact in story.facts)
    assert {piece.slot for piece in pieces_of(story) if piece.is_blank} == set(NEEDED) - set(slots)
