"""Corrections of a CV: what is taken changes that and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from interview_coach.domain.cv_proposals import CvProposal, has_entry, is_field, is_line, with_proposals
from interview_coach.errors import Conflict

DOCUMENT: dict[str, Any] = {
    "basics": {"name": "Jo"},
    "work": [
        {
            "position": "Brackenfield Dairy",
            "name": "Fitter",
            "highlights": ["Cut stops", "Wired an oven", "Trained four"],
        },
        {"position": "Electrician", "name": "Tollgate", "startDate": "2016"},
        "a line",
    ],
    "education": [{"institution": "Northgate"}],
}


def test_a_field_is_corrected_and_the_rest_stays() -> None:
    swapped = with_proposals(
        DOCUMENT,
        [
            CvProposal("work[0].position", "Brackenfield Dairy", "Fitter"),
            CvProposal("work[0].name", "Fitter", "Brackenfield Dairy"),
            CvProposal("education[0].area", "", "Electrics"),
        ],
    )
    assert (swapped["work"][0]["position"], swapped["work"][0]["name"]) == ("Fitter", "Brackenfield Dairy")
    assert swapped["education"] == [{"institution": "Northgate", "area": "Electrics"}]
    assert swapped["work"][1:] == DOCUMENT["work"][1:] and swapped["basics"] == DOCUMENT["basics"]
    assert DOCUMENT["work"][0]["name"] == "Fitter", "the old one is another document"


def test_lines_move_to_the_end_of_the_other_entry_wherever_they_stood() -> None:
    moved = with_proposals(
        DOCUMENT,
        [
            CvProposal("work[0].highlights[0]", "Cut stops", "Cut stops", "work[1]"),
            CvProposal("work[0].highlights[2]", "Trained four", "Trained four", "work[1]"),
        ],
    )
    assert moved["work"][0]["highlights"] == ["Wired an oven"]
    assert moved["work"][1]["highlights"] == ["Cut stops", "Trained four"]


def test_a_line_moves_once() -> None:
    twice = [CvProposal("work[0].highlights[1]", "Wired an oven", "Wired an oven", "work[1]")] * 2
    moved = with_proposals(DOCUMENT, twice)
    assert moved["work"][1]["highlights"] == ["Wired an oven"]
    assert moved["work"][0]["highlights"] == ["Cut stops", "Trained four"]


@pytest.mark.parametrize(
    "proposal",
    [
        CvProposal("work[0].position", "Fitter", "Dairy"),
        CvProposal("work[9].position", "", "Dairy"),
        CvProposal("work[2].position", "a line", "Dairy"),
        CvProposal("work[0].summary", "", "Dairy"),
        CvProposal("basics.name", "Jo", "Dairy"),
        CvProposal("work[0].highlights[0]", "Something else", "Something else", "work[1]"),
        CvProposal("work[0].highlights[0]", "Cut stops", "Cut stops", "work[0]"),
        CvProposal("work[0].highlights[0]", "Cut stops", "Cut stops", "education[0]"),
        CvProposal("work[0].highlights[7]", "", "", "work[1]"),
    ],
    ids=lambda proposal: f"{proposal.ref}-{proposal.to}",
)
def test_what_is_not_about_the_cv_as_it_is_now_is_refused(proposal: CvProposal) -> None:
    with pytest.raises(Conflict):
        with_proposals(DOCUMENT, [proposal])


def test_references_are_known() -> None:
    assert is_field(DOCUMENT, "work[1].endDate") and not is_field(DOCUMENT, "work[1].highlights")
    assert is_line(DOCUMENT, "work[0].highlights[0]") and not is_line(DOCUMENT, "work[1].highlights[0]")
    assert has_entry(DOCUMENT, "education[0]") and not has_entry(DOCUMENT, "skills[0]")
