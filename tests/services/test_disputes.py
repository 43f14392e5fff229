"""Disputed marks: both are kept, a model is asked anew, and what missed is gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.disputes import Objection
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput, NotFound, ProviderError
from interview_coach.services.answers import Submission
from interview_coach.services.parts import NO_WISHES
from tests.cast import CV, JUNK_ANSWER, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.conftest import NOON
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.fakes.script import Fail
from tests.services.kept import USER, files_of
from tests.services.modelled import a_question, an_answer, modelled

WRONG = Objection("The result is in the last sentence.", "result", 5)


def evaluation_id(answered: AnsweredQuestion) -> str:
    assert answered.record is not None
    return answered.record.id


def hand_in(app: CoachApp, text: str = STRONG_ANSWER, type: QuestionType = QuestionType.BEHAVIORAL) -> AnsweredQuestion:
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    asked = app.questions.add_own(USER, preparation.id, text="Tell me about a fault that came back.", type=type)
    return app.answers.hand_in(USER, asked.question.id, Submission(text)).answered


@pytest.fixture
def answered(scripted_app: CoachApp) -> AnsweredQuestion:
    return hand_in(scripted_app)


def test_the_builtin_coach_marks_once_more_and_both_marks_are_kept(app: CoachApp) -> None:
    answered = hand_in(app)
    done = app.disputes.dispute(USER, evaluation_id(answered), WRONG, NO_WISHES)
    assert done.problem is None and done.reading.same
    [reading] = app.disputes.of_answer(USER, answered.answer.id)
    assert reading == done.reading
    assert reading.dispute.objection == WRONG
    assert reading.second is not None and reading.second.id != reading.first.id == evaluation_id(answered)
    assert reading.second.evaluation.engine == "builtin"
    newest = app.answers.get(USER, answered.answer.id).record
    assert newest is not None and newest.id == reading.second.id


def test_a_mark_is_disputed_once_and_a_second_look_never(scripted_app: CoachApp, answered: AnsweredQuestion) -> None:
    first = evaluation_id(answered)
    second = scripted_app.disputes.dispute(USER, first, WRONG, NO_WISHES).reading.second
    assert second is not None
    for id, words in ((first, "already"), (second.id, "second look")):
        with pytest.raises(Conflict, match=words):
            scripted_app.disputes.dispute(USER, id, WRONG, NO_WISHES)
    assert len(scripted_app.disputes.of_answer(USER, answered.answer.id)) == 1


@pytest.mark.parametrize(
    "objection",
    [Objection("  \n"), Objection("x" * 2_001), Objection("No.", own_mark=6), Objection("No.", "tradeoffs")],
)
def test_an_objection_that_says_nothing_or_of_what_is_not_there_is_refused(
    scripted_app: CoachApp, answered: AnsweredQuestion, objection: Objection
) -> None:
    with pytest.raises(InvalidInput):
        scripted_app.disputes.dispute(USER, evaluation_id(answered), objection, NO_WISHES)
    assert scripted_app.disputes.of_answer(USER, answered.answer.id) == ()


def test_no_mark_can_be_disputed_too(scripted_app: CoachApp) -> None:
    answered = hand_in(scripted_app, JUNK_ANSWER)
    done = scripted_app.disputes.dispute(USER, evaluation_id(answered), Objection("It is an answer."), NO_WISHES)
    assert done.reading.same and done.reading.second is not None and not done.reading.second.evaluation.scored


def test_an_engine_that_fails_leaves_the_objection_and_can_be_asked_again(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, answered: AnsweredQuestion
) -> None:
    for failure, words in (
        (ProviderError("the line is down", permanent=False), "the line is down"),
        (KeyError("x"), "failed"),
    ):
        scripted_coach.failure = failure
        readings = scripted_app.disputes.of_answer(USER, answered.answer.id)
        done = (
            scripted_app.disputes.read_again(USER, readings[0].dispute.id, NO_WISHES)
            if readings
            else scripted_app.disputes.dispute(USER, evaluation_id(answered), WRONG, NO_WISHES)
        )
        assert words in (done.problem or "") and done.reading.second is None
    scripted_coach.failure = None
    done = scripted_app.disputes.read_again(USER, done.reading.dispute.id, NO_WISHES)
    assert done.problem is None and done.reading.second is not None
    again = scripted_app.disputes.read_again(USER, done.reading.dispute.id, NO_WISHES)
    assert again.reading == done.reading, "it is not marked a third time"


def test_an_answer_takes_its_disputes_and_opinions_with_it(scripted_app: CoachApp, answered: AnsweredQuestion) -> None:
    scripted_app.opinions.give(USER, evaluation_id(answered), useful=False)
    scripted_app.disputes.dispute(USER, evaluation_id(answered), WRONG, NO_WISHES)
    scripted_app.answers.remove(USER, answered.answer.id)
    review = scripted_app.disputes.review(USER)
    assert (review.total, review.rated, review.by_type) == (0, 0, ())


def test_an_opinion_can_be_changed_and_the_last_word_counts(scripted_app: CoachApp, answered: AnsweredQuestion) -> None:
    id = evaluation_id(answered)
    assert scripted_app.opinions.of(USER, id) is None
    scripted_app.opinions.give(USER, id, useful=False, note="  It missed the quince. ")
    assert scripted_app.disputes.review(USER).total == 1
    said = scripted_app.opinions.give(USER, id, useful=True)
    assert scripted_app.opinions.of(USER, id) == said
    assert (said.useful, said.note) == (True, "")
    assert scripted_app.disputes.review(USER).total == 0
    assert scripted_app.disputes.review(USER).rated == 1
    with pytest.raises(InvalidInput):
        scripted_app.opinions.give(USER, id, useful=True, note="x" * 1_001)


def test_the_review_counts_by_type_and_by_what_it_was_about(scripted_app: CoachApp) -> None:
    told, cut = hand_in(scripted_app), hand_in(scripted_app, type=QuestionType.SITUATIONAL)
    junk, fine = hand_in(scripted_app, JUNK_ANSWER), hand_in(scripted_app)
    scripted_app.disputes.dispute(USER, evaluation_id(told), WRONG, NO_WISHES)
    for answered, useful in ((told, False), (cut, False), (junk, False), (fine, True)):
        scripted_app.opinions.give(USER, evaluation_id(answered), useful=useful)
    review = scripted_app.disputes.review(USER)
    assert (review.total, review.rated) == (3, 4)
    types = [(row.name, row.disputed, row.unhelpful, row.rated) for row in review.by_type]
    assert types == [("behavioral", 1, 2, 3), ("situational", 0, 1, 1)]
    parts = {row.name: (row.disputed, row.unhelpful) for row in review.by_dimension}
    assert parts == {"result": (1, 1), "context": (0, 1), "": (0, 1)}
    assert {item.answered.answer.id for item in review.items} == {a.answer.id for a in (told, cut, junk)}


def test_another_user_reaches_none_of_it(scripted_app: CoachApp, answered: AnsweredQuestion) -> None:
    scripted_app.storage.add_user("bob", NOON)
    id = evaluation_id(answered)
    dispute = scripted_app.disputes.dispute(USER, id, WRONG, NO_WISHES).reading.dispute
    attempts: list[Callable[[], object]] = [
        lambda: scripted_app.disputes.dispute("bob", id, WRONG, NO_WISHES),
        lambda: scripted_app.disputes.read_again("bob", dispute.id, NO_WISHES),
        lambda: scripted_app.disputes.of_answer("bob", answered.answer.id),
        lambda: scripted_app.opinions.give("bob", id, useful=True),
        lambda: scripted_app.opinions.of("bob", id),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert scripted_app.disputes.review("bob").total == 0


def test_no_word_of_it_lies_readable_in_the_files(scripted_app: CoachApp, answered: AnsweredQuestion) -> None:
    scripted_app.disputes.dispute(USER, evaluation_id(answered), Objection("The marmalade was it."), NO_WISHES)
    scripted_app.opinions.give(USER, evaluation_id(answered), useful=False, note="It missed the quince.")
    for name, held in files_of(scripted_app).items():
        assert b"marmalade" not in held and b"quince" not in held, name


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


def test_a_model_is_asked_anew_and_not_taken_at_its_kept_word(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        answer = an_answer(app, a_question(app))
        first = app.answers.evaluate(USER, answer)
        assert first.evaluation.engine == "gemini"
        asked = len(gemini.seen)
        app.answers.evaluate(USER, answer)
        assert len(gemini.seen) == asked, "an ordinary marking takes the kept reply"
        done = app.disputes.dispute(USER, first.id, Objection("No."), NO_WISHES)
        assert done.problem is None and done.reading.second is not None
        assert done.reading.second.evaluation.engine == "gemini"
        assert len(gemini.seen) > asked


def test_a_consent_taken_back_leaves_the_objection_without_a_second_mark(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        answer = an_answer(app, a_question(app))
        first = app.answers.evaluate(USER, answer)
        app.consents.withdraw(USER)
        sent = len(gemini.seen)
        done = app.disputes.dispute(USER, first.id, Objection("No."), NO_WISHES)
        assert done.reading.second is None and "cannot be asked" in (done.problem or "")
        assert len(gemini.seen) == sent


def test_another_engine_never_stands_in_for_the_one_that_was_disputed(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        answer = an_answer(app, a_question(app))
        first = app.answers.evaluate(USER, answer)
        gemini.always(Fail.key_invalid())
        done = app.disputes.dispute(USER, first.id, Objection("No."), NO_WISHES)
        assert done.reading.second is None and "key" in (done.problem or "")
        newest = app.answers.get(USER, answer).record
        assert newest is not None and newest.id == first.id
