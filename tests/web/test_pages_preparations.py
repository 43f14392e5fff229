from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import POSTING_TEXT
from tests.web.visits import CV_TEXT, first_question, prepare, read


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_an_empty_start_page_has_one_action_and_the_promise(client: TestClient) -> None:
    page = read(client.get("/"))
    assert "/preparations/new" in page.links
    assert "Nothing leaves this computer" in page.text


def test_a_new_preparation_shows_what_was_understood(client: TestClient) -> None:
    page = read(client.get(prepare(client, interview_on="2026-12-01")))
    assert "Multi-skilled Maintenance Engineer at Hollowell Foods" in page.text
    assert "7 days until the interview" in page.text
    assert "They ask for Siemens S7, and your CV does not name that word for word" in page.text
    assert "PLC fault finding" in page.text


def test_the_start_page_leads_to_the_next_question(client: TestClient) -> None:
    preparation = prepare(client)
    assert preparation in read(client.get("/")).links
    question = first_question(client, preparation)
    page = read(client.get("/"))
    assert question in page.links
    assert "0 of 12 questions tried" in page.text


def test_a_job_title_is_enough(client: TestClient) -> None:
    page = read(client.get(prepare(client, posting="", job_title="Crane operator")))
    assert "Crane operator" in page.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"cv_text": ""}, "Choose your CV as a file, or paste its text."),
        ({"posting_text": ""}, "Paste the job posting, choose it as a file, or write the job title."),
        ({"interview_on": "2020-01-01"}, "This date has passed."),
        ({"interview_on": "soon"}, "Write the date as year, month and day"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(
    client: TestClient, changed: dict[str, str], sentence: str
) -> None:
    sent = {"cv_text": CV_TEXT, "posting_text": POSTING_TEXT, "interview_on": "2027-01-15"} | changed
    reply = client.post("/preparations", data=sent)
    assert reply.status_code == 422
    page = read(reply)
    assert sentence in page.text
    for text in (sent["cv_text"], sent["posting_text"]):
        assert " ".join(text.split()) in page.text
    assert page.fields["interview_on"] == sent["interview_on"]
    assert read(client.get("/preparations")).text.count("Maintenance Engineer") == 0


def test_a_file_that_cannot_be_kept_is_named(client: TestClient) -> None:
    files = {"cv_file": ("Ärmel & Söhne.pdf", b"not a pdf"), "posting_file": ("", b"")}
    reply = client.post("/preparations", data={"posting_text": POSTING_TEXT}, files=files)
    assert reply.status_code == 422
    assert "please choose “Ärmel & Söhne.pdf” again" in read(reply).text


def test_a_text_file_is_read(client: TestClient) -> None:
    files = {"cv_file": ("cv.txt", CV_TEXT.encode()), "posting_file": ("job.txt", POSTING_TEXT.encode())}
    reply = client.post("/preparations", files=files)
    assert reply.status_code == 200
    assert "lubrication plan" in read(reply).text


def test_corrections_are_shown_and_kept(client: TestClient) -> None:
    preparation = prepare(client)
    form = read(client.get(f"{preparation}/edit")).fields
    form |= {"title": "Shift engineer", "skill_0_name": "", "skill_2_name": "Welding", "skill_2_level": "nice"}
    form |= {"seniority": "senior", "industry": "logistics", "skill_1_level": "nice", "interview_on": "2026-12-24"}
    form |= {"cv_name": "Willa O.", "work[0].lines": "Rebuilt a pump\r\n\r\nTrained two people"}
    page = read(client.post(preparation, data=form))
    assert "Shift engineer at Hollowell Foods" in page.text
    assert "PLC fault finding" not in page.text
    assert all(text in page.text for text in ("Welding", "Willa O.", "Rebuilt a pump", "Trained two people", "30 days"))


def test_a_correction_without_a_title_keeps_what_was_typed(client: TestClient) -> None:
    preparation = prepare(client)
    form = read(client.get(f"{preparation}/edit")).fields | {"title": " ", "company": "Typed Ltd"}
    reply = client.post(preparation, data=form)
    assert reply.status_code == 422
    page = read(reply)
    assert "The job needs a title" in page.text
    assert page.fields["company"] == "Typed Ltd"


def test_tips_say_why(client: TestClient) -> None:
    page = read(client.get(prepare(client) + "/tips"))
    assert "Expect a walk round the line." in page.text
    assert "The site has four lines." in page.text


def test_questions_stand_under_their_kind_with_reason_and_quote(client: TestClient) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    page = read(client.get(f"{preparation}/questions"))
    assert "12 questions to be ready for" in page.text
    for words in ("From your experience", "Subject knowledge", "Case", "What would you do", "Why you, why us"):
        assert words in page.text
    assert "The posting asks for faults found on filling lines." in page.text
    assert "Find and fix electrical and mechanical faults on four filling lines From the posting" in page.text


def test_questions_can_be_added_and_removed(client: TestClient) -> None:
    preparation = prepare(client)
    question = first_question(client, preparation)
    more = read(client.post(f"{preparation}/questions", data={"type": "case"}))
    assert "16 questions to be ready for" in more.text
    own = {"text": "What would your  last manager say?", "type": "motivation"}
    assert "What would your last manager say?" in read(client.post(f"{preparation}/questions/own", data=own)).text
    left = read(client.post(f"{question}/remove"))
    assert "16 questions" in left.text
    other = next(link for link in left.links if link.startswith("/questions/"))
    replaced = read(client.post(f"{other}/replace"))
    assert "16 questions" in replaced.text
    assert other not in replaced.links
    assert client.get(question).status_code == 404


def test_an_empty_own_question_is_explained_beside_its_field(client: TestClient) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    reply = client.post(f"{preparation}/questions/own", data={"text": "  "})
    assert reply.status_code == 422
    assert "Write the question first." in read(reply).text


def test_a_removed_preparation_is_gone(client: TestClient) -> None:
    preparation = prepare(client)
    assert "Nothing leaves this computer" in read(client.post(f"{preparation}/remove")).text
    assert client.get(preparation).status_code == 404


def test_preparations_come_in_pages(client: TestClient) -> None:
    for number in range(21):
        prepare(client, posting="", job_title=f"Job {number}")
    page = read(client.get("/preparations"))
    assert "/preparations?offset=20" in page.links
    assert "21 to 21 of 21" in read(client.get("/preparations?offset=20")).text
