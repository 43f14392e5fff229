"""Finding stories in a CV, asking for what they lack, and knowing them again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.cast import CV, JOB, POSTING, STRONG_ANSWER, THIN_ANSWER
from tests.stories import begun, finished, from_cv

from interview_coach.coach.builtin.job import analyse_job
from interview_coach.coach.builtin.stories import (
    candidate_of,
    mine,
    offers_for,
    question_for,
    requirements_shown,
    story_told,
    tell,
)
from interview_coach.coach.verify import traceable
from interview_coach.domain.cv import CvLine
from interview_coach.domain.questions import Claim, Question, SampleAnswer
from interview_coach.domain.stories import SLOTS
from interview_coach.domain.vocabulary import QuestionType

POSTED = analyse_job(POSTING, CV)


def facts_of(text: str) -> dict[str, str]:
    line = CvLine("work[0].highlights[0]", text, "Acme", "Fitter", "2019-01", "2021-02")
    return {fact.slot: fact.text for fact in candidate_of(line, JOB).facts}


def asked(text: str, competency: str | None = None, type: QuestionType = QuestionType.BEHAVIORAL) -> Question:
    return Question("q", type, text, "why", competency=competency)


@pytest.mark.parametrize(
    ("line", "step", "result"),
    [
        ("Introduced a parts list, ordering time fell from 3 days to 4 hours", "I introduced a parts list.",
         "Ordering time fell from 3 days to 4 hours."),
        ("Cut stops from 14 to 5 a month by rebuilding the plan", "I did it by rebuilding the plan.",
         "I cut stops from 14 to 5 a month."),
        ("Rewrote the triage playbook, other 2 shifts adopted it", "I rewrote the triage playbook.",
         "Other 2 shifts adopted it."),
        ("Trained four operators to clear jams", "I trained four operators to clear jams.", None),
        ("Reduced scrap from 9% to 4%", None, "I reduced scrap from 9% to 4%."),
    ],
)  # fmt: skip
def test_a_line_fills_in_what_it_says_and_no_more(line: str, step: str | None, result: str | None) -> None:
    facts = facts_of(line)
    assert (facts.get("step_1"), facts.get("result")) == (step, result)
    assert facts["situation"] == "Fitter at Acme, 2019 to 2021."
    assert not {"stakes", "task", "lesson"} & facts.keys()


def test_what_stood_before_the_deed_belongs_to_the_situation() -> None:
    facts = facts_of("Foreman quit mid job at the mill, took over 6 man crew, finished 4 days ahead of the schedule")
    assert facts["situation"].endswith("Foreman quit mid job at the mill.")
    assert facts["step_1"] == "I took over 6 man crew."
    assert facts["result"] == "Finished 4 days ahead of the schedule."


def test_each_prefilled_fact_says_where_it_stands() -> None:
    for found in mine(CV, POSTED):
        assert {fact.source for fact in found.facts} == {found.line.ref}


def test_no_figure_is_prefilled_that_the_cv_does_not_have() -> None:
    for found in mine(CV, POSTED):
        figures = {
            word for fact in found.facts if fact.slot != "situation" for word in fact.text.split() if word.isdigit()
        }
        assert figures <= set(found.line.text.replace(",", " ").split())


def test_duties_are_not_suggested_and_deeds_are() -> None:
    lines = ("Responsible for code reviews", "Attended daily standups", "Rewrote the nightly job, runtime now 38 min")
    cv = replace(CV, lines=tuple(CvLine(f"work[0].highlights[{n}]", text) for n, text in enumerate(lines)))
    assert [found.line.text for found in mine(cv, POSTED)] == [lines[2]]


def test_a_line_that_was_decided_about_does_not_come_back_in_another_cv() -> None:
    first = mine(CV, POSTED)[0]
    moved = replace(CV, lines=(CvLine("projects[4].highlights[0]", first.line.text.upper() + "."), *CV.lines[1:]))
    known = (begun("s1", line=first.line.text),)
    assert all(
        found.line.text.casefold().rstrip(".") != first.line.text.casefold() for found in mine(moved, POSTED, known)
    )


def test_the_question_speaks_of_this_line_and_of_its_result() -> None:
    assert "“I cut unplanned stops from 14 to 5 a month.”" in question_for(from_cv(), "step_1").text
    assert "bottling line" in question_for(from_cv(), "stakes").text
    texts = [question_for(finished(), slot).text for slot in SLOTS]
    assert len(set(texts)) == len(SLOTS)


def test_a_disagreement_is_asked_for_what_the_other_wanted() -> None:
    story = begun(title="The day a colleague and I disagreed about a guard")
    assert "what did they want" in question_for(story, "stakes").more


def test_an_answer_that_tells_a_story_is_known_again() -> None:
    others = (begun("s2", line=CV.lines[1].text), begun("s3", title="A party for the day nursery"))
    assert story_told(STRONG_ANSWER, (*others, finished("s1"))) == finished("s1")
    assert story_told(STRONG_ANSWER, others) is None
    assert story_told(THIN_ANSWER, (*others, finished("s1"))) is None
    assert story_told("", (finished(),)) is None


def test_a_story_is_offered_where_it_shows_what_is_asked_and_nowhere_else() -> None:
    story = finished("s1", "planning_quality")
    assert "planning" in offers_for(asked("Tell me about a plan you made.", "planning_quality"), [story])[0].reason
    assert not offers_for(asked("Tell me about an angry customer you calmed.", "customer_focus"), [story])
    assert not offers_for(asked("What is a plan?", "planning_quality", QuestionType.TECHNICAL), [story])
    assert not offers_for(asked("Tell me about a plan you made."), [])


def test_a_story_is_offered_for_its_words_with_the_words_as_the_reason() -> None:
    line = "Spoke up about a missing lock-out tag before a belt was started; the procedure was changed"
    (offer,) = offers_for(asked("Tell me about a time you disagreed with a colleague."), [begun(line=line)])
    assert "“Spoke up”" in offer.reason


def test_a_story_supports_a_must_have_but_never_a_licence() -> None:
    story = begun(
        "s1", line="Spoke up about a missing lock-out tag before a belt was started; safe isolation was changed"
    )
    shown = requirements_shown(POSTED, [story])
    assert shown["Safe isolation: lock-out tag-out on every job"] == ("s1",)
    assert not any("apprenticeship" in text for text in shown)


def test_a_told_story_has_a_reference_for_each_fact_and_a_blank_for_each_that_is_missing() -> None:
    sample = tell(from_cv("s7"))
    assert [claim.ref for claim in sample.claims] == ["story:s7#result"]
    assert sample.text.count("[") == len(sample.blanks) == 5
    whole = tell(finished("s7"))
    assert whole.blanks == ()
    assert whole.text == " ".join(claim.text for claim in whole.claims)


def test_a_claim_without_its_fact_is_taken_out_of_a_sample() -> None:
    claims = (
        Claim("I led it.", "story:s1#step_1"),
        Claim("I won a prize.", "story:s1#result"),
        Claim("Lies.", "story:x"),
    )
    sample = SampleAnswer("builtin", "I led it. I won a prize. Lies. [when?].", claims, ("[when?]",))
    kept = traceable(sample, {"story:s1#step_1": "I  led it.", "story:s1#result": "I lost a prize."})
    assert (kept.text, kept.claims) == ("I led it. [when?].", claims[:1])
