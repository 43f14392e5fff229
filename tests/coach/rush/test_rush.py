"""The plan for the evening before and the pitch: only facts, visible blanks, the right length."""

from __future__ import annotations

import re

import pytest
from tests.cast import CV, POSTING, POSTING_TEXT

from interview_coach.coach.builtin.questions.wording import plain_words
from interview_coach.coach.builtin.questions.world import read_world
from interview_coach.coach.builtin.rush import plan_tonight, write_pitch
from interview_coach.coach.builtin.rush.needs import clear_duties
from interview_coach.coach.builtin.rush.spoken import retold, spoken
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Posting
from interview_coach.domain.rush import FEWEST_PITCH_WORDS, MOST_PITCH_WORDS, PLAN_MINUTES, STAR, RushPlan
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

EMPTY = Cv.from_document({"basics": {"name": "Ada Vey"}})
TITLE = Posting("", title="Crane operator")


def line(text: str, ended: str = "2020-01") -> CvLine:
    return CvLine("work[0].highlights[0]", text, "Orrin Foods", "Planner", "2016-01", ended)


@pytest.fixture(scope="module")
def plan() -> RushPlan:
    return plan_tonight(CV, POSTING)


def test_a_plan_has_five_questions_two_stories_three_to_ask_and_45_minutes(plan: RushPlan) -> None:
    assert [len(plan.questions), len(plan.stories), len(plan.ask_them)] == [5, 2, 3]
    assert sum(block.minutes for block in plan.blocks) == plan.minutes == PLAN_MINUTES
    assert plan.leave_out


def test_the_questions_open_with_oneself_and_cover_past_subject_and_judgement(plan: RushPlan) -> None:
    kinds = [question.type for question in plan.questions]
    past = [QuestionType.BEHAVIORAL, QuestionType.TECHNICAL, QuestionType.SITUATIONAL]
    assert kinds == [QuestionType.MOTIVATION, QuestionType.MOTIVATION, *past]
    assert re.search("yourself|background|introduce", plan.questions[0].text)
    assert "Hollowell Foods" in plan.questions[1].text
    assert all(question.why and question.say for question in plan.questions)


def test_what_to_say_has_a_reference_or_is_a_blank(plan: RushPlan) -> None:
    for question in plan.questions:
        assert question.blanks or question.ref
        assert question.ref in (None, "posting") or CV.line(question.ref) is not None
        assert all(blank in question.say for blank in question.blanks)


def test_the_stories_are_lines_of_different_employers_with_four_parts(plan: RushPlan) -> None:
    lines = [CV.line(story.ref) for story in plan.stories]
    assert len({found.organisation for found in lines if found}) == 2
    assert all(found and found.text == story.line for found, story in zip(lines, plan.stories, strict=True))
    assert all(tuple(part.part for part in story.parts) == STAR for story in plan.stories)
    assert all(part.facts or part.blanks for story in plan.stories for part in story.parts)


def test_the_figures_of_a_story_are_those_of_its_line(plan: RushPlan) -> None:
    for story in plan.stories:
        facts = " ".join(fact for part in story.parts[1:] for fact in part.facts)
        assert set(re.findall(r"\d+", facts)) <= set(re.findall(r"\d+", story.line))


@pytest.mark.parametrize("cv", [CV, EMPTY])
def test_a_job_title_is_enough_for_a_plan(cv: Cv) -> None:
    made = plan_tonight(cv, TITLE)
    assert [len(made.questions), len(made.stories), made.minutes] == [5, 2, 45]
    assert all("posting" not in (question.ref or "") for question in made.questions)


def test_an_empty_cv_gives_blanks_and_no_facts() -> None:
    made = plan_tonight(EMPTY, POSTING)
    assert [story.ref for story in made.stories] == ["", ""]
    assert all(not part.facts and part.blanks for story in made.stories for part in story.parts)
    assert all(question.ref in (None, "posting") for question in made.questions)


def test_without_a_posting_and_a_title_there_is_no_plan() -> None:
    with pytest.raises(InvalidInput):
        plan_tonight(CV, Posting(""))


@pytest.mark.parametrize("cv", [CV, EMPTY])
@pytest.mark.parametrize("posting", [POSTING, TITLE, None])
def test_a_pitch_takes_60_to_90_seconds(cv: Cv, posting: Posting | None) -> None:
    pitch = write_pitch(cv, posting)
    assert FEWEST_PITCH_WORDS <= pitch.words <= MOST_PITCH_WORDS
    assert pitch.seconds == round(pitch.words * 60 / 140)
    assert pitch.blanks and all(blank in pitch.text for blank in pitch.blanks)


def test_a_pitch_says_now_before_and_why_here() -> None:
    text = write_pitch(CV, POSTING).text
    assert text.startswith("I am a maintenance technician at Brackenfield Dairy, where I have worked since 2020.")
    assert text.index("Brackenfield") < text.index("Tollgate Bakeries") < text.index("Hollowell Foods")


def test_every_fact_of_a_pitch_is_a_claim_with_its_place() -> None:
    pitch = write_pitch(CV, POSTING)
    source = f"{CV.document} {POSTING_TEXT}"
    assert set(re.findall(r"\d+", pitch.text)) <= set(re.findall(r"\d+", source))
    assert all(claim.text in pitch.text for claim in pitch.claims)
    assert all(claim.ref == "posting" or CV.line(claim.ref) for claim in pitch.claims)
    said = " ".join(claim.text for claim in pitch.claims)
    names = re.findall(r"(?<=[a-z] )[A-Z][a-z]+|\d+", pitch.text)
    assert names and all(name in said for name in names)


def test_no_line_of_the_cv_stands_in_a_pitch_whole() -> None:
    said = " ".join(word.strip(".") for word in plain_words(write_pitch(CV, POSTING).text))
    lines = [" ".join(plain_words(found.text)[1:]) for found in CV.lines]
    assert not [text for text in lines if text in said]


def test_a_graduate_begins_with_the_studies_and_a_worker_with_the_job() -> None:
    study = {"area": "Biology", "studyType": "BSc", "institution": "University of Tarn", "endDate": "2024-06"}
    job = {"name": "Copper Spoon", "position": "Barista (part-time)", "startDate": "2022-01", "endDate": "2024-05"}
    job["highlights"] = ["Trained 7 new starters on drinks and till"]
    assert write_pitch(Cv.from_document({"work": [job], "education": [study]})).text.startswith(
        "I studied biology at the"
    )
    now = job | {"startDate": "2024-09", "endDate": ""}
    assert write_pitch(Cv.from_document({"work": [now], "education": [study]})).text.startswith(
        "I am a barista at Copper"
    )


@pytest.mark.parametrize(
    ("text", "ended", "said"),
    [
        (
            "Write 45 to 55 reports a year, for loans of up to 1.5 million",
            "",
            "I write 45 to 55 reports a year there, for",
        ),
        (
            "Write 45 to 55 reports a year, for loans of up to 1.5 million",
            "2020",
            "I wrote 45 to 55 reports a year there",
        ),
        (
            "Leads two clerks and teaches new drivers for the night shift",
            "2020",
            "I led two clerks and taught new drivers for the night",
        ),
        (
            "Leads two clerks and teaches new drivers for the night shift",
            "",
            "I lead two clerks and teach new drivers for the night",
        ),
        (
            "Gave 640 flu vaccinations to patients over three seasons",
            "2020",
            "Over three seasons I gave 640 flu vaccin",
        ),
        (
            "Introduced a count of parts; returns fell from 16 to 2 a week",
            "2020",
            "The result: returns fell from 16 to 2",
        ),
        (
            "Ran the drains of a bypass; raised laying from 18 to 33 m a day",
            "2020",
            "bypass, and I raised laying from 18 to 33 m",
        ),
        (
            "Changed the count against arrivals; paid moves fell from 31 to 12",
            "2020",
            "The result: paid moves fell from 31",
        ),
    ],
)
def test_a_line_is_said_in_the_first_person_with_its_figures(text: str, ended: str, said: str) -> None:
    found = spoken(line(text, ended))
    assert found is not None
    assert said in retold(found)


@pytest.mark.parametrize(
    "text",
    [
        "Responsible for cups, lids and cartons, 4.1 million euros a year",
        "Hold 16-18 child in need and child protection cases",
        "Leads two clerks and trains new drivers for the night shift",
        "Named till trainer for three Christmas temps in 2020",
        "Monthly medicines review for one care home of 31 residents",
    ],
)
def test_a_line_that_cannot_be_turned_safely_is_left_alone(text: str) -> None:
    assert spoken(line(text)) is None


def test_duties_that_were_cut_or_speak_to_the_candidate_are_not_said_back() -> None:
    posting = Posting(
        "Analyst\nWhat you will do\n- Analyse accounts and forecasts for loans of 250,000 to 5 million\n"
        "- Present results to the credit committee\n- Plan the tests for your team's features\n"
    )
    assert clear_duties(read_world(CV, posting)) == ("presenting results to the credit committee",)
