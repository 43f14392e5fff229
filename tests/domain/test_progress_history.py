"""Weeks, bands and self-ratings beside the estimates."""

from datetime import date, timedelta

from interview_coach.domain.progress import Area, AreaKind, measure
from interview_coach.domain.progress_history import MOST_WEEKS, KeptMark, bands_of, calibration_of, weeks_of
from interview_coach.domain.vocabulary import QuestionType
from tests.domain.marks import BEGIN, marked, several

OWNERSHIP = Area(AreaKind.COMPETENCY, "ownership")


def rated(rating: int | None, overall: float | None, engine: str = "builtin", day: int = 0) -> KeptMark:
    at = BEGIN + timedelta(days=day)
    return KeptMark(at, QuestionType.BEHAVIORAL, engine, overall, answer_id="a", preparation_id="p", self_rating=rating)


def test_a_week_has_the_mean_of_its_marks_and_the_newest_comes_first() -> None:
    history = [marked(2.0, day=0), marked(3.0, day=1), marked(4.0, day=14), marked(None, day=15)]
    weeks = weeks_of(measure(history), (BEGIN + timedelta(days=16)).date())
    assert weeks.begin_on == (date(2026, 3, 16), date(2026, 3, 9), date(2026, 3, 2))
    [(name, cells)] = weeks.rows
    assert name == "ownership"
    assert [cell and (cell.mean, cell.answers) for cell in cells] == [(4.0, 1), None, (2.5, 2)]


def test_weeks_go_back_twelve_at_most_and_nothing_of_the_future_counts() -> None:
    history = [marked(3.0, day=day) for day in (-400, 0, 100)]
    weeks = weeks_of(measure(history), (BEGIN + timedelta(days=1)).date())
    assert weeks.begin_on == (BEGIN.date(),)
    far = weeks_of(measure([marked(3.0, day=-7 * 11), *history]), BEGIN.date())
    assert len(far.begin_on) == MOST_WEEKS
    assert weeks_of((), BEGIN.date()).rows == ()


def test_a_band_ends_where_the_range_is_now() -> None:
    history = several({"ownership": [2.0] * 8 + [4.0] * 8, "teamwork": [3.0] * 16})
    now = {each.area: each for each in measure(history) if each.area == OWNERSHIP}
    points = bands_of(history, now)[OWNERSHIP]
    assert (points[-1].low, points[-1].high) == now[OWNERSHIP].range
    assert [point.at for point in points] == sorted({point.at for point in points})
    assert points[0].high < points[-1].high
    assert points[0].answers >= 3


def test_at_each_point_of_a_band_only_the_answers_before_are_known() -> None:
    before = several({"ownership": [2.0] * 9})
    later = [marked(5.0, day=day) for day in range(20, 29)]
    first = [bands_of(h, {e.area: e for e in measure(h)})[OWNERSHIP][0] for h in (before, before + later)]
    assert first[0].low == first[1].low


def test_too_few_answers_have_no_band() -> None:
    history = several({"ownership": [2.0, 3.0]})
    assert bands_of(history, {each.area: each for each in measure(history)}) == {}


def test_own_ratings_are_compared_with_one_engine_only() -> None:
    history = [rated(4, 3.0, day=n) for n in range(3)] + [rated(1, 5.0, "gemini"), rated(None, 1.0), rated(5, None)]
    found = calibration_of(history)
    assert found is not None
    assert (found.engine, found.answers, found.difference) == ("builtin", 3, 1.0)
    [each] = found.ratings
    assert (each.rating, each.answers, each.low, each.mean, each.high) == (4, 3, 3.0, 3.0, 3.0)


def test_two_own_ratings_say_nothing() -> None:
    assert calibration_of([rated(4, 3.0), rated(3, 3.0)]) is None
