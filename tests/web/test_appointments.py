"""Appointments over HTTP: the API, the pages, the partner's page, the feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from interview_coach.web.pages.partner import A_MINUTE
from tests.appointments import wanted, wanted_with_ana, weekly
from tests.conftest import StandingClock
from tests.web.visits import read

SCRIPT = "<script>alert(1)</script>"
USER = "local"
NEW = {"title": "Mock", "starts": "2026-11-27T18:00", "zone": "Europe/Berlin"}
FORM = {
    "title": "Mock",
    "on": "2026-11-27",
    "at": "18:00",
    "zone": "Europe/Berlin",
    "minutes": "30",
    "kind": "coach",
    "type": "mixed",
    "style": "neutral",
    "mode": "live",
    "interval": "1",
}


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_an_appointment_is_made_moved_and_cancelled_over_the_api(client: TestClient) -> None:
    made = client.post("/api/v1/appointments", json={**NEW, "recurrence": {"frequency": "weekly", "count": 3}})
    assert made.status_code == 201, made.text
    document = made.json()
    assert document["occurrences"][0]["starts"] == "2026-11-27T17:00:00Z"
    address = f"/api/v1/appointments/{document['id']}"
    moved = client.post(f"{address}/move", json={"slot": "2026-12-04T18:00", "to": "2026-12-05T09:30"}).json()
    assert moved["sequence"] == 1 and moved["occurrences"][1]["moved"]
    agenda = client.get("/api/v1/appointments/agenda?since=2026-12-05T00:00:00Z&until=2026-12-06T00:00:00Z").json()
    assert [each["starts"] for each in agenda["occurrences"]] == ["2026-12-05T08:30:00Z"]
    assert client.delete(address).status_code == 409
    gone = client.post(f"{address}/cancel").json()
    assert gone["cancelled"] and gone["occurrences"] == []
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts": "2020-01-01T10:00"}, "already been"),
        ({"ends": "2026-11-27T17:00"}, "end must come after"),
        ({"zone": "Mars/Olympus"}, "not a time zone"),
        ({"recurrence": {"frequency": "daily"}}, "must end"),
        ({"recurrence": {"frequency": "hourly", "count": 3}}, "frequency"),
        ({"starts": "2026-11-27T18:00+01:00"}, "timezone"),
        ({"kind": "partner"}, "who your partner is"),
        ({"preparation_id": "nothing"}, "preparation"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(client: TestClient, changes: dict[str, Any], words: str) -> None:
    reply = client.post("/api/v1/appointments", json={**NEW, **changes})
    assert reply.status_code in (404, 422) and words in reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert client.get("/api/v1/appointments").json() == []


def test_a_conflict_is_kept_only_when_it_is_wanted(client: TestClient) -> None:
    assert client.post("/api/v1/appointments", json=NEW).status_code == 201
    refused = client.post("/api/v1/appointments", json=NEW)
    assert refused.status_code == 409 and "allow_conflicts" in refused.json()["detail"]
    assert client.post("/api/v1/appointments", json={**NEW, "allow_conflicts": True}).status_code == 201


def test_a_calendar_is_taken_in_and_forgotten(client: TestClient) -> None:
    client.post("/api/v1/appointments", json=NEW)
    file = client.get("/api/v1/calendar.ics")
    assert file.headers["content-type"].startswith("text/calendar")
    taken = client.post("/api/v1/imported-calendars?zone=Europe/Berlin&name=Mine", content=file.content)
    assert taken.status_code == 201 and taken.json()["times"] == 1
    bad = client.post("/api/v1/imported-calendars?zone=Europe/Berlin", content=b"junk")
    assert bad.status_code == 422 and "not a calendar" in bad.text
    assert client.delete(f"/api/v1/imported-calendars/{taken.json()['id']}").status_code == 204
    assert client.get("/api/v1/imported-calendars").json() == []


def test_the_feed_needs_its_address_only_and_ends_when_it_is_taken_back(client: TestClient) -> None:
    client.post("/api/v1/appointments", json=NEW)
    path = client.post("/api/v1/calendar-feed").json()["path"]
    assert "VEVENT" in client.get(path).text
    assert client.delete("/api/v1/calendar-feed").status_code == 204
    gone, never = client.get(path), client.get("/calendar/abc.ics")
    assert (gone.status_code, gone.text.count("VEVENT")) == (404, 0)
    assert never.status_code == 404


def test_the_form_asks_before_it_keeps_a_clash(client: TestClient, scripted_app: CoachApp) -> None:
    assert client.post("/appointments", data=FORM).url.path.startswith("/appointments/")
    asked = client.post("/appointments", data=FORM)
    assert asked.url.path == "/appointments" and "Nothing was changed yet" in read(asked).text
    assert len(scripted_app.appointments.list(USER)) == 1
    agreed = read(asked).fields["anyway"]
    other_time = client.post("/appointments", data={**FORM, "at": "18:10", "anyway": agreed})
    assert "Nothing was changed yet" in read(other_time).text, "another time asks again"
    kept = client.post("/appointments", data={**FORM, "anyway": agreed})
    assert kept.url.path.startswith("/appointments/") and len(scripted_app.appointments.list(USER)) == 2


def test_the_form_asks_about_a_time_that_does_not_exist(client: TestClient) -> None:
    asked = client.post("/appointments", data={**FORM, "on": "2027-03-28", "at": "02:30"})
    assert "02:30 does not exist" in read(asked).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": ""}, "on which day"),
        ({"on": "2026-02-31"}, "year, month and day"),
        ({"at": "soon"}, "hours and minutes"),
        ({"on": "2020-01-01"}, "already been"),
        ({"zone": "Nowhere"}, "not a time zone"),
        ({"frequency": "weekly"}, "must end"),
        ({"kind": "partner", "partner_name": "Ana", "partner_email": "nothing"}, "e-mail"),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(
    client: TestClient, changes: dict[str, str], words: str
) -> None:
    reply = client.post("/appointments", data={**FORM, "title": "Typed before", **changes})
    assert reply.status_code == 422
    assert words in read(reply).text and read(reply).fields["title"] == "Typed before"


def test_moving_and_cancelling_on_the_page(client: TestClient, scripted_app: CoachApp) -> None:
    made = scripted_app.appointments.add(USER, wanted(recurrence=weekly(3)))
    address = f"/appointments/{made.id}"
    change = {"slot": "2026-12-04T18:00", "on": "2026-12-05", "at": "09:30", "minutes": "45", "scope": "one"}
    page = read(client.post(f"{address}/move", data=change))
    assert "Saturday 5 December 2026, 09:30 to 10:15" in page.text
    client.post(f"{address}/cancel", data={"slot": "2026-12-04T18:00", "scope": "following"})
    assert "December" not in read(client.get(address)).text
    gone = client.post(f"{address}/cancel", data={"slot": "2026-11-27T18:00"})
    assert "Cancelled." in read(gone).text
    assert client.post(f"{address}/remove").url.path == "/appointments"


def test_week_and_month_show_times_in_the_zone_that_was_asked_for(client: TestClient, scripted_app: CoachApp) -> None:
    scripted_app.appointments.add(USER, wanted("2026-11-27T23:30", title="Late one"))
    week = read(client.get("/appointments?view=week&on=2026-11-27&zone=Asia/Kathmandu"))
    assert "04:15" in week.text and "Late one" in week.text
    month = read(client.get("/appointments?on=2026-11-01&zone=Europe/Berlin"))
    assert "November 2026" in month.text and "23:30" in month.text
    for odd in ("on=rubbish", "on=0001-01-01", "on=9999-12-31", "zone=../etc", "view=year"):
        assert client.get(f"/appointments?{odd}").status_code == 200


def test_the_partner_page_shows_the_sheet_and_nothing_else_of_the_user(
    client: TestClient, scripted_app: CoachApp
) -> None:
    made = scripted_app.appointments.add(USER, wanted_with_ana())
    access = scripted_app.invitations.access(USER, made.id)
    assert access is not None
    page = client.get(f"/partner/{access.token}")
    assert page.status_code == 200 and page.headers["x-robots-tag"] == "noindex"
    assert read(page).text.count("It did not come up") == 6
    assert "/history" not in read(page).links and "me@example.org" not in page.text
    empty = client.post(f"/partner/{access.token}", data={"do": "hand_in"})
    assert empty.status_code == 422 and "at least one mark" in read(empty).text
    sheet = {"mark_action": "4", "note_action": SCRIPT, "keep": f'{SCRIPT}" onload="x', "change": "Say the number."}
    kept = client.post(f"/partner/{access.token}", data={**sheet, "do": "keep"})
    assert "Kept." in read(kept).text and SCRIPT not in kept.text
    handed = client.post(f"/partner/{access.token}", data={**sheet, "do": "hand_in"})
    assert "You handed this in" in read(handed).text
    assert client.post(f"/partner/{access.token}", data={**sheet, "do": "keep"}).status_code == 409
    shown = client.get(f"/appointments/{made.id}")
    assert "Say the number." in read(shown).text and SCRIPT not in shown.text and read(shown).forbidden == []


def test_a_partner_cannot_send_much_or_often(client: TestClient, scripted_app: CoachApp, clock: StandingClock) -> None:
    made = scripted_app.appointments.add(USER, wanted_with_ana())
    access = scripted_app.invitations.access(USER, made.id)
    assert access is not None
    assert client.post(f"/partner/{access.token}", data={"keep": "x" * 70_000}).status_code == 413
    assert client.post(f"/partner/{access.token}", data={"keep": "x" * 3_000}).status_code == 422
    for _ in range(A_MINUTE):
        last = client.get("/partner/wrong")
    assert last.status_code == 429
    clock.advance(timedelta(minutes=2))
    assert client.get("/partner/wrong").status_code == 404


def test_every_page_keeps_to_the_content_policy_and_escapes_what_people_wrote(
    client: TestClient, scripted_app: CoachApp
) -> None:
    odd = f'{SCRIPT}" onmouseover="x'
    made = scripted_app.appointments.add(USER, wanted_with_ana(title=odd, recurrence=weekly(2)))
    scripted_app.appointments.add(USER, wanted("2026-11-24T14:00", title=odd))
    scripted_app.calendars.take_in(USER, scripted_app.appointments.calendar(USER), odd, "Europe/Berlin")
    scripted_app.calendars.open_feed(USER)
    access = scripted_app.invitations.access(USER, made.id)
    assert access is not None
    addresses = [
        "/",
        "/appointments",
        "/appointments?view=week",
        "/appointments/new",
        "/appointments/calendars",
        f"/appointments/{made.id}",
        f"/partner/{access.token}",
    ]
    shown = 0
    for address in addresses:
        reply = client.get(address)
        page = read(reply)
        assert reply.status_code == 200, address
        assert (page.forbidden, page.tags.count("h1")) == ([], 1), address
        assert SCRIPT not in reply.text, address
        shown += page.text.count("alert(1)")
    assert shown > 6, "the text is there, only harmless"


def test_the_start_page_says_what_begins_soon(client: TestClient, scripted_app: CoachApp) -> None:
    assert "begins in" not in read(client.get("/")).text
    scripted_app.appointments.add(USER, wanted("2026-11-24T13:30", title="With the coach"))
    assert "With the coach begins in 30 minutes." in " ".join(read(client.get("/")).text.split())


def test_files_are_offered_for_the_calendar_and_for_the_partner(client: TestClient, scripted_app: CoachApp) -> None:
    made = scripted_app.appointments.add(USER, wanted_with_ana())
    page = read(client.get(f"/appointments/{made.id}"))
    assert f"/appointments/{made.id}/invitation.ics" in page.links
    assert any(link.startswith("mailto:ana@example.org?subject=") for link in page.links)
    assert "METHOD:REQUEST" in client.get(f"/appointments/{made.id}/invitation.ics").text
    assert "METHOD" not in client.get(f"/appointments/{made.id}/calendar.ics").text
    client.post(f"/appointments/{made.id}/cancel")
    assert client.get(f"/appointments/{made.id}/calendar.ics").status_code == 409
