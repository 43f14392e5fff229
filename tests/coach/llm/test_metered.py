"""What a request costs: allowed before, written down after, with what became of it."""

from __future__ import annotations

import threading
import time
from decimal import Decimal

import pytest
from tests.fakes.clients import NOON, Talk, talking
from tests.fakes.script import Fail, ModelRequest, Reply, TokenCount

from interview_coach.domain.costs import Tokens
from interview_coach.errors import BudgetExceeded, ProviderError, StorageFailed

pytestmark = pytest.mark.usefixtures("impatient")

COUNTED = TokenCount(prompt=1200, output=50, cached=400, thinking=30)


def costly(_: ModelRequest) -> Reply:
    return Reply('{"text": "good", "points": []}', COUNTED)


@pytest.mark.parametrize("provider", ["gemini", "openai"])
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_tokens_are_the_providers_own_count(provider: str, stream: bool) -> None:
    with talking(provider) as talk:
        talk.fake.replier = costly
        talk.ask(stream=stream)
        (call,) = talk.ledger.calls
        assert call.tokens == Tokens(1200, 80, 400, 30)
        assert call.at == NOON
        if provider == "gemini":
            assert call.cost_usd == Decimal("0.000452"), "thinking is output, what was cached is cheaper"


def test_the_question_whether_it_may_be_spent_comes_before_each_request_with_an_estimate() -> None:
    with talking("gemini") as talk:
        talk.ask("a" * 40_000, check=lambda _: "wrong")
        (first, estimate), (second, later) = talk.ledger.asked
        assert (first, second) == ("note", "note")
        assert estimate is not None and later is not None
        assert estimate >= Decimal("0.003"), "ten thousand tokens in, a hundred out"
        assert later > estimate, "asking again sends the first exchange along"


def test_a_budget_stops_the_second_request_too() -> None:
    with talking("gemini", Fail.not_json()) as talk:
        talk.ledger.budget = Decimal("0.0003")
        with pytest.raises(BudgetExceeded):
            talk.ask()
        assert (talk.requests, talk.outcomes) == (1, ["unreadable"]), "the first one is paid"


def test_a_consent_taken_back_between_two_tries_stops_the_second() -> None:
    with talking("gemini", always=Fail.status(503, retry_after=0.4)) as talk:

        def take_back() -> None:
            while not talk.requests:
                time.sleep(0.01)
            talk.ledger.agreed = False

        threading.Thread(target=take_back).start()
        with pytest.raises(ProviderError, match="took back your consent"):
            talk.ask()
        assert talk.requests == 1


def test_the_price_of_a_server_of_ones_own_is_unknown_not_nothing() -> None:
    with talking("openai") as talk:
        talk.ask()
        assert talk.costs == [None]


def test_a_stream_that_is_cut_is_written_down_with_what_came() -> None:
    with talking("gemini", Fail.cut(1)) as talk:
        talk.fake.replier = lambda _: Reply('{"text": "' + "word " * 60 + '", "points": []}')
        talk.ask(stream=True)
        cut, whole = talk.ledger.calls
        assert (cut.outcome, whole.outcome) == ("failed", "ok")
        assert 0 < cut.tokens.output < whole.tokens.output
        assert cut.cost_usd


def test_a_stop_from_outside_is_written_down_as_cancelled() -> None:
    with talking("gemini", always=Fail.timeout(), model_deadline=60) as talk:
        thread = threading.Thread(target=_quietly, args=(talk,))
        thread.start()
        while not talk.fake.seen:
            time.sleep(0.01)
        talk.client.close()
        thread.join(5)
        assert [(call.outcome, call.cost_usd) for call in talk.ledger.calls] == [("cancelled", None)]
        until = time.monotonic() + 3
        while not talk.fake.abandoned and time.monotonic() < until:
            time.sleep(0.02)
        assert talk.fake.abandoned, "the line is closed: the provider need not go on"


def _quietly(talk: Talk) -> None:
    with pytest.raises(ProviderError):
        talk.ask()


@pytest.mark.slow
def test_seconds_are_wall_time_with_the_tries_before() -> None:
    with talking("gemini", Fail.status(429, retry_after=1)) as talk:
        talk.ask()
        failed, worked = talk.ledger.calls
        assert failed.seconds < 0.9 < worked.seconds < 3


def test_a_ledger_that_cannot_write_is_not_taken_for_a_failing_provider() -> None:
    with talking("gemini") as talk:

        def full(_: object) -> None:
            raise StorageFailed("the disk is full")

        talk.ledger.record = full  # type: ignore[method-assign]
        for _ in range(4):
            with pytest.raises(StorageFailed):
                talk.ask()
