"""Clients made from settings."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.clients import NOON, settings_for, task
from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.openai import FakeOpenAI
from tests.fakes.script import Fail

from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import GEMINI_URL, OPENAI_URL, gemini_client, host_of, openai_client
from interview_coach.coach.llm.readiness import lacks
from interview_coach.config import Settings
from interview_coach.errors import ConfigurationError, ProviderError

BARE = Settings(data_dir=Path("nowhere"))


@pytest.mark.parametrize(
    ("engine", "given", "word"),
    [
        ("gemini", {}, "COACH_GEMINI_API_KEY"),
        ("openai", {}, "COACH_OPENAI_FAST_MODEL"),
        ("openai", {"openai_api_key": "k"}, "COACH_OPENAI_FAST_MODEL"),
        ("openai", {"openai_fast_model": "m"}, "COACH_OPENAI_BASE_URL"),
        ("claude", {}, "claude"),
    ],
)
def test_a_missing_setting_is_named(engine: str, given: dict[str, Any], word: str) -> None:
    settings = replace(BARE, **given)
    assert word in (lacks(engine, settings) or "")
    if engine != "claude":
        with pytest.raises(ConfigurationError, match=word):
            (gemini_client if engine == "gemini" else openai_client)(settings)


def test_the_addresses_of_the_providers_hold_where_none_is_set() -> None:
    gemini = gemini_client(replace(BARE, gemini_api_key="k"))
    openai = openai_client(replace(BARE, openai_api_key="k", openai_fast_model="m"))
    assert (gemini.base_url, gemini.provider) == (GEMINI_URL, "Gemini")
    assert (openai.base_url, openai.provider) == (OPENAI_URL, "OpenAI")
    assert openai.strong.model_name == "m", "one model does both"
    gemini.close()
    openai.close()


def test_a_server_of_ones_own_needs_no_key_and_gets_none() -> None:
    with FakeOpenAI() as fake:
        client = openai_client(settings_for(fake, openai_api_key="", openai_strong_model="big"))
        client.ask(task(strong=True), Meter("openai", client.base_url, Notebook(), lambda: NOON))
        client.close()
        (request,) = fake.generated
        assert request.model == "big"
        assert request.headers["authorization"] == "Bearer none"


def test_a_failure_names_the_address_where_it_is_not_the_makers() -> None:
    """Whoever put a proxy or a server of their own in between looks there first."""
    with FakeGemini() as gemini, FakeOpenAI() as openai:
        gemini.always(Fail.status(400))
        openai.always(Fail.status(400))
        of_google, of_openai = gemini_client(settings_for(gemini)), openai_client(settings_for(openai))
        for client, name, fake in ((of_google, "Gemini", gemini), (of_openai, "The model server", openai)):
            host = fake.url.removeprefix("http://")
            with pytest.raises(ProviderError, match=f"^{name} at {host} refused the request"):
                client.ask(task(), Meter(client.engine, client.base_url, Notebook(), lambda: NOON))
            client.close()


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://ada:secret@proxy.example/v1", "proxy.example"),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434"),
        ("http://[::1]:8080", "[::1]:8080"),
        ("localhost:1234/v1", "localhost:1234"),
    ],
)
def test_of_an_address_host_and_port_are_named_and_no_password(url: str, named: str) -> None:
    assert host_of(url) == named


@pytest.mark.parametrize("seconds", [1, 5, 60, 600])
def test_every_deadline_that_can_be_set_can_be_used(seconds: int) -> None:
    """A read time-out of 5 seconds is taken for one that was forgotten, and warned about."""
    gemini_client(replace(BARE, gemini_api_key="k", model_deadline=seconds)).close()


@pytest.mark.slow
def test_nothing_of_a_model_is_loaded_where_none_is_used() -> None:
    code = (
        "import sys\n"
        "from interview_coach.bootstrap import open_coach\n"
        "import interview_coach.services.engines, interview_coach.coach.llm.readiness, interview_coach.web.app\n"
        "print([name for name in ('pydantic_ai', 'google.genai', 'openai', 'genai_prices') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
