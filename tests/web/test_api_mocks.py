"""/api/v1/mocks: a whole talk over HTTP, two windows, foreign and odd requests."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_mocks import MockDocument
from interview_coach.web.app import create_app
from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(client: TestClient) -> str:
    return client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}).json()["id"]


@pytest.fixture
def mock(client: TestClient, preparation: str) -> dict:
    made = client.post(f"/api/v1/preparations/{preparation}/mocks", json={"type": "behavioral", "minutes": 10})
    assert made.status_code == 201, made.text
    return made.json()


def post(client: TestClient, mock: dict, step: str, **fields: object) -> dict:
    reply = client.post(f"/api/v1/mocks/{mock['id']}/{step}", json={"version": mock["version"], **fields})
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_a_whole_talk(client: TestClient, preparation: str, mock: dict) -> None:
    assert (mock["waits_for"], mock["question"]["spent_seconds"], mock["setup"]["style"]) == ("candidate", 0, "neutral")
    mock = post(client, mock, "hint")
    mock = post(client, mock, "replies", text=STRONG_ANSWER, seconds=80)
    assert mock["turns"][-1]["probe"] == "expand"
    while mock["question"] is not None:
        mock = post(client, mock, "skip")
    mock = post(client, mock, "replies", text="What is the hardest part of the work?")
    mock = post(client, mock, "end")
    assert (mock["phase"], mock["waits_for"], mock["is_over"]) == ("closed", None, True)
    assert client.get(f"/api/v1/mocks/{mock['id']}").json() == mock
    [listed] = client.get(f"/api/v1/preparations/{preparation}/mocks").json()["items"]
    assert listed.items() <= mock.items()
    MockDocument.model_validate(mock)


def test_a_second_window_gets_409_and_its_text_is_the_draft(client: TestClient, mock: dict) -> None:
    post(client, mock, "replies", text=STRONG_ANSWER)
    late = client.post(f"/api/v1/mocks/{mock['id']}/replies", json={"version": mock["version"], "text": "Late."})
    assert late.status_code == 409
    assert "another window" in late.json()["detail"]
    assert client.get(f"/api/v1/mocks/{mock['id']}").json()["draft"] == "Late."


def test_a_draft_is_kept(client: TestClient, mock: dict) -> None:
    assert client.put(f"/api/v1/mocks/{mock['id']}/draft", json={"text": "At the dairy"}).status_code == 204
    assert client.get(f"/api/v1/mocks/{mock['id']}").json()["draft"] == "At the dairy"


def test_going_on_where_nothing_waits_changes_nothing(client: TestClient, mock: dict) -> None:
    assert client.post(f"/api/v1/mocks/{mock['id']}/go_on").json() == mock


@pytest.mark.parametrize(
    "setup", [{"minutes": 9}, {"minutes": 61}, {"type": "quiz"}, {"style": "rude"}, {"pause_seconds": 0}]
)
def test_a_setup_that_cannot_be_is_422(client: TestClient, preparation: str, setup: dict) -> None:
    assert client.post(f"/api/v1/preparations/{preparation}/mocks", json=setup).status_code == 422


def test_what_is_not_there_is_404(client: TestClient, mock: dict) -> None:
    assert client.delete(f"/api/v1/mocks/{mock['id']}").status_code == 204
    step = {"version": 1, "text": "Hello."}
    for path in ("replies", "go_on", "hint", "skip", "end"):
        assert client.post(f"/api/v1/mocks/{mock['id']}/{path}", json=step).status_code == 404
    assert client.put(f"/api/v1/mocks/{mock['id']}/draft", json=step).status_code == 404
    for reply in (client.get(f"/api/v1/mocks/{mock['id']}"), client.delete(f"/api/v1/mocks/{mock['id']}")):
        assert reply.status_code == 404
    assert client.post("/api/v1/preparations/none/mocks", json={}).status_code == 404


def test_another_user_gets_404(client: TestClient, scripted_app: CoachApp, mock: dict) -> None:
    scripted_app.storage.add_user("bob", scripted_app.clock())
    foreign = create_app(scripted_app, warm=False)
    from interview_coach.web.dependencies import current_user

    foreign.dependency_overrides[current_user] = lambda: "bob"
    with TestClient(foreign, base_url="http://127.0.0.1:8000") as bob:
        assert bob.get(f"/api/v1/mocks/{mock['id']}").status_code == 404
        reply = bob.post(f"/api/v1/mocks/{mock['id']}/replies", json={"version": mock["version"], "text": "Hi."})
        assert reply.status_code == 404
    assert client.get(f"/api/v1/mocks/{mock['id']}").json() == mock


def test_an_exported_mock_has_its_turns(client: TestClient, scripted_app: CoachApp, mock: dict) -> None:
    with scripted_app.storage.reading("local") as rows:
        [stored] = rows.everything.some("mocks", rows.everything.ids("mocks"))
    assert MockDocument.of(stored).model_dump(mode="json") == mock
