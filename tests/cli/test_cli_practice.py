"""Practice: a finished answer is never lost, and the coach goes on where it stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from contextlib import suppress

import pytest
from sqlalchemy import Connection, event

from interview_coach.bootstrap import CoachApp
from interview_coach.cli.keyboard import Keyboard, Leaving, Pasted
from interview_coach.cli.sitting import Sitting
from interview_coach.errors import ProviderError
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.cli.running import Files, coach, refused

CTRL_C, CTRL_D = KeyboardInterrupt(), EOFError()


class Typist(Keyboard):
    """A keyboard at which lines and key strokes are typed from a list; after them the line is closed (Ctrl-D)."""

    def __init__(self, strokes: Iterable[str | BaseException]) -> None:
        super().__init__()
        self._strokes = iter(strokes)

    def line(self, prompt: str) -> str:
        stroke = next(self._strokes, CTRL_D)
        if isinstance(stroke, BaseException):
            raise type(stroke)
        return stroke


@pytest.fixture
def question_ids(scripted_app: CoachApp) -> list[str]:
    user = scripted_app.local_user_id
    preparation = scripted_app.preparations.create(user, cv=CV, posting=POSTING)
    return [asked.question.id for asked in scripted_app.questions.prepare(user, preparation.id, count=3)]


def practise(app: CoachApp, question_ids: list[str], *strokes: str | BaseException) -> Sitting:
    sitting = Sitting(app, Typist(strokes))
    questions = [app.questions.get(app.local_user_id, id) for id in question_ids]
    with suppress(Leaving):
        sitting.go_through(questions)
    return sitting


def stored(app: CoachApp) -> list[tuple[str, int | None, bool]]:
    """Text, self-rating and whether it was marked, oldest first."""
    found = app.answers.history(app.local_user_id).items
    return [(a.answer.text, a.answer.self_rating, a.record is not None) for a in reversed(found)]


def test_an_answer_of_several_lines_ends_with_a_dot(scripted_app: CoachApp, question_ids: list[str]) -> None:
    practise(scripted_app, question_ids, "First line.", "", "Third line.", ".", "4", "q")
    assert stored(scripted_app) == [("First line.\n\nThird line.", 4, True)]


def test_an_answer_ends_with_ctrl_d_and_the_rating_may_be_skipped(
    scripted_app: CoachApp, question_ids: list[str]
) -> None:
    practise(scripted_app, question_ids, "My answer.", CTRL_D, "", "q")
    assert stored(scripted_app) == [("My answer.", None, True)]


def test_a_rating_outside_the_scale_is_asked_again(scripted_app: CoachApp, question_ids: list[str]) -> None:
    practise(scripted_app, question_ids, "My answer.", ".", "9", "good", "2", "q")
    assert stored(scripted_app) == [("My answer.", 2, True)]


def test_nothing_typed_stores_nothing(scripted_app: CoachApp, question_ids: list[str]) -> None:
    practise(scripted_app, question_ids, "  ", ".", "q")
    assert stored(scripted_app) == []


def test_ctrl_c_at_the_rating_keeps_the_answer(scripted_app: CoachApp, question_ids: list[str]) -> None:
    practise(scripted_app, question_ids, "My answer.", ".", CTRL_C)
    assert stored(scripted_app) == [("My answer.", None, False)]


def test_ctrl_c_while_typing_offers_to_keep_what_is_there(scripted_app: CoachApp, question_ids: list[str]) -> None:
    practise(scripted_app, question_ids, "Half an answer.", CTRL_C, "y", "3", "q")
    practise(scripted_app, question_ids, "Another half.", CTRL_C, "n")
    assert stored(scripted_app) == [("Half an answer.", 3, True)]


def test_trying_again_keeps_both_attempts_and_shows_them(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    practise(scripted_app, question_ids, STRONG_ANSWER, ".", "", "t", STRONG_ANSWER, ".", "5", "q")
    assert len(stored(scripted_app)) == 2
    out = capsys.readouterr().out
    assert "Your attempts at this question: 1: 3.4, 2: 3.4" in out
    assert "You gave yourself 5, the coach 3.4." in out


def test_next_goes_through_all_questions(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = practise(scripted_app, question_ids, "One.", ".", "", "n", "Two.", ".", "", "", ".", "")
    assert sitting.stored == 2
    assert "Question 3 of 3" in capsys.readouterr().out


def test_a_question_shows_reason_guidance_and_cv_line(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    practise(scripted_app, question_ids)
    out = " ".join(capsys.readouterr().out.split())
    for part in (
        "The posting asks for faults",
        "One fault you found yourself",
        "A list of duties",
        "Cut unplanned stops",
    ):
        assert part in out


def test_a_sample_answer_is_shown_on_demand(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    practise(scripted_app, question_ids, "One.", ".", "", "s", "q")
    assert "[how many people?]" in capsys.readouterr().out


def test_a_failing_engine_leaves_the_answer_stored_and_it_is_marked_later(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    scripted_coach.failure = ProviderError("the model does not answer", permanent=False)
    practise(scripted_app, question_ids, "My answer.", ".", "", "q")
    assert "Your answer is stored, but it was not marked: the model does not answer" in capsys.readouterr().err
    scripted_coach.failure = None
    Sitting(scripted_app, Typist(["y"])).catch_up(scripted_app.today(scripted_app.local_user_id).unmarked)
    assert stored(scripted_app) == [("My answer.", None, True)]


def test_ctrl_c_waits_while_the_coach_stores_and_marks() -> None:
    keyboard = Keyboard()
    with keyboard.watched():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            keyboard.line("> ")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_ctrl_c_does_not_wait() -> None:
    with pytest.raises(KeyboardInterrupt), Keyboard().watched():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)


def test_practice_is_stored_and_goes_on_with_the_latest_preparation(files: Files) -> None:
    begun = coach(
        "practice", "--cv", files.cv, "--job", files.job, "--interview-on", "2099-01-31",
        typed=f"{STRONG_ANSWER}\n.\n3\nq\n",
    )  # fmt: skip
    assert begun.status == 0
    assert "Question 1 of 12" in begun.out and "1 answer stored" in begun.out
    again = coach("practice", typed="")
    assert again.status == 0
    assert "interview in" in " ".join(again.out.split())


def test_the_same_cv_and_posting_do_not_start_a_second_preparation(files: Files) -> None:
    for _ in range(2):
        assert coach("practice", "--cv", files.cv, "--job", files.job).status == 0
    assert "2." not in coach("practice", "--choose", typed="1\n").out.split("Which one?")[0]


def test_choosing_and_starting_at_once_is_refused(files: Files) -> None:
    assert "--choose" in refused(coach("practice", "--choose", "--cv", files.cv, "--job", files.job))


class PastingTypist(Typist):
    """A terminal that has handed over a pasted text: its lines are there at once."""

    def __init__(self, strokes: Iterable[str | BaseException], pasted: Iterable[str]) -> None:
        super().__init__(strokes)
        self._pasted = set(pasted)

    def line(self, prompt: str) -> str:
        self._last = super().line(prompt)
        return self._last

    def more_arrived(self) -> bool:
        return self._last in self._pasted


LONG = "Last spring our bottling line stopped fourteen times a month."


def test_a_long_line_at_the_next_step_begins_a_new_attempt(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    practise(scripted_app, question_ids, "One.", ".", "", LONG, "I counted the stops.", ".", "", "q")
    assert {text for text, _, _ in stored(scripted_app)} == {"One.", f"{LONG}\nI counted the stops."}
    assert len({a.answer.question_id for a in scripted_app.answers.history(scripted_app.local_user_id).items}) == 1
    assert "taken as the beginning of a new attempt" in " ".join(capsys.readouterr().out.split())


def test_short_pasted_lines_at_the_next_step_are_not_lost(scripted_app: CoachApp, question_ids: list[str]) -> None:
    strokes = ["One.", ".", "", "", "It broke.", "I fixed it.", ".", "", "q"]
    sitting = Sitting(scripted_app, PastingTypist(strokes, {"", "It broke."}))
    with suppress(Leaving):
        sitting.go_through([scripted_app.questions.get(scripted_app.local_user_id, id) for id in question_ids])
    assert {text for text, _, _ in stored(scripted_app)} == {"One.", "It broke.\nI fixed it."}


def test_a_short_line_that_is_no_key_is_asked_again(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    practise(scripted_app, question_ids, "One.", ".", "", "what", "q")
    assert len(stored(scripted_app)) == 1
    assert "Please type one of: try again, next, sample, quit" in capsys.readouterr().out


def test_a_text_handed_over_whole_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """As readline does with a bracketed paste."""
    monkeypatch.setattr("builtins.input", lambda _: "First\nSecond\n.")
    keyboard = Keyboard()
    pasted = keyboard.choice_or_text("> ", ("next",), "next")
    assert isinstance(pasted, Pasted)
    assert keyboard.answer(pasted.lines) == "First\nSecond"


def test_a_full_disk_does_not_lose_the_typed_answer(
    scripted_app: CoachApp, question_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    engine = scripted_app.storage._engine
    made_room = []

    class Patient(Typist):
        def choice(self, prompt: str, keys: Iterable[str], default: str) -> str:
            if "store it again" in prompt:
                event.remove(engine, "begin", refuse)
                made_room.append(prompt)
            return super().choice(prompt, keys, default)

    @event.listens_for(engine, "begin")
    def refuse(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.detach()

    sitting = Sitting(scripted_app, Patient(["One.", ".", "4", "y", "q"]))
    with suppress(Leaving):
        sitting.go_through([scripted_app.questions.get(scripted_app.local_user_id, id) for id in question_ids])
    assert made_room
    assert stored(scripted_app) == [("One.", 4, True)]
    assert "Your answer is not stored yet" in capsys.readouterr().err
