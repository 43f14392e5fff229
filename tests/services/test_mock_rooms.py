"""Cases, coding and system design inside a mock interview."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.content.case_talk import case_talk_words
from interview_coach.content.cases import case_library
from interview_coach.domain.case_room import CaseStage
from interview_coach.domain.interviews import MockSetup, MockType, StoredMock, TurnKind
from interview_coach.domain.interviews_moves import MOST_FOLLOW_UPS
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.mocks import MockReply
from tests.cast import CV, POSTING, ScriptedCoach
from tests.conftest import StandingClock

USER = "local"


def mock_about(app: CoachApp, question: Question, type: MockType) -> StoredMock:
    """A mock whose first question is this one."""
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING).id
    with app.storage.writing(USER) as rows:
        rows.questions.add(preparation, [question], own=False, at=app.clock())
    return app.mocks.start(USER, preparation, MockSetup(type, 30))


@pytest.fixture
def case() -> tuple[str, str, str]:
    """The whole text of a case of the library, its prompt, and a question for the first piece of its data room."""
    template = next(iter(case_library().values()))
    filled = template.chosen_by("seed")
    return filled.text, filled.prompt, template.data_room[0].asks[0]


def test_a_case_gives_its_data_only_when_asked(
    scripted_app: CoachApp, clock: StandingClock, case: tuple[str, str, str]
) -> None:
    text, prompt, word = case
    stored = mock_about(scripted_app, Question("case1", QuestionType.CASE, text, "why", skill="CMMS"), MockType.CASE)
    told = [turn.text for turn in stored.mock.turns if turn.kind is TurnKind.QUESTION]
    while told[-1] != prompt:  # it may come second
        stored = scripted_app.mocks.skip(USER, stored.id, stored.version)
        told = [turn.text for turn in stored.mock.turns if turn.kind is TurnKind.QUESTION]
    assert text not in told
    clock.advance(timedelta(seconds=20))
    asked = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, f"Do you have data on the {word}?"))
    reply = asked.mock.turns[-1]
    assert (reply.kind, reply.question_id) == (TurnKind.REPLY, "case1")
    assert asked.mock.follow_ups("case1") == (), "giving data uses up no follow-up"
    assert not asked.mock.is_interviewers_turn


def test_a_coding_talk_has_its_own_steps(scripted_app: CoachApp, clock: StandingClock) -> None:
    text = "Write a function that finds the first number that comes twice in a long list. How do you go about it?"
    question = Question("code1", QuestionType.TECHNICAL, text, "why", skill="PLC fault finding", variant="coding")
    stored = mock_about(scripted_app, question, MockType.TECHNICAL)
    while stored.mock.asked[-1] != "code1":
        stored = scripted_app.mocks.skip(USER, stored.id, stored.version)
    said = (
        "I would walk through the list once and keep a set of the numbers seen so far, and as soon as a number is in "
        "the set already I return it, and when the list ends without one I return none."
    )
    prompts = []
    for number in range(MOST_FOLLOW_UPS):
        clock.advance(timedelta(seconds=30))
        stored = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, f"{said} Part {number}."))
        prompts.append(stored.mock.turns[-1])
    assert {turn.kind for turn in prompts} == {TurnKind.FOLLOW_UP}
    assert {turn.engine for turn in prompts} == {"builtin"}, "the steps are the coach's own, whatever the engine"
    assert len({turn.text for turn in prompts}) == MOST_FOLLOW_UPS


def test_a_clarifying_question_is_answered_and_is_no_dodge(
    scripted_app: CoachApp, clock: StandingClock, case: tuple[str, str, str]
) -> None:
    stored = mock_about(scripted_app, Question("case1", QuestionType.CASE, case[0], "why"), MockType.CASE)
    while stored.mock.asked[-1] != "case1":
        stored = scripted_app.mocks.skip(USER, stored.id, stored.version)
    clock.advance(timedelta(seconds=20))
    replied = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, "What data do you have?"))
    assert replied.mock.turns[-1].kind is TurnKind.REPLY
    assert not replied.mock.is_interviewers_turn


def test_a_case_of_a_mock_is_marked_with_what_the_room_knows(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, clock: StandingClock, case: tuple[str, str, str]
) -> None:
    text, prompt, word = case
    stored = mock_about(scripted_app, Question("case1", QuestionType.CASE, text, "why"), MockType.CASE)
    while stored.mock.asked[-1] != "case1":
        stored = scripted_app.mocks.skip(USER, stored.id, stored.version)
    clock.advance(timedelta(seconds=20))
    stored = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, f"Do you have data on the {word}?"))
    scripted_app.mocks.skip(USER, stored.id, stored.version)
    marked = scripted_coach.requests[-1]
    assert marked.question.startswith(prompt) and marked.question != text, "held against what was told and given"
    assert marked.facts is not None and marked.facts.data_there > 0


def test_a_case_is_led_on_by_its_stage_and_no_number_is_judged_in_the_talk(
    scripted_app: CoachApp, clock: StandingClock, case: tuple[str, str, str]
) -> None:
    stored = mock_about(scripted_app, Question("case1", QuestionType.CASE, case[0], "why"), MockType.CASE)
    while stored.mock.asked[-1] != "case1":
        stored = scripted_app.mocks.skip(USER, stored.id, stored.version)
    clock.advance(timedelta(seconds=20))
    said = "I would split this into three parts: the size of the market, the price, and the cost of a workshop."
    after = scripted_app.mocks.say(USER, stored.id, MockReply(stored.version, said)).mock.turns[-1]
    words = case_talk_words()
    assert after.kind is TurnKind.FOLLOW_UP
    assert after.text in (*words.moved[CaseStage.STRUCTURE], *words.go_on[CaseStage.STRUCTURE])
