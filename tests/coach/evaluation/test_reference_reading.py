"""Reference texts cut into key points and misconceptions."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.reference import MOST_POINTS, parse_reference

LISTED = """A cache keeps results near.

Key points:
1. A cache trades memory for time.
2. Entries expire, or they go stale
   when the source changes.

Misconceptions:
- A cache always makes things faster.
"""


def test_lists_are_taken_as_they_stand() -> None:
    reference = parse_reference(LISTED)
    assert reference.listed
    assert reference.model_answer == "A cache keeps results near."
    assert reference.key_points == (
        "A cache trades memory for time.",
        "Entries expire, or they go stale when the source changes.",
    )
    assert reference.misconceptions == ("A cache always makes things faster.",)


def test_a_model_answer_is_cut_into_sentences() -> None:
    reference = parse_reference("A stack is last in, first out. It has push and pop; both take constant time.")
    assert not reference.listed
    assert reference.key_points == (
        "A stack is last in, first out.",
        "It has push and pop",
        "both take constant time.",
    )


def test_numbers_in_a_sentence_start_no_item() -> None:
    points = parse_reference("After a loss the threshold is window / 2. Then the window is set to 1.").key_points
    assert points == ("After a loss the threshold is window / 2.", "Then the window is set to 1.")


def test_a_heading_joins_what_follows() -> None:
    assert parse_reference("Main advantage:\nIt needs no lock.").key_points == ("Main advantage: It needs no lock.",)


def test_text_without_words_gives_nothing() -> None:
    assert parse_reference(" \n -- \n").key_points == ()
    assert parse_reference("").key_points == ()


def test_a_very_long_reference_is_merged() -> None:
    text = "Key points:\n" + "\n".join(f"- Point number {i} says one thing." for i in range(60))
    assert len(parse_reference(text).key_points) <= MOST_POINTS
