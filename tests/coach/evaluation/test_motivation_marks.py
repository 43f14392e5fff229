"""Answers about motivation."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

QUESTION = "Why do you want to work for us?"
POSTING = """Harbour Clinic is looking for a dental assistant.
You will run the recall programme for anxious patients and children.
You keep the sterilisation log and order supplies."""
CV = Cv.from_document(
    {"work": [{"name": "Bay Dental", "highlights": ["Cut missed recall visits from 18 to 7 percent in one year"]}]}
)
STRONG = (
    "The recall programme for anxious patients is the reason I apply. At Bay Dental I called every patient who "
    "had missed a "
    "visit, and in one year missed visits fell from 18 to 7 percent. I want to do that with children too, which "
    "I have not "
    "done yet, so I sat in with a children's dentist for two days in March. And honestly, the clinic is closer to home."
)
GENERIC = (
    "I am passionate about my work and a real team player. You are a leading company with a great reputation and "
    "I am looking "
    "for new challenges and the opportunity to grow in a dynamic team."
)
BLAMING = (
    "My boss was terrible and nobody there listened to me. They never appreciated what I did, so I need "
    "something else now, "
    "and your clinic has an open position."
)


def marked(answer: str, *, posting: str | None = POSTING, cv: Cv | None = CV) -> Evaluation:
    return evaluate(EvaluationRequest(QUESTION, QuestionType.MOTIVATION, answer, cv=cv, posting_text=posting))


def test_own_facts_tied_to_the_job_beat_adjectives() -> None:
    strong, generic = marked(STRONG), marked(GENERIC)
    assert (strong.overall or 0) >= 4.0
    assert (generic.overall or 0) <= 2.4
    assert Flag.GENERIC in generic.flags


def test_it_works_without_posting_and_cv() -> None:
    assert (marked(STRONG, posting=None, cv=None).overall or 0) > (
        marked(GENERIC, posting=None, cv=None).overall or 0
    ) + 1


def test_the_fix_for_an_empty_answer_uses_posting_or_cv() -> None:
    found = marked(GENERIC)
    words = " ".join((found.main_fix, *found.improvements))
    assert "recall programme" in words or "Cut missed recall visits" in words


def test_blame_lowers_candour_and_is_flagged() -> None:
    found = marked(BLAMING)
    assert Flag.BLAMES_OTHERS in found.flags
    assert (found.dimensions["candour"] or 5) <= 2.0


def test_quotes_stand_in_the_answer() -> None:
    for answer in (STRONG, GENERIC, BLAMING):
        for quote in marked(answer).evidence:
            assert answer[quote.start : quote.end] == quote.quote


BAKERY = """Head Baker - Northgate Bread
You run the night shift with two apprentices and the stone oven.
We mill our own rye flour and sell sourdough to 30 restaurants.
You plan orders in FlourPlan."""
NAMES_NOTHING = (
    "I have been a baker for nine years and I like early hours. At Miller I was responsible for rolls and cakes and I "
    "trained one person. I would like to work at Northgate because it is time for a change, and this role is what "
    "I want."
)
NAMES_THINGS = (
    "You mill your own rye, and at Miller I only had bought flour, so I never saw how a fresh grind changes the dough. "
    "I led two apprentices for four years, one of them won the county prize, and I want to do that again on your night "
    "shift. What I would have to learn is FlourPlan."
)
PATH = (
    "I learned the trade in Ulm, three years with a master who was strict about sourdough. Then I worked four years at "
    "Miller on the day shift and took over the ordering. Since 2021 I have led the ovens there. Now I am looking for a "
    "smaller place with a stone oven, that's why I am here."
)
WHY = "Why do you want to work at Northgate Bread in particular, and why in this role?"
BACKGROUND = "To begin, please walk me through your background: what brought you to where you are today?"


def judged(answer: str, question: str = WHY, posting: str | None = BAKERY) -> Evaluation:
    return evaluate(EvaluationRequest(question, QuestionType.MOTIVATION, answer, posting_text=posting))


def told(found: Evaluation) -> str:
    return " ".join((found.main_fix, *found.improvements, *found.asks))


def test_fit_stays_low_when_nothing_of_the_posting_is_named() -> None:
    found = judged(NAMES_NOTHING)
    assert (found.dimensions["relevance"] or 5) <= 3.0
    assert not any("not any job" in line for line in found.strengths)


def test_things_of_this_job_tied_to_own_work_fit() -> None:
    assert (judged(NAMES_THINGS).dimensions["relevance"] or 0) >= 4.0


def test_nobody_is_told_to_replace_or_cut_a_fact() -> None:
    for answer in (NAMES_NOTHING, NAMES_THINGS, PATH, STRONG):
        assert "replace" not in told(judged(answer))
        assert "cut what" not in told(judged(answer))


def test_what_the_answer_says_is_new_is_not_asked_again() -> None:
    assert "new or hard" not in told(judged(NAMES_THINGS))
    assert "new or hard" in told(judged(NAMES_NOTHING))


def test_no_quote_stands_under_keep_and_under_change_first() -> None:
    for answer in (NAMES_NOTHING, NAMES_THINGS, PATH, STRONG, GENERIC, BLAMING):
        found = judged(answer)
        for line in found.strengths:
            assert line[:30] not in found.main_fix


def test_a_sentence_with_a_figure_is_not_called_unmeasured() -> None:
    found = judged(
        "I like that you mill your own rye flour. At Miller I planned the orders for the whole of the bakery with both "
        "of its shops and the market stall, and I brought the waste down from 12 to 5 percent."
    )
    assert "how many" not in told(found)


def test_the_way_so_far_is_judged_by_its_thread_to_this_job() -> None:
    led, cut = judged(PATH, BACKGROUND), judged(PATH.split(" Now I am", maxsplit=1)[0], BACKGROUND)
    assert (led.dimensions["relevance"] or 0) >= 4.0
    assert (led.dimensions["relevance"] or 0) > (cut.dimensions["relevance"] or 5)
    assert "employer" not in told(led) + told(cut)


def test_fit_to_the_job_is_not_asked_where_the_question_is_about_oneself() -> None:
    found = judged(NAMES_NOTHING, "What are you really good at, and what are you still working on?")
    assert found.dimensions["relevance"] is not None
    assert "this job and not to another" not in told(found)
