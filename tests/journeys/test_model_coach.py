"""With a model, in a real browser: agree, practise, watch the feedback come, see what it cost, take the consent back;
and the page that is left when the model fails."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.cast import CANDIDATE, CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.fakes.script import Fail, ModelRequest, Reply, Step
from tests.journeys.server import Server
from tests.journeys.test_main_job import prepare

pytestmark = pytest.mark.slow


def name_of(fake: FakeGemini) -> str:
    """What the pages call it: with an address of one's own, its host."""
    return f"a model on this computer ({fake.url.removeprefix('http://')})"


def slowly(request: ModelRequest) -> Reply:
    reply = honest(request)
    return replace(reply, pause=0.2, piece=60) if request.stream else reply


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(slowly) as fake:
        yield fake


def settings_of(fake: FakeGemini, **more: str) -> dict[str, str]:
    return {"COACH_GEMINI_API_KEY": "test-key", "COACH_GEMINI_BASE_URL": fake.url, **more}


def hand_in(page: Page, text: str = STRONG_ANSWER) -> None:
    page.get_by_role("textbox", name="Your answer").fill(text)
    page.get_by_role("button", name="Hand it in").click()


def open_a_question(page: Page) -> None:
    page.get_by_role("button", name="get my questions").click()
    page.locator("#kind-behavioral").get_by_role("link", name="Practise").first.click()


def test_from_consent_to_feedback_costs_and_back(page: Page, gemini: FakeGemini, tmp_path: Path) -> None:
    with Server(tmp_path, settings=settings_of(gemini)) as server:
        page.goto(f"{server.address}/consent")
        assert gemini.seen == []
        page.get_by_role("button", name="I agree to send this").click()
        prepare(page, server.address)
        expect(page.get_by_role("heading", name="Maintenance Engineer")).to_be_visible()
        open_a_question(page)
        expect(page.get_by_label(f"Let {name_of(gemini)} read it too")).to_be_checked()
        expect(page.get_by_label("Replace names and contacts before it is sent")).to_be_checked()

        gemini.delay = 2
        began = time.monotonic()
        hand_in(page)
        expect(page.locator(".big-mark .mark")).to_be_visible()
        assert time.monotonic() - began < 2, "the first mark does not wait for the model"
        expect(page.get_by_text("A first look by the builtin coach")).to_be_visible()
        expect(page.get_by_text(f"{name_of(gemini)[1:]} is reading your answer too")).to_be_visible()
        expect(page.locator("[data-live-remarks] li").first).to_contain_text("You say plainly what you did")
        page.wait_for_url("**/answers/*")
        expect(page.locator(".live")).to_have_count(0, timeout=20_000)
        expect(page.get_by_text("say what changed for the people around you").first).to_be_visible()
        page.get_by_text("Who marked this, and how sure it is").click()
        expect(page.get_by_text("Marked by Gemini")).to_be_visible()
        expect(page.get_by_text("2 requests to a model for this answer")).to_be_visible()

        sent = json.dumps([request.body for request in gemini.seen])
        private = (*CANDIDATE.split(), CV_DOCUMENT["basics"]["email"], "7946 0000")
        assert not [secret for secret in private if secret in sent]

        page.goto(f"{server.address}/costs")
        expect(page.get_by_text("gemini-2.5-pro").first).to_be_visible()
        page.goto(f"{server.address}/consent")
        page.get_by_role("button", name="Take it back").click()
        seen = len(gemini.seen)
        page.goto(f"{server.address}/history")
        page.locator("a[href^='/answers/']").first.click()
        page.get_by_role("link", name="Try again now").click()
        expect(page.get_by_role("link", name="agree to it")).to_be_visible()
        hand_in(page)
        expect(page.locator(".big-mark .mark")).to_be_visible()
        expect(page.locator(".live")).to_have_count(0)
        assert len(gemini.seen) == seen


FAILURES: dict[str, tuple[Step, str]] = {
    "429": (Fail.status(429, retry_after=60), "is being asked too often"),
    "503": (Fail.status(503), "is overloaded at the moment"),
    "wrong key": (Fail.key_invalid(), "refused the key"),
    "safety": (Fail.safety(), "declined to look at this text"),
    "garbage": (Fail.not_json(), "gave a reply that cannot be read"),
    "silence": (Fail.timeout(), "did not answer in time"),
}


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeGemini, Server, str]]:
    """A server that agreed to everything and asks a model that will fail; and the address of a question."""
    with FakeGemini(honest) as fake:
        given = settings_of(fake, COACH_CONSENT_MODEL="1", COACH_MODEL_DEADLINE="2")
        with Server(tmp_path_factory.mktemp("failing"), settings=given) as server:
            api = f"{server.address}/api/v1"
            made = httpx.post(f"{api}/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}, timeout=30)
            asked = httpx.post(
                f"{api}/preparations/{made.json()['id']}/questions", json={"count": 1, "type": "behavioral"}, timeout=30
            )
            yield fake, server, f"{server.address}/questions/{asked.json()['items'][0]['id']}"


@pytest.mark.parametrize(("step", "reason"), FAILURES.values(), ids=FAILURES)
def test_when_the_model_fails_the_page_shows_the_builtin_mark_and_why(
    page: Page, failing: tuple[FakeGemini, Server, str], step: Step, reason: str
) -> None:
    fake, _, question = failing
    fake.forget()
    page.goto(question)
    fake.always(step)
    hand_in(page, f"{STRONG_ANSWER} ({reason})")  # never the same request twice
    expect(page.locator(".live")).to_have_count(0, timeout=20_000)
    notice = page.locator(".notice")
    expect(notice).to_contain_text("Marked by the builtin coach because Gemini")
    expect(notice).to_contain_text(reason)
    assert 1 <= float(page.locator(".big-mark .mark").inner_text()) <= 5
    expect(page.get_by_role("button", name=f"Ask {name_of(fake)} too")).to_be_visible()
    # The breaker would answer the next one: a reply that holds closes it.
    fake.always(None)
    page.get_by_role("button", name=f"Ask {name_of(fake)} too").click()
    expect(page.locator(".live")).to_have_count(0, timeout=20_000)
    page.get_by_text("Who marked this, and how sure it is").click()
    expect(page.get_by_text("Marked by Gemini")).to_be_visible()


def test_a_process_that_dies_while_the_model_reads_loses_neither_answer_nor_mark(tmp_path: Path) -> None:
    with FakeGemini(honest) as gemini:
        given = settings_of(gemini, COACH_CONSENT_MODEL="1")
        server = Server(tmp_path, settings=given)
        try:
            api = f"{server.address}/api/v1"
            made = httpx.post(f"{api}/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}, timeout=30)
            asked = httpx.post(
                f"{api}/preparations/{made.json()['id']}/questions", json={"count": 1, "type": "behavioral"}, timeout=30
            )
            gemini.always(Fail.timeout())
            question = asked.json()["items"][0]["id"]
            gemini.forget()
            gemini.always(Fail.timeout())
            handed_in = httpx.post(
                f"{api}/questions/{question}/answers", json={"text": STRONG_ANSWER, "wait": False}, timeout=30
            ).json()
            until = time.monotonic() + 10
            while not gemini.seen and time.monotonic() < until:
                time.sleep(0.05)
            assert gemini.seen, "the model was reading when it happened"
        finally:
            server.kill()
        gemini.always(None)
        with Server(tmp_path, settings=given) as again:
            answer = f"{again.address}/api/v1/answers/{handed_in['id']}"
            kept = httpx.get(answer).json()
            assert (kept["text"], kept["evaluation"]["engine"]) == (STRONG_ANSWER, "builtin")
            shown = httpx.get(f"{again.address}/answers/{handed_in['id']}").text
            assert f"Ask {name_of(gemini)} too" in shown and "data-stream" not in shown
            marked = httpx.post(f"{answer}/evaluations", timeout=30).json()
            assert marked["evaluation"]["engine"] == "gemini"


def test_stopping_the_server_does_not_wait_for_a_model(tmp_path: Path) -> None:
    with FakeGemini(honest) as gemini:
        server = Server(tmp_path, settings=settings_of(gemini, COACH_CONSENT_MODEL="1"))
        api = f"{server.address}/api/v1"
        made = httpx.post(f"{api}/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}, timeout=30)
        asked = httpx.post(
            f"{api}/preparations/{made.json()['id']}/questions", json={"count": 1, "type": "behavioral"}, timeout=30
        )
        gemini.always(Fail.timeout())
        question = asked.json()["items"][0]["id"]
        answer = httpx.post(
            f"{api}/questions/{question}/answers", json={"text": STRONG_ANSWER, "wait": False}, timeout=30
        ).json()

        def watch() -> None:
            with pytest.raises(httpx.TransportError):
                httpx.get(f"{api}/answers/{answer['id']}/stream", timeout=60)

        watching = threading.Thread(target=watch)
        watching.start()
        time.sleep(0.5)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 10
        watching.join(5)
