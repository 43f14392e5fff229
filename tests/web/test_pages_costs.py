"""The pages about money and consent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.costs import CallContext, ModelCall, Overview, Share, Tokens, Total
from interview_coach.web import labels
from interview_coach.web.app import create_app
from interview_coach.web.pages.costs_chart import MOST_MONTHS, chart, nice
from tests.cast import ScriptedCoach
from tests.conftest import NOON, StandingClock
from tests.web.visits import read

SCRIPT = "<script>alert(1)</script>"
GOOGLE = "generativelanguage.googleapis.com"


def visited(app: CoachApp) -> TestClient:
    return TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000")


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with visited(scripted_app) as client:
        yield client


@pytest.fixture
def keyed(settings: Settings, clock: StandingClock) -> Iterator[CoachApp]:
    app = open_coach(replace(settings, gemini_api_key="s3cret"), coach=ScriptedCoach(), clock=clock)
    yield app
    app.close()


def spend(app: CoachApp, cost: str | None, *, days_ago: int = 0, model: str = "gemini-2.5-flash") -> None:
    money = None if cost is None else Decimal(cost)
    at = NOON - timedelta(days=days_ago)
    call = ModelCall(at, "gemini", model, "extract_behavioral", Tokens(6000, 2000), 3.2, money, "ok")
    app.usage.ledger("local", CallContext("marking")).record(call)


def test_without_calls_the_page_says_what_is_free_and_how_a_model_is_set_up(client: TestClient) -> None:
    reply = client.get("/costs")
    page = read(reply)
    assert "Nothing so far. The builtin coach works on this computer and costs nothing." in page.text
    assert "COACH_GEMINI_API_KEY" in page.text
    assert "/consent" in page.links
    assert "chart-bars" not in reply.text


def test_a_month_has_its_sum_its_shares_and_its_calls(client: TestClient, scripted_app: CoachApp) -> None:
    spend(scripted_app, "0.30")
    spend(scripted_app, None, model=SCRIPT)
    spend(scripted_app, "0.0031", days_ago=1)
    spend(scripted_app, "5.00", days_ago=40)
    reply = client.get("/costs")
    page = read(reply)
    assert "At least $0.30 in November 2026, for 3 calls of a model." in page.text
    assert "The price of 1 call is not known." in page.text
    assert "24 Nov: $0.30, 2 calls" in page.text
    assert "Marking answers 3 18,000 6,000 at least $0.30" in page.text
    assert "6,000 tokens in, 2,000 out · 3.2 s" in page.text
    assert "/api/v1/usage.csv?month=2026-11" in page.links
    assert (page.forbidden, SCRIPT in reply.text) == ([], False)


def test_another_month_and_all_the_time_can_be_chosen(client: TestClient, scripted_app: CoachApp) -> None:
    spend(scripted_app, "0.30")
    spend(scripted_app, "5.00", days_ago=40)
    assert "$5.00 in October 2026" in read(client.get("/costs?month=2026-10")).text
    ever = read(client.get("/costs?month=all")).text
    assert "$5.30 in all" in ever
    assert "Month by month" in ever and "Oct 2026: $5.00, 1 call" in ever
    assert "No model was called in January 2026." in read(client.get("/costs?month=2026-01")).text


@pytest.mark.parametrize("month", ["2026-13", "0000-01", "9999-12", "2999-12", "x", "2026-11-24", "٢٠٢٦-١١", "%00"])
def test_an_odd_month_shows_this_one(client: TestClient, scripted_app: CoachApp, month: str) -> None:
    spend(scripted_app, "0.30")
    reply = client.get("/costs", params={"month": month})
    assert reply.status_code == 200
    assert "$0.30 in November 2026" in read(reply).text


def test_only_ten_calls_stand_open_and_fifty_are_shown(client: TestClient, scripted_app: CoachApp) -> None:
    for _ in range(52):
        spend(scripted_app, "0.01")
    page = read(client.get("/costs"))
    assert "40 more" in page.text
    assert page.text.count("6,000 tokens in") == 50
    assert "All 52 as a CSV file" in page.text


def test_a_budget_is_set_and_shown_with_its_reserve(client: TestClient, scripted_app: CoachApp) -> None:
    spend(scripted_app, "0.50")
    saved = client.post("/costs/budget", data={"month_usd": "2", "session_usd": "0,5"})
    page = read(saved)
    assert (saved.status_code, saved.url.path) == (200, "/costs")
    assert (page.fields["month_usd"], page.fields["session_usd"]) == ("2", "0.5")
    assert "$0.50 of $2.00 spent this month" in page.text
    assert "The last $0.40 of the month are kept" in page.text
    client.post("/costs/budget", data={"month_usd": "", "session_usd": ""})
    assert read(client.get("/costs")).fields["month_usd"] == ""


def test_a_budget_that_cannot_be_used_stands_beside_its_field(client: TestClient) -> None:
    reply = client.post("/costs/budget", data={"month_usd": SCRIPT, "session_usd": "1"})
    page = read(reply)
    assert reply.status_code == 422
    assert page.text.count("Write a budget as dollars from 0 to 100,000") == 1
    assert (page.fields["month_usd"], page.fields["session_usd"]) == (SCRIPT, "1")
    assert page.forbidden == []


def test_the_budget_of_the_settings_is_said(settings: Settings, clock: StandingClock) -> None:
    limited = replace(settings, budget_month_usd=Decimal(50), budget_session_usd=Decimal(1))
    app = open_coach(limited, coach=ScriptedCoach(), clock=clock)
    with visited(app) as client:
        page = read(client.get("/costs"))
    app.close()
    assert "allow $50.00 a month at most" in page.text
    assert "allow $1.00 a session at most" in page.text


def test_another_site_cannot_set_a_budget_or_agree(keyed: CoachApp) -> None:
    with visited(keyed) as client:
        for address in ("/costs/budget", "/consent/give"):
            reply = client.post(address, data={"recipient": GOOGLE}, headers={"Origin": "https://evil.example"})
            assert reply.status_code == 403
    assert not keyed.consents.given("local")


def test_without_a_model_nothing_is_sent_and_nothing_is_asked(client: TestClient) -> None:
    page = read(client.get("/consent"))
    assert "Nothing. No model is set up" in page.text
    assert page.tags.count("form") == 1, "only the one of the theme"
    assert "stay on this computer" in page.text


def test_the_page_says_what_goes_to_whom_for_how_much_before_it_asks(keyed: CoachApp) -> None:
    with visited(keyed) as client:
        reply = client.get("/consent")
    page = read(reply)
    for words in (
        "The question and your answer", "To Google, the maker of Gemini", GOOGLE, "gemini-2.5-flash and gemini-2.5-pro",
        "[CANDIDATE]", "take it back here at any time", "You need not agree",
    ):  # fmt: skip
        assert words in page.text, words
    assert re.search(r"Mark one answer \$0\.\d+ to \$0\.\d+", page.text)
    assert "s3cret" not in reply.text
    assert page.forbidden == []


def test_agreeing_and_taking_it_back(keyed: CoachApp) -> None:
    with visited(keyed) as client:
        agreed = read(client.post("/consent/give", data={"recipient": GOOGLE}))
        assert "You have agreed to this." in agreed.text
        assert keyed.consents.given("local")
        withdrawn = read(client.post("/consent/withdraw", data={"recipient": GOOGLE}))
    assert not keyed.consents.given("local")
    assert "You have agreed" not in withdrawn.text
    assert f"Agreed to {GOOGLE} 24 Nov 2026" in withdrawn.text and "ended 24 Nov 2026" in withdrawn.text


@pytest.mark.parametrize("recipient", ["", "evil.example"])
def test_agreeing_to_somebody_the_page_did_not_name_is_refused(keyed: CoachApp, recipient: str) -> None:
    with visited(keyed) as client:
        assert client.post("/consent/give", data={"recipient": recipient}).status_code == 409
    assert keyed.consents.history("local") == ()


def test_with_the_replacing_switched_off_the_page_says_so(settings: Settings, clock: StandingClock) -> None:
    plain = replace(settings, openai_base_url="http://127.0.0.1:11434/v1", openai_fast_model="house", redact=False)
    app = open_coach(replace(plain, consent_model=True), coach=ScriptedCoach(), clock=clock)
    with visited(app) as client:
        page = read(client.get("/consent"))
    app.close()
    assert "switched off in the settings (COACH_REDACT), so your texts go out as they are" in page.text
    assert "so they stay on this computer" in page.text
    assert "What it costs is not known" in page.text
    assert "Whoever set up this coach has agreed for it" in page.text
    assert "I agree" not in page.text


def test_the_foot_of_every_page_promises_only_what_is_true(client: TestClient, keyed: CoachApp) -> None:
    assert "stay on this computer" in read(client.get("/")).text
    with visited(keyed) as other:
        for address in ("/", "/history", "/nowhere"):
            page = read(other.get(address))
            assert "Nothing leaves this computer." not in page.text
            assert "A model reads what you agree to" in page.text
            assert {"/consent", "/costs"} <= set(page.links)


def share(name: str, cost: str, calls: int = 1) -> Share:
    return Share(name, Total(calls, cost_usd=Decimal(cost)))


def overview(month: str | None, *shares: Share) -> Overview:
    whole = sum((s.total.cost_usd for s in shares), Decimal(0))
    return Overview(month, Total(sum(s.total.calls for s in shares), cost_usd=whole), by_time=shares)


def test_bars_stand_at_their_day_and_none_leaves_the_chart() -> None:
    made = chart(overview("2026-02", share("2026-02-01", "0.5"), share("2026-02-28", "0.000001")))
    assert (made.first, made.last, made.scale) == ("1 Feb", "28 Feb", ("$0.50", "$0.25", "0"))
    assert [bar.height for bar in made.bars] == [100.0, 1.5]
    assert made.bars[0].x < 1 and 99 < made.bars[1].x + made.bars[1].width <= 100


def test_the_months_between_are_left_empty_and_only_the_last_two_years_are_drawn() -> None:
    made = chart(overview(None, share("2026-10", "1"), share("2027-02", "1")))
    assert (made.first, made.last) == ("Oct 2026", "Feb 2027")
    assert [round(bar.x) for bar in made.bars] == [2, 82]
    long = chart(overview(None, share("2020-01", "900"), share("2027-02", "1")))
    assert (long.first, len(long.bars), long.scale[0]) == ("Mar 2025", 1, "$1")
    assert MOST_MONTHS == 24


def test_calls_without_a_price_are_drawn_as_calls() -> None:
    made = chart(overview("2026-11", share("2026-11-03", "0", 7)))
    assert (made.unit, made.scale, made.bars[0].height) == ("Calls", ("10", "5", "0"), 70.0)
    assert chart(overview("2026-11", share("2026-11-03", "0", 1))).scale == ("2", "1", "0")


def test_a_chart_of_nothing_is_empty() -> None:
    assert chart(Overview(None)).bars == chart(Overview("2026-11")).bars == ()


@pytest.mark.parametrize(
    ("amount", "top"),
    [("0", "1"), ("0.000031", "0.00005"), ("0.1", "0.1"), ("0.11", "0.2"), ("9", "10"), ("12", "20"), ("501", "1000")],
)
def test_the_top_of_the_scale_is_a_round_number(amount: str, top: str) -> None:
    assert nice(Decimal(amount)) == Decimal(top)


def test_every_feature_of_a_call_has_its_words() -> None:
    assert set(labels.FEATURES) == {
        "marking", "questions", "posting", "cv", "sample", "tips", "pitch", "tomorrow", "examples", "mock", "debrief",
        "plan",
    }  # fmt: skip
    assert labels.feature("juggling") == "juggling"
