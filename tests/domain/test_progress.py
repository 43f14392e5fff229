"""Progress of people whose history is written by hand."""

from dataclasses import replace

import pytest

from interview_coach.domain.progress import (
    Area,
    AreaKind,
    Change,
    MarkedAnswer,
    Progress,
    Status,
    measure,
)
from interview_coach.domain.vocabulary import QuestionType
from tests.domain.marks import marked, series, several

RISE = [2.1, 2.4, 2.2, 2.5, 2.3, 2.2, 3.5, 3.3, 3.6, 3.4, 3.6, 3.5]
FLAT = [3.4, 2.6, 3.1, 2.9, 3.3, 2.7, 3.0, 3.2, 2.8, 3.4, 2.7, 3.1]


def of(history: list[MarkedAnswer], name: str = "ownership", kind: AreaKind = AreaKind.COMPETENCY) -> Progress:
    return next(p for p in measure(history) if (p.area.kind, p.area.name) == (kind, name))


def test_no_history_has_no_areas() -> None:
    assert measure([]) == ()


def test_below_three_answers_there_is_not_enough_data() -> None:
    two = of(series([1.2, 1.4]))
    assert (two.status, two.change) == (Status.NOT_ENOUGH_DATA, Change.NOT_ENOUGH_DATA)
    assert two.estimate is not None and two.range is not None


def test_three_low_answers_are_weak_and_three_high_ones_strong() -> None:
    assert of(series([2.0, 2.2, 2.1])).status is Status.WEAK
    assert of(series([4.6, 4.8, 4.7])).status is Status.STRONG
    assert of(series([3.3, 3.5, 3.2])).status is Status.STEADY


def test_a_clear_rise_is_an_improvement_and_its_mirror_a_decline() -> None:
    assert of(series(RISE)).change is Change.IMPROVED
    assert of(series([6.0 - mark for mark in RISE])).change is Change.DECLINED


def test_scatter_around_one_level_is_no_change() -> None:
    assert of(series(FLAT)).change is Change.NO_CHANGE


def test_one_good_last_answer_is_no_improvement() -> None:
    assert of(series([*FLAT, 4.3])).change is Change.NO_CHANGE


def test_a_sure_but_small_gain_is_not_called_an_improvement() -> None:
    small = of(series([3.0, 3.0, 3.1] * 9 + [3.2, 3.3, 3.3] * 9))
    assert small.belief is not None and small.belief.gain.above(0.0) > 0.9
    assert small.change is Change.NO_CHANGE


def test_junk_never_moves_the_estimate() -> None:
    answers = series(FLAT)
    junk = [marked(None, day=day + 0.5, dimensions={"result": 1.0}) for day in range(12)]
    with_junk = of([*answers, *junk])
    assert with_junk.estimate == of(answers).estimate
    assert (len(with_junk.marked), len(with_junk.answers)) == (12, 24)
    assert not [p for p in measure([*answers, *junk]) if p.area.kind is AreaKind.PART]


def test_an_area_of_junk_only_has_no_estimate() -> None:
    junk = of(series([None, None, None, None]))
    assert (junk.estimate, junk.range, junk.belief, junk.status) == (None, None, None, Status.NOT_ENOUGH_DATA)


def test_the_order_of_the_lines_does_not_matter() -> None:
    assert of(list(reversed(series(RISE)))).change is Change.IMPROVED


def test_a_lenient_engine_is_no_improvement() -> None:
    strict, lenient = series(RISE[:6]), [marked(m, day=20 + n, engine="gemini") for n, m in enumerate(RISE[6:])]
    both = of([*strict, *lenient])
    assert both.change is Change.NO_CHANGE
    assert both.engine == "gemini"  # as many answers, and the later ones
    assert (len(both.answers), both.elsewhere) == (6, 6)
    assert both.estimate == of(lenient).estimate


def test_the_engine_with_most_answers_measures_even_if_another_came_last() -> None:
    history = [*series([2.0] * 5), marked(4.5, day=9, engine="gemini")]
    assert of(history).engine == "builtin"


def test_an_area_that_the_main_engine_hardly_marked_is_measured_by_the_other() -> None:
    builtin = several({"teamwork": [3.0] * 9, "ownership": [3.0]})
    model = series([2.0] * 4, engine="gemini")
    assert of([*builtin, *model]).engine == "gemini"
    assert of([*builtin, *model], "teamwork").engine == "builtin"


def test_parts_are_measured_by_the_type_of_the_question() -> None:
    behavioral = series([3.0] * 3, dimensions={"result": 1.5, "structure": 4.0, "reflection": None})
    case = series([3.0] * 3, about="", type=QuestionType.CASE, competency=None, dimensions={"structure": 2.0})
    parts = {(p.area.type, p.area.name): p for p in measure([*behavioral, *case]) if p.area.kind is AreaKind.PART}
    assert set(parts) == {
        (QuestionType.BEHAVIORAL, "result"),
        (QuestionType.BEHAVIORAL, "structure"),
        (QuestionType.CASE, "structure"),
    }
    assert parts[QuestionType.BEHAVIORAL, "result"].status is Status.WEAK


def test_a_skill_is_one_however_it_is_written() -> None:
    names = ["PostgreSQL", " postgresql", "POSTGRESQL "]
    history = [marked(2.0, day=n, competency=None, skill=name) for n, name in enumerate(names)]
    assert [p.area for p in measure(history)] == [Area(AreaKind.SKILL, "postgresql")]


def test_attempts_are_counted_by_the_question_when_they_are_not_given() -> None:
    same = [marked(2.0 + n, day=n / 100, question="Tell me about a delay.") for n in range(3)]
    assert [each.attempt for each in of(same).answers] == [1, 2, 3]
    given = [replace(answer, attempt=1) for answer in same]
    assert [each.attempt for each in of(given).answers] == [1, 1, 1]


def test_attempts_at_one_question_are_not_enough_data() -> None:
    same = [marked(2.0, day=n, question="Tell me about a delay.") for n in range(5)]
    assert of(same).status is Status.NOT_ENOUGH_DATA


def test_trying_the_same_question_again_and_again_is_no_improvement() -> None:
    history, at = [], 0.0
    for question, tries in enumerate([1, 1, 2, 2, 3, 3, 4, 4]):
        for attempt in range(tries):
            history.append(marked(2.8 + 0.4 * attempt, day=at, question=f"Question {question}?"))
            at += 0.02
        at += 1
    assert of(history).change is Change.NO_CHANGE
    as_if_new = [replace(answer, question=None, attempt=1) for answer in history]
    assert of(as_if_new).change is Change.IMPROVED  # what the marks alone would say


@pytest.mark.parametrize("mark", [1.0, 5.0])
def test_estimate_and_range_stay_on_the_scale(mark: float) -> None:
    found = of(series([mark] * 20))
    assert found.range is not None and found.estimate is not None
    low, high = found.range
    assert 1.0 <= low <= found.estimate <= high <= 5.0


def test_very_long_histories_are_measured_by_their_latest_answers() -> None:
    """Nothing before the latest sixty moves the estimate."""
    latest = series(FLAT * 5)
    old = [marked(1.0, day=-200 + n / 10) for n in range(1000)]
    assert of([*old, *latest]).estimate == of(latest).estimate


def test_retries_of_one_evening_say_less_than_retests_on_other_days() -> None:
    def tried(apart: float) -> Progress:
        return of([marked(2.5, day=10 * q + apart * n, question=f"Q{q}?") for q in range(3) for n in range(4)])

    evening, days = tried(0.02).belief, tried(2.0).belief
    assert evening is not None and days is not None
    assert evening.level.variance > 1.2 * days.level.variance


def test_a_large_but_doubtful_gain_is_not_called_an_improvement() -> None:
    doubtful = of(series([2.0, 3.6, 2.4, 3.2, 2.2, 3.4, 3.0, 4.2, 2.8, 3.9, 2.6, 4.0]))
    assert doubtful.belief is not None and doubtful.belief.gain.mean > 0.3
    assert doubtful.change is Change.NO_CHANGE
