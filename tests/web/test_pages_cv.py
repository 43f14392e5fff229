"""The CV as it was read: all of it is shown and can be put right, and what was not touched stays whole."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.cv import Cv
from interview_coach.web import labels
from interview_coach.web.app import create_app
from interview_coach.web.pages.cv_corrections import corrected_cv
from tests.cast import POSTING_TEXT
from tests.web.visits import read

NURSE: dict[str, Any] = {
    "basics": {"name": "Ida Hart", "summary": "Nurse on a stroke ward.", "email": "ida@example.org"},
    "work": [{"name": "Northgate Hospital", "position": "Nurse", "highlights": ["Ran the night handover"]}],
    "education": [
        {"studyType": "BSc", "area": "Nursing", "institution": "Northgate University", "endDate": "2017", "score": "1"},
        {"studyType": "Diploma", "area": "Care", "institution": "Leeds College", "courses": ["Ethics"]},
    ],
    "certificates": [
        {"name": "RN licence", "issuer": "NMC", "date": "2017", "url": "https://example.org/rn"},
        {"name": "Life support"},
    ],
    "languages": [{"language": "Spanish", "fluency": "fluent"}],
    "skills": [
        {"name": "Care", "level": "expert", "keywords": ["Wounds", "IV lines"]},
        {"name": "Driving"},
    ],
}


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def nurse(client: TestClient) -> str:
    files = {"cv_file": ("cv.json", json.dumps(NURSE).encode())}
    return client.post("/preparations", data={"posting_text": POSTING_TEXT}, files=files).url.path


def test_education_certificates_languages_skills_and_summary_are_shown(client: TestClient, nurse: str) -> None:
    page = read(client.get(nurse)).text
    for words in (
        "Nurse on a stroke ward.",
        "Education BSc, Nursing, Northgate University, 2017 Diploma, Care, Leeds College",
        "Certificates RN licence, NMC, 2017 Life support",
        "Languages Spanish (fluent)",
        "Skills Care: Wounds, IV lines Driving",
    ):
        assert words in page


def test_all_of_it_stands_in_the_form(client: TestClient, nurse: str) -> None:
    page = read(client.get(f"{nurse}/edit"))
    assert {"cv_summary", "cv_education", "cv_certificates", "cv_skills"} <= page.fields.keys()
    for words in ("Nurse on a stroke ward.", "RN licence, NMC, 2017 Life support", "Wounds IV lines Driving"):
        assert words in page.text


def corrected(**form: str) -> dict[str, Any]:
    """The document after a correction in which only these fields were changed."""
    untouched = {
        "cv_name": "Ida Hart",
        "cv_summary": "Nurse on a stroke ward.",
        "cv_education": "BSc, Nursing, Northgate University, 2017\r\nDiploma, Care, Leeds College",
        "cv_certificates": "RN licence, NMC, 2017\r\nLife support",
        "cv_skills": "Wounds\r\nIV lines\r\nDriving",
    }
    return dict(corrected_cv({**untouched, **form}, Cv.from_document(NURSE)).document)


def test_a_form_sent_as_it_was_changes_nothing() -> None:
    assert corrected() == NURSE


def test_an_added_certificate_leaves_the_others_whole() -> None:
    after = corrected(cv_certificates="Prescribing, RCN\nRN licence, NMC, 2017\n\nLife support")
    assert after == NURSE | {"certificates": [{"name": "Prescribing, RCN"}, *NURSE["certificates"]]}


def test_a_changed_degree_is_read_and_the_other_keeps_its_fields() -> None:
    first, second = corrected(cv_education="MSc, Nursing, Northgate University, 2019\nDiploma, Care, Leeds College")[
        "education"
    ]
    assert (first["institution"], first["area"]) == ("Northgate University", "Nursing")
    assert second == NURSE["education"][1]


def test_skills_can_be_taken_away_and_added_and_groups_keep_their_fields() -> None:
    assert corrected(cv_skills="Wounds\nSuturing\nDriving")["skills"] == [
        {"name": "Care", "level": "expert", "keywords": ["Wounds"]},
        {"name": "Driving"},
        {"name": "", "keywords": ["Suturing"]},
    ]
    assert corrected(cv_skills=" ")["skills"] == []


def test_a_corrected_summary_is_kept_beside_the_rest() -> None:
    assert corrected(cv_summary="Ward\r\nsister.")["basics"] == {**NURSE["basics"], "summary": "Ward sister."}


def test_an_edited_cv_may_not_outgrow_a_cv(client: TestClient, nurse: str) -> None:
    form = read(client.get(f"{nurse}/edit")).fields | {"work[0].lines": "Dressed a wound\n" * 251}
    reply = client.post(nurse, data=form)
    assert reply.status_code == 422
    assert "at most 250 are read; keep the parts about the last jobs" in read(reply).text


def test_what_is_no_gap_is_said_to_be_missing_in_the_work_history_only(
    client: TestClient, scripted_app: CoachApp, nurse: str
) -> None:
    from dataclasses import replace

    from interview_coach.domain.job import CvEvidence, Requirement
    from interview_coach.domain.vocabulary import Level
    from interview_coach.services.preparations import PreparationChanges

    identity = nurse.rsplit("/", 1)[1]
    user = scripted_app.local_user_id
    job = replace(
        scripted_app.preparations.get(user, identity).job,
        requirements=(
            Requirement("Siemens S7 at shift level", Level.MUST),
            Requirement("A calm manner", Level.MUST),
            Requirement("A licence", Level.MUST, (CvEvidence("certificates[0]", "RN licence, NMC, 2017", 0.8),)),
        ),
    )
    scripted_app.preparations.revise(user, identity, PreparationChanges(job=job))
    page = read(client.get(nurse)).text
    assert "Siemens S7 at shift level must have Your CV does not name this yet." in page
    assert "A calm manner must have No line of your work history names this." in page
    assert "RN licence, NMC, 2017 Certificates" in page


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("education[0]", "Education"),
        ("certificates[1]", "Certificates"),
        ("skills[0].keywords[0]", "Skills"),
        ("basics.summary", "Summary"),
        ("work[0].highlights[0]", "Nurse at Northgate Hospital"),
        ("work[9]", "your CV"),
        (None, "your CV"),
    ],
)
def test_every_part_of_a_cv_has_a_name(ref: str | None, words: str) -> None:
    assert labels.place_in_cv(Cv.from_document(NURSE), ref) == words
