"""What a question says about the posting and the CV is true."""

from __future__ import annotations

from collections import Counter

import pytest

from interview_coach.coach.builtin.questions import ask
from interview_coach.coach.builtin.questions.drafts import any_source, shortened
from interview_coach.coach.builtin.questions.world import read_world
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType

POSTING = Posting(
    """Bridge Inspector
Tarnbeck Rail Ltd

What you will do
- Inspect bridges and write down what you find
- Argue with planners about the hours a line stays closed

You must have
- Laser scanning
- Kafka or another message broker
- Haemodialysis
- Bentley OpenBridge

Nice to have
- Drone licence + Spanish
"""
)


@pytest.fixture(scope="module")
def inspector() -> Cv:
    work = {
        "name": "Holm Survey Co",
        "position": "Surveyor",
        "startDate": "2018-01",
        "highlights": ["Scanned 40 tunnels with a laser scanner, found two cracks nobody knew of", "Wrote the reports"],
    }
    return Cv.from_document({"work": [work]})


def test_no_quote_stands_in_a_set_three_times(inspector: Cv, cv: Cv, posting: Posting) -> None:
    for questions in (ask(inspector, POSTING, count=16), ask(cv, posting, count=12)):
        quotes = Counter(q.source.job_quote for q in questions if q.source.job_quote)
        assert max(quotes.values()) <= 2


def test_a_skill_the_cv_comes_near_is_not_called_missing(inspector: Cv) -> None:
    technical = ask(inspector, POSTING, type=QuestionType.TECHNICAL, count=8)
    about = [q for q in technical if "laser scanning" in q.text.lower()]
    assert about
    assert not any("not see" in q.text or "silent" in q.text or "does not show" in q.why for q in about)


def test_a_skill_that_is_surely_missing_is_named_as_such(inspector: Cv) -> None:
    technical = ask(inspector, POSTING, type=QuestionType.TECHNICAL, count=8)
    assert any("haemodialysis" in q.why and ("does not show" in q.why or "shows neither" in q.why) for q in technical)


def test_an_alternative_is_spoken_with_another(inspector: Cv) -> None:
    technical = ask(inspector, POSTING, type=QuestionType.TECHNICAL, count=8)
    assert any("Kafka or another message broker" in q.text for q in technical)


def test_an_item_about_tools_and_papers_points_to_no_competency(inspector: Cv) -> None:
    quotes = read_world(inspector, POSTING).quotes
    assert not {"Drone licence + Spanish", "Bentley OpenBridge", "Laser scanning"} & set(quotes.values())


def test_a_question_without_a_source_rests_on_the_nearest_item(inspector: Cv) -> None:
    world = read_world(inspector, POSTING)
    text = "A planner refuses to close the line for your inspection. What would you do?"
    assert any_source(world, text, {}).job_quote == "Argue with planners about the hours a line stays closed"


def test_a_question_nothing_has_to_do_with_rests_on_the_title(inspector: Cv) -> None:
    world = read_world(inspector, POSTING)
    assert any_source(world, "Which cake do you bake for a birthday?", {}).job_quote == "Bridge Inspector"


def test_a_long_quote_is_cut_between_words() -> None:
    text = "measured " * 40
    assert shortened(text).endswith("measured")
    assert len(shortened(text)) <= 200
