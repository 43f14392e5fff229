"""/api/v1/mocks/{id}/debrief in its three forms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType
from interview_coach.services.mocks import MockReply
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING, STRONG_ANSWER

FORMS = ("", "/markdown", "/pdf")


@pytest.fixture
def pages(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def mock_id(scripted_app: CoachApp) -> str:
    preparation = scripted_app.preparations.create("local", cv=CV, posting=POSTING).id
    stored = scripted_app.mocks.start("local", preparation, MockSetup(MockType.BEHAVIORAL, 10))
    stored = scripted_app.mocks.say("local", stored.id, MockReply(stored.version, STRONG_ANSWER))
    return scripted_app.mocks.end("local", stored.id, stored.version).id


def test_the_document_has_the_marks_and_the_talk(pages: TestClient, mock_id: str) -> None:
    found = pages.get(f"/api/v1/mocks/{mock_id}/debrief").json()
    [note] = found["answers"]
    assert (note["mark"], found["mark"], len(found["summary"])) == (3.4, 3.4, 3)
    assert note["stronger"]["blanks"] and note["parts"][0]["mark"] == 4.0
    assert [turn["kind"] for turn in found["transcript"]][:2] == ["opening", "question"]


def test_markdown_and_pdf_are_files(pages: TestClient, mock_id: str) -> None:
    written = pages.get(f"/api/v1/mocks/{mock_id}/debrief/markdown?zone=Asia/Kathmandu")
    assert written.headers["content-type"] == "text/markdown; charset=utf-8"
    assert written.text.startswith("# Debrief") and "17:45 +0545" in written.text
    printed = pages.get(f"/api/v1/mocks/{mock_id}/debrief/pdf")
    assert printed.content.startswith(b"%PDF-") and 'filename="debrief.pdf"' in printed.headers["content-disposition"]


@pytest.mark.parametrize("form", FORMS)
def test_a_mock_that_is_not_there_is_404(pages: TestClient, form: str) -> None:
    assert pages.get(f"/api/v1/mocks/nobody/debrief{form}").status_code == 404


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../../etc/passwd", "", "a\x00b"])
def test_an_unknown_zone_is_named(pages: TestClient, mock_id: str, zone: str) -> None:
    answer = pages.get(f"/api/v1/mocks/{mock_id}/debrief/pdf", params={"zone": zone})
    assert answer.status_code == 422 and "IANA" in answer.text


def test_a_debrief_can_be_asked_of_the_engine_of_the_user(pages: TestClient, mock_id: str) -> None:
    asked = pages.post(f"/api/v1/mocks/{mock_id}/debrief").json()
    assert asked["mock_id"] == mock_id and len(asked["summary"]) == 3
