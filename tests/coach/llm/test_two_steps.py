"""Reading and writing: both are affordable before the first is sent, and what was read is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.coach.evaluation.answers_told import NO_END, QUESTION, STORY
from tests.coach.llm.coached import Coached, coached
from tests.fakes.adversaries import model, with_quotes
from tests.fakes.ledger import Notebook
from tests.fakes.reader import honest
from tests.fakes.script import Fail, Step

from interview_coach.coach.fallback import FallbackCoach
from interview_coach.coach.llm.client import MOST_REQUESTS
from interview_coach.coach.llm.desk import spent
from interview_coach.coach.llm.evaluation import evaluate, examples
from interview_coach.coach.llm.evaluation.evaluate import engine_version
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.content.marked_examples import marked_examples
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import BudgetExceeded

TOLD = EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, STORY)
LASTING: dict[str, Step] = {
    "wrong JSON": Fail.not_json(),
    "the strong model is not there": Fail.status(404),
    "a refusal": Fail.safety(),
    "no quota": Fail.quota_zero(),
}


@pytest.fixture
def coach() -> Iterator[Coached]:
    with coached(honest) as opened:
        yield opened


@pytest.mark.parametrize("step", LASTING.values(), ids=LASTING)
@pytest.mark.parametrize("answer", [NO_END, STORY], ids=["no end", "strong"])
def test_a_reading_outlives_a_note_that_could_not_be_written(coach: Coached, step: Step, answer: str) -> None:
    request = replace(TOLD, answer=answer)
    whole = coach.evaluate(request)
    coach.listens_to(honest)
    coach.server.then(lambda _, reply: reply, step, step)
    agent = coach.agent()
    behind = FallbackCoach(agent, agent.builtin, lambda: spent(agent.meter))
    found = behind.evaluate(request)
    assert (found.engine, found.overall, found.dimensions) == ("gemini", whole.overall, whole.dimensions)
    assert (found.evidence, found.star) == (whole.evidence, whole.star)
    assert found.notice is not None and found.notice.startswith("A model marked it; the builtin coach wrote the words")
    assert behind.notices == [found.notice]
    assert found.usage.requests == len(coach.notebook.calls) - 2
    places = Places.of(answer)
    assert found.main_fix and found.strengths
    for evidence in found.evidence:
        assert places.find(evidence.quote)


def test_both_steps_must_fit_the_budget_before_the_first_is_sent(coach: Coached) -> None:
    coach.evaluate(TOLD)
    ((_, both),) = coach.notebook.afforded
    (_, first), (_, second) = coach.notebook.asked
    assert first is not None and second is not None
    assert abs(both - first - second) < both / 4, "about what both were estimated at when they were sent"
    coach.listens_to(honest)
    coach.notebook = Notebook(budget=first + Decimal("0.0001"))
    with pytest.raises(BudgetExceeded):
        coach.evaluate(TOLD)
    assert coach.sent == []


def test_an_evaluation_is_paid_four_times_at_most(coach: Coached) -> None:
    """Invented quotes, then remarks that nobody may see, each again when the model is told so."""
    invented = model(
        lambda read, _: with_quotes(read, ["I led four hundred people"]), lambda said, _: {**said, "main_fix": "5/5!"}
    )
    coach.listens_to(invented).evaluate(TOLD)
    assert len(coach.sent) == 2 * MOST_REQUESTS == 4
    coach.listens_to(invented)
    coach.server.then(Fail.not_json(), lambda _, reply: reply, Fail.not_json(), lambda _, reply: reply)
    coach.evaluate(TOLD)
    assert len(coach.sent) == 4


def test_the_version_of_the_engine_follows_examples_shapes_and_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine_version("behavioral")
    assert before == engine_version("behavioral") and len(before) <= 64
    assert engine_version("technical.coding") != engine_version("technical"), "other examples, another shape"
    known = marked_examples()["behavioral"]
    edited = {**marked_examples(), "behavioral": [replace(known[0], answer=known[0].answer + " Then."), *known[1:]]}
    examples.examples_for.cache_clear()
    monkeypatch.setattr(examples, "marked_examples", lambda: edited)
    assert engine_version("behavioral") != before
    monkeypatch.undo()
    examples.examples_for.cache_clear()
    assert engine_version("behavioral") == before
    monkeypatch.setattr(evaluate, "CHECKS", "of tomorrow")
    first, second = engine_version("behavioral").split()
    assert not {first, second} & set(before.split())
