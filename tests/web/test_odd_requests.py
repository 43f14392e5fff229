"""Requests no form sends: odd addresses, HEAD, NUL characters, empty bodies; and a disk that is full."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER
from tests.web.visits import CV_TEXT, answer, first_question, prepare, read


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize("offset", ["9" * 23, "9223372036854775808", "1000001", "-1", "nan", "1e3", "", "٣"])
@pytest.mark.parametrize("address", ["/preparations", "/history"])
def test_an_odd_offset_shows_the_first_page(client: TestClient, address: str, offset: str) -> None:
    answer(client, first_question(client, prepare(client)))
    reply = client.get(address, params={"offset": offset})
    assert reply.status_code == 200
    assert "Maintenance Engineer" in reply.text


@pytest.mark.parametrize("offset", ["9223372036854775808", "-1", "nan"])
def test_the_api_refuses_an_odd_offset(client: TestClient, offset: str) -> None:
    for noun in ("preparations", "answers"):
        assert client.get(f"/api/v1/{noun}", params={"offset": offset}).status_code == 422


@pytest.mark.parametrize("address", ["/", "/history", "/preparations/new", "/healthz", "/api/v1/preparations"])
def test_head_is_answered_like_get_without_the_body(client: TestClient, address: str) -> None:
    shown, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == shown.headers["content-length"]
    assert head.headers["content-security-policy"]
    assert client.head("/nowhere").status_code == 404


NUL = "a\x00b"


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/preparations", {"cv_text": CV_TEXT, "job_title": NUL}),
        ("{preparation}", {"title": NUL}),
        ("{preparation}", {"title": "Fitter", "company": NUL}),
        ("{preparation}", {"title": "Fitter", "skill_0_name": NUL}),
        ("{preparation}", {"title": "Fitter", "cv_name": NUL}),
        ("{preparation}", {"title": "Fitter", "cv_summary": NUL}),
        ("{preparation}", {"title": "Fitter", "work[0].lines": NUL}),
        ("{preparation}/questions/own", {"text": NUL}),
    ],
)
def test_a_nul_character_is_refused_in_one_sentence(client: TestClient, address: str, sent: dict[str, str]) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    reply = client.post(address.format(preparation=preparation), data=sent)
    assert reply.status_code == 422
    assert "contains a NUL character; remove it" in read(reply).text


def test_the_api_refuses_nul_characters(client: TestClient) -> None:
    new: dict[str, Any] = {"cv": CV_DOCUMENT, "job_title": NUL}
    replies = [client.post("/api/v1/preparations", json=new)]
    made = client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}).json()
    address = f"/api/v1/preparations/{made['id']}"
    for change in ({"title": NUL}, {"company": NUL}, {"skills": [{"name": NUL, "level": "must"}]}):
        replies.append(client.patch(address, json=change))
    replies.append(client.post(f"{address}/questions", json={"text": NUL}))
    for reply in replies:
        assert reply.status_code == 422
        assert "NUL character" in reply.json()["detail"]


def test_too_large_a_cv_is_refused_by_the_api(client: TestClient) -> None:
    huge = {**CV_DOCUMENT, "work": CV_DOCUMENT["work"] * 100}
    replies = [client.post("/api/v1/preparations", json={"cv": huge, "posting": POSTING_TEXT})]
    made = client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}).json()
    replies.append(client.patch(f"/api/v1/preparations/{made['id']}", json={"cv": huge}))
    for reply in replies:
        assert reply.status_code == 422
        assert "200 entries" in reply.json()["detail"]


@pytest.mark.parametrize("noun", ["cv", "posting"])
def test_an_empty_file_is_called_empty(client: TestClient, noun: str) -> None:
    reply = client.post(f"/api/v1/documents/{noun}")
    assert reply.status_code == 422
    assert "this file is empty" in reply.json()["detail"].lower()


@pytest.fixture
def full_disk(scripted_app: CoachApp) -> Iterator[None]:
    """Made by SQLite itself: no write is taken, reading goes on."""
    engine = scripted_app.storage._engine

    def _refuse(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    yield lambda: (engine.dispose(), event.listen(engine, "begin", _refuse))
    if event.contains(engine, "begin", _refuse):
        event.remove(engine, "begin", _refuse)


def test_a_full_disk_keeps_the_typed_answer_on_the_page(client: TestClient, full_disk: Any) -> None:
    question = first_question(client, prepare(client))
    text = STRONG_ANSWER * 15
    full_disk()
    reply = answer(client, question, text, self_rating="2")
    page = read(reply)
    assert reply.status_code == 503
    assert " ".join(text.split()) in page.text
    assert "Not stored yet: the disk is full; make some room" in page.text
    assert "its draft is kept in this tab" in page.text
    assert "Nothing here yet" in read(client.get("/history")).text


def test_a_full_disk_has_its_own_problem_and_page(client: TestClient, full_disk: Any) -> None:
    preparation = prepare(client)
    question = first_question(client, preparation).rsplit("/", 1)[1]
    full_disk()
    reply = client.post(f"/api/v1/questions/{question}/answers", json={"text": (STRONG_ANSWER * 15)[:15_000]})
    assert reply.status_code == 503
    assert (reply.json()["title"], "disk is full" in reply.json()["detail"]) == ("Could not be stored", True)
    own = client.post("/preparations", data={"cv_text": CV_TEXT, "posting_text": POSTING_TEXT * 20})
    assert own.status_code == 503
    assert "Could not be stored" in read(own).text
