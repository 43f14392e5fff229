"""Levels are no higher than the quotes for them can carry."""

from __future__ import annotations

from interview_coach.coach.llm.evaluation.carried import DIMENSIONS_A_QUOTE, FAR, NEAR, carried
from interview_coach.domain.evaluations import Evidence

ANSWER = "I rebuilt the plan for the pumps in May. I asked the four operators what they had seen. Stops fell by half."
FIRST, SECOND, THIRD = (part.strip() + "." for part in ANSWER.rstrip(".").split("."))
NAMES = ("relevance", "action", "result", "context", "reflection", "structure")


def quoting(dimension: str, *quotes: str, polarity: str = "+") -> list[Evidence]:
    starts = [ANSWER.index(quote) for quote in quotes]
    return [Evidence(dimension, polarity, q, at, at + len(q)) for q, at in zip(quotes, starts, strict=True)]


def test_one_passage_lifts_a_level_less_above_the_builtin_coachs_than_two() -> None:
    own = {"action": 2.0}
    assert carried({"action": 5.0}, quoting("action", FIRST), own) == {"action": 2.0 + NEAR}
    assert carried({"action": 5.0}, quoting("action", FIRST, SECOND), own) == {"action": 2.0 + FAR}


def test_a_passage_cut_in_two_is_one_passage() -> None:
    cut = quoting("action", FIRST, FIRST[2:])
    assert carried({"action": 5.0}, cut, {"action": 2.0}) == {"action": 2.0 + NEAR}


def test_a_few_words_and_words_against_it_are_no_second_passage() -> None:
    short = quoting("action", FIRST, THIRD)
    against = [*quoting("action", FIRST), *quoting("action", SECOND, polarity="-")]
    for quotes in (short, against):
        assert carried({"action": 5.0}, quotes, {"action": 2.0}) == {"action": 2.0 + NEAR}


def test_whoever_shows_everything_with_one_passage_shows_nothing_with_it() -> None:
    own = dict.fromkeys(NAMES, 2.5) | {"action": 4.2}
    everywhere = [e for name in NAMES for e in quoting(name, FIRST)]
    found = carried(dict.fromkeys(NAMES, 5.0), everywhere, own)
    assert found == dict.fromkeys(NAMES, 3.0) | {"action": 4.2}, "the builtin coach's own level stands"


def test_a_passage_may_show_some_dimensions() -> None:
    some = NAMES[:DIMENSIONS_A_QUOTE]
    quotes = [e for name in some for e in quoting(name, FIRST)]
    assert carried(dict.fromkeys(some, 4.0), quotes, dict.fromkeys(some, 3.5)) == dict.fromkeys(some, 4.0)


def test_levels_up_to_three_and_those_below_the_builtin_coachs_are_left_alone() -> None:
    levels = dict.fromkeys(NAMES, 3.0) | {"action": 1.0}
    everywhere = [e for name in NAMES for e in quoting(name, FIRST)]
    assert carried(levels, everywhere, dict.fromkeys(NAMES, 4.0)) == levels


def test_without_a_level_of_the_builtin_coach_only_the_quotes_count() -> None:
    assert carried({"action": 5.0}, quoting("action", FIRST), {"action": None}) == {"action": 5.0}
    everywhere = [e for name in NAMES for e in quoting(name, FIRST)]
    assert set(carried(dict.fromkeys(NAMES, 5.0), everywhere, {}).values()) == {3.0}
