"""Answers to the standard questions: what was asked, what leads away from it, and what only praises the speaker."""

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.evaluation.standard_questions import standard_questions_in
from interview_coach.content.guides import guides
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

LEAVE = "Why are you looking for a new job?"
SALARY = "What pay are you looking for?"
ABOUT = "Tell me a little about yourself."
HERE = "You could apply in many places. Why did you pick us?"
ASKED = (LEAVE, SALARY, ABOUT, HERE)
GOOD = {
    LEAVE: "The print shop taught me colour management and I have had six good years there. The owner retires next "
    "summer and the offset machine is sold. I want to stay with offset printing, and you run two presses. I will "
    "finish the Christmas catalogues and hand over the recipes before I go.",
    SALARY: "May I ask first what range you have planned? From the union table and four adverts in this region I see "
    "41,000 to 46,000 a year for a fitter with a welding ticket. With nine years I see myself in the upper half, and "
    "if the on-call week is paid apart, I am flexible about the rest.",
}
BAKING = (
    "The dough needs flour, water and salt, and above all it needs time. I leave it in the bowl over night and bake it "
    "in the morning, when the kitchen is still cold. My grandmother used an iron pot, and so do I. We eat it with "
    "butter while it is warm."
)
BOASTING = (
    "I am simply the best candidate you will ever find. Everybody says that I am exceptional, I have never failed at "
    "anything, and I always deliver outstanding results. There is nothing that I cannot do, and I will take your "
    "company to the very top."
)
WANDERING = (
    "Oh, that is a long story. My sister was staying with us then, with her two cats, and one of them sat in the "
    "cupboard all day. Anyway, the contract at the warehouse ended in May. Where was I? The weather was terrible that "
    "week, we could not even go to the lake. So I was a picker there for two years, and they moved to another town, "
    "my neighbour has an aunt there, by the way. And I am looking for a job in a store again."
)
THIN = (
    "I would just like something new after this time. It is not bad where I am, but it is always the same. I thought "
    "that a change would be good for me."
)


def marked(question: str, answer: str) -> Evaluation:
    return evaluate(EvaluationRequest(question, QuestionType.MOTIVATION, answer))


@pytest.mark.parametrize("question", GOOD)
def test_a_full_answer_answers_what_was_asked(question: str) -> None:
    found = marked(question, GOOD[question])
    assert (found.dimensions["relevance"] or 0) >= 3.5
    assert (found.overall or 0) >= 3.4
    assert not {Flag.OFF_TOPIC, Flag.RAMBLING} & set(found.flags)


@pytest.mark.parametrize("question", ASKED)
def test_talk_of_something_else_is_off_topic_whatever_was_asked(question: str) -> None:
    found = marked(question, BAKING)
    assert Flag.OFF_TOPIC in found.flags
    assert (found.overall or 5) <= 1.5


@pytest.mark.parametrize("question", ASKED)
def test_praise_of_oneself_proves_nothing(question: str) -> None:
    found = marked(question, BOASTING)
    assert found.dimensions["evidence"] == 1.0
    assert (found.dimensions["candour"] or 5) <= 2.0


def test_a_baker_who_speaks_of_work_stays_on_the_topic() -> None:
    found = marked(
        ABOUT,
        "I am a baker. I bake rye bread for thirty restaurants, and I trained two apprentices at Miller. My customers "
        "like the crust, and in the last year our orders grew by a fifth. Now I want to run a shift of my own.",
    )
    assert Flag.OFF_TOPIC not in found.flags


def test_detours_cost_concision() -> None:
    found = marked(LEAVE, WANDERING)
    assert Flag.RAMBLING in found.flags
    assert (found.dimensions["concision"] or 5) <= 2.0
    assert (marked(LEAVE, GOOD[LEAVE]).overall or 0) > (found.overall or 5)


def test_little_said_plainly_stands_above_praise_of_oneself() -> None:
    assert (marked(LEAVE, THIN).overall or 0) > (marked(LEAVE, BOASTING).overall or 5)


def test_the_part_that_is_missing_is_named() -> None:
    found = marked(
        SALARY,
        "What matters more to me are the hours, the holidays and that overtime is counted, and we can talk about the "
        "rest of the package, I am flexible there.",
    )
    assert "a figure or a range" in " ".join((found.main_fix, *found.improvements))


def test_two_questions_in_one_sentence_are_both_heard() -> None:
    asked = standard_questions_in("What are your salary expectations, and when could you start?")
    assert [row.id for row in asked] == ["salary", "notice"]


def test_most_wordings_of_the_guides_are_recognised() -> None:
    judged_by_fit = {"about_yourself", "why_us", "why_this_job"}
    rows = [(g.id, text) for g in guides().screening.values() if g.id not in judged_by_fit for text in g.texts]
    unknown = [text for id, text in rows if id not in {row.id for row in standard_questions_in(text)}]
    assert not unknown
