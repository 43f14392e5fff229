"""What is asked of the budget before a request goes out, and what is kept so that nothing is paid twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.fakes.clients import talking, task
from tests.fakes.script import Fail

from interview_coach.errors import BudgetExceeded, ProviderError

pytestmark = pytest.mark.usefixtures("impatient")


def test_nothing_is_asked_whose_next_step_could_not_be_paid() -> None:
    with talking("gemini") as talk:
        step = replace(task("one"), then=task("two " * 2_000, strong=True))
        talk.ledger.budget = Decimal("0.003")
        with pytest.raises(BudgetExceeded):
            talk.client.ask(step, talk.meter())
        assert talk.requests == 0
        talk.client.ask(replace(step, then=None), talk.meter())
        ((_, both_steps),) = talk.ledger.afforded
        ((_, first_alone),) = talk.ledger.asked
        assert first_alone is not None and both_steps > Decimal("0.003") > first_alone


def test_a_budget_that_is_used_up_sends_nothing() -> None:
    with talking("gemini") as talk:
        talk.ledger.budget = Decimal(0)
        with pytest.raises(BudgetExceeded):
            talk.ask()
        assert (talk.fake.seen, talk.ledger.calls) == ([], [])
        talk.ledger.budget = None
        assert talk.ask().text == "Text 1", "a budget is no failure of the provider"


def test_an_identical_request_is_paid_once() -> None:
    with talking("gemini") as talk:
        talk.ledger.keeps = True
        first = talk.ask("one")
        assert talk.ask("one") == first
        assert (talk.requests, len(talk.ledger.calls)) == (1, 1)
        talk.ask("two")
        assert talk.requests == 2


def test_what_is_kept_belongs_to_the_model_and_the_wording_of_the_prompt() -> None:
    with talking("gemini") as talk:
        talk.ledger.keeps = True
        talk.ask("one")
        talk.client.ask(task("one", strong=True), talk.meter())
        reworded = replace(task("one"), prompt=replace(task("one").prompt, version="note@2"))
        talk.client.ask(reworded, talk.meter())
        assert [request.model for request in talk.fake.generated] == [
            "gemini-2.5-flash",
            "gemini-2.5-pro",
            "gemini-2.5-flash",
        ]


def test_nothing_is_kept_of_a_request_that_failed() -> None:
    with talking("gemini", always=Fail.not_json()) as talk:
        talk.ledger.keeps = True
        with pytest.raises(ProviderError):
            talk.ask()
        assert talk.ledger.kept == {}
