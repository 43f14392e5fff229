"""A range is said whole or not at all."""

from interview_coach.coach.builtin.questions.wording import clipped

LINE = "cut unplanned stops of the bottling line from 14 to 5 a month by rebuilding the plan"


def test_a_cut_does_not_leave_half_a_range() -> None:
    def cut(most: int) -> str:
        return " ".join(clipped(LINE.split(), most) or [])

    assert cut(10) == "cut unplanned stops of the bottling line"
    assert cut(13) == "cut unplanned stops of the bottling line from 14 to 5 a month"
