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
