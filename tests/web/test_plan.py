"""The plan's page and API, and the start page as today."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_plans import PlanOfTodayDocument
from interview_coach.domain.real_interviews import InterviewNotes
from interview_coach.web.app import create_app
from tests.conftest import NOON, StandingClock
from tests.web.visits import answer, first_question, prepare, read

TODAY = NOON.date()
IN_TWO_WEEKS = (TODAY + timedelta(days=15)).isoformat()


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(client: TestClient) -> str:
    """Address of a preparation with its questions."""
    made = prepare(client, interview_on=IN_TWO_WEEKS)
    first_question(client, made)
    return made


def tick(client: TestClient, preparation: str, item: str, done: str = "yes") -> str:
    sent = {"item": item, "done": done, "back": f"{preparation}/plan"}
    return read(client.post(f"{preparation}/plan/ticks", data=sent)).text


def keys(client: TestClient) -> list[str]:
    day = client.get("/api/v1/plan").json()["days"][0]
    assert day["on"] == TODAY.isoformat()
    return [item["key"] for item in day["items"]]


def test_the_page_shows_today_and_the_weeks_and_keeps_the_strict_policy(client: TestClient, preparation: str) -> None:
    page = read(client.get(f"{preparation}/plan"))
    assert not page.forbidden
    for words in ("15 days until the interview", "Today", "Next week", "Minutes a day", "In your calendar"):
        assert words in page.text
    assert client.get("/plan").url.path == f"{preparation}/plan"


def test_the_cards_of_a_posting_are_due_before_anybody_opened_the_reviews(client: TestClient, preparation: str) -> None:
    assert "to recall" in read(client.get("/")).text
    assert "No card is due today" not in read(client.get(f"{preparation}/plan")).text


def test_every_item_has_a_place_where_it_begins(client: TestClient, preparation: str) -> None:
    page = read(client.get(f"{preparation}/plan"))
    starts = {link for link in page.links if link.startswith((preparation, "/questions/", "/reviews", "/library"))}
    assert any(link.startswith("/questions/") for link in starts)
    for link in starts:
        assert client.get(link).status_code == 200, link


def test_an_item_is_ticked_off_and_the_tick_taken_back(client: TestClient, preparation: str) -> None:
    item = keys(client)[-1]
    done_before = read(client.get(f"{preparation}/plan")).text.count("Not done")
    assert tick(client, preparation, item).count("Not done") == done_before + 1
    assert tick(client, preparation, item, "no").count("Not done") == done_before


def test_settings_are_kept_and_a_wrong_one_stands_beside_its_field(client: TestClient, preparation: str) -> None:
    sent = {"minutes_per_day": "45", "weekday_6": "1", "day_off": "2026-11-26"}
    page = read(client.post(f"{preparation}/plan/settings", data=sent))
    assert page.fields["minutes_per_day"] == "45"
    assert "off_2026-11-26" in page.fields
    refused = client.post(f"{preparation}/plan/settings", data={**sent, "minutes_per_day": "3"})
    assert refused.status_code == 422
    assert "The minutes a day run from 5 to 600, not 3." in read(refused).text
    none = client.post(f"{preparation}/plan/settings", data={**sent, "minutes_per_day": "soon"})
    assert "Write the minutes a day as a number" in read(none).text
    kept = client.get("/api/v1/plan/settings").json()
    assert kept["minutes_per_day"] == 45 and kept["weekdays_off"] == [6] and kept["days_off"] == ["2026-11-26"]
    without = {"minutes_per_day": "45"}
    client.post(f"{preparation}/plan/settings", data=without)
    assert client.get("/api/v1/plan/settings").json()["days_off"] == []


def test_the_plan_comes_as_a_calendar_by_day_or_by_time(client: TestClient, preparation: str) -> None:
    reply = client.get(f"{preparation}/plan/calendar.ics?at=18:30")
    assert reply.headers["content-type"].startswith("text/calendar")
    first = Calendar.from_ical(reply.content).events[0]
    assert (first.start.hour, first.start.minute, first.start.tzinfo) == (18, 30, None)
    whole = Calendar.from_ical(client.get(f"{preparation}/plan/calendar.ics?at=").content).events[0]
    assert whole.start == TODAY
    assert client.get(f"{preparation}/plan/calendar.ics?at=evening").status_code == 422


def test_advice_stands_beside_the_plan_once_there_is_a_mark(client: TestClient, preparation: str) -> None:
    assert "What the coach would do" not in read(client.get(f"{preparation}/plan")).text
    links = read(client.get(f"{preparation}/questions")).links
    answer(client, next(link for link in links if link.startswith("/questions/")))
    assert "What the coach would do" in read(client.get(f"{preparation}/plan")).text
    advice = client.post("/api/v1/plan/advice").json()
    assert advice["advice"] and advice["advice"][0]["engine"] == "scripted"


@pytest.mark.parametrize(("on", "says"), [("2026-11-20", "How did it go?"), ("2026-11-01", "How did it go?")])
def test_after_the_interview_it_asks_how_it_went(
    client: TestClient, scripted_app: CoachApp, clock: StandingClock, on: str, says: str
) -> None:
    clock.advance(timedelta(days=-40))
    made = prepare(client, interview_on=on)
    clock.advance(timedelta(days=40))
    page = read(client.get("/"))
    assert (says in page.text) == (on == "2026-11-20")  # after two weeks nobody is asked any more
    assert f"{made}/real-interviews" in page.links
    assert "There is nothing to plan any more" in read(client.get(f"{made}/plan")).text
    assert client.get("/api/v1/plan").status_code == 422


def test_once_written_down_the_start_page_looks_ahead(
    client: TestClient, scripted_app: CoachApp, clock: StandingClock
) -> None:
    made = prepare(client, interview_on="2026-11-25")
    clock.advance(timedelta(days=3))
    scripted_app.real_interviews.add("local", made.rpartition("/")[2], InterviewNotes(on=clock().date()))
    assert "What comes next?" in read(client.get("/")).text


def test_the_start_page_begins_with_one_primary_action_of_the_plan(client: TestClient, preparation: str) -> None:
    reply = client.get("/")
    assert reply.text.count('class="button primary"') == 1
    page = read(reply)
    assert f"{preparation}/plan" in page.links
    assert "15 days until the interview" in page.text and "Today’s plan" in page.text


def test_a_finished_day_says_so(client: TestClient, preparation: str) -> None:
    for item in keys(client):
        tick(client, preparation, item)
    assert "Today’s plan is done." in read(client.get("/")).text


def test_a_day_before_the_interview_the_short_plan_comes_first(client: TestClient) -> None:
    made = prepare(client, interview_on=(TODAY + timedelta(days=1)).isoformat())
    first_question(client, made)
    reply = client.get("/")
    assert reply.text.count('class="button primary"') == 1
    assert "It is soon" in reply.text


def test_encouragement_names_a_fact_or_is_left_out(client: TestClient, preparation: str) -> None:
    assert "encouragement" not in client.get("/").text
    links = [link for link in read(client.get(f"{preparation}/questions")).links if link.startswith("/questions/")]
    for question in dict.fromkeys(links[:6]):
        answer(client, question)
    page = client.get("/")
    assert "encouragement" in page.text
    assert "answers in the last seven days" in page.text or "questions at least once" in page.text


def test_the_api_gives_the_plan_and_takes_ticks(client: TestClient, preparation: str) -> None:
    plan = PlanOfTodayDocument.model_validate(client.get("/api/v1/plan").json())
    assert plan.days_left == 15 and plan.today == TODAY and plan.preparation_id == preparation.rpartition("/")[2]
    item = plan.days[0].items[-1].key
    ticked = client.put("/api/v1/plan/ticks", json={"item_key": item}).json()
    assert ticked["days"][0]["items"][-1]["done"] == "ticked"
    again = client.delete("/api/v1/plan/ticks", params={"item_key": item}).json()
    assert again["days"][0]["items"][-1]["done"] is None
    assert client.put("/api/v1/plan/ticks", json={"item_key": "practice:none:1"}).status_code == 422
    assert client.put("/api/v1/plan/settings", json={"minutes_per_day": 20}).json()["minutes_per_day"] == 20
    assert client.put("/api/v1/plan/settings", json={"minutes_per_day": 2}).status_code == 422
    assert client.get("/api/v1/plan/calendar.ics").headers["content-type"].startswith("text/calendar")


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/plan").status_code == 404
    assert client.get("/plan").url.path == "/"
    for address in (
        "/preparations/none/plan",
        "/preparations/none/plan/calendar.ics",
        "/api/v1/plan?preparation_id=none",
    ):
        assert client.get(address).status_code == 404
    for address in ("settings", "ticks", "advice"):
        sent = {"minutes_per_day": "30", "item": "x"}
        assert client.post(f"/preparations/none/plan/{address}", data=sent).status_code == 404


def test_hostile_names_stay_text(client: TestClient, scripted_app: CoachApp, preparation: str) -> None:
    title = "<script>alert(1)</script>"
    scripted_app.stories.add_own("local", title=title, competencies=("problem_solving",))
    reply = client.get(f"{preparation}/plan")
    assert title not in reply.text and title in read(reply).text
    assert title not in client.get("/").text
