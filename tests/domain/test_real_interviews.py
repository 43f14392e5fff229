from datetime import date, timedelta

import pytest

from interview_coach.domain.real_interviews import (
    LONGEST_ASKED,
    MOST_ASKED,
    InterviewNotes,
    PracticeMarks,
    cleaned,
    practice_marks,
)
from interview_coach.errors import InvalidInput

TODAY = date(2026, 11, 24)


def test_notes_are_put_right_and_each_question_is_kept_once() -> None:
    notes = InterviewNotes(TODAY, round="  first\ttalk ", asked=("Why  us?", "", "  ", "Why us?", "How?"))
    assert cleaned(notes, TODAY) == InterviewNotes(TODAY, round="first talk", asked=("Why us?", "How?"))


def test_tomorrow_may_be_today_elsewhere_but_no_later_day_is_taken() -> None:
    cleaned(InterviewNotes(TODAY + timedelta(days=1)), TODAY)
    with pytest.raises(InvalidInput, match="not come yet"):
        cleaned(InterviewNotes(TODAY + timedelta(days=2)), TODAY)
    with pytest.raises(InvalidInput, match="year"):
        cleaned(InterviewNotes(date(206, 11, 24)), TODAY)


@pytest.mark.parametrize(
    "notes",
    [
        InterviewNotes(TODAY, feeling=0),
        InterviewNotes(TODAY, feeling=6),
        InterviewNotes(TODAY, asked=tuple(f"Question {n}?" for n in range(MOST_ASKED + 1))),
        InterviewNotes(TODAY, asked=("x" * (LONGEST_ASKED + 1),)),
        InterviewNotes(TODAY, who="Ms\x00Holt"),
        InterviewNotes(TODAY, differently="y" * 4_001),
    ],
)
def test_what_cannot_be_kept_is_refused(notes: InterviewNotes) -> None:
    with pytest.raises(InvalidInput):
        cleaned(notes, TODAY)


def test_practice_marks_of_different_engines_are_never_mixed() -> None:
    found = practice_marks([("builtin", 2.0), ("gemini", 5.0), ("builtin", 3.0), ("builtin", 2.2)])
    assert found == (PracticeMarks("builtin", 3, 2.0, 2.2, 3.0), PracticeMarks("gemini", 1, 5.0, 5.0, 5.0))
    assert practice_marks([]) == ()
