"""A model that looks at a CV again: only what stands there word for word becomes a proposal."""

from __future__ import annotations

from typing import Any

import pytest
from tests.coach.llm.tasks.scripted_client import HOSTILE, client_of, desk_with

from interview_coach.coach.llm.tasks.cv import propose_corrections
from interview_coach.coach.redaction import Redactor
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal

CV = Cv.from_document(
    {
        "basics": {"name": "Wilhelmina Okonkwo", "email": "w@example.org", "phone": "+44 20 7946 0000"},
        "work": [
            {
                "position": "Brackenfield Dairy",
                "name": "Maintenance technician April 2020 to 06/2022",
                "highlights": ["Cut stops from 14 to 5 a month", "Rewired two ovens at Tollgate under Sarah Chen"],
            },
            {"position": "Apprentice electrician", "name": "Tollgate Bakeries", "startDate": "2016-09"},
        ],
        "education": [{"institution": "NVQ Level 3", "area": "Northgate College"}],
        "meta": {"warnings": ["“Volunteer fire service since 2011” was not understood."]},
    }
)


def correction(ref: str, value: str, why: str = "") -> dict[str, Any]:
    return {"why": why, "ref": ref, "value": value}


def reply(*corrections: dict[str, Any], moves: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"corrections": list(corrections), "moves": list(moves)}


def proposed(*corrections: dict[str, Any], moves: tuple[dict[str, Any], ...] = ()) -> tuple[CvProposal, ...]:
    return propose_corrections(desk_with(reply(*corrections, moves=moves)), CV)


def test_words_of_the_cv_may_stand_elsewhere() -> None:
    found = proposed(
        correction("work[0].position", "maintenance technician", "Title and employer are swapped."),
        correction("work[0].name", "Brackenfield Dairy"),
        correction("education[0].institution", "Northgate College"),
    )
    assert [(one.ref, one.before, one.after) for one in found] == [
        ("work[0].position", "Brackenfield Dairy", "Maintenance technician"),
        ("work[0].name", "Maintenance technician April 2020 to 06/2022", "Brackenfield Dairy"),
        ("education[0].institution", "NVQ Level 3", "Northgate College"),
    ]
    assert found[0].why == "Title and employer are swapped."


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        ("2020-04", True),
        ("2022-06", True),
        ("2020", True),
        ("2016-09", True),
        ("2020-05", False),
        ("2022-04", False),
        ("2019", False),
        ("April 2020", False),
        ("present", False),
        ("2020-13", False),
    ],
)
def test_a_date_is_taken_when_its_year_and_month_stand_in_the_cv(value: str, stands: bool) -> None:
    assert bool(proposed(correction("work[0].startDate", value))) is stands


@pytest.mark.parametrize(
    ("ref", "value"),
    [
        ("work[0].position", "Head of maintenance"),
        ("work[0].position", "Maintenance tech"),
        ("work[0].position", ""),
        ("work[0].position", "Brackenfield Dairy"),
        ("work[0].name", "work[1].position"),
        ("work[0].highlights[0]", "Brackenfield Dairy"),
        ("work[7].position", "Tollgate Bakeries"),
        ("basics.name", "Tollgate Bakeries"),
        ("skills[0].name", "Tollgate Bakeries"),
    ],
)
def test_other_words_places_and_no_change_are_no_proposal(ref: str, value: str) -> None:
    assert proposed(correction(ref, value)) == ()


def test_a_line_moves_as_it_is_to_another_entry() -> None:
    move = {"why": "It tells of the bakery.", "line": "work[0].highlights[1]", "to": "work[1]"}
    text = "Rewired two ovens at Tollgate under Sarah Chen"
    assert proposed(moves=(move,)) == (
        CvProposal("work[0].highlights[1]", text, text, "work[1]", "It tells of the bakery."),
    )
    for wrong in ({"to": "work[0]"}, {"to": "education[0]"}, {"to": "work[4]"}, {"line": "work[0].highlights[9]"}):
        assert proposed(moves=({**move, **wrong},)) == ()


def test_what_is_wrong_is_named_once() -> None:
    good = reply(correction("work[0].position", "Maintenance technician"))
    desk = desk_with(reply(correction("work[0].position", "Chief engineer")), good)
    assert len(propose_corrections(desk, CV)) == 1
    (complaint,) = client_of(desk).complaints
    assert "Chief engineer" in complaint and "work[0].position" in complaint


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_do_not_come_through(text: str) -> None:
    (found,) = proposed(
        correction("work[0].position", "Maintenance technician", text), correction("work[0].name", text)
    )
    assert found.why == ""


def test_a_reason_with_facts_of_its_own_is_left_out() -> None:
    (found,) = proposed(correction("work[0].position", "Maintenance technician", "You ran 40 plants for Google."))
    assert found.why == ""


def test_contacts_are_not_sent_and_people_are_hidden_but_employers_are_told() -> None:
    text = CV.lines[1].text
    desk = desk_with(
        reply(moves=({"why": "", "line": "work[0].highlights[1]", "to": "work[1]"},)), hiding=Redactor.of(CV, text)
    )
    (found,) = propose_corrections(desk, CV)
    sent = client_of(desk).tasks[0].prompt.user
    assert all(hidden not in sent for hidden in ("Okonkwo", "w@example.org", "7946", "Sarah Chen"))
    assert "Brackenfield Dairy" in sent and "Tollgate Bakeries" in sent and "fire service" in sent
    assert found.after == text, "and the name is back"


def test_a_cv_without_entries_is_not_sent() -> None:
    desk = desk_with(reply())
    assert propose_corrections(desk, Cv.from_document({"basics": {"name": "Jo"}})) == ()
    assert client_of(desk).tasks == []
