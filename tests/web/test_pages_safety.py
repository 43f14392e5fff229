import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from interview_coach.web.templating import STATIC
from tests.cast import POSTING_TEXT, STRONG_ANSWER
from tests.web.visits import CV_TEXT, answer, first_question, prepare, read

SCRIPT = "<script>alert(1)</script>"
QUOTE = '" onmouseover="alert(1)'


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def every_page(client: TestClient) -> list[str]:
    """Addresses of all pages, with data in them."""
    preparation = prepare(client, CV_TEXT + f"- Fixed a {SCRIPT} {QUOTE}\n", POSTING_TEXT + SCRIPT + QUOTE)
    question = first_question(client, preparation)
    feedback = answer(client, question, f"{SCRIPT} {QUOTE} {STRONG_ANSWER}").url.path
    answer(client, question)
    client.post(f"{preparation}/questions/own", data={"text": f"What about {SCRIPT} {QUOTE}?"})
    edited = read(client.get(f"{preparation}/edit")).fields
    edited |= {"company": SCRIPT + QUOTE, "skill_0_name": SCRIPT + QUOTE, "cv_name": SCRIPT + QUOTE}
    client.post(preparation, data=edited | {"title": SCRIPT + QUOTE})
    inside = [preparation, *(f"{preparation}/{place}" for place in ("edit", "questions", "tips", "tomorrow", "pitch"))]
    about = [question, f"{question}/sample", f"{question}/attempts", feedback]
    alone = ["/", "/history", "/preparations", "/preparations/new", "/help/marks", "/help/star"]
    return [*inside, *about, *alone, "/progress", "/weak-areas", "/costs", "/consent", "/privacy"]


def test_every_page_keeps_to_the_content_policy_and_escapes_what_people_wrote(client: TestClient) -> None:
    shown = 0
    for address in every_page(client):
        reply = client.get(address)
        assert reply.status_code == 200, address
        page = read(reply)
        assert page.forbidden == [], address
        assert SCRIPT not in reply.text, address
        shown += page.text.count("alert(1)")
        assert page.tags.count("h1") == 1, address
        assert "main" in page.tags, address
        assert "default-src 'self'" in reply.headers["content-security-policy"]
    assert shown > 10, "the text is there, only harmless"


def test_a_hostile_file_name_is_escaped(client: TestClient) -> None:
    files = {"cv_file": (f"<b>{QUOTE}.pdf", b"not a pdf")}
    reply = client.post("/preparations", data={"job_title": SCRIPT}, files=files)
    assert reply.status_code == 422
    assert read(reply).forbidden == []
    assert "<b>%22" not in reply.text
    assert SCRIPT not in reply.text


@pytest.mark.parametrize(
    "address", ["/nowhere", "/preparations/x", "/questions/x", "/answers/x", "/questions/x/sample"]
)
def test_what_is_not_there_has_a_page_of_its_own(client: TestClient, address: str) -> None:
    reply = client.get(address)
    assert reply.status_code == 404
    assert "This page is not here" in read(reply).text
    assert read(reply).forbidden == []


def test_the_theme_is_remembered_and_is_there_at_the_first_paint(client: TestClient) -> None:
    assert "data-theme" not in re.sub("data-theme-form", "", client.get("/").text)
    reply = client.post("/appearance", data={"theme": "dark", "back": "/history"})
    assert reply.url.path == "/history"
    assert '<html lang="en" data-theme="dark">' in reply.text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_choosing_a_theme_never_leads_to_another_site(client: TestClient, back: str) -> None:
    reply = client.post("/appearance", data={"theme": "dark", "back": back}, follow_redirects=False)
    assert reply.headers["location"] == "/"


def test_all_static_files_a_page_names_are_served(client: TestClient) -> None:
    question = first_question(client, prepare(client))
    named = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text + client.get(question).text))
    assert len(named) >= 7
    for address in named:
        assert client.get(address).status_code == 200, address


def test_the_first_page_is_light(client: TestClient) -> None:
    """150 kB for the page, its style, its script and the fonts a Latin text needs."""
    page = client.get("/").text
    named = [STATIC / n for n in re.findall(r'"/static/([^"?]+)', page)]
    fonts = [f for f in STATIC.glob("vendor/*/*-latin-*.woff2") if "latin-ext" not in f.name]
    size = len(page.encode()) + sum(f.stat().st_size for f in {*named, *fonts})
    assert size < 150_000


def test_every_vendored_folder_has_its_licence() -> None:
    folders = [f for f in (STATIC / "vendor").iterdir() if f.is_dir()]
    assert len(folders) >= 3
    assert all(Path(f / "LICENSE").read_text().strip() for f in folders)


def test_styles_and_scripts_load_nothing_from_elsewhere() -> None:
    for file in (*STATIC.glob("*.css"), *STATIC.glob("*.js")):
        assert not re.search(r"https?://|@import|\beval\(|url\(\s*[\"']?//", file.read_text()), file.name
