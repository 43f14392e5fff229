"""A mock interview with a model: nothing is sent by looking, one choice holds for the whole talk, failures are said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import STRONG_ANSWER
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.fakes.script import Fail
from tests.services.modelled import modelled
from tests.web.visits import prepare, read

pytestmark = pytest.mark.slow

MANAGER = "Sarah Chen"
TOLD = f"{STRONG_ANSWER} My manager {MANAGER} thanked me."
ON = {"model_asked": "1", "use_model": "1", "redact": "1"}


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


@pytest.fixture
def app(gemini: FakeGemini, tmp_path: Path) -> Iterator[CoachApp]:
    with modelled(gemini, tmp_path) as app:
        yield app


@pytest.fixture
def client(app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def begin(client: TestClient, **switches: str) -> str:
    chosen = {"type": "behavioral", "minutes": "10", **switches}
    page = client.post(f"{prepare(client, model_asked='1')}/mocks", data=chosen)
    assert page.status_code == 200, page.text
    return page.url.path


def reply(client: TestClient, room: str) -> str:
    data = {"version": read(client.get(room)).fields["version"], "text": TOLD}
    return client.post(f"{room}/replies", data=data).text


def end(client: TestClient, room: str) -> None:
    client.post(f"{room}/end", data={"version": read(client.get(room)).fields["version"]})


def sent(gemini: FakeGemini) -> str:
    return json.dumps([request.body for request in gemini.seen], ensure_ascii=False)


def test_the_form_has_the_switches(client: TestClient) -> None:
    fields = read(client.get(f"{prepare(client, model_asked='1')}/mocks")).fields
    assert {"model_asked", "use_model", "redact"} <= set(fields)


@pytest.mark.parametrize(("redact", "told"), [("1", False), ("", True)])
def test_names_are_replaced_as_chosen_at_the_beginning(
    client: TestClient, gemini: FakeGemini, redact: str, told: bool
) -> None:
    room = begin(client, **{**ON, "redact": redact})
    gemini.forget()
    reply(client, room)
    assert gemini.seen and (MANAGER in sent(gemini)) is told


def test_a_talk_without_the_model_sends_nothing_to_its_end(client: TestClient, gemini: FakeGemini) -> None:
    gemini.forget()
    room = begin(client, model_asked="1")
    reply(client, room)
    end(client, room)
    assert not gemini.seen


def test_looking_at_a_debrief_asks_no_model_and_the_button_does(
    client: TestClient, app: CoachApp, gemini: FakeGemini
) -> None:
    room = begin(client, model_asked="1")
    reply(client, room)
    end(client, room)
    gemini.forget()
    for ending in ("", ".pdf", ".md", ".json"):
        assert client.get(f"{room}/debrief{ending}").status_code == 200
    for ending in ("", "/pdf", "/markdown"):
        assert client.get(f"/api/v1{room}/debrief{ending}").status_code == 200
    assert not gemini.seen
    assert "to sum it up" in client.get(f"{room}/debrief").text
    assert client.post(f"{room}/debrief", data=ON).status_code == 200
    assert gemini.seen


def test_a_model_that_fails_is_named_and_the_talk_goes_on(client: TestClient, gemini: FakeGemini) -> None:
    room = begin(client, **ON)
    gemini.always(Fail.key_invalid())
    page = reply(client, room)
    assert 'class="notice" role="status"' in page and "builtin coach" in page
    assert "<textarea" in page
