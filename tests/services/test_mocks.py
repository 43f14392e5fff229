"""Mock interviews through the service: nothing said is lost, whatever fails, and each question becomes one answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.config import Settings
from interview_coach.domain.coaching import Exchange, FollowUp, FollowUpKind
from interview_coach.domain.interviews import MockSetup, MockType, Mode, Phase, StoredMock, TurnKind
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput, NotFound, ProviderError
from interview_coach.services.mocks import MockReply
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.conftest import NOON, StandingClock

USER = "local"


@pytest.fixture
def preparation(scripted_app: CoachApp) -> str:
    return scripted_app.preparations.create(USER, cv=CV, posting=POSTING).id


@pytest.fixture
def mock(scripted_app: CoachApp, preparation: str) -> StoredMock:
    return scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 20))


def say(app: CoachApp, stored: StoredMock, text: str = STRONG_ANSWER, seconds: int | None = None) -> StoredMock:
    return app.mocks.say(USER, stored.id, MockReply(stored.version, text, seconds))


def to_the_end_of_questions(app: CoachApp, stored: StoredMock) -> StoredMock:
    while stored.mock.open_question is not None:
        stored = app.mocks.skip(USER, stored.id, stored.version)
    return stored


def last_kind(stored: StoredMock) -> TurnKind:
    return stored.mock.turns[-1].kind


def answers_of(app: CoachApp, stored: StoredMock) -> list[tuple[str, bool]]:
    """Text and whether it is marked, of the answers that were stored."""
    with app.storage.reading(USER) as rows:
        return [(a.answer.text, a.record is not None) for a in rows.answers.of_session(stored.id)]


def test_it_greets_and_asks_the_first_question(mock: StoredMock) -> None:
    assert [turn.kind.value for turn in mock.mock.turns] == ["opening", "question"]
    assert (mock.mock.phase, mock.version) == (Phase.ASKING, 1)
    assert mock.mock.plan[0].type is QuestionType.BEHAVIORAL


def test_the_replies_to_one_question_become_one_marked_answer(scripted_app: CoachApp, mock: StoredMock) -> None:
    first = say(scripted_app, mock)
    assert (last_kind(first), answers_of(scripted_app, mock)) == (TurnKind.FOLLOW_UP, [])
    second = say(scripted_app, first, "It was five a month.")
    third = say(scripted_app, second, "The manager copied it.")
    assert last_kind(third) is TurnKind.QUESTION
    text = f"{STRONG_ANSWER}\n\nIt was five a month.\n\nThe manager copied it."
    assert answers_of(scripted_app, mock) == [(text, True)]


def test_time_of_the_replies_stands_with_the_answer(
    scripted_app: CoachApp, clock: StandingClock, mock: StoredMock
) -> None:
    clock.advance(timedelta(seconds=300))
    say(scripted_app, mock)
    with scripted_app.storage.reading(USER) as rows:
        [answered] = rows.answers.of_session(mock.id)
    assert answered.answer.seconds == 300, "the question's time was used up, so there was no follow-up"


def test_a_dodge_is_asked_again_and_then_left(scripted_app: CoachApp, mock: StoredMock) -> None:
    again = say(scripted_app, mock, "No.")
    assert last_kind(again) is TurnKind.RE_ASK
    assert last_kind(say(scripted_app, again, "No.")) is TurnKind.QUESTION


def test_silence_is_a_reply_too(scripted_app: CoachApp, mock: StoredMock) -> None:
    say(scripted_app, say(scripted_app, mock, ""), "")
    assert answers_of(scripted_app, mock) == [("", True)]


def test_a_second_window_is_told_and_its_text_kept(scripted_app: CoachApp, mock: StoredMock) -> None:
    say(scripted_app, mock)
    with pytest.raises(Conflict, match=r"another window.*kept as a draft"):
        say(scripted_app, mock, "Written in the other window.")
    assert scripted_app.mocks.get(USER, mock.id).draft == "Written in the other window."


def test_the_same_reply_sent_twice_counts_once(scripted_app: CoachApp, mock: StoredMock) -> None:
    once = say(scripted_app, mock)
    assert say(scripted_app, mock).mock == once.mock
    assert scripted_app.mocks.get(USER, mock.id).draft == ""


def test_a_draft_survives_and_goes_when_it_is_sent(scripted_app: CoachApp, mock: StoredMock) -> None:
    scripted_app.mocks.keep_draft(USER, mock.id, "At Brackenfield")
    kept = scripted_app.mocks.get(USER, mock.id)
    assert (kept.draft, kept.version) == ("At Brackenfield", mock.version)
    said = say(scripted_app, mock)
    scripted_app.mocks.keep_draft(USER, mock.id, STRONG_ANSWER)  # a late save of what was sent already
    assert said.draft == scripted_app.mocks.get(USER, mock.id).draft == ""


def test_a_draft_written_while_the_engine_works_is_not_lost(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, mock: StoredMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(exchange: Exchange) -> FollowUp:
        scripted_app.mocks.keep_draft(USER, mock.id, "And also")
        return FollowUp("scripted", "What came of it?", exchange.kinds[0])

    monkeypatch.setattr(scripted_coach, "follow_up", slow)
    assert say(scripted_app, mock).draft == "And also"


def test_a_failing_engine_costs_no_reply_and_the_talk_goes_on(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, mock: StoredMock
) -> None:
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    first = say(scripted_app, mock)
    assert first.mock.turns[-1].text == "How did you know it was the bearings?", "a written probe of the question"
    second = say(scripted_app, first, "By the sound.")
    assert last_kind(second) is TurnKind.QUESTION
    assert answers_of(scripted_app, mock) == [(f"{STRONG_ANSWER}\n\nBy the sound.", False)]


def test_an_engine_that_repeats_itself_is_not_listened_to(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, mock: StoredMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = FollowUp("scripted", "And what else?", FollowUpKind.EXPAND)
    monkeypatch.setattr(scripted_coach, "follow_up", lambda exchange: same)
    first = say(scripted_app, mock)
    assert first.mock.turns[-1].text == "And what else?"
    assert last_kind(say(scripted_app, first)) is TurnKind.QUESTION
    assert [turn.text for turn in scripted_app.mocks.get(USER, mock.id).mock.turns].count("And what else?") == 1


def test_a_reply_whose_follow_up_never_came_is_gone_on_with(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, mock: StoredMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(request: object) -> None:
        raise KeyboardInterrupt  # what stops a process passes by every `except Exception`

    with monkeypatch.context() as patched:
        patched.setattr(scripted_coach, "evaluate", killed)
        with pytest.raises(KeyboardInterrupt):
            say(scripted_app, mock)
    left = scripted_app.mocks.get(USER, mock.id)
    assert left.mock.is_interviewers_turn
    with pytest.raises(Conflict, match=r"has not gone on yet.*kept as a draft"):
        say(scripted_app, left, "Are you there?")
    assert last_kind(scripted_app.mocks.go_on(USER, mock.id)) is TurnKind.FOLLOW_UP


def test_going_on_twice_asks_once(scripted_app: CoachApp, mock: StoredMock) -> None:
    said = say(scripted_app, mock)
    assert scripted_app.mocks.go_on(USER, mock.id) == said


def test_hints_come_one_by_one_and_end(scripted_app: CoachApp, mock: StoredMock) -> None:
    stored, hints = mock, []
    with pytest.raises(Conflict, match="no further hints"):
        for _ in range(9):
            stored = scripted_app.mocks.hint(USER, mock.id, stored.version)
            hints.append(stored.mock.turns[-1].text)
    assert hints[0] == "A strong answer shows: One fault you found yourself"
    assert "Cut unplanned stops" in hints[1]
    assert len(hints) == len(set(hints)) == 3


def test_a_live_mock_gives_no_hints_and_no_advice(scripted_app: CoachApp, preparation: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 10, mode=Mode.LIVE))
    with pytest.raises(Conflict, match="live mock"):
        scripted_app.mocks.hint(USER, stored.id, stored.version)
    stored = say(scripted_app, to_the_end_of_questions(scripted_app, stored), "What is the salary?")
    assert "make up no facts" in stored.mock.turns[-1].text
    assert "You could ask" not in stored.mock.turns[-1].text


def test_a_skipped_question_leaves_no_answer(scripted_app: CoachApp, mock: StoredMock) -> None:
    skipped = scripted_app.mocks.skip(USER, mock.id, mock.version)
    assert (last_kind(skipped), answers_of(scripted_app, mock)) == (TurnKind.QUESTION, [])


def test_what_was_said_before_skipping_is_kept(scripted_app: CoachApp, mock: StoredMock) -> None:
    said = say(scripted_app, mock)
    scripted_app.mocks.skip(USER, mock.id, said.version)
    assert answers_of(scripted_app, mock) == [(STRONG_ANSWER, True)]


def test_the_candidate_asks_and_is_answered_honestly(scripted_app: CoachApp, mock: StoredMock) -> None:
    invited = to_the_end_of_questions(scripted_app, mock)
    assert invited.mock.phase is Phase.CANDIDATE_ASKS
    first = scripted_app.mocks.ask(USER, mock.id, MockReply(invited.version, "How many holidays do I get?"))
    second = say(scripted_app, first, "What is the hardest part of the work?")
    replies = [turn.text for turn in second.mock.turns if turn.kind is TurnKind.REPLY]
    assert all(text.startswith("I am a practice interviewer, so I cannot answer for the company.") for text in replies)
    assert replies[0] != replies[1], "another judgement, another question to ask"
    over = say(scripted_app, second, "No, that is all.")
    assert (over.mock.phase, over.ended_at) == (Phase.CLOSED, NOON)


def test_after_five_questions_of_the_candidate_it_ends(scripted_app: CoachApp, mock: StoredMock) -> None:
    stored = to_the_end_of_questions(scripted_app, mock)
    for number in range(5):
        assert not stored.mock.is_over
        stored = say(scripted_app, stored, f"What does shift number {number} look like?")
    assert stored.mock.phase is Phase.CLOSED


def test_asking_before_the_invitation_is_refused(scripted_app: CoachApp, mock: StoredMock) -> None:
    with pytest.raises(Conflict, match="at the end"):
        scripted_app.mocks.ask(USER, mock.id, MockReply(mock.version, "What is the salary?"))


def test_it_can_be_ended_at_any_time_and_keeps_what_was_said(scripted_app: CoachApp, mock: StoredMock) -> None:
    said = say(scripted_app, mock)
    over = scripted_app.mocks.end(USER, mock.id, said.version)
    assert (over.mock.phase, answers_of(scripted_app, mock)) == (Phase.ENDED_EARLY, [(STRONG_ANSWER, True)])
    with pytest.raises(Conflict, match="is over"):
        say(scripted_app, over)
    with pytest.raises(Conflict, match="is over"):
        scripted_app.mocks.keep_draft(USER, mock.id, "Too late.")


def test_one_left_for_a_day_can_be_gone_on_with(scripted_app: CoachApp, clock: StandingClock, mock: StoredMock) -> None:
    clock.advance(timedelta(hours=23))
    assert last_kind(say(scripted_app, mock, seconds=40)) is TurnKind.FOLLOW_UP


def test_one_left_for_longer_is_closed_with_what_there_is(
    scripted_app: CoachApp, clock: StandingClock, mock: StoredMock
) -> None:
    said = say(scripted_app, mock)
    scripted_app.mocks.keep_draft(USER, mock.id, "And also")
    clock.advance(timedelta(hours=25))
    closed = scripted_app.mocks.get(USER, mock.id)
    assert (closed.mock.phase, closed.draft) == (Phase.ENDED_EARLY, "And also")
    with pytest.raises(Conflict, match="is over"):
        say(scripted_app, said, "I am back.")
    assert scripted_app.mocks.get(USER, mock.id).draft == "I am back."
    assert answers_of(scripted_app, mock) == [(STRONG_ANSWER, False)]


def test_the_server_closes_and_marks_what_was_left(
    scripted_app: CoachApp, clock: StandingClock, mock: StoredMock
) -> None:
    say(scripted_app, mock)
    assert scripted_app.mocks.close_abandoned(USER) == 0
    clock.advance(timedelta(hours=25))
    assert (scripted_app.mocks.close_abandoned(USER), scripted_app.mocks.close_abandoned(USER)) == (1, 0)
    assert answers_of(scripted_app, mock) == [(STRONG_ANSWER, True)]


def test_the_next_mock_asks_other_questions_first(scripted_app: CoachApp, preparation: str, mock: StoredMock) -> None:
    first = to_the_end_of_questions(scripted_app, mock).mock.asked
    second = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 20))
    assert not set(first) & {question.question_id for question in second.mock.plan if question.core}


def test_a_mixed_mock_has_several_types(scripted_app: CoachApp, preparation: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.MIXED, 30))
    assert len({question.type for question in stored.mock.plan if question.core}) >= 4


def test_a_screening_begins_with_the_standard_questions(scripted_app: CoachApp, preparation: str) -> None:
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.SCREENING, 10))
    texts = [question.text for question in stored.mock.plan]
    assert texts[0].startswith("To begin, please walk me through your background")
    assert "Why do you want to work at Hollowell Foods in particular, and why in this role?" in texts
    assert not any("What would you like to ask us" in text for text in texts), "the invitation asks that"


def test_without_new_questions_the_old_ones_serve(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, preparation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ProviderError("the line is down", permanent=False)

    scripted_app.questions.add_own(USER, preparation, text="What broke last?", type=QuestionType.BEHAVIORAL)
    monkeypatch.setattr(scripted_coach, "ask", broken)
    stored = scripted_app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 30))
    assert [question.text for question in stored.mock.plan] == ["What broke last?"]
    with pytest.raises(ProviderError):
        scripted_app.mocks.start(USER, preparation, MockSetup(MockType.TECHNICAL, 30))
    assert scripted_app.mocks.list(USER, preparation).total == 1


def test_a_question_removed_meanwhile_does_not_stop_the_talk(scripted_app: CoachApp, mock: StoredMock) -> None:
    said = say(scripted_app, mock)
    scripted_app.questions.remove(USER, mock.mock.asked[0])
    with pytest.raises(NotFound):
        scripted_app.mocks.hint(USER, mock.id, said.version)
    assert last_kind(scripted_app.mocks.skip(USER, mock.id, said.version)) is TurnKind.QUESTION
    assert answers_of(scripted_app, mock) == []


def test_too_much_text_is_refused_and_nothing_changes(scripted_app: CoachApp, mock: StoredMock) -> None:
    with pytest.raises(InvalidInput):
        say(scripted_app, mock, "a" * 20_001)
    first = say(scripted_app, mock, "a " * 8_000)
    with pytest.raises(Conflict, match=r"at most 20,000 characters.*kept as a draft"):
        say(scripted_app, first, "b " * 8_000)
    assert scripted_app.mocks.get(USER, mock.id).version == first.version


def test_a_removed_mock_takes_its_answers_with_it(scripted_app: CoachApp, preparation: str, mock: StoredMock) -> None:
    scripted_app.mocks.end(USER, mock.id, say(scripted_app, mock).version)
    scripted_app.mocks.remove(USER, mock.id)
    assert scripted_app.answers.history(USER).total == scripted_app.mocks.list(USER, preparation).total == 0
    with pytest.raises(NotFound):
        scripted_app.mocks.get(USER, mock.id)


def test_it_goes_with_its_preparation(scripted_app: CoachApp, preparation: str, mock: StoredMock) -> None:
    scripted_app.preparations.remove(USER, preparation)
    with pytest.raises(NotFound):
        scripted_app.mocks.get(USER, mock.id)


def test_it_goes_when_everything_is_erased(scripted_app: CoachApp, mock: StoredMock) -> None:
    erased = scripted_app.storage.erase_user(USER, renew=NOON)
    assert dict(erased.rows)["mocks"] == 1
    with pytest.raises(NotFound):
        scripted_app.mocks.get(USER, mock.id)


def test_another_user_finds_nothing_of_it(scripted_app: CoachApp, preparation: str, mock: StoredMock) -> None:
    scripted_app.storage.add_user("bob", NOON)
    mocks, reply = scripted_app.mocks, MockReply(mock.version, "Hello.")
    for foreign in (
        lambda: mocks.get("bob", mock.id),
        lambda: mocks.list("bob", preparation),
        lambda: mocks.start("bob", preparation, MockSetup()),
        lambda: mocks.say("bob", mock.id, reply),
        lambda: mocks.ask("bob", mock.id, reply),
        lambda: mocks.go_on("bob", mock.id),
        lambda: mocks.keep_draft("bob", mock.id, "x"),
        lambda: mocks.hint("bob", mock.id, mock.version),
        lambda: mocks.skip("bob", mock.id, mock.version),
        lambda: mocks.end("bob", mock.id, mock.version),
        lambda: mocks.remove("bob", mock.id),
    ):
        with pytest.raises(NotFound):
            foreign()
    assert mocks.get(USER, mock.id) == mock
    assert mocks.close_abandoned("bob") == 0


def test_nothing_said_stands_in_the_files_in_the_clear(
    scripted_app: CoachApp, settings: Settings, mock: StoredMock
) -> None:
    scripted_app.mocks.keep_draft(USER, mock.id, "a draft about marmalade")
    say(scripted_app, mock, "an answer about marmalade, " * 10)
    files = b"".join(path.read_bytes() for path in settings.data_dir.iterdir() if path.is_file())
    assert b"marmalade" not in files
    assert mock.mock.plan[0].text.encode() not in files
