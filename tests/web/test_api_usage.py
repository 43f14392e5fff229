"""/api/v1/usage and /api/v1/consents/model."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.contract import BudgetsDocument, CostsDocument
from interview_coach.domain.costs import CallContext, ModelCall, Tokens
from interview_coach.web.app import create_app
from tests.cast import ScriptedCoach
from tests.conftest import NOON, StandingClock

GOOGLE = "generativelanguage.googleapis.com"
CONSENT = "/api/v1/consents/model"


@pytest.fixture
def keyed(settings: Settings, clock: StandingClock) -> Iterator[CoachApp]:
    app = open_coach(replace(settings, gemini_api_key="s3cret"), coach=ScriptedCoach(), clock=clock)
    yield app
    app.close()


@pytest.fixture
def client(keyed: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(keyed, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def spent(keyed: CoachApp) -> None:
    for cost in ("0.25", None):
        money = None if cost is None else Decimal(cost)
        call = ModelCall(NOON, "gemini", "gemini-2.5-flash", "extract", Tokens(10, 5, 2, 1), 1.0, money, "ok")
        keyed.usage.ledger("local", CallContext("marking")).record(call)


def test_the_sums_of_this_month_or_another(client: TestClient, spent: None) -> None:
    document = client.get("/api/v1/usage").json()
    CostsDocument.model_validate(document)
    assert (document["month"], document["total"]["cost_usd"], document["total"]["unpriced"]) == ("2026-11", "0.25", 1)
    assert document["total"]["tokens"] == {"input": 20, "output": 10, "cached": 4, "thinking": 2}
    assert document["by_time"][0]["name"] == "2026-11-24"
    assert client.get("/api/v1/usage?month=2026-10").json()["total"]["calls"] == 0
    ever = client.get("/api/v1/usage?month=all").json()
    assert (ever["month"], ever["by_time"][0]["name"]) == (None, "2026-11")


def test_the_csv_is_a_file_to_keep(client: TestClient, spent: None) -> None:
    reply = client.get("/api/v1/usage.csv?month=all")
    assert reply.headers["content-type"].startswith("text/csv")
    assert reply.headers["content-disposition"] == 'attachment; filename="coach-usage-all.csv"'
    assert sorted(row["cost_usd"] for row in csv.DictReader(io.StringIO(reply.text))) == ["", "0.25"]


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "1999-01", "x", "2999-12", "2026-11\n"])
def test_an_odd_month_is_refused(client: TestClient, month: str) -> None:
    for address in ("/api/v1/usage", "/api/v1/usage.csv"):
        reply = client.get(address, params={"month": month})
        assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")


def test_a_budget_is_put_whole(client: TestClient, spent: None) -> None:
    address = "/api/v1/usage/budget"
    made = client.put(address, json={"month_usd": "2.50", "session_usd": 0.5})
    BudgetsDocument.model_validate(made.json())
    assert made.json()["own"] == {"month_usd": "2.50", "session_usd": "0.5"}
    assert made.json()["spent_this_month_usd"] == "0.25"
    assert client.get(address).json() == made.json()
    assert client.put(address, json={}).json()["own"] == {"month_usd": None, "session_usd": None}


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "100001", "0.0000001", "much", True, [], 1e300])
def test_an_impossible_budget_is_refused(client: TestClient, amount: object) -> None:
    client.put("/api/v1/usage/budget", json={"month_usd": 2})
    if amount == 1e300:
        assert client.put("/api/v1/usage/budget", content='{"month_usd": 1e300}').status_code == 422
    else:
        assert client.put("/api/v1/usage/budget", json={"month_usd": amount}).status_code == 422
    assert client.get("/api/v1/usage/budget").json()["own"]["month_usd"] == "2"


def test_consent_is_given_seen_and_withdrawn(client: TestClient, keyed: CoachApp) -> None:
    before = client.get(CONSENT).json()
    assert (before["given"], before["by_setting"], before["history"]) == (False, False, [])
    [recipient] = before["recipients"]
    assert (recipient["id"], recipient["engine"], recipient["given"]) == (GOOGLE, "gemini", False)
    given = client.post(CONSENT, json={"recipient": GOOGLE})
    assert (given.status_code, given.json()["given"], given.json()["recipients"][0]["given"]) == (201, True, True)
    assert keyed.consents.given("local")
    assert client.delete(CONSENT).status_code == 204
    after = client.get(CONSENT).json()
    assert (after["given"], len(after["history"])) == (False, 1)
    assert after["history"][0]["withdrawn_at"] is not None


def test_without_a_body_the_first_recipient_is_meant(client: TestClient) -> None:
    assert client.post(CONSENT).json()["history"][0]["recipient"] == GOOGLE


def test_only_who_could_be_sent_to_can_be_agreed_to(client: TestClient, keyed: CoachApp) -> None:
    reply = client.post(CONSENT, json={"recipient": "evil.example"})
    assert (reply.status_code, reply.headers["content-type"]) == (409, "application/problem+json")
    assert keyed.consents.history("local") == ()


def test_the_key_is_nowhere_in_the_replies(client: TestClient) -> None:
    for address in (CONSENT, "/api/v1/usage", "/api/v1/usage/budget"):
        assert "s3cret" not in client.get(address).text
