from datetime import timedelta
from threading import Barrier, Thread

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.domain.case_room import StoredRoom
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import CoachError, Conflict, InvalidInput, NotFound, ProviderError
from tests.cast import CV, POSTING, ScriptedCoach
from tests.conftest import StandingClock
from tests.services.kept import files_of

USER = "local"
CASE = FilledCase(case_library()["physio_clinic_losses"], {"therapists": 4.0, "no_show": 0.14, "fee": 58.0})
RECOMMENDS = (
    "I recommend to fill the slots first with reminders and a waiting list, because every visit that takes place pays."
)


@pytest.fixture
def question_id(scripted_app: CoachApp) -> str:
    preparation = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    return scripted_app.questions.add_own(USER, preparation.id, text=CASE.prompt, type=QuestionType.CASE).question.id


def opened(app: CoachApp, question_id: str) -> StoredRoom:
    return app.case_rooms.open(USER, question_id)


def say(app: CoachApp, room: StoredRoom, text: str) -> StoredRoom:
    return app.case_rooms.say(USER, room.question_id, text, version=room.version)


def test_a_case_is_talked_through_noted_and_calculated(scripted_app: CoachApp, question_id: str) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), "What are the costs?")
    room = scripted_app.case_rooms.note(USER, question_id, "costs: 152k each", version=room.version)
    room, result = scripted_app.case_rooms.calculate(USER, question_id, "5 * 152k", version=room.version)
    assert [piece.id for piece in room.room.given] == ["costs"]
    assert (room.room.notes, room.room.worked[0].value, result.words) == ("costs: 152k each", "760,000", "760,000")
    assert scripted_app.case_rooms.get(USER, question_id) == room
    assert scripted_app.case_rooms.open(USER, question_id) == room


def test_only_a_case_has_a_room_and_nobody_elses(scripted_app: CoachApp, question_id: str) -> None:
    preparation = scripted_app.questions.get(USER, question_id).preparation_id
    other: Question = scripted_app.questions.add_own(
        USER, preparation, text="Why us?", type=QuestionType.MOTIVATION
    ).question
    with pytest.raises(InvalidInput):
        scripted_app.case_rooms.open(USER, other.id)
    with pytest.raises(NotFound):
        scripted_app.case_rooms.get(USER, question_id)
    opened(scripted_app, question_id)
    scripted_app.storage.add_user("other", scripted_app.clock())
    for step in (
        lambda: scripted_app.case_rooms.open("other", question_id),
        lambda: scripted_app.case_rooms.get("other", question_id),
        lambda: scripted_app.case_rooms.say("other", question_id, "costs?", version=1),
        lambda: scripted_app.case_rooms.open(USER, question_id, "no such mock"),
    ):
        with pytest.raises(NotFound):
            step()


def test_of_two_windows_the_slower_one_is_told(scripted_app: CoachApp, question_id: str) -> None:
    first = opened(scripted_app, question_id)
    say(scripted_app, first, "What are the costs?")
    with pytest.raises(Conflict, match="another window"):
        say(scripted_app, first, "What is the fee?")
    with pytest.raises(Conflict, match="another window"):
        scripted_app.case_rooms.note(USER, question_id, "x", version=first.version)


def test_what_is_handed_in_is_an_answer_marked_with_what_the_room_knows(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, question_id: str
) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), "What are the costs?")
    room = say(scripted_app, room, RECOMMENDS)
    closed, handed_in = scripted_app.case_rooms.hand_in(USER, question_id, version=room.version, seconds=600)
    request = scripted_coach.requests[-1]
    assert (closed.room.closed, closed.answer_id) == (True, handed_in.answered.answer.id)
    assert handed_in.answered.answer.text == f"What are the costs?\n\n{RECOMMENDS}"
    assert request.question == f"{CASE.prompt} {room.room.given[0].text}"
    assert request.facts is not None
    assert (request.facts.data_asked, request.facts.data_there) == (1, 5)
    scripted_app.answers.evaluate(USER, handed_in.answered.answer.id)
    assert scripted_coach.requests[-1] == request, "marked again by the same facts"
    with pytest.raises(Conflict, match="handed in"):
        scripted_app.case_rooms.say(USER, question_id, "And?", version=closed.version)


def test_another_try_is_a_new_room(scripted_app: CoachApp, question_id: str, clock: StandingClock) -> None:
    first = say(scripted_app, opened(scripted_app, question_id), RECOMMENDS)
    scripted_app.case_rooms.hand_in(USER, question_id, version=first.version)
    clock.advance(timedelta(minutes=1))
    second = scripted_app.case_rooms.open(USER, question_id, again=True)
    assert (second.room.lines, second.id != first.id) == ((), True)
    assert scripted_app.case_rooms.get(USER, question_id) == second


def test_a_failing_engine_loses_nothing(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, question_id: str
) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), RECOMMENDS)
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    closed, handed_in = scripted_app.case_rooms.hand_in(USER, question_id, version=room.version)
    assert (handed_in.problem, handed_in.answered.record) == ("the line is down", None)
    assert closed.answer_id == handed_in.answered.answer.id


def test_two_windows_that_hand_in_at_once_make_one_answer(scripted_app: CoachApp, question_id: str) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), RECOMMENDS)
    together, refused = Barrier(2), []

    def hand_in() -> None:
        together.wait()
        try:
            scripted_app.case_rooms.hand_in(USER, question_id, version=room.version)
        except CoachError as error:
            refused.append(error)

    threads = [Thread(target=hand_in) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert len(scripted_app.answers.attempts(USER, question_id)) == 1


def test_a_room_survives_a_new_start_and_its_words_are_sealed(
    settings: Settings, scripted_coach: ScriptedCoach, scripted_app: CoachApp, question_id: str
) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), "Quibblesome costs, please: what are the costs?")
    again = open_coach(settings, coach=scripted_coach, clock=scripted_app.clock)  # the first one was never closed
    assert again.case_rooms.get(USER, question_id) == room
    again.close()
    assert not any(b"Quibblesome" in content for content in files_of(scripted_app).values())


def test_a_room_goes_with_its_question_and_the_answer_of_a_removed_room_stays(
    scripted_app: CoachApp, question_id: str
) -> None:
    room = say(scripted_app, opened(scripted_app, question_id), RECOMMENDS)
    _, handed_in = scripted_app.case_rooms.hand_in(USER, question_id, version=room.version)
    scripted_app.case_rooms.remove(USER, question_id)
    assert scripted_app.answers.get(USER, handed_in.answered.answer.id).answer.text == RECOMMENDS
    opened(scripted_app, question_id)
    scripted_app.questions.remove(USER, question_id)
    with pytest.raises(NotFound):
        scripted_app.case_rooms.get(USER, question_id)
