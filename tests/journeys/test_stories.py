"""From a line of the CV to a story on one sheet of paper, in a real browser."""

from collections.abc import Iterator
from itertools import count

import httpx
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.server import Server
from tests.stories import FACTS
from tests.web.visits import CV_TEXT, POSTING_TEXT

pytestmark = pytest.mark.slow

_LONG = "we had agreed with the production office that every stop longer than 11 minutes was written down in figures, "


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("stories")) as running:
        yield running


@pytest.fixture
def preparation(server: Server) -> str:
    with httpx.Client(base_url=server.address, timeout=60) as api:
        found = api.post("/api/v1/preparations", json={"cv_text": CV_TEXT, "posting": POSTING_TEXT}).json()["id"]
    return f"{server.address}/preparations/{found}"


def test_a_line_becomes_a_story_one_question_at_a_time(page: Page, preparation: str) -> None:
    page.goto(f"{preparation}/stories")
    line = page.locator(".candidates > li", has_text="Cut unplanned stops")
    line.get_by_role("button", name="Make it a story").click()
    expect(page.get_by_text("What was at stake when you cut unplanned stops")).to_be_visible()
    field = page.locator("textarea#fact")
    field.fill("Half a thought, not kept y")
    page.reload()
    expect(field).to_have_value("Half a thought, not kept y")
    for step in count():
        if not page.locator("form.ask").count():
            break
        assert step < 9
        slot = page.locator("form.ask input[name=slot]").input_value()
        field.fill(FACTS.get(slot, "It is still in use"))
        field.press("Tab")
        page.keyboard.press("Enter")  # the primary button comes next
        page.wait_for_url(f"**kept={slot}**")
    expect(page.get_by_role("heading", name="It is ready. Say it aloud once.")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('story:')).length") == 0


def test_a_second_window_is_told_and_loses_nothing(page: Page, preparation: str) -> None:
    page.goto(f"{preparation}/stories")
    page.locator(".candidates > li").last.get_by_role("button", name="Make it a story").click()
    page.wait_for_url("**/stories/*")
    other = page.context.new_page()
    other.goto(page.url)
    for window in (page, other):
        window.locator("textarea#fact").fill("Each stop cost half an hour of milk")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**kept=stakes**")
    page.goto(f"{page.url.partition('?')[0]}?slot=stakes")
    page.locator("textarea#fact").fill("It cost us the morning")
    page.get_by_role("button", name="Keep it").click()
    other.locator("textarea#fact").fill("My other thought")
    with other.expect_response(lambda reply: reply.status == 409):
        other.get_by_role("button", name="Keep it").click()
    expect(other.locator("textarea#fact")).to_have_value("My other thought")
    expect(other.get_by_role("alert")).to_contain_text("changed in another window")
    other.close()


def test_the_page_for_the_last_hour_is_one_page_however_much_there_is(
    page: Page, server: Server, preparation: str
) -> None:
    with httpx.Client(base_url=server.address, timeout=60) as api:
        for number in range(8):
            title = f"Story {number} of a Betriebswerkbauunterbeamtengesellschaftsordnung and more of it"
            shown = ["planning_quality", "ownership"]
            story = api.post("/api/v1/stories", json={"title": title, "competencies": shown}).json()
            for slot in (*FACTS, "measure"):
                text = (f"I {number} " + _LONG * 6)[:590]
                fact = {"text": text, "version": story["version"]}
                story = api.put(f"/api/v1/stories/{story['id']}/facts/{slot}", json=fact).json()
    page.goto(f"{preparation}/sheet")
    expect(page.get_by_text("more found no room here").first).to_be_visible()
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = document[0].get_textpage().get_text_range()
    assert "Ask them" in text
    assert "Begin with" in text
    document.close()


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_of_stories_scrolls_sideways(page: Page, server: Server, preparation: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    with httpx.Client(base_url=server.address, timeout=60) as api:
        for _ in range(10):  # so many that the matrix is wider than the screen: it scrolls in itself
            new = {"title": "Betriebswerkbauunterbeamtengesellschaft" * 4, "competencies": ["ownership"]}
            story = api.post("/api/v1/stories", json=new).json()["id"]
    for place in (f"{preparation}/stories", f"{preparation}/sheet", f"{server.address}/stories/{story}",
                  f"{server.address}/stories"):  # fmt: skip
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
