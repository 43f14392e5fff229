"""What counts as done in a day of the plan, and which settings a plan takes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from interview_coach.domain.plan_days import Kind
from interview_coach.domain.plan_items import PlanItem
from interview_coach.domain.plan_progress import (
    MOST_DAYS_OFF,
    About,
    Activity,
    Done,
    PlanSettings,
    Practised,
    check_settings,
    done_today,
    keys_of,
)
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
BEHAVIORAL, TECHNICAL, MOTIVATION = QuestionType.BEHAVIORAL, QuestionType.TECHNICAL, QuestionType.MOTIVATION


def practice(competency: str | None = None, skill: str | None = None) -> PlanItem:
    return PlanItem(Kind.PRACTICE, "A round", 15, "Because.", competency, skill)


def item(kind: Kind) -> PlanItem:
    return PlanItem(kind, "An item", 10, "Because.")


def answers(*about: About) -> Activity:
    return Activity(practised=tuple(Practised(AT, each) for each in about))


def test_an_answer_ticks_off_the_topic_it_is_about_and_only_once() -> None:
    items = (practice("ownership"), practice("influence"), practice("ownership"))
    done = done_today(items, frozenset(), answers(About(BEHAVIORAL, "ownership")))
    assert done == (Done.ANSWERED, None, None)


def test_a_skill_is_known_by_its_folded_name() -> None:
    done = done_today((practice(skill="PostgreSQL"),), frozenset(), answers(About(TECHNICAL, None, " postgresql ")))
    assert done == (Done.ANSWERED,)


def test_the_opening_is_done_by_an_answer_of_motivation() -> None:
    assert done_today((practice(),), frozenset(), answers(About(BEHAVIORAL, "ownership"))) == (None,)
    assert done_today((practice(),), frozenset(), answers(About(MOTIVATION))) == (Done.ANSWERED,)


@pytest.mark.parametrize(
    ("reviews", "due", "done"),
    [
        (0, 0, Done.NOTHING_DUE),
        (0, 3, None),
        (4, 9, None),  # a beginning, and more is due
        (5, 9, Done.REVIEWED),
        (1, 0, Done.REVIEWED),  # all there was
    ],
)
def test_a_round_of_reviews_is_five_cards_or_all_that_are_due(reviews: int, due: int, done: Done | None) -> None:
    activity = Activity(reviewed_at=(AT,) * reviews)
    assert done_today((item(Kind.REVIEW),), frozenset(), activity, cards_due=due) == (done,)


def test_mocks_and_stories_tick_themselves_off_and_reading_does_not() -> None:
    items = (item(Kind.MOCK), item(Kind.STORY), item(Kind.READ), item(Kind.MOCK))
    activity = Activity(mocks_at=(AT,), stories_at=(AT,))
    assert done_today(items, frozenset(), activity) == (Done.MOCK_ENDED, Done.STORY_WORKED_ON, None, None)


def test_what_was_ticked_off_is_done() -> None:
    items = (practice("ownership"), item(Kind.READ))
    assert done_today(items, frozenset(keys_of(items)), Activity(), cards_due=1) == (Done.TICKED, Done.TICKED)


def test_keys_tell_items_apart_and_name_no_skill() -> None:
    items = (practice(skill="Secret project"), practice(skill="Other"), practice("ownership"), item(Kind.READ))
    keys = keys_of(items)
    assert len(set(keys)) == len(items)
    assert all(len(key) <= 64 and "ecret" not in key for key in keys)


def test_only_what_lies_between_counts_for_a_day() -> None:
    early = Activity(practised=(Practised(AT, About(MOTIVATION)),), reviewed_at=(AT,), mocks_at=(AT,), stories_at=(AT,))
    assert early.between(AT, AT + timedelta(days=1)) == early
    assert early.between(AT + timedelta(seconds=1), AT + timedelta(days=1)).is_nothing
    assert early.between(AT - timedelta(days=1), AT).is_nothing


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (PlanSettings(4), "from 5 to 600"),
        (PlanSettings(601), "from 5 to 600"),
        (PlanSettings(30, frozenset({7})), "0 (Monday) to 6"),
        (PlanSettings(30, frozenset(range(7))), "at least one weekday"),
        (
            PlanSettings(
                30, days_off=frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(MOST_DAYS_OFF + 1))
            ),
            "at most",
        ),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: PlanSettings, says: str) -> None:
    with pytest.raises(InvalidInput, match=says.replace("(", r"\(").replace(")", r"\)")):
        check_settings(settings)
