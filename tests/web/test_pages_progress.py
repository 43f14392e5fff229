"""The progress pages, the choice to hide numbers, and /api/v1/progress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_progress import ProgressDocument, WeakAreasDocument
from interview_coach.domain.progress_history import BandPoint
from interview_coach.web.app import create_app
from interview_coach.web.charts import band_path, range_bar
from tests.conftest import NOON
from tests.practised import WEAK_SPOT, Practised
from tests.web.visits import read

MARK = re.compile(r"\b[1-5]\.\d\b")


@pytest.fixture
def practised(scripted_app: CoachApp) -> Practised:
    return Practised(scripted_app.storage).begin()


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def grown(practised: Practised) -> Practised:
    """Better in one competency, weak in another, with own ratings."""
    practised.each([2.0] * 10 + [4.0] * 10, "ownership", rating=4)
    practised.each([2.0, 2.1, 1.9, 2.0], "teamwork", result=1.0)
    practised.each([3.0], "integrity")
    return practised


def text(client: TestClient, address: str) -> str:
    reply = client.get(address)
    assert reply.status_code == 200, reply.text
    return " ".join(read(reply).text.split())


def hide(client: TestClient, numbers: str = "hide", back: str = "/progress") -> str:
    return client.post("/progress/numbers", data={"numbers": numbers, "back": back}).url.path


def test_what_got_better_and_what_comes_next_stand_first(client: TestClient, grown: Practised) -> None:
    page = text(client, "/progress")
    head = page[: page.index("Where you stand")]
    assert "“Ownership, initiative and results” got better by about" in head
    assert "Work on “Teamwork and collaboration” next." in head
    assert page.index("got better") < page.index("Where you stand")


def test_a_level_is_a_range_with_its_answers(client: TestClient, grown: Practised) -> None:
    page = text(client, "/progress")
    assert re.search(r"Teamwork and collaboration between 1\.\d and 2\.\d; 4 answers", page)
    assert "1 answer: not enough to tell. Answer 2 more questions of this kind" in page
    assert "Over time" in page and "Week by week" in page


def test_own_ratings_are_told_kindly(client: TestClient, grown: Practised) -> None:
    assert "You rate your answers kinder than the marks do by about 1.0. That is common" in text(client, "/progress")


def test_seven_attempts_at_one_question_are_not_enough(client: TestClient, practised: Practised) -> None:
    question = practised.question("ownership")
    for _ in range(7):
        practised.answer(3.0, question)
    page = text(client, "/progress")
    assert "7 answers to one question: not enough to tell. Answer another question of this kind" in page


def test_without_answers_the_pages_say_how_to_begin(client: TestClient) -> None:
    assert "Your progress begins with your first answer." in text(client, "/progress")
    assert "Nothing to work on yet" in text(client, "/weak-areas")


def test_two_answers_are_a_beginning_without_an_order_of_work(client: TestClient, practised: Practised) -> None:
    practised.each([2.0, 3.0], "ownership")
    page = text(client, "/progress")
    assert "2 answers so far: a beginning, but too few to tell" in page
    assert "To work on, in this order" not in page


def test_a_weak_area_has_own_words_a_focus_and_a_drill_that_begins(client: TestClient, grown: Practised) -> None:
    fresh = grown.question("teamwork")
    reply = client.get("/weak-areas")
    page = " ".join(read(reply).text.split())
    assert page.index("Teamwork and collaboration") < page.index("Integrity, safety and inclusion")
    assert WEAK_SPOT in page and "A drill of 15 minutes" in page and "Work on “Result" in page
    assert f"/questions/{fresh}" in read(reply).links
    assert any(f"/answers/{id}" in read(reply).links for id in grown.answers)


def test_hidden_numbers_are_hidden_on_every_page(client: TestClient, grown: Practised) -> None:
    question = grown.question("teamwork")
    first, second = (grown.answer(mark, question, rating=2) for mark in (2.0, 4.0))
    shown = {address: text(client, address) for address in _addresses(grown, question, second)}
    assert all(MARK.search(page) for page in shown.values()), [a for a, p in shown.items() if not MARK.search(p)]
    assert hide(client) == "/progress"
    for address in _addresses(grown, question, second):
        page = text(client, address)
        assert not MARK.search(page), (address, MARK.findall(page))
        assert not re.search(r"\bof 5(?! [A-Z])|A 4 looks", page), address  # "Week of 5 Oct" may stand there
        assert 'aria-label="Mark' not in client.get(address).text
    assert "strong" in text(client, f"/answers/{second}") and "a beginning" in text(client, f"/answers/{first}")
    assert "up" in text(client, f"/questions/{question}/attempts")
    hide(client, "show")
    assert MARK.search(text(client, "/history"))


def _addresses(practised: Practised, question: str, answer: str) -> tuple[str, ...]:
    return (
        "/progress",
        "/weak-areas",
        "/history",
        "/reviews",
        f"/answers/{answer}",
        f"/questions/{question}/attempts",
        f"/preparations/{practised.preparation}/questions",
    )


def test_the_switch_comes_back_to_its_page_and_nowhere_else(client: TestClient, grown: Practised) -> None:
    assert hide(client, back="/history") == "/history"
    reply = client.post("/progress/numbers", data={"back": "//evil.example"}, follow_redirects=False)
    assert reply.headers["location"] == "/"


def test_a_posting_can_be_chosen_or_none(client: TestClient, grown: Practised) -> None:
    assert client.get(f"/progress?preparation={grown.preparation}").status_code == 200
    assert client.get("/weak-areas?preparation=all").status_code == 200
    for address in ("/progress", "/weak-areas"):
        assert client.get(f"{address}?preparation=nobody").status_code == 404


def test_the_words_of_others_are_never_markup(client: TestClient, practised: Practised) -> None:
    practised.each([2.0, 2.1, 2.2], skill="<script>alert(1)</script>")
    for address in ("/progress", "/weak-areas"):
        assert "<script>alert" not in client.get(address).text


def test_the_api_gives_the_same(client: TestClient, grown: Practised) -> None:
    document = client.get("/api/v1/progress").json()
    ProgressDocument.model_validate(document)
    assert document["headline"].startswith("“Ownership")
    assert (document["marked"], document["calibration"]["difference"], document["hide_numbers"]) == (25, 1.0, False)
    assert document["bands"][0]["points"] and document["weeks"][0]["answers"] >= 1
    areas = client.get(f"/api/v1/weak-areas?preparation_id={grown.preparation}").json()
    WeakAreasDocument.model_validate(areas)
    first = next(area for area in areas["areas"] if area["kind"] == "competency")
    assert (first["name"], first["status"]) == ("teamwork", "weak")
    assert first["evidence"][0]["quote"] == WEAK_SPOT
    assert first["evidence"][0]["answer_id"] in grown.answers
    assert first["practice_question_id"]


def test_the_api_refuses_what_is_not_there(client: TestClient, scripted_app: CoachApp, grown: Practised) -> None:
    scripted_app.storage.add_user("bob", NOON)
    foreign = Practised(scripted_app.storage, "bob").begin()
    for address in ("/api/v1/progress", "/api/v1/weak-areas"):
        for id in ("nobody", foreign.preparation):
            reply = client.get(f"{address}?preparation_id={id}")
            assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")


def test_the_api_sets_how_marks_are_seen(client: TestClient) -> None:
    assert client.get("/api/v1/view-settings").json() == {"hide_numbers": False}
    assert client.put("/api/v1/view-settings", json={"hide_numbers": True}).json() == {"hide_numbers": True}
    assert client.get("/api/v1/progress").json()["hide_numbers"] is True
    assert client.put("/api/v1/view-settings", json={}).status_code == 422


def test_a_range_stays_on_its_scale_and_can_be_seen() -> None:
    assert (range_bar(1.0, 5.0).left, range_bar(1.0, 5.0).width) == (0.0, 100.0)
    for low, high in ((0.0, 9.0), (5.0, 5.0), (3.0, 3.0), (1.0, 1.0)):
        bar = range_bar(low, high)
        assert bar.width >= 2.0 and bar.left >= 0.0 and bar.left + bar.width <= 100.0


def test_a_band_goes_along_its_upper_edge_and_back() -> None:
    points = [BandPoint(NOON, 3, 1.0, 3.0), BandPoint(NOON + timedelta(days=1), 4, 3.0, 5.0)]
    assert band_path(points) == "M0.0 50.0L100.0 0.0L100.0 50.0L0.0 100.0Z"
    assert band_path([points[0], points[0]]) == "M0.0 50.0L100.0 50.0L100.0 100.0L0.0 100.0Z"
