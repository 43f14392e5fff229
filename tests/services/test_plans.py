"""The stored study plan: it stands still for a day, follows the marks after it, and knows what was done."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.answers import Answer, EvaluationRecord, InterviewSession
from interview_coach.domain.plan_days import Kind
from interview_coach.domain.plan_progress import Done, PlanSettings
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import InvalidInput, NotFound
from interview_coach.services.answers import Submission
from interview_coach.services.planned_days import PlannedDay, PlanOverview
from interview_coach.services.preparations import PreparationChanges
from tests.cast import CV, JOB, POSTING, STRONG_ANSWER, evaluation_of
from tests.conftest import StandingClock

USER = "local"
TODAY = date(2026, 11, 24)
COMPETENCIES = ("problem_solving", "communication", "teamwork", "ownership", "influence", "learning")


@pytest.fixture
def preparation_id(scripted_app: CoachApp) -> str:
    """Twenty-two days before the interview, with two questions for each of six competencies."""
    app = scripted_app
    made = app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=TODAY + timedelta(days=22))
    app.preparations.revise(USER, made.id, PreparationChanges(job=replace(JOB, competencies=COMPETENCIES)))
    with app.storage.writing(USER) as rows:
        asked = [
            Question(f"{name}-{n}", QuestionType.BEHAVIORAL, f"Tell me about {name}, {n}.", "", competency=name)
            for name in COMPETENCIES
            for n in (1, 2)
        ]
        rows.questions.add(made.id, asked, own=False, at=app.clock())
        rows.sessions.add(InterviewSession("s", made.id, "practice", app.clock(), app.clock()))
    return made.id


def answer(app: CoachApp, question_id: str, mark: float) -> None:
    """A marked answer, given now."""
    with app.storage.writing(USER) as rows:
        attempt, at = rows.answers.next_attempt(question_id), app.clock()
        id = f"{question_id}-{attempt}"
        rows.answers.add(Answer(id, question_id, "s", attempt, STRONG_ANSWER, Medium.TYPED, None, 90, at))
        evaluation = replace(evaluation_of(STRONG_ANSWER, "builtin"), overall=mark)
        rows.evaluations.add(EvaluationRecord(f"e-{id}", id, evaluation, at))


def history(app: CoachApp, clock: StandingClock) -> None:
    """Three answers to each competency over the days before; two of them are weak."""
    for name in COMPETENCIES:
        for n in (1, 2, 1):
            answer(app, f"{name}-{n}", 2.0 if name in ("teamwork", "ownership") else 3.4)
    clock.advance(timedelta(days=1))


def today(overview: PlanOverview) -> PlannedDay:
    assert overview.today is not None
    return overview.today


def items(days: Iterable[PlannedDay], since: date) -> set[tuple[date, str, str]]:
    return {(day.on, each.key, each.item.title) for day in days if day.on >= since for each in day.items}


def test_every_item_says_why_and_practice_has_a_question_of_its_topic(
    scripted_app: CoachApp, preparation_id: str
) -> None:
    overview = scripted_app.plans.overview(USER, preparation_id)
    for day in (today(overview), *overview.coming):
        assert day.on <= TODAY + timedelta(days=22)
        assert day.minutes <= 30
        for each in day.items:
            assert each.item.why
            if each.item.competency in COMPETENCIES and each.item.kind is Kind.PRACTICE:
                assert each.question is not None
                assert each.question.question.competency == each.item.competency


def test_an_answer_today_ticks_its_topic_off_and_moves_nothing_else_today(
    scripted_app: CoachApp, preparation_id: str, clock: StandingClock
) -> None:
    app = scripted_app
    history(app, clock)
    before = today(app.plans.overview(USER, preparation_id))
    practice = next(each for each in before.items if each.item.kind is Kind.PRACTICE)
    assert practice.question is not None
    answer(app, practice.question.question.id, 5.0)
    after = today(app.plans.overview(USER, preparation_id))
    assert [each.item for each in after.items] == [each.item for each in before.items]
    assert [each.done for each in after.items if each.key == practice.key] == [Done.ANSWERED]


def test_junk_ticks_nothing_off(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    practice = next(each for each in today(app.plans.overview(USER, preparation_id)).items if each.question)
    assert practice.question is not None
    given = app.answers.hand_in(USER, practice.question.question.id, Submission("fine")).answered
    app.answers.evaluate(USER, given.answer.id)
    found = [e.done for e in today(app.plans.overview(USER, preparation_id)).items if e.key == practice.key]
    assert found == [None]


def test_a_missed_day_moves_nothing_and_is_said_kindly(
    scripted_app: CoachApp, preparation_id: str, clock: StandingClock
) -> None:
    app = scripted_app
    history(app, clock)
    before = app.plans.overview(USER, preparation_id)
    clock.advance(timedelta(days=2))
    after = app.plans.overview(USER, preparation_id)
    planned = items(before.coming, after.on)
    kept = planned & items((today(after), *after.coming), after.on)
    assert len(kept) >= 0.9 * len(planned)
    missed = next(day for day in after.past if day.on == before.on)
    assert missed.is_missed
    assert missed.minutes == today(before).minutes


def test_one_mark_changes_few_of_the_days_after_today(
    scripted_app: CoachApp, preparation_id: str, clock: StandingClock
) -> None:
    app = scripted_app
    history(app, clock)
    before = app.plans.overview(USER, preparation_id)
    answer(app, "problem_solving-2", 3.0)
    after = app.plans.overview(USER, preparation_id)
    planned = items(before.coming, TODAY)
    assert len(planned & items(after.coming, TODAY)) >= 0.7 * len(planned)


def test_many_bad_marks_bring_a_topic_into_the_focus_from_tomorrow_on(
    scripted_app: CoachApp, preparation_id: str, clock: StandingClock
) -> None:
    app = scripted_app
    history(app, clock)
    before = app.plans.overview(USER, preparation_id)
    for n in (1, 2, 1, 2, 1):
        answer(app, f"learning-{n}", 1.0)
    after = app.plans.overview(USER, preparation_id)
    assert [e.item for e in today(before).items] == [e.item for e in today(after).items]

    def rounds(overview: PlanOverview) -> int:
        return sum(e.item.competency == "learning" for day in overview.coming for e in day.items)

    assert rounds(after) > rounds(before)


def test_ticks_are_kept_taken_back_and_only_for_today(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    key = today(app.plans.overview(USER, preparation_id)).items[-1].key
    app.plans.tick(USER, preparation_id, key)
    app.plans.tick(USER, preparation_id, key)
    assert today(app.plans.overview(USER, preparation_id)).items[-1].done is Done.TICKED
    app.plans.untick(USER, preparation_id, key)
    assert today(app.plans.overview(USER, preparation_id)).items[-1].done is None
    with pytest.raises(InvalidInput, match="no such item"):
        app.plans.tick(USER, preparation_id, "practice:nothing:9")


def test_days_off_and_minutes_hold(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    off = TODAY + timedelta(days=1)
    app.plans.change(USER, preparation_id, PlanSettings(15, frozenset({5, 6}), frozenset({off})))
    assert app.plans.settings(USER, preparation_id).days_off == {off}
    overview = app.plans.overview(USER, preparation_id)
    days = (today(overview), *overview.coming)
    assert all(day.minutes <= 15 for day in days)
    assert not [day.on for day in days if day.on == off or day.on.weekday() in (5, 6)]


def test_what_was_done_on_past_days_is_counted(
    scripted_app: CoachApp, preparation_id: str, clock: StandingClock
) -> None:
    app = scripted_app
    answer(app, "teamwork-1", 3.0)
    answer(app, "teamwork-2", 3.0)
    clock.advance(timedelta(days=1))
    (yesterday,) = app.plans.overview(USER, preparation_id).past
    assert yesterday.on == TODAY
    assert len(yesterday.activity.practised) == 2
    assert not yesterday.is_missed


@pytest.mark.parametrize(
    ("days", "planned"),
    [(0, [0]), (1, [0, 1]), (None, None)],
)
def test_one_day_none_and_no_date(
    scripted_app: CoachApp, preparation_id: str, days: int | None, planned: list[int] | None
) -> None:
    app = scripted_app
    on = None if days is None else TODAY + timedelta(days=days)
    app.preparations.revise(USER, preparation_id, PreparationChanges(interview_on=on))
    overview = app.plans.overview(USER, preparation_id)
    found = [(day.on - TODAY).days for day in overview.plan.days]
    assert found == planned if planned is not None else 21 <= len(found) <= 28


@pytest.mark.parametrize(("days", "says"), [(-1, "before today"), (400, "more than a year")])
def test_a_date_that_cannot_be_planned_to_is_said(
    scripted_app: CoachApp, preparation_id: str, days: int, says: str
) -> None:
    change = PreparationChanges(interview_on=TODAY + timedelta(days=days))
    scripted_app.preparations.revise(USER, preparation_id, change)
    with pytest.raises(InvalidInput, match=says):
        scripted_app.plans.overview(USER, preparation_id)


def test_hidden_numbers_are_in_no_reason(scripted_app: CoachApp, preparation_id: str, clock: StandingClock) -> None:
    app = scripted_app
    history(app, clock)
    seen = [each.item.why for day in app.plans.overview(USER, preparation_id).coming for each in day.items]
    assert any("of 5" in why for why in seen)
    app.view_settings.hide_numbers(USER, True)
    overview = app.plans.overview(USER, preparation_id)
    assert not [each.item.why for day in overview.coming for each in day.items if "of 5" in each.item.why]
    assert all(not any(sign.isdigit() for sign in one.why) for one in app.plans.advise(USER, overview))


def test_a_story_of_ones_own_stands_in_place_of_the_cv_line(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    app.stories.add_own(USER, title="The bearings of line two", competencies=("problem_solving",))
    overview = app.plans.overview(USER, preparation_id)
    titles = [e.item.title for day in overview.coming for e in day.items if e.item.kind is Kind.STORY]
    assert any("“The bearings of line two”" in title for title in titles)


def test_another_users_plan_is_not_found(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    app.storage.add_user("other", app.clock())
    for call in (
        lambda: app.plans.overview("other", preparation_id),
        lambda: app.plans.settings("other", preparation_id),
        lambda: app.plans.change("other", preparation_id, PlanSettings()),
        lambda: app.plans.tick("other", preparation_id, "review::1"),
        lambda: app.plans.untick("other", preparation_id, "review::1"),
        lambda: app.plans.calendar("other", preparation_id),
    ):
        with pytest.raises(NotFound):
            call()
    assert app.plans.current("other") is None


def test_the_calendar_has_an_entry_a_day_and_the_same_names_again(scripted_app: CoachApp, preparation_id: str) -> None:
    app = scripted_app
    written = app.plans.calendar(USER, preparation_id)
    events = Calendar.from_ical(written).events
    days = app.plans.overview(USER, preparation_id).plan.days
    assert [event.start for event in events] == [day.on for day in days]
    app.plans.change(USER, preparation_id, PlanSettings(60))
    again = Calendar.from_ical(app.plans.calendar(USER, preparation_id)).events
    assert {str(event["UID"]) for event in events} & {str(event["UID"]) for event in again}
