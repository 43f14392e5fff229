"""The order in which to work, and what is said about each area."""

from dataclasses import replace

import pytest

from interview_coach.content.area_words import area_words
from interview_coach.domain.job import Job, Skill
from interview_coach.domain.progress import AreaKind, Change, MarkedAnswer, Status, measure
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Level, QuestionType, Seniority
from interview_coach.domain.weak_areas import WeakArea, Wording, competency_weight, rank_areas
from tests.domain.marks import marked, series, several

JOB = Job(
    "Planner",
    "Firm",
    Seniority.MID,
    "software",
    skills=(Skill("PostgreSQL", Level.MUST, ""), Skill("Kafka", Level.NICE, "")),
    competencies=("influence", "teamwork"),
)
WORDS = area_words()


def ranked(history: list[MarkedAnswer], job: Job | None = None) -> tuple[WeakArea, ...]:
    return rank_areas(measure(history), WORDS, job)


def first(history: list[MarkedAnswer], job: Job | None = None) -> WeakArea:
    return ranked(history, job)[0]


def names(history: list[MarkedAnswer], job: Job | None = None) -> list[str]:
    return [area.name for area in ranked(history, job)]


def test_no_history_no_areas() -> None:
    assert ranked([], JOB) == ()


def test_the_lowest_of_seven_comes_first() -> None:
    marks = {name: [3.6, 3.4, 3.5] for name in COMPETENCY_IDS[:7]}
    marks["ownership"] = [2.4, 2.6, 2.2]
    area = first(several(marks))
    assert (area.name, area.competency, area.status) == ("ownership", "ownership", Status.WEAK)


def test_of_two_equal_areas_the_one_the_posting_asks_for_comes_first() -> None:
    history = several({"ownership": [2.8, 2.9, 2.7], "influence": [2.8, 2.9, 2.7]})
    assert names(history, JOB) == ["influence", "ownership"]
    other = Job("", "", Seniority.MID, "software", competencies=("ownership",))
    assert names(history, other) == ["ownership", "influence"]


def test_a_must_have_that_is_a_competency_by_its_plain_name_is_one_area_with_the_weight_of_a_must() -> None:
    job = Job("", "", Seniority.MID, "software", skills=(Skill("communication", Level.MUST, ""),))
    history = [
        replace(each, skill="Communication" if each.competency == "communication" else None)
        for each in several({"ownership": [2.8, 2.9, 2.7], "communication": [2.8, 2.9, 2.7]})
    ]
    assert names(history, job) == ["communication", "ownership"]
    assert "The posting makes it a must." in first(history, job).reason


def test_a_clear_weakness_stays_in_front_of_what_the_posting_names() -> None:
    history = several({"ownership": [1.9, 2.0, 2.1], "influence": [3.2, 3.3, 3.1]})
    assert names(history, JOB) == ["ownership", "influence"]


def test_one_bad_answer_does_not_put_an_area_in_front_of_a_known_weakness() -> None:
    history = several({"ownership": [2.4, 2.5, 2.3, 2.4], "influence": [1.5]})
    assert names(history) == ["ownership", "influence"]


def test_must_have_skills_weigh_more_than_nice_ones_and_those_more_than_others() -> None:
    history = [
        marked(2.5, day=day, competency=None, skill=skill, type=QuestionType.TECHNICAL)
        for skill in ("Kafka", "Cobol", "postgresql")
        for day in range(3)
    ]
    assert names(history, JOB) == ["PostgreSQL", "Kafka", "Cobol"]  # and spelt as the posting does


def test_weights_fall_with_the_rank_in_the_posting() -> None:
    job = Job("", "", Seniority.MID, "software", competencies=COMPETENCY_IDS[:10])
    weights = [competency_weight(name, job) for name in COMPETENCY_IDS]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[1] > weights[9] > weights[13]


def test_the_cause_is_the_part_that_costs_most_marks() -> None:
    parts = {"relevance": 3.0, "action": 3.5, "result": 1.5, "context": 3.0, "reflection": 1.0, "structure": 4.0}
    area = first(series([2.4, 2.5, 2.3], dimensions=parts))
    assert area.cause is not None  # result has twice the weight of reflection
    assert (area.cause.area.name, area.cause.mark, area.cause.answers) == ("result", 1.5, 3)
    assert "Result and evidence" in area.reason and "1.5 on average in 3 answers" in area.reason
    assert "Result and evidence" in area.focus and "measured or verified outcome" in area.focus


def test_without_parts_the_focus_is_what_a_strong_answer_of_the_competency_shows() -> None:
    area = first(series([2.4, 2.5, 2.3]))
    assert area.cause is None
    assert "nobody had asked for it" in area.focus


def test_a_part_comes_after_the_competency_that_is_as_weak() -> None:
    history = series([2.0, 2.1, 1.9], dimensions={"result": 2.0})
    assert [area.kind for area in ranked(history)] == [AreaKind.COMPETENCY, AreaKind.PART]
    part = ranked(history)[1]
    assert (part.name, part.type, part.competency) == ("result", "behavioral", None)


def test_every_area_has_a_drill_of_ten_to_twenty_minutes() -> None:
    history = series([2.4, 2.5, 2.3], dimensions={"result": 1.5})
    for area in ranked(history):
        assert 10 <= area.drill.minutes <= 20
        assert area.drill.minutes == sum(int(step.split("(")[1].split()[0]) for step in area.drill.steps)


def test_the_evidence_are_the_lowest_answers() -> None:
    history = [marked(mark, day=n, question=f"Q{n}?") for n, mark in enumerate([3.0, 1.5, 4.5, 2.0, 3.9])]
    assert [(e.answer.question, e.mark) for e in first(history).evidence] == [("Q1?", 1.5), ("Q3?", 2.0), ("Q0?", 3.0)]


def test_the_reason_says_which_engine_marked_and_what_is_kept_apart() -> None:
    history = [*series([2.0, 2.2, 2.1]), marked(4.0, day=5, engine="gemini"), marked(None, day=6)]
    reason = first(history).reason
    assert "3 answers marked by builtin" in reason
    assert "1 answer without a mark left out" in reason
    assert "Not mixed in: 1 answer marked by another engine." in reason


def test_a_change_is_told_with_its_size() -> None:
    area = first(series([2.0, 2.1, 1.9, 2.0, 2.2, 2.1, 3.1, 3.0, 3.2, 3.1, 3.0, 3.1]))
    assert area.change is Change.IMPROVED
    assert "went up by about" in area.reason


def test_few_answers_are_said_to_be_few() -> None:
    area = first(series([2.0]))
    assert area.status is Status.NOT_ENOUGH_DATA
    assert area.reason.startswith("Only 1 answer marked by builtin: too few to tell.")


def test_an_area_without_a_mark_is_last_and_has_no_numbers() -> None:
    history = [*series([None, None], "influence"), *series([4.8, 4.9, 4.9])]
    last = ranked(history)[-1]
    assert (last.name, last.estimate, last.low, last.high) == ("influence", None, None, None)
    assert (last.answers, last.not_assessed) == (0, 2)
    assert last.reason == "None of your 2 answers here could be marked by builtin."


@pytest.mark.parametrize("words", [WORDS, Wording()])
def test_every_text_is_there_with_and_without_the_library(words: Wording) -> None:
    history = [*series([2.4] * 3, dimensions={"result": 1.5, "made_up": 2.0}), *series([None], "influence")]
    for area in rank_areas(measure(history), words, JOB):
        assert area.title and area.reason and area.focus
        assert "  " not in area.reason
