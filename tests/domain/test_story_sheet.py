"""The page for the last hour: cues that keep the sense, and an honest word where something is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.story_sheet import MOST_NUMBERS, MOST_STORIES, Sheet, clipped, cue_words, cues_of, sheet_of
from tests.stories import LINE, begun, finished


def sheet(*stories: object, lines: tuple[str, ...] = ()) -> Sheet:
    return sheet_of(
        stories, ("influence", "teamwork"), opening="I am a fitter.", lines=lines, ask_them=("Who trains?",)
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("I rebuilt the lubrication plan around running hours.", "rebuilt lubrication plan around running hours"),
        ("The stops fell from fourteen to five a month.", "stops fell from fourteen to five month"),
        ("There were no injuries.", "no injuries"),
        ("It did not work out.", "not work out"),
        ("I walked the round with them until they could do it without me", "walked round …"),
    ],
)
def test_cues_keep_figures_and_what_turns_the_sense(text: str, cue: str) -> None:
    assert cue_words(text) == cue


def test_what_is_cut_off_a_cue_can_be_seen() -> None:
    assert cue_words("one two three four five six", 3) == "one two three …"


@given(st.text(max_size=400), st.integers(20, 120))
def test_nothing_is_longer_than_its_room(text: str, longest: int) -> None:
    assert len(clipped(text, longest)) <= longest + 1
    assert len(cue_words(text, 8, longest)) <= max(longest, 31)


def test_each_part_has_its_cue_and_a_missing_part_a_line_to_fill() -> None:
    cues = {cue.part: cue for cue in cues_of(finished())}
    assert list(cues) == ["situation", "task", "action", "result", "reflection"]
    assert cues["action"].words.count(";") == 2
    assert all(cue.is_blank for cue in cues_of(begun()))


def test_the_stories_that_cover_most_of_what_is_wanted_come_first() -> None:
    made = sheet(begun("s1"), finished("s2", "teamwork"), finished("s3", "influence", "teamwork"))
    assert [story.competencies for story in made.stories] == [("influence",), ("teamwork",), ()]


def test_what_found_no_room_is_counted() -> None:
    lines = tuple(f"Saved {n} hours" for n in range(2, 12))
    made = sheet(*(finished(f"s{n}", result=f"We saved {n} hours") for n in range(2, 9)), lines=lines)
    assert (len(made.stories), made.stories_left_out) == (MOST_STORIES, 7 - MOST_STORIES)
    assert (len(made.numbers), made.numbers_left_out) == (MOST_NUMBERS, 17 - MOST_NUMBERS)


def test_a_figure_keeps_its_unit_when_its_line_is_too_long() -> None:
    clauses = "Introduced a spare-parts list in the CMMS for the site, ordering time fell from 3 days to 4 hours"
    tail = "Cut stops of the bottling line from 14 to 5 a month and held it there for 24 months in a row"
    assert sheet(lines=(clauses, tail)).numbers == (
        "Ordering time fell from 3 days to 4 hours",
        "Cut stops of the bottling line from 14 to 5 a month and held it there for …",
    )


def test_a_number_stands_once_though_story_and_cv_have_it() -> None:
    assert sheet(finished(), lines=(LINE,)).numbers == ("The stops fell from fourteen to five a month",)
