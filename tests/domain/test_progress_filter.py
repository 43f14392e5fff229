"""The filter on series whose posterior is known, or must have a known direction."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.mixtures import Mixture
from interview_coach.domain.progress_filter import Belief, Observation, believe, pooled

MARKS = st.floats(1.0, 5.0).map(lambda mark: round(mark, 1))


def belief(*marks: float) -> Belief:
    return believe({"a": [Observation(mark) for mark in marks]})["a"]


def test_a_mixture_of_one_is_the_normal_distribution() -> None:
    one = Mixture.of([(1.0, 3.0, 0.25)])
    assert (one.mean, one.variance) == (3.0, pytest.approx(0.25))
    assert one.quantile(0.05) == pytest.approx(3.0 - 1.6449 * 0.5, abs=1e-3)
    assert one.below(3.0) == one.above(3.0) == pytest.approx(0.5)
    assert one.expected_shortfall(3.0) == pytest.approx(0.5 * 0.39894, abs=1e-4)


def test_a_certain_value_is_neither_above_nor_below_itself() -> None:
    certain = Mixture.of([(0.4, 0.0, 0.0), (0.6, 1.0, 0.01)])
    assert certain.above(0.0) == pytest.approx(0.6, abs=1e-3)
    assert certain.below(0.0) == pytest.approx(0.0, abs=1e-3)


def test_one_mark_moves_the_belief_part_of_the_way() -> None:
    assert 3.0 < belief(5.0).level.mean < 4.6
    assert belief(3.0).level.mean == pytest.approx(3.0)


def test_more_answers_mean_less_doubt() -> None:
    widths = [belief(*[3.2, 2.8] * n).level.variance for n in (1, 2, 4, 8)]
    assert widths == sorted(widths, reverse=True)
    certainties = [belief(*[3.2, 2.8] * n).certainty for n in (1, 4)]
    assert 0.0 < certainties[0] < certainties[1] < 1.0


def test_a_noisy_rater_leaves_more_doubt_than_a_steady_one() -> None:
    assert belief(*[1.5, 4.5] * 6).level.variance > 2 * belief(*[2.9, 3.1] * 6).level.variance


def test_the_other_areas_of_a_person_say_what_to_expect_of_a_new_one() -> None:
    others = {name: [Observation(mark) for mark in (4.9, 4.1) * 3] for name in "bcd"}
    assert believe({"a": [Observation(3.0)], **others})["a"].level.mean > belief(3.0).level.mean + 0.2


def test_what_was_learned_of_an_area_does_not_count_twice() -> None:
    """The expectation comes from the *other* areas: alone, an area has none but the general one."""
    alone, beside_average = belief(4.6), believe({"a": [Observation(4.6)], "b": [Observation(3.0)]})["a"]
    assert beside_average.level.mean == pytest.approx(alone.level.mean, abs=0.15)


def test_hard_questions_are_allowed_lower_marks() -> None:
    hard = [Observation(3.0, difficulty=5)] * 6
    easy = [Observation(3.0, difficulty=1)] * 6
    found = believe({"hard": hard, "easy": easy})
    assert found["hard"].level.mean > found["easy"].level.mean + 0.1


def test_a_later_attempt_counts_less_and_for_less() -> None:
    fresh = believe({"a": [Observation(2.0), Observation(4.5)]})["a"]
    retried = believe({"a": [Observation(2.0), Observation(4.5, attempt=2)]})["a"]
    assert retried.level.mean < fresh.level.mean - 0.3


def test_attempts_of_one_sitting_are_one_observation_near_the_first() -> None:
    one = pooled([Observation(2.0, 4), Observation(2.3, 4, attempt=2), Observation(2.6, 4, attempt=3)])
    assert (one.difficulty, one.attempt) == (4, 1)
    assert one.mark == pytest.approx(2.0)  # they rose as retries are expected to


def test_a_clear_rise_is_believed_and_noise_is_not() -> None:
    rise = belief(*[2.2, 2.6, 2.3, 2.5] * 3, *[3.4, 3.7, 3.5, 3.6] * 3)
    assert rise.gain.above(0.0) > 0.99 and rise.gain.mean > 0.7
    flat = belief(*[3.4, 2.6, 3.1, 2.9] * 6)
    assert flat.gain.above(0.0) < 0.9
    assert flat.gain.mean == pytest.approx(0.0, abs=0.2)


@given(st.lists(MARKS, min_size=1, max_size=30))
def test_any_marks_give_a_sound_belief(marks: list[float]) -> None:
    found = belief(*marks)
    assert 0.0 < found.level.mean < 6.0
    assert found.level.variance > 0.0
    assert found.level.quantile(0.05) < found.level.mean < found.level.quantile(0.95)
    assert 0.0 <= found.certainty <= 1.0
    assert found.gain.above(0.0) + found.gain.below(0.0) <= 1.0 + 1e-9


@given(st.lists(MARKS, min_size=1, max_size=12))
def test_the_filter_has_no_favourite_direction(marks: list[float]) -> None:
    up, down = belief(*marks), belief(*[6.0 - mark for mark in marks])
    assert up.level.mean == pytest.approx(6.0 - down.level.mean)
    assert up.gain.above(0.0) == pytest.approx(down.gain.below(0.0), abs=1e-6)


def test_ranges_hold_the_truth_about_as_often_as_they_say() -> None:
    held = 0
    for seed in range(150):
        chance = random.Random(seed)
        level = chance.gauss(3.0, 0.6)
        found = belief(*(chance.gauss(level, 0.7) for _ in range(8)))
        held += found.level.quantile(0.05) <= level <= found.level.quantile(0.95)
    assert 0.85 <= held / 150 <= 0.985
