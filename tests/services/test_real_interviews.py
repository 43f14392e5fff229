"""Real interviews: what was asked comes first from then on, and nothing of it is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType, Mode
from interview_coach.domain.real_interviews import InterviewNotes, Outcome
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.answers import Submission
from tests.cast import CV, POSTING, STRONG_ANSWER
from tests.conftest import NOON, StandingClock
from tests.services.kept import USER, files_of

DAY = NOON.date()
ASKED = ("Tell me about a time the line stood still", "Why do you want to leave the dairy?")


@pytest.fixture
def preparation(scripted_app: CoachApp) -> str:
    made = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    scripted_app.questions.prepare(USER, made.id, count=10)
    return made.id


def notes(*asked: str, **more: object) -> InterviewNotes:
    return replace(InterviewNotes(DAY, asked=asked), **more)  # type: ignore[arg-type]


def texts(app: CoachApp, preparation: str) -> list[str]:
    return [asked.question.text for asked in app.questions.list(USER, preparation)]


def test_what_was_asked_comes_first_with_its_kind_guessed(scripted_app: CoachApp, preparation: str) -> None:
    before = texts(scripted_app, preparation)
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED, round="First"))
    listed = scripted_app.questions.list(USER, preparation)
    assert [asked.question.text for asked in listed] == [*ASKED, *before]
    assert [asked.question.type for asked in listed[:2]] == [QuestionType.BEHAVIORAL, QuestionType.MOTIVATION]
    assert all(asked.own for asked in listed[:2])
    assert listed[0].question.why == "They asked you this on 24 November 2026."
    assert [heard.question_id for heard in made.asked] == [asked.question.id for asked in listed[:2]]
    first = scripted_app.today(USER).next_question
    assert first is not None and first.question.text == ASKED[0]


def test_a_question_that_was_on_the_list_is_recognised_and_moves_to_its_head(
    scripted_app: CoachApp, preparation: str
) -> None:
    before = texts(scripted_app, preparation)
    fourth = scripted_app.questions.list(USER, preparation)[3].question
    scripted_app.answers.hand_in(USER, fourth.id, Submission(STRONG_ANSWER))
    made = scripted_app.real_interviews.add(USER, preparation, notes(ASKED[0], fourth.text.upper(), ASKED[0] + "!"))
    assert texts(scripted_app, preparation)[:3] == [ASKED[0], fourth.text, before[0]]
    assert len(texts(scripted_app, preparation)) == len(before) + 1
    assert [(h.was_known, h.practised) for h in made.asked] == [(False, False), (True, True)]
    [reality] = scripted_app.real_interviews.list(USER)
    assert (reality.known, reality.practised) == (1, 1)


def test_a_question_that_was_put_aside_is_asked_again_when_they_asked_it(
    scripted_app: CoachApp, preparation: str
) -> None:
    aside = scripted_app.questions.list(USER, preparation)[0].question
    with scripted_app.storage.writing(USER) as rows:
        rows.questions.put_in_place_of(aside.id, replace(aside, id="new", text="Another one?"), at=NOON)
    assert aside.text not in texts(scripted_app, preparation)
    scripted_app.real_interviews.add(USER, preparation, notes(aside.text))
    assert texts(scripted_app, preparation)[0] == aside.text


def test_the_newest_round_comes_before_the_one_before_it(
    scripted_app: CoachApp, preparation: str, clock: StandingClock
) -> None:
    scripted_app.real_interviews.add(USER, preparation, notes(ASKED[0], round="First", outcome=Outcome.NEXT_ROUND))
    clock.advance(timedelta(days=7))
    second = notes(ASKED[1], on=clock().date(), round="Second")
    scripted_app.real_interviews.add(USER, preparation, second)
    assert texts(scripted_app, preparation)[:2] == [ASKED[1], ASKED[0]]
    rounds = [each.interview.round for each in scripted_app.real_interviews.list(USER, preparation)]
    assert rounds == ["Second", "First"]


def test_a_mock_asks_first_what_they_really_asked(scripted_app: CoachApp, preparation: str) -> None:
    scripted_app.real_interviews.add(USER, preparation, notes(ASKED[0]))
    setup = MockSetup(MockType.BEHAVIORAL, 15, mode=Mode.LIVE)
    plan = scripted_app.mocks.start(USER, preparation, setup).mock.plan
    assert plan[0].text == ASKED[0]


def test_changing_the_notes_keeps_the_questions_that_stay_and_adds_the_new_ones(
    scripted_app: CoachApp, preparation: str
) -> None:
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED))
    late = "Which shift do you like least?"
    changed = scripted_app.real_interviews.change(
        USER, made.id, notes(ASKED[1], late, outcome=Outcome.OFFER, differently="Breathe.")
    )
    assert changed.asked[0] == made.asked[1], "not taken for one that was known before"
    assert not changed.asked[1].was_known
    assert texts(scripted_app, preparation)[:3] == [ASKED[1], late, ASKED[0]], "what was left out stays on the list"
    assert scripted_app.real_interviews.get(USER, made.id) == changed
    assert (changed.created_at, changed.outcome, changed.differently) == (made.created_at, Outcome.OFFER, "Breathe.")


def test_a_question_removed_from_the_list_keeps_its_line_in_the_notes(scripted_app: CoachApp, preparation: str) -> None:
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED))
    scripted_app.questions.remove(USER, made.asked[0].question_id)
    (first, gone), (_, there) = scripted_app.real_interviews.questions(USER, made.id)
    assert (first.text, gone) == (ASKED[0], None)
    assert there is not None and there.question.text == ASKED[1]
    again = scripted_app.real_interviews.change(USER, made.id, notes(*ASKED))
    assert again.asked[0].question_id != made.asked[0].question_id, "it joins anew"


def test_the_kind_can_be_changed_until_there_is_an_answer(scripted_app: CoachApp, preparation: str) -> None:
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED))
    id = made.asked[0].question_id
    changed = scripted_app.real_interviews.change_type(USER, id, QuestionType.SITUATIONAL)
    assert changed.question.type is QuestionType.SITUATIONAL
    assert scripted_app.questions.get(USER, id) == changed
    scripted_app.answers.submit(USER, id, Submission(STRONG_ANSWER))
    with pytest.raises(Conflict, match="answered"):
        scripted_app.real_interviews.change_type(USER, id, QuestionType.CASE)
    of_the_coach = next(a for a in scripted_app.questions.list(USER, preparation) if not a.own)
    with pytest.raises(Conflict, match="coach made"):
        scripted_app.real_interviews.change_type(USER, of_the_coach.question.id, QuestionType.CASE)


def test_practice_stands_beside_with_the_last_mark_of_each_question_up_to_the_day(
    scripted_app: CoachApp, preparation: str, clock: StandingClock
) -> None:
    one, two, three = (asked.question.id for asked in scripted_app.questions.list(USER, preparation)[:3])
    for question in (one, one, two):
        scripted_app.answers.hand_in(USER, question, Submission(STRONG_ANSWER))
    scripted_app.answers.hand_in(USER, three, Submission("No."))
    day = clock().date()
    clock.advance(timedelta(days=2))
    scripted_app.answers.hand_in(USER, three, Submission(STRONG_ANSWER))
    scripted_app.real_interviews.add(USER, preparation, notes(on=day))
    [reality] = scripted_app.real_interviews.list(USER, preparation)
    [marks] = reality.practice
    assert (marks.engine, marks.questions, marks.low, marks.high) == ("scripted", 2, 3.4, 3.4)
    assert reality.title == "Multi-skilled Maintenance Engineer"


def test_the_notes_go_and_the_questions_stay(scripted_app: CoachApp, preparation: str) -> None:
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED))
    scripted_app.real_interviews.remove(USER, made.id)
    assert scripted_app.real_interviews.list(USER) == ()
    assert texts(scripted_app, preparation)[:2] == list(ASKED)
    with pytest.raises(NotFound):
        scripted_app.real_interviews.get(USER, made.id)


def test_nothing_is_stored_of_notes_that_are_refused(scripted_app: CoachApp, preparation: str) -> None:
    before = texts(scripted_app, preparation)
    with pytest.raises(InvalidInput):
        scripted_app.real_interviews.add(USER, preparation, notes(*ASKED, on=DAY + timedelta(days=30)))
    assert texts(scripted_app, preparation) == before and not scripted_app.real_interviews.list(USER)


def test_another_user_reaches_none_of_it(scripted_app: CoachApp, preparation: str) -> None:
    made = scripted_app.real_interviews.add(USER, preparation, notes(*ASKED))
    scripted_app.storage.add_user("bob", NOON)
    service, question = scripted_app.real_interviews, made.asked[0].question_id
    attempts: list[Callable[[], object]] = [
        lambda: service.get("bob", made.id),
        lambda: service.change("bob", made.id, notes()),
        lambda: service.remove("bob", made.id),
        lambda: service.questions("bob", made.id),
        lambda: service.add("bob", preparation, notes("Why?")),
        lambda: service.list("bob", preparation),
        lambda: service.heard("bob", preparation),
        lambda: service.change_type("bob", question, QuestionType.CASE),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert service.list("bob") == () and service.get(USER, made.id) == made


def test_no_word_of_it_lies_readable_in_the_files(scripted_app: CoachApp, preparation: str) -> None:
    private = notes("Who broke the quince press?", who="Ms Adeyemi-Holt", round="Tasting", differently="Less marmalade")
    scripted_app.real_interviews.add(USER, preparation, private)
    for name, held in files_of(scripted_app).items():
        for word in (b"quince", b"Adeyemi", b"Tasting", b"marmalade"):
            assert word not in held, name
