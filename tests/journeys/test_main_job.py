"""The main job in a real browser: CV and posting in, questions, answer, feedback, retry, history after a restart."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import CANDIDATE, POSTING_TEXT, STRONG_ANSWER, THIN_ANSWER
from tests.journeys.cv_pdf import cv_as_pdf
from tests.journeys.server import Server

pytestmark = pytest.mark.slow


def prepare(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Prepare").first.click()
    page.set_input_files(
        "input[name=cv_file]", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": cv_as_pdf()}
    )
    page.get_by_label("Paste the job posting").fill(POSTING_TEXT)
    page.get_by_label("When is the interview?").fill("2030-01-15")
    page.get_by_role("button", name="Read both").click()


def hand_in(page: Page, text: str, rating: str) -> None:
    page.get_by_label("Your answer").fill(text)
    page.locator(f"input[name=self_rating][value='{rating}']").check(force=True)
    page.get_by_role("button", name="Hand it in").click()


def test_from_a_pdf_to_feedback_a_retry_and_the_history_after_a_restart(page: Page, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        prepare(page, server.address)
        expect(page.get_by_text(CANDIDATE)).to_be_visible()
        expect(page.get_by_role("heading", name="Maintenance Engineer")).to_be_visible()
        page.get_by_role("button", name="get my questions").click()
        expect(page.get_by_role("heading", name="12 questions to be ready for")).to_be_visible()

        page.locator("#kind-behavioral").get_by_role("link", name="Practise").first.click()
        question = page.locator("h1").inner_text()
        hand_in(page, THIN_ANSWER, "4")
        expect(page.get_by_text("Change this first")).to_be_visible()
        expect(page.get_by_text("You gave it 4")).to_be_visible()
        weak = float(page.locator(".big-mark .mark").inner_text())
        assert weak <= 1.5, "a habit and an opinion, where an event was asked"

        page.get_by_role("link", name="Try again now").click()
        assert page.get_by_label("Your answer").input_value() == ""
        hand_in(page, STRONG_ANSWER, "3")
        strong = float(page.locator(".big-mark .mark").inner_text())
        assert strong >= weak + 1.5
        for part in ("Situation", "Action", "Result"):
            expect(page.get_by_text(part, exact=True).first).to_be_visible()
        page.get_by_role("link", name="Read the last two side by side").click()
        expect(page.get_by_text("lubrication").first).to_be_visible()

    with Server(tmp_path) as server:
        page.goto(f"{server.address}/history")
        expect(page.get_by_text(question).first).to_be_visible()
        page.get_by_role("link", name=question).first.click()
        expect(page.get_by_text("rebuilt the lubrication plan").first).to_be_visible()


def test_a_draft_outlives_a_reload_and_is_gone_once_handed_in(page: Page, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        prepare(page, server.address)
        page.get_by_role("button", name="get my questions").click()
        page.get_by_role("link", name="Practise the next one").click()
        page.get_by_label("Your answer").press_sequentially("The line stopped on a Sunday.")
        page.wait_for_timeout(700)
        page.reload()
        expect(page.get_by_label("Your answer")).to_have_value("The line stopped on a Sunday.")
        hand_in(page, STRONG_ANSWER, "3")
        page.get_by_role("link", name="Try again now").click()
        expect(page.get_by_label("Your answer")).to_have_value("")
