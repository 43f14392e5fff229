"""Sample answers: true facts with references, blanks for the rest, sums that are right."""

from __future__ import annotations

import re

import pytest

from interview_coach.coach.builtin.questions import ask
from interview_coach.coach.builtin.retrieval import share_theme
from interview_coach.coach.builtin.sample import write_sample
from interview_coach.coach.builtin.sample.story import tell_story
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
    assert said.context == ("The owner was against it.",)
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
    assert "[which numbers, in which order, and what do they give?]" in sample.blanks
    assert not re.search(r"\$(?!12\b|300\b)\d", sample.text)


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


@pytest.mark.parametrize("type", list(QuestionType))
@pytest.mark.parametrize("question", [
    "Tell me about a time you disagreed with your manager.", "Why should we hire you?", "Tell me about yourself.",
    "Why do you want to leave your job?", "What is the difference between a lease and a licence?",
    "How do you find out why a pump fails?", "What do you check before a night shift?",
    "A customer shouts at you. What would you do?", "A colleague tells you that money has been stolen. What now?",
])  # fmt: skip
def test_no_sample_has_more_than_five_blanks_and_each_is_listed_once(question: str, type: QuestionType) -> None:
    for cv in (CV, None):
        sample = write_sample(question, type, cv, POSTING if cv else None)
        assert len(sample.blanks) == len(re.findall(r"\[[^\]]*\]", sample.text)) <= 5
        assert len(sample.text.split()) >= 100


@pytest.mark.parametrize(("line", "ended", "sentences"), [
    ("Run the daily safety talk", "", ["I run the daily safety talk."]),
    ("Run the daily safety talk", "2020-01", ["I ran the daily safety talk."]),
    ("Cut mispicks 4.2% -> 1.6% by re-slotting", "", ["I cut mispicks from 4.2% to 1.6% by re-slotting."]),
    ("Set up a back-pain class, waiting list went from 11 weeks to 5", "",
     ["I set up a back-pain class.", "The waiting list went from 11 weeks to 5."]),
    ("Nightly load took 7 h, rewrote it as incremental, 50 min now", "2021-01",
     ["The nightly load took 7 hours.", "I rewrote it as incremental.", "It is 50 minutes now."]),
    ("No lost-time accident in 22 months", "", ["There was no lost-time accident there in 22 months."]),
    ("No complaints in two years", "", ["There were no complaints in two years."]),
    ("Member of the works council", "", ["I am a member of the works council."]),
    ("Promoted after 14 months", "2019-10", ["I was promoted after 14 months."]),
    ("Redesigned a seal housing; warranty claims down 40%", "",
     ["I redesigned a seal housing.", "Warranty claims went down by 40%."]),
    ("Took over the pass when the head chef fell ill for 3 weeks", "",
     ["When the head chef fell ill for 3 weeks, I took over the pass."]),
    ("Found a patient's clot during a routine session and alerted the ward", "2018-03",
     ["I found a patient's clot during a routine session.", "I also alerted the ward."]),
    ("Persuaded the practice to refer earlier by sending short outcome letters", "",
     ["I persuaded the practice to refer earlier.", "I did it by sending short outcome letters."]),
    ("See 12 to 14 patients a day", "", ["Part of my job is seeing 12 to 14 patients a day."]),
])  # fmt: skip
def test_a_line_is_said_as_a_person_would(line: str, ended: str, sentences: list[str]) -> None:
    said = told(CvLine("work[0].highlights[0]", line, organisation="Quay", role="Clerk", ended=ended))
    assert [*said.context, *said.actions, *said.results] == sentences


@pytest.mark.parametrize("line", ["Experienced in stock control", "Hospital acquired infections down in the ward"])
def test_a_participle_is_not_taken_for_a_deed(line: str) -> None:
    assert told(CvLine("work[0].highlights[0]", line, organisation="Quay", role="Clerk")).actions == ()


@pytest.mark.parametrize("line", [
    "Built a test suite that catches wrong dates before the morning reports", "Trained 6 new drivers on small trucks",
    "Lead the night team of 5 carers on the ward", "Migrated 140 jobs from one server to another with no missed load",
    "Escalated an unsafe placement against my manager's first view", "Ran a homework club for pupils without internet",
])  # fmt: skip
def test_no_long_line_stands_in_what_is_told_word_for_word(line: str) -> None:
    said = told(CvLine("work[0].highlights[0]", line, organisation="Quay", role="Clerk"))
    assert said.actions
    assert line.lower() not in " ".join(said.actions).lower()


def test_what_is_done_every_day_is_where_a_story_begins_and_not_its_deed() -> None:
    line = CvLine("work[0].highlights[0]", "Cared for 8 patients a shift on a ward", "Quay", "Nurse", ended="2020")
    text = tell_story("Tell me about an emergency on your shift.", [line]).text
    assert "My work was to care for 8 patients" in text
    assert "[what did you do, step by step?]" in text


def test_the_frame_follows_what_is_asked() -> None:
    no = write_sample("Tell me about a time you refused to do something.", QuestionType.BEHAVIORAL).text
    crisis = write_sample("Tell me about a crisis at work.", QuestionType.BEHAVIORAL).text
    assert "I do say no" in no
    assert "calm" in crisis
    assert "I do say no" not in crisis


def test_a_difference_is_told_with_both_names() -> None:
    sample = write_sample("What is the difference between a lease and a licence?", QuestionType.TECHNICAL)
    assert "a lease is [" in sample.text
    assert "With a licence" in sample.text


def test_freelance_work_has_no_employer() -> None:
    line = CvLine("work[0].highlights[0]", "Drew 30 logos for shops", "Freelance", "Designer", ended="2020")
    assert "at Freelance" not in tell_story("Tell me about a result you are proud of.", [line]).text


def test_a_number_in_a_list_gets_no_article() -> None:
    line = CvLine("work[0].highlights[0]", "Taught a class of 29 pupils including 5 with a plan", "Quay", "Teacher")
    assert "the 29" not in " ".join(told(line).actions)


def test_a_line_without_a_verb_is_not_pasted_either() -> None:
    line = "New allergen labels after a near miss with nuts"
    said = told(CvLine("work[0].highlights[0]", line, organisation="Quay", role="Chef"))
    assert said.context == ("It had to do with new allergen labels there after a near miss with nuts.",)
