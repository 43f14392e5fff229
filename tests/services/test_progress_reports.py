"""Progress and weak areas from stored answers."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.progress import AreaKind, Change, Status
from interview_coach.domain.weak_areas import WeakArea
from interview_coach.errors import NotFound
from interview_coach.storage import tables
from tests.conftest import NOON
from tests.practised import WEAK_SPOT, Practised, evaluation

USER = "local"


@pytest.fixture
def practised(scripted_app: CoachApp) -> Practised:
    return Practised(scripted_app.storage).begin()


def area(app: CoachApp, name: str, preparation: str | None = None) -> WeakArea:
    return next(area for area in app.progress.areas(USER, preparation) if area.name == name)


def test_without_answers_there_is_nothing_to_say(scripted_app: CoachApp) -> None:
    overview = scripted_app.progress.overview(USER)
    assert (overview.areas, overview.bands, overview.marked, overview.calibration) == ((), (), 0, None)
    assert scripted_app.progress.advice(USER) == ()


def test_a_weak_area_comes_first_with_words_of_the_own_answers(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([2.0, 2.2, 1.9, 2.1, 2.0], "teamwork", result=1.0)
    practised.each([3.8, 3.9, 4.1, 4.0, 4.0], "ownership")
    first, *_ = (each for each in scripted_app.progress.advice(USER) if each.area.kind is AreaKind.COMPETENCY)
    assert (first.area.name, first.area.status) == ("teamwork", Status.WEAK)
    assert [quote.quote for quote in first.quotes] == [WEAK_SPOT] * 3
    assert [quote.mark for quote in first.quotes] == [1.9, 2.0, 2.0]
    assert all(quote.question.endswith("what did you do?") for quote in first.quotes)


def test_a_drill_begins_with_the_question_of_the_posting_that_was_tried_least(
    scripted_app: CoachApp, practised: Practised
) -> None:
    practised.each([2.0, 2.0, 2.0], "teamwork")
    practised.question("ownership")
    fresh = practised.question("teamwork")
    found = {a.area.name: a.practice for a in scripted_app.progress.advice(USER, practised.preparation)}["teamwork"]
    assert found is not None
    assert (found.question.id, found.again) == (fresh, False)


def test_without_a_posting_a_drill_begins_with_the_question_that_cost_most(
    scripted_app: CoachApp, practised: Practised
) -> None:
    worst = practised.question("teamwork")
    practised.answer(1.5, worst)
    practised.each([2.5, 2.5], "teamwork")
    found = {a.area.name: a.practice for a in scripted_app.progress.advice(USER)}["teamwork"]
    assert found is not None
    assert (found.question.id, found.again) == (worst, True)


def test_the_posting_weighs_the_areas(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([2.5] * 4, "innovation")
    practised.each([2.5] * 4, "problem_solving")
    weighed = [a.name for a in scripted_app.progress.areas(USER, practised.preparation)]
    assert weighed.index("problem_solving") < weighed.index("innovation")
    assert area(scripted_app, "problem_solving", practised.preparation).reason.endswith("The posting asks for it.")


def test_a_new_mark_is_seen_at_once_and_a_deleted_answer_no_longer(
    scripted_app: CoachApp, practised: Practised
) -> None:
    practised.each([2.0, 2.0, 2.0], "teamwork")
    assert area(scripted_app, "teamwork").answers == 3
    id = practised.answer(5.0, practised.question("teamwork"), at=NOON)
    higher = area(scripted_app, "teamwork").estimate or 0.0
    scripted_app.answers.remove(USER, id)
    lower = area(scripted_app, "teamwork")
    assert lower.answers == 3
    assert (lower.estimate or 9.0) < higher


def test_junk_moves_nothing(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([3.0, 3.2, 3.1], "teamwork")
    before = area(scripted_app, "teamwork")
    practised.each([None, None], "teamwork")
    after = area(scripted_app, "teamwork")
    assert (after.estimate, after.low, after.high) == (before.estimate, before.low, before.high)
    assert after.not_assessed == 2


def test_marks_of_another_engine_are_kept_apart(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([3.0, 3.2, 3.1], "teamwork")
    before = area(scripted_app, "teamwork").estimate
    with scripted_app.storage.writing(USER) as rows:
        rows.evaluations.add(EvaluationRecord("m", practised.answers[0], evaluation(5.0, "gemini"), NOON))
    after = area(scripted_app, "teamwork")
    assert (after.engine, after.estimate) == ("builtin", before)


def test_improvement_is_said_with_a_band(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([2.0] * 10 + [4.0] * 10, "teamwork")
    overview = scripted_app.progress.overview(USER)
    found = area(scripted_app, "teamwork")
    assert found.change is Change.IMPROVED
    bands = {area.name: points for area, points in overview.bands}
    assert (bands["teamwork"][-1].low, bands["teamwork"][-1].high) == (found.low, found.high)


def test_what_was_remembered_is_the_same_as_measured_anew(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([2.0, 3.0, 2.5], "teamwork", rating=3)
    first = scripted_app.progress.overview(USER, practised.preparation)
    assert scripted_app.progress.overview(USER, practised.preparation) == first
    scripted_app.progress._remembered.clear()
    assert scripted_app.progress.overview(USER, practised.preparation) == first


def test_answers_from_before_there_were_marks_count(scripted_app: CoachApp, practised: Practised) -> None:
    practised.each([2.0] * 230, "teamwork")
    with scripted_app.storage.writing(USER) as rows:
        rows.marks._connection.execute(delete(tables.marks))
    assert area(scripted_app, "teamwork").answers > 60


def test_an_answer_given_over_the_services_counts_at_once(scripted_app: CoachApp, practised: Practised) -> None:
    from interview_coach.services.answers import Submission
    from tests.cast import JUNK_ANSWER, STRONG_ANSWER

    question = practised.question("teamwork")
    scripted_app.answers.hand_in(USER, question, Submission(STRONG_ANSWER))
    scripted_app.answers.hand_in(USER, question, Submission(JUNK_ANSWER))
    found = area(scripted_app, "teamwork")
    assert (found.answers, found.not_assessed, found.status) == (1, 1, Status.NOT_ENOUGH_DATA)


def test_the_posting_of_another_user_is_not_found(scripted_app: CoachApp, practised: Practised) -> None:
    scripted_app.storage.add_user("bob", NOON - timedelta(days=1))
    for ask in (scripted_app.progress.areas, scripted_app.progress.overview, scripted_app.progress.advice):
        with pytest.raises(NotFound):
            ask("bob", practised.preparation)
    practised.each([2.0, 2.0, 2.0], "teamwork")
    assert scripted_app.progress.areas("bob") == ()


def test_the_choice_to_hide_numbers_is_kept(scripted_app: CoachApp) -> None:
    settings = scripted_app.view_settings
    assert not settings.hides_numbers(USER)
    for hidden in (True, True, False):
        settings.hide_numbers(USER, hidden)
        assert settings.hides_numbers(USER) is hidden
