from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.consents import Consent
from interview_coach.domain.costs import CallContext
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.consents import recipients
from tests.cast import ScriptedCoach
from tests.conftest import NOON, StandingClock

USER = "local"
GOOGLE = "generativelanguage.googleapis.com"


def opened(settings: Settings, clock: StandingClock) -> CoachApp:
    return open_coach(settings, coach=ScriptedCoach(), clock=clock)


@pytest.fixture
def with_key(settings: Settings, clock: StandingClock) -> Iterator[CoachApp]:
    app = opened(replace(settings, gemini_api_key="k"), clock)
    yield app
    app.close()


def test_nothing_may_be_sent_before_somebody_agrees(with_key: CoachApp) -> None:
    assert not with_key.consents.given(USER)
    with_key.consents.give(USER)
    assert with_key.consents.given(USER)
    assert with_key.consents.given(USER, engine="gemini")
    assert not with_key.consents.given(USER, engine="openai")


def test_without_a_model_there_is_nothing_to_agree_to(scripted_app: CoachApp) -> None:
    assert scripted_app.consents.recipients() == ()
    assert not scripted_app.consents.given(USER)
    with pytest.raises(Conflict):
        scripted_app.consents.give(USER)


def test_auto_means_gemini_unless_the_settings_name_another_engine(settings: Settings, clock: StandingClock) -> None:
    server = replace(settings, openai_base_url="http://127.0.0.1:1/v1", consent_model=True)
    for engine, given in (("auto", False), ("builtin", False), ("openai", True)):
        app = opened(replace(server, engine=engine), clock)
        assert app.consents.given(USER) is given, engine
        assert app.consents.given(USER, engine="openai")
        app.close()


def test_agreeing_twice_is_agreeing_once(with_key: CoachApp) -> None:
    assert with_key.consents.give(USER) == with_key.consents.give(USER)
    assert len(with_key.consents.history(USER)) == 1


def test_withdrawing_ends_it_at_once_and_removes_kept_replies(with_key: CoachApp) -> None:
    with_key.consents.give(USER)
    ledger = with_key.usage.ledger(USER, CallContext("tips"))
    ledger.remember("k", "a reply")
    with_key.consents.withdraw(USER)
    assert not with_key.consents.given(USER)
    assert ledger.recall("k") is None
    assert [c.withdrawn_at for c in with_key.consents.history(USER)] == [NOON]


def test_agreeing_to_one_provider_is_not_agreeing_to_the_next(settings: Settings, clock: StandingClock) -> None:
    first = opened(replace(settings, gemini_api_key="k"), clock)
    first.consents.give(USER)
    first.close()
    second = opened(replace(settings, gemini_api_key="k", gemini_base_url="https://proxy.example/v1"), clock)
    assert not second.consents.given(USER)
    second.close()


def test_a_new_wording_asks_again_and_closes_the_old_consent(with_key: CoachApp) -> None:
    with with_key.storage.writing(USER) as rows:
        rows.consents.add(Consent("old", "model", GOOGLE, "2020-01", NOON))
    assert not with_key.consents.given(USER)
    with_key.consents.give(USER)
    assert {c.id == "old": c.withdrawn_at for c in with_key.consents.history(USER)} == {True: NOON, False: None}


def test_what_the_page_did_not_show_cannot_be_agreed_to(with_key: CoachApp) -> None:
    with pytest.raises(Conflict, match="load the page again"):
        with_key.consents.give(USER, recipient="evil.example")
    with pytest.raises(InvalidInput):
        with_key.consents.give(USER, "telepathy")


def test_the_setting_agrees_for_everybody_but_only_where_a_model_is_set_up(
    settings: Settings, clock: StandingClock, tmp_path: Path
) -> None:
    agreed = replace(settings, consent_model=True)
    without = opened(agreed, clock)
    assert not without.consents.given(USER)
    without.close()
    with_one = opened(replace(agreed, gemini_api_key="k"), clock)
    assert with_one.consents.given(USER)
    assert not with_one.consents.given(USER, engine="openai")
    with_one.close()


@pytest.mark.parametrize(
    ("base_url", "id", "name", "is_here"),
    [
        ("", "api.openai.com", "OpenAI", False),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", "a model on this computer (127.0.0.1:11434)", True),
        ("http://[::1]:80/v1", "[::1]:80", "a model on this computer ([::1]:80)", True),
        ("http://localhost/v1", "localhost", "a model on this computer (localhost)", True),
        ("https://me:secret@Models.Example/v1", "models.example", "the server you set up (models.example)", False),
        ("http://[", "http://[", "the server you set up (http://[)", False),
        ("https://127.0.0.1.example", "127.0.0.1.example", "the server you set up (127.0.0.1.example)", False),
    ],
)
def test_the_recipient_is_the_host(base_url: str, id: str, name: str, is_here: bool) -> None:
    settings = Settings(Path("x"), openai_api_key="k", openai_base_url=base_url, openai_fast_model="m")
    [found] = recipients(settings)
    assert (found.id, found.name, found.is_here, found.models) == (id, name, is_here, ("m",))


def test_the_engine_of_the_settings_comes_first() -> None:
    both = Settings(Path("x"), gemini_api_key="k", openai_api_key="k")
    assert [r.engine for r in recipients(both)] == ["gemini", "openai"]
    assert [r.engine for r in recipients(replace(both, engine="openai"))] == ["openai", "gemini"]
