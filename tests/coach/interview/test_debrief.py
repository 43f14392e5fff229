"""How the builtin coach sums up an interview, and what it advises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.content.area_words import area_words
from interview_coach.domain.coaching import Debriefed, StudyArea
from interview_coach.domain.vocabulary import Flag, QuestionType
from interview_coach.errors import InvalidInput

COACH = BuiltinCoach()
GOOD = Debriefed(
    "Tell me about a fault.", 4.1, "Close with the figure. Then stop.", ("I logged every stop for three weeks,",)
)
WEAK = Debriefed(
    "Tell me about a conflict.",
    2.0,
    "Say what “you” did. If it was more, say so.",
    ("we talked about it",),
    weakest="Result and evidence",
    flags=(Flag.NO_RESULT, Flag.UNQUANTIFIED),
)
ALSO_WEAK = Debriefed(
    "Tell me about a deadline.", 2.4, "Add a figure.", (), weakest="Result and evidence", flags=(Flag.NO_RESULT,)
)
PAINFUL = Debriefed(
    "Tell me about a loss.", 1.0, "Thank you for telling me.", ("my father died",), flags=(Flag.SENSITIVE,)
)


def test_three_sentences_say_how_many_what_held_and_what_to_change() -> None:
    assert COACH.debrief([GOOD, WEAK]).summary == (
        "You gave two answers, marked from 2.0 to 4.1 of 5.",
        "Your answer to “Tell me about a fault.” held best, with words like “I logged every stop for three weeks”.",
        "The one thing to change next: Say what “you” did.",
    )


def test_what_came_up_twice_recurs_and_once_does_not() -> None:
    assert COACH.debrief([GOOD, WEAK]).recurring == ()
    assert COACH.debrief([GOOD, WEAK, ALSO_WEAK]).recurring == (
        "Answers 2 and 3 end before the listener hears what came of it.",
        "In answers 2 and 3 most is lost in “Result and evidence”.",
    )


def test_the_next_step_is_the_weakest_answer_again() -> None:
    assert COACH.debrief([GOOD, WEAK]).next_step == (
        "Give answer 2 once more aloud today, and listen for “Result and evidence” only."
    )
    assert "harder question" in COACH.debrief([GOOD]).next_step


def test_something_painful_is_neither_quoted_nor_weighed() -> None:
    found = COACH.debrief([GOOD, PAINFUL])
    assert "father" not in repr(found) and "1.0" not in repr(found)
    assert found.summary[0] == "You gave two answers, marked 4.1 of 5; one has no mark."


def test_without_marks_nothing_is_called_best() -> None:
    found = COACH.debrief([Debriefed("Why us?", None, "Tell a little more.")])
    assert len(found.summary) == 3 and "could be marked" in found.summary[0]
    assert found.next_step == "Tell a little more."
    assert len(COACH.debrief([PAINFUL]).summary) == 3


def test_a_low_best_is_not_praised() -> None:
    assert "came nearest" in COACH.debrief([WEAK, ALSO_WEAK]).summary[1]


def test_a_quote_that_should_not_be_said_back_is_left_out() -> None:
    rude = Debriefed("Why?", 3.0, "Add a figure.", ("my stupid boss",), QuestionType.MOTIVATION)
    assert "stupid" not in repr(COACH.debrief([rude, GOOD]).summary)


def test_nothing_to_speak_of_is_refused() -> None:
    with pytest.raises(InvalidInput):
        COACH.debrief([])


PART = next(iter(area_words().parts.values())).name
AREAS = (StudyArea("Teamwork", "steady"), StudyArea(PART, "weak", "It costs most."), StudyArea("Learning", "strong"))


def test_weak_areas_are_advised_first_and_strong_ones_left_alone() -> None:
    found = COACH.advise(AREAS, 30, 4)
    assert [one.engine for one in found] == ["builtin", "builtin"]
    assert PART in found[0].text and found[0].why == "It costs most."
    assert found[1].why == "“Teamwork” is steady."


def test_advice_fits_into_the_time() -> None:
    assert len(COACH.advise(AREAS, 12, 1)) == 1
    assert "5 minutes" in COACH.advise(AREAS, 5, 1)[0].text
    assert len(COACH.advise([StudyArea(f"Area {n}", "weak") for n in range(9)], 60, 9)) == 6


def test_strong_areas_are_advised_when_they_are_all_there_is() -> None:
    assert len(COACH.advise(AREAS[2:], 30, 1)) == 1
    assert COACH.advise((), 30, 1) == ()


@pytest.mark.parametrize(("minutes", "days"), [(0, 3), (20, 0)])
def test_no_time_is_refused(minutes: int, days: int) -> None:
    with pytest.raises(InvalidInput):
        COACH.advise(AREAS, minutes, days)


def test_the_one_thing_to_change_is_something_to_do() -> None:
    praised = replace(WEAK, main_fix="Your own steps carry it. Give “I logged it. Then” more room. It helps.")
    assert COACH.debrief([praised]).summary[2] == "The one thing to change next: Give “I logged it. Then” more room."
