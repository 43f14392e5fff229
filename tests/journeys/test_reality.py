"""After a real interview: write it down, practise what they asked, disagree with the mark, say what helped."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import STRONG_ANSWER
from tests.journeys.server import Server
from tests.web.visits import CV_TEXT, POSTING_TEXT

pytestmark = pytest.mark.slow

ASKED = "Tell me about a fault that kept coming back"


def test_what_they_asked_is_practised_first_and_its_mark_disputed(page: Page, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        page.goto(f"{server.address}/preparations/new")
        page.get_by_text("Paste the text instead").click()
        page.get_by_label("The text of your CV").fill(CV_TEXT)
        page.get_by_label("Paste the job posting").fill(POSTING_TEXT)
        page.get_by_role("button", name="Read both").click()
        page.get_by_role("button", name="get my questions").click()
        page.wait_for_url("**/questions")
        page.get_by_role("link", name="Real interviews").click()
        page.get_by_label("What did they ask?").fill(f"{ASKED}\nWhy this plant and not another?")
        page.get_by_label("Round").fill("First talk")
        page.get_by_label("Shaky").check()
        page.get_by_label("How it stands").select_option("next_round")
        page.get_by_role("button", name="Keep it").click()
        expect(page.get_by_text("On to the next round", exact=True).first).to_be_visible()
        page.get_by_label("Kind").nth(1).select_option("motivation")
        page.get_by_role("button", name="Change the kind of: Why this plant").click()
        page.get_by_role("link", name="Practise what they asked").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(ASKED)
        page.get_by_label("Your answer").fill(STRONG_ANSWER)
        page.get_by_role("button", name="Hand it in").click()
        page.wait_for_url("**/answers/*")
        page.get_by_text("I disagree with this mark").click()
        page.get_by_label("What is wrong with it?").fill("The result is there.")
        page.get_by_label("What would you give it?").select_option("5")
        page.get_by_role("button", name="Have it marked once more").click()
        expect(page.get_by_role("heading", name="You disagreed with this mark")).to_be_in_viewport()
        expect(page.get_by_text("It reads the same.")).to_be_visible()
        page.get_by_label("A note, if you like").fill("It saw no result.")
        page.get_by_role("button", name="No, it does not").click()
        page.get_by_role("link", name="your review of the feedback").last.click()
        expect(page.get_by_text("It saw no result.")).to_be_visible()
        page.goto(f"{server.address}/real-interviews")
        expect(page.get_by_text("A few interviews prove nothing.")).to_be_visible()
