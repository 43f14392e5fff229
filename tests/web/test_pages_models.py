"""What people see of a model: the switches of the forms that ask it, whom the pages name, what they say of failures."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.consents import MODEL, SENT, WORDINGS, Consent
from interview_coach.services import markings
from interview_coach.web.app import create_app
from tests.cast import CANDIDATE, STRONG_ANSWER
from tests.conftest import NOON
from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.reader import honest
from tests.fakes.script import Fail
from tests.services.modelled import USER, a_question, an_answer, modelled
from tests.web.visits import CV_TEXT, read

pytestmark = pytest.mark.slow

SWITCHED_ON = {"model_asked": "1", "use_model": "1", "redact": "1"}
SWITCHED_OFF = {"model_asked": "1", "use_model": "1"}
MANAGER = "Sarah Chen"
NUMBERS = count(100)
"""Nothing is asked twice: a reply that is kept is not asked for again."""
POSTING = f"Maintenance Engineer at Brackenfield Dairy. Your manager is {MANAGER}. You know PLC and hydraulics well."


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
    with visiting(app) as client:
        yield client


def visiting(app: CoachApp) -> TestClient:
    return TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000")


def sent(gemini: FakeGemini) -> str:
    return json.dumps([request.body for request in gemini.seen], ensure_ascii=False)


def host(gemini: FakeGemini) -> str:
    return gemini.url.removeprefix("http://")


def a_posting() -> str:
    return f"{POSTING} You look after {next(NUMBERS)} machines."


def made(client: TestClient, **more: str) -> str:
    reply = client.post("/preparations", data={"cv_text": CV_TEXT, "posting_text": a_posting(), **more})
    assert reply.status_code == 200, reply.text
    return reply.url.path


def a_room(client: TestClient) -> str:
    """The practice room of a question that names somebody."""
    data = {"text": f"Tell me about a time when {MANAGER} disagreed with you.", "type": "behavioral"}
    page = read(client.post(f"{made(client)}/questions/own", data=data))
    return next(link for link in page.links if link.startswith("/questions/"))


def an_answer_page(client: TestClient) -> str:
    data = {"answer": f"{STRONG_ANSWER} {MANAGER} thanked me {next(NUMBERS)} times.", "model_asked": "1"}
    return client.post(f"{a_room(client)}/answers", data=data).url.path


ASKED: dict[str, tuple[Callable[[TestClient], str], str]] = {
    "a preparation": (lambda _: "/preparations", ""),
    "tips": (made, "/tips"),
    "the pitch": (made, "/pitch"),
    "questions": (made, "/questions"),
    "a sample": (a_room, "/sample"),
    "another mark": (an_answer_page, "/evaluation"),
}


@pytest.mark.parametrize(("place", "tail"), ASKED.values(), ids=ASKED)
def test_each_request_can_switch_the_replacing_of_names_off_and_on(
    client: TestClient, app: CoachApp, gemini: FakeGemini, place: Callable[[TestClient], str], tail: str
) -> None:
    for switches, told in ((SWITCHED_ON, False), (SWITCHED_OFF, True)):
        address = place(client) + tail
        gemini.forget()
        texts = {"cv_text": CV_TEXT, "posting_text": a_posting()} if address == "/preparations" else {}
        client.post(address, data={**texts, **switches})
        if tail == "/evaluation":
            _wait(app, address.split("/")[2])
        assert gemini.seen, "a model was asked"
        assert any(name in sent(gemini) for name in (MANAGER, CANDIDATE)) is told


def _wait(app: CoachApp, answer: str) -> None:
    marking = app.markings.of(USER, answer)
    until = time.monotonic() + 20
    while marking is not None and marking.running and time.monotonic() < until:
        time.sleep(0.02)


@pytest.mark.parametrize(
    "page", ["/preparations/new", "{p}/questions", "{p}/edit", "{p}", "{p}/tips", "{p}/pitch", "{q}/sample", "{q}"]
)
def test_every_form_that_asks_a_model_has_the_switch(client: TestClient, gemini: FakeGemini, page: str) -> None:
    room = a_room(client)
    preparation = next(link for link in read(client.get(room)).links if link.startswith("/preparations/"))
    shown = client.get(page.format(p=preparation.removesuffix("/questions"), q=room))
    assert read(shown).fields["redact"] == "1" and "model_asked" in read(shown).fields
    assert host(gemini) in shown.text and "Google Gemini" not in shown.text


def test_without_a_consent_no_form_has_the_switch(client: TestClient, app: CoachApp) -> None:
    app.consents.withdraw(USER)
    for page in ("/preparations/new", made(client) + "/questions"):
        assert "model_asked" not in read(client.get(page)).fields


def test_a_form_can_leave_the_model_out(client: TestClient, gemini: FakeGemini) -> None:
    preparation = made(client, model_asked="1", redact="1")
    client.post(f"{preparation}/questions", data={"model_asked": "1", "redact": "1"})
    assert gemini.seen == []


def test_reading_asks_no_model(client: TestClient, gemini: FakeGemini) -> None:
    room = a_room(client)
    gemini.forget()
    for address in (room, f"{room}/sample", f"/api/v1{room}/examples", f"/api/v1{room}/sample"):
        assert client.get(address).status_code == 200
    assert gemini.seen == []


def test_a_notice_stands_on_the_page_of_the_request_that_caused_it(client: TestClient, gemini: FakeGemini) -> None:
    gemini.always(Fail.key_invalid())
    reply = client.post("/preparations", data={"cv_text": CV_TEXT, "posting_text": POSTING})
    words = f"Done by the builtin coach because Gemini at {gemini.url.removeprefix('http://')} refused the key"
    assert words in reply.text
    for elsewhere in ("/", reply.url.path, "/preparations"):
        assert words not in client.get(elsewhere).text, "another tab"
    assert words in client.get(str(reply.url)).text, "loaded again"
    asked = client.post(f"{reply.url.path}/questions", data={})
    assert asked.text.index(words) > asked.text.index('id="questions"'), "htmx takes it over with the list"
    assert words not in client.get("/").text


@pytest.mark.parametrize("page", ["tips", "pitch"])
def test_a_page_that_asked_says_at_once_why_the_builtin_coach_did_it(
    client: TestClient, gemini: FakeGemini, page: str
) -> None:
    preparation = made(client)
    gemini.always(Fail.key_invalid())
    words = f"by the builtin coach because Gemini at {gemini.url.removeprefix('http://')} refused the key"
    assert words in client.post(f"{preparation}/{page}").text


def test_too_many_markings_are_said_and_nothing_is_lost(
    client: TestClient, app: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = a_room(client)
    monkeypatch.setattr(markings, "MOST_AT_ONCE", 0)
    page = client.post(f"{room}/answers", data={"answer": STRONG_ANSWER, **SWITCHED_ON})
    assert "Many answers are being marked at the moment; ask the model again in a minute." in page.text
    assert 'class="big-mark"' in page.text and "What the coach says" in page.text
    assert f"({host_of(app)}) too</button>" in page.text, "the button for what is to be done"
    assert app.answers.get(USER, page.url.path.split("/")[2]).answer.text == STRONG_ANSWER


def host_of(app: CoachApp) -> str:
    return app.consents.recipients()[0].id


def test_googles_own_address_is_called_google_gemini(tmp_path: Path) -> None:
    with FakeGemini(honest) as fake:
        with modelled(fake, tmp_path, gemini_base_url="") as app, visiting(app) as client:
            assert "Let Google Gemini read the posting too" in client.get("/preparations/new").text
        assert fake.seen == []


def test_the_consent_page_says_what_is_sent_when_and_where(client: TestClient, gemini: FakeGemini) -> None:
    page = read(client.get("/consent"))
    for when, what in SENT.items():
        assert when in page.text and what[1:] in page.text
    assert host(gemini) in page.text
    document = client.get("/api/v1/consents/model").json()
    assert {line["when"]: line["what"] for line in document["sent"]} == SENT


def test_an_older_wording_is_asked_again(client: TestClient, app: CoachApp) -> None:
    app.consents.withdraw(USER)
    with app.storage.writing(USER) as rows:
        rows.consents.add(Consent("old", MODEL, host_of(app), "2026-11", NOON))
    assert WORDINGS[MODEL] != "2026-11"
    assert "I agree to send this" in client.get("/consent").text


def test_beside_the_budget_stands_that_an_unknown_price_passes_it(tmp_path: Path) -> None:
    with FakeOpenAI(honest) as fake, modelled(fake, tmp_path, engine="openai") as app, visiting(app) as client:
        page = read(client.get("/costs"))
        assert "A call whose price is not known passes every budget" in page.text
        assert f"Today that is so for {host_models(app)}" in page.text
        assert "a budget in dollars cannot hold them back" in read(client.get("/consent")).text


def host_models(app: CoachApp) -> str:
    return " and ".join(app.consents.recipients()[0].models)


def test_with_known_prices_the_budget_says_nothing_of_today(client: TestClient) -> None:
    text = read(client.get("/costs")).text
    assert "A call whose price is not known passes every budget" in text and "Today that is so" not in text


def test_programs_can_switch_it_off_for_one_request_too(client: TestClient, app: CoachApp, gemini: FakeGemini) -> None:
    for body, told in (({}, False), ({"redact": True}, False), ({"redact": False}, True)):
        answer = an_answer(app, a_question(app), f"{STRONG_ANSWER} {MANAGER} thanked me {next(NUMBERS)} times.")
        gemini.forget()
        client.post(f"/api/v1/answers/{answer}/evaluations", json=body)
        assert (MANAGER in sent(gemini)) is told
        gemini.forget()
        client.post("/api/v1/preparations", json={"cv_text": CV_TEXT, "posting": a_posting(), **body})
        assert (MANAGER in sent(gemini)) is told
