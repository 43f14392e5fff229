"""Phrases that go into questions: duties, skills and lines of a CV."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.questions.cases import read_case
from interview_coach.coach.builtin.questions.cv_phrases import cv_phrase
from interview_coach.coach.builtin.questions.duties import Trust, duty_phrase
from interview_coach.coach.builtin.questions.skill_phrases import Kind, phrase_of
from interview_coach.coach.builtin.questions.wording import spoken_name, with_article
from interview_coach.domain.cv import CvLine


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Plan and run the night shift", "planning and running the night shift"),
        ("You will write reports for the board which nobody reads", "writing reports for the board"),
        ("Care for and extend our garden beds", "caring for and extending our garden beds"),
        (
            "Build good relations with shops, drivers and planners",
            "building good relations with shops, drivers and planners",
        ),
    ],
)
def test_a_duty_becomes_a_gerund_phrase(item: str, said: str) -> None:
    assert duty_phrase(item) == said


@pytest.mark.parametrize(
    "item", ["Clear written English", "Two years of experience", "You will report to the director"]
)
def test_a_requirement_that_is_no_work_becomes_no_duty(item: str) -> None:
    assert duty_phrase(item, Trust.REQUIREMENT) is None


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Trained 5 new pickers", "did", "trained 5 new pickers"),
        ("Rewrote nightly stock report", "did", "rewrote the nightly stock report"),
        ("Waste 4% to 2% - weekly counts", "change", "waste"),
        ("Safety rep for the night shift", "did", "were a safety rep"),
        ("Promoted to shift lead after a year", "did", "were promoted to the shift lead after a year"),
        ("Noticed that an invoice was paid twice", "did", "noticed that an invoice was paid twice"),
        ("Stock lists for the bakery", "thing", "stock lists"),
    ],
)
def test_a_line_is_pointed_to_in_short(text: str, kind: str, said: str) -> None:
    phrase = cv_phrase(CvLine("work[0].highlights[0]", text, "Shop", "Baker"))
    assert phrase is not None
    assert (phrase.kind, phrase.text) == (kind, said)


def test_a_line_that_is_all_figures_is_left_alone() -> None:
    assert cv_phrase(CvLine("work[0].highlights[0]", "32 beds, 5-6 patients", "Ward", "Nurse")) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Proven stock control experience", "stock control"),
        ("manage behaviour", "managing behaviour"),
        ("Vasoactive drips", "vasoactive drips"),
        ("SAP", "SAP"),
    ],
)
def test_a_skill_is_said_shortly(name: str, said: str) -> None:
    assert phrase_of(name, Kind.METHOD) == said


def test_names_and_articles_are_said_as_people_say_them() -> None:
    assert spoken_name("Dunmore Logistics Ltd.") == "Dunmore Logistics"
    assert with_article("apprentice") == "an apprentice"
    assert with_article("RN") == "an RN"


def test_a_question_that_is_no_case_is_not_read_as_one() -> None:
    assert read_case("Tell me about a time you missed a deadline.") is None
