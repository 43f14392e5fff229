"""Requirements are asked about as an interviewer says them: what is no tool is not spoken of as one."""

from __future__ import annotations

import re

import pytest

from interview_coach.coach.builtin.questions import ask
from interview_coach.coach.builtin.questions.duties import Trust, duty_phrase, plain_tasks
from interview_coach.coach.builtin.questions.wishes import is_no_thing, short_quote
from interview_coach.coach.builtin.questions.world import read_world
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType

RECEPTION = Posting(
    """Front Desk Agent
The Osprey Hotel, Tenby

About the job
You look after guests from the moment they arrive until the moment they leave the house again.
What you will do
- Welcome guests and check them in
- Balance the till and hand over to the night shift

You must have
- Opera
- A calm manner under pressure
- Working with senior stakeholders
- Warm and well organised
- Very good English

Must be available weekends and holidays, we are a hotel.
"""
)


@pytest.fixture(scope="module")
def agent() -> Cv:
    work = {
        "name": "Hotel Miramar",
        "position": "Receptionist",
        "startDate": "2021-03",
        "highlights": ["Checked in 80 guests a day", "Rebooked 40 guests by hand when the system failed"],
    }
    return Cv.from_document({"basics": {"name": "Ina Low"}, "work": [work]})


@pytest.fixture(scope="module")
def asked(agent: Cv) -> tuple[Question, ...]:
    return ask(agent, RECEPTION, count=16)


@pytest.mark.parametrize(
    "name",
    ["calm manner", "senior stakeholders", "credibility", "unionised environment", "stay calm", "high expectations"],
)
def test_a_quality_a_place_or_people_are_no_thing(name: str) -> None:
    assert is_no_thing(name)


@pytest.mark.parametrize(
    "name", ["stock control", "employment law", "Prospecting", "leading a brigade of six", "Vasoactive drips", "Excel"]
)
def test_what_one_uses_or_does_can_stand_in_a_frame(name: str) -> None:
    assert not is_no_thing(name)


def test_a_quality_is_quoted_and_put_into_no_frame_for_tools(asked: tuple[Question, ...]) -> None:
    assert any("“A calm manner under pressure”" in q.text or "“Warm and well organised”" in q.text for q in asked)
    for question in asked:
        assert not re.search(r"\b(?:with|to|about|in|of) (?:an? )?(?:calm|warm|well organised|senior)\b", question.text)


def test_a_wish_that_is_quoted_rests_on_the_posting(asked: tuple[Question, ...]) -> None:
    for question in asked:
        quoted = re.search(r"“(.+?)”", question.text)
        if quoted:
            assert quoted[1] in " ".join(RECEPTION.text.split())


def test_hours_the_posting_requires_are_asked_about_in_its_words(asked: tuple[Question, ...]) -> None:
    assert any("“Must be available weekends and holidays”" in q.text for q in asked)


def test_a_language_is_spoken_of_by_its_name(asked: tuple[Question, ...]) -> None:
    assert not any("very good English" in q.text for q in asked)


def test_hands_on_work_brings_no_sums_unless_it_is_to_lead(agent: Cv, asked: tuple[Question, ...]) -> None:
    assert not [q for q in asked if q.type is QuestionType.CASE]
    head = ask(agent, Posting("", "Head chef"), count=16)
    assert [q for q in head if q.type is QuestionType.CASE]


def test_no_two_questions_begin_with_the_same_five_words(asked: tuple[Question, ...]) -> None:
    heads = [" ".join(q.text.lower().split()[:5]) for q in asked]
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("Dental hygienist", "a patient"),
        ("Customer support agent", "a customer"),
        ("Store manager", "a customer"),
        ("Tram driver", "a passenger"),
        ("Falconer", "a customer"),
    ],
)
def test_scenes_come_from_the_trade_or_from_none(agent: Cv, title: str, person: str) -> None:
    world = read_world(agent, Posting("", title))
    assert world.setting.words["person"] == person


def test_a_title_nobody_knows_is_asked_about_as_a_trade(agent: Cv) -> None:
    technical = ask(agent, Posting("", "Falconer"), type=QuestionType.TECHNICAL, count=4)
    assert all("falconer" in q.text for q in technical)


@pytest.mark.parametrize(
    "text", ["Load and unload trailers", "Drive sales and look after the shop", "Review to decide"]
)
def test_half_turned_verbs_are_not_said_at_all(text: str) -> None:
    assert duty_phrase(text, Trust.DUTY) is None


def test_tasks_in_the_words_of_an_official_list_are_left_out() -> None:
    tasks = ["Plan pipe system layout.", "Confer with patrons, staff, or vendors to obtain information."]
    assert [duty.text for duty in plain_tasks(tasks)] == ["planning pipe system layout"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A calm manner under pressure.", "A calm manner under pressure"),
        ("We want somebody who likes our guests", ""),
        ("A requirement that goes on and on until nobody could read it out in one breath", ""),
    ],
)
def test_only_what_can_be_read_out_is_quoted(text: str, said: str) -> None:
    assert short_quote(text) == said
