"""No mark above 1.5 without the stretch of the answer that earned it."""

from __future__ import annotations

import pytest
from tests.coach.evaluation import answers_told as told

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType

EXPLAINED = (
    "An index is a second, sorted copy of one column. The database walks a tree to the row, so a read takes "
    "milliseconds instead of seconds. The price is that each write must change the tree too, because both have to "
    "agree. I would check the plan with EXPLAIN before and after. For a table of 200 rows it is not worth it."
)
REFERENCE = (
    "Key points:\n- An index makes reads faster\n- Writes become slower\n- It takes extra space on the disk\n"
    "Misconceptions:\n- An index makes everything faster"
)
WORKED = (
    "May I ask whether the goal is profit or volume? I take profit. First the revenue, then the costs. 200 guests a "
    "day times 12 dollars is 2,400 dollars. Rent and staff are 1,900, so 500 dollars are left. I think the price is "
    "the lever, since one dollar more with 5 percent fewer guests gives 2,470. I recommend to raise the price in two "
    "shops first. The risk is that regular guests leave, so next I would count them for four weeks."
)
WOULD = (
    "First I would talk to her in private today, because she may not know how it sounds. I would ask what happened "
    "and listen. Then I would tell my manager if a customer was hurt. If it happens again, I would write it down. "
    "After a week I would check whether the team works together again."
)
WHY = (
    "I want this job because your clinic treats children at home. In my last job I drove to 9 families a day and "
    "taught parents to use the pump. I have not worked nights yet. Your posting asks for patience with parents, and "
    "that is what I did for three years in Bristol."
)
THIN = "I did a lot of things there and it was quite a good time for me, and then we talked about it and it was fine."
ANSWERS = (told.STORY, told.HYPOTHETICAL, told.HABIT, told.SLOGANS, told.WE_STORY, told.NO_END, told.VAGUE,
           told.SPOKEN, EXPLAINED, WORKED, WOULD, WHY, THIN)  # fmt: skip


def unquoted(found: Evaluation, above: float = 1.5) -> list[str]:
    """Marked dimensions without a quote. A low mark of a story rests on what is missing: from 3.0 on it has one."""
    quoted = {one.dimension for one in found.evidence}
    return [
        name for name, level in found.dimensions.items() if level is not None and level > above and name not in quoted
    ]


@pytest.mark.parametrize("type", [t for t in QuestionType if t is not QuestionType.TECHNICAL])
@pytest.mark.parametrize("answer", ANSWERS)
def test_each_mark_that_something_earned_stands_on_a_quote(type: QuestionType, answer: str) -> None:
    found = evaluate(EvaluationRequest(told.QUESTION, type, answer))
    assert unquoted(found, 3.0 if type is QuestionType.BEHAVIORAL else 1.5) == []
    assert all(answer[e.start : e.end] == e.quote for e in found.evidence)


@pytest.mark.parametrize("variant", [None, "coding", "system_design"])
@pytest.mark.parametrize("reference", [None, REFERENCE, "An index makes reads faster and writes slower."])
@pytest.mark.parametrize("answer", [EXPLAINED, WORKED, THIN, told.STORY])
def test_each_mark_of_a_technical_answer_stands_on_a_quote(
    variant: str | None, reference: str | None, answer: str
) -> None:
    question = "What does an index in a database cost, and what does it give?"
    request = EvaluationRequest(question, QuestionType.TECHNICAL, answer, variant=variant, reference=reference)
    assert unquoted(evaluate(request)) == []


def test_a_result_is_quoted_with_its_figure() -> None:
    found = evaluate(EvaluationRequest(told.QUESTION, QuestionType.BEHAVIORAL, told.STORY))
    assert any(e.dimension == "result" and "1,900" in e.quote for e in found.evidence)
