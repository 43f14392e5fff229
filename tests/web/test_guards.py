from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from interview_coach.web.guards import LARGEST_BODY

NEW = {"cv_text": "Ann Example\nann@example.org\n\nExperience\n- Ran a shop", "job_title": "Shop manager"}


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", ""])
def test_a_request_for_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"])
def test_the_own_host_is_served(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(client: TestClient, headers: dict) -> None:
    assert client.post("/api/v1/preparations", json=NEW, headers=headers).status_code == 403
    assert client.get("/api/v1/preparations").json()["total"] == 0


@pytest.mark.parametrize("headers", [{}, {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}])
def test_a_change_from_the_own_pages_or_a_program_is_made(client: TestClient, headers: dict) -> None:
    assert client.post("/api/v1/preparations", json=NEW, headers=headers).status_code == 201


def test_a_body_over_the_limit_is_refused_whether_it_says_so_or_not(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // 1_000_000 + 2):
            yield bytes(1_000_000)

    assert client.post("/api/v1/documents/cv", content=bytes(LARGEST_BODY + 1)).status_code == 413
    assert client.post("/api/v1/documents/cv", content=pieces()).status_code == 413


@pytest.mark.parametrize("address", ["/", "/api/v1/preparations", "/no-such-page"])
def test_replies_forbid_foreign_scripts_and_are_not_kept(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
