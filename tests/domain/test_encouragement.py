"""Encouragement stands on a fact, or there is none."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from interview_coach.content.area_words import area_words
from interview_coach.domain.encouragement import Achieved, encouragements, todays
from interview_coach.domain.plan_progress import About, Activity, Practised
from interview_coach.domain.progress import Change, MarkedAnswer, Status, measure
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.domain.weak_areas import WeakArea, rank_areas
from tests.domain.marks import series

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def mark(overall: float | None, attempt: int, *, hours: float = 0, engine: str = "builtin") -> MarkedAnswer:
    at = NOW - timedelta(hours=hours)
    return MarkedAnswer(at, QuestionType.BEHAVIORAL, engine, overall, "ownership", question="q", attempt=attempt)


def area(**changes: object) -> WeakArea:
    found = next(a for a in rank_areas(measure(series((3.0, 3.1, 3.2))), area_words()) if a.kind == "competency")
    return replace(found, **changes)  # type: ignore[arg-type]


def said(**facts: object) -> tuple[str, ...]:
    return encouragements(Achieved(**facts), NOW)  # type: ignore[arg-type]


def test_without_a_fact_nothing_is_said() -> None:
    assert said() == ()
    assert todays((), date(2026, 3, 10)) == ""
    assert said(areas=(area(),), marks=(mark(3.0, 1),), tried=1, questions=12) == ()


def test_better_is_said_only_of_what_was_measured_as_better() -> None:
    better = area(change=Change.IMPROVED, gain=0.62)
    assert said(areas=(better,))[0].endswith("is better than when you began: up by about 0.6 marks.")
    assert said(areas=(area(change=Change.NO_CHANGE, gain=0.62, status=Status.STEADY),)) == ()


def test_a_better_second_try_is_news_for_three_days_and_within_one_engine() -> None:
    assert said(marks=(mark(2.8, 1, hours=2), mark(3.4, 2))) == (
        "You tried a question again, and it earned 3.4 after 2.8.",
    )
    assert said(marks=(mark(2.8, 1, hours=200), mark(3.4, 2, hours=80))) == ()
    assert said(marks=(mark(2.8, 1, engine="gemini"), mark(3.4, 2))) == ()
    assert said(marks=(mark(3.2, 1), mark(3.4, 2))) == ()
    assert said(marks=(mark(None, 1), mark(3.4, 2))) == ()


def test_hidden_numbers_stay_hidden() -> None:
    facts = Achieved(areas=(area(change=Change.IMPROVED, gain=0.62),), marks=(mark(2.8, 1, hours=2), mark(3.4, 2)))
    for sentence in encouragements(facts, NOW, numbers=False):
        assert not any(sign.isdigit() for sign in sentence), sentence


def test_answers_are_counted_over_seven_days() -> None:
    def given(*days: float) -> Activity:
        return Activity(
            practised=tuple(Practised(NOW - timedelta(days=d), About(QuestionType.BEHAVIORAL)) for d in days)
        )

    assert said(activity=given(0, 1, 1, 9)) == ("You gave 3 answers in the last seven days, on 2 different days.",)
    assert said(activity=given(0, 8, 9, 10)) == ()


def test_it_changes_from_day_to_day() -> None:
    found = ("one", "two", "three")
    assert {todays(found, date(2026, 3, 10) + timedelta(days=n)) for n in range(3)} == set(found)
