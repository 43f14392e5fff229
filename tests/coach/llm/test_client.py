"""The adapter against providers that fail in every way they can: a reply that holds, or one clear error."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.fakes.clients import Note, Talk, talking, task
from tests.fakes.script import Fail, ModelRequest, Reply, Step

from interview_coach.coach.llm.client import MOST_REQUESTS, ModelClient
from interview_coach.errors import KeyRefused, ProviderError

pytestmark = pytest.mark.usefixtures("impatient")

both = pytest.mark.parametrize("provider", ["gemini", "openai"])
ways = pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])


@both
@ways
def test_a_reply_comes_as_its_schema_says_and_is_written_down(provider: str, stream: bool) -> None:
    with talking(provider) as talk:
        reply = talk.ask(stream=stream)
        assert reply == Note(text="Text 1", points=["Points 1"])
        assert bool(talk.partial) is stream
        (call,) = talk.ledger.calls
        assert (call.engine, call.task, call.outcome) == (provider, "note", "ok")
        assert call.tokens.input > 0 and call.tokens.output > 0
        assert (call.cost_usd is not None) is (provider == "gemini"), "a server of one's own has no price"
        assert talk.fake.generated[0].headers.get("x-goog-api-key", "test-key") == "test-key"


TRANSIENT: dict[str, Step] = {
    "429": Fail.status(429),
    "500": Fail.status(500),
    "502 with a page": Fail.page(502),
    "503": Fail.status(503),
    "reset": Fail.reset(),
}


@both
@ways
@pytest.mark.parametrize("step", TRANSIENT.values(), ids=TRANSIENT)
def test_what_may_pass_is_tried_again(provider: str, stream: bool, step: Step) -> None:
    with talking(provider, step) as talk:
        assert talk.ask(stream=stream).text == "Text 1"
        assert talk.requests == 2
        assert talk.outcomes == ["failed", "ok"]


@both
@ways
def test_the_delay_a_provider_names_is_waited_for(provider: str, stream: bool) -> None:
    with talking(provider, Fail.status(429, retry_after=1)) as talk:
        assert talk.ask(stream=stream).text == "Text 1"
        first, second = talk.fake.generated
        assert second.at - first.at >= 0.95


@both
@ways
def test_a_delay_beyond_the_deadline_is_not_waited_for(provider: str, stream: bool) -> None:
    with talking(provider, always=Fail.status(429, retry_after=30)) as talk:
        with pytest.raises(ProviderError, match="asked too often") as raised:
            talk.ask(stream=stream)
        assert not raised.value.permanent
        assert (talk.requests, talk.outcomes) == (1, ["failed"])
        assert talk.seconds < 1


LASTING: dict[str, tuple[Step, str]] = {
    "500": (Fail.status(500), "has a fault at the moment"),
    "503": (Fail.status(503), "is overloaded at the moment"),
    "reset": (Fail.reset(), "cannot be reached"),
    "silence": (Fail.timeout(), "did not answer in time"),
}


@both
@ways
@pytest.mark.parametrize(("step", "reason"), LASTING.values(), ids=LASTING)
def test_a_failure_that_lasts_ends_at_the_deadline(provider: str, stream: bool, step: Step, reason: str) -> None:
    with talking(provider, always=step, model_deadline=1) as talk:
        with pytest.raises(ProviderError, match=reason) as raised:
            talk.ask(stream=stream)
        assert not raised.value.permanent
        assert talk.seconds < 1.8
        assert set(talk.outcomes) == {"failed"}


@both
@pytest.mark.parametrize("piece", [4, 40])
def test_a_stream_that_creeps_ends_at_the_deadline_too(provider: str, piece: int) -> None:
    with talking(provider, always=Fail.slow(0.4, piece=piece), model_deadline=1) as talk:
        if piece == 40:
            assert talk.ask(stream=True).text == "Text 1"
            return
        with pytest.raises(ProviderError, match="did not answer in time"):
            talk.ask(stream=True)
        assert talk.seconds < 1.8
        assert talk.outcomes == ["failed"]


@ways
def test_nobody_there(stream: bool) -> None:
    with talking("gemini", gemini_base_url="http://127.0.0.1:9", model_deadline=1) as talk:
        with pytest.raises(ProviderError, match="cannot be reached") as raised:
            talk.ask(stream=stream)
        assert not raised.value.permanent
        assert set(talk.costs) == {Decimal(0)}, "what never arrived costs nothing"


HOPELESS: dict[str, tuple[Step, str]] = {
    "wrong key": (Fail.key_invalid(), "refused the key"),
    "401": (Fail.status(401), "refused the key"),
    "403": (Fail.status(403), "refused the key"),
    "no such model": (Fail.status(404), "does not have the model"),
    "no quota at all": (Fail.quota_zero(), "quota"),
    "no quota a minute": (Fail.quota_zero(daily=False), "quota"),
    "today's quota": (Fail.quota_day(), "quota"),
}


@both
@ways
@pytest.mark.parametrize(("step", "reason"), HOPELESS.values(), ids=HOPELESS)
def test_what_only_the_user_can_mend_is_asked_once(provider: str, stream: bool, step: Step, reason: str) -> None:
    with talking(provider, always=step) as talk:
        with pytest.raises(KeyRefused, match=reason) as raised:
            talk.ask(stream=stream)
        assert raised.value.permanent
        assert (talk.requests, talk.outcomes, talk.costs) == (1, ["refused"], [Decimal(0)])
        assert talk.seconds < 1
        assert "test-key" not in str(raised.value)


@both
@ways
@pytest.mark.parametrize("step", [Fail.blocked(), Fail.safety()], ids=["prompt", "reply"])
def test_a_text_the_model_will_not_look_at_is_sent_once(provider: str, stream: bool, step: Step) -> None:
    with talking(provider, always=step) as talk:
        with pytest.raises(ProviderError, match="declined to look at this text") as raised:
            talk.ask("Sarah Chen was there", stream=stream)
        assert raised.value.permanent and "Sarah" not in str(raised.value)
        assert (talk.requests, talk.outcomes) == (1, ["refused"])
        assert talk.ledger.calls[0].tokens.input > 0, "the prompt was read, so it is counted"


@both
@ways
def test_a_text_that_is_too_long_is_sent_once(provider: str, stream: bool) -> None:
    with talking(provider, always=Fail.too_long()) as talk:
        with pytest.raises(ProviderError, match="cannot take a text of this length"):
            talk.ask(stream=stream)
        assert talk.requests == 1


UNREADABLE: dict[str, Step] = {
    "no JSON": Fail.not_json(),
    "another shape": Fail.other_shape(),
    "no text": Fail.blank(),
}


@both
@ways
@pytest.mark.parametrize("step", UNREADABLE.values(), ids=UNREADABLE)
def test_a_reply_that_cannot_be_read_is_asked_for_again_and_billed(provider: str, stream: bool, step: Step) -> None:
    with talking(provider, step) as talk:
        assert talk.ask(stream=stream).text == "Text 1"
        assert talk.outcomes == ["unreadable", "ok"]
        assert all(call.tokens.input > 0 for call in talk.ledger.calls)
        if provider == "gemini":
            assert all(cost for cost in talk.costs)


@both
@ways
@pytest.mark.parametrize("step", [*UNREADABLE.values(), Fail.empty()], ids=[*UNREADABLE, "no candidate"])
def test_a_model_that_only_babbles_gives_nothing(provider: str, stream: bool, step: Step) -> None:
    with talking(provider, always=step) as talk:
        with pytest.raises(ProviderError, match="cannot be read"):
            talk.ask(stream=stream)
        assert talk.requests <= 2
        assert set(talk.outcomes) == {"unreadable"}
        assert None not in talk.costs or provider == "openai", "an unknown price is not 0"
        assert Decimal(0) not in talk.costs


@both
@ways
def test_a_reply_cut_off_at_the_limit_is_not_asked_for_again(provider: str, stream: bool) -> None:
    with talking(provider, always=Fail.max_tokens()) as talk:
        with pytest.raises(ProviderError, match="stopped in the middle"):
            talk.ask(stream=stream)
        assert (talk.requests, talk.outcomes) == (1, ["unreadable"])


@both
@ways
def test_a_page_where_json_should_be_is_no_reply(provider: str, stream: bool) -> None:
    with talking(provider, always=Fail.page()) as talk:
        with pytest.raises(ProviderError, match="cannot be read") as raised:
            talk.ask(stream=stream)
        assert not raised.value.permanent, "the sign-in page of a hotel's network goes away"
        assert "html" not in str(raised.value).lower()


@both
@ways
def test_json_in_a_code_fence_is_still_json(provider: str, stream: bool) -> None:
    with talking(provider, always=Fail.fenced()) as talk:
        assert talk.ask(stream=stream).text == "Text 1"
        assert talk.requests == 1


def long_reply(_: ModelRequest) -> Reply:
    return Reply('{"text": "' + "one two three " * 20 + '", "points": ["a", "b"]}')


@both
@pytest.mark.parametrize("step", [Fail.cut(), Fail.in_stream()], ids=["cut", "error inside"])
def test_a_stream_that_breaks_off_is_asked_for_again_in_one_piece(provider: str, step: Step) -> None:
    with talking(provider) as talk:
        talk.fake.replier = long_reply
        talk.fake.then(step)
        assert talk.ask(stream=True).points == ["a", "b"]
        assert [request.stream for request in talk.fake.generated] == [True, False]
        assert talk.outcomes[-1] == "ok" and talk.outcomes[0] != "ok"


@both
@ways
def test_a_reply_that_fails_its_check_is_asked_for_once_more_naming_what_is_wrong(provider: str, stream: bool) -> None:
    seen: list[Any] = []

    def check(reply: Any) -> str | None:
        seen.append(reply)
        return "the word “blue” is missing"

    with talking(provider) as talk:
        assert talk.ask(check=check, stream=stream).text == "Text 1"
        assert (talk.requests, len(seen)) == (2, 1), "the second reply comes back as it is"
        assert "blue" not in talk.fake.generated[0].user
        assert "blue" in talk.fake.generated[1].user
        assert talk.outcomes == ["unreadable", "ok"], "both are paid, one was used"


@ways
@pytest.mark.parametrize(
    "step", [Fail.status(400), Fail.not_json(), Fail.safety()], ids=["refused", "prose", "stopped"]
)
def test_a_failure_while_asking_again_leaves_the_first_reply_which_is_paid(stream: bool, step: Step) -> None:
    with talking("gemini", model_deadline=1) as talk:
        talk.fake.then(lambda _, reply: reply)
        talk.fake.always(step)
        assert talk.ask(check=lambda _: "wrong", stream=stream).text == "Text 1"
        assert talk.outcomes[0] == "ok" and "ok" not in talk.outcomes[1:]
        assert talk.requests == 2


@both
@ways
@pytest.mark.parametrize("first", [*UNREADABLE, "a fault"])
@pytest.mark.parametrize("second", [*UNREADABLE, "a fault"])
def test_no_more_than_two_replies_are_paid_whatever_is_wrong_with_them(
    provider: str, stream: bool, first: str, second: str
) -> None:
    """A fault is a reply that can be read and fails its check."""
    with talking(provider) as talk:
        talk.fake.then(*(UNREADABLE.get(name, lambda _, reply: reply) for name in (first, second)))
        with suppress(ProviderError):
            talk.ask(check=lambda _: "wrong", stream=stream)
        assert talk.requests == MOST_REQUESTS == 2


def test_a_step_that_always_fails_is_left_alone_though_another_one_always_works() -> None:
    """Reading works, writing never does: the failures of the one are not undone by the successes of the other."""
    with talking("gemini") as talk:
        reading, writing = task("read"), replace(task("write"), prompt=replace(task("write").prompt, task="writing"))
        for _ in range(3):
            talk.client.ask(reading, talk.meter())
            talk.fake.then(Fail.not_json(), Fail.not_json())
            with pytest.raises(ProviderError, match="cannot be read"):
                talk.client.ask(writing, talk.meter())
        asked = talk.requests
        talk.client.ask(reading, talk.meter())
        with pytest.raises(ProviderError, match="failed several times"):
            talk.client.ask(writing, talk.meter())
        assert talk.requests == asked + 1


def test_three_failures_open_the_breaker_and_a_success_closes_it() -> None:
    with talking("gemini", always=Fail.not_json()) as talk:
        now = [100.0]
        talk.client.breaker.clock = lambda: now[0]
        for _ in range(3):
            with pytest.raises(ProviderError, match="cannot be read"):
                talk.ask()
        asked = talk.requests
        with pytest.raises(ProviderError, match=r"failed several times; it is asked again in 60 seconds"):
            talk.ask()
        assert talk.requests == asked
        talk.fake.always(None)
        now[0] += 61
        assert talk.ask().text == "Text 1"
        assert talk.ask().text == "Text 1", "closed at once"


def test_a_wrong_key_does_not_open_the_breaker() -> None:
    with talking("gemini", always=Fail.key_invalid()) as talk:
        for _ in range(4):
            with pytest.raises(KeyRefused):
                talk.ask()


def in_background(talk: Talk, caught: list[BaseException]) -> threading.Thread:
    def run() -> None:
        try:
            talk.ask()
        except BaseException as error:  # noqa: BLE001
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    until = time.monotonic() + 5
    while not talk.fake.seen and time.monotonic() < until:
        time.sleep(0.01)
    return thread


def test_closing_lets_nobody_wait_for_ever() -> None:
    caught: list[BaseException] = []
    with talking("gemini", always=Fail.timeout(), model_deadline=30) as talk:
        waiting = in_background(talk, caught)
        talk.client.close()
        waiting.join(5)
        assert not waiting.is_alive()
    (error,) = caught
    assert isinstance(error, ProviderError) and "was not waited for" in str(error)
    assert talk.outcomes == ["cancelled"]


@both
def test_many_at_once_share_one_client(provider: str) -> None:
    with talking(provider) as talk:
        talk.fake.delay = 0.2
        caught: list[BaseException] = []
        threads = [in_background(talk, caught) for _ in range(8)]
        for thread in threads:
            thread.join(10)
        assert caught == []
        assert talk.outcomes == ["ok"] * 8
        assert talk.fake.busiest > 3, "they do not wait for each other"


def test_a_client_that_was_never_used_closes_quietly() -> None:
    with talking("gemini") as talk:
        assert isinstance(talk.client, ModelClient)
