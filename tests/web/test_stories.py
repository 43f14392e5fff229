"""Stories as pages and in the API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.stories import FACTS, LINE
from tests.web.visits import first_question, prepare, read

USER = "local"


@pytest.fixture
def client(app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(client: TestClient) -> str:
    return prepare(client, interview_on="2026-11-25")


def take(client: TestClient, preparation: str, ref: str = "work[0].highlights[0]") -> str:
    """Address of the builder of a line that was taken."""
    return client.post(f"{preparation}/stories", data={"ref": ref, "decision": "take"}).url.path


def test_a_suggestion_is_taken_and_asked_for_what_it_lacks(client: TestClient, preparation: str) -> None:
    page = read(client.get(f"{preparation}/stories"))
    assert LINE in page.text
    builder = take(client, preparation)
    page = read(client.get(builder))
    assert "What was at stake when you cut unplanned stops" in page.text
    assert "from your CV" in page.text
    assert "blank: [what was your task?]" in page.text
    assert not page.forbidden


def test_each_step_is_kept_and_the_next_one_asked_until_the_story_is_ready(
    client: TestClient, preparation: str
) -> None:
    builder = take(client, preparation)
    while (slot := read(client.get(builder)).fields.get("slot")) is not None:
        version = read(client.get(builder)).fields["version"]
        data = {"slot": slot, "version": version, "action": "keep", "text": FACTS.get(slot, "It is still in use")}
        reply = client.post(f"{builder}/facts", data=data)
        assert reply.status_code == 200
    page = read(client.get(builder))
    assert "It is ready. Say it aloud once." in page.text
    assert "blank:" not in page.text


def test_what_was_typed_stays_when_it_cannot_be_kept(client: TestClient, preparation: str) -> None:
    builder = take(client, preparation)
    fields = {"slot": "stakes", "version": "1", "action": "keep"}
    client.post(f"{builder}/facts", data={**fields, "text": "Milk on the floor"})
    stale = client.post(f"{builder}/facts", data={**fields, "slot": "task", "text": "Stop the stops"})
    assert stale.status_code == 409
    assert ">Stop the stops</textarea>" in stale.text
    assert "still in the field" in read(stale).text
    empty = client.post(f"{builder}/facts", data={**fields, "version": "2", "slot": "task", "text": "idk"})
    assert empty.status_code == 422
    assert ">idk</textarea>" in empty.text


def test_what_is_turned_down_leaves_the_list_and_can_be_taken_back(client: TestClient, preparation: str) -> None:
    page = read(client.post(f"{preparation}/stories", data={"ref": "work[0].highlights[0]", "decision": "dismiss"}))
    assert "What you turned down" in page.text
    story = client.get("/api/v1/stories", params={"dismissed": "true"}).json()["items"][0]["id"]
    page = read(client.post(f"/stories/{story}/remove"))
    assert "What you turned down" not in page.text
    assert LINE in page.text


def test_the_page_of_a_preparation_names_gaps_and_the_next_step(client: TestClient, preparation: str) -> None:
    take(client, preparation)
    page = read(client.get(f"{preparation}/stories"))
    assert "no story yet" in page.text
    assert f"{preparation}/sheet" in page.links
    assert not page.forbidden


def test_a_title_and_what_it_shows_can_be_changed(client: TestClient, preparation: str) -> None:
    builder = take(client, preparation)
    data = {"version": "1", "title": "The dry bearings", "shows_problem_solving": "yes"}
    assert "The dry bearings" in read(client.post(f"{builder}/description", data=data)).text
    assert client.get(f"/api/v1{builder}").json()["competencies"] == ["problem_solving"]
    wrong = client.post(f"{builder}/description", data={"version": "2", "title": "The dry bearings"})
    assert wrong.status_code == 422


def test_markup_in_a_story_is_only_text(client: TestClient, preparation: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    story = client.post("/api/v1/stories", json={"title": evil}).json()
    client.put(f"/api/v1/stories/{story['id']}/facts/step_1", json={"text": evil, "version": 1})
    for address in ("/stories", f"/stories/{story['id']}", f"{preparation}/stories", f"{preparation}/sheet"):
        reply = client.get(address)
        assert "<script>alert" not in reply.text
        assert not read(reply).forbidden


def test_the_practice_room_and_the_sample_show_the_story_that_fits(
    client: TestClient, app: CoachApp, preparation: str
) -> None:
    question = first_question(client, preparation)
    builder = take(client, preparation)
    text = "Tell me about a time you cut unplanned stops of a line."
    added = client.post(f"/api/v1{preparation}/questions", json={"text": text, "type": "behavioral"}).json()
    own = next(item["id"] for item in added["items"] if item["text"] == text)
    page = read(client.get(f"/questions/{own}"))
    assert "You could tell" in page.text
    assert builder in page.links
    sample = read(client.get(f"/questions/{own}/sample"))
    assert "In your own words" in sample.text
    assert builder in sample.links
    assert client.get(question).status_code == 200


def test_the_sheet_has_all_four_things(client: TestClient, preparation: str) -> None:
    assert "You have no stories yet" in read(client.get(f"{preparation}/sheet")).text
    take(client, preparation)
    page = read(client.get(f"{preparation}/sheet"))
    for heading in ("Begin with", "Stories", "Numbers", "Ask them"):
        assert heading in page.text
    assert "print" in client.get(f"{preparation}/sheet").text


def test_the_api_takes_a_story_from_the_line_to_a_sample(client: TestClient, preparation: str) -> None:
    candidates = client.get(f"/api/v1{preparation}/stories/candidates").json()
    taken = {"preparation_id": preparation.rsplit("/", 1)[1], "ref": candidates[0]["ref"]}
    story = client.post("/api/v1/stories", json=taken).json()
    assert story["pieces"][0]["source"] == candidates[0]["ref"]
    for slot in story["missing"]:
        reply = client.put(
            f"/api/v1/stories/{story['id']}/facts/{slot}", json={"text": FACTS[slot], "version": story["version"]}
        )
        story = reply.json()
    assert story["is_ready"]
    assert story["next_slot"] in {"step_3", "lesson"}
    matrix = client.get(f"/api/v1{preparation}/stories/matrix").json()
    assert matrix["rows"][0]["story_id"] == story["id"]
    assert client.get(f"/api/v1{preparation}/sheet").json()["stories"]
    gone = client.delete(f"/api/v1/stories/{story['id']}/facts/task", params={"version": story["version"]}).json()
    assert "task" in gone["missing"]
    stale = {"text": "Late", "version": 1}
    assert client.put(f"/api/v1/stories/{story['id']}/facts/task", json=stale).status_code == 409
    assert client.put(f"/api/v1/stories/{story['id']}/facts/moral", json=stale).status_code == 422
    assert client.delete(f"/api/v1/stories/{story['id']}").status_code == 204
    assert client.get(f"/api/v1/stories/{story['id']}").status_code == 404


def test_foreign_ids_are_not_found_anywhere(client: TestClient, app: CoachApp, preparation: str) -> None:
    app.storage.add_user("other", app.clock())
    theirs = app.stories.add_own("other", title="Theirs").id
    fact, about = {"text": "Mine now", "version": 1}, {"title": "T", "competencies": ["ownership"], "version": 1}
    for story in (theirs, "nothing"):
        api = f"/api/v1/stories/{story}"
        replies = (
            client.get(api),
            client.patch(api, json=about),
            client.put(f"{api}/facts/task", json=fact),
            client.delete(f"{api}/facts/task", params={"version": 1}),
            client.delete(api),
            client.get(f"/stories/{story}"),
            client.post(f"/stories/{story}/facts", data={"slot": "task", "text": "Mine", "version": "1"}),
            client.post(f"/stories/{story}/description", data={"title": "T", "shows_ownership": "yes", "version": "1"}),
            client.post(f"/stories/{story}/remove"),
        )
        assert {reply.status_code for reply in replies} == {404}
    for address in ("/preparations/nothing/stories", "/preparations/nothing/sheet"):
        assert client.get(address).status_code == 404
    for address in ("preparations/x/stories/candidates", "preparations/x/stories/matrix", "preparations/x/sheet",
                    "questions/x/stories", "questions/x/stories/sample"):  # fmt: skip
        assert client.get(f"/api/v1/{address}").status_code == 404
    assert app.stories.get("other", theirs).title == "Theirs"
