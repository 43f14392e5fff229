"""What is shown as a prompt is what goes over the line, to the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.coach.evaluation.answers_told import QUESTION, STORY
from tests.coach.llm.coached import by_builtin, coached
from tests.fakes.reader import honest

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.agent import hide_nothing
from interview_coach.coach.llm.showing import schema_of, task_of
from interview_coach.config import Settings
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType

TOLD = EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, STORY)
REFERENCE = "Key points:\n1. An index makes reads faster.\n2. It makes writes slower.\n"
REQUESTS = {
    "typed": TOLD,
    "spoken": replace(TOLD, medium=Medium.SPOKEN),
    "with a reference": replace(TOLD, type=QuestionType.TECHNICAL, reference=REFERENCE),
    "of a variant": replace(TOLD, type=QuestionType.TECHNICAL, variant="coding"),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_prompt_and_schema_are_those_that_gemini_gets(name: str) -> None:
    request = REQUESTS[name]
    shown = task_of("extract", lambda coach: coach.evaluate(request), BuiltinCoach(), hide_nothing)
    assert shown is not None
    with coached(honest) as coach:
        coach.evaluate(request)
        sent = coach.sent[0]
    assert (sent.system, sent.user) == (shown.prompt.system, shown.prompt.user)
    assert sent.schema == schema_of(shown.reply, Settings(Path("nowhere")))


def test_the_second_prompt_has_its_own_schema() -> None:
    shown = task_of("feedback", lambda coach: coach.evaluate(TOLD), BuiltinCoach(), hide_nothing, by_builtin(TOLD))
    assert shown is not None
    with coached(honest) as coach:
        coach.evaluate(TOLD)
        assert coach.sent[1].schema == schema_of(shown.reply, Settings(Path("nowhere")))
