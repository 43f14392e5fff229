"""The pages of reviews and /api/v1/reviews, /api/v1/review-cards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from interview_coach.web.pages.reviews import after_words
from tests.cast import CV, POSTING
from tests.conftest import NOON, StandingClock
from tests.services.test_reviews import USER, fill, missed, prepared
from tests.web.visits import read

API = "/api/v1"


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_without_cards_the_page_says_where_they_come_from(client: TestClient) -> None:
    page = read(client.get("/reviews"))
    assert "No cards yet" in page.text and "twice more before the interview" in page.text
    assert "/preparations/new" in page.links and "/reviews/next" not in page.links
    assert page.forbidden == []


def test_when_nothing_is_due_the_page_says_when_the_next_card_comes(client: TestClient, scripted_app: CoachApp) -> None:
    card = scripted_app.review_cards.add(USER, "f", "b")
    scripted_app.reviews.rate(USER, card.id, 4)
    text = read(client.get("/reviews")).text
    assert "Nothing is due" in text and "The next card comes on" in text and "1 done today" in text


def test_a_session_goes_through_the_cards_and_back(
    client: TestClient, scripted_app: CoachApp, clock: StandingClock
) -> None:
    cards = [scripted_app.review_cards.add(USER, f"front {n}", f"<b>back {n}</b>") for n in range(2)]
    page = read(client.get("/reviews/next"))
    assert page.forbidden == [] and "0 done today, 2 to go" in page.text and "<b>back" in page.text
    shown = next(card for card in cards if card.text.front in page.text)
    reply = client.post(f"/reviews/cards/{shown.id}/ratings", data={"rating": "3", "number": "0", "seconds": "4"})
    assert "1 done today, 1 to go" in read(reply).text
    clock.advance(timedelta(seconds=5))
    again = client.post("/reviews/undo")
    assert again.url.query == f"card={shown.id}".encode() and shown.text.front in again.text
    assert "nothing" not in client.get("/reviews/next").text.lower()
    for card in cards:
        client.post(f"/reviews/cards/{card.id}/ratings", data={"rating": "4", "number": "0"})
        clock.advance(timedelta(seconds=5))
    assert client.get("/reviews/next").url.path == "/reviews"


def test_a_rating_outside_the_four_is_refused(client: TestClient, scripted_app: CoachApp) -> None:
    card = scripted_app.review_cards.add(USER, "f", "b")
    assert client.post(f"/reviews/cards/{card.id}/ratings", data={"rating": "9"}).status_code == 422
    assert client.post("/reviews/undo").status_code == 422


def test_cards_are_written_changed_suspended_and_deleted_on_the_page(client: TestClient) -> None:
    kept = client.post("/reviews/cards", data={"front": "Who founded it?", "back": "Two sisters"})
    assert "Who founded it?" in kept.text
    address = next(link for link in read(kept).links if link.startswith("/reviews/cards/") and "csv" not in link)
    assert "must not be empty" in client.post(address, data={"front": "x", "back": " "}).text
    client.post(address, data={"front": "Who began it?", "back": "Two sisters"})
    assert "Who began it?" in client.get(address).text
    assert "Suspended" in client.post(f"{address}/suspend", data={"suspended": "yes"}).text
    assert "Suspended" not in client.post(f"{address}/suspend", data={"suspended": ""}).text
    client.post(f"{address}/remove")
    assert client.get(address).status_code == 404


def test_an_empty_side_keeps_what_was_written(client: TestClient) -> None:
    reply = client.post("/reviews/cards", data={"front": "kept words", "back": ""})
    assert reply.status_code == 422
    assert "must not be empty" in reply.text and "kept words" in reply.text


def test_files_go_out_and_come_in_and_bad_lines_are_named(client: TestClient, scripted_app: CoachApp) -> None:
    scripted_app.review_cards.add(USER, "f", "b")
    file = client.get("/reviews/cards.csv")
    assert file.headers["content-disposition"] == 'attachment; filename="interview-coach-cards.csv"'
    assert file.text.startswith("#separator:Comma\n")
    told = client.post("/reviews/import", files={"cards": ("mine.csv", file.content)})
    assert "0 cards added, 1 there already." in read(told).text
    mixed = client.post("/reviews/import", files={"cards": ("x.csv", b"q,a\nonly\n")})
    assert "1 card added." in read(mixed).text and "line 2: it has no back" in mixed.text
    assert client.post("/reviews/import").status_code == 422
    assert client.post("/reviews/import", files={"cards": ("x.csv", b"\xff")}).status_code == 422


def test_questions_worth_another_try_stand_on_the_page(
    client: TestClient, scripted_app: CoachApp, clock: StandingClock
) -> None:
    missed(scripted_app, prepared(scripted_app))
    clock.advance(timedelta(days=4))
    text = read(client.get("/reviews")).text
    assert "Questions worth another try" in text and "4 days ago with a mark of 2.0" in text


@pytest.mark.parametrize(
    ("wait", "words"),
    [(timedelta(minutes=10), "10 min"), (timedelta(hours=3), "3 h"), (timedelta(days=1), "1 day"),
     (timedelta(days=12), "12 days"), (timedelta(days=92), "3 months")],
)  # fmt: skip
def test_the_wait_is_said_in_words(wait: timedelta, words: str) -> None:
    assert after_words(NOON + wait, NOON) == words


def test_the_api_reviews_a_card_and_takes_it_back(client: TestClient) -> None:
    card = client.post(f"{API}/review-cards", json={"front": "f", "back": "b"}).json()
    assert (card["kind"], card["stage"], card["stability"]) == ("note", "learning", None)
    due = client.get(f"{API}/reviews").json()
    assert (due["due"], due["fresh"], due["items"][0]["id"]) == (1, 1, card["id"])
    reviewed = client.post(f"{API}/reviews", json={"card_id": card["id"], "rating": 3}).json()
    assert reviewed["stage"] == "known" and reviewed["stability"] > 0
    assert client.get(f"{API}/reviews").json()["next_at"] == reviewed["due_at"]
    assert client.delete(f"{API}/reviews/last").json() == card
    assert client.delete(f"{API}/reviews/last").status_code == 409
    assert client.post(f"{API}/reviews", json={"card_id": card["id"], "rating": 5}).status_code == 422


def test_the_api_changes_lists_and_removes_cards(client: TestClient, scripted_app: CoachApp) -> None:
    preparation = scripted_app.preparations.create(USER, cv=CV, posting=POSTING, interview_on=date(2026, 12, 9)).id
    client.get(f"{API}/reviews")
    listed = client.get(f"{API}/review-cards", params={"kind": "fact"}).json()
    assert listed["total"] > 3 and {item["preparation_id"] for item in listed["items"]} == {preparation}
    address = f"{API}/review-cards/{listed['items'][0]['id']}"
    changed = client.patch(address, json={"back": "mine", "suspended": True}).json()
    assert (changed["back"], changed["edited"], changed["suspended"]) == ("mine", True, True)
    assert client.patch(address, json={"front": " "}).status_code == 422
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404
    again = client.get(f"{API}/preparations/{preparation}/questions-again")
    assert again.json() == []
    imported = client.post(f"{API}/review-cards/import", content=client.get(f"{API}/review-cards.csv").content)
    assert imported.json()["added"] == 0 and imported.json()["unchanged"] == listed["total"] - 1


def test_cards_of_others_are_404(client: TestClient, scripted_app: CoachApp) -> None:
    scripted_app.storage.add_user("other", NOON)
    card = scripted_app.review_cards.add("other", "f", "b")
    for method, address in (
        ("GET", f"{API}/review-cards/{card.id}"), ("PATCH", f"{API}/review-cards/{card.id}"),
        ("DELETE", f"{API}/review-cards/{card.id}"), ("GET", f"/reviews/cards/{card.id}"),
        ("GET", f"/reviews/next?card={card.id}"), ("POST", f"/reviews/cards/{card.id}/remove"),
        ("GET", f"{API}/preparations/none/questions-again"),
    ):  # fmt: skip
        reply = client.request(method, address, json={} if method == "PATCH" else None)
        assert reply.status_code == 404, (method, address, reply.text)


@pytest.mark.slow
def test_with_5000_cards_due_the_pages_come_in_a_tenth_of_a_second(client: TestClient, scripted_app: CoachApp) -> None:
    fill(scripted_app, 5_000)
    for address in ("/reviews", "/reviews/next"):
        client.get(address)
        times = []
        for _ in range(9):
            began = time.process_time()  # other work on the machine does not count
            assert client.get(address).status_code == 200
            times.append(time.process_time() - began)
        assert min(times) < 0.1, (address, times)
