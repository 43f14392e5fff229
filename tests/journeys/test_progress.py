"""Progress in a browser: see where one stands, hide the numbers, begin a drill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from interview_coach.bootstrap import CoachApp
from tests.practised import Practised
from tests.web.running import served

pytestmark = pytest.mark.slow


@pytest.fixture
def practised(scripted_app: CoachApp) -> Practised:
    """Ten weeks of practice: better in one competency, weak in another."""
    practised = Practised(scripted_app.storage).begin()
    practised.each([2.0] * 10 + [4.0] * 10, "ownership", rating=4)
    practised.each([2.0, 2.1, 1.9, 2.0], "teamwork", result=1.0)
    practised.question("teamwork")
    return practised


@pytest.fixture
def address(scripted_app: CoachApp, practised: Practised) -> Iterator[str]:
    with served(scripted_app) as address:
        yield address


def test_from_where_one_stands_to_the_practice_of_what_is_weak(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Progress").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("“Ownership, initiative and results” got better by about")
    expect(heading).to_contain_text("Work on “Teamwork and collaboration” next.")
    expect(page.get_by_role("figure").first).to_be_visible()
    expect(page.locator(".range").first).to_be_visible()
    page.get_by_role("link", name="What to work on, and how").click()
    first = page.locator(".weak-area").first
    expect(first.get_by_role("heading", level=2)).to_contain_text("Teamwork and collaboration")
    expect(first.locator("q").first).to_have_text("I logged every stop")
    first.get_by_role("link", name="Begin the drill").click()
    expect(page).to_have_url(re.compile("/questions/"))
    expect(page.get_by_label("Your answer")).to_be_visible()


def test_numbers_can_be_hidden_everywhere_and_shown_again(page: Page, address: str) -> None:
    number = re.compile(r"\b[1-5]\.\d\b")
    page.goto(f"{address}/progress")
    expect(page.get_by_role("main")).to_contain_text(number)
    page.get_by_role("button", name="Hide the numbers").click()
    for place in ("/progress", "/weak-areas", "/history"):
        page.goto(address + place)
        expect(page.get_by_role("main")).not_to_contain_text(number)
    page.get_by_role("link", name=re.compile("what did you do")).first.click()
    expect(page.get_by_role("heading", name="How the mark came about")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(number)
    expect(page.locator(".scale")).to_have_count(0)
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.locator(".big-mark")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_scrolls_sideways(page: Page, address: str, practised: Practised, width: int) -> None:
    practised.each([3.0, 3.1, 3.2], skill="Betriebswerkbauunterbeamtengesellschaft" * 3)
    practised.each([3.0] * 3, "integrity", at=datetime.now(UTC) - timedelta(days=1))
    page.set_viewport_size({"width": width, "height": 800})
    for place in ("/progress", "/weak-areas"):
        page.goto(address + place)
        for fold in page.locator("details.fold").all():
            fold.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
