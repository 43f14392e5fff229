"""Quotes are found where they stand, with other signs and spaces but never other words."""

from __future__ import annotations

import pytest

from interview_coach.coach.llm.evaluation.places import Places

ANSWER = (
    "I  called the\ngrower \u2014 \u201cit was my mistake\u201d, I\u00a0said.\u200b "
    "Then I rang three schools. I rang again."
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("I called the grower", "I  called the\ngrower"),
        ('the grower - "it was my mistake"', "the\ngrower \u2014 \u201cit was my mistake\u201d"),
        ("I said. Then", "I\u00a0said.\u200b Then"),
        ("i called", "I  called"),
        ("Three schools", "three schools"),
        ("  rang three   schools ", "rang three schools"),
    ],
)
def test_other_signs_and_spaces_are_the_same_words(quote: str, found: str) -> None:
    place = Places.of(ANSWER).find(quote)
    assert place is not None
    assert ANSWER[slice(*place)] == found


@pytest.mark.parametrize(
    "quote",
    ["We called the grower", "called grower", "I CALLED", "ang three", "rang three school", "", "I", "  ", "..."],
)
def test_other_words_and_parts_of_words_are_not_found(quote: str) -> None:
    assert Places.of(ANSWER).find(quote) is None


def test_the_search_goes_on_behind_a_place_and_then_from_the_start() -> None:
    places = Places.of(ANSWER)
    first = places.find("I rang")
    assert first is not None
    second = places.find("I rang", after=first[1])
    assert second is not None
    assert second[0] > first[1]
    assert places.find("I rang", after=len(ANSWER)) == first
    assert places.find("I rang", after=-5) == first


def test_scripts_without_blanks_are_quoted_in_the_middle() -> None:
    answer = "\u6211\u548c\u53f8\u673a\u8c08\u4e86\u4e00\u6b21"
    assert Places.of(answer).find(answer[2:6]) == (2, 6)


def test_control_characters_are_blanks_as_in_the_prompt() -> None:
    answer = "My result was \x1b[2J good."
    place = Places.of(answer).find("result was [2J good")
    assert place is not None
    assert answer[slice(*place)] == "result was \x1b[2J good"


def test_an_empty_answer_holds_nothing() -> None:
    assert Places.of("").find("anything") is None
