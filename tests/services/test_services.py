from dataclasses import replace
from datetime import date, timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput, NotFound, ProviderError
from interview_coach.services.answers import Submission
from interview_coach.services.preparations import PreparationChanges
from tests.cast import CV, JOB, JUNK_ANSWER, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.conftest import StandingClock

USER = "local"


@pytest.fixture
def question_id(scripted_app: CoachApp) -> str:
    preparation = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    return scripted_app.questions.prepare(USER, preparation.id, count=3)[0].question.id


def test_a_preparation_keeps_what_was_given_and_what_was_understood(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=date(2026, 12, 1))
    assert scripted_app.preparations.get(USER, made.id) == made
    assert made.job == JOB
    assert made.days_left(date(2026, 11, 24)) == 7


@pytest.mark.parametrize("posting", [Posting(""), Posting("  \n"), Posting("x" * 60_001)])
def test_an_unusable_posting_is_refused_and_nothing_is_stored(scripted_app: CoachApp, posting: Posting) -> None:
    with pytest.raises(InvalidInput):
        scripted_app.preparations.create(USER, cv=CV, posting=posting)
    assert scripted_app.preparations.list(USER).total == 0


def test_the_interview_date_can_be_kept_changed_and_taken_away(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=date(2026, 12, 1))
    kept = scripted_app.preparations.revise(USER, made.id, PreparationChanges(job=JOB))
    gone = scripted_app.preparations.revise(USER, made.id, PreparationChanges(interview_on=None))
    assert (kept.interview_on, gone.interview_on) == (date(2026, 12, 1), None)


def test_more_questions_are_new_ones_and_the_old_ones_stay(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    first = scripted_app.questions.prepare(USER, made.id, count=4)
    more = scripted_app.questions.prepare(USER, made.id, count=4)
    texts = [asked.question.text for asked in more]
    assert [asked.question.id for asked in more[:4]] == [asked.question.id for asked in first]
    assert len(set(texts)) == len(texts) == 8


def test_when_the_engine_has_no_new_questions_it_says_so(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    scripted_app.questions.prepare(USER, made.id, count=50)
    with pytest.raises(Conflict, match="add one of your own"):
        scripted_app.questions.prepare(USER, made.id, count=1)


def test_an_own_question_is_practised_like_any_other(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    own = scripted_app.questions.add_own(USER, made.id, text="  Why  us? ", type=QuestionType.MOTIVATION)
    answer = scripted_app.answers.submit(USER, own.question.id, Submission(STRONG_ANSWER))
    assert (own.question.text, own.own, answer.attempt) == ("Why us?", True, 1)


def test_an_answer_is_stored_before_it_is_marked(scripted_app: CoachApp, question_id: str) -> None:
    answer = scripted_app.answers.submit(USER, question_id, Submission(STRONG_ANSWER, self_rating=4))
    assert scripted_app.answers.get(USER, answer.id).record is None
    assert scripted_app.today(USER).unmarked[0].answer == answer


def test_a_failing_engine_loses_no_answer_and_makes_up_no_mark(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, question_id: str
) -> None:
    answer = scripted_app.answers.submit(USER, question_id, Submission(STRONG_ANSWER))
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    with pytest.raises(ProviderError):
        scripted_app.answers.evaluate(USER, answer.id)
    assert scripted_app.answers.get(USER, answer.id).record is None
    scripted_coach.failure = None
    scripted_app.answers.evaluate(USER, answer.id)
    stored = scripted_app.answers.get(USER, answer.id)
    assert stored.record is not None
    assert stored.record.evaluation.overall == 3.4


def test_the_newest_evaluation_is_shown(scripted_app: CoachApp, clock: StandingClock, question_id: str) -> None:
    answer = scripted_app.answers.submit(USER, question_id, Submission(STRONG_ANSWER))
    scripted_app.answers.evaluate(USER, answer.id)
    clock.advance(timedelta(minutes=1))
    second = scripted_app.answers.evaluate(USER, answer.id)
    assert scripted_app.answers.get(USER, answer.id).record == second


def test_answers_within_two_hours_belong_to_one_session(
    scripted_app: CoachApp, clock: StandingClock, question_id: str
) -> None:
    sessions = []
    for wait in (timedelta(0), timedelta(minutes=119), timedelta(minutes=119), timedelta(hours=2)):
        clock.advance(wait)
        sessions.append(scripted_app.answers.submit(USER, question_id, Submission("An answer.")).session_id)
    assert sessions[0] == sessions[1] == sessions[2] != sessions[3]


def test_attempts_are_counted_and_all_kept(scripted_app: CoachApp, question_id: str) -> None:
    for _ in range(3):
        scripted_app.answers.submit(USER, question_id, Submission(STRONG_ANSWER))
    attempts = scripted_app.answers.attempts(USER, question_id)
    assert [a.answer.attempt for a in attempts] == [1, 2, 3]


def test_a_deleted_answer_is_gone_and_its_number_is_not_given_again_to_a_later_one(
    scripted_app: CoachApp, question_id: str
) -> None:
    first, second = (scripted_app.answers.submit(USER, question_id, Submission("An answer.")) for _ in range(2))
    scripted_app.answers.remove(USER, first.id)
    third = scripted_app.answers.submit(USER, question_id, Submission("An answer."))
    assert (second.attempt, third.attempt) == (2, 3)
    with pytest.raises(NotFound):
        scripted_app.answers.get(USER, first.id)


@pytest.mark.parametrize(
    "submission",
    [
        Submission("x" * 20_001),
        Submission("a\x00b"),
        Submission("fine", self_rating=6),
        Submission("fine", seconds=-1),
    ],
)
def test_what_cannot_be_an_answer_is_refused(scripted_app: CoachApp, question_id: str, submission: Submission) -> None:
    with pytest.raises(InvalidInput):
        scripted_app.answers.submit(USER, question_id, submission)
    assert scripted_app.answers.history(USER).total == 0


def test_the_start_page_names_the_next_step(scripted_app: CoachApp, clock: StandingClock, question_id: str) -> None:
    for asked in scripted_app.questions.list(USER, scripted_app.questions.get(USER, question_id).preparation_id):
        assert scripted_app.today(USER).next_question == asked
        answer = scripted_app.answers.submit(USER, asked.question.id, Submission(STRONG_ANSWER))
        scripted_app.answers.evaluate(USER, answer.id)
        clock.advance(timedelta(minutes=5))
    junk = scripted_app.answers.submit(USER, question_id, Submission(JUNK_ANSWER))
    scripted_app.answers.evaluate(USER, junk.id)
    today = scripted_app.today(USER)
    assert (today.questions, today.answered) == (3, 3)
    assert today.next_question is not None
    assert today.next_question.question.id == question_id


def test_the_interview_that_comes_first_matters_first(scripted_app: CoachApp, clock: StandingClock) -> None:
    for days in (30, 3, -2, None):
        on = clock().date() + timedelta(days=days) if days is not None else None
        scripted_app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=on)
        clock.advance(timedelta(minutes=1))
    today = scripted_app.today(USER)
    assert today.days_left == 3
    assert len(today.others) == 3


def test_a_preparation_gives_a_plan_for_tonight_and_a_pitch(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    assert scripted_app.preparations.plan_tonight(USER, made.id).minutes == 45
    assert scripted_app.preparations.write_pitch(USER, made.id).words == 9
    with pytest.raises(NotFound):
        scripted_app.preparations.plan_tonight("somebody-else", made.id)


def test_a_question_that_does_not_help_is_replaced_and_does_not_come_back(scripted_app: CoachApp) -> None:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    before = scripted_app.questions.prepare(USER, made.id, count=3)
    new = scripted_app.questions.replace(USER, before[1].question.id)
    after = [asked.question.id for asked in scripted_app.questions.list(USER, made.id)]
    assert after == [before[0].question.id, new.question.id, before[2].question.id]
    assert new.question.type is before[1].question.type
    more = scripted_app.questions.prepare(USER, made.id, count=4)
    assert before[1].question.text not in [asked.question.text for asked in more]
    with pytest.raises(NotFound):
        scripted_app.questions.replace("somebody-else", new.question.id)


def test_corrections_are_taken_over_by_tips_and_the_evening_before(app: CoachApp) -> None:
    made = app.preparations.create(USER, cv=CV, posting=POSTING)
    corrected = replace(made.job, title="Falconer", industry="public_service")
    app.preparations.revise(USER, made.id, PreparationChanges(job=corrected))
    assert app.preparations.tips(USER, made.id).industry == "public_service"
    assert app.preparations.plan_tonight(USER, made.id).title == "Falconer"
