"""Study plans: what holds for every plan, and what happens when a day is missed or a mark changes things."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.content.area_words import area_words
from interview_coach.domain.job import Job, Skill
from interview_coach.domain.plan_days import MOCK_DAYS, MOCK_DAYS_OF_LONG_DAYS, MOST_A_DAY, Kind
from interview_coach.domain.plan_items import PlanItem, Topic
from interview_coach.domain.plan_topics import competencies_in_order, material_of
from interview_coach.domain.plans import PlanMaterial, PlanWishes, StudyPlan, make_plan
from interview_coach.domain.progress import measure
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Level, Seniority
from interview_coach.domain.weak_areas import WeakArea, rank_areas
from interview_coach.errors import InvalidInput
from tests.domain.marks import several

TODAY = date(2026, 3, 4)  # a Wednesday
FOCUS = tuple(Topic(name, "Low.", competency=name, is_known=True) for name in ("ownership", "influence"))
MUSTS = tuple(Topic(name, "A must.", skill=name) for name in ("PostgreSQL", "Kafka", "Go", "REST", "Docker", "Linux"))
OTHERS = tuple(Topic(name, "Asked for.", competency=name) for name in ("teamwork", "learning", "communication"))
STORIES = tuple(
    Topic(f"story of {name}", "A line.", competency=name) for name in ("ownership", "influence", "teamwork")
)
MATERIAL = PlanMaterial(FOCUS, MUSTS, OTHERS, STORIES)


def plan(days: int, minutes: int = 45, material: PlanMaterial = MATERIAL, *, start: int = 0) -> StudyPlan:
    """A plan made `start` days after TODAY for an interview `days` after TODAY."""
    wishes = PlanWishes(TODAY + timedelta(days=start), TODAY + timedelta(days=days), minutes)
    return make_plan(wishes, material)


def items(made: StudyPlan, kind: Kind | None = None) -> list[PlanItem]:
    return [item for day in made.days for item in day.items if kind in (None, item.kind)]


def placed(made: StudyPlan) -> set[tuple[date, int, PlanItem]]:
    return {(day.on, place, item) for day in made.days for place, item in enumerate(day.items)}


materials = st.builds(
    PlanMaterial,
    focus=st.integers(0, 2).map(lambda n: FOCUS[:n]),
    must_haves=st.integers(0, 30).map(
        lambda n: tuple(Topic(f"skill {k}", "A must.", skill=f"skill {k}") for k in range(n))
    ),
    others=st.integers(0, 3).map(lambda n: OTHERS[:n]),
    stories=st.integers(0, 3).map(lambda n: STORIES[:n]),
)
wished = st.builds(
    lambda days, minutes, off, weekdays: PlanWishes(
        TODAY, TODAY + timedelta(days=days), minutes, frozenset(TODAY + timedelta(days=d) for d in off), weekdays
    ),
    st.integers(0, 100),
    st.integers(5, 600),
    st.sets(st.integers(0, 100), max_size=20),
    st.frozensets(st.integers(0, 6), max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(wished, materials)
def test_what_holds_for_every_plan(wishes: PlanWishes, material: PlanMaterial) -> None:
    made = make_plan(wishes, material)
    assert wishes.interview_on is not None
    days = [day.on for day in made.days]
    assert days == sorted(set(days))
    assert all(wishes.today <= day <= wishes.interview_on for day in days)
    assert not [day for day in days if day != wishes.interview_on and wishes.is_off(day)]
    assert days[-1] == wishes.interview_on
    for day in made.days:
        assert 0 < day.minutes <= min(wishes.minutes_per_day, MOST_A_DAY)
        assert all(item.minutes > 0 and item.title and item.why for item in day.items)
    told = " ".join(f"{item.title};" for item in items(made))
    assert all(any(mark in told for mark in (f"{t.title}:", f"{t.title},", f"{t.title};")) for t in material.must_haves)


@settings(max_examples=150, deadline=None)
@given(wished, materials)
def test_the_two_weakest_get_two_fifths_of_the_practice(wishes: PlanWishes, material: PlanMaterial) -> None:
    practice = items(make_plan(wishes, replace(material, focus=FOCUS)), Kind.PRACTICE)
    weakest = sum(item.minutes for item in practice if item.competency in ("ownership", "influence"))
    assert weakest >= 0.4 * sum(item.minutes for item in practice)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 70), st.integers(5, 120), st.integers(1, 4))
def test_missed_days_move_few_items(days: int, minutes: int, missed: int) -> None:
    before, after = plan(days, minutes), plan(days, minutes, start=min(missed, days))
    still = {one for one in placed(before) if one[0] >= after.days[0].on}
    # Only what was begun on a missed day is begun on another day now, and the sheet may name one skill more.
    missed_items = [item for day in before.days for item in day.items if day.on < after.days[0].on]
    begun = {(item.competency, item.skill, item.kind) for item in missed_items if item.competency or item.skill}
    assert len(still - placed(after)) <= len(begun) * 2 + 1
    same_topic = {
        (on, place, item.kind, item.minutes, item.competency, item.skill) for on, place, item in placed(after)
    }
    assert {(on, p, i.kind, i.minutes, i.competency, i.skill) for on, p, i in still} == same_topic


def test_a_missed_day_of_a_fortnight_moves_at_most_one_item_in_ten() -> None:
    before, after = plan(14), plan(14, start=1)
    still = {one for one in placed(before) if one[0] > TODAY}
    assert len(still - placed(after)) <= len(still) / 10


def test_the_default_dose_is_nine_mocks_the_last_ones_live() -> None:
    mocks = items(plan(40, 60), Kind.MOCK)
    assert len(mocks) == len(items(plan(40, 30), Kind.MOCK)) == len(MOCK_DAYS) == len(MOCK_DAYS_OF_LONG_DAYS) == 9
    assert all("4 questions" in mock.title for mock in mocks)
    assert ["live" in mock.title for mock in mocks] == [False] * 6 + [True] * 3


def test_short_days_have_short_mocks_and_very_short_ones_none() -> None:
    assert {mock.title.split(",")[0] for mock in items(plan(40, 20), Kind.MOCK)} == {"Mock interview of 2 questions"}
    assert not items(plan(40, 10), Kind.MOCK)


def test_topics_take_turns() -> None:
    for day in plan(30, 90).days:
        topics = [(item.competency, item.skill) for item in day.items if item.kind is Kind.PRACTICE]
        assert all(one != other for one, other in pairwise(topics))


def test_a_new_topic_begins_with_a_target_and_ends_with_a_retest() -> None:
    titles = [item.title for item in items(plan(60, 60), Kind.PRACTICE) if item.competency == "teamwork"]
    assert "the same question again at once" in titles[0]
    assert "a new question" in titles[-2]
    assert "an earlier question again" in titles[-1]


def test_a_story_is_worked_out_once_and_then_retold() -> None:
    told = [item.title for item in items(plan(40), Kind.STORY) if item.competency == "influence"]
    assert told[0].startswith("Work out") and len(told) > 1
    assert all(title.startswith("Retell") for title in told[1:])


def test_the_last_evening_has_a_sheet_and_nothing_heavy() -> None:
    made = plan(10, 120)
    evening, day_itself = made.days[-2:]
    assert evening.items[-1].title.startswith("Write your last-day sheet")
    assert evening.minutes <= 60 and Kind.MOCK not in {item.kind for item in evening.items}
    assert [item.title for item in day_itself.items] == ["Read your sheet once more"]
    assert day_itself.minutes <= 10


def test_when_the_interview_is_today_there_is_a_calm_look_at_the_must_haves() -> None:
    made = plan(0)
    assert [day.on for day in made.days] == [TODAY]
    assert all(topic.title in made.days[0].items[0].title for topic in MUSTS)


def test_one_day_left_is_a_last_evening_and_the_day() -> None:
    made = plan(1, 30)
    assert [day.on for day in made.days] == [TODAY, TODAY + timedelta(days=1)]
    assert all(any(topic.title in item.title for item in items(made)) for topic in MUSTS)


def test_days_off_push_the_last_evening_forward() -> None:
    interview = date(2026, 3, 16)  # a Monday
    made = make_plan(PlanWishes(TODAY, interview, 30, weekdays_off=frozenset({5, 6})), MATERIAL)
    assert made.days[-2].on == date(2026, 3, 13)
    assert made.days[-2].items[-1].title.startswith("Write your last-day sheet")


def test_without_a_date_it_is_a_rhythm_of_four_weeks_that_does_not_slide() -> None:
    made = make_plan(PlanWishes(TODAY, None, 30), MATERIAL)
    assert made.days[-1].on == date(2026, 3, 29)  # the Sunday of the fourth week
    tomorrow = make_plan(PlanWishes(TODAY + timedelta(days=1), None, 30), MATERIAL)
    assert tomorrow.days[-1].on == made.days[-1].on
    assert "four weeks" in made.summary
    with pytest.raises(InvalidInput, match="day off"):
        make_plan(PlanWishes(TODAY, None, 30, weekdays_off=frozenset(range(7))), MATERIAL)


def test_far_from_the_interview_every_third_day_is_enough() -> None:
    made = plan(120)
    early = [day for day in made.days if day.on < TODAY + timedelta(days=60)]
    assert len(early) == 20


@pytest.mark.parametrize(
    ("days", "minutes", "says"),
    [
        (-1, 30, "lies before today"),
        (400, 30, "more than a year"),
        (10, 4, "from 5 to 600"),
        (10, 601, "from 5 to 600"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_reason(days: int, minutes: int, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        plan(days, minutes)


def test_with_nothing_known_there_is_still_something_to_do() -> None:
    assert items(plan(5, 30, PlanMaterial()), Kind.PRACTICE)


def test_the_summary_counts_what_is_in_the_plan_and_names_the_focus() -> None:
    made = plan(14)
    assert f"{sum(day.minutes for day in made.days)} minutes in all" in made.summary
    assert f"{len(items(made, Kind.MOCK))} mock interviews" in made.summary
    assert "ownership and influence" in made.summary
    assert "at most" in plan(14, 300).summary


def test_sixty_days_are_planned_in_a_tenth_of_a_second() -> None:
    started = time.perf_counter()
    plan(60, 120)
    assert time.perf_counter() - started < 0.1


JOB = Job(
    "Planner",
    "Firm",
    Seniority.MID,
    "software",
    skills=(*(Skill(name, Level.MUST, "") for name in ("Go", "go ", "Kafka", "REST")), Skill("CSS", Level.NICE, "")),
    competencies=("customer_focus", "teamwork"),
    gaps=("REST",),
)


def areas(**marks: list[float]) -> tuple[WeakArea, ...]:
    return rank_areas(measure(several(marks)), area_words(), JOB)


def test_the_focus_are_the_two_weakest_competencies_then_comes_what_nobody_heard_yet() -> None:
    found = areas(ownership=[2.0] * 3, influence=[2.4] * 3, teamwork=[3.4] * 3, learning=[4.8] * 3)
    order = competencies_in_order(found, JOB)
    assert order == ["ownership", "influence", "teamwork", "customer_focus", "learning"]
    assert [topic.competency for topic in material_of(found, JOB, area_words()).focus] == ["ownership", "influence"]


def test_without_a_history_the_posting_gives_the_focus() -> None:
    material = material_of((), JOB, area_words())
    assert [topic.competency for topic in material.focus] == ["customer_focus", "teamwork"]
    assert not any(topic.is_known for topic in material.focus)


def test_must_haves_are_each_once_and_gaps_come_first() -> None:
    musts = material_of((), JOB, area_words()).must_haves
    assert [topic.skill for topic in musts] == ["REST", "Go", "Kafka"]
    assert "shows nothing" in musts[0].why


def test_a_must_have_that_is_a_competency_is_planned_once_and_never_dropped() -> None:
    skills = (Skill("Communication", Level.MUST, ""), Skill("Go", Level.MUST, ""))
    in_focus = material_of((), replace(JOB, skills=skills, competencies=("communication", "teamwork")), area_words())
    assert [topic.title for topic in in_focus.must_haves] == ["Communication", "Go"]
    assert in_focus.must_haves[0] in in_focus.focus
    (day,) = make_plan(PlanWishes(TODAY, TODAY, 30), in_focus).days
    assert "one line of proof for Communication, Go" in day.items[0].title
    later = ("customer_focus", "teamwork", "communication")
    behind = material_of((), replace(JOB, skills=skills, competencies=later), area_words())
    assert [topic.title for topic in behind.must_haves] == ["Communication", "Go"]
    assert all(topic.competency != "communication" for topic in behind.others)


def test_stories_come_from_the_cv_or_are_to_be_found() -> None:
    material = material_of((), JOB, area_words(), lines={"teamwork": "Trained four operators"})
    titles = {topic.competency: topic.title for topic in material.stories}
    assert "“Trained four operators”" in titles["teamwork"]
    assert "an event of your own" in titles["customer_focus"]


def test_one_mark_does_not_throw_a_competency_out_of_the_focus() -> None:
    close = areas(ownership=[2.6] * 3, influence=[2.75] * 3, learning=[2.7] * 3)
    assert competencies_in_order(close, JOB)[:2] == ["ownership", "learning"]
    assert set(competencies_in_order(close, JOB, ("ownership", "influence"))[:2]) == {"ownership", "influence"}
    clear = areas(ownership=[2.6] * 3, influence=[3.6] * 3, learning=[1.8] * 3)
    assert "learning" in competencies_in_order(clear, JOB, ("ownership", "influence"))[:2]


def test_reasons_name_the_level_and_what_is_lost() -> None:
    history = several({"ownership": [2.0] * 3}, dimensions={"result": 1.0})
    topic = material_of(rank_areas(measure(history), area_words()), JOB, area_words()).focus[0]
    assert "about 2." in topic.why and "Result and evidence" in topic.why


def test_every_competency_of_the_vocabulary_can_be_planned() -> None:
    found = areas(**{name: [2.0] * 3 for name in COMPETENCY_IDS})
    material = material_of(found, JOB, area_words())
    assert len(material.focus) + len([t for t in material.others if t.competency]) == len(COMPETENCY_IDS)
