"""Real interviews, disputed marks and opinions, through the pages and through the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.real_interviews import InterviewNotes
from interview_coach.errors import ProviderError
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING, ScriptedCoach
from tests.conftest import NOON
from tests.web.visits import answer, first_question, prepare, read

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
NOTES = {
    "on": "2026-11-24",
    "outcome": "next_round",
    "round": "First talk",
    "who": "Ms Holt",
    "asked": "Tell me about a time the line stood still\r\nWhy us?\r\n\r\n",
    "feeling": "2",
    "differently": "Breathe first.",
}


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@dataclass(frozen=True)
class Marked:
    """Addresses of a marked answer and its evaluation."""

    page: str
    evaluation: str


@pytest.fixture
def marked(client: TestClient, scripted_app: CoachApp) -> Marked:
    page = answer(client, first_question(client, prepare(client))).url.path
    record = scripted_app.answers.get("local", page.rsplit("/", 1)[1]).record
    assert record is not None
    return Marked(page, record.id)


def test_an_interview_is_written_down_and_its_questions_come_first(client: TestClient) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    shown = client.post(f"{preparation}/real-interviews", data=NOTES)
    page = read(shown)
    assert shown.url.path.startswith("/real-interviews/")
    for words in ("Tuesday 24 November 2026", "First talk · Ms Holt · Shaky", "On to the next round", "Breathe first."):
        assert words in page.text, words
    assert "They asked 2 questions; none of them were on your list before." in page.text
    questions = read(client.get(f"{preparation}/questions"))
    first = next(link for link in questions.links if link.startswith("/questions/"))
    assert "Tell me about a time the line stood still" in read(client.get(first)).text
    beside = read(client.get("/real-interviews")).text
    assert "1 interview written down: 1 × on to the next round." in beside
    assert "A few interviews prove nothing." in beside


def test_practice_marks_stand_beside_the_outcome(client: TestClient) -> None:
    preparation = prepare(client)
    answer(client, first_question(client, preparation))
    client.post(f"{preparation}/real-interviews", data=NOTES | {"outcome": "rejected"})
    beside = read(client.get("/real-interviews")).text
    assert "Not this time" in beside and "1 question, 3.4 by scripted" in beside
    assert read(client.get(f"{preparation}/real-interviews")).text.count("Not this time") == 2  # the row and the field
    client.post("/progress/numbers", data={"numbers": "hide", "back": "/"})
    assert "3.4" not in read(client.get("/real-interviews")).text


def test_a_mistake_in_the_notes_keeps_what_was_typed(client: TestClient) -> None:
    preparation = prepare(client)
    for wrong, words in (
        ({"on": "2027-01-01"}, "not come yet"),
        ({"on": ""}, "on which day"),
        ({"on": "2026-13-40"}, "Write the date"),
        ({"asked": "\n".join(f"Question {n}?" for n in range(41))}, "at most 40"),
    ):
        reply = client.post(f"{preparation}/real-interviews", data=NOTES | wrong)
        assert reply.status_code == 422 and words in read(reply).text
        assert "Breathe first." in reply.text and 'value="Ms Holt"' in reply.text
    assert "None written down yet" in read(client.get("/real-interviews")).text


def test_notes_are_changed_kinds_corrected_and_notes_deleted(client: TestClient, scripted_app: CoachApp) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    address = client.post(f"{preparation}/real-interviews", data=NOTES).url.path
    changed = client.post(address, data=NOTES | {"outcome": "offer", "asked": "Why us?\nWhich shift is worst?"})
    assert "An offer" in read(changed).text and "Which shift is worst?" in read(changed).text
    heard = scripted_app.real_interviews.get("local", address.rsplit("/", 1)[1]).asked[1]
    to = f"{address}/questions/{heard.question_id}/type"
    assert client.post(to, data={"type": "situational"}).status_code == 200
    assert scripted_app.questions.get("local", heard.question_id).question.type == "situational"
    answer(client, f"/questions/{heard.question_id}")
    assert "You have answered this question already" in read(client.post(to, data={"type": "case"})).text
    assert client.post(f"{address}/remove").status_code == 200
    assert client.get(address).status_code == 404
    assert "Which shift is worst?" in read(client.get(f"{preparation}/questions")).text


def test_the_list_says_which_of_its_questions_they_asked(client: TestClient) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    client.post(f"{preparation}/real-interviews", data=NOTES | {"asked": "Question number 5 about faults"})
    page = read(client.get(f"{preparation}/questions")).text
    assert page.count("They asked you this on 24 Nov 2026.") == 1


def test_a_disputed_mark_shows_both_marks_and_the_reason(client: TestClient, marked: Marked) -> None:
    before = read(client.get(marked.page))
    assert "I disagree with this mark" in before.text and {"reason", "dimension", "own_mark"} <= before.fields.keys()
    form = {"reason": "The result is in the last sentence.", "dimension": "result", "own_mark": "5"}
    page = read(client.post(f"{marked.page}/evaluations/{marked.evaluation}/dispute", data=form))
    for words in ("You disagreed with this mark", form["reason"], "About: Result", "Marked once more 3.4"):
        assert words in page.text, words
    assert "Yours 5.0" in page.text
    assert "reason" not in page.fields, "a second look is not disputed again"
    again = client.post(f"{marked.page}/evaluations/{marked.evaluation}/dispute", data=form)
    assert "You have disputed this mark already" in read(again).text
    review = read(client.get("/feedback-review"))
    assert "1 piece of feedback you disputed" in review.text and form["reason"] in review.text
    assert marked.page in review.links


def test_a_second_mark_that_fails_is_said_and_asked_for_again(
    client: TestClient, marked: Marked, scripted_app: CoachApp, scripted_coach: ScriptedCoach
) -> None:
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    page = read(client.post(f"{marked.page}/evaluations/{marked.evaluation}/dispute", data={"reason": "No."}))
    assert "There is no second mark yet: the line is down." in page.text
    scripted_coach.failure = None
    [reading] = scripted_app.disputes.of_answer("local", marked.page.rsplit("/", 1)[1])
    assert "Marked once more 3.4" in read(client.post(f"/disputes/{reading.dispute.id}/second")).text


def test_an_empty_reason_is_refused_in_words(client: TestClient, marked: Marked) -> None:
    page = read(client.post(f"{marked.page}/evaluations/{marked.evaluation}/dispute", data={"reason": " "}))
    assert "Say in a few words why the mark is wrong" in page.text and "You disagreed" not in page.text


def test_whether_it_was_useful_can_be_said_and_changed(client: TestClient, marked: Marked) -> None:
    to = f"{marked.page}/evaluations/{marked.evaluation}/opinion"
    assert "You said no." in read(client.post(to, data={"useful": "no", "note": "It missed the quince."})).text
    assert "It missed the quince." in read(client.get("/feedback-review")).text
    page = client.post(to, data={"useful": "yes", "note": "Better now"})
    assert "You said yes." in read(page).text and 'value="Better now"' in page.text
    assert (
        "Nothing disputed and nothing found unhelpful among the 1 you judged"
        in read(client.get("/feedback-review")).text
    )
    assert "Say yes or no." in read(client.post(to, data={"useful": "perhaps"})).text


def test_hostile_words_stay_words_on_every_page(client: TestClient, marked: Marked) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    hostile = NOTES | {"who": EVIL, "round": EVIL[:80], "differently": EVIL, "asked": EVIL}
    interview = client.post(f"{preparation}/real-interviews", data=hostile).url.path
    client.post(f"{marked.page}/evaluations/{marked.evaluation}/dispute", data={"reason": EVIL})
    client.post(f"{marked.page}/evaluations/{marked.evaluation}/opinion", data={"useful": "no", "note": EVIL})
    places = ("/real-interviews", f"{preparation}/real-interviews", f"{preparation}/questions", "/feedback-review")
    for address in (interview, *places, marked.page):
        reply = client.get(address)
        page = read(reply)
        assert reply.status_code == 200 and not page.forbidden, address
        assert "<script>alert" not in reply.text and "<img src=x" not in reply.text, address


def test_ids_of_another_user_lead_nowhere(client: TestClient, scripted_app: CoachApp, marked: Marked) -> None:
    scripted_app.storage.add_user("bob", NOON)
    theirs = scripted_app.preparations.create("bob", cv=CV, posting=POSTING)
    scripted_app.questions.prepare("bob", theirs.id, count=3)
    question = scripted_app.questions.list("bob", theirs.id)[0].question.id
    interview = scripted_app.real_interviews.add("bob", theirs.id, InterviewNotes(NOON.date(), asked=("Why?",))).id
    mine = prepare(client)
    own = client.post(f"{mine}/real-interviews", data=NOTES).url.path
    for address in (f"/preparations/{theirs.id}/real-interviews", f"/real-interviews/{interview}"):
        assert client.get(address).status_code == 404
        assert client.post(address, data=NOTES).status_code == 404
    assert client.post(f"{own}/questions/{question}/type", data={"type": "case"}).status_code == 404
    assert client.post(f"/real-interviews/{interview}/remove").status_code == 404
    assert client.post(f"{marked.page}/evaluations/none/dispute", data={"reason": "x"}).status_code == 404
    assert client.post(f"{marked.page}/evaluations/none/opinion", data={"useful": "no"}).status_code == 404
    assert client.post("/disputes/none/second").status_code == 404
    api = "/api/v1"
    for method, address in (
        ("GET", f"{api}/preparations/{theirs.id}/real_interviews"),
        ("GET", f"{api}/real_interviews/{interview}"),
        ("DELETE", f"{api}/real_interviews/{interview}"),
        ("GET", f"{api}/evaluations/none/opinion"),
        ("GET", f"{api}/answers/none/disputes"),
    ):
        assert client.request(method, address).status_code == 404, address


def test_the_api_keeps_an_interview(client: TestClient) -> None:
    preparation = prepare(client).rsplit("/", 1)[1]
    there = f"/api/v1/preparations/{preparation}/real_interviews"
    new = {"on": "2026-11-20", "outcome": "waiting", "asked": ["Why us?", "Explain a bearing."], "feeling": 4}
    made = client.post(there, json=new)
    assert made.status_code == 201
    assert [heard["was_known"] for heard in made.json()["asked"]] == [False, False]
    one = f"/api/v1/real_interviews/{made.json()['id']}"
    assert client.get(one).json() == made.json()
    changed = client.put(one, json=new | {"outcome": "offer"}).json()
    assert (changed["outcome"], changed["asked"]) == ("offer", made.json()["asked"])
    [listed] = client.get(there).json()["items"]
    assert (listed["title"], listed["practice"]) == ("Multi-skilled Maintenance Engineer", [])
    assert client.get("/api/v1/real_interviews").json()["total"] == 1
    kind = client.put(f"/api/v1/questions/{made.json()['asked'][1]['question_id']}/type", json={"type": "case"})
    assert kind.json()["type"] == "case"
    for wrong in ({"feeling": 9}, {"outcome": "won"}, {"on": str(NOON.date() + timedelta(days=9))}):
        assert client.post(there, json=new | wrong).status_code == 422
    assert client.delete(one).status_code == 204 and client.get(one).status_code == 404


def test_the_api_takes_disputes_and_opinions(client: TestClient, marked: Marked) -> None:
    there, answered = f"/api/v1/evaluations/{marked.evaluation}", marked.page.rsplit("/", 1)[1]
    made = client.post(f"{there}/dispute", json={"reason": "No.", "own_mark": 4, "dimension": "result"})
    assert made.status_code == 201
    found = made.json()
    assert (found["same"], found["problem"], found["dispute"]["own_mark"]) == (True, None, 4)
    assert found["first"]["overall"] == found["second"]["overall"] == 3.4
    assert client.get(f"/api/v1/answers/{answered}/disputes").json() == [found]
    assert client.post(f"{there}/dispute", json={"reason": "No."}).status_code == 409
    assert client.post(f"/api/v1/disputes/{found['dispute']['id']}/second").json() == found
    assert client.get(f"{there}/opinion").status_code == 404
    assert client.put(f"{there}/opinion", json={"useful": False, "note": "Hm."}).json()["note"] == "Hm."
    assert client.put(f"{there}/opinion", json={"useful": True}).json()["useful"] is True
    review = client.get("/api/v1/feedback_review").json()
    assert (review["total"], review["rated"], review["by_dimension"][0]["name"]) == (1, 1, "result")
    assert client.post(f"{there}/dispute", json={"reason": "\x00"}).status_code in (409, 422)
