"""The plan and the pitch as pages, in the API, and the way to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract import PitchDocument, RushPlanDocument
from interview_coach.web.app import create_app
from tests.web.visits import prepare, read


@pytest.fixture
def client(app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(client: TestClient) -> str:
    return prepare(client, interview_on="2026-11-25")


def test_the_plan_shows_the_minutes_the_questions_and_the_blanks(client: TestClient, preparation: str) -> None:
    page = read(client.get(f"{preparation}/tomorrow"))
    assert "The interview is tomorrow" in page.text
    assert "45 minutes tonight are enough" in page.text
    assert page.text.count("Situation") == 2
    assert "blank: [" in page.text
    assert f"{preparation}/pitch" in page.links


def test_the_pitch_can_be_changed_and_says_how_long_it_takes(client: TestClient, preparation: str) -> None:
    reply = client.get(f"{preparation}/pitch")
    page = read(reply)
    assert "textarea" in page.tags
    assert "a maintenance technician at Brackenfield Dairy" in page.text
    pitch = client.get(f"/api/v1{preparation}/pitch").json()
    assert f"{pitch['words']} words, about {pitch['seconds']} seconds." in page.text


def test_both_are_linked_from_the_preparation(client: TestClient, preparation: str) -> None:
    assert {f"{preparation}/tomorrow", f"{preparation}/pitch"} <= set(read(client.get(preparation)).links)


@pytest.mark.parametrize(("day", "is_first"), [("2026-11-24", True), ("2026-11-26", True), ("2026-11-27", False)])
def test_the_start_page_leads_to_the_plan_when_it_is_soon(client: TestClient, day: str, is_first: bool) -> None:
    preparation = prepare(client, interview_on=day)
    inside = [link for link in read(client.get("/")).links if link.startswith(f"{preparation}/")]
    assert (inside[:1] == [f"{preparation}/tomorrow"]) is is_first


def test_the_api_gives_both(client: TestClient, preparation: str) -> None:
    plan = RushPlanDocument.model_validate(client.get(f"/api/v1{preparation}/rush").json())
    assert (plan.minutes, len(plan.questions), len(plan.stories)) == (45, 5, 2)
    assert PitchDocument.model_validate(client.get(f"/api/v1{preparation}/pitch").json()).claims


@pytest.mark.parametrize("address", ["/api/v1/preparations/none/rush", "/api/v1/preparations/none/pitch"])
def test_an_unknown_preparation_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
