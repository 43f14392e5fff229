"""The fakes are believed by the real clients: replies, streams, tokens, and an exception of the right kind."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from google.genai import Client
from google.genai.types import HttpOptions
from openai import AsyncOpenAI
from pydantic_ai import Agent, NativeOutput, ToolOutput, exceptions

from tests.fakes.asking import Found, Notes, Part, ask, client, model, run
from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.script import Fail, ModelRequest, Reply, Step, TokenCount, sensible_reply
from tests.fakes.server import FakeModelServer

pytestmark = pytest.mark.slow

NOTES = Notes(score=4, summary="Clear and to the point.", found=[Found(part=Part.TASK, weight=0.5)] * 2)
WRITTEN = NOTES.model_dump_json()

HTTP = exceptions.ModelHTTPError
FAILURES: list[tuple[str, Step, tuple[type[Exception], ...], dict[str, Any]]] = [
    ("429", Fail.status(429, retry_after=2), (exceptions.ModelRateLimitError, HTTP), {"retry_after": 2.0}),
    ("quota 0", Fail.quota_zero(), (exceptions.ModelQuotaExceededError, HTTP), {"status_code": 429}),
    ("quota of the day", Fail.quota_day(), (exceptions.ModelQuotaExceededError, HTTP), {"status_code": 429}),
    ("500", Fail.status(500), (exceptions.ModelServerError, HTTP), {"status_code": 500}),
    ("503", Fail.status(503), (exceptions.ModelOverloadedError, HTTP), {"status_code": 503}),
    ("400", Fail.status(400), (exceptions.ModelRequestRejectedError, HTTP), {"status_code": 400}),
    ("401", Fail.status(401), (exceptions.ModelAuthenticationError, HTTP), {"status_code": 401}),
    ("403", Fail.status(403), (exceptions.ModelAuthenticationError, HTTP), {"status_code": 403}),
    ("404", Fail.status(404), (exceptions.ModelNotFoundError, HTTP), {"status_code": 404}),
    ("key", Fail.key_invalid(), (exceptions.ModelAuthenticationError, HTTP), {}),
    ("too long", Fail.too_long(), (exceptions.ModelContextWindowExceededError, HTTP), {"status_code": 400}),
    ("page", Fail.page(502), (exceptions.ModelServerError, HTTP), {"status_code": 502}),
    ("reset", Fail.reset(), (exceptions.ModelConnectionError,), {"phase": "read"}),
    ("cut", Fail.cut(), (exceptions.ModelConnectionError,), {"phase": "read"}),
    ("blocked", Fail.blocked(), (exceptions.ContentFilterError,), {}),
    ("safety", Fail.safety(), (exceptions.ContentFilterError,), {}),
    ("blank", Fail.blank(), (exceptions.UnexpectedModelBehavior,), {}),
    ("max tokens", Fail.max_tokens(), (exceptions.OutputTokenLimitExceeded,), {}),
    ("max tokens at once", Fail.max_tokens(0), (exceptions.OutputTokenLimitExceeded,), {}),
    ("not JSON", Fail.not_json(), (exceptions.UnexpectedModelBehavior,), {}),
    ("other shape", Fail.other_shape(), (exceptions.UnexpectedModelBehavior,), {}),
    ("too long a text", Fail.very_long(300), (exceptions.UnexpectedModelBehavior,), {}),
]


@pytest.fixture(params=[FakeGemini, FakeOpenAI])
def fake(request: pytest.FixtureRequest) -> Iterator[FakeModelServer]:
    with request.param() as server:
        yield server


def test_any_schema_is_filled_by_itself(fake: FakeModelServer) -> None:
    asked = ask(fake, "I led the move.")
    assert asked.error is None
    assert asked.notes is not None
    assert [one.part for one in asked.notes.found] == [Part.SITUATION, Part.TASK]
    assert asked.finish == "stop"


def test_the_request_is_kept_as_it_came(fake: FakeModelServer) -> None:
    ask(fake, "I led the move.")
    (seen,) = fake.generated
    assert (seen.system, seen.user, seen.stream, seen.tool) == ("You are a coach.", "I led the move.", False, None)
    assert seen.schema is not None
    assert set(seen.schema["properties"]) == set(Notes.model_fields)
    assert "test-key" in (seen.headers.get("x-goog-api-key") or seen.headers["authorization"])
    assert "I led the move." in json.dumps(seen.body)


def test_a_reply_through_a_tool(fake: FakeModelServer) -> None:
    asked = ask(fake, schema=ToolOutput)
    assert asked.notes is not None
    assert fake.generated[0].tool == "final_result"


def test_a_stream_grows(fake: FakeModelServer) -> None:
    fake.then(Reply(WRITTEN, piece=16))
    asked = ask(fake, stream=True)
    assert asked.notes == NOTES
    assert len(asked.partial) > 1
    assert fake.generated[0].stream
    assert asked.finish == "stop"


@pytest.mark.parametrize("stream", [False, True])
def test_tokens_and_their_price(fake: FakeModelServer, stream: bool) -> None:
    fake.then(Reply(WRITTEN, TokenCount(prompt=1200, output=50, cached=400, thinking=30)))
    usage = ask(fake, stream=stream).usage
    assert (usage.input_tokens, usage.cache_read_tokens) == (1200, 400)
    assert (usage.output_tokens, usage.output_reasoning_tokens) == (80, 30)
    assert usage.cost is not None
    assert usage.cost > Decimal(0)


def test_tokens_are_a_quarter_of_the_characters(fake: FakeModelServer) -> None:
    fake.then(Reply(WRITTEN))
    usage = ask(fake, "x" * 400).usage
    assert usage.input_tokens == (400 + len("You are a coach.")) // 4
    assert usage.output_tokens == -(-len(WRITTEN) // 4)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize(("step", "kinds", "attributes"), [case[1:] for case in FAILURES], ids=[c[0] for c in FAILURES])
def test_each_failure_is_told_from_the_others(
    fake: FakeModelServer,
    step: Step,
    kinds: tuple[type[Exception], ...],
    attributes: dict[str, Any],
    stream: bool,
) -> None:
    fake.then(step)
    error = ask(fake, stream=stream).error
    for kind in kinds:
        assert isinstance(error, kind)
    for name, value in attributes.items():
        assert getattr(error, name) == value
    assert len(fake.generated) == 1
    assert ask(fake).error is None  # the next request is served as if nothing had been


@pytest.mark.parametrize("stream", [False, True])
def test_no_reply_until_the_client_gives_up(fake: FakeModelServer, stream: bool) -> None:
    fake.then(Fail.timeout())
    assert isinstance(ask(fake, stream=stream, settings={"timeout": 0.2}).error, exceptions.ModelTimeoutError)
    assert ask(fake).error is None
    assert len(fake.abandoned) == 1


def test_an_error_inside_a_stream(fake: FakeModelServer) -> None:
    fake.then(Fail.in_stream(503))
    error = ask(fake, stream=True).error
    assert isinstance(error, exceptions.ModelOverloadedError)
    assert error.in_stream


def test_no_candidate_at_all() -> None:
    """OpenAI's client code falls over an empty list of choices unless it streams: an adapter must expect that."""
    with FakeGemini() as gemini, FakeOpenAI() as openai:
        for fake in (gemini, openai):
            fake.always(Fail.empty())
        assert isinstance(ask(gemini).error, exceptions.UnexpectedModelBehavior)
        assert isinstance(ask(gemini, stream=True).error, exceptions.UnexpectedModelBehavior)
        assert isinstance(ask(openai).error, IndexError)
        assert isinstance(ask(openai, stream=True).error, exceptions.UnexpectedModelBehavior)


def test_a_page_where_json_should_be(fake: FakeModelServer) -> None:
    fake.then(Fail.page())
    assert isinstance(ask(fake).error, exceptions.AgentRunError)


def test_a_fence_around_the_json_does_no_harm(fake: FakeModelServer) -> None:
    fake.then(Fail.fenced())
    assert ask(fake).error is None


def test_markup_comes_through_and_enumerations_stay(fake: FakeModelServer) -> None:
    fake.then(Fail.markup("<b>x</b>", only={"summary", "part"}))
    notes = ask(fake).notes
    assert notes is not None
    assert notes.summary.endswith("<b>x</b>")
    assert notes.found[0].note == "Note 1"


def test_wrong_replies_are_paid_too(fake: FakeModelServer) -> None:
    for step in (Fail.not_json(), Fail.max_tokens(), Fail.safety(), Fail.blocked()):
        fake.then(step)
        usage = ask(fake, "x" * 400).usage
        assert usage.requests == 1
        assert usage.input_tokens > 100


def test_a_cut_stream_has_told_what_it_cost_so_far() -> None:
    """Gemini counts with every piece; OpenAI's format only at the very end, which never came."""
    with FakeGemini() as gemini, FakeOpenAI() as openai:
        for fake in (gemini, openai):
            fake.then(Fail.cut(3))
        known, unknown = ask(gemini, stream=True).usage, ask(openai, stream=True).usage
    assert (known.requests, known.output_tokens) == (1, 18)
    assert (unknown.requests, unknown.output_tokens) == (1, 0)


def test_steps_come_in_order_and_then_it_is_well_again(fake: FakeModelServer) -> None:
    fake.then(Fail.status(500), Fail.status(429), Reply(WRITTEN))
    fake.always(Fail.status(503))
    errors = [type(ask(fake).error).__name__ for _ in range(4)]
    assert errors == ["ModelServerError", "ModelRateLimitError", "NoneType", "ModelOverloadedError"]
    fake.always(None)
    assert ask(fake).error is None


def test_a_replier_sees_what_was_asked() -> None:
    def replier(request: ModelRequest) -> Reply:
        assert request.schema is not None
        return replace(
            sensible_reply(request), text=NOTES.model_copy(update={"summary": request.user}).model_dump_json()
        )

    with FakeGemini(replier) as fake:
        notes = ask(fake, "I moved forty lines.").notes
    assert notes is not None
    assert notes.summary == "I moved forty lines."


def test_a_replier_that_fails_is_heard(fake: FakeModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: ModelRequest) -> Reply:
        raise LookupError("no such answer")

    fake.replier = broken
    error = ask(fake).error
    assert isinstance(error, exceptions.ModelServerError)
    assert "no such answer" in str(error.body)
    assert "LookupError" in capsys.readouterr().err
    fake.replier = sensible_reply
    assert ask(fake).error is None


def test_who_leaves_is_noticed(fake: FakeModelServer) -> None:
    """A cancelled task and a stream left early both close their connection."""
    fake.then(Fail.timeout(), Fail.slow(0.05, piece=8))

    async def leave() -> None:
        async with client() as http:
            agent = Agent(model(fake, http), output_type=NativeOutput(Notes))
            task = asyncio.create_task(agent.run("q"))
            while not fake.generated:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            async with agent.run_stream("q") as stream:
                async for _ in stream.stream_output(debounce_by=None):
                    break
        for _ in range(200):
            if len(fake.abandoned) == 2:
                return
            await asyncio.sleep(0.01)

    run(leave())
    assert [request.stream for request in fake.abandoned] == [False, True]


def test_closing_frees_who_waits() -> None:
    async def wait(fake: FakeModelServer) -> None:
        async with client() as http:
            agent = Agent(model(fake, http), output_type=NativeOutput(Notes))
            task = asyncio.create_task(agent.run("q"))
            while not fake.generated:
                await asyncio.sleep(0.01)
            await asyncio.to_thread(fake.close)
            with pytest.raises(exceptions.ModelConnectionError):
                await task

    fake = FakeGemini().__enter__()
    fake.always(Fail.timeout())
    run(wait(fake))


def test_many_at_once(fake: FakeModelServer) -> None:
    fake.delay = 0.1

    async def crowd() -> None:
        async with client() as http:
            agent = Agent(model(fake, http), output_type=NativeOutput(Notes))
            await asyncio.gather(*(agent.run(f"Answer {number}") for number in range(8)))

    run(crowd())
    assert sorted(request.user for request in fake.generated) == [f"Answer {number}" for number in range(8)]
    assert fake.busiest > 1


def test_quota_zero_may_look_like_a_rate_limit() -> None:
    """When no quota by the day is listed, only the message tells; waiting as asked would be in vain."""
    with FakeGemini() as fake:
        fake.then(Fail.quota_zero(daily=False))
        error = ask(fake).error
    assert isinstance(error, exceptions.ModelRateLimitError)
    assert error.retry_after == 22.0
    assert "limit: 0" in str(error.body)


def test_gemini_wants_a_key() -> None:
    with FakeGemini() as fake:

        async def without() -> int:
            async with client() as http:
                address = f"{fake.url}/v1beta/models/gemini-2.5-flash:generateContent"
                return (await http.post(address, json={"contents": []})).status_code

        assert run(without()) == 403


def test_geminis_other_methods() -> None:
    async def call(fake: FakeGemini) -> tuple[list[Any], int | None, list[str | None]]:
        async with client() as http:
            options = HttpOptions(base_url=fake.url, httpx_async_client=http)
            google = Client(api_key="test-key", vertexai=False, http_options=options).aio
            texts: list[Any] = ["moved the billing system", "moved the billing system", "sang a song"]
            found = await google.models.embed_content(
                model="gemini-embedding-001", contents=texts, config={"output_dimensionality": 64}
            )
            count = await google.models.count_tokens(model="gemini-2.5-flash", contents="x" * 40)
            names = [one.name async for one in await google.models.list()]
            return [one.values for one in found.embeddings or []], count.total_tokens, names

    with FakeGemini() as fake:
        vectors, count, names = run(call(fake))
        assert [request.kind for request in fake.seen] == ["embed", "count", "models"]
        assert fake.generated == []
    assert vectors[0] == vectors[1] != vectors[2]
    assert [len(vector) for vector in vectors] == [64] * 3
    assert count == 10
    assert "models/gemini-2.5-flash" in names


def test_openais_other_methods() -> None:
    async def call(fake: FakeOpenAI) -> tuple[list[Any], list[str]]:
        async with client() as http:
            openai = AsyncOpenAI(api_key="test-key", base_url=fake.base_url, http_client=http, max_retries=0)
            fake.then(Fail.status(500), kind="models")
            with pytest.raises(Exception, match="500"):
                await openai.models.list()
            found = await openai.embeddings.create(model="nomic-embed-text", input=["one", "two"], dimensions=32)
            return [one.embedding for one in found.data], [one.id async for one in openai.models.list()]

    with FakeOpenAI() as fake:
        vectors, names = run(call(fake))
    assert [len(vector) for vector in vectors] == [32, 32]
    assert "qwen3:8b" in names
