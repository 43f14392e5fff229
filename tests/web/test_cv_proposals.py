"""The button "let the model look at the CV too": proposals on a page of their own, and over the API."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import CANDIDATE, CV_DOCUMENT, POSTING
from tests.fakes.gemini import FakeGemini
from tests.fakes.script import Fail, ModelRequest, Reply, sensible_reply
from tests.services.modelled import USER, modelled
from tests.web.visits import read

pytestmark = pytest.mark.slow
LINE = CV_DOCUMENT["work"][1]["highlights"][1]
ASKED = {"model_asked": "1", "use_model": "1", "redact": "1"}


def corrects(request: ModelRequest) -> Reply:
    if "moves" not in (request.schema or {}).get("properties", {}):
        return sensible_reply(request)
    return Reply(json.dumps({
        "corrections": [
            {"why": "You were an electrician there.", "ref": "work[0].position", "value": "Apprentice electrician"},
            {"why": "", "ref": "work[0].name", "value": "Invented Ltd"},
        ],
        "moves": [{"why": "", "line": "work[1].highlights[1]", "to": "work[0]"}],
    }))  # fmt: skip


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(corrects) as fake:
        yield fake


@pytest.fixture
def app(gemini: FakeGemini, tmp_path: Path) -> Iterator[CoachApp]:
    with modelled(gemini, tmp_path) as app:
        yield app


@pytest.fixture
def client(app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def address(client: TestClient) -> str:
    made = client.post("/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING.text})
    return f"/preparations/{made.json()['id']}"


def document_of(app: CoachApp, address: str) -> Any:
    return app.preparations.get(USER, address.rpartition("/")[2]).cv.document


def test_the_page_shows_what_holds_and_changes_what_is_ticked(
    client: TestClient, app: CoachApp, gemini: FakeGemini, address: str
) -> None:
    assert f'action="{address}/cv-proposals"' in client.get(address).text
    page = client.post(f"{address}/cv-proposals", data=ASKED)
    assert "Apprentice electrician" in page.text and "Invented Ltd" not in page.text
    assert CANDIDATE not in json.dumps([request.body for request in gemini.seen])
    values = [html.unescape(found) for found in re.findall(r'name="take_\d+" value="([^"]*)"', page.text)]
    assert len(values) == 2
    assert document_of(app, address)["work"][0]["position"] == "Maintenance technician", "nothing is changed yet"
    taken = client.post(f"{address}/cv-proposals/taken", data={"take_1": values[1]})
    assert taken.status_code == 200 and taken.url.path == address
    work = document_of(app, address)["work"]
    assert work[0]["position"] == "Maintenance technician", "that one was not ticked"
    assert work[0]["highlights"][-1] == LINE and LINE not in work[1]["highlights"]
    late = client.post(f"{address}/cv-proposals/taken", data={"take_1": values[1]})
    assert late.status_code == 409 and "changed in between" in late.text


def test_without_a_tick_the_cv_stays_as_it_is(client: TestClient, app: CoachApp, address: str) -> None:
    before = document_of(app, address)
    assert client.post(f"{address}/cv-proposals/taken", data={}).url.path == address
    assert document_of(app, address) == before


@pytest.mark.parametrize(
    "value", ["nonsense", "[]", '{"ref": "work[0].position"}', '{"ref": 1, "before": "", "after": "", "to": ""}']
)
def test_what_is_no_proposal_is_refused(client: TestClient, address: str, value: str) -> None:
    assert client.post(f"{address}/cv-proposals/taken", data={"take_0": value}).status_code == 422


def test_a_failing_model_is_said_and_proposes_nothing(client: TestClient, gemini: FakeGemini, address: str) -> None:
    gemini.always(Fail.key_invalid())
    page = client.post(f"{address}/cv-proposals", data=ASKED)
    assert "Left as it was by the builtin coach because Gemini at" in page.text
    assert "there is no proposal" in page.text


def test_without_a_consent_there_is_no_button_and_nothing_is_sent(
    client: TestClient, app: CoachApp, gemini: FakeGemini, address: str
) -> None:
    app.consents.withdraw(USER)
    gemini.forget()
    assert "cv-proposals" not in client.get(address).text
    assert "model_asked" not in read(client.post(f"{address}/cv-proposals", data=ASKED)).fields
    assert gemini.seen == []


def test_the_api_proposes_and_takes(client: TestClient, app: CoachApp, address: str) -> None:
    found = client.post(f"/api/v1{address}/cv-proposals").json()
    assert found["notices"] == [] and len(found["proposals"]) == 2
    assert found["proposals"][0]["after"] == "Apprentice electrician"
    taken = client.post(f"/api/v1{address}/cv-proposals/taken", json={"proposals": found["proposals"]})
    assert taken.status_code == 200
    assert document_of(app, address)["work"][0]["position"] == "Apprentice electrician"
    assert (
        client.post(f"/api/v1{address}/cv-proposals/taken", json={"proposals": found["proposals"]}).status_code == 409
    )
    assert client.post("/api/v1/preparations/nobodys/cv-proposals").status_code == 404
