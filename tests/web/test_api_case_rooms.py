from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING

CASE = FilledCase(case_library()["physio_clinic_losses"], {"therapists": 4.0, "no_show": 0.14, "fee": 58.0})


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def room(scripted_app: CoachApp) -> str:
    preparation = scripted_app.preparations.create("local", cv=CV, posting=POSTING)
    asked = scripted_app.questions.add_own("local", preparation.id, text=CASE.prompt, type=QuestionType.CASE)
    return f"/api/v1/questions/{asked.question.id}/case_room"


def test_a_case_runs_through_the_api(client: TestClient, room: str) -> None:
    assert client.get(room).status_code == 404
    made = client.post(room, json={})
    assert made.status_code == 201
    assert (made.json()["prompt"], made.json()["given"]) == (CASE.prompt, [])
    said = client.post(f"{room}/messages", json={"text": "What are the costs?", "version": 1}).json()
    assert [piece["id"] for piece in said["given"]] == ["costs"]
    assert said["lines"][-1]["who"] == "interviewer"
    sum = client.post(f"{room}/calculations", json={"expression": "5 × 152k", "version": 2}).json()
    assert sum["worked"][-1]["value"] == "760,000"
    noted = client.put(f"{room}/notes", json={"text": "760k", "version": 3}).json()
    hinted = client.post(f"{room}/hints", json={"version": noted["version"]}).json()
    moved = client.post(f"{room}/stages", json={"version": hinted["version"]}).json()
    assert (moved["notes"], moved["hints"], moved["stage"]) == ("760k", 1, "structure")
    done = client.post(f"{room}/answers", json={"version": moved["version"], "seconds": 60})
    assert done.status_code == 201
    assert done.json()["room"]["answer_id"] == done.json()["answer"]["id"]
    assert client.get(room).json() == done.json()["room"]


def test_the_right_sum_behind_a_wrong_number_is_not_told_before_the_end(client: TestClient, room: str) -> None:
    client.post(room, json={})
    therapists = int(CASE.choice["therapists"])
    text = f"Slots: {therapists} × 14 × 230 = 13,900 a year"
    said = client.post(f"{room}/messages", json={"text": text, "version": 1})
    assert CASE.figures[0] not in said.text
    assert said.json()["lines"][0]["checks"][0]["verdict"] == "wrong"
    done = client.post(f"{room}/answers", json={"version": 2}).json()
    assert done["room"]["lines"][0]["checks"][0]["line"] == CASE.figures[0]


def test_an_old_version_is_a_conflict_and_nonsense_is_refused(client: TestClient, room: str) -> None:
    client.post(room, json={})
    client.post(f"{room}/messages", json={"text": "costs?", "version": 1})
    assert client.post(f"{room}/messages", json={"text": "fee?", "version": 1}).status_code == 409
    assert client.post(f"{room}/messages", json={"text": " ", "version": 2}).status_code == 422
    assert client.post(f"{room}/calculations", json={"expression": "1/0", "version": 2}).status_code == 422
    assert client.post(f"{room.replace('questions/', 'questions/x')}", json={}).status_code == 404


def test_the_calculator_works_alone(client: TestClient) -> None:
    found = client.post("/api/v1/calculations", json={"expression": "1.2m / 7"}).json()
    assert found == {"value": "171428.571429", "words": "171,428.571429", "exact": False}
    assert client.post("/api/v1/calculations", json={"expression": "import os"}).status_code == 422


def test_a_removed_room_is_gone(client: TestClient, room: str) -> None:
    client.post(room, json={})
    assert client.delete(room).status_code == 204
    assert client.get(room).status_code == 404
