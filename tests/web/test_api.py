from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract import EvaluationDocument, QuestionDocument
from interview_coach.errors import ProviderError
from interview_coach.web.app import create_app
from tests.cast import CANDIDATE, CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER, ScriptedCoach


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(client: TestClient) -> dict:
    made = client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT})
    assert made.status_code == 201, made.text
    return made.json()


def first_question(client: TestClient, preparation: dict) -> dict:
    made = client.post(f"/api/v1/preparations/{preparation['id']}/questions", json={"count": 3})
    assert made.status_code == 201
    return made.json()["items"][0]


def test_the_main_job_runs_through_the_api(client: TestClient, preparation: dict) -> None:
    question = first_question(client, preparation)
    QuestionDocument.model_validate(question)
    answer = client.post(
        f"/api/v1/questions/{question['id']}/answers", json={"text": STRONG_ANSWER, "self_rating": 3}
    ).json()
    EvaluationDocument.model_validate(answer["evaluation"])
    assert answer["attempt"] == 1
    assert client.get(f"/api/v1/answers/{answer['id']}").json() == answer
    assert client.get("/api/v1/answers").json()["items"] == [answer]
    assert client.get(f"/api/v1/questions/{question['id']}/answers").json()["items"] == [answer]
    assert client.get(f"/api/v1/questions/{question['id']}").json()["last_mark"] == 3.4


def test_a_cv_is_given_back_whole(client: TestClient, preparation: dict) -> None:
    document = dict(preparation["cv"])
    document.pop("meta", None)
    assert document == CV_DOCUMENT


def test_corrections_are_kept_and_the_rest_stays(client: TestClient, preparation: dict) -> None:
    address = f"/api/v1/preparations/{preparation['id']}"
    patched = client.patch(address, json={"company": "Other Ltd", "interview_on": "2026-12-24"}).json()
    assert (patched["company"], patched["interview_on"]) == ("Other Ltd", "2026-12-24")
    assert patched["title"] == preparation["title"]
    assert client.patch(address, json={"interview_on": None}).json()["interview_on"] is None


def test_lists_come_in_pages(client: TestClient) -> None:
    for _ in range(3):
        client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "job_title": "Crane operator"})
    page = client.get("/api/v1/preparations", params={"limit": 2, "offset": 2}).json()
    assert (len(page["items"]), page["total"], page["limit"], page["offset"]) == (1, 3, 2, 2)


def test_what_was_removed_is_gone(client: TestClient, preparation: dict) -> None:
    question = first_question(client, preparation)
    assert client.delete(f"/api/v1/preparations/{preparation['id']}").status_code == 204
    assert client.get(f"/api/v1/questions/{question['id']}").status_code == 404


def test_a_question_that_does_not_help_is_replaced(client: TestClient, preparation: dict) -> None:
    question = first_question(client, preparation)
    made = client.post(f"/api/v1/questions/{question['id']}/replacement")
    assert made.status_code == 201
    assert made.json()["text"] != question["text"]
    listed = client.get(f"/api/v1/preparations/{preparation['id']}/questions").text
    assert made.json()["id"] in listed
    assert question["id"] not in listed


def test_an_answer_survives_a_failing_engine(
    client: TestClient, preparation: dict, scripted_coach: ScriptedCoach
) -> None:
    question = first_question(client, preparation)
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    failed = client.post(f"/api/v1/questions/{question['id']}/answers", json={"text": STRONG_ANSWER})
    assert failed.status_code == 201
    assert (failed.json()["evaluation"], failed.json()["problem"]) == (None, "the line is down")
    scripted_coach.failure = None
    [stored] = client.get("/api/v1/answers").json()["items"]
    assert (stored["text"], stored["evaluation"]) == (STRONG_ANSWER, None)
    marked = client.post(f"/api/v1/answers/{stored['id']}/evaluations")
    assert marked.json()["evaluation"]["overall"] == 3.4


@pytest.mark.parametrize(
    ("method", "address", "body", "status"),
    [
        ("GET", "/api/v1/preparations/nothing", None, 404),
        ("GET", "/api/v1/no-such-address", None, 404),
        ("DELETE", "/api/v1/preparations", None, 405),
        ("POST", "/api/v1/preparations", {"posting": POSTING_TEXT}, 422),
        ("POST", "/api/v1/preparations", {"cv": CV_DOCUMENT}, 422),
        ("POST", "/api/v1/preparations", {"cv": {"work": "many"}, "posting": "x"}, 422),
        ("POST", "/api/v1/preparations", {"cv": CV_DOCUMENT, "posting": "x", "interview_on": "soon"}, 422),
        ("GET", "/api/v1/answers?limit=100000", None, 422),
    ],
)
def test_errors_are_problem_documents(client: TestClient, method: str, address: str, body, status: int) -> None:
    reply = client.request(method, address, json=body)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert CANDIDATE not in reply.text


def test_a_file_is_read_from_a_raw_body(client: TestClient) -> None:
    reply = client.post("/api/v1/documents/posting?filename=job.txt", content=POSTING_TEXT.encode())
    assert reply.status_code == 200
    assert "Hollowell Foods" in reply.json()["text"]
    assert client.post("/api/v1/documents/cv?filename=x.pdf", content=b"\x00\x01nonsense").status_code == 422


def test_the_description_of_the_api_stands_at_its_address(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert "/api/v1/preparations/{preparation_id}/questions" in document["paths"]


def test_every_operation_describes_its_problems(client: TestClient) -> None:
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            problems = {code for code in operation["responses"] if code.startswith(("4", "5"))}
            assert {"404", "409", "422", "500"} <= problems, (method, path)
            assert all("application/problem+json" in operation["responses"][code]["content"] for code in problems)


def test_mixed_questions_can_be_asked_for_by_name(client: TestClient, preparation: dict) -> None:
    address = f"/api/v1/preparations/{preparation['id']}/questions"
    assert client.post(address, json={"type": "mixed", "count": 5}).json()["total"] == 5
    assert client.get(address, params={"limit": 2, "offset": 4}).json()["total"] == 5


def test_an_unexpected_failure_is_told_without_its_text(
    client: TestClient, preparation: dict, scripted_coach: ScriptedCoach, caplog: pytest.LogCaptureFixture
) -> None:
    scripted_coach.failure = ValueError(STRONG_ANSWER)
    question = first_question(client, preparation)
    stored = client.post(f"/api/v1/questions/{question['id']}/answers", json={"text": STRONG_ANSWER}).json()
    again = client.post(f"/api/v1/answers/{stored['id']}/evaluations")
    assert (stored["evaluation"], again.status_code) == (None, 500)
    assert again.headers["content-type"] == "application/problem+json"
    assert "Brackenfield" not in caplog.text + again.text
    assert "ValueError" in caplog.text


def test_the_server_says_when_it_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ready"
