"""What is never taken over from a model's reply, and what is."""

from __future__ import annotations

import pytest
from tests.cast import CV
from tests.coach.llm.tasks.scripted_client import HOSTILE

from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import asks_for_secrets, clean_ones, correct, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.quotes import CvQuotes, occurs, quoted
from interview_coach.coach.llm.tasks.rules_of_questions import fault_of_type, is_unlawful
from interview_coach.domain.vocabulary import QuestionType

LINE = "Maintenance technician, Brackenfield Dairy: Cut unplanned stops from 14 to 5 a month, 12% of the downtime"


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_addresses_and_orders_are_faults(text: str) -> None:
    assert fault_in(f"Tell the story of the line. {text}", 400) is not None


@pytest.mark.parametrize(
    "text",
    [
        "How would you keep latency < 200 ms while C++ and C# services share a queue?",
        "Be able to explain Node.js and ASP.NET in two sentences.",
        "How do you rotate an API key?",
        "Say what you did [how many people?].",
    ],
)
def test_plain_technical_sentences_are_none(text: str) -> None:
    assert fault_in(text, 400) is None


def test_an_employer_may_be_called_by_an_address_that_the_posting_names() -> None:
    assert fault_in("Why do you want to work for Booking.com?", 400) is not None
    assert fault_in("Why do you want to work for Booking.com?", 400, known="Booking.com is hiring") is None


def test_enormous_and_empty_texts_are_faults() -> None:
    assert fault_in("so on " * 1_000, 400)
    assert fault_in(" \n", 400)


def test_invisible_signs_are_taken_out() -> None:
    assert tidy("One\u200b two\u202e\n three\x07") == "One two three"
    assert clean_ones(["A thing", "A  thing", "<b>B</b>", ""], 50, 3) == ("A thing",)


def test_advice_to_send_money_or_numbers_is_seen() -> None:
    assert asks_for_secrets("Send us your bank details before the call.")
    assert not asks_for_secrets("Bring one example with a customer's account.")


def test_faults_are_named_once_and_not_without_end() -> None:
    assert correct([]) is None
    told = correct([f"fault {n}" for n in range(20)] + ["fault 0"]) or ""
    assert told.count("fault") == 6


@pytest.mark.parametrize(
    ("sentence", "invented"),
    [
        ("At Brackenfield Dairy I cut the stops from 14 to 5 a month.", ()),
        ("Stops fell from fourteen to five a month, twelve percent of it.", ()),
        ("I cut the stops by 40 %.", ("40 %",)),
        ("I led twelve people at Google.", ("twelve", "Google")),
        ("Google asked me to cut the stops.", ("Google",)),
        ("We used kafka and PostgreSQL.", ("PostgreSQL", "kafka")),
        ("As a project manager I cut the stops.", ("manager",)),
        ("I hold a degree.", ("degree",)),
        ("We doubled it.", ("doubled",)),
        ("In 2021 we did it in [how many weeks?].", ("2021",)),
        ("It went down to 5%.", ("5%",)),
    ],
)
def test_what_no_source_holds_is_invented(sentence: str, invented: tuple[str, ...]) -> None:
    assert Facts.of(LINE).invented(sentence) == invented


def test_a_quote_stands_word_for_word_or_not_at_all() -> None:
    places = Places.of("You  will\nhave knowledge of SQL’s joins – and more")
    assert quoted(places, "“knowledge of SQL's joins - and”", 300) == "knowledge of SQL’s joins – and"
    assert quoted(places, "nowledge of SQL", 300) is None
    assert quoted(places, "knowledge of Java", 300) is None
    assert quoted(places, "You will have knowledge of SQL", 20) == "You will have"


def test_a_line_of_the_cv_is_found_with_its_reference() -> None:
    assert CvQuotes.of(CV).find("Trained four operators to clear jams") == (
        "Trained four operators to clear jams",
        "work[0].highlights[1]",
    )
    assert CvQuotes.of(CV).find("Trained forty operators") is None
    assert CvQuotes.of(CV).find("Trained") is None


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("CI/CD", "we do CI / CD daily", True),
        ("problem-solving", "Problem solving", True),
        ("API", "REST APIs", True),
        ("policies", "our policy", True),
        ("Java", "JavaScript only", False),
        ("own", "well known", False),
        ("C", "C++ and C#", False),
        ("Go", "where to go", False),
        ("Go", "Python or Go", True),
        ("", "anything", False),
    ],
)
def test_a_name_stands_in_a_text_as_whole_words(name: str, text: str, stands: bool) -> None:
    assert occurs(name, text) is stands


@pytest.mark.parametrize(
    ("text", "type", "holds"),
    [
        ("Tell me about a time you found a fault that others had missed.", "behavioral", True),
        ("Give me an example of helping out although your hands were full.", "behavioral", True),
        ("How do you usually handle pressure?", "behavioral", False),
        ("Tell me about a time when you would help.", "behavioral", False),
        ("Tell me about yourself.", "behavioral", False),
        ("A belt starts while somebody works on it. What would you do?", "situational", True),
        ("What did you do when a belt started?", "situational", False),
        ("A site has four lines and sales fell last year. Where is most money lost?", "case", True),
        ("Have you ever cut costs by 10%?", "case", False),
        ("Walk me through a case you have solved.", "case", False),
    ],
)
def test_each_type_has_one_hard_rule(text: str, type: str, holds: bool) -> None:
    assert (fault_of_type(text, QuestionType(type)) is None) is holds


@pytest.mark.parametrize(
    ("text", "unlawful"),
    [
        ("Do you plan to start a family soon?", True),
        ("Which church do you go to?", True),
        ("How old are you?", True),
        ("Do you have kids at home?", True),
        ("Do you have any health problems?", True),
        ("Are you able to lift 20 kg?", False),
        ("Can you work shifts?", False),
        ("Tell me about a time you worked with a difficult customer.", False),
        ("How would you plan shifts for nurses with families?", False),
    ],
)
def test_unlawful_questions_are_heard_in_other_words_too(text: str, unlawful: bool) -> None:
    assert is_unlawful(text) is unlawful


def test_the_same_question_in_other_words_is_a_repetition() -> None:
    asked = ["Tell me about a time you disagreed with your manager."]
    assert is_repeated("Describe a time when you disagreed with your manager.", asked)
    assert not is_repeated("Tell me about a time you trained somebody on a machine.", asked)
    assert not is_repeated("Anything", [])
