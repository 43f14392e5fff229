"""A review session with the keyboard, and without JavaScript, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import Server

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("reviews")) as running:
        yield running


def write(page: Page, server: Server, front: str, back: str) -> None:
    page.goto(f"{server.address}/reviews")
    page.get_by_text("Write a card").click()
    page.get_by_label("Front").fill(front)
    page.get_by_label("Back").fill(back)
    page.get_by_role("button", name="Keep this card").click()
    page.wait_for_url("**/reviews?kind=note#cards")


def press(page: Page, key: str) -> None:
    """Once the page and its scripts are there."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_a_session_needs_the_keyboard_only(page: Page, server: Server) -> None:
    write(page, server, "first question", "first answer")
    write(page, server, "second question", "second answer")
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_role("heading", name="first question")).to_be_visible()
    expect(page.get_by_text("first answer")).to_be_hidden()
    press(page, "3")
    expect(page.get_by_text("0 done today, 2 to go")).to_be_visible()  # no rating before the answer was seen
    press(page, "Space")
    expect(page.get_by_text("first answer")).to_be_visible()
    press(page, "3")
    expect(page.get_by_role("heading", name="second question")).to_be_visible()
    expect(page.get_by_text("1 done today, 1 to go")).to_be_visible()
    press(page, "u")
    expect(page.get_by_role("heading", name="first question")).to_be_visible()
    expect(page.get_by_text("0 done today, 2 to go")).to_be_visible()
    for number, name in enumerate(("first", "second")):
        expect(page.get_by_role("heading", name=f"{name} question")).to_be_visible()
        press(page, "Space")
        press(page, "4")
        expect(page.get_by_text(f"{number + 1} done today")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing is due")).to_be_visible()
    expect(page.get_by_text("The next card comes on")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_text("Import and export").click()
        page.get_by_role("link", name="Your cards as a file").click()
    page.get_by_label("A file of cards").set_input_files(download.value.path())
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("0 cards added, 2 there already.")).to_be_visible()


def test_it_works_without_scripts(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    write(page, server, "a question", "an answer")
    page.get_by_role("link", name="Start").click()
    page.locator("summary", has_text="Show the answer").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("an answer")).to_be_visible()
    page.get_by_role("button", name="Not known").click()
    expect(page.get_by_text("1 done today, 1 to go")).to_be_visible()  # it comes back in this session
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.get_by_text("0 done today, 1 to go")).to_be_visible()
    page.get_by_role("link", name="Change this card").click()
    page.get_by_label("Back").fill("a better answer")
    page.get_by_role("button", name="Save the card").click()
    expect(page.get_by_role("link", name="a question")).to_be_visible()
    context.close()
