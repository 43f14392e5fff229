"""Key points: proven by words, counted by weight, badly wrong from a third on."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.evaluation.points import badly_wrong, covered, key_points
from interview_coach.coach.llm.evaluation.reading import PointFound, PointStatus

POINTS = ("Look at the plan", "Add the index", "Writes get slower", "Measure again")
ANSWER = (
    "First I look at the plan of the query and I write down what it does with the table. Then I add the index that "
    "the filter needs. That makes writes slower, so I measure again on real data before I leave it there."
)
QUOTES = ("I look at the plan", "I add the index", "makes writes slower", "I measure again")


def reference(*weights: int) -> Reference:
    return Reference("", POINTS, (), listed=True, weights=weights, bank_id="sql.slow" if weights else None)


def found(*statuses: str, quotes: tuple[str, ...] = QUOTES) -> list[PointFound]:
    return [
        PointFound(number=number, quote=quote, why="", status=PointStatus(status))
        for number, (status, quote) in enumerate(zip(statuses, quotes, strict=False), 1)
    ]


def statuses(read: list[PointFound], given: Reference | None = None) -> list[str]:
    return [p.status for p in key_points(read, given or reference(), Places.of(ANSWER)) or ()]


def test_every_point_comes_once_and_in_order() -> None:
    read = found("present", "partly", "absent", "contradicted")
    assert statuses([*reversed(read), *found("absent")]) == ["present", "partly", "absent", "contradicted"]
    assert statuses([]) == ["absent"] * 4
    points = key_points(read, reference(1, 2, 3, 1), Places.of(ANSWER)) or ()
    assert [point.quote for point in points] == [QUOTES[0], QUOTES[1], None, QUOTES[3]]
    assert {point.source for point in points} == {"bank:sql.slow"}


@pytest.mark.parametrize("quote", ["", "I never said this", "the", "measure"])
def test_a_point_without_true_words_is_absent(quote: str) -> None:
    assert statuses(found("present", "contradicted", quotes=(quote, quote))) == ["absent"] * 4


def test_one_quote_proves_three_points_and_not_four() -> None:
    assert statuses(found("present", "present", "partly", quotes=(QUOTES[0],) * 3))[:3] == [
        "present",
        "present",
        "partly",
    ]
    assert statuses(found(*["present"] * 4, quotes=(QUOTES[0],) * 4)) == ["absent"] * 4


def test_a_number_that_no_point_has_is_left_out() -> None:
    read = [PointFound(number=40, quote=QUOTES[0], why="", status=PointStatus.PRESENT)]
    assert statuses(read) == ["absent"] * 4


@pytest.mark.parametrize(
    ("weights", "share"), [((), 0.375), ((1, 1, 1, 1), 0.375), ((3, 1, 1, 1), 3.5 / 6), ((1, 3, 1, 1), 2.5 / 6)]
)
def test_coverage_is_counted_by_weight(weights: tuple[int, ...], share: float) -> None:
    given = reference(*weights)
    points = key_points(found("present", "partly"), given, Places.of(ANSWER)) or ()
    assert covered(points, given) == pytest.approx(share)


@pytest.mark.parametrize(("weights", "wrong"), [((), False), ((3, 1, 1, 1), True), ((1, 3, 3, 3), False)])
def test_what_is_contradicted_spoils_the_answer_from_a_third_of_the_weight_on(
    weights: tuple[int, ...], wrong: bool
) -> None:
    given = reference(*weights)
    points = key_points(found("contradicted", "present", "present"), given, Places.of(ANSWER)) or ()
    assert badly_wrong(points, given) is wrong


def test_without_points_there_is_nothing_to_judge() -> None:
    assert key_points(found("present"), None, Places.of(ANSWER)) is None
    assert key_points(found("present"), Reference("", (), (), listed=False), Places.of(ANSWER)) is None
    assert not badly_wrong((), None)
