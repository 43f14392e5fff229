"""A model coach with the builtin one behind it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach

from interview_coach.coach.fallback import FallbackCoach
from interview_coach.domain.coaching import Debriefed, Exchange, StudyArea
from interview_coach.domain.evaluations import EvaluationRequest, Usage
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import BudgetExceeded, CoachError, InvalidInput, KeyRefused, ProviderError
from interview_coach.ports import Coach

REQUEST = EvaluationRequest("Tell me about a fault.", QuestionType.BEHAVIORAL, STRONG_ANSWER)
SPENT = Usage(2, 4000, 300, Decimal("0.004"))


class BrokenCoach:
    """Every method fails with the same error."""

    name = "gemini"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, _: str) -> Any:
        def fail(*_: object, **__: object) -> Any:
            raise self._error

        return fail


def behind(error: Exception, *, strict: bool = False) -> FallbackCoach:
    return FallbackCoach(BrokenCoach(error), ScriptedCoach(), lambda: SPENT, strict)


BUSY = ProviderError("Gemini is overloaded at the moment", permanent=False)


def test_the_builtin_coach_marks_says_why_and_names_what_was_spent_in_vain() -> None:
    found = behind(BUSY).evaluate(REQUEST)
    assert found.engine == "scripted", "the engine that made the mark"
    assert found.notice == "Marked by the builtin coach because Gemini is overloaded at the moment."
    assert found.usage == SPENT


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (BudgetExceeded("the month's budget of $2.00 for models is used up"), "because the month's budget of $2.00"),
        (ProviderError("The model server cannot be reached.", permanent=False), "because the model server cannot be"),
        (KeyRefused("Gemini refused the key; check it and set it again"), "because Gemini refused the key;"),
    ],
    ids=["budget", "server", "key"],
)
def test_the_reason_reads_as_one_sentence(error: CoachError, sentence: str) -> None:
    notice = behind(error).evaluate(REQUEST).notice
    assert notice is not None and sentence in notice
    assert notice.endswith(".") and not notice.endswith("..")


CALLS: dict[str, Callable[[Coach], Any]] = {
    "evaluate": lambda coach: coach.evaluate(REQUEST).overall,
    "analyse_job": lambda coach: coach.analyse_job(POSTING, CV).title,
    "ask": lambda coach: len(coach.ask(CV, POSTING, count=3)),
    "rank_examples": lambda coach: len(coach.rank_examples("Why?", QuestionType.BEHAVIORAL, CV).ranked),
    "write_sample": lambda coach: coach.write_sample("Why?", QuestionType.BEHAVIORAL, CV).blanks,
    "give_tips": lambda coach: len(coach.give_tips(POSTING).tips),
    "plan_tonight": lambda coach: coach.plan_tonight(CV, POSTING).title,
    "write_pitch": lambda coach: coach.write_pitch(CV).blanks,
    "follow_up": lambda coach: coach.follow_up(Exchange("Why?", QuestionType.BEHAVIORAL, STRONG_ANSWER)),
    "debrief": lambda coach: coach.debrief([Debriefed("Why?", 3.0, "Close with the effect.")]).summary,
    "advise": lambda coach: coach.advise([StudyArea("Results", "weak", "They end early.")], 20, 3),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_every_method_has_the_builtin_coach_behind_it(call: Callable[[Coach], Any]) -> None:
    coach = behind(BUSY)
    assert call(coach) == call(ScriptedCoach())
    assert len(coach.notices) == 1 and "Gemini is overloaded" in coach.notices[0]


def test_a_model_that_works_is_left_alone() -> None:
    coach = FallbackCoach(ScriptedCoach(), BrokenCoach(AssertionError()), lambda: SPENT)
    assert coach.evaluate(REQUEST).notice is None
    assert coach.notices == []


def test_strict_raises_only_what_the_user_can_mend() -> None:
    with pytest.raises(KeyRefused):
        behind(KeyRefused("Gemini refused the key"), strict=True).evaluate(REQUEST)
    assert behind(BUSY, strict=True).evaluate(REQUEST).notice
    assert behind(BudgetExceeded("the budget is used up"), strict=True).evaluate(REQUEST).notice


def test_a_fault_of_the_coach_or_of_the_input_is_not_hidden() -> None:
    for error in (InvalidInput("write a question"), ZeroDivisionError()):
        with pytest.raises(type(error)):
            behind(error).evaluate(REQUEST)
