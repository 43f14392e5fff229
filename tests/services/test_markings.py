"""Marking in the background: the builtin mark at once, the model's remarks as they come, nothing lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.errors import Conflict, NotFound
from interview_coach.services import markings
from interview_coach.services.answers import Submission
from interview_coach.services.markings import Marking
from interview_coach.services.parts import Wishes
from tests.cast import JUNK_ANSWER, STRONG_ANSWER, ScriptedCoach
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.fakes.script import Fail
from tests.services.modelled import USER, a_question, an_answer, modelled


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


@pytest.fixture
def app(gemini: FakeGemini, tmp_path: Path) -> Iterator[CoachApp]:
    with modelled(gemini, tmp_path) as opened:
        opened.warm_up()
        yield opened


def waited_for(marking: Marking | None, seconds: float = 15) -> Marking:
    assert marking is not None
    until = time.monotonic() + seconds
    while marking.running and time.monotonic() < until:
        time.sleep(0.02)
    assert not marking.running
    return marking


def engine_of(app: CoachApp, answer: str) -> str:
    record = app.answers.get(USER, answer).record
    assert record is not None
    return record.evaluation.engine


def test_the_builtin_mark_is_there_while_the_model_still_reads(app: CoachApp, gemini: FakeGemini) -> None:
    question = a_question(app)
    gemini.delay = 1
    began = time.monotonic()
    answer, problem = app.markings.hand_in(USER, question, Submission(STRONG_ANSWER))
    assert time.monotonic() - began < 0.9
    assert problem is None and engine_of(app, answer.id) == "builtin"
    marking = app.markings.of(USER, answer.id)
    assert marking is not None and marking.running
    gemini.delay = 0
    waited_for(marking)
    assert engine_of(app, answer.id) == "gemini"
    kinds = [remark.kind for remark in marking.remarks]
    assert kinds[:2] == ["keep", "main_fix"] and kinds[-1] == "done"
    assert [remark.number for remark in marking.remarks] == list(range(1, len(kinds) + 1))


def test_remarks_can_be_read_on_from_any_of_them() -> None:
    marking = Marking(USER, "a")
    for kind in ("keep", "main_fix", "done"):
        marking.add(kind, kind)
    assert [r.kind for r in marking.after(1)] == ["main_fix", "done"]
    assert marking.after(3) == () and marking.after(99) == ()
    assert len(marking.after(0)) == len(marking.after(-5)) == 3


def test_a_model_that_fails_leaves_the_builtin_mark_with_the_reason(app: CoachApp, gemini: FakeGemini) -> None:
    question = a_question(app)
    gemini.always(Fail.key_invalid())
    answer, _ = app.markings.hand_in(USER, question, Submission(STRONG_ANSWER))
    marking = waited_for(app.markings.of(USER, answer.id))
    assert [remark.kind for remark in marking.remarks] == ["done"]
    record = app.answers.get(USER, answer.id).record
    assert record is not None and record.evaluation.engine == "builtin"
    assert "refused the key" in (record.evaluation.notice or "")


def test_an_answer_that_is_removed_meanwhile_ends_in_failed(app: CoachApp, gemini: FakeGemini) -> None:
    question = a_question(app)
    gemini.delay = 0.5
    answer, _ = app.markings.hand_in(USER, question, Submission(STRONG_ANSWER))
    app.answers.remove(USER, answer.id)
    marking = waited_for(app.markings.of(USER, answer.id))
    assert marking.remarks[-1].kind == "failed"
    with app.storage.reading(USER) as rows:
        assert rows.model_calls.overview(None).total.calls > 0, "what was paid stays in the books"


def test_what_the_gate_stops_is_not_sent_and_nobody_is_told_that_it_is_read(app: CoachApp, gemini: FakeGemini) -> None:
    question = a_question(app)
    gemini.forget()
    answer, problem = app.markings.hand_in(USER, question, Submission(JUNK_ANSWER))
    assert (app.markings.of(USER, answer.id), problem, gemini.seen) == (None, None, [])
    assert engine_of(app, answer.id) == "builtin"


def test_an_answer_is_not_read_twice_at_the_same_time(app: CoachApp, gemini: FakeGemini) -> None:
    answer = an_answer(app, a_question(app))
    gemini.forget()
    gemini.delay = 0.3
    first = app.markings.start(USER, answer)
    assert app.markings.start(USER, answer) is first
    waited_for(first)
    assert len(gemini.generated) == 2
    assert app.markings.start(USER, answer) is not first, "asked again when it is done"
    waited_for(app.markings.of(USER, answer))


def test_others_neither_see_nor_start_it(app: CoachApp) -> None:
    app.storage.add_user("other", app.clock())
    answer = an_answer(app, a_question(app))
    waited_for(app.markings.start(USER, answer))
    assert app.markings.of("other", answer) is None
    with pytest.raises(NotFound):
        app.markings.start("other", answer)


def test_more_than_can_run_are_refused_and_the_builtin_mark_stands(
    app: CoachApp, gemini: FakeGemini, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markings, "MOST_AT_ONCE", 1)
    question = a_question(app)
    gemini.delay = 1
    first = app.markings.start(USER, an_answer(app, question))
    with pytest.raises(Conflict, match="in a minute"):
        app.markings.start(USER, an_answer(app, question))
    answer, problem = app.markings.hand_in(USER, question, Submission(STRONG_ANSWER))
    assert "in a minute" in (problem or "") and engine_of(app, answer.id) == "builtin"
    gemini.delay = 0
    waited_for(first)


def test_what_ended_long_ago_is_forgotten(app: CoachApp, monkeypatch: pytest.MonkeyPatch) -> None:
    question = a_question(app)
    first, second = an_answer(app, question), an_answer(app, question)
    waited_for(app.markings.start(USER, first))
    monkeypatch.setattr(markings, "KEPT_SECONDS", -1.0)
    waited_for(app.markings.start(USER, second))
    assert app.markings.of(USER, first) is None


def test_one_answer_can_be_kept_from_the_model(app: CoachApp, gemini: FakeGemini) -> None:
    question = a_question(app)
    gemini.forget()
    answer, _ = app.markings.hand_in(USER, question, Submission(STRONG_ANSWER), Wishes(builtin=True))
    assert app.markings.of(USER, answer.id) is None and gemini.seen == []


def test_an_engine_that_breaks_in_an_unheard_of_way_is_no_lost_answer(
    scripted_app: CoachApp, scripted_coach: ScriptedCoach
) -> None:
    answer = an_answer(scripted_app, a_question(scripted_app))
    scripted_coach.failure = ZeroDivisionError(STRONG_ANSWER)
    marking = waited_for(scripted_app.markings.start(USER, answer))
    assert [(r.kind, r.text) for r in marking.remarks] == [("failed", "the coach failed while marking; ask it again")]
