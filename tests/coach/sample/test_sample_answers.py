"""Sample answers: true facts with references, blanks for the rest, sums that are right."""

from __future__ import annotations

import re

import pytest

from interview_coach.coach.builtin.questions import ask
from interview_coach.coach.builtin.retrieval import share_theme
from interview_coach.coach.builtin.sample import write_sample
from interview_coach.coach.builtin.sample.told import told
from interview_coach.content.cases import case_in
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType

LINE = "Cut picking errors from 3.1% to 1.2% in six months with weekly talks and new shelf labels"
CV = Cv.from_document(
    {
        "work": [
            {
                "name": "Dunmore Logistics",
                "position": "Senior picker",
                "startDate": "2020-02",
                "highlights": [LINE, "Trained 5 new pickers"],
            },
            {
                "name": "Oak Lane Bakery",
                "position": "Baker",
                "startDate": "2014-05",
                "endDate": "2019-03",
                "highlights": ["Ordered flour and kept stock lists"],
            },
        ]
    }
)
POSTING = Posting(
    "Shift Lead\nFernby Foods\nWhat you will do\n- Plan and run the night shift\nYou must have\n- Stock control\n"
)
QUESTION = "Tell me about a time you made fewer mistakes happen. What did you do?"


@pytest.mark.parametrize("type", [t for t in QuestionType if t is not QuestionType.CASE])
@pytest.mark.parametrize("with_cv", [True, False])
def test_every_sample_is_a_minute_or_two_long_and_lists_its_blanks(type: QuestionType, with_cv: bool) -> None:
    sample = write_sample(QUESTION, type, CV if with_cv else None, POSTING if with_cv else None)
    assert 110 <= len(sample.text.split()) <= 220
    assert sample.blanks
    assert all(blank in sample.text for blank in sample.blanks)
    assert all(claim.ref and claim.text in sample.text for claim in sample.claims)


def test_a_behavioral_sample_states_no_number_that_is_not_given() -> None:
    sample = write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)
    free = re.sub(r"\[[^\]]*\]", " ", sample.text)
    known = f"{CV.document} {POSTING.text} {QUESTION}"
    assert all(number.strip(".,") in known for number in re.findall(r"\d[\d,.]*%?", free))


def test_a_line_of_the_cv_is_not_pasted() -> None:
    sample = write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)
    assert LINE not in sample.text


def test_without_a_cv_a_story_makes_no_claim() -> None:
    assert write_sample(QUESTION, QuestionType.BEHAVIORAL).claims == ()


def test_a_line_is_told_as_what_was_done_and_what_came_of_it() -> None:
    said = told(
        CvLine(
            "work[0].highlights[0]", "Stopped a lift in strong wind. Cost a day. Nobody hurt.", "Crane Co", "Operator"
        )
    )
    assert said.actions == ("I stopped a lift in strong wind.",)
    assert said.results == ("It cost a day.", "Nobody was hurt.")


def test_what_was_there_before_is_context() -> None:
    said = told(
        CvLine(
            "work[0].highlights[0]", "Owner was against it. Re-cut the numbers, she agreed to a pilot", "Co", "Analyst"
        )
    )
    assert said.context == ("Owner was against it.",)
    assert said.results == ("She agreed to a pilot.",)


def test_the_sums_of_every_case_are_worked_out() -> None:
    for question in ask(CV, POSTING, type=QuestionType.CASE, count=30):
        sample = write_sample(question.text, QuestionType.CASE)
        known = case_in(question.text)
        assert "recommendation" in sample.text if known is None else known.figures[-1].rstrip(".") in sample.text
        assert 100 <= len(sample.text.split()) <= 220
        assert all(claim.ref in ("question", "case:structure", "case:guide") for claim in sample.claims)


def test_a_check_is_weighed_in_hours() -> None:
    question = (
        "Our depot handles 600 orders a month, and 5 % of them end in a failed delivery. "
        "Putting one right takes 4 hours. "
        "An extra check would take 3 minutes for each of the orders and catch 75 % of what goes wrong. "
        "Do you bring the check in?"
    )
    sample = write_sample(question, QuestionType.CASE)
    assert "30 hours a month" in sample.text  # 600 x 3 minutes
    assert "90 hours" in sample.text  # 30 x 75 % x 4 hours
    assert "saves 60 hours a month more than it takes" in sample.text


def test_an_unknown_case_is_set_out_without_inventing_a_result() -> None:
    sample = write_sample("A shop sells 40 cakes a day at $12. Rent goes up by $300. What now?", QuestionType.CASE)
    assert "$12" in sample.text
    assert "[which result, and in which unit?]" in sample.blanks


@pytest.mark.parametrize("line", ["Cut the night crew, half the team let go", "Talked for 4 hours, barricaded subject"])
def test_a_fragment_of_a_line_is_left_out(line: str) -> None:
    said = told(CvLine("work[0].highlights[0]", line, organisation="Quay", role="Clerk", ended="2020"))
    assert not any("involved" in sentence for sentence in said.actions)


def test_a_second_line_is_called_alike_only_when_it_tells_of_the_same() -> None:
    asked = "Tell me about a mistake you found in the numbers. How did you find it?"
    caught = CvLine("work[0].highlights[0]", "Found an error in the stock report")
    assert share_theme(asked, caught, CvLine("work[1].highlights[0]", "Noticed a duplicate invoice and corrected it"))
    assert not share_theme(asked, caught, CvLine("work[1].highlights[1]", "Sang in the choir of the town"))


def test_a_line_that_has_little_to_do_with_it_is_not_called_the_nearest() -> None:
    asked = "How do you tune the garbage collector of a Java service under load?"
    sample = write_sample(asked, QuestionType.TECHNICAL, CV, None)
    assert "nearest I have come" not in sample.text
