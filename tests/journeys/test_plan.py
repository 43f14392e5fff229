"""A week with the plan in a real browser: set the time, tick off, miss a day, go on, take it into a calendar."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import uvicorn
from icalendar import Calendar
from playwright.sync_api import Page, expect

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING, STRONG_ANSWER
from tests.conftest import NOON, StandingClock
from tests.journeys.server import free_port

pytestmark = pytest.mark.slow


@pytest.fixture
def address(app: CoachApp) -> Iterator[str]:
    """The real application in this process, so that its clock can be moved."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(create_app(app, warm=False), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)


def test_a_week_with_the_plan(page: Page, app: CoachApp, clock: StandingClock, address: str, tmp_path: Path) -> None:
    made = app.preparations.create("local", cv=CV, posting=POSTING, interview_on=NOON.date() + timedelta(days=12))
    app.questions.prepare("local", made.id)
    page.goto(f"{address}/")
    page.get_by_role("link", name="The whole plan").click()

    page.get_by_label("Minutes a day").fill("45")
    page.get_by_label("Sunday").check()
    page.get_by_role("button", name="Plan with this").click()
    expect(page.get_by_label("Minutes a day")).to_have_value("45")
    today = page.locator(".plan-today")
    expect(today.get_by_role("heading")).to_contain_text("45 minutes")

    today.get_by_role("button", name="Tick off").first.click()
    expect(today.locator(".is-done").filter(has_text="Done.")).to_have_count(1)
    today.get_by_role("link", name="Practise").first.click()
    page.get_by_label("Your answer").fill(STRONG_ANSWER)
    page.get_by_role("button", name="Hand it in").click()
    page.wait_for_url("**/answers/**")
    page.goto(f"{address}/preparations/{made.id}/plan")
    expect(today.get_by_text("you answered a question on it")).to_have_count(1)
    days = page.locator(".plan-day h4").all_text_contents()

    clock.advance(timedelta(days=2))
    page.reload()
    after = page.locator(".plan-day h4").all_text_contents()
    assert set(after) < set(days)  # the same days without those that are over, and nothing on top
    page.get_by_text("The days behind you").click()
    past = page.locator(".plan-past li")
    expect(past.nth(0)).to_contain_text("nothing to catch up on")
    expect(past.nth(1)).to_contain_text("1 answer")

    with page.expect_download() as download:
        page.get_by_role("button", name="Download the plan").click()
    file = tmp_path / "plan.ics"
    download.value.save_as(file)
    starts = [event.start for event in Calendar.from_ical(file.read_bytes()).events]
    assert starts[0] == NOON.date() + timedelta(days=2) and starts[-1] == made.interview_on
    assert all(day.weekday() != 6 for day in starts[:-1])

    clock.advance(timedelta(days=12))
    page.goto(f"{address}/")
    page.get_by_role("link", name="Write it down").click()
    page.wait_for_url("**/real-interviews")
