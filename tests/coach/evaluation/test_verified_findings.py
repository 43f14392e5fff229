"""No engine can quote what was not said."""

from interview_coach.coach.pipeline import Findings
from interview_coach.coach.verify import verified
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evidence, KeyPoint, Segment
from interview_coach.domain.vocabulary import Flag, ResponseType, SegmentLabel

ANSWER = "I called the grower. He agreed."
RUBRIC = library().rubric("behavioral")


def check(**parts: object) -> Findings:
    return verified(Findings(ResponseType.EVENT, {"action": 3.0}, **parts), ANSWER, RUBRIC)  # type: ignore[arg-type]


def test_an_exact_quote_is_kept() -> None:
    quote = Evidence("action", "+", "I called the grower", 0, 19)
    assert check(evidence=(quote,)).evidence == (quote,)


def test_quotes_that_are_not_at_their_place_are_dropped() -> None:
    wrong = (
        Evidence("action", "+", "I phoned the grower", 0, 19),
        Evidence("action", "+", "I called the grower", 1, 20),
        Evidence("action", "+", "", 3, 3),
        Evidence("action", "maybe", "He agreed", 21, 30),
        Evidence("charm", "+", "He agreed", 21, 30),
        Evidence("action", "+", "He agreed", 21, 300),
    )
    assert check(evidence=wrong).evidence == ()


def test_segments_that_overlap_or_leave_the_answer_are_dropped() -> None:
    good = Segment(0, 20, SegmentLabel.ACTION)
    bad = (Segment(10, 25, SegmentLabel.RESULT), Segment(25, 99, SegmentLabel.RESULT), Segment(5, 5, SegmentLabel.TASK))
    assert check(segments=(*bad, good)).segments == (good,)


def test_unknown_dimensions_and_conditions_cannot_enter_the_mark() -> None:
    found = verified(
        Findings(ResponseType.EVENT, {"action": 9.0, "charm": 5.0}, frozenset(["made_up"])), ANSWER, RUBRIC
    )
    assert found.levels == {"action": 5.0}
    assert found.conditions == frozenset()


def test_a_key_point_keeps_its_status_but_not_a_false_quote() -> None:
    points = check(key_points=(KeyPoint("calls", "present", "I rang"),)).key_points
    assert points == (KeyPoint("calls", "present", None),)


def test_a_flag_is_named_once() -> None:
    assert check(flags=(Flag.WE_ONLY, Flag.WE_ONLY)).flags == (Flag.WE_ONLY,)
