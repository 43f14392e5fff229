"""Debriefs of whole mock interviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType, Phase, StoredMock
from interview_coach.domain.vocabulary import Flag
from interview_coach.errors import NotFound
from interview_coach.services.mocks import MockReply
from tests.cast import CV, POSTING, STRONG_ANSWER, THIN_ANSWER, ScriptedCoach
from tests.conftest import StandingClock

USER = "local"


@pytest.fixture
def preparation(scripted_app: CoachApp) -> str:
    return scripted_app.preparations.create(USER, cv=CV, posting=POSTING).id


def played(
    app: CoachApp, preparation: str, clock: StandingClock, *, said: str = STRONG_ANSWER, type: MockType = MockType.MIXED
) -> StoredMock:
    """A mock of ten minutes in which every question gets the same reply, to the end."""
    clock.advance(timedelta(minutes=1))
    stored = app.mocks.start(USER, preparation, MockSetup(type, 10))
    while stored.mock.open_question is not None:
        clock.advance(timedelta(seconds=90))
        stored = app.mocks.say(USER, stored.id, MockReply(stored.version, said))
    if stored.mock.phase is Phase.CANDIDATE_ASKS:
        stored = app.mocks.say(USER, stored.id, MockReply(stored.version, "No, thank you."))
    return stored


def test_the_marks_are_those_of_the_evaluations(scripted_app: CoachApp, preparation: str, clock: StandingClock) -> None:
    stored = played(scripted_app, preparation, clock)
    found = scripted_app.debriefs.get(USER, stored.id)
    with scripted_app.storage.reading(USER) as rows:
        answered = rows.answers.of_session(stored.id)
    evaluations = [one.record.evaluation for one in answered if one.record]
    assert len(found.answers) == len(answered) == len(evaluations) > 1
    assert [note.mark for note in found.answers] == [one.overall for one in evaluations]
    assert [{part.id: part.mark for part in note.parts} for note in found.answers] == [
        dict(one.dimensions) for one in evaluations
    ]
    assert [note.fix for note in found.answers] == [one.main_fix for one in evaluations]
    assert all(note.quote is not None and note.quote in " ".join(note.text.split()) for note in found.answers)
    assert found.mark == 3.4 and found.comparison is None
    assert found.transcript == stored.mock.turns


def test_what_was_weak_twice_comes_with_a_drill_and_is_practised_next(
    scripted_app: CoachApp, preparation: str, clock: StandingClock
) -> None:
    found = scripted_app.debriefs.get(USER, played(scripted_app, preparation, clock).id)
    assert found.recurring and all(len(each.answers) > 1 for each in found.recurring)
    assert found.next_practice is not None and found.recurring[0].part in found.next_practice.title


def test_a_weak_answer_gets_a_sample_of_own_facts_and_blanks(
    scripted_app: CoachApp, preparation: str, clock: StandingClock
) -> None:
    found = scripted_app.debriefs.get(USER, played(scripted_app, preparation, clock).id)
    for note in found.answers:
        assert note.stronger is not None and note.stronger.claims and note.stronger.blanks


def test_earlier_mocks_of_the_same_type_stand_beside_it(
    scripted_app: CoachApp, preparation: str, clock: StandingClock
) -> None:
    first = played(scripted_app, preparation, clock, type=MockType.BEHAVIORAL)
    played(scripted_app, preparation, clock, type=MockType.TECHNICAL)
    second = played(scripted_app, preparation, clock, type=MockType.BEHAVIORAL)
    found = scripted_app.debriefs.get(USER, second.id)
    assert found.comparison is not None
    assert [talk.mock_id for talk in found.comparison.earlier] == [first.id]
    assert scripted_app.debriefs.get(USER, first.id).comparison is None


def test_a_talk_without_an_answer_is_debriefed_kindly(scripted_app: CoachApp, preparation: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 10))
    stored = scripted_app.mocks.end(USER, stored.id, stored.version)
    found = scripted_app.debriefs.get(USER, stored.id)
    assert found.answers == () and found.mark is None and len(found.summary) == 3


def test_a_running_talk_can_be_looked_at(scripted_app: CoachApp, preparation: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 10))
    assert scripted_app.debriefs.get(USER, stored.id).ended_at is None


@pytest.mark.parametrize("user", ["somebody-else", USER])
def test_the_mock_of_another_user_is_not_found(scripted_app: CoachApp, preparation: str, user: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 10))
    with pytest.raises(NotFound):
        scripted_app.debriefs.get(user, stored.id if user != USER else "no-such-mock")


def test_something_painful_gets_no_sample_and_no_quote(app: CoachApp, clock: StandingClock) -> None:
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING).id
    painful = "It was the week my mother died. I had the audit due on Friday, and I was at the hospital every night. "
    painful += "I finished the file on the train and sent it, and then I went home."
    stored = played(app, preparation, clock, said=painful, type=MockType.BEHAVIORAL)
    found = app.debriefs.get(USER, stored.id)
    assert found.answers and all(Flag.SENSITIVE in note.flags for note in found.answers)
    assert all(note.quote is None and note.stronger is None for note in found.answers)
    words = repr(replace(found, answers=(), transcript=()))
    assert "mother" not in words and "died" not in words


@pytest.mark.slow
def test_a_thin_talk_is_marked_below_a_strong_one(app: CoachApp, clock: StandingClock) -> None:
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING).id
    marks = []
    for said in (STRONG_ANSWER, THIN_ANSWER):
        stored = played(app, preparation, clock, said=said, type=MockType.BEHAVIORAL)
        marks.append(app.debriefs.get(USER, stored.id).mark or 0.0)
    assert marks[0] > marks[1]


def test_an_engine_that_fails_leaves_the_answers_in_the_debrief(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, preparation: str
) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 10))
    stored = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, STRONG_ANSWER))
    scripted_app.mocks.end(USER, stored.id, stored.version)
    scripted_coach.failure = RuntimeError("no engine")
    found = scripted_app.debriefs.get(USER, stored.id)
    assert found.answers[0].mark == 3.4
    assert "could not be written" in found.summary[0]


def test_a_talk_that_goes_on_is_not_said_to_have_ended(scripted_app: CoachApp) -> None:
    preparation = scripted_app.preparations.create("local", cv=CV, posting=POSTING).id
    stored = scripted_app.mocks.start("local", preparation, MockSetup(MockType.BEHAVIORAL, 10))
    assert scripted_app.debriefs.get("local", stored.id).summary[0] == "No question of this talk is finished yet."
    over = scripted_app.mocks.end("local", stored.id, stored.version)
    assert "ended before an answer" in scripted_app.debriefs.get("local", over.id).summary[0]
