"""A mock interview in a real browser: typed, with a reload in the middle, two tabs, a crash and a failing engine."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import httpx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER, THIN_ANSWER
from tests.journeys.conftest import _QUIET, chromium
from tests.journeys.server import Server
from tests.recorded import DATA

pytestmark = pytest.mark.slow

HALF = "At Brackenfield Dairy our bottling line"


def prepare(address: str) -> str:
    made = httpx.post(f"{address}/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}, timeout=60)
    return made.json()["id"]


def begin(page: Page, address: str, preparation: str) -> None:
    """From the preparation's page, ten minutes about what was done."""
    page.goto(f"{address}/preparations/{preparation}")
    page.get_by_label("This preparation").get_by_role("link", name="Mock interview").click()
    page.get_by_text("Your experience").click()
    page.get_by_text("10 min", exact=True).click()
    page.get_by_role("button", name="Begin the interview").click()
    expect(page.get_by_text("Question 1 of about")).to_be_visible()


def reply(page: Page, text: str) -> None:
    """Hand it in, and wait until the interviewer has spoken."""
    before = page.locator("h1").inner_text()
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="I am done").click()
    expect(page.locator("h1")).not_to_have_text(before, timeout=30_000)


def test_a_typed_mock_with_a_reload_and_a_second_tab_to_its_debrief(page: Page, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        begin(page, server.address, prepare(server.address))
        room = page.url
        question = page.locator("h1").inner_text()
        expect(page.locator("[data-announce]")).to_contain_text(question)

        page.keyboard.type(HALF)
        expect(page.get_by_text("What you wrote is kept.")).to_be_visible()
        page.reload()
        assert page.get_by_label("Your answer").input_value() == HALF

        second = page.context.new_page()
        second.goto(room)
        reply(page, STRONG_ANSWER)
        expect(page.get_by_text(question).last).to_be_visible()
        second.get_by_label("Your answer").fill("Written in the other tab.")
        second.once("console", lambda _: None)
        second.get_by_role("button", name="I am done").click()
        expect(second.get_by_text("gone on in another tab")).to_be_visible()
        assert second.get_by_label("Your answer").input_value() == "Written in the other tab."
        assert second.locator("h1").inner_text() == page.locator("h1").inner_text()
        second.close()

        page.reload()
        page.get_by_role("button", name=re.compile("hint")).click()
        expect(page.get_by_role("heading", name="A hint")).to_be_visible()
        for number in range(12):
            if page.get_by_label("A question you have for them").count():
                break
            reply(page, f"{THIN_ANSWER} That is all I can say, for the {number}. time.")
        page.get_by_label("A question you have for them").fill("What is the hardest part of the work?")
        page.get_by_role("button", name="Ask this").click()
        expect(page.locator("h1")).to_contain_text("practice interviewer")
        page.get_by_role("button", name="I have no more questions").click()
        page.get_by_role("link", name="Read how it went").click()

        expect(page.get_by_role("heading", name="Answer by answer")).to_be_visible()
        expect(page.locator("#answer-1 .mark").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="PDF").click()
        look_at_every_page(Path(download.value.path()), question)


def test_words_handed_in_while_the_coach_does_not_answer_stay_on_the_page(browser: Browser, tmp_path: Path) -> None:
    with Server(tmp_path) as server, browser.new_context() as context:
        page = context.new_page()  # the browser complains of a refused connection, as it should
        page.set_default_timeout(15_000)
        begin(page, server.address, prepare(server.address))
        page.route("**/mocks/**", lambda route: route.abort("connectionrefused"))
        page.get_by_label("Your answer").fill(STRONG_ANSWER)
        expect(page.get_by_text("Not kept yet")).to_be_visible()
        page.get_by_role("button", name="I am done").click()
        page.wait_for_timeout(500)
        assert page.get_by_label("Your answer").input_value() == STRONG_ANSWER
        page.unroute("**/mocks/**")
        reply(page, STRONG_ANSWER)


def look_at_every_page(file: Path, question: str) -> None:
    """Each is drawn, and none is empty."""
    document = pypdfium2.PdfDocument(file)
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    assert len(texts) >= 2 and all(len(text.split()) > 5 for text in texts)
    whole = " ".join(" ".join(texts).split())
    assert "How it went" in whole and " ".join(question.split())[:40] in whole
    for sheet in document:
        drawn = sheet.render(scale=1).to_numpy()
        assert drawn.min() < 128 < drawn.max()
    document.close()


def test_a_crash_while_the_interviewer_thinks_loses_no_word(page: Page, tmp_path: Path) -> None:
    stuck = Server(tmp_path, module="tests.journeys.stuck_server")
    try:
        begin(page, stuck.address, prepare(stuck.address))
        path = page.url.removeprefix(stuck.address)
        page.get_by_label("Your answer").fill(STRONG_ANSWER)
        page.get_by_role("button", name="I am done").click(no_wait_after=True)
        wait_for_reply(f"{stuck.address}/api/v1{path}")
    finally:
        stuck.kill()
    with Server(tmp_path) as server:
        page.goto(f"{server.address}{path}")
        expect(page.get_by_text("Your words are kept")).to_be_visible()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_label("Your answer")).to_be_visible()
        page.get_by_text("The talk so far").click()
        expect(page.get_by_text("nine of fourteen came from dry bearings")).to_be_visible()


def wait_for_reply(mock: str) -> None:
    for _ in range(100):
        if httpx.get(mock).json()["waits_for"] == "interviewer":
            return
    raise AssertionError("the reply was not stored before the interviewer thought about it")


def test_an_engine_that_fails_is_talked_over_and_said_in_the_debrief(page: Page, tmp_path: Path) -> None:
    with Server(tmp_path, module="tests.journeys.failing_server") as server:
        begin(page, server.address, prepare(server.address))
        reply(page, STRONG_ANSWER)
        page.get_by_text("End the interview").click()
        page.get_by_role("button", name="End it now").click()
        page.get_by_role("link", name="Read how it went").click()
        expect(page.get_by_text("The summary could not be written just now.")).to_be_visible()
        expect(page.get_by_text("It is not marked yet.")).to_be_visible()


def test_a_mock_can_be_held_without_javascript_and_with_the_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        preparation = prepare(server.address)
        plain = browser.new_context(java_script_enabled=False)
        page = plain.new_page()
        page.set_default_timeout(15_000)
        begin(page, server.address, preparation)
        page.get_by_label("Your answer").fill(HALF)
        page.get_by_role("button", name="Keep what I wrote").click()
        assert page.get_by_label("Your answer").input_value() == HALF
        reply(page, STRONG_ANSWER)
        plain.close()

        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(page_of_running(server.address, preparation))
        before = page.locator("h1").inner_text()
        page.keyboard.type(STRONG_ANSWER)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent").strip() == "I am done"
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(before, timeout=30_000)
        context.close()


def page_of_running(address: str, preparation: str) -> str:
    [running] = httpx.get(f"{address}/api/v1/preparations/{preparation}/mocks").json()["items"]
    return f"{address}/mocks/{running['id']}"


def told_three_times(file: Path) -> Path:
    """Long enough that some of it is left once the recorder has started, and then silence."""
    with wave.open(str(DATA / "speech" / "read.wav")) as read, wave.open(str(file), "wb") as written:
        written.setparams(read.getparams())
        written.writeframes(read.readframes(read.getnframes()) * 3)
    return file


def test_a_spoken_reply_ends_with_silence_when_that_was_wanted(playwright: Playwright, tmp_path: Path) -> None:
    sound = f"--use-file-for-fake-audio-capture={told_three_times(tmp_path / 'told.wav')}%noloop"
    arguments = [*_QUIET, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", sound]
    opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
    page = opened.new_page(reduced_motion="reduce")
    page.set_default_timeout(20_000)
    with Server(tmp_path / "data") as server:
        page.goto(f"{server.address}/preparations/{prepare(server.address)}/mocks")
        page.get_by_text("Speak", exact=True).click()
        page.get_by_label("When is a spoken answer over?").select_option("5")
        page.get_by_role("button", name="Begin the interview").click()
        page.get_by_role("button", name="I agree to record your voice", exact=True).click()
        page.get_by_role("button", name="Start recording").click()
        page.wait_for_url(re.compile("/mocks/.*heard="), timeout=120_000)
        expect(page.get_by_text("This is what was heard")).to_be_visible()
        text = page.get_by_label("Your answer")
        assert len(text.input_value().split()) > 5
        question = page.locator("h1").inner_text()
        text.fill(STRONG_ANSWER)
        page.reload()
        expect(text).to_have_value(STRONG_ANSWER)
        page.get_by_role("button", name="I am done").click()
        expect(page.locator("h1")).not_to_have_text(question, timeout=30_000)
        expect(page.get_by_role("button", name="Start recording")).to_be_visible()
    opened.close()
