"""What scripts add to the pages, in a real browser: nothing of it is needed, all of it works."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.server import Server
from tests.web.visits import CV_TEXT, POSTING_TEXT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("comfort")) as running:
        yield running


@pytest.fixture
def questions(page: Page, server: Server) -> str:
    """Address of the questions of a fresh preparation."""
    page.goto(f"{server.address}/preparations/new")
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("The text of your CV").fill(CV_TEXT)
    page.get_by_label("Paste the job posting").fill(POSTING_TEXT)
    page.get_by_role("button", name="Read both").click()
    page.get_by_role("button", name="get my questions").click()
    page.wait_for_url("**/questions")
    return page.url


def test_the_theme_changes_at_once_and_is_remembered(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server.address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark theme").click()
    expect(page.get_by_role("button", name="Light theme")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    page.goto(f"{server.address}/help/star")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_parts_and_words_show_while_writing_and_the_clock_can_be_hidden(page: Page, questions: str) -> None:
    page.goto(questions)
    page.locator("#kind-behavioral").get_by_role("link", name="Practise").first.click()
    field = page.get_by_label("Your answer")
    text = "Last spring the line stopped every day. My job was to find out why. I logged the stops and asked the crew"
    field.fill(text)
    expect(page.get_by_text(f"{len(text.split())} words.")).to_be_visible()
    expect(page.locator("[data-part=situation]")).to_have_class("is-begun")
    expect(page.locator("[data-part=action]")).to_have_class("is-begun")
    expect(page.locator("[data-part=result]")).not_to_have_class("is-begun")
    page.get_by_role("button", name="Hide the time").click()
    page.reload()
    expect(page.get_by_role("button", name="Show the time")).to_be_visible()
    expect(page.locator("[data-clock]")).to_be_hidden()


def test_an_own_question_joins_the_list_without_leaving_the_page(page: Page, questions: str) -> None:
    there = page.locator(".question-item").count()
    page.get_by_label("A question of your own").fill("What would your last crew say about you?")
    page.get_by_role("button", name="Add my question").click()
    expect(page.locator(".question-item")).to_have_count(there + 1)
    assert page.url == questions


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways_even_with_endless_words(page: Page, server: Server, width: int) -> None:
    word = "Betriebswerkbauunterbeamtengesellschaft" * 3
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server.address}/preparations/new")
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("The text of your CV").fill(CV_TEXT + f"- Repaired the {word} of the مصنع\n")
    page.get_by_label("Paste the job posting").fill(f"{word} manager\n\nYou know\n- {word}\n- SQL\n" + POSTING_TEXT)
    page.get_by_role("button", name="Read both").click()
    page.wait_for_url("**/preparations/*")
    inside = [page.url + place for place in ("", "/edit", "/tips", "/questions")]
    for address in [*inside, server.address, f"{server.address}/history", f"{server.address}/help/marks"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
