"""Which phrases are skills, which are one skill, and when a gap is certain."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job import analyse_job, is_certain_gap
from interview_coach.coach.builtin.job.phrases import phrases_of
from interview_coach.coach.builtin.job.sections import Section, split_items
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting

HEAD = "Depot Manager\nBirchway Ltd\n\nYou must have\n"


def skills(*musts: str) -> list[str]:
    return [s.name for s in analyse_job(Posting(HEAD + "\n".join(f"- {m}" for m in musts))).skills]


def cv(*highlights: str) -> Cv:
    return Cv.from_document({"work": [{"name": "Quay Ltd", "position": "Clerk", "highlights": list(highlights)}]})


@pytest.mark.parametrize(
    "text", ["Head for heights", "You keep your promises", "Nights, weekends and holidays", "An eye for detail"]
)
def test_a_trait_a_promise_and_working_hours_are_no_skills(text: str) -> None:
    assert phrases_of(text) == []


def test_a_job_title_is_no_product() -> None:
    assert "Designer" not in skills("min. 3 years as a Product Designer of digital products", "Figma")


def test_the_tool_in_a_sentence_about_you_is_the_skill() -> None:
    assert skills("You can answer your own questions in SQL") == ["SQL"]


def test_a_name_inside_another_is_the_same_skill() -> None:
    assert skills("P&L", "Full P&L responsibility", "HACCP", "HACCP plan") == ["P&L", "HACCP"]


def test_two_products_and_a_paper_stay_apart() -> None:
    assert set(skills("SQL", "SQL Server", "Excel")) == {"SQL", "SQL Server", "Excel"}


def test_a_gap_is_certain_when_nothing_comes_near() -> None:
    assert is_certain_gap("Kubernetes", cv("Kept the stock lists of a warehouse"))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Vasoactive drips", "Set up insulin drips for ten patients"),
        ("AP", "Booked accounts payable for three shops"),
        ("Active Directory", "Reset passwords in AD"),
        ("Customer discovery", "Interviewed forty customers about what they need"),
    ],
)
def test_a_gap_is_not_certain_when_a_word_the_initials_or_the_meaning_come_near(name: str, line: str) -> None:
    assert not is_certain_gap(name, cv(line))


def test_a_short_name_is_not_found_in_a_plain_word() -> None:
    assert is_certain_gap("Go", cv("Was ready to go live in two weeks"))


def test_what_we_look_for_and_your_work_are_headings() -> None:
    text = "Rigger\nQuay Ltd\n\nYour work\n- Lift steel\n\nWhat we look for\n- You can read load charts\n"
    items = {item.text: item.section for item in split_items(text)}
    assert items["Lift steel"] is Section.DUTIES
    assert items["You can read load charts"] is Section.MUST


def test_a_concrete_skill_keeps_its_noun() -> None:
    assert [p.name for p in phrases_of("Knife skills")] == ["Knife skills"]
    assert [p.name for p in phrases_of("negotiation skills")] == ["negotiation"]
