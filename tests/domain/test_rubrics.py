import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.content import library
from interview_coach.domain.rubrics import Cap, Dimension, Rubric, mark, to_mark

RUBRIC = Rubric(
    "test",
    "1",
    (Dimension("action", "Action", 75, {}), Dimension("result", "Result", 25, {})),
    (Cap("not_an_event", overall_at_most=1.5, dimension="action", dimension_at_most=2.0),),
)


def test_the_mark_is_the_weighted_mean() -> None:
    marks = mark(RUBRIC, {"action": 4.0, "result": 2.0}, frozenset())
    assert (marks.overall, marks.equal_weight) == (3.5, 3.0)


def test_a_cap_limits_the_mark_and_its_dimension() -> None:
    marks = mark(RUBRIC, {"action": 5.0, "result": 5.0}, frozenset({"not_an_event"}))
    assert (marks.overall, marks.dimensions["action"], marks.dimensions["result"]) == (1.5, 2.0, 5.0)


def test_what_was_not_assessed_does_not_count_as_zero() -> None:
    marks = mark(RUBRIC, {"action": 4.0, "result": None}, frozenset())
    assert (marks.overall, marks.dimensions["result"]) == (4.0, None)


def test_nothing_assessed_gives_no_mark() -> None:
    assert mark(RUBRIC, {}, frozenset()).overall is None


@pytest.mark.parametrize(("value", "expected"), [(3.25, 3.3), (3.249, 3.2), (0.2, 1.0), (7, 5.0), (2.95, 3.0)])
def test_marks_are_rounded_half_up_and_stay_within_the_scale(value: float, expected: float) -> None:
    assert to_mark(value) == expected


levels = st.dictionaries(st.sampled_from(["action", "result"]), st.none() | st.floats(1, 5))


@given(levels, st.floats(0, 4))
def test_a_better_level_never_lowers_the_mark(given_levels: dict, gain: float) -> None:
    better = {k: min(5.0, v + gain) if v is not None else None for k, v in given_levels.items()}
    low, high = mark(RUBRIC, given_levels, frozenset()).overall, mark(RUBRIC, better, frozenset()).overall
    assert (low is None) == (high is None)
    assert low is None or high is None or high >= low


def test_every_rubric_of_the_library_can_mark() -> None:
    for rubric in library().rubrics.values():
        low = mark(rubric, {d.id: 1.0 for d in rubric.dimensions}, frozenset())
        high = mark(rubric, {d.id: 5.0 for d in rubric.dimensions}, frozenset())
        assert (low.overall, high.overall) == (1.0, 5.0), rubric.id
        assert all(d.anchors.keys() == {"1", "2", "3", "4", "5"} for d in rubric.dimensions), rubric.id


def test_every_cap_names_a_dimension_of_its_rubric() -> None:
    for rubric in library().rubrics.values():
        names = {d.id for d in rubric.dimensions}
        assert all(cap.dimension is None or cap.dimension in names for cap in rubric.caps), rubric.id
