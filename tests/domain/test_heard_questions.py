import pytest

from interview_coach.domain.heard_questions import kind_of, same_question
from interview_coach.domain.vocabulary import QuestionType

KNOWN = {
    "conflict": "Tell me about a conflict with a colleague.",
    "slip": "Tell me about a time when a project slipped.",
    "weakness": "What is your biggest weakness?",
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tell me about a time you disagreed with your boss", QuestionType.BEHAVIORAL),
        ("Describe a situation in which you had to say no", QuestionType.BEHAVIORAL),
        ("What would you do if a client refused to pay?", QuestionType.SITUATIONAL),
        ("Why do you want to work here?", QuestionType.MOTIVATION),
        ("WALK ME THROUGH YOUR CV", QuestionType.MOTIVATION),
        ("Explain the difference between a process and a thread", QuestionType.TECHNICAL),
        ("How would you design a URL shortener?", QuestionType.TECHNICAL),
        ("How many petrol stations are there in Germany?", QuestionType.CASE),
        ("Our client sells bread and profits fell. Why?", QuestionType.CASE),
        ("Erzählen Sie von sich", QuestionType.BEHAVIORAL),
    ],
)
def test_the_kind_of_a_question_is_guessed_by_its_words(text: str, kind: QuestionType) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("tell me about a conflict, with a COLLEAGUE", "conflict"),
        ("Describe a time you had conflicts with a colleague", "conflict"),
        ("Tell me about a time when projects slipped", "slip"),
        ("Your biggest weakness?", "weakness"),
    ],
)
def test_the_same_question_in_other_words_is_recognised(text: str, id: str) -> None:
    assert same_question(text, KNOWN) == id


@pytest.mark.parametrize(
    "text",
    ["Tell me about a conflict with a customer", "What is your biggest strength?", "Why?", "How do you work?", "…", ""],
)
def test_a_question_about_something_else_stays_apart(text: str) -> None:
    assert same_question(text, KNOWN) is None


def test_the_very_words_win_over_a_question_that_is_only_near() -> None:
    known = {"near": "Tell me about a conflict with colleagues!", "same": "Tell me about a conflict with a colleague"}
    assert same_question("Tell me about a conflict with a colleague?", known) == "same"
