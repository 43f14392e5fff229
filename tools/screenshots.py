"""Pictures of every page, at three widths and in both themes: `python -m tools.screenshots [--only NAME ...]`.

Starts a server of its own over an empty data folder, makes a preparation through the pages like a user, answers two
questions, and takes the pictures into build/screenshots (or --folder).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from tests.journeys.server import Server

WIDTHS = {360: 780, 768: 1024, 1440: 900}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

CV = """Zoë Nwosu-Albrecht
zoe@example.org

Experience

Brightwater Foods, Shift lead, outbound
April 2021 - present
- Cut overtime on the outbound floor from 11 % to 4 % in nine months with a rota the shifts wrote themselves
- Trained 14 new pickers; 12 of them are still there after a year
- Found that returns were booked twice and ended a monthly gap of three days in the stock count

Kestrel Parcel, Team lead
January 2018 - March 2021
- Ran the late shift of 22 people
- Moved the sorting of bulky goods to one line, which took 40 minutes off the last departure

Skills
SAP EWM, Excel, shift planning
"""

POSTING = """Operations Manager, Outbound
Harbour & Finch Logistics

You lead the move of the outbound floor to the new site and plan shifts for 60 people.

What you bring
- Five years with warehouse management systems
- You can answer your own questions in SQL
- You keep your promise through peak season and explain a plan so that people follow it

Nice to have
- Lean methods, Spanish
"""

ANSWERS = (
    "Last spring our warehouse closed the month three days late, every month. Nobody had asked me, but the stock "
    "count was mine. I wrote down for two weeks where each hour went. I saw that returns were booked twice, once "
    "at the gate and once on the shelf. I agreed with the night shift on one list and tried it on a single aisle "
    "first. The close got a lot better after that.",
    "Last spring our warehouse closed the month three days late, every month. The stock count was mine, so I took "
    "it on. I wrote down for two weeks where each hour went and saw that returns were booked twice. I agreed with "
    "the night shift on one list and tried it on a single aisle first. In the end the close came down from three "
    "days to four hours, and it has stayed there for a year.",
)


def main() -> None:
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data, Server(Path(data)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS)
        _shoot(browser, {"welcome": server.address}, options, 1440, "light")
        pages = dict(_walk(browser, server.address))
        for width in options.width or WIDTHS:
            for theme in ("light", "dark"):
                _shoot(browser, pages, options, width, theme)
        browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--width", nargs="*", type=int)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


def _walk(browser: Browser, server: str) -> Iterator[tuple[str, str]]:
    """Use the product once and give the name and address of every page met on the way."""
    page = browser.new_page()
    page.goto(f"{server}/preparations/new")
    page.locator("details.instead summary").first.click()
    page.fill("#cv_text", CV)
    page.fill("#posting_text", POSTING)
    page.fill("#interview_on", "2027-01-14")
    page.click("button.primary")
    preparation = page.url
    yield "understood", preparation
    page.click("button.primary")
    yield from ((name, preparation + tail) for name, tail in (("questions", "/questions"), ("tips", "/tips")))
    yield "edit", preparation + "/edit"
    question = page.locator(".question-item .button").first.get_attribute("href") or ""
    for answer in ANSWERS:
        _answer(page, server + question, answer)
        feedback = page.url
    yield "feedback", feedback
    yield "practice_again", server + question
    yield "attempts", server + question + "/attempts"
    yield "sample", server + question + "/sample"
    last = page.locator("a.button.plain", has_text="Next question").get_attribute("href") or ""
    _answer(page, server + last, "I do not know.")
    yield "no_mark", page.url
    yield "practice", server + (page.locator("a.button.plain").first.get_attribute("href") or question)
    for name, address in (("start", "/"), ("history", "/history"), ("preparations", "/preparations")):
        yield name, server + address
    for name, address in (("new", "/preparations/new"), ("missing", "/nowhere"), ("star", "/help/star")):
        yield name, server + address
    yield "marks", f"{server}/help/marks"
    for name in ("costs", "consent", "privacy"):
        yield name, f"{server}/{name}"
    yield "record", f"{server}{question}?how=audio"
    page.close()


def _answer(page: Page, address: str, text: str) -> None:
    page.goto(address)
    page.fill("#answer", text)
    page.locator(".rating-steps label").nth(3).click()
    page.click("button.primary")
    page.wait_for_url("**/answers/*")


def _shoot(browser: Browser, pages: dict[str, str], options: argparse.Namespace, width: int, theme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS.get(width, 900)}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("console", lambda message: message.type == "error" and print(f"{name} {width} {theme}: {message.text}"))
    for name, address in pages.items():
        if options.only and name not in options.only:
            continue
        page.goto(address)
        page.evaluate("document.fonts.ready")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            print(f"{name} at {width} px is {wide} px wide")
        page.screenshot(path=options.folder / f"{name}-{width}-{theme}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main()
