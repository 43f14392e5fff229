"""When cards come, and what they are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.evaluations import Evaluation, KeyPoint
from interview_coach.domain.job import Job, Skill
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.question_needs import questions_by_need
from interview_coach.domain.questions import Question
from interview_coach.domain.review_makers import Fact, fact_cards, point_card, posting_cards, story_card
from interview_coach.domain.reviews import (
    CardText,
    DueCard,
    Rating,
    Stage,
    due_before_interview,
    follows,
    in_due_order,
    made_text,
    rests,
    sights_to_come,
)
from interview_coach.domain.vocabulary import Level, QuestionType, ResponseType, Seniority
from interview_coach.errors import InvalidInput
from tests.cast import JOB, POSTING_TEXT

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Rating


def due(
    name: str, *, days: int = 0, stage: Stage = Stage.KNOWN, is_new: bool = False, on: int | None = None
) -> DueCard:
    interview_on = None if on is None else date(2026, 12, on)
    return DueCard(name, NOW + timedelta(days=days), stage, is_new, interview_on)


def test_the_nearest_interview_comes_first_and_what_was_just_forgotten_before_what_is_new() -> None:
    cards = [
        due("no date"),
        due("late, new", is_new=True, stage=Stage.LEARNING, on=9),
        due("soon, new", is_new=True, stage=Stage.LEARNING, on=2),
        due("soon, known", days=-1, on=2),
        due("soon, known for longer", days=-3, on=2),
        due("soon, forgotten", stage=Stage.RELEARNING, on=2),
    ]
    assert [card.card_id for card in in_due_order(cards)] == [
        "soon, forgotten", "soon, known for longer", "soon, known", "soon, new", "late, new", "no date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ratings", "to_come"),
    [((), 2), ((GOOD,), 2), ((EASY,), 2), ((HARD, GOOD), 1), ((GOOD, GOOD, GOOD), 1), ((GOOD, GOOD, AGAIN), 2),
     ((GOOD, AGAIN, GOOD), 2)],
)  # fmt: skip
def test_a_card_that_was_learnt_is_seen_twice_more_and_after_that_once_at_the_end(
    ratings: tuple[Rating, ...], to_come: int
) -> None:
    assert sights_to_come(ratings) == to_come


def test_the_sights_are_spread_evenly_up_to_the_evening_before_the_interview() -> None:
    far = NOW + timedelta(days=90)
    assert due_before_interview(far, NOW, date(2026, 12, 4), 1) == datetime(2026, 12, 3, tzinfo=UTC)
    assert due_before_interview(far, NOW, date(2026, 12, 4), 2) == datetime(2026, 11, 29, tzinfo=UTC)
    assert due_before_interview(far, NOW, NOW.date() + timedelta(days=1), 2) == NOW + timedelta(hours=3)
    minutes = NOW + timedelta(minutes=10)
    assert due_before_interview(minutes, NOW, date(2026, 12, 4), 2) == minutes
    soon, far = datetime(2026, 11, 25, tzinfo=UTC), datetime(2027, 2, 22, tzinfo=UTC)
    assert due_before_interview(soon, NOW, date(2026, 12, 4), 2) == soon
    assert due_before_interview(far, NOW, None, 2) == far
    assert due_before_interview(far, NOW, date(2026, 11, 20), 2) == far


def test_cards_rest_from_the_day_after_the_interview() -> None:
    assert not rests(date(2026, 11, 24), NOW.date())
    assert rests(date(2026, 11, 23), NOW.date())
    assert not rests(None, NOW.date())


@pytest.mark.parametrize(
    ("front", "back"), [("", "b"), ("f", " \n"), ("f" * 1001, "b"), ("f", "b" * 4001), ("f\0", "b")]
)
def test_a_card_has_two_sides_of_a_length_that_fits(front: str, back: str) -> None:
    with pytest.raises(InvalidInput):
        made_text(front, back)


def test_a_card_follows_its_source_until_the_user_has_changed_it() -> None:
    made = CardText("f", "new words", "s")
    assert follows(CardText("f", "old", "s"), made) == made
    assert follows(CardText("f", "mine", "s", edited=True), made).back == "mine"


def test_cards_of_a_posting_hold_only_its_own_words() -> None:
    cards = list(posting_cards("p", JOB, POSTING_TEXT))
    assert [card.text.front for card in cards] == [
        "What does the posting say about Hollowell Foods?",
        "What exactly does the posting say about PLC fault finding?",
    ]
    for card in cards:
        assert all(" ".join(line.split()) in " ".join(POSTING_TEXT.split()) for line in card.text.back.splitlines())
        assert card.text.source == "this job posting"
    assert cards[0].text.back == "Hollowell Foods makes sauces and pickles for supermarkets."


def test_how_to_apply_is_no_fact_about_the_company_and_a_quote_must_say_more_than_the_name() -> None:
    job = Job("T", "Acme", Seniority.MID, "technology", (
        Skill("SQL", Level.MUST, "SQL"),
        Skill("Kafka", Level.MUST, "Kafka in production for two years"),
        Skill("Spark", Level.MUST, "Spark or Flink would be used from day one"),
        Skill("Flink", Level.MUST, "Spark or Flink would be used from day one"),
        Skill("Go", Level.NICE, "Go on the side is nice"),
    ))  # fmt: skip
    posting = (
        "Acme looks for people. To apply to Acme send us your CV today. Acmeville is a town that nobody knows well."
    )
    cards = list(posting_cards("p", job, posting))
    assert [(card.text.front, card.text.back) for card in cards] == [
        ("What exactly does the posting say about Kafka?", "Kafka in production for two years"),
        ("What exactly does the posting say about Spark and Flink?", "Spark or Flink would be used from day one"),
    ]


def test_terms_keep_the_words_and_the_name_of_their_guide() -> None:
    (card,) = fact_cards("p", [Fact("OEE", "availability times performance times quality", "the guide")])
    assert (card.text.back, card.text.source) == ("availability times performance times quality", "the guide")


def test_a_story_without_words_makes_no_card() -> None:
    assert story_card("s1", "conflict", [("situation", "  ")]) is None
    card = story_card("s1", "conflict", [("situation", "late\ndelivery"), ("result", "2 days saved")])
    assert card is not None
    assert card.text.front == "The story for: conflict"
    assert card.text.back == "Situation: late delivery\nResult: 2 days saved"


def evaluation(*points: KeyPoint) -> Evaluation:
    return Evaluation("builtin", "1", "1", True, ResponseType.EVENT, overall=2.0, key_points=points)


def test_points_of_the_bank_that_were_missed_become_a_card_and_points_of_others_do_not() -> None:
    card = point_card("p", "What is a join?", evaluation(
        KeyPoint("Rows are matched", "present", "q", "bank:sql.joins"),
        KeyPoint("Left joins keep rows", "absent", None, "bank:sql.joins"),
        KeyPoint("A join is no union", "contradicted", "q", "bank:sql.joins"),
        KeyPoint("Your own point", "absent"),
    ))  # fmt: skip
    assert card is not None
    assert card.text.back == "• Left joins keep rows\n• A join is no union"
    assert point_card("p", "Q", evaluation(KeyPoint("Own", "absent"))) is None
    assert point_card("p", "Q", evaluation()) is None


def asked(name: str, mark: float | None, skill: str | None = None) -> AskedQuestion:
    question = Question(name, QuestionType.TECHNICAL, name, "why", skill=skill)
    return AskedQuestion(question, "p", attempts=1, last_mark=mark)


def needed(*given: tuple[AskedQuestion, int | None]) -> list[str]:
    at = [(question, None if days is None else NOW - timedelta(days=days)) for question, days in given]
    return [need.asked.question.id for need in questions_by_need(at, ["SQL"], NOW)]


def test_the_weaker_and_the_longer_ago_the_sooner_a_question_comes_back() -> None:
    assert needed((asked("a", 3.5), 5), (asked("b", 2.0), 5)) == ["b", "a"]
    assert needed((asked("a", 3.0), 2), (asked("b", 3.0), 12)) == ["b", "a"]
    assert needed((asked("a", 3.0), 5), (asked("b", 3.0, "sql"), 5)) == ["b", "a"]
    assert needed((asked("a", 3.0), 5), (asked("b", None), 5)) == ["b", "a"]


def test_what_is_good_was_never_tried_or_was_tried_today_does_not_come_back() -> None:
    assert needed((asked("good", 4.6), 30), (asked("fresh", None), None), (asked("today", 1.0), 0)) == []


def test_a_need_names_no_mark_to_somebody_who_hides_numbers() -> None:
    (need,) = questions_by_need([(asked("a", 2.1), NOW - timedelta(days=9))], [], NOW, numbers=False)
    assert need.why == "Your last answer was 9 days ago."


def test_a_need_says_why() -> None:
    (need,) = questions_by_need([(asked("a", 2.1, "SQL"), NOW - timedelta(days=9))], ["SQL"], NOW)
    assert need.why == "Your last answer was 9 days ago with a mark of 2.1, and the posting makes SQL a must."


@given(st.floats(1, 4.3), st.floats(1, 4.3), st.integers(1, 200))
def test_need_never_falls_when_the_mark_falls(one: float, other: float, days: int) -> None:
    low, high = sorted((one, other))
    at = NOW - timedelta(days=days)
    needs = {
        n.asked.question.id: n.need for n in questions_by_need([(asked("l", low), at), (asked("h", high), at)], [], NOW)
    }
    assert needs.get("l", 0) >= needs.get("h", 0)
