"""An answer that is spoken, in a real browser with a microphone made of a sound file; and what kill -9 leaves of it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect

from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER
from tests.journeys.conftest import _QUIET, chromium
from tests.journeys.server import Server
from tests.recorded import DATA, parts_of

pytestmark = pytest.mark.slow

SOUND = DATA / "speech" / "read.wav"
MICROPHONE = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={SOUND}")
ALLOWED = (*MICROPHONE, "--use-fake-ui-for-media-stream")
SPOKEN = (DATA / "speech" / "fillers.webm").read_bytes()
WAIT_MS = 90_000
"""Whisper is put together from its packages and loaded before the first word."""


@pytest.fixture
def open_page(playwright: Playwright) -> Iterator[Callable[..., Page]]:
    """A page in a browser with these arguments; errors of scripts fail the test at its end."""
    opened: list[Browser] = []
    complaints: list[str] = []

    def open_with(arguments: tuple[str, ...]) -> Page:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*_QUIET, *arguments])
        opened.append(browser)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(20_000)
        return page

    yield open_with
    for browser in opened:
        browser.close()
    assert not complaints, complaints


def new_question(address: str) -> str:
    made = httpx.post(f"{address}/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}).json()
    asked = httpx.post(
        f"{address}/api/v1/preparations/{made['id']}/questions", json={"count": 1, "type": "behavioral"}
    ).json()
    return asked["items"][0]["id"]


def agree(address: str, question_id: str, kind: str = "audio") -> None:
    httpx.post(f"{address}/recording-consents", data={"kind": kind, "question": question_id})


def start(page: Page) -> None:
    page.get_by_role("button", name="Start recording").click()
    expect(page.get_by_role("button", name="I am done")).to_be_visible()


def time_of(page: Page) -> float:
    return float(page.evaluate("document.querySelector('[data-player]').currentTime"))


def test_a_spoken_answer_from_consent_to_mark_playback_and_erasure(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(ALLOWED)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        page.goto(f"{server.address}/questions/{question_id}")
        page.get_by_label("Your answer", exact=True).fill("A draft.")
        page.get_by_text("Speak", exact=True).click()
        page.get_by_role("button", name="I agree to record your voice", exact=True).click()
        expect(page.get_by_text("I hear you. Ready when you are.")).to_be_visible()
        start(page)
        page.get_by_role("button", name="Pause").click()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("Safe up to")).to_be_visible()
        page.wait_for_timeout(5_000)
        page.get_by_role("button", name="I am done").click()

        page.wait_for_url("**/recordings/*")
        text = page.locator("textarea[name=text]")
        expect(text).to_be_visible(timeout=WAIT_MS)
        assert "young man" in text.input_value().lower()
        assert 5 < page.evaluate("document.querySelector('[data-player]').duration") < 20, "it has a length"
        word = page.locator("[data-words] [data-at]").nth(6)
        word.click()
        assert abs(time_of(page) - float(word.get_attribute("data-at") or 0)) < 1, "a word is heard where it was said"
        text.fill(STRONG_ANSWER)
        page.reload()
        expect(text).to_have_value(STRONG_ANSWER)
        page.locator("input[name=self_rating][value='4']").check(force=True)
        page.get_by_role("button", name="Hand it in").click()

        expect(page.get_by_text("Change this first")).to_be_visible()
        expect(page.get_by_text("You gave it 4")).to_be_visible()
        expect(page.get_by_text("rebuilt the lubrication plan").first).to_be_visible()
        page.evaluate("document.querySelector('[data-player]').currentTime = 3")
        assert time_of(page) == pytest.approx(3, abs=0.5)
        page.locator("details.delivery > summary").click()
        expect(page.get_by_text("This never changes your mark")).to_be_visible()
        mark = page.locator(".big-mark .mark").inner_text()
        page.get_by_text("Erase the recording").click()
        page.get_by_role("button", name="Erase it").click()
        expect(page.locator("[data-player]")).to_have_count(0)
        assert page.locator(".big-mark .mark").inner_text() == mark
    assert not [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]


def test_a_film_plays_and_can_be_thrown_away_for_another_take(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(ALLOWED)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id, "video")
        page.goto(f"{server.address}/questions/{question_id}?how=video")
        start(page)
        page.wait_for_timeout(1_500)
        page.get_by_role("button", name="Start over").click()
        expect(page.get_by_role("button", name="Start recording")).to_be_visible()
        page.wait_for_timeout(500)
        assert httpx.get(f"{server.address}/api/v1/questions/{question_id}/recordings").json() == []
        start(page)
        page.wait_for_timeout(3_000)
        page.get_by_role("button", name="I am done").click()
        page.wait_for_url("**/recordings/*")
        expect(page.locator("textarea[name=text]")).to_be_visible(timeout=WAIT_MS)
        page.evaluate("document.querySelector('video[data-player]').currentTime = 2")
        expect(page.locator("video[data-player]")).to_have_js_property("videoWidth", 640)
        assert time_of(page) == pytest.approx(2, abs=0.5)


def test_a_lost_line_loses_nothing(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(ALLOWED)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        start(page)
        expect(page.get_by_text("Safe up to")).to_be_visible()
        page.route("**/parts/*", lambda route: route.abort())
        expect(page.get_by_text("Trying again; keep this page open")).to_be_visible()
        page.wait_for_timeout(4_000)
        page.get_by_role("button", name="I am done").click()
        expect(page.get_by_text("Keep this page open: the rest is sent")).to_be_visible()
        page.unroute("**/parts/*")
        page.wait_for_url("**/recordings/*", timeout=40_000)
        recording = httpx.get(f"{server.address}/api/v1/recordings/{page.url.rpartition('/')[2]}").json()
        assert recording["seconds"] >= 7, "what was said while the line was lost is there too"
        expect(page.locator("textarea[name=text]")).to_be_visible(timeout=WAIT_MS)
        assert page.evaluate("document.querySelector('[data-player]').duration") >= recording["seconds"] - 1.5


def test_after_a_reload_it_goes_on_with_what_is_there(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(ALLOWED)
    page.on("dialog", lambda dialog: dialog.accept())
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        start(page)
        expect(page.get_by_text("Safe up to 0:0")).to_be_visible()
        page.reload()
        expect(page.get_by_text("did not finish it")).to_be_visible()
        page.get_by_role("button", name="Go on with what is there").click()
        page.wait_for_url("**/recordings/*")
        expect(page.locator("textarea[name=text]")).to_be_visible(timeout=WAIT_MS)


def test_a_closed_microphone_is_explained_and_typing_goes_on(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(MICROPHONE)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        expect(page.get_by_role("heading", name="The browser keeps the microphone closed")).to_be_visible()
        expect(page.get_by_text("to the left of the address").first).to_be_visible()
        page.get_by_role("button", name="Type instead").click()
        page.get_by_label("Your answer", exact=True).fill(STRONG_ANSWER)
        page.get_by_role("button", name="Hand it in").click()
        expect(page.get_by_text("Change this first")).to_be_visible()


def test_without_a_camera_one_can_speak_and_without_a_microphone_type(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(("--use-fake-ui-for-media-stream",))
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        for kind in ("audio", "video"):
            agree(server.address, question_id, kind)
        page.goto(f"{server.address}/questions/{question_id}?how=video")
        expect(page.get_by_role("heading", name="No camera was found")).to_be_visible()
        page.get_by_role("button", name="Speak without picture").click()
        expect(page.get_by_role("heading", name="No microphone was found")).to_be_visible()
        page.get_by_role("button", name="Type instead").click()
        expect(page.get_by_label("Your answer", exact=True)).to_be_visible()


def wait_for(address: str, recording: str, done: Callable[[dict], bool]) -> dict:
    ends = time.monotonic() + WAIT_MS / 1000
    while time.monotonic() < ends:
        state: dict = httpx.get(f"{address}/api/v1/recordings/{recording}", timeout=10).json()
        if done(state):
            return state
        time.sleep(0.05)
    raise AssertionError(f"it stays {state}")


def test_kill_9_during_the_upload_and_during_the_transcription(tmp_path: Path) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    settings = {"TMPDIR": str(temporary)}
    parts = parts_of(SPOKEN, 40_000)
    sending = Server(data, settings=settings)
    question_id = new_question(sending.address)
    agree(sending.address, question_id)
    made = httpx.post(
        f"{sending.address}/api/v1/questions/{question_id}/recordings",
        json={"kind": "audio", "media_type": "audio/webm"},
    ).json()
    for number in (1, 2):
        reply = httpx.put(f"{sending.address}/api/v1/recordings/{made['id']}/parts/{number}", content=parts[number - 1])
        assert reply.status_code == 204
    sending.kill()

    writing = Server(data, settings=settings)
    address = f"{writing.address}/api/v1/recordings/{made['id']}"
    assert httpx.get(address).json()["parts"] == [1, 2], "what was acknowledged is there"
    for number in range(2, len(parts) + 1):
        assert httpx.put(f"{address}/parts/{number}", content=parts[number - 1]).status_code == 204
    httpx.post(f"{address}/finish", json={"parts": len(parts), "seconds": 27})
    wait_for(writing.address, made["id"], lambda state: state["progress"] is not None)
    writing.kill()

    with Server(data, settings=settings) as server:
        done = wait_for(server.address, made["id"], lambda state: state["state"] != "transcribing")
        assert (done["state"], done["problem"]) == ("transcribed", "")
        transcript = httpx.get(f"{server.address}/api/v1/recordings/{made['id']}/transcript").json()
        assert "talking" in transcript["text"]
        assert transcript["delivery"]["hesitations"] >= 1
        approved = httpx.post(
            f"{server.address}/api/v1/recordings/{made['id']}/answer", json={"text": STRONG_ANSWER}, timeout=30
        )
        assert approved.status_code == 201
        read = [
            path for path in (*data.rglob("*"), *temporary.rglob("*")) if path.is_file() and "whisper" not in str(path)
        ]
        content = b"".join(path.read_bytes() for path in read)
    for secret in (b"\x1a\x45\xdf\xa3", parts[1][:64], b"talking", b"lubrication", b"Wilhelmina", b"Okonkwo"):
        assert secret not in content, secret


def test_before_the_time_is_full_a_warning_comes_and_all_of_it_is_kept(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(ALLOWED)

    def shorten(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=reply.text().replace('data-limit="900"', 'data-limit="7"'))

    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.route("**/questions/*", shorten)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        start(page)
        expect(page.get_by_text("One minute left.")).to_be_visible()
        page.wait_for_url("**/recordings/*")
        made = httpx.get(f"{server.address}/api/v1/recordings/{page.url.rpartition('/')[2]}").json()
        assert made["seconds"] == 7


KEEP_STREAM = """
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => (window.opened = await ask(wanted));
"""
"""Lets a test pull the plug of the microphone."""


def test_a_microphone_that_is_unplugged_ends_the_recording_and_keeps_it(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(ALLOWED)
    page.add_init_script(KEEP_STREAM)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        start(page)
        page.wait_for_timeout(2_500)
        page.evaluate("window.opened.getTracks().forEach((track) => track.stop())")
        page.wait_for_url("**/recordings/*")
        made = httpx.get(f"{server.address}/api/v1/recordings/{page.url.rpartition('/')[2]}").json()
        assert made["seconds"] >= 2 and made["state"] != "recording"


def test_a_double_click_starts_one_recording(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(ALLOWED)
    page.emulate_media(reduced_motion="reduce")  # then nothing hides the button while it begins
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        page.goto(f"{server.address}/questions/{question_id}?how=audio")
        expect(page.get_by_role("button", name="Start recording")).to_be_visible()
        page.evaluate("for (let n = 0; n < 3; n += 1) document.querySelector('[data-do=start]').click()")
        expect(page.get_by_text("Safe up to")).to_be_visible()
        assert len(httpx.get(f"{server.address}/api/v1/questions/{question_id}/recordings").json()) == 1


def test_another_window_does_not_take_a_recording_away_and_a_consent_taken_back_ends_it(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    first = open_page(ALLOWED)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        agree(server.address, question_id)
        address = f"{server.address}/questions/{question_id}?how=audio"
        first.goto(address)
        start(first)
        expect(first.get_by_text("Safe up to")).to_be_visible()
        with first.expect_popup() as opened:
            first.evaluate("void open(location.href)")
        second = opened.value
        expect(second.get_by_text("in another window")).to_be_visible()
        expect(second.get_by_role("button", name="Go on with what is there")).to_be_hidden()
        second.close()
        httpx.post(f"{server.address}/privacy/consents/withdraw", data={"kind": "audio", "recipient": "here"})
        expect(first.get_by_role("heading", name="The recording ends here")).to_be_visible()
        first.reload()
        expect(first.get_by_role("button", name="Go on with what is there")).to_be_visible()


def test_deleting_everything_takes_the_drafts_of_the_browser_along(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(ALLOWED)
    with Server(tmp_path) as server:
        question_id = new_question(server.address)
        page.goto(f"{server.address}/questions/{question_id}")
        page.get_by_label("Your answer", exact=True).fill("A draft about bearings.")
        page.wait_for_timeout(400)
        assert "bearings" in page.evaluate("JSON.stringify(sessionStorage)")
        page.goto(f"{server.address}/privacy")
        page.get_by_label("Type “delete everything”").fill("delete everything")
        page.get_by_role("button", name="Delete everything").click()
        expect(page.get_by_role("heading", name="Everything is deleted")).to_be_visible()
        assert page.evaluate("sessionStorage.length + localStorage.length") == 0
