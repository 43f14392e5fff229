"""Who gets which engine; that nothing is sent without consent, nothing personal with it; that budgets hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.coach.llm import metered
from interview_coach.domain.costs import Budget, CallContext
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.parts import Wishes
from tests.cast import CANDIDATE, CV, CV_DOCUMENT, POSTING, POSTING_TEXT, STRONG_ANSWER
from tests.conftest import NOON
from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.reader import honest
from tests.fakes.script import Fail, Step
from tests.services.modelled import USER, a_question, an_answer, modelled

pytestmark = pytest.mark.slow


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


def mark(app: CoachApp, text: str = STRONG_ANSWER, wishes: Wishes | None = None) -> Any:
    answer = an_answer(app, a_question(app), text)
    return app.answers.evaluate(USER, answer, wishes or Wishes()).evaluation


def everything(app: CoachApp) -> None:
    """All that a user can let an engine do."""
    question = a_question(app)
    preparation = app.questions.get(USER, question).preparation_id
    app.questions.prepare(USER, preparation, count=3)
    app.questions.examples(USER, question)
    app.questions.sample(USER, question)
    app.preparations.tips(USER, preparation)
    app.preparations.write_pitch(USER, preparation)
    app.answers.evaluate(USER, an_answer(app, question))


def test_with_a_key_and_consent_the_model_marks(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        found = mark(app)
        assert (found.engine, found.notice, found.scored) == ("gemini", None, True)
        assert found.overall is not None and found.overall >= 3
        assert found.usage.requests == 2 and found.usage.cost_usd


@pytest.mark.parametrize("engine", ["auto", "gemini", "openai", "builtin"])
def test_without_consent_not_a_byte_is_sent(gemini: FakeGemini, tmp_path: Path, engine: str) -> None:
    with modelled(gemini, tmp_path, consent=False, engine=engine) as app:
        everything(app)
        assert mark(app).engine == "builtin"
    assert gemini.seen == []


def test_consent_that_was_taken_back_is_none(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        assert mark(app).engine == "gemini"
        sent = len(gemini.seen)
        app.consents.withdraw(USER)
        everything(app)
        assert mark(app).engine == "builtin"
        assert len(gemini.seen) == sent


def test_consent_by_setting_holds_for_everybody(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path, consent=False, consent_model=True) as app:
        assert mark(app).engine == "gemini"


def test_consent_to_one_provider_is_none_to_the_next(tmp_path: Path) -> None:
    with FakeOpenAI(honest) as server, FakeGemini(honest) as gemini:
        addresses = {"gemini_base_url": gemini.url}
        with modelled(server, tmp_path, consent=False, engine="openai", **addresses) as app:
            app.consents.give(USER, recipient=gemini.url.removeprefix("http://"))
            assert mark(app).engine == "builtin"
            assert server.seen == gemini.seen == []
            app.consents.give(USER, recipient=server.url.removeprefix("http://"))
            assert mark(app).engine == "openai"
            assert gemini.seen == []


def test_a_named_engine_that_lacks_a_setting_leaves_the_pages_working(gemini: FakeGemini, tmp_path: Path) -> None:
    for engine, gone in (("gemini", {"gemini_api_key": ""}), ("openai", {"openai_fast_model": ""})):
        with modelled(gemini, tmp_path / engine, consent_model=True, engine=engine, **gone) as app:
            assert (app.engines.possible(), mark(app).engine) == ("builtin", "builtin")
    assert gemini.seen == []


def test_one_request_can_do_without_the_model(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        gemini.forget()
        question = a_question(app)
        gemini.forget()
        app.answers.evaluate(USER, an_answer(app, question), Wishes(builtin=True))
        app.questions.examples(USER, question, Wishes(builtin=True))
        assert gemini.seen == []


PRIVATE_CV = Cv.from_document(
    {
        **CV_DOCUMENT,
        "basics": {
            **CV_DOCUMENT["basics"],
            "location": {"address": "17 Millrace Lane", "postalCode": "DE24 8QX", "city": "Derby"},
            "url": "https://wilhelmina-okonkwo.example.net",
            "profiles": [{"network": "LinkedIn", "username": "wokonkwo", "url": "https://linkedin.com/in/wokonkwo"}],
        },
    }
)
PRIVATE_ANSWER = (
    STRONG_ANSWER + " My manager Sarah Chen wrote to me at wilhelmina@example.org, and Sarah Chen still rings me on "
    "+44 20 7946 0000 about it. I signed the plan as Wilhelmina Okonkwo-Reyes of 17 Millrace Lane, DE24 8QX."
)
PRIVATE_POSTING = Posting(POSTING_TEXT + "\nContact: Laura Bennett, jobs@hollowell.example, 01332 496 0123.\n")
SECRETS = (
    *CANDIDATE.split(), "Okonkwo", "wilhelmina", "example.org", "7946 0000", "Millrace", "DE24", "wokonkwo",
    "example.net", "Sarah", "Chen", "Laura", "Bennett", "hollowell.example", "496 0123",
)  # fmt: skip


def sent(fake: FakeGemini) -> str:
    return "\n".join(json.dumps(request.body, ensure_ascii=False) + request.path for request in fake.seen)


def whole_journey(app: CoachApp, wishes: Wishes) -> Any:
    preparation = app.preparations.create(USER, cv=PRIVATE_CV, posting=PRIVATE_POSTING)
    app.questions.prepare(USER, preparation.id, count=4)
    asked = app.questions.add_own(
        USER, preparation.id, text="What would Sarah Chen say about you?", type=QuestionType.BEHAVIORAL
    )
    app.questions.examples(USER, asked.question.id)
    app.questions.sample(USER, asked.question.id)
    app.preparations.tips(USER, preparation.id)
    app.preparations.write_pitch(USER, preparation.id)
    answer = an_answer(app, asked.question.id, PRIVATE_ANSWER)
    return app.answers.evaluate(USER, answer, wishes).evaluation


def test_of_a_whole_journey_nothing_tells_who_the_user_is(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        found = whole_journey(app, Wishes())
    assert len(gemini.generated) >= 6, "posting, questions, examples, sample, tips, pitch, marking"
    bodies = sent(gemini).lower()
    assert "lubrication" in bodies
    assert [secret for secret in SECRETS if secret.lower() in bodies] == []
    quotes = " ".join(evidence.quote for evidence in found.evidence)
    assert found.engine == "gemini" and "[PERSON" not in quotes + found.main_fix
    for evidence in found.evidence:
        assert PRIVATE_ANSWER[evidence.start : evidence.end] == evidence.quote


def test_a_quote_that_is_asked_for_again_is_hidden_too(gemini: FakeGemini, tmp_path: Path) -> None:
    """What is wrong with a reply is told to the model in the user's own words; these go out like the first."""

    def misquoting(request: Any) -> Any:
        reply = honest(request)
        return replace(reply, text=reply.text.replace("still rings me", "often rings me"))

    gemini.replier = misquoting
    with modelled(gemini, tmp_path) as app:
        mark(app, PRIVATE_ANSWER)
    again = [request for request in gemini.generated if "not word for word" in request.user]
    assert again, "the wrong quote was noticed"
    assert not [secret for secret in ("Sarah", "Chen", "7946") if secret in sent(gemini)]


def test_hiding_can_be_switched_off_for_one_request_and_by_setting(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path / "a") as app:
        mark(app, PRIVATE_ANSWER, Wishes(redact=False))
        assert "Sarah Chen" in sent(gemini)
        gemini.forget()
        mark(app, PRIVATE_ANSWER + " Yes.", Wishes())
        assert "Sarah Chen" not in sent(gemini)
    gemini.forget()
    with modelled(gemini, tmp_path / "b", redact=False) as app:
        mark(app, PRIVATE_ANSWER)
        assert "Sarah Chen" in sent(gemini)
        gemini.forget()
        mark(app, PRIVATE_ANSWER + " Yes.", Wishes(redact=True))
        assert "Sarah Chen" not in sent(gemini)


def test_a_budget_that_is_used_up_brings_the_builtin_coach_and_says_so(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        assert mark(app).engine == "gemini"
        app.usage.set_budget(USER, Budget(month_usd=Decimal("0.001")))
        gemini.forget()
        question = a_question(app)
        found = app.answers.evaluate(USER, an_answer(app, question, STRONG_ANSWER + " Truly.")).evaluation
        assert (found.engine, found.scored) == ("builtin", True)
        assert found.notice is not None and "the month's budget" in found.notice
        assert gemini.seen == []


def test_the_budget_of_a_month_is_new_in_the_next(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path, budget_month_usd=Decimal("0.02")) as app:
        ledger = app.usage.ledger(USER, CallContext("marking"))
        from tests.services.test_usage import call

        ledger.record(call("0.0199"))
        assert mark(app).engine == "builtin"
        app.clock.at = NOON.replace(month=12)  # type: ignore[attr-defined]
        assert mark(app, STRONG_ANSWER + " Truly.").engine == "gemini"


def test_the_same_answer_is_paid_once_and_only_by_its_own_user(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path, consent_model=True) as app:
        question = a_question(app)
        first = app.answers.evaluate(USER, an_answer(app, question)).evaluation
        paid = len(gemini.generated)
        again = app.answers.evaluate(USER, an_answer(app, question)).evaluation
        assert (again.overall, again.main_fix) == (first.overall, first.main_fix)
        assert (again.usage.requests, again.usage.cost_usd) == (0, Decimal(0))
        assert len(gemini.generated) == paid

        app.storage.add_user("other", app.clock())
        theirs = an_answer(app, a_question(app, "other"), user="other")
        assert app.answers.evaluate("other", theirs).evaluation.usage.requests == 2
        assert app.usage.overview("other").total.calls >= 2


FAILURES: dict[str, Step] = {
    "429": Fail.status(429, retry_after=60),
    "500": Fail.status(500),
    "503": Fail.status(503),
    "silence": Fail.timeout(),
    "reset": Fail.reset(),
    "wrong key": Fail.key_invalid(),
    "no model": Fail.status(404),
    "no quota": Fail.quota_zero(),
    "blocked": Fail.blocked(),
    "stopped": Fail.safety(),
    "no candidate": Fail.empty(),
    "cut JSON": Fail.max_tokens(),
    "no JSON": Fail.not_json(),
    "other JSON": Fail.other_shape(),
    "a page": Fail.page(),
}


@pytest.mark.parametrize("step", FAILURES.values(), ids=FAILURES)
def test_whatever_fails_there_is_the_builtin_coachs_mark_and_the_reason(
    gemini: FakeGemini, tmp_path: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metered, "wait_exponential_jitter", lambda **_: lambda _state: 0.1)
    with modelled(gemini, tmp_path, model_deadline=1) as app:
        answer = an_answer(app, a_question(app))
        own = app.answers.evaluate(USER, answer, Wishes(builtin=True)).evaluation
        gemini.forget()
        gemini.always(step)
        found = app.answers.evaluate(USER, answer).evaluation
        assert found.engine == "builtin"
        assert (found.overall, found.dimensions, found.main_fix) == (own.overall, own.dimensions, own.main_fix)
        assert found.notice is not None and found.notice.startswith("Marked by the builtin coach because Gemini ")
        assert found.usage.requests == len(gemini.generated) == app.usage.of_answer(USER, answer).calls


@pytest.mark.parametrize("step", FAILURES.values(), ids=FAILURES)
def test_a_failure_in_the_second_step_keeps_the_mark_that_was_paid_for_and_says_so(
    gemini: FakeGemini, tmp_path: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metered, "wait_exponential_jitter", lambda **_: lambda _state: 0.1)
    with modelled(gemini, tmp_path, model_deadline=1) as app:
        answer = an_answer(app, a_question(app))
        gemini.forget()
        gemini.then(lambda _, reply: reply)
        gemini.always(step)
        found = app.answers.evaluate(USER, answer).evaluation
        assert (found.engine, found.scored) == ("gemini", True)
        assert found.main_fix and "the builtin coach wrote the words because" in (found.notice or "")


def test_why_the_builtin_coach_stepped_in_is_told_to_the_one_who_asked(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        gemini.always(Fail.key_invalid())
        mine: list[str] = []
        others: list[str] = []
        preparation = app.preparations.create(USER, Wishes(notices=mine), cv=CV, posting=POSTING)
        assert len(mine) == 1 and f"Gemini at {gemini.url.removeprefix('http://')} refused the key" in mine[0]
        gemini.always(None)
        app.preparations.tips(USER, preparation.id, Wishes(notices=others))
        assert (len(mine), others) == (1, [])


def test_a_model_begins_with_the_mark_the_builtin_coach_has_just_given(gemini: FakeGemini, tmp_path: Path) -> None:
    with modelled(gemini, tmp_path) as app:
        gemini.always(Fail.key_invalid())
        answer = an_answer(app, a_question(app))
        first = app.answers.evaluate(USER, answer, Wishes(builtin=True)).evaluation
        known = replace(first, main_fix="Known from a moment ago.")
        assert app.answers.evaluate(USER, answer, Wishes(known=known)).evaluation.main_fix == known.main_fix
