"""Reviews over the real database: cards are made once, come when they should, and go where they are sent."""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta
from itertools import pairwise

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.evaluations import Evaluation, KeyPoint
from interview_coach.domain.reviews import CardKind, CardText, Memory, Rating, Review, ReviewCard
from interview_coach.domain.vocabulary import QuestionType, ResponseType
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.answers import Submission
from interview_coach.services.preparations import PreparationChanges
from interview_coach.services.review_schedule import replayed, reviewed
from tests.cast import CV, POSTING
from tests.conftest import NOON, StandingClock

USER, OTHER = "local", "other"
RATINGS = st.lists(st.sampled_from(Rating), min_size=30, max_size=30)


def look(rating: Rating, at: datetime) -> Review:
    return Review("r", "c", rating, at)


def test_without_an_interview_the_days_are_those_of_fsrs() -> None:
    scheduler = fsrs.Scheduler(
        learning_steps=(timedelta(minutes=10),), relearning_steps=(timedelta(minutes=10),), enable_fuzzing=False
    )
    bare, memory, at, before = fsrs.Card(card_id=1, due=NOON), Memory(NOON), NOON, []
    for rating in (Rating.GOOD, Rating.HARD, Rating.AGAIN, Rating.GOOD, Rating.EASY, Rating.GOOD):
        bare, _ = scheduler.review_card(bare, fsrs.Rating(rating.value), at)
        memory = reviewed(memory, before, look(rating, at), None)
        before.append(look(rating, at))
        assert (memory.stability, memory.difficulty, memory.stage.value) == (
            bare.stability,
            bare.difficulty,
            bare.state,
        )
        assert memory.due_at.date() == bare.due.date()
        at = bare.due
    assert replayed(NOON, before, None) == memory


def sights(ratings: list[Rating], interview_on: date, *, once_a_day: bool) -> list[tuple[datetime, Rating]]:
    """When somebody sees a card who comes whenever it is due, or once a day at noon."""
    memory, seen, before = Memory(NOON), [], []
    at = NOON
    for rating in ratings:
        while once_a_day and at < memory.due_at:
            at += timedelta(days=1)
        at = max(at, memory.due_at)
        if at.date() >= interview_on:
            break
        memory = reviewed(memory, before, look(rating, at), interview_on)
        before.append(look(rating, at))
        seen.append((at, rating))
        if once_a_day:
            at += timedelta(days=1)
    return seen


@given(RATINGS, st.integers(1, 90))
@settings(max_examples=60)
def test_a_card_that_was_learnt_is_seen_at_least_twice_more_before_the_interview(
    ratings: list[Rating], days: int
) -> None:
    seen = sights(ratings, NOON.date() + timedelta(days=days), once_a_day=False)
    assert len(seen) >= 3


@given(st.lists(st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY]), min_size=30, max_size=30), st.integers(3, 90))
@settings(max_examples=60)
def test_one_look_a_day_is_enough_for_that(ratings: list[Rating], days: int) -> None:
    seen = sights(ratings, NOON.date() + timedelta(days=days), once_a_day=True)
    assert len(seen) >= 3
    assert all(earlier.date() < later.date() for (earlier, _), (later, _) in pairwise(seen))


def prepared(app: CoachApp, on: date | None = date(2026, 12, 10)) -> str:
    return app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=on).id


def missed(app: CoachApp, preparation: str, *points: KeyPoint, overall: float = 2.0) -> str:
    """A technical answer with these key points; its question's id."""
    question = app.questions.add_own(USER, preparation, text="What is a PLC?", type=QuestionType.TECHNICAL).question
    answered = app.answers.hand_in(USER, question.id, Submission("It is a computer for machines.")).answered
    evaluation = Evaluation("builtin", "1", "1", True, ResponseType.EVENT, overall=overall, key_points=points)
    at = app.clock() + timedelta(seconds=1)
    with app.storage.writing(USER) as rows:
        rows.evaluations.add(EvaluationRecord(f"e{question.id}"[:32], answered.answer.id, evaluation, at))
    return question.id


def fronts(app: CoachApp, kind: CardKind | None = None) -> list[str]:
    return [card.text.front for card in app.review_cards.list(USER, kind=kind, limit=100).page.items]


def test_a_posting_makes_cards_once_and_a_deleted_one_does_not_come_back(scripted_app: CoachApp) -> None:
    app = scripted_app
    prepared(app)
    made = app.review_cards.gather(USER)
    assert made == len(fronts(app)) > 4
    assert app.review_cards.gather(USER) == 0
    gone = app.review_cards.list(USER, limit=1).page.items[0]
    app.review_cards.remove(USER, gone.id)
    app.review_cards._seen.clear()  # as after a new start
    assert app.review_cards.gather(USER) == 0
    assert gone.text.front not in fronts(app)
    with pytest.raises(NotFound):
        app.review_cards.get(USER, gone.id)


def test_a_card_follows_its_story_but_not_once_the_user_has_changed_it(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    app = scripted_app

    def tell(text: str, version: int) -> ReviewCard:
        clock.advance(timedelta(minutes=1))
        app.stories.tell(USER, story.id, slot="result", text=text, version=version)
        app.review_cards.gather(USER)
        return app.review_cards.list(USER, kind=CardKind.STORY, limit=5).page.items[0]

    story = app.stories.add_own(USER, title="The dry bearings", competencies=["problem_solving"])
    assert app.review_cards.gather(USER) == 0, "nothing to tell yet"
    made = tell("Stops fell to five a month.", story.version)
    assert made.text.front == "The story for: problem solving (The dry bearings)"
    assert made.text.back == "Result: Stops fell to five month"
    now = tell("Stops fell to four a month.", story.version + 1)
    assert (now.id, now.text.back) == (made.id, "Result: Stops fell to four month")
    app.review_cards.change(USER, made.id, "Mine", "my words")
    assert tell("Stops fell to none.", story.version + 2).text.back == "my words"
    app.stories.remove(USER, story.id)
    assert fronts(app, CardKind.STORY) == []


def test_missed_points_of_the_bank_become_a_card_and_a_good_answer_makes_none(scripted_app: CoachApp) -> None:
    app = scripted_app
    preparation = prepared(app)
    point = KeyPoint("It scans in cycles", "absent", None, "bank:plc.scan")
    missed(app, preparation, point)
    missed(app, preparation, KeyPoint("Ladder logic", "absent", None, "bank:plc.ladder"), overall=4.5)
    app.review_cards.gather(USER)
    (card,) = app.review_cards.list(USER, kind=CardKind.POINT, limit=5).page.items
    assert (card.text.front, card.text.back) == ("What is a PLC?", "• It scans in cycles")
    assert card.text.source == "Interview Coach technical bank"


def test_a_rating_moves_the_card_and_taking_it_back_puts_it_where_it_was(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    app = scripted_app
    card = app.review_cards.add(USER, "f", "b")
    states = [card.memory]
    for rating in (3, 1, 3, 4):
        clock.at = max(clock.at, states[-1].due_at)
        states.append(app.reviews.rate(USER, card.id, rating).memory)
    assert [state.due_at for state in states] == sorted(state.due_at for state in states)
    for state in reversed(states[-2:-1]):
        assert app.reviews.undo(USER).memory == state
    clock.advance(timedelta(days=2))
    with pytest.raises(Conflict):
        app.reviews.undo(USER)


def test_a_form_that_comes_twice_is_taken_once(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    card = app.review_cards.add(USER, "f", "b")
    first = app.reviews.rate(USER, card.id, 3, number=0)
    clock.advance(timedelta(seconds=2))
    assert app.reviews.rate(USER, card.id, 1, number=0) == first
    assert app.reviews.overview(USER).done_today == 1
    with pytest.raises(InvalidInput):
        app.reviews.rate(USER, card.id, 5)


def test_what_was_not_known_ends_the_session(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    card = app.review_cards.add(USER, "f", "b")
    app.reviews.rate(USER, card.id, 1)
    turn = app.reviews.turn(USER)
    assert turn is not None and turn.card.id == card.id and turn.overview.due == 1
    clock.advance(timedelta(seconds=30))
    app.reviews.rate(USER, card.id, 3)
    assert app.reviews.turn(USER) is None
    assert app.reviews.overview(USER).next_at is not None


def test_suspended_cards_and_those_of_past_interviews_rest(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    preparation = prepared(app, date(2026, 11, 26))
    app.review_cards.add(USER, "of the interview", "b", preparation_id=preparation)
    own = app.review_cards.add(USER, "own", "b")
    assert app.reviews.overview(USER).due == 2
    app.review_cards.suspend(USER, own.id, suspended=True)
    assert app.reviews.overview(USER).due == 1
    clock.advance(timedelta(days=2))
    assert app.reviews.overview(USER).due == 1, "the day of the interview still counts"
    clock.advance(timedelta(days=1))
    assert app.reviews.overview(USER).due == 0
    assert app.review_cards.gather(USER) == 0, "no cards for an interview that is over"


def test_an_interview_that_is_moved_forward_brings_its_cards_forward(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    app = scripted_app
    preparation = prepared(app, None)
    card = app.review_cards.add(USER, "f", "b", preparation_id=preparation)
    app.review_cards.gather(USER)
    for _ in range(4):
        clock.at = max(clock.at, app.review_cards.get(USER, card.id).memory.due_at)
        late = app.reviews.rate(USER, card.id, 4).memory.due_at
    assert late - clock.at > timedelta(days=20)
    clock.advance(timedelta(minutes=1))
    soon = PreparationChanges(interview_on=clock.at.date() + timedelta(days=5))
    app.preparations.revise(USER, preparation, soon)
    app.review_cards.gather(USER)
    assert app.review_cards.get(USER, card.id).memory.due_at.date() == clock.at.date() + timedelta(days=4)


def test_questions_come_back_with_a_reason(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    preparation = prepared(app)
    question = missed(app, preparation, overall=2.0)
    assert app.reviews.questions_again(USER, preparation) == []
    clock.advance(timedelta(days=5))
    (need,) = app.reviews.questions_again(USER, preparation)
    assert need.asked.question.id == question
    assert need.why == "Your last answer was 5 days ago with a mark of 2.0."


def test_a_file_read_twice_doubles_nothing(scripted_app: CoachApp) -> None:
    app = scripted_app
    mine = app.review_cards.add(USER, "=1+1", "two")
    file = app.review_cards.as_csv(USER).encode()
    assert (done := app.review_cards.take_in(USER, file)).unchanged == 1 and done.added == 0
    foreign = b"#separator:tab\n#guid column:1\nX!y\tf\tb\n"
    assert app.review_cards.take_in(USER, foreign).added == 1
    assert app.review_cards.take_in(USER, foreign).unchanged == 1
    assert app.review_cards.take_in(USER, foreign.replace(b"\tb", b"\tbetter")).changed == 1
    assert sorted(fronts(app)) == ["=1+1", "f"]
    app.review_cards.remove(USER, mine.id)
    assert app.review_cards.take_in(USER, file).added == 1, "the file of a deleted card makes it anew"
    (other,) = [c for c in app.review_cards.list(USER, limit=9).page.items if c.text.front == "f"]
    app.review_cards.remove(USER, other.id)
    assert app.review_cards.take_in(USER, foreign).added == 1, "reading a file is a wish"


def test_cards_of_others_are_not_there(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.storage.add_user(OTHER, app.clock())
    card = app.review_cards.add(USER, "f", "b")
    preparation = prepared(app)
    for attempt in (
        lambda: app.review_cards.get(OTHER, card.id),
        lambda: app.review_cards.change(OTHER, card.id, "x", "y"),
        lambda: app.review_cards.suspend(OTHER, card.id, suspended=True),
        lambda: app.review_cards.remove(OTHER, card.id),
        lambda: app.reviews.rate(OTHER, card.id, 3),
        lambda: app.reviews.turn(OTHER, card.id),
        lambda: app.reviews.questions_again(OTHER, preparation),
        lambda: app.review_cards.add(OTHER, "f", "b", preparation_id=preparation),
        lambda: app.review_cards.take_in(OTHER, b"f,b\n", preparation),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert app.review_cards.take_in(OTHER, app.review_cards.as_csv(USER).encode()).added == 1
    assert app.review_cards.get(USER, card.id).text.front == "f"


def test_nothing_of_a_card_lies_readable_in_the_database(scripted_app: CoachApp) -> None:
    scripted_app.review_cards.add(USER, "Zanzibarfront", "Zanzibarback")
    scripted_app.review_cards.take_in(USER, b"#guid column:1\nZanzibarguid,f,b\n")
    folder = scripted_app.settings.data_dir
    assert not [path for path in folder.iterdir() if path.is_file() and b"Zanzibar" in path.read_bytes()]


def fill(app: CoachApp, count: int) -> None:
    preparation = prepared(app)
    chance = random.Random(3)
    with app.storage.writing(USER) as rows:
        for number in range(count):
            memory = Memory(NOON - timedelta(minutes=chance.randrange(1, 10_000)))
            text = CardText(f"Front {number}", "Back " * 20)
            rows.review_cards.add(ReviewCard(f"{number:032x}", CardKind.NOTE, text, memory, NOON, preparation))


@pytest.mark.slow
def test_with_5000_cards_due_the_next_one_is_found_in_a_tenth_of_a_second(scripted_app: CoachApp) -> None:
    fill(scripted_app, 5_000)
    scripted_app.reviews.turn(USER)
    times = []
    for _ in range(9):
        began = time.process_time()  # other work on the machine does not count
        assert scripted_app.reviews.turn(USER) is not None
        times.append(time.process_time() - began)
    assert min(times) < 0.1, times
